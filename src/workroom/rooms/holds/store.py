"""Where the room's days are kept."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Column, Connection, Integer, PrimaryKeyConstraint, Text, select

from workroom.base.event import Entry
from workroom.base.ids import Kind
from workroom.ledger.codec import Upgrade
from workroom.ledger.columns import Day, OneOf, UtcDateTime, book_table, key
from workroom.ledger.register import Folds
from workroom.ledger.rows import Rows
from workroom.rooms.holds.model import (
    CabinetSeal,
    Countersigned,
    CustodianRelieved,
    DayClosed,
    DayOpened,
    DayState,
    OpenItem,
    RoomDay,
    WeekCountersigned,
)
from workroom.rooms.holds.shifts import RoomPaused, RoomResumed, ShiftHandedOver
from workroom.rooms.holds.weeks import Span

table = book_table(
    "days",
    key(),
    Column("day", Day, nullable=False, unique=True),
    Column("state", OneOf(DayState), nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("opened_by", Integer, nullable=False),
    Column("opened_entry", Integer, nullable=False),
    Column("custodian", Integer, nullable=False),
    Column("closed_at", UtcDateTime),
    Column("closed_by", Integer),
    Column("closed_entry", Integer),
    Column("number", Text, nullable=False),
    Column("shut_at", UtcDateTime),
    Column("door_seal", Text),
)
days = Rows(RoomDay, table)

item_table = book_table(
    "open_items",
    Column("kind", OneOf(Kind), nullable=False),
    Column("id", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("day", Day, nullable=False),
    PrimaryKeyConstraint("kind", "id"),
)
open_items = Rows(OpenItem, item_table)
"""Of the last closing or count by scanning only: the next one counts anew."""

countersigned_table = book_table(
    "countersigned_weeks",
    key(),
    Column("first", Day, nullable=False),
    Column("last", Day, nullable=False),
    Column("last_entry", Integer, nullable=False),
    Column("by", Integer, nullable=False),
    Column("at", UtcDateTime, nullable=False),
)
countersigned = Rows(Countersigned, countersigned_table)

seal_table = book_table(
    "cabinet_seals",
    Column("cabinet", Integer, primary_key=True, autoincrement=False),
    Column("seal", Text, nullable=False),
    Column("sealed_at", UtcDateTime, nullable=False),
    Column("boxes", Integer, nullable=False),
    Column("volumes", Integer, nullable=False),
    Column("items", Integer, nullable=False),
)
cabinet_seals = Rows(CabinetSeal, seal_table)
"""Of the cabinets that nobody has counted, and so opened, since."""
_LAST = days.question(order=(table.c.id.desc(),), limit=1)


def last_day(db: Connection) -> RoomDay | None:
    """The newest day of the book, open or closed; None before the first."""
    found = _LAST(db)
    return found[0] if found else None


def open_day(db: Connection, at: datetime | None = None) -> RoomDay | None:
    """The day that is open now, if one is; or that was at a moment, as it stood then.

    Whether the room was shut over noon is known of the last time only.
    """
    if at is not None:
        begun = days.find(db, table.c.opened_at <= at, order=(table.c.id.desc(),), limit=1)
        return begun[0].as_of(at) if begun else None
    last = last_day(db)
    return last if last is not None and last.state is DayState.OPEN else None


def day_on(db: Connection, day: date) -> RoomDay | None:
    """That day's record."""
    return days.at(db, day.toordinal())


def by_number(db: Connection, number: str) -> RoomDay | None:
    """The day whose daily sheet bears this number."""
    return days.first(db, table.c.number == number)


def days_in(db: Connection, span: Span) -> tuple[RoomDay, ...]:
    """The days on which the room was open, of a span."""
    return days.find(db, table.c.id.between(span.first.toordinal(), span.last.toordinal()))


def days_opened(db: Connection) -> tuple[date, ...]:
    """Every day on which the room was open."""
    return tuple(db.scalars(select(table.c.day)))


def spans_countersigned(db: Connection) -> tuple[Span, ...]:
    """What the client has signed of the weekly pages."""
    return tuple(one.span for one in countersigned.find(db))


def countersigned_over(db: Connection, span: Span) -> Countersigned | None:
    """The first signature that covers all of a span."""
    return countersigned.first(
        db,
        countersigned_table.c.first <= span.first,
        countersigned_table.c.last >= span.last,
    )


def _opened(db: Connection, entry: Entry[DayOpened]) -> None:
    event = entry.event
    days.put(
        db,
        RoomDay(
            event.day.toordinal(),
            event.day,
            DayState.OPEN,
            entry.happened_at,
            entry.by,
            entry.seq,
            event.custodian,
        ),
    )
    if event.sorts:
        _count_anew(db, event)
    _seal(db, entry)


def _changed(db: Connection, entry: Entry[DayClosed | CustodianRelieved]) -> None:
    before = days.get(db, entry.event.day.toordinal())
    days.put(db, before.after(entry.event, at=entry.happened_at, by=entry.by, seq=entry.seq))


def _closed(db: Connection, entry: Entry[DayClosed]) -> None:
    _changed(db, entry)
    _count_anew(db, entry.event)
    _seal(db, entry)


def _count_anew(db: Connection, event: DayOpened | DayClosed) -> None:
    open_items.drop(db)
    items = (OpenItem(one.kind, one.id, one.name, one.why, event.day) for one in event.unfound)
    open_items.put(db, *items)


def _countersigned(db: Connection, entry: Entry[WeekCountersigned]) -> None:
    event = entry.event
    signed = Countersigned(
        entry.seq, event.first, event.last, event.last_entry, entry.by, entry.happened_at
    )
    countersigned.put(db, signed)


def _seal(
    db: Connection, entry: Entry[DayOpened] | Entry[DayClosed] | Entry[ShiftHandedOver]
) -> None:
    """Whoever counts a cabinet breaks its seal, and puts on another or none."""
    for one in entry.event.counts:
        if one.by_seal:
            continue
        cabinet_seals.drop(db, seal_table.c.cabinet == one.cabinet)
        if one.seal:
            inside = (one.found_boxes, one.found_volumes, one.found_items)
            cabinet_seals.put(db, CabinetSeal(one.cabinet, one.seal, entry.happened_at, *inside))


def _paused(db: Connection, entry: Entry[RoomPaused]) -> None:
    event = entry.event
    before = days.get(db, event.day.toordinal())
    days.put(db, replace(before, shut_at=entry.happened_at, door_seal=event.seal or None))


def _resumed(db: Connection, entry: Entry[RoomResumed]) -> None:
    before = days.get(db, entry.event.day.toordinal())
    days.put(db, replace(before, shut_at=None, door_seal=None))


UPGRADES: Mapping[tuple[str, int], Upgrade] = {
    # What it did not know of yet is nothing.
    ("DayOpened", 1): dict,
    ("DayOpened", 2): dict,
    ("DayClosed", 1): dict,
    ("DayClosed", 2): dict,
    ("DayClosed", 3): dict,
    ("RoomPaused", 1): dict,
    ("ShiftHandedOver", 1): dict,
}

FOLDS: Folds = {
    DayOpened: _opened,
    DayClosed: _closed,
    CustodianRelieved: _changed,
    WeekCountersigned: _countersigned,
    RoomPaused: _paused,
    RoomResumed: _resumed,
    ShiftHandedOver: _seal,
}
