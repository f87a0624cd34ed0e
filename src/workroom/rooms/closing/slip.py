"""The daily sheet (F09, with F24 and F25): opening, closing, the day's record, the next morning."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from workroom.base.clock import minute_of
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
    WRITTEN,
    Block,
    Cell,
    Foot,
    Gap,
    Grid,
    Heading,
    PageBreak,
    Paragraph,
    RuledLines,
    Sheet,
    SignatureBox,
    Signatures,
    Together,
    box,
    choice,
    labelled,
)
from workroom.rooms.closing.counts import cabinets, changes
from workroom.rooms.closing.record import Record, record_of
from workroom.rooms.closing.told import told_blocks
from workroom.rooms.handover import store as handovers
from workroom.rooms.handover.model import Handover
from workroom.rooms.holds import store as holds
from workroom.rooms.holds.model import Climate, DayClosed, DayOpened, SortCount
from workroom.rooms.people import store as people_store
from workroom.rooms.people.model import Person
from workroom.rooms.project import store as project_store

NO_SUCH_DAY = N_("No daily sheet bears the number {number}.")

TITLE = "每日入柜（库）清点与安全检查表"
_SORTS = {"archives": "档案（盒、散件）", "keys": "钥匙、工具、封条", "badges": "胸牌"}
_THIRDS = (22.0, 34.66, 22.0, 34.67, 22.0, 34.67)


@dataclass(frozen=True, slots=True)
class _Day:
    """What is needed to draw the sheet of one day."""

    record: Record
    unsigned: tuple[Handover, ...]
    people: Mapping[PersonId, Person]
    zone: ZoneInfo

    @property
    def names(self) -> dict[PersonId, str]:
        return {id_: person.name for id_, person in self.people.items()}

    @property
    def closed(self) -> Entry[DayClosed]:
        return self.record.closed

    @property
    def opened(self) -> Entry[DayOpened]:
        return self.record.opened

    def registered(self, entry: Entry[DayClosed | DayOpened], person: PersonId) -> str:
        return f"{self.names[person]}　{minute_of(entry.happened_at, self.zone)}"


def day_by_number(db: Reading, number: str) -> date:
    """The day whose sheet bears the number.

    Raises:
        NotFoundError: none does.
    """
    found = holds.by_number(db, number) if number else None
    if found is None:
        raise NotFoundError(NO_SUCH_DAY, number=number)
    return found.day


def daily_sheet(
    db: Reading,
    entries: Entries,
    day: date,
    *,
    printed_at: datetime,
    printed_by: str,
    copy: int | None = None,
    reprint: bool = False,
) -> tuple[Sheet, ...]:
    """The sheet of a closed day: one side of counts, one of what the journal tells of the day.

    §4.3.5, §5.5.5; §10.6. The lines of the next morning are left open, or hold
    what the next opening found once there is one.

    Args:
        copy: 1 the client's original, 2 the contractor's, None both on one sheet.

    Raises:
        NotFoundError: the day is not closed.
    """
    record = record_of(db, entries, day)
    closed, room = record.closed, project_store.room(db)
    agreed = (note for note in handovers.handovers.find(db) if note.agreed_entry is not None)
    told = _Day(
        record,
        tuple(
            note
            for note in agreed
            if (note.agreed_entry or 0) <= closed.seq
            and (note.signed_at is None or note.signed_at > closed.recorded_at)
        ),
        {person.id: person for person in people_store.people.find(db)},
        project_store.zone(db),
    )
    number = closed.event.number
    qr = project_store.settings(db).on("head_as_qr")
    return (
        Sheet(
            form="F09",
            title=TITLE,
            number=number,
            project=f"{room.client}　{room.name}",
            copies=TWO_COPIES if copy is None else (TWO_COPIES[copy - 1],),
            client_number="",
            marks=(REPRINT,) if reprint else (),
            practice=room.practice,
            blocks=(
                *_first_side(told),
                PageBreak(),
                *told_blocks(record, told.unsigned, told.people, told.zone),
                *_next_morning(told),
            ),
            foot=Foot(
                printed_at=minute_of(printed_at, told.zone),
                printed_by=printed_by,
                check_digits=closed.digest,
                qr=f"{number} {closed.seq} {closed.digest}".upper() if qr else "",
                remarks=(CORRECTIONS, EQUAL_EFFECT),
            ),
        ),
    )


def _first_side(day: _Day) -> Iterator[Block]:
    opened, closed, after = day.opened, day.closed, day.record.next_opened
    yield Grid(
        _THIRDS,
        (
            labelled(
                ("日期", opened.event.day.isoformat()),
                ("开室时间", minute_of(opened.happened_at, day.zone)[-5:]),
                ("闭室时间", minute_of(closed.happened_at, day.zone)),
            ),
            labelled(
                ("保管专人", day.names[opened.event.custodian]),
                ("开室温湿度", _climate(opened.event.climate)),
                ("闭室温湿度", _climate(closed.event.climate)),
            ),
        ),
    )
    yield Heading("一、当日增减")
    yield Gap(0.8)
    yield changes(opened.event, closed.event)
    yield Heading("二、逐柜清点（盒／卷／件）")
    yield Gap(0.8)
    yield cabinets(opened.event, closed.event, after.event if after else None)
    yield Gap(1.5)
    yield Grid((22.0, 148.0), tuple(_checks(closed.event)))
    remarks = [f"开室：{opened.event.remark}"] if opened.event.remark else []
    remarks += [f"闭室：{closed.event.remark}"] if closed.event.remark else []
    yield RuledLines("异常与处理", 2, "\n".join(remarks) or "无")
    yield Together((Heading("三、签字"), Gap(0.8), *_signatures(day)))


def _checks(closed: DayClosed) -> Iterator[tuple[Cell, ...]]:
    """§4.3.5, §5.5.4 as the book knows them; what it does not know is ticked by hand. §10.6."""
    left = "、".join(closed.left_out)
    if closed.sorts:
        yield labelled(("扫码清点", "　".join(_counted(one) for one in closed.sorts)))
    yield labelled(
        (
            "工位遗留",
            choice(("无", "有"), (("无", "有")[bool(left)],)) + (f"　{left}" if left else ""),
        )
    )
    yield labelled(("电源", box("除监控、报警、消防外全部关闭（含照明）", ticked=closed.power_off)))
    yield labelled(
        ("自查与目测", choice(("人员离场", "门窗锁闭", "移动存储入专柜", "无违禁、易燃物品")))
    )


def _counted(one: SortCount) -> str:
    """应有 and 实点 of one sort of things, as a count by scanning found them."""
    return f"{_SORTS.get(one.sort, one.sort)} 应有 {one.expected}、实点 {one.found}"


def _signatures(day: _Day) -> Iterator[Block]:
    """Those of the opening stand on the sheet of the day before; the first day has none."""
    opened, closed = day.opened, day.closed
    if day.record.before is None:
        yield Signatures(
            (
                SignatureBox("开室清点人", day.registered(opened, opened.by)),
                SignatureBox("复核人", day.registered(opened, opened.event.witness)),
                SignatureBox("保管专人"),
                SignatureBox("发包方抽查人"),
            )
        )
    else:
        counted_by = f"{day.names[opened.by]}、{day.names[opened.event.witness]}"
        moment = minute_of(opened.happened_at, day.zone)
        yield Paragraph(
            f"开室清点：{counted_by}（{moment} 系统登记），"
            f"签字见前次清点表 {day.record.before.number} 第七栏。",
            size=9.0,
        )
    yield Signatures(
        (
            SignatureBox("闭室清点人", day.registered(closed, closed.by)),
            SignatureBox("复核人", day.registered(closed, closed.event.witness)),
            SignatureBox("保管专人"),
            SignatureBox("发包方抽查人"),
        )
    )


def _next_morning(day: _Day) -> Iterator[Block]:
    """The next opening completes this sheet: by hand, or with what was registered. §10.6."""
    after = day.record.next_opened
    words = ""
    if after is not None:
        digits = " ".join(after.digest[at : at + 4] for at in range(0, 16, 4))
        words = f"系统登记：记账序号 {after.seq}，校验码 {digits} …"
    yield Together(
        (
            Heading("七、次日开室"),
            Gap(0.8),
            Grid(
                _THIRDS,
                (
                    labelled(
                        ("开室时间", minute_of(after.happened_at, day.zone) if after else ""),
                        ("温湿度", _climate(after.event.climate) if after else ""),
                        ("封条、锁具", choice(("完好", "异常"))),
                    ),
                ),
                height=WRITTEN,
            ),
            *((Paragraph(words, size=8.0),) if words else ()),
            Signatures(
                (
                    SignatureBox("开柜人", day.registered(after, after.by) if after else ""),
                    SignatureBox(
                        "复核人", day.registered(after, after.event.witness) if after else ""
                    ),
                    SignatureBox("保管专人"),
                    SignatureBox("发包方抽查人"),
                )
            ),
        )
    )


def _climate(climate: Climate) -> str:
    """As it was typed; what was not typed stays open to be written."""
    return f"{climate.temperature or '　　'} ℃　{climate.humidity or '　　'} %"
