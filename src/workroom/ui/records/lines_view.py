"""The middle of the page: one register, its filters, and the table of its lines."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QVBoxLayout, QWidget

from workroom.base.ids import LineId
from workroom.base.words import N_, phrase
from workroom.rooms.registers.declaration import Register
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Deed, Weight
from workroom.ui.kit.empty import Empty
from workroom.ui.kit.labels import Elided, Label, button, row
from workroom.ui.kit.theme import META, STRONG, S, Tone
from workroom.ui.records.lines_table import LinesTable
from workroom.ui.records.screen import RecordsScreen, Row, Show

FOUND = N_("{count} of {whole} lines")
WHOLE = N_("{whole} lines")
EMPTY = N_("Nothing stands in this register yet")


class LinesView(QWidget):
    """A table for each register, made when it is first looked at."""

    picked = Signal(object)
    """The `Row` the cursor has come to; None where nothing is picked."""
    opened = Signal()
    filtered = Signal(object)
    """Which lines are wanted, as `Show`."""

    def __init__(self, bench: Bench, enter: Deed, print_list: Deed) -> None:
        super().__init__()
        self._bench = bench
        self._enter = enter
        self._key = ""
        words, theme = bench.words, bench.theme
        self._tables: dict[str, LinesTable] = {}
        self._empties: dict[str, Empty] = {}
        self._title = Elided(size=STRONG)
        self._count = Label(size=META, tone=Tone.QUIET)
        self._filters: dict[Show, Any] = {}
        self._group = QButtonGroup(self)
        self._bar = QWidget()
        bar = row(spacing=S)
        for show in Show:
            switch = button(
                words(show.label),
                partial(self.filtered.emit, show),
                theme=theme,
                kind="filter",
            )
            switch.setCheckable(True)
            self._group.addButton(switch)
            self._filters[show] = switch
            bar.addWidget(switch)
        bar.addWidget(self._count)
        bar.addStretch(1)
        self._bar.setLayout(bar)
        self._stack = QStackedWidget()
        head = row(spacing=S)
        head.addWidget(self._title, 1)
        head.addWidget(print_list.button(theme, Weight.QUIET))
        head.addWidget(enter.button(theme))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addWidget(self._stack, 1)

    @property
    def table(self) -> LinesTable | None:
        """The table in front."""
        return self._tables.get(self._key)

    def pick(self, line: LineId | None) -> bool:
        """Put the cursor on a line; False where it is not listed."""
        table = self.table
        return table is not None and line is not None and table.pick_named(line)

    def show_screen(self, screen: RecordsScreen, first: LineId | None = None) -> None:
        """Show the lines that were asked for; the cursor goes to `first`, if it is given."""
        register = screen.register
        table = self._table_of(register)
        changed, self._key = self._key != register.key, register.key
        self._title.show_text(self._bench.words(register.title))
        for show, switch in self._filters.items():
            switch.setChecked(show is screen.wanted.show)
        count, whole = len(screen.rows), screen.whole
        said = phrase(WHOLE if count == whole else FOUND, count=f"{count:,}", whole=f"{whole:,}")
        self._count.setText(self._bench.words.say(said))
        table.show_rows(screen.rows)
        self._bar.setVisible(whole > 0)
        self._stack.setCurrentWidget(table if whole else self._empty_of(register))
        if self.pick(first):
            return
        if table.record is None and screen.rows:
            table.pick(0)
        elif changed or not screen.rows:
            self.picked.emit(table.record if screen.rows else None)

    def _table_of(self, register: Register[Any]) -> LinesTable:
        table = self._tables.get(register.key)
        if table is None:
            table = self._tables[register.key] = LinesTable(self._bench, register)
            table.picked.connect(lambda one: self._pass_on(register.key, one))
            table.opened.connect(lambda _one: self.opened.emit())
            self._stack.addWidget(table)
        return table

    def _pass_on(self, key: str, one: Row | None) -> None:
        if key == self._key:
            self.picked.emit(one)

    def _empty_of(self, register: Register[Any]) -> Empty:
        empty = self._empties.get(register.key)
        if empty is None:
            empty = self._empties[register.key] = Empty(
                self._bench.words,
                self._bench.theme,
                icon_name="records",
                title=EMPTY,
                first=register.help,
                deed=self._enter,
            )
            self._stack.addWidget(empty)
        return empty
