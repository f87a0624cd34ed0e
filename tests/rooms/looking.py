"""What a clock or a rule of a declared register looks at, made of plain values: no book."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from workroom.base.ids import LineId, PersonId, Seq
from workroom.rooms.holds.model import DayState, RoomDay
from workroom.rooms.project.model import Settings
from workroom.rooms.registers.declaration import Falls, Look, Register
from workroom.rooms.registers.fields import ENTERED
from workroom.rooms.registers.model import Line, Standing

L = TypeVar("L", bound=Line)

SHANGHAI = ZoneInfo("Asia/Shanghai")
SOMEBODY, SOMEBODY_ELSE = PersonId(1), PersonId(2)
_NUMBERS = count(1)


def in_the_room(text: str) -> datetime:
    """A moment as the wall clock of the room shows it: `2026-03-02 08:30`."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).astimezone(UTC)


def noon(day: date) -> datetime:
    """Noon of a day in the room."""
    return in_the_room(f"{day} 12:00")


def line_in(register: Register[L], /, *filled: str, **values: Any) -> L:
    """A line of a register with these answers; `filled` are its later parts that were filled."""
    parts = (ENTERED, *filled)
    blank = {one.name: one.empty for one in register.fields}
    closes = any(register.part(key).closes for key in parts) or len(register.parts) == 1
    id_ = next(_NUMBERS)
    told: dict[str, Any] = {
        "id": LineId(id_),
        "number": f"N{id_}",
        "standing": Standing.DONE if closes else Standing.OPEN,
        "filled": parts,
        "entered_at": datetime(2026, 3, 2, 1, tzinfo=UTC),
        "entered_by": SOMEBODY,
        "first_entry": Seq(id_),
        "last_entry": Seq(id_),
        "void_reason": "",
    }
    return register.kind(**(told | blank | values))


def opened(day: date, *, state: DayState = DayState.OPEN) -> RoomDay:
    """A day on which the room was opened at half past eight."""
    at = noon(day) - timedelta(hours=3, minutes=30)
    return RoomDay(day.toordinal(), day, state, at, SOMEBODY, 1, SOMEBODY)


def looked(
    now: datetime | date,
    *lines: Line,
    last_day: date | None = None,
    settings: Mapping[str, str] | None = None,
    registers: tuple[Register[Any], ...] = (),
) -> Look:
    """What a clock sees at a moment (of a day: at noon); each line in its own register."""
    return Look(
        now=now if isinstance(now, datetime) else noon(now),
        zone=SHANGHAI,
        settings=Settings(tuple((settings or {}).items())),
        held={
            register.key: tuple(one for one in lines if isinstance(one, register.kind))
            for register in registers
        },
        last_day=opened(last_day) if last_day is not None else None,
    )


def said(falls: Falls) -> tuple[str, date]:
    """What a clock says, and for when."""
    return falls.text.template, falls.due
