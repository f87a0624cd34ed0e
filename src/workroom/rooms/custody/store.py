"""Where whereabouts are kept, and the questions one may ask of them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Column, Connection, Integer, Text, bindparam, exists, func, select

from workroom.base.event import Entry
from workroom.base.ids import BatchId, CabinetId, HandoverId, PersonId, UnitId
from workroom.ledger.columns import Day, OneOf, UtcDateTime, book_table, key
from workroom.ledger.prepared import Prepared
from workroom.ledger.register import Folds
from workroom.ledger.rows import Rows
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit, UnitKind
from workroom.rooms.custody.model import (
    IN_THE_ROOM,
    MoveCorrected,
    MoveEvent,
    Place,
    UnitsPutAway,
    UnitsReshelved,
    UnitsTaken,
    Whereabouts,
    moved,
    restored,
)

table = book_table(
    "whereabouts",
    key("unit"),
    Column("place", OneOf(Place), nullable=False, index=True),
    Column("since", UtcDateTime, nullable=False),
    Column("holder", Integer, nullable=False),
    Column("batch", Integer, nullable=False, index=True),
    Column("out_note", Integer, nullable=False),
    Column("out_since", Day),
    Column("cabinet", Integer),
    Column("workstation", Integer),
    Column("station", Text, nullable=False),
    Column("finished_at", UtcDateTime),
)
whereabouts = Rows(Whereabouts, table)
_OF_THE_BOX = table.alias("of_the_box")
_IN_ITS_BOX = Prepared(
    select(func.count())
    .select_from(catalogue.table.join(table, table.c.unit == catalogue.table.c.id))
    .where(
        catalogue.table.c.parent == bindparam("box"),
        # Asked as a question of its own: joined, SQLite would walk all that is in cabinets.
        exists()
        .where(
            _OF_THE_BOX.c.unit == catalogue.table.c.parent,
            _OF_THE_BOX.c.place == table.c.place,
            _OF_THE_BOX.c.station == table.c.station,
            _OF_THE_BOX.c.cabinet.is_not_distinct_from(table.c.cabinet),
        )
        .correlate(catalogue.table, table),
    ),
    ("box",),
    (Integer(),),
)


def where(db: Connection, unit: UnitId) -> Whereabouts | None:
    """Where the unit is; None if it never left the stacks."""
    return whereabouts.at(db, unit)


def where_all(db: Connection, units: Iterable[UnitId]) -> dict[UnitId, Whereabouts]:
    """Where several units are; those that never left the stacks are not in the answer."""
    return {found.unit: found for found in whereabouts.among(db, table.c.unit, units)}


def in_the_room(db: Connection) -> tuple[Whereabouts, ...]:
    """Everything the contractor answers for just now."""
    return whereabouts.find(db, table.c.place.in_(tuple(IN_THE_ROOM)))


def at_workstations(db: Connection) -> tuple[Whereabouts, ...]:
    """What is in work just now."""
    return whereabouts.find(db, table.c.place == Place.WORKSTATION)


def of_batch(db: Connection, batch: BatchId) -> tuple[Whereabouts, ...]:
    """All units of a batch, wherever they are."""
    return whereabouts.find(db, table.c.batch == batch)


def held_by(db: Connection, person: PersonId) -> int:
    """How many units a person has at workstations; a box counts as what lies in it."""
    query = (
        select(func.count())
        .select_from(table.join(catalogue.table, catalogue.table.c.id == table.c.unit))
        .where(
            table.c.holder == person,
            table.c.place == Place.WORKSTATION,
            catalogue.table.c.kind != UnitKind.BOX,
        )
    )
    return db.scalar(query) or 0


def goes_along(db: Connection, unit: Unit, places: Iterable[Place]) -> tuple[Unit, ...]:
    """The unit and, for a box, what lies in it at these places: an act on a box is an act on its
    content.
    """
    if unit.kind is not UnitKind.BOX:
        return (unit,)
    inside = catalogue.children(db, unit.id)
    known = where_all(db, (child.id for child in inside))
    wanted = frozenset(places)
    return (
        unit,
        *(child for child in inside if child.id in known and known[child.id].place in wanted),
    )


def number_in_its_box(db: Connection, box: UnitId) -> int:
    """How much of a box's content is where the box is. Asked at each scan of a count."""
    return int(_IN_ITS_BOX.rows(db, box)[0][0])


def counts_by_cabinet(db: Connection) -> dict[CabinetId, tuple[int, int, int]]:
    """Boxes, volumes and items that the book says lie in each cabinet."""
    found: dict[CabinetId, tuple[int, int, int]] = {}
    units = catalogue.table
    query = (
        select(table.c.cabinet, units.c.kind, func.count(), func.sum(units.c["items"]))
        .select_from(table.join(units, units.c.id == table.c.unit))
        .where(table.c.place == Place.CABINET)
        .group_by(table.c.cabinet, units.c.kind)
    )
    for cabinet, kind, number, items in db.execute(query):
        boxes, volumes, loose = found.get(cabinet, (0, 0, 0))
        match kind:
            case UnitKind.BOX:
                boxes += number
            case UnitKind.VOLUME:
                volumes, loose = volumes + number, loose + (items or 0)
            case UnitKind.ITEM:
                loose += number
        found[cabinet] = (boxes, volumes, loose)
    return found


def receive(
    db: Connection,
    units: Iterable[UnitId],
    *,
    batch: BatchId,
    note: HandoverId,
    holder: PersonId,
    at: datetime,
    out_since: date,
) -> None:
    """Part of a fold: both agreed the counts, the units lie at the desk, the contractor answers for
    them.
    """
    whereabouts.put(
        db,
        *(Whereabouts(unit, Place.DESK, at, holder, batch, note, out_since) for unit in units),
    )


def bring_in(db: Connection, stands: Iterable[Whereabouts]) -> None:
    """Part of a fold: units stand where both parties say they stood when the book began."""
    whereabouts.put(db, *stands)


def give_back(db: Connection, units: Iterable[UnitId], *, holder: PersonId, at: datetime) -> None:
    """Part of a fold: both agreed the counts, the client answers for the units again."""
    whereabouts.put(
        db,
        *(
            Whereabouts(
                found.unit,
                Place.RETURNED,
                at,
                holder,
                found.batch,
                found.out_note,
                found.out_since,
                finished_at=found.finished_at,
            )
            for found in where_all(db, units).values()
        ),
    )


def finish(db: Connection, unit: UnitId, at: datetime | None) -> None:
    """Part of a fold: the last stage of the unit was done, or is open again."""

    found = where(db, unit)
    if found is not None and found.is_in_the_room:
        whereabouts.put(db, replace(found, finished_at=at))


def _moved(db: Connection, entry: Entry[MoveEvent]) -> None:
    found = where_all(db, entry.event.units).values()
    whereabouts.put(
        db, *(moved(place, entry.event, at=entry.happened_at, by=entry.by) for place in found)
    )


def _corrected(db: Connection, entry: Entry[MoveCorrected]) -> None:
    were = {was.unit: was for was in entry.event.units}
    found = where_all(db, were).values()
    whereabouts.put(db, *(restored(now, were[now.unit], at=entry.happened_at) for now in found))


FOLDS: Folds = {
    UnitsPutAway: _moved,
    UnitsTaken: _moved,
    UnitsReshelved: _moved,
    MoveCorrected: _corrected,
}
