"""Where whereabouts are kept, and the questions one may ask of them."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    PrimaryKeyConstraint,
    Text,
    bindparam,
    exists,
    func,
    select,
)

from workroom.base.ids import BatchId, CabinetId, PersonId, UnitId
from workroom.ledger.columns import Day, OneOf, UtcDateTime, book_table, key
from workroom.ledger.prepared import Prepared
from workroom.ledger.rows import Rows
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit, UnitKind
from workroom.rooms.custody.model import (
    IN_THE_ROOM,
    STILL_OUT,
    Place,
    Recall,
    Whereabouts,
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
    Column("recall", OneOf(Recall), nullable=False, server_default=Recall.NONE),
    Column("recalled_at", UtcDateTime),
    Column("came_by", Text),
)
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
stay_table = book_table(
    "stays",
    Column("unit", Integer, nullable=False),
    Column("since", UtcDateTime, nullable=False),
    Column("place", OneOf(Place), nullable=False),
    Column("holder", Integer, nullable=False),
    Column("batch", Integer, nullable=False),
    Column("out_note", Integer, nullable=False),
    Column("out_since", Day),
    Column("cabinet", Integer),
    Column("workstation", Integer),
    Column("station", Text, nullable=False),
    Column("finished_at", UtcDateTime),
    Column("recall", OneOf(Recall), nullable=False),
    Column("recalled_at", UtcDateTime),
    Column("came_by", Text),
    PrimaryKeyConstraint("unit", "since"),
)
stays = Rows(Whereabouts, stay_table)
"""Where each unit was since when, one row a stay: what a late entry is judged by."""


class _Standing(Rows[Whereabouts]):
    """Where units are now. What is put here is a stay as well."""

    def put(self, db: Connection, *records: Whereabouts) -> None:
        super().put(db, *records)
        stays.put(db, *records)

    def put_late(self, db: Connection, *records: Whereabouts) -> None:
        """Of what came late only the stay, where something later is known of the unit, be it that
        it ended.
        """
        known = _last_known(db, (one.unit for one in records))
        stays.put(db, *records)
        super().put(db, *(one for one in records if known.get(one.unit, one.since) <= one.since))


whereabouts = _Standing(Whereabouts, table)


def where(db: Connection, unit: UnitId, at: datetime | None = None) -> Whereabouts | None:
    """Where the unit is, or was at a moment; None if it never left the stacks."""
    return whereabouts.at(db, unit) if at is None else where_all(db, (unit,), at).get(unit)


def where_all(
    db: Connection, units: Iterable[UnitId], at: datetime | None = None
) -> dict[UnitId, Whereabouts]:
    """Where several units are, or were; those that never left the stacks are not in the answer."""
    if at is None:
        return {found.unit: found for found in whereabouts.among(db, table.c.unit, units)}
    known = sorted(stays.among(db, stay_table.c.unit, units), key=lambda one: one.since)
    then = {found.unit: found for found in known if found.since <= at}
    return {unit: found for unit, found in then.items() if found.place is not Place.ENDED}


def not_known_later(
    db: Connection, units: Iterable[UnitId], at: datetime
) -> dict[UnitId, Whereabouts]:
    """Where units are of which nothing later than that moment is known: what is written of it
    changes where they are now.
    """
    return {unit: one for unit, one in where_all(db, units).items() if one.since <= at}


def _last_known(db: Connection, units: Iterable[UnitId]) -> dict[UnitId, datetime]:
    """Of which moment the last is that is known of each."""
    known = sorted(stays.among(db, stay_table.c.unit, units), key=lambda one: one.since)
    return {found.unit: found.since for found in known}


def in_the_room(db: Connection) -> tuple[Whereabouts, ...]:
    """Everything the contractor answers for just now."""
    return whereabouts.find(db, table.c.place.in_(tuple(IN_THE_ROOM)))


def at_workstations(db: Connection) -> tuple[Whereabouts, ...]:
    """What is in work just now."""
    return whereabouts.find(db, table.c.place == Place.WORKSTATION)


def of_batch(db: Connection, batch: BatchId) -> tuple[Whereabouts, ...]:
    """All units of a batch, wherever they are."""
    return whereabouts.find(db, table.c.batch == batch)


def held_by(db: Connection, person: PersonId, at: datetime | None = None) -> int:
    """How many units a person has, or had, at workstations; a box counts as what lies in it."""
    if at is not None:
        return _had(db, person, at)
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


def _had(db: Connection, person: PersonId, at: datetime) -> int:
    then = where_all(db, db.scalars(select(stay_table.c.unit).where(stay_table.c.holder == person)))
    was = where_all(db, then, at).values()
    had = [o.unit for o in was if o.holder == person and o.place is Place.WORKSTATION]
    return sum(unit.kind is not UnitKind.BOX for unit in catalogue.many(db, had).values())


def goes_along(
    db: Connection, unit: Unit, places: Iterable[Place], at: datetime | None = None
) -> tuple[Unit, ...]:
    """The unit and, for a box, what lies in it at these places: an act on a box is an act on its
    content. With `at`, what lay in it then.
    """
    if unit.kind is not UnitKind.BOX:
        return (unit,)
    inside = catalogue.children(db, unit.id)
    known = where_all(db, (child.id for child in inside), at)
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


def called_back(db: Connection) -> tuple[Whereabouts, ...]:
    """What the client wants back and does not have yet."""
    return whereabouts.find(db, table.c.recall != Recall.NONE, table.c.place.in_(tuple(STILL_OUT)))


def carrier(db: Connection, unit: Unit) -> Unit:
    """What is moved when somebody moves the unit: an item in a volume goes with the volume."""
    if unit.kind is UnitKind.ITEM and unit.parent is not None and where(db, unit.id) is None:
        around = catalogue.units.get(db, unit.parent)
        return around if around.kind is UnitKind.VOLUME else unit
    return unit
