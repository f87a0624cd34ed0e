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
    choice,
    labelled,
)
from workroom.rooms.closing.checked import on_duty, safety_blocks
from workroom.rooms.closing.counts import cabinets, changes
from workroom.rooms.closing.record import Record, record_of
from workroom.rooms.closing.things import things
from workroom.rooms.closing.told import told_blocks
from workroom.rooms.closing.watch import Watch, watch_of
from workroom.rooms.handover import store as handovers
from workroom.rooms.handover.model import Handover
from workroom.rooms.holds import store as holds
from workroom.rooms.holds.model import Climate, DayClosed, DayOpened
from workroom.rooms.people import store as people_store
from workroom.rooms.people.model import Person
from workroom.rooms.project import store as project_store

NO_SUCH_DAY = N_("No daily sheet bears the number {number}.")

TITLE = "每日入柜（库）清点与安全检查表"
_THIRDS = (22.0, 34.66, 22.0, 34.67, 22.0, 34.67)


@dataclass(frozen=True, slots=True)
class _Day:
    """What is needed to draw the sheet of one day."""

    record: Record
    watch: Watch
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
        watch_of(db, entries, record),
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
                Heading("五、安全检查（√ 正常　× 异常　— 不适用）"),
                Gap(0.8),
                *safety_blocks(told.watch, closed.event, told.names),
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
            labelled(("值班", on_duty(day.watch, day.names), 5)),
        ),
    )
    yield Heading("一、当日增减")
    yield Gap(0.8)
    yield changes(opened.event, closed.event)
    yield Heading("二、逐柜清点（盒／卷／件）")
    yield Gap(0.8)
    yield cabinets(opened.event, closed.event, after.event if after else None)
    yield Heading("三、物品清点")
    yield Gap(0.8)
    yield things(opened.event, closed.event)
    yield Gap(1.5)
    yield Grid(
        (28.0, 142.0),
        (
            labelled(("工位遗留", _left(closed.event))),
            labelled(("访客、离场", f"{_still_in(day)}　当日访客：{_visits(day.watch)}")),
        ),
    )
    remarks = [f"开室：{opened.event.remark}"] if opened.event.remark else []
    remarks += [f"闭室：{closed.event.remark}"] if closed.event.remark else []
    remarks += [f"假期封存，门封条 {closed.event.door_seal}"] if closed.event.door_seal else []
    yield RuledLines("异常与处理", 1, "\n".join(remarks) or "无")
    yield Together((Heading("四、签字"), Gap(0.8), *_signatures(day)))


def _left(closed: DayClosed) -> str:
    """§4.3.5 不得在工位留存过夜."""
    left = "、".join(closed.left_out)
    none_or_some = choice(("无", "有"), (("无", "有")[bool(left)],))
    return none_or_some + (f"　{left}" if left else "")


def _still_in(day: _Day) -> str:
    """§5.5.1 不得停留, §5.6.4 全程陪同: who had not signed out, since when, and what was said."""
    known = day.closed.event.still_in
    if known is None:
        return choice(("全部离场", "有未签离"))
    left = "；".join(
        f"{one.name}（{minute_of(one.since, day.zone)[-5:]} 进）：{one.why or '未说明'}"
        for one in known
    )
    ticked = ("有未签离",) if left else ("全部离场",)
    return choice(("全部离场", "有未签离"), ticked) + (f"　{left}" if left else "")


def _visits(watch: Watch) -> str:
    """§5.6: whoever came on the day; who had not signed out stands on the first side."""
    if not watch.visits:
        return "无"
    people = sum(one.people for one in watch.visits)
    names = "、".join(one.called for one in watch.visits)
    return f"{len(watch.visits)} 批 {people} 人：{names}"


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
            f"签字见前次清点表 {day.record.before.number} 第九栏。",
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
            Heading("九、次日开室"),
            Gap(0.8),
            Grid(
                _THIRDS,
                (
                    labelled(
                        ("开室时间", minute_of(after.happened_at, day.zone) if after else ""),
                        ("温湿度", _climate(after.event.climate) if after else ""),
                        ("封条、锁具", _seals(day)),
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


def _seals(day: _Day) -> str:
    """How the seal of a break was found; ticked by hand where none was put on the door."""
    after, seal = day.record.next_opened, day.closed.event.door_seal
    if after is None or not seal:
        return choice(("完好", "异常"))
    return choice(("完好", "异常"), ("完好" if after.event.door_whole else "异常",))


def _climate(climate: Climate) -> str:
    """As it was typed; what was not typed stays open to be written."""
    return f"{climate.temperature or '　　'} ℃　{climate.humidity or '　　'} %"
