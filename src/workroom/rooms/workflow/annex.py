"""The lines printed when the work is done: every pass of a sheet as the journal has it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast
from zoneinfo import ZoneInfo

from workroom.base.clock import minute_of
from workroom.base.codes import Prefix, label
from workroom.base.event import Entry, Event
from workroom.base.ids import PersonId, Seq, SheetId
from workroom.paper.sheet import Align, Block, Column, Grid, Paragraph, Table, labelled
from workroom.rooms.workflow.brought import BROUGHT, PassBrought, SheetsBrought
from workroom.rooms.workflow.described import Described
from workroom.rooms.workflow.followed import ChangesSheets
from workroom.rooms.workflow.front import page_ledger
from workroom.rooms.workflow.model import (
    PassCorrected,
    ReworkOrdered,
    SheetsIssued,
    StepEvent,
    StepFinished,
    StepStarted,
)
from workroom.rooms.workflow.replacing import SheetReplaced
from workroom.rooms.workflow.steps import Step

_COLUMNS = (
    Column("序", 8, Align.CENTRE),
    Column("环节", 23),
    Column("轮次", 9, Align.CENTRE),
    Column("作业人", 16),
    Column("开始", 24, Align.CENTRE),
    Column("完成", 24, Align.CENTRE),
    Column("数量", 13, Align.RIGHT),
    Column("工位", 14),
    Column("说明", 26),
    Column("记账序号", 13, Align.RIGHT),
)

OF_BEFORE = "期初"
"""A pass of before the book: not a scan, but what both parties said of it."""
NOT_TIMED = "—"
"""A stage that is scanned once, at its end."""


@dataclass(frozen=True, slots=True)
class ToldPass:
    """One pass as its journal entries tell it, whatever became of it afterwards."""

    step: Step
    round: int
    ordered: Entry[ReworkOrdered] | None = None
    started: Entry[StepStarted] | None = None
    finished: Entry[StepFinished] | None = None
    overtaken_by: Seq | None = None
    overtaken_in: str = "返工"
    """What overtook it, as the paper says it."""
    corrected_by: Seq | None = None
    taken_from: SheetId | None = None
    """The sheet on which it was written, before the unit was split off."""
    brought: tuple[Entry[SheetsBrought], PassBrought] | None = None

    @property
    def last(self) -> Seq:
        """The entry under which the register of passes has it."""
        if self.brought is not None:
            return self.brought[0].seq
        told = [one.seq for one in (self.ordered, self.started, self.finished) if one is not None]
        return max(told)

    @property
    def is_done(self) -> bool:
        return self.finished is not None or self.brought is not None

    @property
    def counts(self) -> bool:
        return self.overtaken_by is None and self.corrected_by is None


def told_passes(entries: Iterable[Entry[Event]], chain: Sequence[SheetId]) -> tuple[ToldPass, ...]:
    """The passes of the last sheet of the chain, in the order they were written in.

    `chain` are the sheets on which its unit was worked on, one after the other: what
    was done before the unit was split off holds for it, too. `entries` are about all
    of them.
    """
    found: dict[tuple[Step, int], ToldPass] = {}
    on, later = chain[0], list(chain[1:])
    for entry in entries:
        match entry.event:
            case StepEvent(sheet=sheet, step=step, round=round_) if sheet != on:
                # Of what was written there since, only this matters: it did not take place.
                known = found.get((step, round_))
                if isinstance(entry.event, PassCorrected) and known and known.taken_from == sheet:
                    found[step, round_] = replace(known, corrected_by=entry.seq)
            case event if later and (holds := _begins(event, later[0])) is not None:
                found = {
                    name: replace(one, taken_from=one.taken_from or on)
                    for name, one in found.items()
                    if holds(one)
                }
                on = later.pop(0)
            case ChangesSheets(revised=revised):
                for name in (n for one in revised if one.sheet == on for n in one.reopened):
                    found[name.step, name.round] = replace(
                        found[name.step, name.round],
                        overtaken_by=entry.seq,
                        overtaken_in=entry.event.chinese,
                    )
            case SheetsBrought(sheets=sheets, works=works):
                whole = cast("Entry[SheetsBrought]", entry)
                mine = (made.work for made in sheets if made.sheet == chain[0])
                for told in (told for place in mine for told in works[place]):
                    found[told.step, BROUGHT] = ToldPass(told.step, BROUGHT, brought=(whole, told))
            case StepEvent():
                _tell(found, entry)
    return tuple(sorted(found.values(), key=lambda one: (one.last, one.round)))


def _tell(found: dict[tuple[Step, int], ToldPass], entry: Entry[Event]) -> None:
    """One entry of the sheet itself: begun, finished, sent back, or not so after all."""
    match entry.event:
        case StepStarted(step=step, round=round_):
            one = found.get((step, round_), ToldPass(step, round_))
            found[step, round_] = replace(one, started=cast("Entry[StepStarted]", entry))
        case StepFinished(step=step, round=round_):
            one = found.get((step, round_), ToldPass(step, round_))
            found[step, round_] = replace(one, finished=cast("Entry[StepFinished]", entry))
        case ReworkOrdered(step=step, round=round_, superseded=gone):
            for name in gone:
                one = found[name.step, name.round]
                found[name.step, name.round] = replace(one, overtaken_by=entry.seq)
            ordered = cast("Entry[ReworkOrdered]", entry)
            found[step, round_] = ToldPass(step, round_, ordered=ordered)
        case PassCorrected(step=step, round=round_):
            found[step, round_] = replace(found[step, round_], corrected_by=entry.seq)


def _begins(event: Event, sheet: SheetId) -> Callable[[ToldPass], bool] | None:
    """Whether a sheet begins with the event; if so, which passes of the one before hold on it."""
    match event:
        case ChangesSheets(begun=begun) if sheet in {one.sheet for one in begun}:
            return lambda one: one.counts and one.finished is not None
        case SheetsIssued(sheets=sheets) if (
            made := next((one for one in sheets if one.sheet == sheet), None)
        ) is not None:
            held = {(one.step, one.round) for one in made.carried}
            return lambda one: (one.step, one.round) in held
        case SheetReplaced(by_sheet=by_sheet) if by_sheet == sheet:
            return lambda _one: True
        case _:
            return None


def annex_blocks(
    one: Described,
    told: Sequence[ToldPass],
    names: Mapping[PersonId, str],
    zone: ZoneInfo,
    upto: int,
) -> tuple[Block, ...]:
    """What the sheet goes with, a line a pass, and how many stand; `upto` is the head's entry."""
    return (
        Grid(
            (20.0, 65.0, 20.0, 65.0),
            (
                labelled(("流程单号", one.sheet.code), ("出库单号", one.note.number)),
                labelled(("档号", one.codes, 3)),
                labelled(("题名", one.title, 3)),
            ),
        ),
        Table(_COLUMNS, tuple(_rows(told, one, names, zone)), closed=True, size=8.5),
        *_pages(one, told),
        Paragraph(_summary(told, upto), size=9.0),
    )


def _pages(one: Described, told: Sequence[ToldPass]) -> Iterator[Block]:
    """Block C as it stands, once preparation has counted."""
    if one.ledger is not None and not one.is_box:
        bound = [p.finished.event.quantity for p in told if _binds(p) and p.finished is not None]
        yield page_ledger(one.ledger, bound[-1] if bound else None)


def _binds(one: ToldPass) -> bool:
    return one.counts and one.step is Step.REBIND


def _rows(
    told: Iterable[ToldPass], one: Described, names: Mapping[PersonId, str], zone: ZoneInfo
) -> Iterator[tuple[str, ...]]:
    for place, line in enumerate(told, start=1):
        if line.brought is not None:
            yield _brought_row(place, line, line.brought[1], names)
            continue
        begun, done = line.started, line.finished
        people = dict.fromkeys(names[entry.by] for entry in (begun, done) if entry is not None)
        latest = done or begun
        unit = "件" if one.is_box else "页"
        yield (
            str(place),
            line.step.chinese,
            str(line.round),
            "、".join(people),
            minute_of(begun.happened_at, zone) if begun else NOT_TIMED,
            minute_of(done.happened_at, zone) if done else "",
            f"{done.event.quantity} {unit}" if done else "",
            latest.station if latest else "",
            "；".join(_remarks(line, names)),
            str(line.last),
        )


def _brought_row(
    place: int, line: ToldPass, one: PassBrought, names: Mapping[PersonId, str]
) -> tuple[str, ...]:
    """Who and when as far as both parties knew; how much of it the book never learned."""
    return (
        str(place),
        line.step.chinese,
        OF_BEFORE,
        names.get(one.by, "") if one.by is not None else NOT_TIMED,
        NOT_TIMED,
        one.day.isoformat() if one.day else NOT_TIMED,
        "",
        "",
        "；".join(_remarks(line, names)),
        str(line.last),
    )


def _remarks(line: ToldPass, names: Mapping[PersonId, str]) -> Iterator[str]:
    if line.brought is not None:
        yield f"期初建账 {line.brought[0].event.number}"
    if line.ordered is not None:
        event = line.ordered.event
        why = "，".join(part for part in (event.reason.chinese, event.remark) if part)
        yield f"返工：{why}（{names[line.ordered.by]} 退回，{line.ordered.seq}）"
    for entry in (line.started, line.finished):
        if entry is not None and entry.recorded_at != entry.happened_at:
            yield "补录"
            break
    if line.taken_from is not None:
        yield f"承自流程单 {label(Prefix.SHEET, line.taken_from)}"
    if line.corrected_by is not None:
        yield f"更正：未发生（{line.corrected_by}）"
    elif line.overtaken_by is not None:
        yield f"已由{line.overtaken_in}取代（{line.overtaken_by}）"
    elif not line.is_done:
        yield "进行中" if line.started else "未开始"


def _summary(told: Sequence[ToldPass], upto: int) -> str:
    corrected = sum(line.corrected_by is not None for line in told)
    overtaken = sum(line.overtaken_by is not None for line in told) - sum(
        line.overtaken_by is not None and line.corrected_by is not None for line in told
    )
    done = sum(line.counts and line.is_done for line in told)
    ways = dict.fromkeys(line.overtaken_in for line in told if line.overtaken_by is not None)
    rest = len(told) - corrected - overtaken - done
    return (
        f"共 {len(told)} 行：有效 {done}，{'、'.join(ways) or '返工'}取代 {overtaken}，"
        f"更正 {corrected}，未完成 {rest}。"
        f"每行为记账簿中的一次作业，括号内为相应的记账序号；截至记账序号 {upto}。"
    )
