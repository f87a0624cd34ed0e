"""The columns of a form in their order: ticked or not, what they are called, how wide they are."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from workroom.base.words import N_, Words
from workroom.rooms.layouts.model import ColumnChoice, Layout
from workroom.rooms.layouts.parts import Parts

HEADS = (N_("Column"), N_("Called"), N_("mm"))
NAME = N_("Columns of the form")
STAYS = N_("Stays: by it each line is known.")
_NAME, _LABEL, _WIDTH = range(3)
_KEY = Qt.ItemDataRole.UserRole


class ColumnsTable(QTableWidget):
    """Space ticks, Alt+Up and Alt+Down move, F2 or typing writes another name or width."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__(0, len(HEADS))
        self._words = words
        self._parts: Parts | None = None
        self.setAccessibleName(words(NAME))
        self.setHorizontalHeaderLabels([words(head) for head in HEADS])
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(28)
        self.horizontalHeader().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionResizeMode(_LABEL, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(_WIDTH, 56)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.itemChanged.connect(lambda _item: self.changed.emit())

    def show_columns(self, parts: Parts, layout: Layout) -> None:
        """The columns that are printed, then those that are not."""
        self._parts = parts
        chosen = parts.chosen(layout)
        printed = {choice.key for choice in chosen}
        rest = (column for column in parts.columns if column.key not in printed)
        self._fill([(one, True) for one in chosen] + [(ColumnChoice(c.key), False) for c in rest])
        self.setCurrentCell(0, _NAME)

    @property
    def choices(self) -> tuple[ColumnChoice, ...]:
        """What is ticked, in order; a width that is no number counts as none given."""
        return tuple(choice for choice, printed in self._rows() if printed)

    @property
    def columns(self) -> tuple[ColumnChoice, ...]:
        """What a layout keeps: nothing where the choice is what was delivered."""
        choices = self.choices
        assert self._parts is not None  # noqa: S101 — asked only once there is a form
        return () if choices == self._parts.delivered() else choices

    def move_row(self, by: int) -> None:
        """Move the current column up or down."""
        rows, at = self._rows(), self.currentRow()
        to = at + by
        if not (0 <= at < len(rows) and 0 <= to < len(rows)):
            return
        rows[at], rows[to] = rows[to], rows[at]
        column = self.currentColumn()
        self._fill(rows)
        self.setCurrentCell(to, column)
        self.changed.emit()

    def tick(self, row: int, printed: bool) -> None:
        """Print a column, or leave it out."""
        state = Qt.CheckState.Checked if printed else Qt.CheckState.Unchecked
        self._item(row, _NAME).setCheckState(state)

    def row_of(self, key: str) -> int:
        """Where a column stands."""
        rows = range(self.rowCount())
        return next(row for row in rows if self._item(row, _NAME).data(_KEY) == key)

    def rename(self, key: str, label: str) -> None:
        """Call a column otherwise."""
        self._item(self.row_of(key), _LABEL).setText(label)

    def widen(self, key: str, width: str) -> None:
        """Give a column a width of its own, in millimetres."""
        self._item(self.row_of(key), _WIDTH).setText(width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_row(step)
        elif event.key() == Qt.Key.Key_Space and self.currentRow() >= 0:
            item = self._item(self.currentRow(), _NAME)
            self.tick(self.currentRow(), item.checkState() is not Qt.CheckState.Checked)
        else:
            super().keyPressEvent(event)

    def _rows(self) -> list[tuple[ColumnChoice, bool]]:
        found: list[tuple[ColumnChoice, bool]] = []
        for row in range(self.rowCount()):
            name = self._item(row, _NAME)
            width = self._item(row, _WIDTH).text().strip()
            label = self._item(row, _LABEL).text().strip()
            choice = ColumnChoice(
                name.data(_KEY),
                "" if label == name.text() else label,
                int(width) if width.isascii() and width.isdecimal() and len(width) < 6 else 0,
            )
            found.append((choice, name.checkState() is Qt.CheckState.Checked))
        return found

    def _fill(self, rows: list[tuple[ColumnChoice, bool]]) -> None:
        parts = self._parts
        assert parts is not None  # noqa: S101 — as above
        self.blockSignals(True)
        self.setRowCount(len(rows))
        for row, (choice, printed) in enumerate(rows):
            column = parts.column(choice.key)
            head = column.head if column is not None else choice.key
            name = QTableWidgetItem(head)
            name.setData(_KEY, choice.key)
            name.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            if choice.key in parts.fixed:
                name.setToolTip(self._words(STAYS))
            else:
                name.setFlags(name.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            name.setCheckState(Qt.CheckState.Checked if printed else Qt.CheckState.Unchecked)
            self.setItem(row, _NAME, name)
            self.setItem(row, _LABEL, QTableWidgetItem(choice.label or head))
            width = str(choice.width) if choice.width else ""
            shown = QTableWidgetItem(width)
            shown.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setItem(row, _WIDTH, shown)
        self.blockSignals(False)

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        item = self.item(row, column)
        assert item is not None  # noqa: S101 — every cell is filled
        return item
