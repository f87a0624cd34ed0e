"""What stands beneath the picked line, in its panel: the lines of the registers that name it."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workroom.base.words import N_
from workroom.rooms.registers.declaration import Register
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.labels import Label
from workroom.ui.kit.rows import RowsModel
from workroom.ui.kit.table import Table
from workroom.ui.kit.theme import ROW_DENSE, STRONG, S, Tone
from workroom.ui.records.columns import field_columns
from workroom.ui.records.line_screen import Below
from workroom.ui.records.screen import Row

MOST_ROWS = 6
NONE_YET = N_("None yet.")


class BeneathBlock(QWidget):
    """One register's lines; Enter or a double click opens one in the panel."""

    opened = Signal(object)
    """The `LineId` of the line that was opened."""

    def __init__(self, bench: Bench, register: Register[Any]) -> None:
        super().__init__()
        words = bench.words
        self._none = Label(words(NONE_YET), tone=Tone.QUIET)
        self._model = RowsModel(
            field_columns(register, bench.now),
            words=words,
            theme=bench.theme,
            key=lambda row: row.id,
        )
        self.table: Table[Row] = Table(self._model, name=register.title, dense=True)
        head = self.table.horizontalHeader()
        head.hide()
        head.setStretchLastSection(True)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.opened.connect(lambda row: self.opened.emit(row.id))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, S, 0, 0)
        column.setSpacing(S)
        column.addWidget(Label(words(register.title), size=STRONG, bold=True, wrap=True))
        column.addWidget(self._none)
        column.addWidget(self.table)

    def show_below(self, below: Below) -> None:
        """Show these lines."""
        self._model.show(below.rows)
        self._none.setVisible(not below.rows)
        self.table.setVisible(bool(below.rows))
        self.table.setFixedHeight(ROW_DENSE * min(len(below.rows), MOST_ROWS) + 4)
