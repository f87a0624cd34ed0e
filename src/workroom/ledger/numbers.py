"""Number series without gaps: what was drawn stands in the entry that drew it."""

from collections.abc import Mapping

from sqlalchemy import Column, Connection, Integer, Text, bindparam, select
from sqlalchemy.dialects.sqlite import insert

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


def advance(db: Connection, numbers: Mapping[str, tuple[int, int]]) -> None:
    """Fold: the series stand where the entry left them."""
    for series, (_first, last) in numbers.items():
        _SET.write(db, (series, last))
