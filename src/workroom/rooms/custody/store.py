"""Where whereabouts are kept, and the questions one may ask of them."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

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
    STILL_OUT,
    MoveCorrected,
    MoveEvent,
    Place,
    Recall,
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


def receive(
    db: Connection,
    units: Collection[UnitId],
    *,
    batch: BatchId,
    note: HandoverId,
    holder: PersonId,
    at: datetime,
    out_since: date,
    late: bool = False,
) -> None:
    """Part of a fold: both agreed the counts, the units lie at the desk, the contractor answers for
    them.
    """
    put = whereabouts.put_late if late else whereabouts.put
    put(
        db,
        *(Whereabouts(unit, Place.DESK, at, holder, batch, note, out_since) for unit in units),
    )
    if late:
        for one in _next_in_the_room(db, units, at):
            whereabouts.put_late(db, replace(one, batch=batch, out_note=note, out_since=out_since))


def _next_in_the_room(
    db: Connection, units: Iterable[UnitId], at: datetime
) -> Iterator[Whereabouts]:
    """The stays after that moment, up to the next way home: they are of the trip that began then,
    whatever trip they were taken for.
    """
    home: set[UnitId] = set()
    known = stays.among(db, stay_table.c.unit, units)
    for one in sorted((one for one in known if one.since > at), key=lambda one: one.since):
        if one.place not in STILL_OUT:
            home.add(one.unit)
        elif one.unit not in home:
            yield one


def bring_in(db: Connection, stands: Iterable[Whereabouts]) -> None:
    """Part of a fold: units stand where both parties say they stood when the book began."""
    whereabouts.put(db, *stands)


def give_back(
    db: Connection,
    units: Iterable[UnitId],
    *,
    holder: PersonId,
    at: datetime,
    late: bool = False,
) -> None:
    """Part of a fold: both agreed the counts, the client answers for the units again."""
    put = whereabouts.put_late if late else whereabouts.put
    put(
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
                came_by=found.came_by,
            )
            for found in where_all(db, units, at if late else None).values()
        ),
    )


def lay(
    db: Connection,
    units: Iterable[UnitId],
    place: Place,
    *,
    at: datetime,
    holder: PersonId | None = None,
    late: bool = False,
) -> None:
    """Part of a fold: the units are at a place that is no cabinet and no workstation; without a
    holder who had them answers for them still.
    """
    put = whereabouts.put_late if late else whereabouts.put
    put(
        db,
        *(
            replace(
                found,
                place=place,
                since=at,
                holder=found.holder if holder is None else holder,
                cabinet=None,
                workstation=None,
                station="",
            )
            for found in where_all(db, units, at if late else None).values()
        ),
    )


def recall(
    db: Connection, units: Iterable[UnitId], why: Recall, *, at: datetime | None = None
) -> None:
    """Part of a fold: the client called the units back, or (`NONE`) lets them go on."""
    whereabouts.put(
        db,
        *(replace(found, recall=why, recalled_at=at) for found in where_all(db, units).values()),
    )


def called_back(db: Connection) -> tuple[Whereabouts, ...]:
    """What the client wants back and does not have yet."""
    return whereabouts.find(db, table.c.recall != Recall.NONE, table.c.place.in_(tuple(STILL_OUT)))


def settle(
    db: Connection,
    units: Iterable[UnitId],
    *,
    beside: UnitId,
    at: datetime,
    came_by: str,
    finished: bool,
    late: bool = False,
) -> None:
    """Part of a fold: these came to be where that one is. They have its place, its batch, the note
    on which it went out, and whoever answers for it. What is told late of went with it since.
    """
    found = where(db, beside, at if late else None)
    since = [replace(found, since=at)] if found is not None else []
    if late:
        known = stays.among(db, stay_table.c.unit, (beside,))
        since += sorted((one for one in known if one.since > at), key=lambda one: one.since)
    for one in since:
        done = one.finished_at if finished else None
        made = (replace(one, unit=unit, finished_at=done, came_by=came_by) for unit in units)
        whereabouts.put(db, *made)


def leave(db: Connection, units: Iterable[UnitId], *, at: datetime) -> None:
    """Part of a fold: these ended, and are in no place any more from that moment on."""
    gone = tuple(units)
    ended = (replace(one, place=Place.ENDED, since=at) for one in where_all(db, gone).values())
    stays.drop(db, stay_table.c.unit.in_(gone), stay_table.c.since > at)
    stays.put(db, *ended)
    whereabouts.drop(db, table.c.unit.in_(gone))


def note(db: Connection, unit: UnitId, came_by: str) -> None:
    """Part of a fold: what the paper on which the unit goes home is to say of it, too."""
    found = where(db, unit)
    if found is not None and found.is_in_the_room:
        said = "；".join(part for part in (found.came_by, came_by) if part)
        whereabouts.put(db, replace(found, came_by=said))


def carrier(db: Connection, unit: Unit) -> Unit:
    """What is moved when somebody moves the unit: an item in a volume goes with the volume."""
    if unit.kind is UnitKind.ITEM and unit.parent is not None and where(db, unit.id) is None:
        around = catalogue.units.get(db, unit.parent)
        return around if around.kind is UnitKind.VOLUME else unit
    return unit


def finish(db: Connection, unit: UnitId, at: datetime | None) -> None:
    """Part of a fold: the last stage of the unit was done, or is open again."""

    found = where(db, unit)
    if found is not None and found.is_in_the_room:
        whereabouts.put(db, replace(found, finished_at=at))


def _moved(db: Connection, entry: Entry[MoveEvent]) -> None:
    was = where_all(db, entry.event.units, entry.happened_at if entry.is_late else None).values()
    put = whereabouts.put_late if entry.is_late else whereabouts.put
    put(db, *(moved(place, entry.event, at=entry.happened_at, by=entry.by) for place in was))


def _corrected(db: Connection, entry: Entry[MoveCorrected]) -> None:
    were = {was.unit: was for was in entry.event.units}
    found = where_all(db, were, entry.happened_at if entry.is_late else None).values()
    put = whereabouts.put_late if entry.is_late else whereabouts.put
    put(db, *(restored(now, were[now.unit], at=entry.happened_at) for now in found))


FOLDS: Folds = {
    UnitsPutAway: _moved,
    UnitsTaken: _moved,
    UnitsReshelved: _moved,
    MoveCorrected: _corrected,
}
