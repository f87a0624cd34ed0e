"""The duty roster (值班表): who is on duty on which day, and who stands in for them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workroom.base.clauses import ON_DUTY
from workroom.base.ids import PersonId
from workroom.base.verdict import YES, Verdict, wrong
from workroom.base.words import N_, phrase
from workroom.rooms.duty.calendar import CALENDAR, exceptions_of, working_days_after
from workroom.rooms.people.model import Role
from workroom.rooms.registers.declaration import Case, Falls, Look, Part, Register
from workroom.rooms.registers.fields import ENTERED, asked
from workroom.rooms.registers.model import Line, Option

OWN_DEPUTY = N_("Nobody stands in for themselves. Choose another deputy, or none.")
NOBODY_ON_DUTY = N_("Nobody is on duty on {day}. Enter somebody in the roster.")


class Shift(Option):
    """Which part of the day it is about."""

    WHOLE = "whole", N_("whole day"), "全天"
    MORNING = "morning", N_("morning"), "上午"
    AFTERNOON = "afternoon", N_("afternoon"), "下午"
    NIGHT = "night", N_("night"), "夜间"


@dataclass(frozen=True, slots=True)
class Duty(Line):
    """Who is on duty in one shift of one day."""

    day: date = asked(N_("Day"), "日期", width=26)
    shift: Shift = asked(N_("Shift"), "班次", width=22)
    officer: PersonId = asked(N_("On duty"), "值班员", width=30)
    deputy: PersonId | None = asked(N_("Deputy"), "替班人", optional=True, width=30)
    phone: str = asked(N_("Telephone"), "联系电话", optional=True, width=34)


def deputy_is_another(case: Case[Duty]) -> Verdict:
    """Who stands in is not whom they stand in for. §5.5.5."""
    if case.after.deputy == case.after.officer:
        return wrong("deputy", OWN_DEPUTY, ON_DUTY)
    return YES


def next_day_wants_somebody(look: Look) -> Iterator[Falls]:
    """The next working day without anybody on duty, from the day before on. §5.5.5 值班制度.

    Nothing is asked for before the room was opened for the first time.
    """
    if look.last_day is None:
        return
    exceptions = exceptions_of(look.lines(CALENDAR))
    day = working_days_after(look.today, 1, exceptions)
    if not any(one.day == day for one in look.lines(ROSTER)):
        yield Falls(ON_DUTY, look.today, phrase(NOBODY_ON_DUTY, day=day), subject=str(day))


ROSTER: Register[Duty] = Register(
    key="duty_roster",
    kind=Duty,
    title=N_("Duty roster"),
    chinese="值班表",
    help=N_("Who is on duty on which day. The next working day wants somebody the day before."),
    clauses=(ON_DUTY,),
    parts=(
        Part(
            ENTERED,
            N_("Duty"),
            "值班",
            frozenset({Role.MANAGER, Role.DUTY_OFFICER, Role.CLIENT_LEAD}),
        ),
    ),
    rules=(deputy_is_another,),
    clocks=(next_day_wants_somebody,),
    reads=(CALENDAR,),
)
