"""Stages drawn as a flow with what each of them holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from workroom.base.words import N_, Phrase, Words
from workroom.ui.kit.icons import pixmap
from workroom.ui.kit.saying import say_text
from workroom.ui.kit.theme import ANSWER, BODY, META, RADIUS, TONE_ICON, Theme, Tone, font

HEIGHT, GAP, LEAST, PAD = 104, 28, 84, 12


@dataclass(frozen=True, slots=True)
class Step:
    """One stage: what it is called, how many things it holds, and a remark under the count."""

    key: str
    label: str | Phrase
    count: int
    note: str | Phrase = ""
    tone: Tone = Tone.PLAIN


class Flow(QWidget):
    """Boxes in a row with arrows between; a click, or arrow keys and Enter, opens a list."""

    picked = Signal(str)
    """The key of the stage that was opened."""

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words = words
        self._theme = theme
        self._steps: tuple[Step, ...] = ()
        self._at = 0
        self._hovered = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words(N_("What each stage holds")))

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these stages from left to right."""
        self._steps = tuple(steps)
        self._at = min(self._at, max(len(self._steps) - 1, 0))
        words = self._words
        told = (
            f"{say_text(words, step.label)} {step.count} {say_text(words, step.note)}".strip()
            for step in self._steps
        )
        self.setAccessibleDescription("\n".join(told))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(max(len(self._steps), 1) * (LEAST + GAP), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(len(self._steps) * (LEAST + 16), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        boxes = self._boxes()
        for number, (step, box) in enumerate(zip(self._steps, boxes, strict=True)):
            self._draw(painter, number, step, box)
            if number:
                self._arrow(painter, boxes[number - 1].right(), box.left(), box.center().y())
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._under(event.position()))

    def leaveEvent(self, event: object) -> None:
        self._hover(-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._under(event.position())
        if number >= 0:
            self._at = number
            self.update()
            self.picked.emit(self._steps[number].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Left:
                self._walk(-1)
            case Qt.Key.Key_Right:
                self._walk(1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if self._steps:
                self.picked.emit(self._steps[self._at].key)
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def _walk(self, by: int) -> None:
        self._at = min(max(self._at + by, 0), max(len(self._steps) - 1, 0))
        self.update()

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if number >= 0 else Qt.CursorShape.ArrowCursor
            )
            self.setToolTip(say_text(self._words, self._steps[number].label) if number >= 0 else "")
            self.update()

    def _under(self, point: QPointF) -> int:
        boxes = self._boxes()
        return next((number for number, box in enumerate(boxes) if box.contains(point)), -1)

    def _boxes(self) -> list[QRectF]:
        count = len(self._steps)
        if not count:
            return []
        gap = GAP if self.width() >= count * (LEAST + GAP) else 16
        width = min((self.width() - gap * (count - 1)) / count, 200.0)
        return [
            QRectF(number * (width + gap) + 1, 1, width - 2, HEIGHT - 2) for number in range(count)
        ]

    def _draw(self, painter: QPainter, number: int, step: Step, box: QRectF) -> None:
        theme = self._theme
        toned = step.tone not in (Tone.PLAIN, Tone.QUIET)
        focused = self.hasFocus() and number == self._at
        edge = theme.act if focused else theme.colour(step.tone) if toned else theme.border
        painter.setPen(QPen(QColor(edge), 2 if focused else 1))
        ground = theme.wash(step.tone) if toned else theme.surface
        painter.setBrush(QColor(theme.hover if number == self._hovered and not toned else ground))
        painter.drawRoundedRect(box, RADIUS, RADIUS)

        inner = box.adjusted(PAD, 10, -PAD, -10)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        self._text(
            painter,
            QRectF(inner.topLeft(), QSize(int(inner.width()), 22)),
            left,
            say_text(self._words, step.label),
            BODY,
            theme.text,
        )
        count = QRectF(inner.left(), inner.top() + 22, inner.width(), 38)
        empty = theme.quiet if step.count == 0 else theme.colour(step.tone) if toned else theme.text
        self._text(painter, count, left, f"{step.count:,}", ANSWER, empty, bold=True)
        note = say_text(self._words, step.note)
        line = QRectF(inner.left(), inner.bottom() - 20, inner.width(), 20)
        if note and toned:
            ratio = self.devicePixelRatioF()
            mark = pixmap(TONE_ICON[step.tone], theme.colour(step.tone), 14, ratio)
            painter.drawPixmap(QPointF(line.left(), line.top() + 3), mark)
            line.setLeft(line.left() + 18)
        self._text(
            painter, line, left, note, META, theme.colour(step.tone) if toned else theme.quiet
        )

    def _text(
        self,
        painter: QPainter,
        room: QRectF,
        flags: Qt.AlignmentFlag,
        text: str,
        size: int,
        colour: str,
        *,
        bold: bool = False,
    ) -> None:
        face = font(size, bold=bold)
        painter.setFont(face)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, flags, shown)

    def _arrow(self, painter: QPainter, start: float, end: float, y: float) -> None:
        painter.setPen(QPen(QColor(self._theme.field_border), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawLine(QPointF(start + 4, y), QPointF(end - 5, y))
        head = QPainterPath(QPointF(end - 9, y - 4))
        head.lineTo(end - 5, y)
        head.lineTo(end - 9, y + 4)
        painter.drawPath(head)
