"""The handover note (F01) and its detailed list (F02), drawn from the entry of the agreement."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import cast
from zoneinfo import ZoneInfo

from workroom.base.clock import day_of, minute_of
from workroom.base.codes import Prefix, label
from workroom.base.errors import NotFoundError
from workroom.base.event import Entry
from workroom.base.ids import PersonId
from workroom.base.words import N_
from workroom.ledger.reading import Entries, Reading
from workroom.paper.sheet import (
    CORRECTIONS,
    EQUAL_EFFECT,
    NO_DIFFERENCE,
    REPRINT,
    TWO_COPIES,
    TYPED,
    Block,
    Cell,
    Foot,
    Gap,
    Grid,
    Orientation,
    Paragraph,
    RuledLines,
    Sheet,
    SignatureBox,
    Signatures,
    Table,
    Together,
    box,
    choice,
    labelled,
)
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.custody.rules import disinfection_due
from workroom.rooms.handover import store
from workroom.rooms.handover.accounts import in_words
from workroom.rooms.handover.background import Background, background
from workroom.rooms.handover.brought import is_brought
from workroom.rooms.handover.counts import NOTHING
from workroom.rooms.handover.detail import (
    CONDITIONS,
    NOTE_COLUMNS,
    detail_blocks,
    note_carry,
    note_rows,
    note_totals,
    spelled_period,
)
from workroom.rooms.handover.model import COPIES, Direction, HandoverAgreed
from workroom.rooms.handover.occasion import Occasion
from workroom.rooms.handover.parts import LIST, NOTE, without_titles
from workroom.rooms.handover.remarks import remarks
from workroom.rooms.layouts.dressing import Dress, dress_of
from workroom.rooms.people import store as people_store
from workroom.rooms.project import store as project_store
from workroom.rooms.project.model import Project, Room

NO_SUCH_NOTE = N_("No handover note bears the number {number}.")

TITLES = {Direction.OUT: "档案调档出库交接单", Direction.BACK: "档案接收归库交接单"}
RIGHTED = "已更正"
SPOILED = "原纸作废收回"
TIGHT = 0.6
"""Above and below the codes: with a request named, a batch of four lines stays on one page."""
NO_SECRETS = "保密声明：经发包方审查，本批不涉及国家秘密。"


@dataclass(frozen=True, slots=True)
class _Note:
    """What is needed to draw one note."""

    entry: Entry[HandoverAgreed]
    background: Background
    room: Room
    project: Project
    names: dict[PersonId, str]
    zone: ZoneInfo

    @property
    def event(self) -> HandoverAgreed:
        return self.entry.event

    @property
    def goes_out(self) -> bool:
        return self.event.direction is Direction.OUT

    @property
    def moment(self) -> str:
        """When custody passed, and if it was written down later, when that was."""
        late = self.entry.recorded_at != self.entry.happened_at
        recorded = f"（{minute_of(self.entry.recorded_at, self.zone)} 补录）" if late else ""
        return minute_of(self.entry.happened_at, self.zone) + recorded


def note_by_number(db: Reading, entries: Entries, number: str) -> Entry[HandoverAgreed]:
    """The entry from which the note, or the detailed list, of that number is drawn.

    Raises:
        NotFoundError: no note bears the number.
    """
    note = store.by_note(db, number) if number else None
    if note is None or note.agreed_entry is None or is_brought(note):
        raise NotFoundError(NO_SUCH_NOTE, number=number)
    return cast("Entry[HandoverAgreed]", next(entries((note.agreed_entry,))))


def handover_note(
    db: Reading,
    entries: Entries,
    entry: Entry[HandoverAgreed],
    *,
    printed_at: datetime,
    printed_by: str,
    copy: int | None = None,
    reprint: bool = False,
    preview: Dress | None = None,
    corrected: Sequence[str] = (),
    spoiled: Collection[int] = (),
) -> tuple[Sheet, ...]:
    """The note and the list stapled to it: one original, or both, each complete in itself. §4.3.4.

    Everything is read from the entry and from what the journal held before it:
    a reprint differs in its mark, and in when and by whom it was printed.

    Args:
        copy: 1 the client's original, 2 the contractor's, None both.
        preview: a layout of one of the two forms that is only thought of.
        corrected: the numbers of the slips that put it right; what it says itself stays.
        spoiled: which originals were spoiled in the printer; the same again says so. §10.5.
        printed_at: aware; shown by the room's clock.
    """
    zone = project_store.zone(db)
    event = entry.event
    note = _Note(
        entry=entry,
        background=background(db, entries, entry),
        room=project_store.room(db),
        project=project_store.projects.get(db, event.project),
        names=people_store.names(db),
        zone=zone,
    )
    # Labels outlive every change of the catalogue, so they may be looked up today.
    boxes = {line.box or line.unit for line in event.lines}
    codes = {unit.id: unit.code for unit in catalogue.many(db, boxes).values()}
    dresses = [
        preview
        if preview is not None and preview.parts is parts
        else dress_of(
            db, parts, event.project, upto=entry.seq, units=(line.unit for line in event.lines)
        )
        for parts in (NOTE, LIST)
    ]
    sheet = Sheet(
        form="F01",
        title=TITLES[event.direction],
        number=event.number,
        orientation=Orientation.LANDSCAPE,
        project=note.project.name,
        client_number="",
        marks=(*((REPRINT,) if reprint else ()), *((RIGHTED,) if corrected else ())),
        practice=note.room.practice,
        blocks=(),
        foot=Foot(
            printed_at=minute_of(printed_at, zone),
            printed_by=printed_by,
            check_digits=entry.digest,
            remarks=(CORRECTIONS, EQUAL_EFFECT, *(f"见更正单 {one}。" for one in corrected)),
        ),
    )
    if project_store.settings(db).on("head_as_qr"):
        sheet = _with_qr(sheet, entry)
    drawn: list[Sheet] = []
    for number in COPIES if copy is None else (copy,):
        original = replace(
            sheet,
            copies=(TWO_COPIES[number - 1],),
            marks=(*sheet.marks, *((SPOILED,) if number in spoiled else ())),
        )
        # Titles are left off the contractor's copy only.
        first, second = (
            event.lines if number == COPIES[0] else without_titles(event.lines, dress)
            for dress in dresses
        )
        drawn.append(
            dresses[0].on(replace(original, blocks=_blocks(note, note_rows(first, codes))))
        )
        if event.annex:
            rows = detail_blocks(second, codes, event.number)
            drawn.append(dresses[1].on(_list(original, entry, rows)))
    return tuple(drawn)


def _list(note: Sheet, entry: Entry[HandoverAgreed], blocks: tuple[Block, ...]) -> Sheet:
    """The list stapled to a note: every page of it is initialled."""
    sheet = replace(
        note,
        form="F02",
        title="档案交接明细表",
        number=entry.event.annex,
        client_number=None,
        blocks=blocks,
        foot=replace(note.foot, initials=("移交人", "接收人")),
    )
    return _with_qr(sheet, entry) if note.foot.qr else sheet


def _blocks(note: _Note, rows: tuple[tuple[str, ...], ...]) -> tuple[Block, ...]:
    told = "\n".join(remarks(note.event, note.background, note.names))
    return (
        Grid((20.0, 54.0, 18.0, 42.0, 20.0, 43.0, 20.0, 40.0), tuple(_head(note)), height=TYPED),
        Gap(TIGHT),
        Paragraph(CONDITIONS, size=8.0),
        Gap(TIGHT),
        Table(
            NOTE_COLUMNS,
            rows,
            note_totals(note.event),
            closed=True,
            size=9.5,
            to_the_end=True,
            carry=note_carry(rows),
        ),
        Gap(1.2),
        Together(
            (
                RuledLines("差异与处理说明", 2, told or NO_DIFFERENCE),
                Gap(1.2),
                *_secrecy(note),
                Gap(1.2),
                Signatures(tuple(_signatures(note)), height=15.0),
            )
        ),
    )


def _head(note: _Note) -> Iterator[tuple[Cell, ...]]:
    event, room = note.event, note.room
    keeper = note.names[event.contractor]
    if not note.background.breaches:
        # The rule that received it says so, unless somebody answered for its no.
        keeper += "（保管专人）"
    sides = ((room.client, note.names[event.client]), (room.contractor, keeper))
    giver, taker = sides if note.goes_out else sides[::-1]
    if note.goes_out:
        kind = choice((one.chinese for one in Occasion), (event.occasion.chinese,))
    else:
        kind = choice(
            ("全部归库", "部分归库"), (("部分", "全部")[event.remaining == NOTHING] + "归库",)
        )
    yield labelled(
        ("交接类型", kind),
        ("批次号", label(Prefix.BATCH, event.batch)),
        ("交接时间", note.moment),
        ("流程单", box("随档齐全", ticked=False)),
    )
    yield labelled(
        ("移交单位", giver[0]), ("移交人", giver[1]), ("接收单位", taker[0]), ("接收人", taker[1])
    )
    kept = ("保管期限", _listed(spelled_period(line.retention_period) for line in event.lines))
    yield labelled(
        ("全宗号", _listed(line.fonds for line in event.lines)),
        kept if note.goes_out else ("出库单号", note.background.went_out_on),
        ("交接地点", room.name),
        ("页数依据", choice(("依目录", "实点"), (("依目录", "实点")[event.pages_counted],))),
    )
    if note.background.request is not None:
        yield labelled(("出库申请单号", note.background.request.number, 7))
    if not note.goes_out:
        yield _days_out(event, day_of(note.entry.happened_at, note.zone))


def _days_out(event: HandoverAgreed, today: date) -> tuple[Cell, ...]:
    """How long it was away, and from when on it may not be reshelved untreated. §4.3.5."""
    since = sorted({line.out_since for line in event.lines if line.out_since})
    if not since:
        return labelled(("离库日期", ""), ("在外天数", ""), ("须消毒起", ""), ("尚未归还", ""))
    days = [(today - first).days for first in (since[-1], since[0])]
    due = disinfection_due(since[0])
    needed = choice(("需消毒", "不需"), (("不需", "需消毒")[today >= due],))
    return labelled(
        ("离库日期", _range(*(day.isoformat() for day in (since[0], since[-1])))),
        ("在外天数", f"{_range(*map(str, days))} 天　{needed}"),
        ("归架期限", f"{due.isoformat()} 起上架前须消毒"),
        ("尚未归还", in_words(event.remaining)),
    )


def _secrecy(note: _Note) -> tuple[Block, ...]:
    """One statement a batch, on its way out. §10.4, §10.6."""
    event = note.event
    if not note.goes_out:
        return ()
    if event.secrecy_by is None or event.secrecy_at is None:
        return (Paragraph("本批未作保密声明，见上栏事实补记。", size=9.0),)
    who = f"声明人：{note.names[event.secrecy_by]}（{note.room.client}）"
    when = minute_of(event.secrecy_at, note.zone)
    return (Paragraph(f"{NO_SECRETS}{who}，{when} 系统登记。", size=9.0),)


def _signatures(note: _Note) -> Iterator[SignatureBox]:
    """Empty boxes: the signature is on paper, the system registers beside it. §10.2."""
    event, moment = note.event, minute_of(note.entry.happened_at, note.zone)
    client = f"{note.names[event.client]}（发包方）{moment}"
    contractor = f"{note.names[event.contractor]}（承包方）{moment}"
    giver, taker = (client, contractor) if note.goes_out else (contractor, client)
    yield SignatureBox("移交人", giver)
    yield SignatureBox("移交方负责人")
    yield SignatureBox("接收人", taker)
    yield SignatureBox("接收方负责人")


def _with_qr(sheet: Sheet, entry: Entry[HandoverAgreed]) -> Sheet:
    held = f"{sheet.number} {entry.seq} {entry.digest}".upper()
    return replace(sheet, foot=replace(sheet.foot, qr=held))


def _listed(words: Iterable[str]) -> str:
    return "、".join(dict.fromkeys(word for word in words if word))


def _range(first: str, last: str) -> str:
    return first if first == last else f"{first} 至 {last}"
