"""What asks for an open day, and for a custodian on duty."""

from datetime import date, datetime, timedelta

from workroom.base.clauses import CUSTODIAN, DUTY_COUNT, NIGHT_IN_CABINET, SHUT_OVER_NOON
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import N_
from workroom.rooms.holds.model import DayState, RoomDay

DAY_NOT_OPEN = N_("The day is not open. Open it first: Closing, Open the day.")
YESTERDAY_OPEN = N_("The day {day} was never closed. Close it, then open today.")
ROOM_SHUT = N_("The room is shut over noon. Two people open it again: Closing, F9.")
NO_CUSTODIAN = N_("{name} is not the custodian on duty.")

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
