"""A made-up handover, for the picture of a layout that nothing was printed in yet."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from workroom.base.event import Entry, Source
from workroom.base.ids import BatchId, HandoverId, PersonId, ProjectId, Seq, UnitId
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.handover.boxed import counted
from workroom.rooms.handover.counts import NOTHING
from workroom.rooms.handover.model import (
    Direction,
    Handover,
    HandoverAgreed,
    HandoverState,
    NoteLine,
)
from workroom.rooms.handover.noted import Noted

NUMBER = "YANGZHANG-{form}-2026-0001-X"
DIGITS = "0123456789abcdef" * 4
PRIVATE_EVERY = 4
"""Every fourth title of the specimen is one that the client would keep private."""
MARK = "样张"

_TITLES = (
    "关于城关镇土地确权发证的请示、批复",
    "婚姻登记档案（按登记号排列）",
    "关于全县农田水利基本建设规划、沟渠改线占地补偿标准与移民安置办法的请示、批复及会议记录、附图与往来函件",
    "张某某个人履历及处分材料",
)
_AUTHORS = ("县人民政府", "民政局", "县水利局、城关镇人民政府", "人事局")
_REMARKS = {2: "第 5 页缺角", 7: "附图 3 张另装，第 9 至 12 页有水渍，字迹尚可辨认"}


def specimen(
    *,
    project: ProjectId,
    client: PersonId,
    contractor: PersonId,
    at: datetime,
    boxes: int = 2,
    inside: int = 4,
) -> Entry[HandoverAgreed]:
    """An entry as `agree` would write it; its ids are nobody's, so that nothing is found by them.

    Args:
        at: aware.
    """
    lines = tuple(line for box in range(1, boxes + 1) for line in _boxful(box, inside, at.date()))
    counts = counted(lines)
    event = HandoverAgreed(
        handover=HandoverId(-1),
        direction=Direction.OUT,
        batch=BatchId(0),
        project=project,
        number=NUMBER.format(form="F01"),
        annex=NUMBER.format(form="F02"),
        day=at.date(),
        client=client,
        contractor=contractor,
        client_counts=counts,
        contractor_counts=counts,
        difference="",
        secrecy_by=client,
        secrecy_at=at,
        remaining=NOTHING,
        pages_counted=False,
        lines=lines,
    )
    return Entry(
        seq=Seq(0),
        recorded_at=at,
        happened_at=at,
        source=Source.SYSTEM,
        source_note="",
        by=contractor,
        station="",
        event=event,
        numbers={},
        digest=DIGITS,
    )


def noted(entry: Entry[HandoverAgreed], giver: str, taker: str) -> tuple[Noted, ...]:
    """The handover in the register of notes: once all home, once partly."""
    event, day = entry.event, entry.happened_at.date()
    note = Handover(
        id=event.handover,
        direction=Direction.OUT,
        batch=event.batch,
        project=event.project,
        state=HandoverState.FILED,
        begun_at=entry.happened_at,
        begun_by=entry.by,
        number=event.number,
    )
    inside = [line.reference_code for line in event.lines if line.kind is not UnitKind.BOX]
    whole = Noted(
        note=note,
        codes=(inside[0], inside[-1]),
        counts=event.client_counts,
        giver=giver,
        taker=taker,
        day=day,
        home=(day + timedelta(days=20),),
        still_out=NOTHING,
        days_out=20,
        treatments=(NUMBER.format(form="F10"),),
        reshelved_by=(giver,),
        wanting=frozenset(),
    )
    partly = replace(
        whole, still_out=event.client_counts, treatments=(), reshelved_by=(), days_out=35
    )
    return whole, partly


def private_units(entry: Entry[HandoverAgreed]) -> frozenset[UnitId]:
    """Those of its units whose titles a client would keep private."""
    inside = [line.unit for line in entry.event.lines if line.kind is not UnitKind.BOX]
    return frozenset(inside[PRIVATE_EVERY - 1 :: PRIVATE_EVERY])


def _boxful(box: int, inside: int, today: date) -> tuple[NoteLine, ...]:
    name = UnitId(-box * 1000)
    case = _line(
        name, UnitKind.BOX, None, box, today, code=f"第{box}盒", title="", pages=0, place=0
    )
    first = (box - 1) * inside
    return (
        case,
        *(
            _line(
                UnitId(name - place),
                UnitKind.ITEM,
                name,
                box,
                today,
                code=f"J001-WS·1998-Y-{first + place:04}",
                title=_TITLES[(first + place - 1) % len(_TITLES)],
                pages=3 + (first + place) * 7 % 40,
                place=first + place,
            )
            for place in range(1, inside + 1)
        ),
    )


def _line(
    unit: UnitId,
    kind: UnitKind,
    inside: UnitId | None,
    box: int,
    today: date,
    *,
    code: str,
    title: str,
    pages: int,
    place: int,
) -> NoteLine:
    return NoteLine(
        unit=unit,
        kind=kind,
        box=inside,
        reference_code=code,
        title=title,
        box_number=str(box),
        fonds="J001",
        author=_AUTHORS[place % len(_AUTHORS)],
        document_number=f"政发〔1998〕{place} 号" if place else "",
        dates=f"1998{place % 12 + 1:02}{place % 28 + 1:02}",
        retention_period="Y" if place % 3 else "D30",
        items=1,
        pages=pages,
        security_class="",
        condition=2 if place in _REMARKS else 1,
        remark=_REMARKS.get(place, ""),
        out_since=today,
    )
