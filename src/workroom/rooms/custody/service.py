"""The use cases of custody: take out, put away, reshelve, and take a mistaken move back."""

from datetime import datetime

from workroom.base.clock import day_of
from workroom.base.errors import InputError
from workroom.base.event import Entry
from workroom.base.ids import CabinetId, Kind, PersonId, Seq, Subject, UnitId
from workroom.base.word import Word
from workroom.base.words import N_
from workroom.ledger.breaches import of_act
from workroom.ledger.late import hand_of
from workroom.ledger.mentions import entries_about
from workroom.ledger.reading import Reading
from workroom.ledger.work import Work
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.custody import rules, store
from workroom.rooms.custody.held import not_held, stays_in_work
from workroom.rooms.custody.model import (
    IN_THE_ROOM,
    MoveCorrected,
    Place,
    UnitsPutAway,
    UnitsReshelved,
    UnitsTaken,
    WasAt,
    before_move,
)
from workroom.rooms.holds import rules as hold_rules
from workroom.rooms.holds import store as holds
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import store as people_store
from workroom.rooms.people.rules import Right
from workroom.rooms.project import store as project_store
from workroom.rooms.site import store as site
from workroom.rooms.site.model import Purpose
from workroom.rooms.treatment import rules as treatment_rules
from workroom.rooms.treatment import store as treatment

NOT_A_MOVE = N_("The entry {seq} is not a move that could be taken back.")
MOVED_SINCE = N_("The units have been moved again since; correct the latest move first.")


def take(work: Work, *, unit: UnitId, station: str, word: Word | None = None) -> Entry[UnitsTaken]:
    """Take a unit out to a workstation; a box goes with all that lies locked up in it.

    Raises:
        RefusedError: the day is not open, the unit is not in the room or at a
            workstation already, the person has too many, or an incident holds it.
    """
    db = work.db
    chosen, where = catalogue.units.get(db, unit), store.where(db, unit, work.as_of)
    actor = people_store.people.get(db, work.by)
    settings = project_store.settings(db)
    holder = people_store.people.at(db, where.holder) if where else None
    verdict = people_rules.may(actor, Right.MOVE) & rules.may_take(
        where,
        chosen.reference_code,
        holder=holder.name if holder else "",
        name=actor.name,
        held=store.held_by(db, work.by, work.as_of),
        limit=settings.number("open_volumes"),
    )
    shift = hold_rules.shift_of(work.happened_at.astimezone(project_store.zone(db)))
    along = store.goes_along(db, chosen, frozenset({Place.CABINET, Place.DESK}), work.as_of)
    work.demand(
        hold_rules.day_is_open(holds.open_day(db, work.as_of), shift)
        & verdict
        & not_held(db, along)
        & stays_in_work(db, along),
        word=word,
    )
    workstation = site.workstation_named(db, station)
    return work.record(
        UnitsTaken(
            units=tuple(one.id for one in along),
            holder=work.by,
            station=station,
            workstation=workstation.id if workstation else None,
        )
    )


def put_away(
    work: Work, *, unit: UnitId, cabinet: CabinetId, word: Word | None = None
) -> Entry[UnitsPutAway]:
    """Lock a unit into a cabinet; a box goes with all of its content that is in the room.

    The custodian on duty answers for what is stored; for what is repaired, treated or set
    apart, who brought it there.

    Raises:
        RefusedError: it is not in the room, or lies there already with all of its content.
    """
    db = work.db
    chosen = catalogue.units.get(db, unit)
    actor = people_store.people.get(db, work.by)
    place = site.cabinets.get(db, cabinet)
    along = store.goes_along(db, chosen, IN_THE_ROOM, work.as_of)
    verdict = people_rules.may(actor, Right.MOVE) & rules.may_put_away(
        store.where(db, unit, work.as_of),
        chosen.reference_code,
        cabinet=cabinet,
        inside=store.where_all(db, (one.id for one in along), work.as_of).values(),
    )
    work.demand(verdict, word=word)
    day = holds.open_day(db, work.as_of)
    kept = place.purpose is Purpose.STORE and day is not None
    return work.record(
        UnitsPutAway(
            units=tuple(one.id for one in along),
            cabinet=cabinet,
            keeper=day.custodian if kept and day is not None else work.by,
        )
    )


def reshelve(work: Work, *, unit: UnitId, word: Word | None = None) -> Entry[UnitsReshelved]:
    """Put a unit that was given back onto its shelf; a box goes with what came back in it.

    No word puts into the stacks what no note brought home, nor in the archivist's place.

    Raises:
        RefusedError: not the client's archivist, not given back, due for disinfection and not
            treated since, kept apart for pests, or held by an incident.
    """
    db = work.db
    chosen = catalogue.units.get(db, unit)
    actor = people_store.people.get(db, work.by)
    today = day_of(work.happened_at, project_store.zone(db))
    along = store.goes_along(db, chosen, {Place.RETURNED}, work.as_of)
    verdict = people_rules.may(actor, Right.RESHELVE)
    for one in along:
        where = store.where(db, one.id, work.as_of)
        verdict &= rules.is_returned(where, one.reference_code)
    verdict.demand()
    treated, apart = treatment.treated_among(db, along), treatment.kept_apart(db, along)
    for one in along:
        code = one.reference_code
        verdict &= rules.may_reshelve(
            store.where(db, one.id, work.as_of), code, today=today, treated=treated.get(one.id)
        )
        verdict &= treatment_rules.is_not_kept_apart(code, apart.get(one.id))
    work.demand(verdict & not_held(db, along), word=word)
    return work.record(UnitsReshelved(units=tuple(one.id for one in along)))


def correct_move(work: Work, *, act: Seq, were: tuple[WasAt, ...]) -> Entry[MoveCorrected]:
    """Write that a move did not take place: a new entry that names the old one.

    `were` is what `places_of` answered just before the move.

    Raises:
        InputError: the units have been moved again since.
    """
    now = store.where_all(work.db, (was.unit for was in were))
    if not were or any(was.unit not in now for was in were):
        raise InputError(NOT_A_MOVE, seq=act)
    with_it = {act, hand_of(work.db, act), *(breach.id for breach in of_act(work.db, act))}
    for was in were:
        about = entries_about(work.db, Subject(Kind.UNIT, was.unit))
        if act not in about or any(seq > act and seq not in with_it for seq in about):
            raise InputError(MOVED_SINCE)
    return work.record(MoveCorrected(act=act, units=were))


def places_of(db: Reading, unit: UnitId, at: datetime | None = None) -> tuple[WasAt, ...]:
    """Where the unit, and for a box its content, is (or was): what a correction would restore."""
    chosen = catalogue.units.get(db, unit)
    along = store.goes_along(db, chosen, IN_THE_ROOM, at)
    found = store.where_all(db, (one.id for one in along), at)
    return tuple(before_move(where) for where in found.values())


def keeper_of(db: Reading) -> PersonId | None:
    """The custodian on duty."""
    day = holds.open_day(db)
    return day.custodian if day else None
