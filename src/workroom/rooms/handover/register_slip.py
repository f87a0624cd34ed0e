"""The register of what went out and came home (F05), as it stands when it is printed."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from workroom.base.clock import day_of, minute_of
from workroom.base.ids import ProjectId
from workroom.base.words import N_
from workroom.ledger.journal import head
from workroom.ledger.reading import Reading
from workroom.paper.sheet import (
    CORRECTIONS,
    Align,
    Carry,
    Cell,
    Column,
    Foot,
    Look,
    Orientation,
    Paragraph,
    Row,
    Sheet,
    Table,
)
from workroom.rooms.handover.counts import NOTHING, Counts
from workroom.rooms.handover.noted import Noted, Wanting, register_of_notes
from workroom.rooms.layouts.dressing import Dress, dress_of
from workroom.rooms.layouts.parts import Parts
from workroom.rooms.project import store as project

FORM = "F05"
TITLE = "档案出库／入库登记簿"
COLUMNS = (
    Column("序号", 10, Align.CENTRE, key="number"),
    Column("交接单号", 32, key="note"),
    Column("出库日期", 20, Align.CENTRE, key="day"),
    Column("档号范围", 50, key="codes"),
    Column("盒", 10, Align.RIGHT, key="boxes"),
    Column("卷", 10, Align.RIGHT, key="volumes"),
    Column("件", 10, Align.RIGHT, key="items"),
    Column("页", 14, Align.RIGHT, key="pages"),
    Column("交出人", 18, key="giver"),
    Column("领取人", 18, key="taker"),
    Column("归还日期", 20, Align.CENTRE, key="home"),
    Column("在外天数", 13, Align.RIGHT, key="days"),
    Column("消毒单号", 18, key="treatments"),
    Column("归库上架人", 14, key="reshelved"),
)
_SUMMED = (4, 5, 6)
OUT_REGISTER = Parts(
    form=FORM,
    label=N_("Register of what went out"),
    orientation=Orientation.LANDSCAPE,
    columns=COLUMNS,
    fixed=frozenset({"number", "note", "boxes", "volumes", "items"}),
)


class Preview(NamedTuple):
    """A layout that is thought of, over made-up notes."""

    dress: Dress
    notes: tuple[Noted, ...]


def out_register(
    db: Reading,
    chosen: ProjectId,
    *,
    printed_at: datetime,
    printed_by: str,
    preview: Preview | None = None,
) -> Sheet:
    """A line a note that went out, with its way home; it says what the book says now. §5.8.3.

    Args:
        preview: a layout that is only thought of, and the notes to show it with.
    """
    zone, room = project.zone(db), project.room(db)
    if preview is not None:
        dress, every = preview
    else:
        dress = dress_of(db, OUT_REGISTER, chosen)
        every = register_of_notes(db, day_of(printed_at, zone), chosen)
    notes = [one for one in every if one.went_out and one.day is not None]
    seq, digest = head(db)
    sheet = Sheet(
        form=FORM,
        title=TITLE,
        number="",
        orientation=Orientation.LANDSCAPE,
        project=project.projects.get(db, chosen).name,
        copies=("发包方留存",),
        practice=room.practice,
        blocks=(
            Table(
                COLUMNS,
                tuple(_row(place, one) for place, one in enumerate(notes, start=1)),
                (_totals(notes),),
                closed=True,
                size=9.0,
                to_the_end=True,
                carry=Carry(_SUMMED, tuple(_amounts(one.counts) for one in notes)),
            ),
            Paragraph("　".join(_summary(every, seq)), size=9.0),
        ),
        foot=Foot(
            printed_at=minute_of(printed_at, zone),
            printed_by=printed_by,
            check_digits=digest,
            remarks=(CORRECTIONS,),
        ),
    )
    return dress.on(sheet)


def _row(place: int, one: Noted) -> tuple[str, ...]:
    counts = one.counts
    marks = [each.chinese for each in Wanting if each in one.wanting and each in _SAID]
    number = one.note.number + (f"\n（{'、'.join(marks)}）" if marks else "")
    first, last = one.codes
    return (
        str(place),
        number,
        one.day.isoformat() if one.day else "",
        first if first == last else f"{first}\n至 {last}",
        *(str(each or "") for each in (counts.boxes, counts.volumes, counts.items)),
        "依目录" if counts.pages is None else str(counts.pages),
        one.giver,
        one.taker,
        _home(one),
        "" if one.days_out is None else str(one.days_out),
        "\n".join(one.treatments),
        "、".join(one.reshelved_by),
    )


_SAID = frozenset({Wanting.UNSIGNED, Wanting.CORRECTED})


def _home(one: Noted) -> str:
    """The days of its return; what is not home yet is said under them."""
    days = [day.isoformat() for day in one.home]
    return "\n".join(days if one.still_out == NOTHING else [*days, "未全部归还"])


def _amounts(counts: Counts) -> tuple[int, ...]:
    return counts.boxes, counts.volumes, counts.items


def _totals(notes: Iterable[Noted]) -> Row:
    amounts = [_amounts(one.counts) for one in notes]
    sums = [sum(each[at] for each in amounts) for at in range(len(_SUMMED))]
    return Row(
        (
            Cell("合计", span=4, align=Align.RIGHT),
            *map(str, sums),
            Cell("", span=len(COLUMNS) - 7),
        ),
        Look.STRONG,
    )


def _summary(every: Iterable[Noted], seq: int) -> Iterator[str]:
    """What the register still wants, over the notes of both directions."""
    listed = tuple(every)
    yield f"交接单共 {len(listed)} 份"
    for wanting in Wanting:
        count = sum(wanting in one.wanting for one in listed)
        if count:
            yield f"{wanting.chinese} {count} 份"
    yield f"截至记账序号 {seq}。"
