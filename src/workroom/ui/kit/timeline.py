"""A trail drawn as a line in time: when, what, who; newest on top."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workroom.base.words import N_, Phrase, Words
from workroom.ui.kit.icons import pixmap
from workroom.ui.kit.saying import say_moment, say_text
from workroom.ui.kit.theme import BODY, META, TONE_ICON, Theme, Tone, font

AXIS, TEXT_LEFT, GAP, MARK = 9, 28, 12, 18
FLAGS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened; `note` is a reason or a count under it."""

    when: datetime
    what: str | Phrase
    who: str = ""
    note: str | Phrase = ""
    tone: Tone = Tone.QUIET
    icon: str = ""


@dataclass(frozen=True, slots=True)
class _Drawn:
    head: str
    foot: str
    tone: Tone
    icon: str
    head_height: int
    foot_height: int

    @property
    def height(self) -> int:
        return self.head_height + self.foot_height + GAP


class Timeline(QWidget):
    """Paints moments one under the other along a line; as tall as they need."""

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words = words
        self._theme = theme
        self._moments: tuple[Moment, ...] = ()
        self._now = datetime.min.replace(tzinfo=UTC)
        self._drawn: tuple[_Drawn, ...] = ()
        self._measured_for = 0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(words(N_("Trail")))

    def show_moments(self, moments: Sequence[Moment], now: datetime) -> None:
        """Show these, in the order given (newest first); `now` is in the room's zone."""
        self._moments, self._now = tuple(moments), now
        self._measured_for = 0
        words = self._words
        told = (f"{self._time(m)} {say_text(words, m.what)} {m.who}".strip() for m in self._moments)
        self.setAccessibleDescription("\n".join(told))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(drawn.height for drawn in self._measure(width))

    def sizeHint(self) -> QSize:
        width = max(self.width(), 200)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 0
        drawn = self._measure(self.width())
        width = self.width() - TEXT_LEFT
        for number, moment in enumerate(drawn):
            middle = top + MARK // 2 + 1
            if number + 1 < len(drawn):
                painter.setPen(QPen(QColor(self._theme.border), 2))
                below = top + moment.height
                painter.drawLine(QPointF(AXIS, middle + MARK // 2), QPointF(AXIS, below))
            self._mark(painter, middle, moment)
            painter.setFont(font(BODY))
            painter.setPen(QColor(self._theme.text))
            painter.drawText(QRect(TEXT_LEFT, top, width, moment.head_height), FLAGS, moment.head)
            painter.setFont(font(META))
            painter.setPen(QColor(self._theme.quiet))
            foot_top = top + moment.head_height
            painter.drawText(
                QRect(TEXT_LEFT, foot_top, width, moment.foot_height), FLAGS, moment.foot
            )
            top += moment.height
        painter.end()

    def _mark(self, painter: QPainter, middle: int, moment: _Drawn) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.wash(moment.tone)))
        painter.drawEllipse(QPointF(AXIS, middle), MARK / 2, MARK / 2)
        colour = self._theme.colour(moment.tone)
        picture = pixmap(moment.icon, colour, 12, self.devicePixelRatioF())
        painter.drawPixmap(AXIS - 6, middle - 6, picture)

    def _measure(self, width: int) -> tuple[_Drawn, ...]:
        if width != self._measured_for:
            self._measured_for = width
            self._drawn = tuple(self._lay_out(moment, width) for moment in self._moments)
        return self._drawn

    def _lay_out(self, moment: Moment, width: int) -> _Drawn:
        words = self._words
        head = say_text(words, moment.what)
        foot = "  ".join(part for part in (self._time(moment), moment.who) if part)
        if note := say_text(words, moment.note):
            foot = f"{foot}\n{note}"
        room = QRect(0, 0, max(width - TEXT_LEFT, 40), 10_000)
        return _Drawn(
            head,
            foot,
            moment.tone,
            moment.icon or TONE_ICON[moment.tone],
            QFontMetrics(font(BODY)).boundingRect(room, FLAGS, head).height(),
            QFontMetrics(font(META)).boundingRect(room, FLAGS, foot).height(),
        )

    def _time(self, moment: Moment) -> str:
        return say_moment(moment.when, self._now)
