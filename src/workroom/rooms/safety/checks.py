"""Safety checks (每日安全检查) before work, on patrol and after work; and special patrols."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from workroom.base.clauses import CHECKED_DAILY, NOTHING_FORBIDDEN, POWER_OFF
from workroom.base.ids import LineId
from workroom.base.verdict import YES, Verdict, wrong
from workroom.base.words import N_, phrase
from workroom.rooms.duty.calendar import (
    CALENDAR,
    exceptions_of,
    last_of_month,
    last_working_day_of_month,
)
from workroom.rooms.people.model import Role
from workroom.rooms.registers.declaration import Case, Falls, Look, Part, Register
from workroom.rooms.registers.fields import ENTERED, asked
from workroom.rooms.registers.model import Line, Option
from workroom.rooms.registers.rules import sealed_by
from workroom.rooms.safety.hazards import CLIENT, HAZARDS, OFFICE

REVIEWED, LOOKED_OVER = "reviewed", "looked_over"
A_WEEK_BEFORE = timedelta(days=7)

SAY_WHAT = N_("Say what was found and what was done about it.")
NAME_THE_HAZARD = N_("What is forbidden in the room is a hazard. Enter it, and name its number.")
NOT_SEEN = N_("After work this is looked at: power, archives, media, doors and windows.")
CHECKS_MISSING = N_("Safety checks of {day} are missing: {checks}.")
SPECIAL_PATROL = N_("The special patrol of {month} is due by {day}.")


class CheckKind(Option):
    """Routine every day, or special: looking at one thing closely."""

    ROUTINE = "routine", N_("routine"), "日常"
    SPECIAL = "special", N_("special"), "专项"


class When(Option):
    """Which of the day's checks it is."""

    BEFORE = "before", N_("before work"), "开工前"
    PATROL = "patrol", N_("patrol"), "巡查"
    AFTER = "after", N_("after work"), "收工后"


class Found(Option):
    """How a group was found."""

    GOOD = "good", N_("in order"), "正常"
    BAD = "bad", N_("not in order"), "异常"
    NONE = "none", N_("not applicable"), "不适用"


@dataclass(frozen=True, slots=True)
class Check(Line):
    """One check of the room: each group of things in order, not in order, or not applicable."""

    day: date = asked(N_("Day"), "日期", width=24)
    kind: CheckKind = asked(N_("Kind"), "检查类型", width=18)
    when: When = asked(N_("Time of day"), "时段", width=20)
    subject: str = asked(
        N_("What it looks at"), "专项内容", optional=True, hint=N_("Of a special patrol")
    )
    temperature: str = asked(N_("Temperature, °C"), "温度（℃）", optional=True, width=22)
    humidity: str = asked(N_("Humidity, %"), "湿度（%）", optional=True, width=22)
    environment: Found = asked(
        N_("Environment"), "环境", hint=N_("Water, pests, air, sunlight kept out")
    )
    fire: Found = asked(
        N_("Fire"),
        "消防",
        clause=NOTHING_FORBIDDEN,
        hint=N_("Equipment, ways out; no flame, nothing flammable, no smoking, no drinking"),
    )
    power: Found = asked(
        N_("Power"),
        "电源",
        clause=POWER_OFF,
        hint=N_("After work all is off but monitoring, alarm and fire protection"),
    )
    people: Found = asked(
        N_("People"), "人员", hint=N_("Who is in is on file and wears a badge; nobody stays behind")
    )
    forbidden: Found = asked(
        N_("Forbidden things"),
        "违禁物品",
        clause=NOTHING_FORBIDDEN,
        hint=N_("Telephones, cameras, cups, food and drink, own computers and storage"),
    )
    ports: Found = asked(N_("Ports and seals"), "端口封条")
    network: Found = asked(
        N_("Network"), "网络隔离", hint=N_("Apart from all others; nothing wireless")
    )
    cameras: Found = asked(
        N_("Camera pictures"), "监控画面", hint=N_("All four areas show a good picture")
    )
    archives: Found = asked(N_("Archives locked up"), "档案入柜")
    media: Found = asked(N_("Media locked up"), "介质入柜")
    doors: Found = asked(N_("Doors and windows"), "门窗锁具")
    found: str = asked(
        N_("What was found and done"), "异常及处理", optional=True, lines=3, width=90
    )
    hazard: LineId | None = asked(N_("Hazard"), "隐患单号", optional=True, of=HAZARDS, width=44)
    opinion: str = asked(N_("What the manager says"), "项目经理意见", part=REVIEWED, optional=True)
    spot: str = asked(
        N_("What the client found"), "发包方抽查意见", part=LOOKED_OVER, optional=True
    )


GROUPS = (
    *("environment", "fire", "power", "people", "forbidden", "ports"),
    *("network", "cameras", "archives", "media", "doors"),
)
LEFT_BEHIND = ("power", "archives", "media", "doors")


def what_is_wrong_is_told(case: Case[Check]) -> Verdict:
    """异常及处理: what is not in order is said, and what was done. F25."""
    if not case.after.found and any(getattr(case.after, one) is Found.BAD for one in GROUPS):
        return wrong("found", SAY_WHAT, CHECKED_DAILY)
    return YES


def forbidden_things_are_a_hazard(case: Case[Check]) -> Verdict:
    """§5.5.3 不得存放易燃易爆物品，严禁火柴、打火机、饮料、食品、动物.

    Where any was found, there is a hazard to be put right (F25 隐患单号).
    """
    found = Found.BAD in (case.after.fire, case.after.forbidden)
    if found and case.after.hazard is None:
        return wrong("hazard", NAME_THE_HAZARD, NOTHING_FORBIDDEN)
    return YES


def after_work_is_looked_at(case: Case[Check]) -> Verdict:
    """§5.5.4 下班后切断所有电源（监控、报警、消防除外）.

    What is left for the night is in order or it is not; it is never not applicable.
    """
    verdict = YES
    if case.after.when is When.AFTER:
        for one in LEFT_BEHIND:
            if getattr(case.after, one) is Found.NONE:
                verdict &= wrong(one, NOT_SEEN, POWER_OFF)
    return verdict


def missing_on(checks: Iterable[Check], day: date) -> tuple[When, ...]:
    """Which of a day's checks nobody has entered."""
    made = {one.when for one in checks if one.day == day}
    return tuple(one for one in When if one not in made)


def days_checks(look: Look) -> Iterator[Falls]:
    """The checks of the newest day on which the room was opened, due on that day. P-2.3.3a.

    A day on which nobody opened the room wants none; of an earlier day nobody
    can look any more.
    """
    if look.last_day is None:
        return
    day = look.last_day.day
    if missing := missing_on(look.lines(CHECKS), day):
        checks = tuple(phrase(one.label) for one in missing)
        text = phrase(CHECKS_MISSING, day=day, checks=checks)
        yield Falls(CHECKED_DAILY, day, text, subject=f"F25 {day}")


def special_patrols(look: Look) -> Iterator[Falls]:
    """Each month has a special patrol, by its last working day; said a week before. P-2.3.3a.

    The first month is that of the first check, or of the first day of the room.
    """
    if look.last_day is None:
        return
    days = [one.day for one in look.lines(CHECKS)]
    special = [one.day for one in look.lines(CHECKS) if one.kind is CheckKind.SPECIAL]
    wanted = min((*days, look.last_day.day))
    if special:
        wanted = last_of_month(max(special)) + timedelta(days=1)
    due = last_working_day_of_month(wanted, exceptions_of(look.lines(CALENDAR)))
    if look.today >= due - A_WEEK_BEFORE:
        month = f"{wanted:%Y-%m}"
        text = phrase(SPECIAL_PATROL, month=month, day=due)
        yield Falls(CHECKED_DAILY, due, text, subject=f"F25 {month}")


CHECKS: Register[Check] = Register(
    key="safety_checks",
    kind=Check,
    form="F25",
    title=N_("Safety checks"),
    chinese="安全检查登记簿",
    paper="每日安全检查表",
    help=N_(
        "The room is looked over before work, on a patrol, and after work. Every month has a "
        "special patrol as well. What is not in order is said, with what was done about it."
    ),
    clauses=(CHECKED_DAILY, NOTHING_FORBIDDEN, POWER_OFF),
    parts=(
        Part(
            ENTERED,
            N_("Check"),
            "检查",
            OFFICE | CLIENT | frozenset({Role.SUPERVISOR}),
            signs="值班员",
            closes=True,
        ),
        Part(
            REVIEWED,
            N_("Seen by the manager"),
            "项目经理审阅",
            frozenset({Role.MANAGER}),
            signs="项目经理",
            after=(ENTERED,),
        ),
        Part(
            LOOKED_OVER,
            N_("Looked over by the client"),
            "发包方抽查",
            CLIENT,
            signs="发包方抽查",
            after=(ENTERED,),
        ),
    ),
    rules=(
        what_is_wrong_is_told,
        forbidden_things_are_a_hazard,
        after_work_is_looked_at,
        sealed_by(LOOKED_OVER),
    ),
    clocks=(days_checks, special_patrols),
    reads=(CALENDAR,),
    copies=1,
)
