"""A table of a million rows: only the windows around what is seen are held."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer

from workroom.ledger.reading import Reading
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.rows import ROOT, Col, Index, Records

R = TypeVar("R")
Fetch = Callable[[Reading, int, int], Sequence[R]]
"""`fetch(db, offset, limit)` on the worker: that stretch of the rows, in their order."""

WINDOW = 128
"""Rows fetched at once."""
HELD = 64
"""Windows held; the one unseen for longest goes first."""


class LongRows(Records[R]):
    """Shows a count of rows and fetches the windows that come into sight, the newest wish first.

    A row that is on its way is shown as …; a scroll across the whole table asks
    only for where it comes to rest, because wishes wait until the last one is
    answered, and only the few newest are kept.
    """

    def __init__(
        self, bench: Bench, columns: Sequence[Col[R]], *, parent: QObject | None = None
    ) -> None:
        super().__init__(columns, words=bench.words, theme=bench.theme, parent=parent)
        self._bench = bench
        self._count = 0
        self._fetch: Fetch[R] | None = None
        self._held: OrderedDict[int, tuple[R, ...]] = OrderedDict()
        self._wishes: OrderedDict[int, None] = OrderedDict()
        self._under_way: int | None = None
        self._question = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._fetch_next)

    def show(self, count: int, fetch: Fetch[R], first: Sequence[R] = ()) -> None:
        """Show the rows of another question: how many there are, and how to fetch a stretch.

        `first` may bring the opening rows (up to `WINDOW`) read together with the
        count, so that nothing flickers.
        """
        self.beginResetModel()
        self._count, self._fetch = count, fetch
        self._question += 1
        self._under_way = None
        self._wishes.clear()
        self._held.clear()
        if first and (len(first) >= WINDOW or len(first) == count):
            self._held[0] = tuple(first[:WINDOW])
        self.endResetModel()

    def renew(self) -> None:
        """Fetch again what is in sight, keeping what is shown until the answer is there."""
        self._question += 1
        self._under_way = None
        held, self._held = self._held, OrderedDict()
        for window in list(held)[-2:]:
            self._wish(window)
            self._held[window] = held[window]

    def record(self, row: int) -> R | None:
        window, place = divmod(row, WINDOW)
        rows = self._held.get(window)
        if rows is None:
            self._wish(window)
            return None
        self._held.move_to_end(window)
        return rows[place] if place < len(rows) else None

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self._count

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask whoever asks the question to ask it in another order."""
        key = self.columns[column].key if column >= 0 else ""
        self.sorted_by.emit(key, order == Qt.SortOrder.DescendingOrder)

    def _wish(self, window: int) -> None:
        if window == self._under_way:
            return
        self._wishes[window] = None
        self._wishes.move_to_end(window)
        while len(self._wishes) > 4:
            self._wishes.popitem(last=False)
        if self._under_way is None and not self._soon.isActive():
            self._soon.start()

    def _fetch_next(self) -> None:
        fetch, question = self._fetch, self._question
        if self._under_way is not None or fetch is None or not self._wishes:
            return
        window, _ = self._wishes.popitem(last=True)
        self._under_way = window

        def look() -> tuple[R, ...]:
            with self._bench.ledger.read() as db:
                return tuple(fetch(db, window * WINDOW, WINDOW))

        self._bench.tasks.run(
            look,
            then=lambda rows: self._take(question, window, rows),
            failed=self._bench.complain,
            owner=self,
        )

    def _take(self, question: int, window: int, rows: tuple[R, ...]) -> None:
        if question != self._question:
            return
        self._under_way = None
        self._held[window] = rows
        self._held.move_to_end(window)
        while len(self._held) > HELD:
            self._held.popitem(last=False)
        top = window * WINDOW
        last = min(top + WINDOW, self._count) - 1
        if last >= top:
            self.dataChanged.emit(self.index(top, 0), self.index(last, len(self.columns) - 1))
        self._fetch_next()
