"""The safety of a day on paper (F25): its checks, open hazards, power, cameras, and what is ticked
by hand.
"""

from collections.abc import Iterator, Mapping

from workroom.base.ids import PersonId
from workroom.paper.sheet import (
    TYPED,
    WRITTEN,
    Align,
    Block,
    Cell,
    Column,
    Gap,
    Grid,
    Look,
    Table,
    box,
    choice,
)
from workroom.rooms.closing.watch import Watch
from workroom.rooms.duty.roster import Duty, Shift
from workroom.rooms.holds.model import DayClosed
from workroom.rooms.safety.checks import CHECKS, GROUPS, Check, CheckKind, Found, When
from workroom.rooms.safety.hazards import Hazard
from workroom.rooms.video.cameras import unwatched

MARKS = {Found.GOOD: "√", Found.BAD: "×", Found.NONE: "—"}
LOOKED_AT = ("人员离场", "门窗锁闭", "端口封条完好", "移动存储入专柜上锁", "无违禁、易燃物品")
"""What the book does not know of itself. §10.6: 自查与目测, nobody is searched."""

_GROUPS = {field.name: field.chinese for field in CHECKS.fields if field.name in GROUPS}
_COLUMNS = (
    Column("时段", 14, Align.CENTRE),
    *(Column(name, 11.5, Align.CENTRE) for name in _GROUPS.values()),
    Column("温湿度", 14.5, Align.CENTRE),
    Column("检查人", 15, Align.CENTRE),
)


def safety_blocks(
    watch: Watch, closed: DayClosed, names: Mapping[PersonId, str]
) -> tuple[Block, ...]:
    """A row a check, √ in order, × not, — not applicable; a check nobody entered stays open."""
    rows = tuple(row for when in When for row in _rows(watch, when, names))
    return (
        Table(_COLUMNS, rows, height=TYPED if _is_whole(watch) else WRITTEN, size=8.0),
        Gap(0.8),
        Grid((28.0, 142.0), tuple(_lines(watch, closed)), height=6.0),
    )


def on_duty(watch: Watch, names: Mapping[PersonId, str]) -> str:
    """Who was on duty by the roster, by shift. §5.5.5 值班制度."""
    return "　".join(_on_duty(one, names) for one in watch.duties) or "值班表未登记"


def _rows(watch: Watch, when: When, names: Mapping[PersonId, str]) -> Iterator[tuple[str, ...]]:
    made = [one for one in watch.checks if one.when is when]
    for one in made:
        label = when.chinese
        if one.kind is CheckKind.SPECIAL:
            label = f"{label}专项"
        marks = (MARKS[getattr(one, group)] for group in _GROUPS)
        climate = f"{one.temperature or '—'}℃ {one.humidity or '—'}%"
        yield (label, *marks, climate, names.get(one.entered_by, ""))
    if not made:
        yield (when.chinese, *[""] * (len(_GROUPS) + 2))


def _lines(watch: Watch, closed: DayClosed) -> Iterator[tuple[Cell, ...]]:
    yield _line("异常及处理", "\n".join(_found(watch)) or ("无" if watch.checks else ""))
    yield _line("未结隐患", "\n".join(_hazard(watch, one) for one in watch.hazards) or "无")
    yield _line("监控", _cameras(watch))
    power = box("除监控、报警、消防外全部关闭（含照明）", ticked=closed.power_off)
    yield _line("电源", f"{power}　端口检查：{_ports(closed)}")
    yield _line("自查与目测", choice(LOOKED_AT))


def _is_whole(watch: Watch) -> bool:
    """Whether nothing is left to be written by hand."""
    return {one.when for one in watch.checks} == set(When)


def _found(watch: Watch) -> Iterator[str]:
    for one in watch.checks:
        if one.found:
            numbered = watch.hazard_numbers.get(one.hazard, "") if one.hazard else ""
            yield f"{_when(one)}：{one.found}" + (f"（隐患单 {numbered}）" if numbered else "")


def _when(check: Check) -> str:
    if check.kind is CheckKind.SPECIAL and check.subject:
        return f"{check.when.chinese}（专项：{check.subject}）"
    return check.when.chinese


def _hazard(watch: Watch, hazard: Hazard) -> str:
    """每日核查: a hazard that is open, with what was done about it on the day. P-2.5.2c."""
    done = "；".join(one.measure for one in watch.follow_ups if one.hazard == hazard.id)
    found = hazard.description.rstrip("。")
    return (
        f"{hazard.number}　{hazard.level.chinese}　{hazard.place}：{found}。"
        f"今日措施：{done or '无记录'}"
    )


def _cameras(watch: Watch) -> str:
    """§4.2.4.4, as the register of cameras has them; whether the picture is good is seen."""
    seen = box("四区画面正常", ticked=False)
    if not watch.cameras:
        return seen
    count = sum(1 for one in watch.cameras if one.in_use)
    bare = "、".join(zone.chinese for zone in unwatched(watch.cameras))
    return f"在用 {count} 台{'，无监控：' + bare if bare else '，四区均有'}　{seen}"


def _ports(closed: DayClosed) -> str:
    """§5.4.3 定期检查, by the register; the seals themselves are looked at."""
    if closed.unchecked is None:
        return choice(("按期", "逾期"))
    late = "、".join(closed.unchecked)
    ticked = ("逾期",) if late else ("按期",)
    return choice(("按期", "逾期"), ticked) + (f"　{late}" if late else "")


def _on_duty(duty: Duty, names: Mapping[PersonId, str]) -> str:
    shift = "" if duty.shift is Shift.WHOLE else f"{duty.shift.chinese} "
    deputy = f"（替班人 {names.get(duty.deputy, '')}）" if duty.deputy else ""
    return f"{shift}{names.get(duty.officer, '')}{deputy}"


def _line(label: str, text: str) -> tuple[Cell, ...]:
    return (Cell(label, look=Look.HEAD, size=9.0), Cell(text, size=9.0))
