"""The days that are not as the week says, and how working days are counted over them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from workroom.base.clauses import BACK_WITHOUT_DELAY
from workroom.base.words import N_
from workroom.rooms.people.model import Role
from workroom.rooms.registers.declaration import Part, Register
from workroom.rooms.registers.fields import ENTERED, asked
from workroom.rooms.registers.model import Line, Option

FRIDAY = 4
A_YEAR = 366

KEEPERS = frozenset({Role.MANAGER, Role.DUTY_OFFICER, Role.CLIENT_LEAD, Role.ARCHIVIST})


class DayKind(Option):
    """What a day is instead of what the week says."""

    HOLIDAY = "holiday", N_("holiday"), "放假"
    WORKING = "working", N_("working day"), "调休上班"
    HALF = "half", N_("half a day"), "半天"

    @property
    def is_worked(self) -> bool:
        """Half a day is a working day."""
        return self is not DayKind.HOLIDAY


@dataclass(frozen=True, slots=True)
class CalendarDay(Line):
    """One day that is not as the week says."""

    day: date = asked(N_("Day"), "日期", width=30, unique=True)
    kind: DayKind = asked(N_("What it is"), "安排", width=30)
    note: str = asked(
        N_("Why"), "说明", optional=True, width=80, hint=N_("Such as the name of the holiday")
    )


CALENDAR: Register[CalendarDay] = Register(
    key="calendar_days",
    kind=CalendarDay,
    title=N_("Calendar"),
    chinese="工作日历",
    help=N_(
        "Days that are not as the week says: holidays, weekends that are worked instead, half "
        "days. Whatever is counted in working days is counted by this; what does not stand here "
        "is as the week says."
    ),
    clauses=(BACK_WITHOUT_DELAY,),
    parts=(Part(ENTERED, N_("Day"), "日期", KEEPERS),),
)

Exceptions = Mapping[date, DayKind]


def exceptions_of(days: Iterable[CalendarDay]) -> dict[date, DayKind]:
    """What the lines of the calendar say, by day."""
    return {one.day: one.kind for one in days}


def is_working_day(day: date, exceptions: Exceptions) -> bool:
    """Whether the room works on a day: as the calendar says, else Monday to Friday."""
    kind = exceptions.get(day)
    return kind.is_worked if kind is not None else day.weekday() <= FRIDAY


def working_days_after(day: date, count: int, exceptions: Exceptions) -> date:
    """The day on which `count` working days after `day` are over; `day` itself is not counted.

    None to be counted is the day itself. A calendar of holidays without end
    would never come to a day: then it is a year later.
    """
    found = day
    for _ in range(count):
        found = next(
            (one for one in _days_after(found) if is_working_day(one, exceptions)),
            found + timedelta(days=A_YEAR),
        )
    return found


def last_working_day_of_month(day: date, exceptions: Exceptions) -> date:
    """The last day of its month on which the room works; the month's last where it never does."""
    end = last_of_month(day)
    month = (end - timedelta(days=back) for back in range(end.day))
    return next((one for one in month if is_working_day(one, exceptions)), end)


def last_of_month(day: date) -> date:
    """The last day of its month."""
    first_of_next = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
    return first_of_next - timedelta(days=1)


def _days_after(day: date) -> Iterable[date]:
    return (day + timedelta(days=ahead) for ahead in range(1, A_YEAR + 1))
