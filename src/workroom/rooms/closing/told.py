"""The second side of the daily sheet: what changed hands, what was worked, what must be seen."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from zoneinfo import ZoneInfo

from workroom.base.breach import BreachAnswered, BreachOpened, GateApproved
from workroom.base.clock import minute_of
from workroom.base.event import Entry
from workroom.base.ids import PersonId
from workroom.paper.sheet import (
    Align,
    Block,
    Cell,
    Column,
    Gap,
    Grid,
    Heading,
    Look,
    Orientation,
    Paragraph,
    Table,
)
from workroom.rooms.closing.breaks import handovers_of_shifts, noons
from workroom.rooms.closing.record import ACCOUNTS, Record
from workroom.rooms.closing.things import said
from workroom.rooms.counting.model import CountEnded
from workroom.rooms.custody.model import MoveCorrected
from workroom.rooms.handover.boxed import counted
from workroom.rooms.handover.model import Direction, Handover, HandoverAgreed
from workroom.rooms.holds.model import CustodianRelieved, DayClosed
from workroom.rooms.opening.model import StatementAgreed
from workroom.rooms.people.model import Party, Person, SecretSet
from workroom.rooms.registers.model import LineCorrected, LineVoided
from workroom.rooms.workflow.model import PassCorrected, ReworkOrdered, StepFinished
from workroom.rooms.workflow.steps import Step

_NOTE_COLUMNS = (
    Column("时间", 14, Align.CENTRE),
    Column("交接单号", 48),
    Column("方向", 20, Align.CENTRE),
    Column("盒／卷／件", 26, Align.CENTRE),
    Column("发包方经办", 22),
    Column("承包方经办", 22),
    Column("纸件", 18, Align.CENTRE),
)
_WORK = ("完成（次）", "数量（页、件）", "退回返工（次）", "更正（次）")
_LABEL_WIDTH = 30.0
_STAGES_WIDTH = Orientation.PORTRAIT.value - _LABEL_WIDTH


def told_blocks(
    record: Record,
    unsigned: Iterable[Handover],
    people: Mapping[PersonId, Person],
    zone: ZoneInfo,
) -> tuple[Block, ...]:
    """Read from the journal; `unsigned` are the notes without signatures when the day closed."""
    waiting = {note.number: note for note in unsigned}
    names = {id_: person.name for id_, person in people.items()}
    return (
        Heading("六、当日交接"),
        Gap(0.8),
        Table(_NOTE_COLUMNS, tuple(_notes(record, waiting, names, zone)), closed=True, size=9.0),
        Heading("七、当日作业"),
        Gap(0.8),
        *_work(record),
        Heading("八、须发包方知悉事项"),
        Gap(0.8),
        Grid((36.0, 134.0), tuple(_to_be_seen(record, waiting, people, zone)), height=6.0),
    )


def _notes(
    record: Record, waiting: Mapping[str, Handover], names: Mapping[PersonId, str], zone: ZoneInfo
) -> Iterator[tuple[str, ...]]:
    for brought in record.of(StatementAgreed):
        here = {line.unit for line in brought.event.told if line.is_here}
        counts = counted(line for line in brought.event.lines if line.unit in here)
        yield (
            minute_of(brought.happened_at, zone)[-5:],
            brought.event.number,
            "期初建账",
            f"{counts.boxes}／{counts.volumes}／{counts.items}",
            names[brought.event.client],
            names[brought.event.contractor],
            "",
        )
    for entry in record.of(HandoverAgreed):
        event = entry.event
        counts = counted(event.lines)
        yield (
            minute_of(entry.happened_at, zone)[-5:],
            event.number,
            "调档出库" if event.direction is Direction.OUT else "接收归库",
            f"{counts.boxes}／{counts.volumes}／{counts.items}",
            names[event.client],
            names[event.contractor],
            "未签字" if event.number in waiting else "已签字",
        )


def _work(record: Record) -> Iterator[Block]:
    """A column a stage: what was finished, sent back, and taken back."""
    sums: dict[str, Counter[Step]] = {one: Counter() for one in _WORK}
    done, quantity, rework, corrected = sums.values()
    for finished in record.of(StepFinished):
        done[finished.event.step] += 1
        quantity[finished.event.step] += finished.event.quantity
    rework.update(one.event.step for one in record.of(ReworkOrdered))
    corrected.update(one.event.step for one in record.of(PassCorrected))
    steps = [step for step in Step if any(total[step] for total in sums.values())]
    if not steps:
        yield Paragraph("当日无作业。", size=9.0)
        return
    width = _STAGES_WIDTH / (len(steps) + 1)
    columns = (
        Column("环节", _LABEL_WIDTH),
        *(Column(step.chinese, width, Align.RIGHT) for step in steps),
        Column("合计", width, Align.RIGHT),
    )
    rows = tuple(
        (label, *(str(total[step]) for step in steps), str(total.total()))
        for label, total in sums.items()
    )
    yield Table(columns, rows, size=9.0)


def _to_be_seen(
    record: Record,
    waiting: Mapping[str, Handover],
    people: Mapping[PersonId, Person],
    zone: ZoneInfo,
) -> Iterator[tuple[Cell, ...]]:
    """Late, corrected, forced, reset: what the client reads first. §10.2, §10.4."""
    names = {id_: person.name for id_, person in people.items()}
    corrections = Counter(
        names[one.by]
        for one in (
            *record.of(PassCorrected),
            *record.of(MoveCorrected),
            *record.of(LineCorrected),
        )
    )
    voided = Counter(names[one.by] for one in record.of(LineVoided))
    given_up = (
        f"{minute_of(one.happened_at, zone)[-5:]} {names[one.by]}（第 {one.seq} 号）"
        for one in record.of(CountEnded)
        if one.event.given_up
    )
    accounts = Counter(
        ACCOUNTS[type(one.event)] for one in record.told if type(one.event) in ACCOUNTS
    )
    secrets = (
        f"{names[one.event.person]} {'首次设置' if one.event.first else '重置'}（第 {one.seq} 号，"
        f"{minute_of(one.happened_at, zone)}，操作人 {names.get(one.by, '本人')}）"
        for one in record.of(SecretSet)
        if people[one.event.person].party is Party.CLIENT
    )
    answered = (
        f"第 {one.event.breach} 号：{one.event.answer}（{names[one.by]}）"
        for one in record.of(BreachAnswered)
    )
    approved = (
        f"{names[one.event.who]}：{one.event.why}（第 {one.seq} 号）"
        for one in record.of(GateApproved)
    )
    relieved = (
        f"{minute_of(one.happened_at, zone)[-5:]} 起 {names[one.event.custodian]}"
        for one in record.of(CustodianRelieved)
    )
    closed = record.closed.event
    told = (
        ("清点未见", said((*record.opened.event.unfound, *closed.unfound))),
        ("未签离、未归还", _not_back(closed)),
        ("放弃扫码清点", "；".join(given_up)),
        ("重大隐患未跟踪", "、".join(closed.unfollowed)),
        ("未签字交接单", "、".join(waiting)),
        ("事实补记", "\n".join(_breach(one, names) for one in record.of(BreachOpened))),
        ("发包方批复", "；".join(answered)),
        ("例外批准", "；".join(approved)),
        ("更正", "、".join(f"{name} {count} 次" for name, count in corrections.items())),
        ("登记作废", "、".join(f"{name} {count} 条" for name, count in voided.items())),
        ("补录", f"{record.late} 条" if record.late else ""),
        ("被拒或不识别的扫描", f"{record.kept_scans} 次" if record.kept_scans else ""),
        ("午间封门", "\n".join(noons(record, names, zone))),
        ("交接班", "\n".join(handovers_of_shifts(record, names, zone))),
        ("保管专人交接", "；".join(relieved)),
        ("发包方口令", "；".join(secrets)),
        ("账户与约定", "、".join(f"{what} {count}" for what, count in accounts.items())),
    )
    for label, text in told:
        if text:
            yield (Cell(label, look=Look.HEAD, size=9.0), Cell(text, size=9.0))
    nothing = "、".join(label for label, text in told if not text)
    if nothing:
        yield (Cell("无此类事项", look=Look.HEAD, size=9.0), Cell(nothing, size=9.0))


def _not_back(closed: DayClosed) -> str:
    """People who had not signed out, and media that were in somebody's hands."""
    people = (f"{one.name}：{one.why or '未说明'}" for one in closed.still_in or ())
    return "；".join((*people, *(f"介质 {code}" for code in closed.media_out)))


def _breach(entry: Entry[BreachOpened], names: Mapping[PersonId, str]) -> str:
    event = entry.event
    rests_on = f"；依据：{event.rests_on}" if event.rests_on else ""
    return (
        f"第 {entry.seq} 号（涉及第 {event.act} 号）：{event.why}{rests_on}。"
        f"说明人 {names[event.who]}，待发包方书面确认。"
    )
