"""The correction slip of a note (F54, 更正单), drawn from the entry in which both agreed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import cast

from workroom.base.clock import minute_of
from workroom.base.codes import Prefix, label
from workroom.base.errors import NotFoundError
from workroom.base.event import Entry
from workroom.base.words import N_
from workroom.ledger.reading import Entries, Reading
from workroom.paper.sheet import (
    CORRECTIONS,
    EQUAL_EFFECT,
    REPRINT,
    TWO_COPIES,
    Align,
    Column,
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
    choice,
    labelled,
)
from workroom.rooms.corrections import store
from workroom.rooms.corrections.model import FORM, Fault, LineCorrection, NoteCorrected
from workroom.rooms.handover import store as handovers
from workroom.rooms.handover.model import Direction
from workroom.rooms.people import store as people
from workroom.rooms.project import store as project

NO_SUCH_SLIP = N_("No correction slip bears the number {number}.")
TITLE = "档案交接更正单"
WHOLE = "原交接单其余内容不变。本单与原交接单一并归档，原单加印时注明“见更正单”。"
_COLUMNS = (
    Column("序号", 12, Align.CENTRE),
    Column("档号", 55),
    Column("题名", 75),
    Column("更正事项", 35),
    Column("原记载", 40),
    Column("更正为", 40),
)


def slip_by_number(db: Reading, entries: Entries, number: str) -> Entry[NoteCorrected]:
    """The entry from which the slip of that number is drawn.

    Raises:
        NotFoundError: no slip bears the number.
    """
    found = store.by_number(db, number)
    if found is None:
        raise NotFoundError(NO_SUCH_SLIP, number=number)
    return cast("Entry[NoteCorrected]", next(entries((found.id,))))


def correction_slip(
    db: Reading,
    entry: Entry[NoteCorrected],
    *,
    printed_at: datetime,
    printed_by: str,
    copy: int | None = None,
    reprint: bool = False,
) -> tuple[Sheet, ...]:
    """The slip in two originals: what the note says, and what is so. §4.3.4, §10.6.

    Args:
        copy: 1 the client's original, 2 the contractor's, None both.
    """
    event, room = entry.event, project.room(db)
    zone, names = project.zone(db), people.names(db)
    note = handovers.handovers.get(db, event.handover)
    went = "调档出库" if event.direction is Direction.OUT else "接收归库"
    agreed = minute_of(note.agreed_at, zone) if note.agreed_at is not None else ""
    moment = minute_of(entry.happened_at, zone)
    sheet = Sheet(
        form=FORM,
        title=TITLE,
        number=event.number,
        orientation=Orientation.LANDSCAPE,
        project=project.projects.get(db, event.project).name,
        client_number="",
        marks=(REPRINT,) if reprint else (),
        practice=room.practice,
        blocks=(
            Grid(
                (24.0, 62.0, 22.0, 62.0, 22.0, 65.0),
                (
                    labelled(
                        ("原交接单", event.note),
                        ("交接类型", choice(("调档出库", "接收归库"), (went,))),
                        ("批次号", label(Prefix.BATCH, note.batch)),
                    ),
                    labelled(("原交接时间", agreed), ("更正时间", moment), ("交接地点", room.name)),
                ),
            ),
            Gap(1.2),
            Table(_COLUMNS, tuple(_rows(event)), closed=True, size=9.5),
            Together(
                (
                    RuledLines("更正原因", 2, event.reason),
                    Paragraph("".join((*_effects(event), WHOLE)), size=9.0),
                    Signatures(
                        (
                            SignatureBox("发包方经办人", f"{names[event.client]}　{moment}"),
                            SignatureBox("发包方负责人"),
                            SignatureBox("承包方经办人", f"{names[event.contractor]}　{moment}"),
                            SignatureBox("承包方负责人"),
                        )
                    ),
                )
            ),
        ),
        foot=Foot(
            printed_at=minute_of(printed_at, zone),
            printed_by=printed_by,
            check_digits=entry.digest,
            qr=_held(db, entry),
            remarks=(CORRECTIONS, EQUAL_EFFECT),
        ),
    )
    originals = TWO_COPIES if copy is None else (TWO_COPIES[copy - 1],)
    return tuple(replace(sheet, copies=(one,)) for one in originals)


def _rows(event: NoteCorrected) -> Iterator[tuple[str, ...]]:
    for place, one in enumerate(event.lines, start=1):
        was, now = _was_and_now(one)
        yield (
            str(place),
            one.line.reference_code,
            one.line.title,
            one.fault.chinese,
            was,
            now,
        )


def _was_and_now(one: LineCorrection) -> tuple[str, str]:
    match one.fault:
        case Fault.NOT_ON_IT:
            return "列于原单", "未移交，自原单剔除"
        case Fault.LEFT_OUT:
            return "未列", "已移交，补列入原单"
        case _:
            return one.was or "（空）", one.now or "（空）"


def _effects(event: NoteCorrected) -> Iterator[str]:
    """What follows for who answers for the archives."""
    out = event.direction is Direction.OUT
    for fault, effect in (
        (Fault.NOT_ON_IT, "仍由发包方保管" if out else "仍由承包方保管"),
        (Fault.LEFT_OUT, "自原交接时起由承包方保管" if out else "自原交接时起由发包方保管"),
    ):
        codes = [one.line.reference_code for one in event.lines if one.fault is fault]
        if codes:
            yield f"{'、'.join(codes)}：{effect}。"


def _held(db: Reading, entry: Entry[NoteCorrected]) -> str:
    if not project.settings(db).on("head_as_qr"):
        return ""
    return f"{entry.event.number} {entry.seq} {entry.digest}".upper()
