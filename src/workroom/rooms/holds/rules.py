"""What asks for an open day, and for a custodian on duty."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from workroom.base.clauses import (
    CUSTODIAN,
    DUTY_COUNT,
    NIGHT_IN_CABINET,
    SHUT_OVER_NOON,
    WEEK_SEEN,
)
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import N_
from workroom.rooms.holds.model import DayState, RoomDay
from workroom.rooms.holds.weeks import Span, week_of

DAY_NOT_OPEN = N_("The day is not open. Open it first: Closing, Open the day.")
YESTERDAY_OPEN = N_("The day {day} was never closed. Close it, then open today.")
ROOM_SHUT = N_("The room is shut over noon. Two people open it again: Closing, F9.")
NO_CUSTODIAN = N_("{name} is not the custodian on duty.")
NOT_OVER = N_("{week} is not over; it can be countersigned from {day} on.")
SIGNED_ALREADY = N_("{week} is countersigned already.")

NIGHT_ENDS = timedelta(hours=5)
"""Until five in the morning a shift belongs to the evening before."""


def day_is_open(day: RoomDay | None, shift: date) -> Verdict:
    """Work is logged only on a day that was opened by a count, by the shift of that day.

    §5.5.5 上下班物品清点值班制度. A shift that runs past midnight works on the
    day it opened (`shift_of`); what is older must be closed. While the room is
    shut over noon (§10.4 午间封门) nobody is in it, and nothing is logged.
    """
    if day is None or day.state is not DayState.OPEN:
        return no(DAY_NOT_OPEN, DUTY_COUNT)
    if shift > day.day:
        return no(YESTERDAY_OPEN, NIGHT_IN_CABINET, day=day.day)
    if day.shut_at is not None:
        return no(ROOM_SHUT, SHUT_OVER_NOON)
    return YES


def shift_of(now: datetime) -> date:
    """The day whose shift works at a moment, given as the room's wall clock shows it."""
    return (now - NIGHT_ENDS).date()


def custodian_on_duty(day: RoomDay | None, person: int, name: str) -> Verdict:
    """Archives are received by the designated custodian only. §4.3.5 专人保管."""
    if day is not None and day.state is DayState.OPEN and day.custodian == person:
        return YES
    return no(NO_CUSTODIAN, CUSTODIAN, name=name)


def may_countersign(span: Span, *, today: date, signed: Iterable[Span]) -> Verdict:
    """The client signs what is over, once.

    §10.2 of our reading of practice: 补录 is listed weekly for the client's
    signature. A week that still goes on would be signed for what is not written yet.
    """
    if span.last >= today:
        after = span.last + timedelta(days=1)
        return no(NOT_OVER, WEEK_SEEN, week=span.name, day=after)
    if any(one.covers(span) for one in signed):
        return no(SIGNED_ALREADY, WEEK_SEEN, week=span.name)
    return YES


def weeks_waiting(
    opened: Iterable[date], signed: Iterable[Span], *, today: date
) -> tuple[Span, ...]:
    """The weeks that are over, in which the room was open, and which nobody has countersigned."""
    spans = tuple(signed)
    weeks = sorted({week_of(day) for day in opened})
    return tuple(
        one for one in weeks if one.last < today and not any(each.covers(one) for each in spans)
    )
