"""Which events exist, and how each changes the tables: put together once, by `app`."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection

from workroom.base.breach import BreachAnswered, BreachOpened, GateApproved
from workroom.base.event import Entry, Event
from workroom.base.late import WrittenLate
from workroom.base.series import SeriesBegun
from workroom.ledger import breaches
from workroom.ledger.codec import Codec, Upgrade
from workroom.ledger.numbers import advance, begun

Fold = Callable[[Connection, Entry[Any]], None]
Folds = Mapping[type[Event], Fold]


def nothing(db: Connection, entry: Entry[Any]) -> None:
    """The fold of an event that changes no table: it is history, and history only."""


_OWN: Folds = {
    BreachOpened: breaches.opened,
    BreachAnswered: breaches.answered,
    GateApproved: nothing,
    WrittenLate: nothing,
    SeriesBegun: begun,
}


class Register:
    """The folds of all rooms: the one way a book table changes, in work and in replay."""

    def __init__(
        self, rooms: Iterable[Folds], upgrades: Mapping[tuple[str, int], Upgrade] | None = None
    ) -> None:
        self._folds: dict[type[Event], Fold] = dict(_OWN)
        for folds in rooms:
            if twice := self._folds.keys() & folds.keys():
                raise TypeError(f"two rooms fold {sorted(kind.__name__ for kind in twice)}")
            self._folds.update(folds)
        self.codec = Codec(tuple(self._folds), upgrades)

    def apply(self, db: Connection, entry: Entry[Event]) -> None:
        """Change the book tables as the entry says."""
        advance(db, entry.numbers)
        self._folds[type(entry.event)](db, entry)
