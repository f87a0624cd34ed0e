"""The use cases of the count: opening and closing the day, relieving the custodian."""

from collections.abc import Iterable
from types import MappingProxyType

from workroom.base.clock import day_of
from workroom.base.codes import FormNumber
from workroom.base.event import Entry
from workroom.base.ids import PersonId
from workroom.base.word import Word
from workroom.ledger.breaches import open_breaches
from workroom.ledger.reading import Reading
from workroom.ledger.work import Work
from workroom.rooms.access import store as access
from workroom.rooms.access.model import RoomEmptied
from workroom.rooms.closing import leaving, reckoning, rules
from workroom.rooms.closing.model import Found, Reasons, behind_seals
from workroom.rooms.counting import store as counting
from workroom.rooms.counting.model import CountEnded
from workroom.rooms.handover import store as handovers
from workroom.rooms.handover.brought import is_brought
from workroom.rooms.handover.counts import NOTHING, Counts
from workroom.rooms.handover.model import Direction
from workroom.rooms.holds import store as holds
from workroom.rooms.holds.model import (
    Climate,
    CustodianRelieved,
    DayClosed,
    DayOpened,
    RoomDay,
)
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import store as people_store
from workroom.rooms.people.model import Party
from workroom.rooms.people.rules import Right
from workroom.rooms.project import store as project_store

NO_CLIMATE = Climate()


def open_day(
    work: Work,
    *,
    found: Iterable[Found],
    witness: PersonId,
    custodian: PersonId,
    climate: Climate = NO_CLIMATE,
    remark: str = "",
    reasons: Reasons = MappingProxyType({}),
    door_seal: str = "",
    door_whole: bool = True,
    word: Word | None = None,
) -> Entry[DayOpened]:
    """Open the day by comparing what two people found with what the book says of the night.

    A count by scanning that is under way ends with it; `reasons` are as for a closing.
    Of a door that was sealed for a break: the seal as read, and whether it is whole.

    Raises:
        RefusedError: the last day is not closed, a cabinet differs, something is not
            located, or the client has not written under a forced closing: only a word
            of the client opens over that one.
    """
    db = work.db
    actor, second = people_store.people.get(db, work.by), people_store.people.get(db, witness)
    keeper = people_store.people.get(db, custodian)
    today = day_of(work.happened_at, project_store.zone(db))
    counts = reckoning.compare(db, found)
    last, missing = holds.last_day(db), reckoning.missing(db, behind_seals(counts))
    waiting = forced_and_unanswered(db, last)
    work.demand(
        people_rules.may(actor, Right.KEEP_DAY)
        & reckoning.all_counted(db, counts)
        & reckoning.seals_stand(db, counts)
        & rules.may_open(
            last,
            today,
            counts,
            first=actor,
            second=second,
            custodian=keeper,
            waiting=waiting,
        )
        & rules.everything_found(missing, reasons)
        & rules.door_seal_stands(
            last.door_seal if last else None, door_seal, whole=door_whole, remark=remark
        ),
        word=word
        if rules.is_a_new_day(last, today) and (not waiting or _is_of_the_client(db, word))
        else None,
    )
    sorts, count = reckoning.sort_counts(db, missing), counting.running(db)
    entry = work.record(
        DayOpened(
            day=today,
            witness=witness,
            custodian=custodian,
            counts=counts,
            climate=climate,
            remark=remark.strip(),
            unfound=reckoning.unfound(missing, reasons),
            sorts=sorts,
            door_seal=door_seal.strip(),
            door_whole=door_whole,
        )
    )
    if count is not None:
        work.record(CountEnded(count=count.id, given_up=False))
    return entry


def close_day(
    work: Work,
    *,
    found: Iterable[Found],
    witness: PersonId,
    power_off: bool,
    climate: Climate = NO_CLIMATE,
    remark: str = "",
    reasons: Reasons = MappingProxyType({}),
    door_seal: str = "",
    word: Word | None = None,
) -> Entry[DayClosed]:
    """Close the day: everything is locked up, counted by two, and equal to the book.

    A count by scanning that is under way ends with it. `reasons` say why a key or
    a badge was not found: the day then closes with that as an open item; and why
    somebody had not signed out. Who closes the room is the last to leave it. With a
    seal on the door it is closed for a break, until the next opening reads it.

    Raises:
        RefusedError: something is not locked up or not located, a medium is not back,
            a cabinet differs, or a thing is not there, or somebody has not signed out,
            and nobody says why. By a word the day closes all
            the same; the breach then blocks the next opening.
    """
    db = work.db
    actor, second = people_store.people.get(db, work.by), people_store.people.get(db, witness)
    day = holds.open_day(db)
    left_out = reckoning.stragglers(db)
    counts = reckoning.compare(db, found)
    today = day.day if day else day_of(work.happened_at, project_store.zone(db))
    missing = reckoning.missing(db, behind_seals(counts))
    hazards = reckoning.unfollowed(db, today)
    left, out = leaving.not_signed_out(db, (work.by, witness)), leaving.media_out(db)
    stops = project_store.settings(db).on("hazard_stops_closing")
    work.demand(
        people_rules.may(actor, Right.KEEP_DAY)
        & reckoning.all_counted(db, counts)
        & reckoning.seals_stand(db, counts)
        & rules.may_close(day, left_out, counts, first=actor, second=second)
        & rules.everything_found(missing, reasons)
        & rules.media_locked_up(out)
        & rules.everybody_out(left, reasons)
        & rules.break_is_sealed(door_seal, counts)
        & rules.hazards_followed_up(hazards, stops=stops),
        word=word if day is not None else None,
    )
    room = project_store.room(db)
    number = FormNumber(
        room.code, "F09", today.year, work.next_number(f"{room.code}-F09-{today.year}")
    )
    received, returned = _changed_hands(db, day)
    sorts, count = reckoning.sort_counts(db, missing), counting.running(db)
    entry = work.record(
        DayClosed(
            day=today,
            number=number.code,
            witness=witness,
            counts=counts,
            left_out=tuple(one.unit.reference_code for one in left_out),
            climate=climate,
            power_off=power_off,
            remark=remark.strip(),
            received=received,
            returned=returned,
            unfound=reckoning.unfound(missing, reasons),
            unfollowed=tuple(one.number for one in hazards),
            sorts=sorts,
            door_seal=door_seal.strip(),
            still_in=leaving.still_in(left, reasons),
            media_out=out,
            unchecked=leaving.ports_unchecked(db, today),
        )
    )
    if count is not None:
        work.record(CountEnded(count=count.id, given_up=False))
    if there := access.everybody_inside(db):
        work.record(RoomEmptied(day=today, people=tuple(one.person for one in there)))
    return entry


def relieve_custodian(work: Work, *, custodian: PersonId) -> None:
    """Another custodian is on duty from now on. §4.3.5."""
    db = work.db
    keeper = people_store.people.get(db, custodian)
    day = holds.open_day(db)
    work.demand(
        people_rules.may(people_store.people.get(db, work.by), Right.RECEIVE)
        & people_rules.may(keeper, Right.RECEIVE)
        & rules.may_relieve(day, keeper)
    )
    if day is not None:
        work.record(CustodianRelieved(day=day.day, custodian=custodian))


def forced_and_unanswered(db: Reading, last: RoomDay | None) -> int:
    """How many breaches of the last closing still wait for the client's word."""
    if last is None or last.closed_entry is None:
        return 0
    return sum(1 for breach in open_breaches(db) if breach.act == last.closed_entry)


def _is_of_the_client(db: Reading, word: Word | None) -> bool:
    return word is not None and people_store.people.get(db, word.who).party is Party.CLIENT


def _changed_hands(
    db: Reading, day: RoomDay | None
) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Boxes, volumes and items that came and went since the day was opened, for 当日增减.

    By the entry and not by the clock: a night shift's notes are of the day it opened.
    """
    sums: dict[Direction, Counts] = {Direction.OUT: NOTHING, Direction.BACK: NOTHING}
    since = day.opened_entry if day else 0
    agreed = handovers.agreed_since(db, since)
    listed = handovers.totals(db, (note.id for note in agreed))
    for note in agreed:
        counts = listed.get(note.id, NOTHING)
        if is_brought(note) and note.direction is Direction.BACK:
            # Home before the book began: it came into no cabinet, and went out of none.
            sums[Direction.OUT] = sums[Direction.OUT] - counts
        else:
            sums[note.direction] = sums[note.direction] + counts
    out, back = sums[Direction.OUT], sums[Direction.BACK]
    return (out.boxes, out.volumes, out.items), (back.boxes, back.volumes, back.items)
