"""The stages of a unit drawn as a line: what is done, what runs, what comes next, and each pass."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workroom.base.words import N_, phrase
from workroom.ui.catalogue.unit_screen import PassLine, StageLine
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.icons import pixmap
from workroom.ui.kit.saying import say_moment
from workroom.ui.kit.theme import BODY, META, Tone, font

NODE, TOP, LEAST, LINE_HEIGHT, APART = 22, 6, 34, 18, 6
PASSES_SHOWN = 3

PASS = N_("pass {round}")
AMOUNT = N_("{count} pages")


class StageLinePicture(QWidget):
    """A node for each stage along a line; `whole` writes names and passes under the nodes."""

    def __init__(self, bench: Bench, *, whole: bool) -> None:
        super().__init__()
        self._bench = bench
        self._whole = whole
        self._stages: tuple[StageLine, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(bench.words(N_("Stages")))
        self.setMouseTracking(True)

    def show_stages(self, stages: Sequence[StageLine]) -> None:
        """Show these stages; a unit without a sheet has none, and the picture goes away."""
        self._stages = tuple(stages)
        self.setVisible(bool(self._stages))
        told = (f"{self._name(stage)}: {'; '.join(self._passes(stage))}" for stage in self._stages)
        self.setAccessibleDescription("\n".join(told))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(len(self._stages) * LEAST, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(len(self._stages) * LEAST, self._height())

    def mouseMoveEvent(self, event: object) -> None:
        place = getattr(event, "position", QPointF)()
        at = int(place.x() / self._room()) if self._stages else 0
        stage = self._stages[at] if 0 <= at < len(self._stages) else None
        lines = (self._name(stage), *self._passes(stage)) if stage else ()
        self.setToolTip("\n".join(lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, room = self._bench.theme, self._room()
        middle = TOP + NODE / 2
        centres = [self._centre(number) for number in range(len(self._stages))]
        for number in range(1, len(centres)):
            reached = self._stages[number - 1].done
            painter.setPen(QPen(QColor(theme.done if reached else theme.field_border), 2))
            gap = NODE / 2 + 2
            painter.drawLine(
                QPointF(centres[number - 1] + gap, middle), QPointF(centres[number] - gap, middle)
            )
        for number, (stage, centre) in enumerate(zip(self._stages, centres, strict=True)):
            self._node(painter, stage, QPointF(centre, middle))
            if self._whole:
                left = number * room
                self._texts(painter, stage, QRectF(left, TOP + NODE + 6, room - 8, self.height()))
        painter.end()

    def _node(self, painter: QPainter, stage: StageLine, centre: QPointF) -> None:
        theme = self._bench.theme
        tone = _tone(stage)
        colour = QColor(theme.field_border if tone is Tone.QUIET else theme.colour(tone))
        painter.setPen(QPen(colour, 2))
        painter.setBrush(QColor(theme.wash(tone) if tone is not Tone.QUIET else theme.surface))
        painter.drawEllipse(centre, NODE / 2 - 1, NODE / 2 - 1)
        name = {Tone.DONE: "check", Tone.ACT: "pen", Tone.LOOK: "repeat"}.get(tone)
        if stage.next and not stage.running:
            name = "chevron-right"
        if name is not None:
            picture = pixmap(name, colour.name(), 12, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(centre.x() - 6, centre.y() - 6), picture)
        rounds = max((one.round for one in stage.passes), default=1)
        if rounds > 1:
            self._badge(painter, QPointF(centre.x() + 9, centre.y() - 8), rounds)

    def _badge(self, painter: QPainter, centre: QPointF, rounds: int) -> None:
        theme = self._bench.theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.look))
        painter.drawEllipse(centre, 7, 7)
        painter.setPen(QColor(theme.on_act))
        painter.setFont(font(10, bold=True))
        room = QRectF(centre.x() - 8, centre.y() - 8, 16, 16)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(rounds))

    def _texts(self, painter: QPainter, stage: StageLine, room: QRectF) -> None:
        theme = self._bench.theme
        self._line(painter, room, self._name(stage), BODY, theme.text)
        top = room.top() + LINE_HEIGHT + APART
        shown = stage.passes[-PASSES_SHOWN:]
        for one, text in zip(shown, self._passes(stage)[-PASSES_SHOWN:], strict=True):
            colour = theme.text if one.counts else theme.quiet
            for line in text.split("\n"):
                place = QRectF(room.left(), top, room.width(), LINE_HEIGHT)
                self._line(painter, place, line, META, colour)
                top += LINE_HEIGHT
            top += APART

    def _line(self, painter: QPainter, room: QRectF, text: str, size: int, colour: str) -> None:
        painter.setFont(font(size))
        painter.setPen(QColor(colour))
        width = int(room.width())
        shown = QFontMetrics(font(size)).elidedText(text, Qt.TextElideMode.ElideRight, width)
        place = QRect(int(room.left()), int(room.top()), width, LINE_HEIGHT + 2)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)

    def _passes(self, stage: StageLine) -> tuple[str, ...]:
        """Each pass in up to three lines: who and which pass, when, how much and why."""
        return tuple(self._pass(one, many=len(stage.passes) > 1) for one in stage.passes)

    def _pass(self, one: PassLine, *, many: bool) -> str:
        words, now = self._bench.words, self._bench.now()
        which = words(PASS, round=one.round) if many else ""
        when = say_moment(one.at, now) if one.at else ""
        amount = words(AMOUNT, count=one.quantity) if one.quantity else ""
        reason = words(one.reason.label) if one.reason else ""
        lines = (" ".join(filter(None, (one.who, which))), when)
        last = " · ".join(filter(None, (amount, reason)))
        return "\n".join(filter(None, (*lines, last)))

    def _name(self, stage: StageLine) -> str:
        return self._bench.words.say(phrase(stage.step.label))

    def _room(self) -> float:
        return self.width() / max(len(self._stages), 1)

    def _centre(self, number: int) -> float:
        """Nodes stand at the left of their room where text stands under them."""
        room = self._room()
        return number * room + (NODE / 2 + 2 if self._whole else room / 2)

    def _height(self) -> int:
        if not self._whole:
            return NODE + 2 * TOP
        tallest = 0
        for stage in self._stages:
            texts = self._passes(stage)[-PASSES_SHOWN:]
            lines = sum(text.count("\n") + 1 for text in texts)
            tallest = max(tallest, lines * LINE_HEIGHT + len(texts) * APART)
        return TOP + NODE + 6 + LINE_HEIGHT + APART + tallest


def _tone(stage: StageLine) -> Tone:
    if stage.running:
        return Tone.ACT
    if stage.done:
        return Tone.DONE
    if any(one.counts and one.at is None for one in stage.passes):
        return Tone.LOOK
    return Tone.ACT if stage.next else Tone.QUIET
