"""What was drawn of a return: a line for each unit, with what was found when it was opened."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from workroom.base.ids import UnitId
from workroom.base.words import N_, phrase
from workroom.ui.handover.opening import Drawn, Opening
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.fields import CodeField, holds_cursor, text_field
from workroom.ui.kit.labels import Elided, Label, Sign
from workroom.ui.kit.saying import say_text
from workroom.ui.kit.theme import META, XS, L, M, S, Tone

TITLE = N_("Drawn to be opened: {done} of {count} looked into")
PAGES = N_("Pages counted")
CONDITION = N_("Condition, 1 sound to 7")
REMARK = N_("What differs, if anything")
NAMES = (PAGES, CONDITION, REMARK)
FOUND = N_("{pages} of {expected} pages, condition {condition}. {remark}")
HIGHEST_PAGES, HIGHEST_CONDITION = 99_999, 7
ROW, MOST_ROWS = 38, 3
"""Pixels of a line; more lines than so many are scrolled."""

Record = Callable[[UnitId, int, int, str, Callable[[], object]], object]
"""Writes pages, condition and remark of a unit; the last is called where that was refused."""


class OpenedBlock(QFrame):
    """Enter in a line writes what was found, and goes to the next one."""

    left = Signal()
    """The last unit was looked into: no field is left for the cursor."""

    def __init__(self, bench: Bench, record: Record) -> None:
        super().__init__()
        self._bench, self._record = bench, record
        self.setProperty("kind", "card")
        self._title = Label(size=META, bold=True, tone=Tone.QUIET)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(M)
        self._grid.setVerticalSpacing(XS)
        self._grid.setColumnStretch(2, 1)
        self._grid.setColumnStretch(5, 1)
        self._inside = QWidget()
        self._inside.setLayout(self._grid)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._inside)
        self._scroll = scroll
        column = QVBoxLayout(self)
        column.setContentsMargins(L, S, L, S)
        column.setSpacing(XS)
        column.addWidget(self._title)
        column.addWidget(scroll)
        self._fields: dict[UnitId, tuple[QLineEdit, QLineEdit, QLineEdit]] = {}
        self._shown: tuple[Drawn, ...] | None = None
        self._goes_on = False
        """Whether the cursor goes to the next unit once what was written is shown."""
        self.hide()

    def show_opening(self, opening: Opening) -> None:
        """Show what is drawn; what somebody is typing stays while the lines are the same."""
        self.setVisible(bool(opening.drawn))
        if opening.drawn == self._shown:
            return
        self._shown = opening.drawn
        done = sum(one.found is not None for one in opening.drawn)
        said = phrase(TITLE, done=done, count=len(opening.drawn))
        self._title.setText(say_text(self._bench.words, said))
        typed = {unit: [field.text() for field in row] for unit, row in self._fields.items()}
        self._goes_on |= holds_cursor(self)
        self._clear()
        for place, one in enumerate(opening.drawn):
            self._add(place, one, typed.get(one.unit))
        self._scroll.setFixedHeight(min(len(opening.drawn), MOST_ROWS) * ROW + XS)
        if self._goes_on:
            self._goes_on = False
            if not self.enter():
                self.left.emit()

    def enter(self) -> bool:
        """Put the cursor into the first unit that nobody has looked into; False where none is."""
        for pages, _condition, _remark in self._fields.values():
            pages.setFocus(Qt.FocusReason.OtherFocusReason)
            pages.selectAll()
            return True
        return False

    def go_on(self) -> None:
        """Once something is drawn, go to the first unit of it."""
        self._goes_on = True

    def _ask_remark(self, unit: UnitId) -> None:
        """What was found wants words."""
        self._goes_on = False
        if (row := self._fields.get(unit)) is not None:
            row[2].setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self._fields = {}
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _add(self, place: int, one: Drawn, typed: list[str] | None) -> None:
        words, theme = self._bench.words, self._bench.theme
        looked = one.found is not None
        sign = Sign(theme, "check" if looked else "dot", Tone.DONE if looked else Tone.LOOK, 16)
        code, title = Label(one.code, bold=True), Elided(one.title, tone=Tone.QUIET)
        title.setMinimumWidth(40)
        for column, widget in enumerate((sign, code, title)):
            self._grid.addWidget(widget, place, column)
        if one.found is not None:
            said = phrase(
                FOUND,
                pages=one.found.pages,
                expected=one.found.expected,
                condition=one.found.condition,
                remark=one.found.remark,
            )
            tone = Tone.LOOK if one.differs else Tone.DONE
            self._grid.addWidget(Label(say_text(words, said), tone=tone), place, 3, 1, 3)
            return
        pages = self._number(HIGHEST_PAGES, PAGES)
        condition = self._number(HIGHEST_CONDITION, CONDITION)
        condition.setText(str(one.was))
        remark = text_field(words, words(REMARK))
        row = (pages, condition, remark)
        for column, (field, name) in enumerate(zip(row, NAMES, strict=True), 3):
            field.setAccessibleName(f"{one.code} {words(name)}")
            field.returnPressed.connect(partial(self._write, one.unit))
            self._grid.addWidget(field, place, column)
        for field, text in zip(row, typed or (), strict=False):
            field.setText(text)
        self._fields[one.unit] = row

    def _number(self, highest: int, hint: str) -> QLineEdit:
        field = CodeField()
        field.setValidator(QIntValidator(0, highest, field))
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setFixedWidth(92)
        field.setPlaceholderText(self._bench.words(hint))
        field.setToolTip(self._bench.words(hint))
        return field

    def _write(self, unit: UnitId) -> None:
        pages, condition, remark = self._fields[unit]
        if not pages.text() or not condition.text():
            (pages if not pages.text() else condition).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._goes_on = True
        told = int(pages.text()), int(condition.text()), remark.text()
        self._record(unit, *told, partial(self._ask_remark, unit))
