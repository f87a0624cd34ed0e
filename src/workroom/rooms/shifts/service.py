"""The use cases of noon and of the change of shifts. Two people sign each."""

from collections.abc import Iterable
from datetime import date
from types import MappingProxyType

from workroom.base.event import Entry
from workroom.base.ids import PersonId
from workroom.base.word import Word
from workroom.ledger.reading import Reading
from workroom.ledger.work import Work
from workroom.rooms.access import store as access
from workroom.rooms.access.model import RoomEmptied
from workroom.rooms.closing import reckoning
from workroom.rooms.closing import rules as closing
from workroom.rooms.closing.model import Found, Reasons, behind_seals
from workroom.rooms.counting import store as counting
from workroom.rooms.counting.model import CountEnded
from workroom.rooms.holds import rules as hold_rules
from workroom.rooms.holds import store as holds
from workroom.rooms.holds.model import Climate, CustodianRelieved
from workroom.rooms.holds.shifts import LeftOut, RoomPaused, RoomResumed, ShiftHandedOver
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import store as people
from workroom.rooms.people.rules import Right
from workroom.rooms.project import store as project
from workroom.rooms.shifts import rules

NO_CLIMATE = Climate()
NO_REASONS: Reasons = MappingProxyType({})


def pause(
    work: Work,
    *,
    witness: PersonId,
    seal: str = "",
    remark: str = "",
    reasons: Reasons = NO_REASONS,
    word: Word | None = None,
) -> Entry[RoomPaused]:
    """Shut the room over noon. What is not in a cabinet is locked in behind a sealed door.

    A count by scanning that is under way ends with it, as at a closing; and whoever
    shuts the room says that nobody is in it.

    Raises:
        RefusedError: the day is not open, the room is shut already, something is
            left out and the door is not sealed, or a count did not find something.
    """
    db = work.db
    actor, second = people.people.get(db, work.by), people.people.get(db, witness)
    day, missing, left = holds.open_day(db), reckoning.missing(db), reckoning.stragglers(db)
    work.demand(
        people_rules.may(actor, Right.KEEP_DAY)
        & rules.may_pause(day, _shift(work), left, seal, first=actor, second=second)
        & closing.everything_found(missing, reasons),
        word=word if day is not None and day.shut_at is None else None,
    )
    if day is None:
        raise AssertionError("a no without a refusal")
    entry = work.record(
        RoomPaused(
            day=day.day,
            witness=witness,
            seal=seal.strip(),
            left=_left_out(db),
            unfound=reckoning.unfound(missing, reasons),
            sorts=reckoning.sort_counts(db, missing),
            remark=remark.strip(),
        )
    )
    _end_count(work)
    if there := access.everybody_inside(db):
        work.record(RoomEmptied(day=day.day, people=tuple(one.person for one in there)))
    return entry


def resume(
    work: Work, *, witness: PersonId, seal: str = "", whole: bool = True, remark: str = ""
) -> Entry[RoomResumed]:
    """Open the room again, and say how the seal on the door was found.

    Raises:
        RefusedError: the room is not shut; the seal is said to be whole and bears
            another number; or it is not whole and nobody says what was found.
    """
    db = work.db
    actor, second = people.people.get(db, work.by), people.people.get(db, witness)
    day = holds.open_day(db)
    work.demand(
        people_rules.may(actor, Right.KEEP_DAY)
        & rules.may_resume(day, seal, whole=whole, remark=remark, first=actor, second=second)
    )
    if day is None:
        raise AssertionError("a no without a refusal")
    return work.record(
        RoomResumed(
            day=day.day, witness=witness, seal=seal.strip(), whole=whole, remark=remark.strip()
        )
    )


def hand_over(
    work: Work,
    *,
    leaves: PersonId,
    found: Iterable[Found],
    climate: Climate = NO_CLIMATE,
    remark: str = "",
    reasons: Reasons = NO_REASONS,
    word: Word | None = None,
) -> Entry[ShiftHandedOver]:
    """The shift hands over: who comes writes it, and is custodian where the custodian leaves.

    What is at workstations stays there by the name of its holder, or was put away before.

    Raises:
        RefusedError: the day is not open, a cabinet was not counted or differs,
            something was not found, or the custodian leaves and no other comes.
    """
    db = work.db
    comes, gone = people.people.get(db, work.by), people.people.get(db, leaves)
    day, counts = holds.open_day(db), reckoning.compare(db, found)
    missing = reckoning.missing(db, behind_seals(counts))
    work.demand(
        people_rules.may(comes, Right.KEEP_DAY)
        & people_rules.may(gone, Right.KEEP_DAY)
        & reckoning.all_counted(db, counts)
        & reckoning.seals_stand(db, counts)
        & rules.may_hand_over(day, _shift(work), counts, leaves=gone, comes=comes)
        & closing.everything_found(missing, reasons),
        word=word if day is not None else None,
    )
    if day is None:
        raise AssertionError("a no without a refusal")
    relieved = day.custodian == leaves
    entry = work.record(
        ShiftHandedOver(
            day=day.day,
            leaves=leaves,
            custodian=work.by if relieved else day.custodian,
            counts=counts,
            left=_left_out(db),
            unfound=reckoning.unfound(missing, reasons),
            sorts=reckoning.sort_counts(db, missing),
            climate=climate,
            remark=remark.strip(),
        )
    )
    if relieved:
        work.record(CustodianRelieved(day=day.day, custodian=work.by))
    _end_count(work)
    return entry


def _left_out(db: Reading) -> tuple[LeftOut, ...]:
    return tuple(
        LeftOut(
            unit=one.unit.id,
            code=one.unit.reference_code,
            station=one.where.station,
            holder=one.holder,
        )
        for one in reckoning.stragglers(db)
    )


def _end_count(work: Work) -> None:
    count = counting.running(work.db)
    if count is not None:
        work.record(CountEnded(count=count.id, given_up=False))


def _shift(work: Work) -> date:
    return hold_rules.shift_of(work.happened_at.astimezone(project.zone(work.db)))
