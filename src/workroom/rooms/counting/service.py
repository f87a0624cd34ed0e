"""The use cases of a count: begin, count a thing, end. Counting moves nothing."""

from workroom.base.clock import day_of, minute_of
from workroom.base.errors import InputError
from workroom.base.event import Entry
from workroom.base.ids import CabinetId, CountId, Kind, LineId, UnitId
from workroom.base.words import N_
from workroom.ledger.work import Work
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.counting import expected, rules, store
from workroom.rooms.counting.model import (
    CountBegun,
    CountEnded,
    Purpose,
    Sort,
    ThingCounted,
)
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.model import Place
from workroom.rooms.holds import store as holds
from workroom.rooms.media.media import MEDIA
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import store as people
from workroom.rooms.people.rules import Right
from workroom.rooms.project import store as project
from workroom.rooms.registers import store as registers
from workroom.rooms.site import store as site

WITH_ITS_BOX = N_("{code} is counted with its box: scan {box}.")
COUNTED_BEFORE = N_("Counted before, at {time} by {name}.")


def begin(work: Work, *, purpose: Purpose) -> Entry[CountBegun]:
    """Freeze the list of what must be there.

    Raises:
        RefusedError: another count is under way, or it is not the person's to begin one.
    """
    db = work.db
    zone = project.zone(db)
    running = store.running(db)
    work.demand(
        people_rules.may(people.people.get(db, work.by), Right.KEEP_DAY)
        & rules.may_begin(running, minute_of(running.begun_at, zone) if running else "")
    )
    open_day = holds.open_day(db)
    return work.record(
        CountBegun(
            count=CountId(work.next_number("count")),
            purpose=purpose,
            day=open_day.day if open_day else day_of(work.happened_at, zone),
            things=expected.things(db),
        )
    )


def count_thing(
    work: Work, *, kind: Kind, id_: int, cabinet: CabinetId | None
) -> Entry[ThingCounted]:
    """Write that a thing was seen, in a cabinet or outside of any. Nothing else changes.

    Several people count at once, each with a cabinet of their own: a thing that
    somebody else has counted in the same place already is not counted twice.

    Raises:
        RefusedError: no count is under way, or the person has nothing to do with archives.
        InputError: it was counted there before, or is counted with its box.
    """
    db = work.db
    running = store.running(db)
    work.demand(
        people_rules.may(people.people.get(db, work.by), Right.MOVE) & rules.is_under_way(running)
    )
    if running is None:
        raise AssertionError("a no without a refusal")
    line = store.line(db, kind, id_)
    if line is None and kind is Kind.UNIT:
        _demand_not_inside(work, UnitId(id_))
    if kind is Kind.UNIT:
        _demand_another(work, UnitId(id_))
    is_expected, lies_in = expected.place_of(db, kind, id_)
    mark = rules.mark_of(expected=is_expected, lies_in=lies_in, cabinet=cabinet)
    if line is not None and (line.mark, line.found_in) == (mark, cabinet) and line.found_at:
        name = people.names(db).get(line.found_by, "") if line.found_by else ""
        at = minute_of(line.found_at, project.zone(db))[-5:]
        raise InputError(COUNTED_BEFORE, time=at, name=name)
    sort = line.sort if line else _sort_of(work, kind, id_)
    return work.record(
        ThingCounted(count=running.id, sort=sort, kind=kind, id=id_, cabinet=cabinet, mark=mark)
    )


def give_up(work: Work) -> None:
    """Let the list go; does nothing where no count is under way.

    Raises:
        RefusedError: it is not the person's to end one.
    """
    running = store.running(work.db)
    work.demand(people_rules.may(people.people.get(work.db, work.by), Right.KEEP_DAY))
    if running is not None:
        work.record(CountEnded(count=running.id, given_up=True))


def _demand_not_inside(work: Work, unit: UnitId) -> None:
    """A volume in a box that is on the list is counted by scanning the box."""
    chosen = catalogue.units.get(work.db, unit)
    box = chosen.parent
    if box is None or store.line(work.db, Kind.UNIT, box) is None:
        return
    if expected.is_counted_with(work.db, unit, box):
        known = catalogue.units.get(work.db, box)
        raise InputError(WITH_ITS_BOX, code=chosen.reference_code, box=known.reference_code)


def _sort_of(work: Work, kind: Kind, id_: int) -> Sort:
    """Of a thing that is on no list."""
    match kind:
        case Kind.UNIT:
            return Sort.ARCHIVES
        case Kind.PERSON:
            return Sort.BADGES
        case _:
            is_medium = registers.at(work.db, MEDIA, LineId(id_)) is not None
            return Sort.MEDIA if is_medium else Sort.KEYS


def _demand_another(work: Work, unit: UnitId) -> None:
    """What is repaired, treated or set apart is not seen by the eyes that brought it. §10.3."""
    where = custody.where(work.db, unit)
    if where is None or where.place is not Place.CABINET or where.cabinet is None:
        return
    place = site.cabinets.get(work.db, where.cabinet)
    who = people.people.get(work.db, where.holder)
    code = catalogue.units.get(work.db, unit).reference_code
    work.demand(rules.is_seen_by_another(place, code, brought_by=who, counted_by=work.by))
