"""The one table widget: rows walked by keyboard, sorted by header, copied with Ctrl+C."""

from collections.abc import Hashable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from workroom.base.words import Words
from workroom.ui.kit.chips import ChipDelegate
from workroom.ui.kit.rows import Records, RowsModel
from workroom.ui.kit.theme import BODY, ROW, ROW_DENSE, font

R = TypeVar("R")

COPY_MOST = 10_000
"""Rows copied at once; a whole book is exported, not copied."""


class Table(QTableView, Generic[R]):
    """A table of records.

    Enter or a double click opens a row, the arrows walk, a header sorts. What is
    typed is not searched here: a page has one search field.
    """

    picked = Signal(object)
    """The record the cursor has come to; None where nothing is picked."""
    opened = Signal(object)
    """The record on which Enter was pressed or that was double-clicked."""

    def __init__(
        self,
        model: Records[R],
        *,
        name: str,
        empty: str = "",
        dense: bool = False,
        many: bool = False,
    ) -> None:
        """Args:
        name: a template, what the table holds; heard by assistive tech.
        empty: a template, what to do first, written where there are no rows.
        many: whether several rows may be picked at once.
        """
        super().__init__()
        self._rows = model
        self._words: Words = model.words
        self._empty = empty
        self._kept: Hashable = None
        # Before the model: some of these settings walk over every row there is.
        self._set_row_height(ROW_DENSE if dense else ROW)
        self.setModel(model)
        self.setAccessibleName(self._words(name))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if many else mode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self._set_up_columns()
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._pick)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)

    @property
    def record(self) -> R | None:
        """The record the cursor is on."""
        index = self.currentIndex()
        return self._rows.record(index.row()) if index.isValid() else None

    @property
    def records(self) -> tuple[R, ...]:
        """All picked records, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        found = (self._rows.record(row) for row in rows[:COPY_MOST])
        return tuple(record for record in found if record is not None)

    def pick(self, row: int) -> None:
        """Put the cursor on a row."""
        if 0 <= row < self._rows.rowCount():
            self.selectRow(row)
            self.setCurrentIndex(self._rows.index(row, 0))

    def pick_named(self, name: Hashable) -> bool:
        """Put the cursor on the record of that name; False where it is not shown."""
        row = self._rows.row_of(name) if isinstance(self._rows, RowsModel) else None
        if row is None:
            return False
        self.pick(row)
        return True

    def copy(self) -> None:
        """Put the picked rows on the clipboard, cells parted by tabs."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())[:COPY_MOST]
        columns = range(self._rows.columnCount())
        lines = (
            "\t".join(str(self._rows.index(row, column).data()) for column in columns)
            for row in rows
        )
        QGuiApplication.clipboard().setText("\n".join(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Home and not event.modifiers():
            self.pick(0)
        elif event.key() == Qt.Key.Key_End and not event.modifiers():
            self.pick(self._rows.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: on a million rows Qt's own search would fetch them all."""

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        """No input method here, so that none can eat what a reader types."""
        if query == Qt.InputMethodQuery.ImEnabled:
            return False
        return super().inputMethodQuery(query)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._empty and not self._rows.rowCount():
            painter = QPainter(self.viewport())
            painter.setFont(font(BODY))
            painter.setPen(QColor(self._rows.theme.quiet))
            room = self.viewport().rect().adjusted(24, 24, -24, -24)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, flags, self._words(self._empty))
            painter.end()

    def _set_row_height(self, row_height: int) -> None:
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(row_height)

    def _set_up_columns(self) -> None:
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setFixedHeight(ROW + 1)
        head.setMinimumSectionSize(40)
        head.setSectionsClickable(True)
        head.setSortIndicatorClearable(True)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        chips = ChipDelegate(self._rows.theme, self)
        stretched = False
        for place, column in enumerate(self._rows.columns):
            self.setColumnWidth(place, column.width)
            if column.chip:
                self.setItemDelegateForColumn(place, chips)
            if column.stretch:
                head.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
                stretched = True
        head.setStretchLastSection(not stretched)
        if any(column.sortable for column in self._rows.columns):
            head.setSortIndicatorShown(True)
            head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            head.sortIndicatorChanged.connect(self._sort)

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        head = self.horizontalHeader()
        if column >= 0 and not self._rows.columns[column].sortable:
            head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            return
        self._rows.sort(column, order)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and (record := self._rows.record(index.row())) is not None:
            self.opened.emit(record)

    def _pick(self, index: QModelIndex, _before: QModelIndex) -> None:
        self.picked.emit(self._rows.record(index.row()) if index.isValid() else None)

    def _keep(self) -> None:
        index = self.currentIndex()
        if isinstance(self._rows, RowsModel) and index.isValid():
            self._kept = self._rows.name(index.row())

    def _restore(self) -> None:
        kept, self._kept = self._kept, None
        if kept is not None and not self.pick_named(kept):
            self.picked.emit(None)
