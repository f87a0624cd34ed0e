"""Paints a state as a chip: a pale ground, an icon and a word."""

from typing import NamedTuple

from PySide6.QtCore import QLocale, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from workroom.ui.kit.icons import pixmap
from workroom.ui.kit.rows import ICON_ROLE, TONE_ROLE
from workroom.ui.kit.theme import META, TONE_ICON, Theme, Tone, font

HEIGHT, PAD, GAP, ICON = 22, 8, 5, 14


class Chip(NamedTuple):
    """A word, what it means, and the sign beside it."""

    text: str
    tone: Tone
    icon_name: str


class ChipDelegate(QStyledItemDelegate):
    """Draws the cell's text inside a rounded ground of its tone."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:
        """Nothing: the ground of the cell is drawn first, the chip upon it."""
        return ""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        text = index.data()
        if not text:
            return
        tone = Tone(index.data(TONE_ROLE) or Tone.QUIET)  # Qt hands an enum's text back
        name = index.data(ICON_ROLE) or TONE_ICON[tone]
        cell: QRect = option.rect  # type: ignore[attr-defined]  # the stubs leave it out
        draw_chip(painter, cell.adjusted(8, 0, -4, 0), Chip(text, tone, name), self._theme)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        width = QFontMetrics(font(META)).horizontalAdvance(str(index.data() or ""))
        return QSize(width + ICON + GAP + 2 * PAD + 10, HEIGHT + 8)


def draw_chip(painter: QPainter, room: QRect, what: Chip, theme: Theme) -> int:
    """Draw one chip at the left of `room`, vertically centred; gives its width in pixels."""
    face = font(META)
    metrics = QFontMetrics(face)
    most = max(room.width() - ICON - GAP - 2 * PAD, 0)
    shown = metrics.elidedText(what.text, Qt.TextElideMode.ElideRight, most)
    width = metrics.horizontalAdvance(shown) + ICON + GAP + 2 * PAD
    chip = QRect(room.left(), room.center().y() - HEIGHT // 2 + 1, width, HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.wash(what.tone)))
    painter.drawRoundedRect(chip, HEIGHT / 2, HEIGHT / 2)
    ratio = painter.device().devicePixelRatioF()
    mark = pixmap(what.icon_name, theme.colour(what.tone), ICON, ratio)
    painter.drawPixmap(chip.left() + PAD - 1, chip.center().y() - ICON // 2 + 1, mark)
    painter.setFont(face)
    painter.setPen(QColor(theme.colour(what.tone)))
    place = chip.adjusted(PAD + ICON + GAP - 1, 0, 0, 0)
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()
    return width
