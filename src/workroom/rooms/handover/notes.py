"""What may stand on a note, and what does, worked out from where the units are."""

from collections.abc import Iterable
from datetime import datetime

from workroom.base.clauses import DUAL_NOTE
from workroom.base.ids import UnitId
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import phrase
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit, UnitKind
from workroom.rooms.catalogue.rules import is_living
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.held import each_free, may_leave, not_held, sent_home
from workroom.rooms.custody.model import IN_THE_ROOM, STILL_OUT, Place, Whereabouts
from workroom.rooms.handover import rules, store
from workroom.rooms.handover.counts import NOTHING, Counts, counts_of
from workroom.rooms.handover.model import Direction, Handover, Line, NoteLine
from workroom.rooms.treatment import store as treatment
from workroom.rooms.treatment.rules import is_not_kept_apart


def verdicts_for(db: Reading, note: Handover, units: Iterable[Unit]) -> dict[UnitId, Verdict]:
    """Which of these may be on the note, and why the others may not."""
    chosen = tuple(units)
    ids = tuple(unit.id for unit in chosen)
    where, drafted = custody.where_all(db, ids), store.drafted(db, ids)
    apart = treatment.kept_apart(db, chosen)
    volumes = _volumes_around(db, [unit for unit in chosen if unit.id not in where])
    batches = {batch.id: str(batch.code) for batch in store.batch_list(db)}
    out = note.direction is Direction.OUT
    free = may_leave(db, chosen) if out else each_free(db, chosen)
    to_go_home = {} if out else sent_home(db, chosen)
    found: dict[UnitId, Verdict] = {}
    for unit in chosen:
        place, other = where.get(unit.id), drafted.get(unit.id)
        on_note = None if other in {None, note.id} else f"{other}"
        if out:
            found[unit.id] = rules.may_go_out(unit, place, note, on_note=on_note)
        else:
            batch = batches.get(place.batch, "") if place else ""
            found[unit.id] = rules.may_go_back(
                unit,
                place,
                note,
                batch=batch,
                on_note=on_note,
                has_sheet=unit.kind is not UnitKind.BOX and unit.id not in to_go_home,
            )
        found[unit.id] &= free[unit.id]
        found[unit.id] &= rules.goes_by_itself(unit, volumes.get(unit.parent))
        found[unit.id] &= is_living(unit, catalogue.living(db, unit).reference_code)
        found[unit.id] &= is_not_kept_apart(unit.reference_code, apart.get(unit.id))
    return found


def of_its_batch(db: Reading, note: Handover, unit: Unit) -> Verdict:
    """Whether what goes home went out with the batch of the note; a note out makes its batch, and
    what came into the room with none goes home with any.
    """
    place = custody.where(db, unit.id) if note.direction is Direction.BACK else None
    batch = store.batches.at(db, place.batch) if place and place.is_in_the_room else None
    if batch is None:
        return YES
    return rules.is_of_its_batch(place, note, code=unit.reference_code, batch=str(batch.code))


def _volumes_around(db: Reading, units: Iterable[Unit]) -> dict[UnitId | None, Unit]:
    """The volumes in which items lie that have no place of their own, by id."""
    inside = {unit.parent for unit in units if unit.kind is UnitKind.ITEM} - {None}
    around = catalogue.many(db, (id_ for id_ in inside if id_ is not None))
    return {id_: unit for id_, unit in around.items() if unit.kind is UnitKind.VOLUME}


def still_may_move(
    db: Reading, note: Handover, units: Iterable[Unit], at: datetime | None = None
) -> Verdict:
    """What was scanned an hour ago may have moved since, or an incident may hold it.

    A note that is entered late is judged by where the units were at that moment.
    """
    allowed = {Place.STACKS} if note.direction is Direction.OUT else IN_THE_ROOM
    chosen = tuple(units)
    verdict = YES if note.direction is Direction.OUT else not_held(db, chosen)
    if note.direction is Direction.OUT:
        for one in may_leave(db, chosen).values():
            # What the client let through a gate when it came onto the note is not asked again.
            verdict &= one if not one.approvable else YES
    ids = tuple(unit.id for unit in chosen)
    where, apart = custody.where_all(db, ids, at), treatment.kept_apart(db, chosen)
    for unit in chosen:
        place = where.get(unit.id)
        verdict &= is_not_kept_apart(unit.reference_code, apart.get(unit.id))
        verdict &= rules.may_go_again(unit, place, note)
        if (place.place if place else Place.STACKS) not in allowed:
            since = place.out_since if place else ""
            verdict &= no(rules.OUT_ALREADY, DUAL_NOTE, code=unit.reference_code, since=since)
        elif place is not None and place.place is Place.WORKSTATION:
            verdict &= no(
                rules.STILL_IN_WORK, DUAL_NOTE, code=unit.reference_code, station=place.station
            )
    return verdict


def agrees_with_what_came_after(db: Reading, note: Handover, at: datetime | None) -> Verdict:
    """A note that is entered late does not bring home what was seen in the room after it, nor out
    what was at home after it: book and paper would say two things for ever. The later moves are
    taken back first.
    """
    verdict = YES
    if at is None:
        return verdict
    ids = tuple(line.unit for line in store.lines(db, note.id))
    units = catalogue.many(db, ids)
    for unit, now in custody.where_all(db, ids).items():
        is_out = now.place in STILL_OUT
        if now.since > at and is_out is (note.direction is Direction.BACK):
            verdict &= no(
                rules.SEEN_SINCE,
                DUAL_NOTE,
                code=units[unit].reference_code,
                place=phrase(now.place.label),
            )
    return verdict


def note_line(unit: Unit, line: Line, where: Whereabouts | None) -> NoteLine:
    """The line as both sides agree it: all that the paper will ever print of the unit."""
    dates = "-".join(part for part in (unit.date_from, unit.date_to) if part)
    return NoteLine(
        unit=unit.id,
        kind=unit.kind,
        box=unit.parent,
        reference_code=unit.reference_code,
        title=unit.title,
        box_number=unit.box_number,
        fonds=unit.fonds,
        author=unit.author,
        document_number=unit.document_number,
        dates=dates,
        retention_period=unit.retention_period,
        items=unit.items,
        pages=unit.pages,
        security_class=unit.security_class if not unit.declassified else "已解密",
        condition=line.condition,
        remark="；".join(part for part in (line.remark, _came_by(where)) if part),
        out_since=where.out_since if where else None,
    )


def _came_by(where: Whereabouts | None) -> str | None:
    """What is to be said of it on the way home; on the way out it has no story yet."""
    return where.came_by if where is not None and where.is_in_the_room else None


def remaining(db: Reading, note: Handover, units: Iterable[Unit]) -> Counts:
    """What of the batch is not home once this note is agreed."""
    if note.direction is Direction.OUT:
        return sum((counts_of(unit) for unit in units), NOTHING)
    return store.not_home(db, note.batch, but=(unit.id for unit in units))
