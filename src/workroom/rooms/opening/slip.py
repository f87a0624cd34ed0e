"""The opening statement on paper (F00, 期初建账单): what both agree the book begins with."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import cast
from zoneinfo import ZoneInfo

from workroom.base.clock import day_of, minute_of
from workroom.base.errors import NotFoundError
from workroom.base.event import Entry
from workroom.base.ids import PersonId
from workroom.base.words import N_
from workroom.ledger.reading import Entries, Reading
from workroom.paper.sheet import (
    CORRECTIONS,
    EQUAL_EFFECT,
    REPRINT,
    TWO_COPIES,
    Align,
    Block,
    Column,
    Foot,
    Gap,
    Grid,
    Heading,
    Orientation,
    Paragraph,
    Sheet,
    SignatureBox,
    Signatures,
    Table,
    Together,
    labelled,
)
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.handover.boxed import counted
from workroom.rooms.handover.counts import Counts
from workroom.rooms.opening import store
from workroom.rooms.opening.layout import FORMS
from workroom.rooms.opening.looking import names_now
from workroom.rooms.opening.model import FORM, LastNumber, Statement, StatementAgreed
from workroom.rooms.opening.plan import described
from workroom.rooms.opening.rows import Item, Names, by_unit, line_table, names_of_batches
from workroom.rooms.opening.told import UNNAMED, Totals, totals
from workroom.rooms.project import store as project_store
from workroom.rooms.workflow.steps import Step, active_steps

NO_SUCH_STATEMENT = N_("No opening statement bears the number {number}.")
TITLE = "期初建账单"
DRAFT = "草稿　未生效"
AGREE = (
    "双方确认：截至本单日期，下列档案的状态、位置、离库日期及环节如表所列；自本单起由记账簿继续登记。"
    "在外天数后标※者已超过一个自然月，上架前须消毒。未列出的案卷尚未出库。"
)
_BATCHES = (
    Column("批次", 97),
    Column("在加工室　盒／卷／件", 60, Align.CENTRE),
    Column("已归库　盒／卷／件", 60, Align.CENTRE),
    Column("最早离库", 40, Align.CENTRE),
)
_PLACES = (Column("存放位置", 197), Column("盒／卷／件", 60, Align.CENTRE))
_STAGES = (Column("环节", 197), Column("在加工室中已完成（卷、件）", 60, Align.RIGHT))
_NUMBERS = (
    Column("表单", 97),
    Column("编号序列", 100),
    Column("已用末号", 30, Align.RIGHT),
    Column("下一号", 30, Align.RIGHT),
)


@dataclass(frozen=True, slots=True)
class _Told:
    """What is needed to draw a statement, agreed or not."""

    number: str
    day: date
    moment: str
    file: str
    digest: str
    rejected: int
    not_begun: int
    items: tuple[Item, ...]
    numbers: tuple[LastNumber, ...]
    names: Names
    active: tuple[Step, ...]
    totals: Totals
    client: PersonId | None = None
    contractor: PersonId | None = None


def statement_by_number(db: Reading, number: str) -> Statement:
    """The agreed statement of that number.

    Raises:
        NotFoundError: none bears it.
    """
    found = store.by_number(db, number)
    if found is None:
        raise NotFoundError(NO_SUCH_STATEMENT, number=number)
    return found


def opening_statement(
    db: Reading,
    entries: Entries,
    statement: Statement,
    *,
    printed_at: datetime,
    printed_by: str,
    copy: int | None = None,
    reprint: bool = False,
) -> tuple[Sheet, ...]:
    """The statement: an agreed one from its entry, in two originals; a draft marked as such.

    Args:
        copy: 1 the client's original, 2 the contractor's, None both.
        printed_at: aware; shown by the room's clock.
    """
    zone = project_store.zone(db)
    room = project_store.room(db)
    entry = _agreed_entry(entries, statement)
    told = _agreed(db, entry, zone) if entry is not None else _drafted(db, statement, zone)
    digest = entry.digest if entry is not None else ""
    qr = entry is not None and project_store.settings(db).on("head_as_qr")
    marks = (DRAFT,) if entry is None else (REPRINT,) if reprint else ()
    originals = TWO_COPIES if copy is None else (TWO_COPIES[copy - 1],)
    if entry is None:
        originals = ("供双方核对",)
    return tuple(
        Sheet(
            form=FORM,
            title=TITLE,
            number=told.number,
            orientation=Orientation.LANDSCAPE,
            project=project_store.projects.get(db, statement.project).name,
            client_number="",
            copies=(original,),
            marks=marks,
            practice=room.practice,
            blocks=tuple(_blocks(told, room.client, room.contractor)),
            foot=Foot(
                printed_at=minute_of(printed_at, zone),
                printed_by=printed_by,
                check_digits=digest,
                qr=f"{told.number} {entry.seq} {digest}".upper() if qr and entry else "",
                remarks=(CORRECTIONS, EQUAL_EFFECT),
                initials=("发包方", "承包方"),
            ),
        )
        for original in originals
    )


def _agreed_entry(entries: Entries, statement: Statement) -> Entry[StatementAgreed] | None:
    if statement.agreed_entry is None:
        return None
    return cast("Entry[StatementAgreed]", next(entries((statement.agreed_entry,))))


def _agreed(db: Reading, entry: Entry[StatementAgreed], zone: ZoneInfo) -> _Told:
    event = entry.event
    units = by_unit(event.lines)
    items = tuple(Item(line, units[line.unit]) for line in event.whole_lines)
    names = replace(names_now(db), batches=names_of_batches(event.batches))
    return _Told(
        number=event.number,
        day=event.day,
        moment=minute_of(entry.happened_at, zone),
        file=event.file,
        digest=event.digest,
        rejected=event.rejected,
        not_begun=event.not_begun,
        items=items,
        numbers=event.last_numbers,
        names=names,
        active=event.steps,
        totals=_totals(items, names, event.day),
        client=event.client,
        contractor=event.contractor,
    )


def _drafted(db: Reading, statement: Statement, zone: ZoneInfo) -> _Told:
    lines = store.lines(db, statement.id)
    units = catalogue.many(db, (line.unit for line in lines))
    day = day_of(statement.drafted_at, zone)
    names = names_now(db)
    items = tuple(Item(line, described(line, units[line.unit])) for line in lines)
    return _Told(
        number="",
        day=day,
        moment="",
        file=statement.file,
        digest=statement.digest,
        rejected=statement.rejected,
        not_begun=statement.not_begun,
        items=items,
        numbers=statement.last_numbers,
        names=names,
        active=_active(db),
        totals=_totals(items, names, day),
    )


def _totals(items: Sequence[Item], names: Names, day: date) -> Totals:
    counts = {item.line.unit: counted((item.unit,)) for item in items}
    return totals([item.line for item in items], counts, names.place, today=day)


def _active(db: Reading) -> tuple[Step, ...]:
    return active_steps(project_store.settings(db).text("steps"))


def _blocks(told: _Told, client: str, contractor: str) -> Iterator[Block]:
    whole = told.totals.whole
    yield Grid(
        (24.0, 62.0, 24.0, 62.0, 24.0, 61.0),
        (
            labelled(
                ("建账日期", told.day.isoformat()), ("发包方", client), ("承包方", contractor)
            ),
            labelled(
                ("在加工室", _counts(whole.here)),
                ("已归库", _counts(whole.home)),
                ("未出库", f"{told.not_begun} 卷（件）列明，其余未列"),
            ),
            labelled(
                ("超一个月", f"{told.totals.overdue} 卷（件）须消毒"),
                ("来源文件", told.file),
                ("未收行数", f"{told.rejected} 行（不入账）"),
            ),
        ),
    )
    yield Gap(1.0)
    yield Paragraph(f"{AGREE}文件校验码 {told.digest[:16]}。", size=8.5)
    yield Gap(1.0)
    yield line_table(told.items, told.names, told.active, told.day)
    yield from _sums(told)
    yield Together((Signatures(tuple(_signatures(told))),))


ON_ONE_PAGE = 12
"""A sum of no more lines is not torn."""


def _sums(told: _Told) -> Iterator[Block]:
    sums = told.totals
    batches = tuple(
        (
            told.names.batch(one.name) if one.name else UNNAMED,
            _slashed(one.here),
            _slashed(one.home),
            one.oldest.isoformat() if one.oldest else "",
        )
        for one in sums.batches
    )
    places = tuple((name, _slashed(counts)) for name, counts in sums.places)
    stages = tuple((step.chinese, str(count)) for step, count in sums.stages)
    numbers = tuple(
        (
            f"{one.form} {FORMS.get(one.form, '')}",
            one.series if one.form != "F03" else "流程单（连续编号）",
            str(one.number),
            str(one.number + 1),
        )
        for one in told.numbers
    )
    for heading, columns, rows in (
        ("一、按批次", _BATCHES, batches),
        ("二、在加工室按存放位置", _PLACES, places),
        ("三、在加工室按已完成环节", _STAGES, stages),
        ("四、各类单据已用末号", _NUMBERS, numbers),
    ):
        sum_ = (Heading(heading), Gap(0.8), Table(columns, rows, closed=True, size=9.0))
        if len(rows) <= ON_ONE_PAGE:
            yield Together(sum_)
        else:
            yield from sum_


def _signatures(told: _Told) -> Iterator[SignatureBox]:
    """Empty boxes: the signature is on paper, the system registers beside it. §10.2."""
    people = told.names.people
    for role, who in (("发包方", told.client), ("承包方", told.contractor)):
        known = f"{people[who]}（{role}）{told.moment}" if who is not None else ""
        yield SignatureBox(f"{role}经办人", known)
        yield SignatureBox(f"{role}负责人")


def _counts(counts: Counts) -> str:
    parts = ((counts.boxes, "盒"), (counts.volumes, "卷"), (counts.items, "件"))
    return " ".join(f"{number} {unit}" for number, unit in parts if number) or "无"


def _slashed(counts: Counts) -> str:
    return f"{counts.boxes}／{counts.volumes}／{counts.items}"
