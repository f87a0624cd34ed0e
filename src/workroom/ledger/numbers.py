"""Number series without gaps: what was drawn stands in the entry that drew it.

A series that papers began before the book goes on after their last number: that it
does stands in an entry of its own (`SeriesBegun`), before the first number is drawn.
"""

from collections.abc import Mapping

from sqlalchemy import Column, Connection, Integer, Text, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from workroom.base.event import Entry
from workroom.base.series import SeriesBegun
from workroom.ledger.columns import book_table
from workroom.ledger.prepared import Prepared

counters = book_table(
    "counters",
    Column("series", Text, primary_key=True),
    Column("value", Integer, nullable=False),
)
_NEW = insert(counters).values(series=bindparam("of_series"), value=bindparam("new_value"))
_SET = Prepared(
    _NEW.on_conflict_do_update(index_elements=["series"], set_={"value": _NEW.excluded.value}),
    ("of_series", "new_value"),
)

_LAST = Prepared(
    select(counters.c.value).where(counters.c.series == bindparam("of_series")), ("of_series",)
)


def last_number(db: Connection, series: str) -> int:
    """The number last drawn from the series; 0 before the first."""
    found = _LAST.rows(db, series)
    return found[0][0] if found else 0


def begun(db: Connection, entry: Entry[SeriesBegun]) -> None:
    """Fold: the next number of the series is the one after those that papers bear."""
    _SET.write(db, (entry.event.series, entry.event.after))


def advance(db: Connection, numbers: Mapping[str, tuple[int, int]]) -> None:
    """Fold: the series stand where the entry left them."""
    for series, (_first, last) in numbers.items():
        _SET.write(db, (series, last))
