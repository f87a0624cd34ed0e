"""One table model for every table: records, and a tuple of columns that say how to read one."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor

from workroom.base.words import Phrase, Words
from workroom.ui.kit.saying import say_text
from workroom.ui.kit.theme import Theme, Tone

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()

# Plain numbers: Qt asks with them, and comparing its enums costs more than the answer.
_DISPLAY = Qt.ItemDataRole.DisplayRole.value
_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole.value
_TOOL_TIP = Qt.ItemDataRole.ToolTipRole.value
_ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole.value
_INK = Qt.ItemDataRole.ForegroundRole.value

TONE_ROLE: int = Qt.ItemDataRole.UserRole.value + 1
"""The tone of a cell, for the delegate that paints chips."""
ICON_ROLE: int = Qt.ItemDataRole.UserRole.value + 2
"""The name of the icon beside the word, for the same."""

_ANSWERED = frozenset({_DISPLAY, _ACCESSIBLE, _TOOL_TIP, _ALIGNMENT, _INK, TONE_ROLE, ICON_ROLE})

WAITING = "…"
"""What a cell shows while its row is being fetched."""


class Align(Enum):
    """Where in its cell a text stands; counts stand right."""

    LEFT = Qt.AlignmentFlag.AlignLeft
    RIGHT = Qt.AlignmentFlag.AlignRight
    CENTRE = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class Col(Generic[R]):
    """How one column reads a record.

    `title` is a template. `text` gives somebody's own text as a string, or words
    of ours as a phrase. `tone` colours the text; with `chip` it is painted as a
    chip with an icon (`icon`, or the tone's own). `width` is in pixels; one
    column of a table should `stretch`. `order` sorts a table that holds all its
    rows; `key` is what a long table is told to sort by. Neither: not sortable.
    """

    title: str
    text: Callable[[R], str | Phrase]
    hint: Callable[[R], str | Phrase] | None = None
    tone: Callable[[R], Tone] | None = None
    icon: Callable[[R], str] | None = None
    chip: bool = False
    align: Align = Align.LEFT
    width: int = 120
    stretch: bool = False
    order: Callable[[R], Any] | None = None
    key: str = ""

    @property
    def sortable(self) -> bool:
        return self.order is not None or bool(self.key)


class Records(QAbstractTableModel, Generic[R]):
    """What every table model of ours has in common: how a record becomes cells."""

    sorted_by = Signal(str, bool)
    """A long table was asked to sort by this key, descending or not."""

    def __init__(
        self,
        columns: Sequence[Col[R]],
        *,
        words: Words,
        theme: Theme,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns: tuple[Col[R], ...] = tuple(columns)
        self.words = words
        self.theme = theme
        middle = Qt.AlignmentFlag.AlignVCenter
        self._alignments = tuple(int(column.align.value | middle) for column in self.columns)
        self._inks = {tone: QColor(theme.colour(tone)) for tone in Tone}

    def record(self, row: int) -> R | None:
        """The record of that row; None while it is not known."""
        raise NotImplementedError

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        # Called a thousand times for one painting: what nobody answers is let go first.
        if role not in _ANSWERED:
            return None
        place = index.column()
        if role == _ALIGNMENT:
            return self._alignments[place]
        column, record = self.columns[place], self.record(index.row())
        if record is None:
            return WAITING if role == _DISPLAY else None
        if role in (_DISPLAY, _ACCESSIBLE):
            return say_text(self.words, column.text(record))
        if role == _TOOL_TIP:
            return say_text(self.words, column.hint(record)) if column.hint else None
        if role == ICON_ROLE:
            return column.icon(record) if column.icon else None
        if column.tone is None:
            return None
        return column.tone(record) if role == TONE_ROLE else self._inks[column.tone(record)]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == _DISPLAY:
            return self.words(column.title)
        return self._alignments[section] if role == _ALIGNMENT else None


class RowsModel(Records[R]):
    """Shows a tuple of records, all of them held; sorts by a column's `order`.

    `key` names a record across two readings, so that a refresh keeps what is
    selected; records themselves serve where none is given.
    """

    def __init__(
        self,
        columns: Sequence[Col[R]],
        *,
        words: Words,
        theme: Theme,
        key: Callable[[R], Hashable] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, words=words, theme=theme, parent=parent)
        self._name = key
        self._given: tuple[R, ...] = ()
        self._rows: tuple[R, ...] = ()
        self._sort: tuple[int, bool] | None = None

    def show(self, records: Sequence[R]) -> None:
        """Show these records; rows that stay keep their place in the view and its selection."""
        given = tuple(records)
        if given == self._given:
            return
        self._given = given
        self._put(self._ordered())

    def record(self, row: int) -> R:
        return self._rows[row]

    def name(self, row: int) -> Hashable:
        """What the record of that row is known by."""
        record = self._rows[row]
        return self._name(record) if self._name else record

    def row_of(self, name: Hashable) -> int | None:
        """The row of the record known by that name."""
        return next((row for row in range(len(self._rows)) if self.name(row) == name), None)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 gives back the order in which the records came."""
        self._sort = (column, order == Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self._put(self._ordered())

    def _ordered(self) -> tuple[R, ...]:
        if self._sort is None:
            return self._given
        column, descending = self._sort
        order = self.columns[column].order
        if order is None:
            return self._given
        return tuple(sorted(self._given, key=order, reverse=descending))

    def _put(self, rows: tuple[R, ...]) -> None:
        if len(rows) == len(self._rows) and rows:
            # The same number of rows: the view need not forget where it is.
            old = {self.name(row): row for row in range(len(self._rows))}
            self.layoutAboutToBeChanged.emit()
            before = self.persistentIndexList()
            names = [self.name(index.row()) for index in before]
            self._rows = rows
            new = {self.name(row): row for row in range(len(rows))}
            after = [
                self.index(new[name], index.column()) if name in new and name in old else ROOT
                for name, index in zip(names, before, strict=True)
            ]
            self.changePersistentIndexList(before, after)
            self.layoutChanged.emit()
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
