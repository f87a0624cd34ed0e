"""Texts, lines and icons in the sizes and tones of the look."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workroom.ui.kit.icons import icon, pixmap
from workroom.ui.kit.theme import BODY, M, S, Theme, Tone, font


class Label(QLabel):
    """A text of one size and tone; wraps, never interprets what somebody typed as markup."""

    def __init__(
        self,
        text: str = "",
        *,
        size: int = BODY,
        bold: bool = False,
        tone: Tone = Tone.PLAIN,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(size, bold=bold))
        self.setWordWrap(wrap)
        self.set_tone(tone)

    def set_tone(self, tone: Tone) -> None:
        """Colour the text as that tone; a word beside it must say the same."""
        restyle(self, "tone", tone.value)


class Sign(QLabel):
    """An icon standing beside a word; it says nothing to assistive tech that the word does not."""

    def __init__(self, theme: Theme, name: str, tone: Tone = Tone.PLAIN, size: int = 18) -> None:
        super().__init__()
        self._theme, self._size = theme, size
        self.setFixedSize(QSize(size, size))
        self.show_icon(name, tone)

    def show_icon(self, name: str, tone: Tone) -> None:
        """Show another icon."""
        colour = self._theme.colour(tone)
        self.setPixmap(pixmap(name, colour, self._size, self.devicePixelRatioF()))


class Elided(QLabel):
    """One line that ends in … where the room ends, and is whole in the tooltip."""

    def __init__(self, text: str = "", *, size: int = BODY, tone: Tone = Tone.PLAIN) -> None:
        super().__init__()
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(size))
        self.setMinimumWidth(24)
        restyle(self, "tone", tone.value)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show a text, shortened as needed."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self._whole) + 4
        return QSize(width, super().sizeHint().height())

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 24)
        )
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


def rule() -> QFrame:
    """A thin line that divides."""
    line = QFrame()
    line.setProperty("kind", "rule")
    line.setFixedHeight(1)
    return line


def card(*, margin: int = M, spacing: int = S) -> tuple[QFrame, QVBoxLayout]:
    """A bordered surface, and the column to fill it by."""
    frame = QFrame()
    frame.setProperty("kind", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(margin, margin, margin, margin)
    column.setSpacing(spacing)
    return frame, column


def button(
    text: str,
    do: Callable[[], object],
    *,
    theme: Theme,
    icon_name: str = "",
    kind: str = "",
    hint: str = "",
) -> QPushButton:
    """A plain button that no rule forbids. `kind` is "", "primary", "quiet", "stop" or "filter"."""
    made = QPushButton(text)
    made.setProperty("kind", kind)
    # Enter presses what has the focus, and not the dialog's default in its place.
    made.setAutoDefault(True)
    made.setToolTip(hint)
    if icon_name:
        colour = {"primary": theme.on_act, "quiet": theme.act, "stop": theme.stop}.get(
            kind, theme.text
        )
        made.setIcon(icon(icon_name, colour))
    if not text:
        made.setAccessibleName(hint)
    made.clicked.connect(lambda _checked=False: do())
    return made


def row(*parts: QWidget | None, spacing: int = S) -> QHBoxLayout:
    """Parts side by side; None stretches."""
    made = QHBoxLayout()
    fill(made, *parts, spacing=spacing)
    return made


def fill(layout: QBoxLayout, *parts: QWidget | None, spacing: int = S) -> None:
    """Put parts into a layout without margins; None stretches."""
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        else:
            layout.addWidget(part)


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and let the sheet look again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
