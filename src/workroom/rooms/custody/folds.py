"""What each event that moves archives changes in the whereabouts."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from workroom.base.event import Entry
from workroom.base.ids import BatchId, HandoverId, PersonId, UnitId
from workroom.ledger.reading import Reading
from workroom.ledger.register import Folds
from workroom.rooms.custody import store
from workroom.rooms.custody.model import (
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


def _moved(db: Reading, entry: Entry[MoveEvent]) -> None:
    was = store.where_all(
        db, entry.event.units, entry.happened_at if entry.is_late else None
    ).values()
    put = store.whereabouts.put_late if entry.is_late else store.whereabouts.put
    put(db, *(moved(place, entry.event, at=entry.happened_at, by=entry.by) for place in was))


def _corrected(db: Reading, entry: Entry[MoveCorrected]) -> None:
    were = {was.unit: was for was in entry.event.units}
    found = store.where_all(db, were, entry.happened_at if entry.is_late else None).values()
    put = store.whereabouts.put_late if entry.is_late else store.whereabouts.put
    put(db, *(restored(now, were[now.unit], at=entry.happened_at) for now in found))


def receive(
    db: Reading,
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
    put = store.whereabouts.put_late if late else store.whereabouts.put
    put(
        db,
        *(Whereabouts(unit, Place.DESK, at, holder, batch, note, out_since) for unit in units),
    )
    if late:
        for one in _next_in_the_room(db, units, at):
            store.whereabouts.put_late(
                db, replace(one, batch=batch, out_note=note, out_since=out_since)
            )


def _next_in_the_room(db: Reading, units: Iterable[UnitId], at: datetime) -> Iterator[Whereabouts]:
    """The stays after that moment, up to the next way home: they are of the trip that began then,
    whatever trip they were taken for.
    """
    home: set[UnitId] = set()
    known = store.stays.among(db, store.stay_table.c.unit, units)
    for one in sorted((one for one in known if one.since > at), key=lambda one: one.since):
        if one.place not in STILL_OUT:
            home.add(one.unit)
        elif one.unit not in home:
            yield one


def bring_in(db: Reading, stands: Iterable[Whereabouts]) -> None:
    """Part of a fold: units stand where both parties say they stood when the book began."""
    store.whereabouts.put(db, *stands)


def give_back(
    db: Reading,
    units: Iterable[UnitId],
    *,
    holder: PersonId,
    at: datetime,
    late: bool = False,
) -> None:
    """Part of a fold: both agreed the counts, the client answers for the units again."""
    put = store.whereabouts.put_late if late else store.whereabouts.put
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
            for found in store.where_all(db, units, at if late else None).values()
        ),
    )


def lay(
    db: Reading,
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
    put = store.whereabouts.put_late if late else store.whereabouts.put
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
            for found in store.where_all(db, units, at if late else None).values()
        ),
    )


def recall(
    db: Reading, units: Iterable[UnitId], why: Recall, *, at: datetime | None = None
) -> None:
    """Part of a fold: the client called the units back, or (`NONE`) lets them go on."""
    store.whereabouts.put(
        db,
        *(
            replace(found, recall=why, recalled_at=at)
            for found in store.where_all(db, units).values()
        ),
    )


def settle(
    db: Reading,
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
    found = store.where(db, beside, at if late else None)
    since = [replace(found, since=at)] if found is not None else []
    if late:
        known = store.stays.among(db, store.stay_table.c.unit, (beside,))
        since += sorted((one for one in known if one.since > at), key=lambda one: one.since)
    for one in since:
        done = one.finished_at if finished else None
        made = (replace(one, unit=unit, finished_at=done, came_by=came_by) for unit in units)
        store.whereabouts.put(db, *made)


def leave(db: Reading, units: Iterable[UnitId], *, at: datetime) -> None:
    """Part of a fold: these ended, and are in no place any more from that moment on."""
    gone = tuple(units)
    ended = (
        replace(one, place=Place.ENDED, since=at) for one in store.where_all(db, gone).values()
    )
    store.stays.drop(db, store.stay_table.c.unit.in_(gone), store.stay_table.c.since > at)
    store.stays.put(db, *ended)
    store.whereabouts.drop(db, store.table.c.unit.in_(gone))


def note(db: Reading, unit: UnitId, came_by: str) -> None:
    """Part of a fold: what the paper on which the unit goes home is to say of it, too."""
    found = store.where(db, unit)
    if found is not None and found.is_in_the_room:
        said = "；".join(part for part in (found.came_by, came_by) if part)
        store.whereabouts.put(db, replace(found, came_by=said))


def finish(db: Reading, unit: UnitId, at: datetime | None) -> None:
    """Part of a fold: the last stage of the unit was done, or is open again."""

    found = store.where(db, unit)
    if found is not None and found.is_in_the_room:
        store.whereabouts.put(db, replace(found, finished_at=at))


FOLDS: Folds = {
    UnitsPutAway: _moved,
    UnitsTaken: _moved,
    UnitsReshelved: _moved,
    MoveCorrected: _corrected,
}
