"""The registers at the left, each with how many of its lines wait for something."""

from PySide6.QtCore import Qt, Signal

from workroom.base.words import N_, phrase
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.rows import Align, Col, RowsModel
from workroom.ui.kit.table import Table
from workroom.ui.kit.theme import Tone
from workroom.ui.records.screen import Stand

WIDTH = 236

COLUMNS: tuple[Col[Stand], ...] = (
    Col(
        title=N_("Register"),
        text=lambda one: phrase(one.register.title),
        hint=lambda one: phrase(one.register.title),
        stretch=True,
    ),
    Col(
        title=N_("Open"),
        text=lambda one: f"{one.open:,}" if one.open else "",
        hint=lambda one: phrase(N_("{count} open"), count=one.open),
        tone=lambda _one: Tone.QUIET,
        align=Align.RIGHT,
        width=40,
    ),
)


class ShelfList(Table[Stand]):
    """Up and down walk; Enter and Right go on to the lines."""

    chosen = Signal(str)
    """The key of the register the cursor has come to."""

    def __init__(self, bench: Bench) -> None:
        self._model = RowsModel(
            COLUMNS, words=bench.words, theme=bench.theme, key=lambda one: one.register.key
        )
        super().__init__(self._model, name=N_("Registers"))
        self.horizontalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(WIDTH)
        self.picked.connect(self._choose)

    def show_stands(self, stands: tuple[Stand, ...], current: str) -> None:
        """Show the registers, the cursor on the current one."""
        self._model.show(stands)
        if self.record is None or self.record.register.key != current:
            self.blockSignals(True)
            self.pick_named(current)
            self.blockSignals(False)

    def step(self, by: int) -> None:
        """Go to the register after, or before."""
        count = self._model.rowCount()
        if count:
            self.pick((self.currentIndex().row() + by) % count)

    def _choose(self, one: Stand | None) -> None:
        if one is not None:
            self.chosen.emit(one.register.key)
