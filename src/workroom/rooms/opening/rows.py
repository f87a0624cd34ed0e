"""The lines of an opening statement on paper: batch by batch, what is alike and in a row as one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from workroom.base.codes import Prefix, label
from workroom.base.ids import BatchId, CabinetId, PersonId, UnitId, WorkstationId
from workroom.paper.sheet import Align, Cell, Column, Look, Row, Table
from workroom.rooms.custody.rules import disinfection_due
from workroom.rooms.handover.boxed import counted, follows, in_order
from workroom.rooms.handover.counts import Counts
from workroom.rooms.handover.model import NoteLine
from workroom.rooms.opening.model import BatchBrought, Line
from workroom.rooms.opening.told import UNNAMED, batch_of
from workroom.rooms.workflow.brought import PassBrought
from workroom.rooms.workflow.steps import Step

COLUMNS = (
    Column("序号", 10, Align.CENTRE),
    Column("档号或起止档号", 42),
    Column("题名", 38),
    Column("盒／卷／件", 19, Align.CENTRE),
    Column("状态", 15, Align.CENTRE),
    Column("离库日期", 20, Align.CENTRE),
    Column("在外天数", 11, Align.RIGHT),
    Column("存放位置", 22),
    Column("原单号", 22),
    Column("已完成环节", 40),
    Column("实体", 8, Align.CENTRE),
    Column("备注", 10),
)
LONGEST_REMARK = 6
"""What is longer has a line of its own beneath: the column is narrow."""
DONE, NOTHING_DONE = "全部", "无"


@dataclass(frozen=True, slots=True)
class Names:
    """What things are called, looked up once."""

    people: Mapping[PersonId, str]
    cabinets: Mapping[CabinetId, str]
    workstations: Mapping[WorkstationId, str]
    batches: Mapping[str, BatchId]
    """Our number of a batch by its old name; empty while nothing is agreed."""

    def place(self, line: Line) -> str:
        """The cabinet, or the workstation and in whose hands."""
        if line.workstation is not None:
            who = self.people.get(line.holder, "") if line.holder is not None else ""
            return f"{self.workstations[line.workstation]}（{who}）"
        return self.cabinets[line.cabinet] if line.cabinet is not None else ""

    def batch(self, name: str) -> str:
        """The old name, and our number behind it."""
        code = label(Prefix.BATCH, self.batches[name]) if name in self.batches else ""
        return "　".join(part for part in (name or UNNAMED, code) if part)


def names_of_batches(batches: Iterable[BatchBrought]) -> dict[str, BatchId]:
    """Our numbers by the old names."""
    return {one.name: one.batch for one in batches}


@dataclass(frozen=True, slots=True)
class Item:
    """One unit: what is told of it, and how it is described."""

    line: Line
    unit: NoteLine


def line_table(items: Sequence[Item], names: Names, active: Sequence[Step], today: date) -> Table:
    """All units by batch, each batch with its sub-total, and the total at the end."""
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(batch_of(item.line), []).append(item)
    rows = tuple(_rows(groups, names, active, today))
    whole = (_sum("合计", items),)
    return Table(COLUMNS, rows, whole, closed=True, size=8.5)


def said_stages(stages: Sequence[PassBrought], names: Names, active: Sequence[Step]) -> str:
    """The stages that are done, each with who and when as far as is known."""
    if not stages:
        return NOTHING_DONE
    known = any(one.by is not None or one.day is not None for one in stages)
    if not known and {one.step for one in stages} >= set(active):
        return DONE
    return "、".join(_stage(one, names) for one in stages)


def _stage(one: PassBrought, names: Names) -> str:
    who = names.people.get(one.by, "") if one.by is not None else ""
    when = one.day.isoformat() if one.day is not None else ""
    told = " ".join(part for part in (who, when) if part)
    return f"{one.step.chinese}（{told}）" if told else one.step.chinese


def _rows(
    groups: Mapping[str, Sequence[Item]], names: Names, active: Sequence[Step], today: date
) -> Iterator[Row | tuple[str, ...]]:
    place = 0
    for name, items in groups.items():
        yield Row((Cell(f"批次：{names.batch(name)}", span=len(COLUMNS)),), Look.QUIET)
        for run in _runs(items):
            place += 1
            yield from _row(place, run, names, active, today)
        yield _sum(f"小计（{name or UNNAMED}）", items)


def _runs(items: Sequence[Item]) -> Iterator[list[Item]]:
    """What is alike in all that is told and follows in its reference code stands in one row."""
    by_unit = {item.unit.unit: item for item in items}
    ordered = [by_unit[unit.unit] for unit in in_order([item.unit for item in items])]
    run: list[Item] = []
    for item in ordered:
        if run and not (_alike(run[-1], item) and _next(run[-1], item)):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _alike(one: Item, other: Item) -> bool:
    return _kind(one) == _kind(other)


def _kind(item: Item) -> tuple[object, ...]:
    line = item.line
    return (
        item.unit.kind,
        line.stand,
        line.out_since,
        line.cabinet,
        line.workstation,
        line.holder,
        line.note,
        line.back_note,
        line.stages,
        line.condition,
        line.remark,
    )


def _next(one: Item, other: Item) -> bool:
    return follows(one.unit.reference_code, other.unit.reference_code)


def _row(
    place: int, run: Sequence[Item], names: Names, active: Sequence[Step], today: date
) -> Iterator[Row | tuple[str, ...]]:
    first, last = run[0], run[-1]
    line, alone = first.line, len(run) == 1
    codes = first.unit.reference_code
    since = line.out_since if line.is_here else None
    days = ""
    if since is not None:
        days = f"{(today - since).days}"
        days += "※" if today >= disinfection_due(since) else ""
    long = len(line.remark) > LONGEST_REMARK
    yield (
        str(place),
        codes if alone else f"{codes}\n至 {last.unit.reference_code}",
        first.unit.title if alone else f"（{len(run)} 个，见目录）",
        _counts(counted(item.unit for item in run)),
        line.stand.chinese,
        line.out_since.isoformat() if line.out_since else "",
        days,
        names.place(line) if line.is_here else "",
        "\n".join(part for part in (line.note, _back(line)) if part),
        said_stages(line.stages, names, active),
        str(line.condition),
        "见下行" if long else line.remark,
    )
    if long:
        yield Row(("", Cell(f"备注：{line.remark}", span=len(COLUMNS) - 1)))


def _back(line: Line) -> str:
    return f"归 {line.back_note}" if line.back_note else ""


def _sum(words: str, items: Sequence[Item]) -> Row:
    here = counted(item.unit for item in items if item.line.is_here)
    home = counted(item.unit for item in items if not item.line.is_here)
    told = f"在加工室 {_counts(here)}　已归库 {_counts(home)}"
    return Row(
        (
            Cell(words, span=3, align=Align.RIGHT),
            _counts(counted(item.unit for item in items)),
            Cell(told, span=len(COLUMNS) - 4),
        ),
        Look.STRONG,
    )


def _counts(counts: Counts) -> str:
    return f"{counts.boxes}／{counts.volumes}／{counts.items}"


def by_unit(lines: Iterable[NoteLine]) -> dict[UnitId, NoteLine]:
    """Descriptions by unit."""
    return {line.unit: line for line in lines}
