"""The status line: who is at the desk, how the day and the devices stand, and two switches."""

from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from workroom.base.words import N_, Language, Phrase, Words
from workroom.ui.kit.icons import icon
from workroom.ui.kit.labels import button
from workroom.ui.kit.saying import say_text
from workroom.ui.kit.theme import STATUS_HEIGHT, TONE_ICON, Shade, Theme, Tone


class Cell(Enum):
    """The places of the status line: a name for it, as a template, and an icon."""

    WHO = (N_("Person at the desk"), "user")
    BOOK = (N_("Kind of book"), "volume")
    DAY = (N_("Working day"), "today")
    READER = (N_("Barcode reader"), "station")
    PRINTER = (N_("Printer"), "printer")
    BACKUP = (N_("Last backup"), "backup")
    ENTRIES = (N_("Entries today"), "sheet")

    @property
    def title(self) -> str:
        return self.value[0]

    @property
    def icon_name(self) -> str:
        return self.value[1]


class Standing(NamedTuple):
    """What a cell says, and how it is meant."""

    text: str | Phrase
    tone: Tone = Tone.QUIET


class StatusLine(QWidget):
    """28 pixels at the bottom. A cell is a button: what it names can be opened or mended."""

    pressed = Signal(object)
    """The `Cell` that was pressed."""
    language_asked = Signal()
    shade_asked = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words = words
        self._theme = theme
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(STATUS_HEIGHT)
        self.setAccessibleName(words(N_("Status")))
        across = QHBoxLayout(self)
        across.setContentsMargins(8, 1, 8, 0)
        across.setSpacing(4)
        self._cells: dict[Cell, QPushButton] = {}
        for cell in Cell:
            made = QPushButton()
            made.setAutoDefault(True)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            made.clicked.connect(lambda _checked=False, which=cell: self.pressed.emit(which))
            made.hide()
            self._cells[cell] = made
            across.addWidget(made)
            if cell is Cell.DAY:
                across.addStretch(1)
        other = "中文" if words.language is Language.ENGLISH else "English"
        to_dark = theme.shade is Shade.LIGHT
        for text, name, hint, asked in (
            (other, "language", words(N_("Switch the language")), self.language_asked),
            (
                "",
                "moon" if to_dark else "sun",
                words(N_("Dark look") if to_dark else N_("Light look")),
                self.shade_asked,
            ),
        ):
            switch = button(text, asked.emit, theme=theme, hint=hint)
            switch.setIcon(icon(name, theme.quiet))
            switch.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            across.addWidget(switch)

    def button(self, cell: Cell) -> QPushButton:
        """The button of a cell."""
        return self._cells[cell]

    def told(self) -> tuple[str, ...]:
        """What the cells say, from left to right."""
        return tuple(made.text() for made in self._cells.values() if not made.isHidden())

    def show_cell(self, cell: Cell, standing: Standing | None) -> None:
        """Say how something stands; None hides the cell."""
        made = self._cells[cell]
        if standing is None:
            made.hide()
            return
        text = say_text(self._words, standing.text)
        tone = standing.tone
        speaks = tone in (Tone.LOOK, Tone.STOP)
        made.setText(text)
        made.setIcon(icon(TONE_ICON[tone] if speaks else cell.icon_name, self._theme.colour(tone)))
        made.setStyleSheet(f"color: {self._theme.colour(tone)};" if speaks else "")
        title = self._words(cell.title)
        made.setToolTip(title)
        made.setAccessibleName(f"{title}: {text}")
        made.show()
