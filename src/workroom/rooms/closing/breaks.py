"""Noon and the change of shifts on the daily sheet: who shut, with which seal, how it was found."""

from collections.abc import Iterable, Iterator, Mapping
from zoneinfo import ZoneInfo

from workroom.base.clock import minute_of
from workroom.base.event import Entry
from workroom.base.ids import PersonId
from workroom.rooms.closing.record import Record
from workroom.rooms.closing.things import said
from workroom.rooms.holds.shifts import LeftOut, RoomPaused, RoomResumed, ShiftHandedOver

Names = Mapping[PersonId, str]


def noons(record: Record, names: Names, zone: ZoneInfo) -> Iterator[str]:
    """午间封门: a line for each time the room was shut, and for each time it was opened again."""
    both: tuple[Entry[RoomPaused] | Entry[RoomResumed], ...] = (
        *record.of(RoomPaused),
        *record.of(RoomResumed),
    )
    for entry in sorted(both, key=lambda one: one.seq):
        event = entry.event
        when = minute_of(entry.happened_at, zone)[-5:]
        who = f"{names[entry.by]}、{names[event.witness]}"
        what = _shut(event) if isinstance(event, RoomPaused) else _opened(event)
        yield f"{when} {what}（{who}）"


def handovers_of_shifts(record: Record, names: Names, zone: ZoneInfo) -> Iterator[str]:
    """交接班: who left, who came, what was counted and what stayed at workstations."""
    for entry in record.of(ShiftHandedOver):
        yield _handed_over(entry, names, zone)


def _shut(event: RoomPaused) -> str:
    seal = f"封条 {event.seal}" if event.seal else "未贴封条"
    return _joined(
        f"封门，{seal}，{_left(event.left)}",
        _unfound(event),
        event.remark,
    )


def _opened(event: RoomResumed) -> str:
    if not event.whole:
        return _joined("启封，封条异常", event.remark)
    seal = f"，封条 {event.seal} 完好" if event.seal else ""
    return _joined(f"启封{seal}", event.remark)


def _handed_over(entry: Entry[ShiftHandedOver], names: Names, zone: ZoneInfo) -> str:
    event = entry.event
    differs = "、".join(one.name for one in event.counts if not one.agrees)
    return _joined(
        f"{minute_of(entry.happened_at, zone)[-5:]} {names[event.leaves]} 交、{names[entry.by]} 接",
        f"清点{'差异：' + differs if differs else '无差异'}",
        _left(event.left),
        _unfound(event),
        f"保管专人 {names[event.custodian]}",
        _climate(event),
        event.remark,
    )


def _left(left: Iterable[LeftOut]) -> str:
    told = "、".join(f"{one.code}（{one.station or '交接台'} {one.holder}）" for one in left)
    return f"留置：{told}" if told else "全部入柜"


def _climate(event: ShiftHandedOver) -> str:
    read = event.climate
    if not (read.temperature or read.humidity):
        return ""
    return f"{read.temperature or '—'} ℃、{read.humidity or '—'} %"


def _unfound(event: RoomPaused | ShiftHandedOver) -> str:
    return f"未见：{said(event.unfound)}" if event.unfound else ""


def _joined(*parts: str) -> str:
    return "；".join(part for part in parts if part)
