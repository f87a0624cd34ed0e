"""Safety: the checks of a day, hazards until somebody verifies them, an incident now and then."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from workroom.base.event import Source
from workroom.base.ids import LineId
from workroom.cli.simulate.quarter import Quarter
from workroom.rooms.duty.calendar import CALENDAR, exceptions_of, last_working_day_of_month
from workroom.rooms.people.model import Role
from workroom.rooms.registers import service as registers
from workroom.rooms.registers import store as lines
from workroom.rooms.safety.checks import CHECKS, GROUPS, REVIEWED, CheckKind, Found, When
from workroom.rooms.safety.hazards import FOLLOW_UPS, HAZARDS, MENDED, VERIFIED, HazardLevel

ORDINARY_ONCE_IN = 7
MAJOR_ONCE_IN = 25
FOLLOW_UP_FORGOTTEN_ONCE_IN = 12
CHECK_LATE_ONCE_IN = 15
_PLACES = ("2号台", "出入口", "信息存储区", "3号柜上方", "配电箱", "打包区")
_ORDINARY = "插线板未固定，电源线拖在通道上，易绊倒和松脱。"
_MAJOR = "空调冷凝水管接头渗水，水滴落在柜顶，危及柜内档案。"


@dataclass(eq=False)
class OpenHazard:
    """A hazard that somebody has found."""

    line: LineId
    number: str
    is_major: bool
    found: int
    """On the so many-th day."""


@dataclass
class Hazards:
    """What is open, as people know it."""

    open: list[OpenHazard] = field(default_factory=list)
    mended: list[OpenHazard] = field(default_factory=list)
    unfollowed: list[str] = field(default_factory=list)
    """Numbers of major ones that nobody followed up today."""


def check(quarter: Quarter, when: When) -> None:
    """One of the day's three checks; sometimes it is entered an hour late."""
    officer = quarter.on_duty(Role.DUTY_OFFICER)
    is_late = when is When.PATROL and (quarter.number == 2 or quarter.happens(CHECK_LATE_ONCE_IN))
    happened_at = quarter.clock() - timedelta(hours=1) if is_late else None
    if is_late:
        quarter.acts["late"] += 1
    special = when is When.PATROL and quarter.today == _last_of_month(quarter)
    values: dict[str, object] = dict.fromkeys(GROUPS, Found.GOOD)
    values |= {
        "day": quarter.today,
        "kind": CheckKind.SPECIAL if special else CheckKind.ROUTINE,
        "when": when,
        "subject": "用电与消防设施" if special else "",
    }
    source = Source.PAPER if is_late else Source.TYPED
    with quarter.acting(officer, source, happened_at=happened_at) as work:
        entered = registers.enter(work, CHECKS, values)
    if when is When.AFTER and quarter.today.weekday() == 4:
        with quarter.acting("manager") as work:
            registers.fill(work, CHECKS, entered.event.line, REVIEWED, {"opinion": "已阅"})


def _last_of_month(quarter: Quarter) -> date:
    with quarter.ledger.read() as db:
        exceptions = exceptions_of(lines.held(db, CALENDAR))
    return last_working_day_of_month(quarter.today, exceptions)


def look_for_hazards(quarter: Quarter, hazards: Hazards) -> None:
    """What is found today; a short play finds one of each kind as well."""
    if quarter.number == 0 or quarter.happens(ORDINARY_ONCE_IN):
        _found(quarter, hazards, HazardLevel.ORDINARY)
    if quarter.number == 1 or quarter.happens(MAJOR_ONCE_IN):
        _found(quarter, hazards, HazardLevel.MAJOR)


def _found(quarter: Quarter, hazards: Hazards, level: HazardLevel) -> None:
    is_major = level is HazardLevel.MAJOR
    values = {
        "level": level,
        "found_on": quarter.today,
        "place": quarter.random.choice(_PLACES),
        "description": _MAJOR if is_major else _ORDINARY,
        "basis": "DA/T 68.2 §5.5.3",
        "demand": "两日内更换接头，试水无渗漏后恢复。" if is_major else "当日走线入槽并固定。",
        "due": quarter.today + timedelta(days=3 if is_major else 1),
        "owner": quarter.id("manager"),
    }
    finder = quarter.on_duty(Role.SECURITY_OFFICER)
    twice = not is_major and (quarter.number == 0 or quarter.happens(4))
    if twice:
        with quarter.acting(quarter.on_duty(Role.DUTY_OFFICER)) as work:
            again = registers.enter(work, HAZARDS, values).event.line
    with quarter.acting(finder) as work:
        event = registers.enter(work, HAZARDS, values).event
    if twice:
        with quarter.acting(finder) as work:
            registers.void(work, HAZARDS, again, why=f"与{event.number}重复登记")
        quarter.acts["voided"] += 1
    if quarter.number == 0 or quarter.happens(5):
        with quarter.acting(finder) as work:
            registers.correct(work, HAZARDS, event.line, {"place": "1号台"}, why="部位写错")
        quarter.acts["lines_corrected"] += 1
    one = OpenHazard(event.line, event.number, is_major, quarter.number)
    hazards.open.append(one)
    if is_major:
        _followed_up(quarter, hazards, one)


def follow_up(quarter: Quarter, hazards: Hazards) -> None:
    """Verified is what was put right yesterday; put right what is old enough; the rest followed."""
    hazards.unfollowed.clear()
    for one in hazards.mended:
        told = {"finding": "现场查看，已整改到位。", "verified_on": quarter.today}
        with quarter.acting(quarter.on_duty(Role.SECURITY_OFFICER)) as work:
            registers.fill(work, HAZARDS, one.line, VERIFIED, told)
    hazards.mended.clear()
    for one in tuple(hazards.open):
        if one.is_major:
            _followed_up(quarter, hazards, one)
        if quarter.number - one.found >= (3 if one.is_major else 1):
            done = {"measure": "已按要求整改，现场无异状。", "mended_on": quarter.today}
            with quarter.acting("manager") as work:
                registers.fill(work, HAZARDS, one.line, MENDED, done)
            hazards.open.remove(one)
            hazards.mended.append(one)


def _followed_up(quarter: Quarter, hazards: Hazards, one: OpenHazard) -> None:
    """As every day until it is gone; somebody may forget it."""
    is_forgotten = quarter.number == one.found + 1 and quarter.number == 2
    if is_forgotten or quarter.happens(FOLLOW_UP_FORGOTTEN_ONCE_IN):
        hazards.unfollowed.append(one.number)
        return
    values = {"hazard": one.line, "day": quarter.today, "measure": "已遮护，每两小时巡看一次。"}
    with quarter.acting(quarter.on_duty(Role.DUTY_OFFICER)) as work:
        registers.enter(work, FOLLOW_UPS, values)
