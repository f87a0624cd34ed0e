"""What asks for an open day, and for a custodian on duty."""

from datetime import date

from workroom.base.clauses import CUSTODIAN, DUTY_COUNT, NIGHT_IN_CABINET
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import N_
from workroom.rooms.holds.model import DayState, RoomDay

DAY_NOT_OPEN = N_("The day is not open. Open it first: Closing, Open the day.")
YESTERDAY_OPEN = N_("The day {day} was never closed. Close it, then open today.")
NO_CUSTODIAN = N_("{name} is not the custodian on duty.")


def day_is_open(day: RoomDay | None, today: date) -> Verdict:
    """Work is logged only on a day that was opened by a count.

    §5.5.5 上下班物品清点值班制度. A shift that runs past midnight works on the
    day it opened, until five in the morning's opening; what is older must be closed.
    """
    if day is None or day.state is not DayState.OPEN:
        return no(DAY_NOT_OPEN, DUTY_COUNT)
    if (today - day.day).days > 1:
        return no(YESTERDAY_OPEN, NIGHT_IN_CABINET, day=day.day)
    return YES


def custodian_on_duty(day: RoomDay | None, person: int, name: str) -> Verdict:
    """Archives are received by the designated custodian only. §4.3.5 专人保管."""
    if day is not None and day.state is DayState.OPEN and day.custodian == person:
        return YES
    return no(NO_CUSTODIAN, CUSTODIAN, name=name)
