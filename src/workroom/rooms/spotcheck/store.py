"""Where draws are kept, and what was found."""

from collections.abc import Iterable

from sqlalchemy import Column, Connection, Integer, PrimaryKeyConstraint, Text

from workroom.base.event import Entry
from workroom.base.ids import HandoverId, UnitId
from workroom.ledger.columns import TupleOf, UtcDateTime, book_table, key
from workroom.ledger.register import Folds
from workroom.ledger.rows import Rows
from workroom.rooms.spotcheck.model import Draw, Opened, ReturnDrawn, UnitOpened

draw_table = book_table(
    "return_draws",
    key(),
    Column("seed", Text, nullable=False),
    Column("over", TupleOf(int), nullable=False),
    Column("units", TupleOf(int), nullable=False),
)
draws = Rows(Draw, draw_table)

opened_table = book_table(
    "opened_units",
    Column("handover", Integer, nullable=False),
    Column("unit", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("expected", Integer, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("condition", Integer, nullable=False),
    Column("remark", Text, nullable=False),
    Column("opened_by", Integer),
    Column("opened_at", UtcDateTime),
    PrimaryKeyConstraint("handover", "unit"),
)
opened = Rows(Opened, opened_table)


def draw_of(db: Connection, handover: HandoverId) -> Draw | None:
    """The newest draw of a return."""
    return draws.at(db, handover)


def drawn(db: Connection, handover: HandoverId) -> tuple[Opened, ...]:
    """The units of the newest draw, in the order in which they were drawn."""
    made = draw_of(db, handover)
    if made is None:
        return ()
    return opened.find(
        db,
        opened_table.c.handover == handover,
        opened_table.c.unit.in_(made.units),
        order=(opened_table.c.position,),
    )


def looked_into(db: Connection, handover: HandoverId) -> tuple[Opened, ...]:
    """All that was opened for a return, by an earlier draw of its list too."""
    return opened.find(
        db,
        opened_table.c.handover == handover,
        opened_table.c.opened_at.is_not(None),
        order=(opened_table.c.opened_at, opened_table.c.unit),
    )


def _drawn(db: Connection, entry: Entry[ReturnDrawn]) -> None:
    event = entry.event
    draws.put(db, Draw(event.handover, event.seed, event.over, event.units))
    before = _known(db, event.handover, event.units)
    opened.put(
        db,
        *(
            before.get(unit, Opened(event.handover, unit, place))
            for place, unit in enumerate(event.units, start=1)
        ),
    )


def _opened(db: Connection, entry: Entry[UnitOpened]) -> None:
    event = entry.event
    one = opened.get(db, event.handover, event.unit)
    opened.put(db, one.after(event, at=entry.happened_at, by=entry.by))


def _known(db: Connection, handover: HandoverId, units: Iterable[UnitId]) -> dict[UnitId, Opened]:
    """What an earlier draw of the list had drawn already."""
    found = (opened.at(db, handover, unit) for unit in units)
    return {one.unit: one for one in found if one is not None}


FOLDS: Folds = {ReturnDrawn: _drawn, UnitOpened: _opened}
