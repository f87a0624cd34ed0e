"""The draw of a return, and what was found in each unit that was opened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from workroom.base.event import Event
from workroom.base.ids import HandoverId, Kind, PersonId, Subject, UnitId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnDrawn(Event):
    """Of all lines of a return these units are opened. `seed` is the head of the journal at the
    draw (hex): with it anybody can draw again (`draw`).
    """

    handover: HandoverId
    seed: str
    over: tuple[UnitId, ...]
    units: tuple[UnitId, ...]

    def about(self) -> Iterable[Subject]:
        drawn = (Subject(Kind.UNIT, unit) for unit in self.units)
        return (Subject(Kind.HANDOVER, self.handover), *drawn)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitOpened(Event):
    """A drawn unit was opened and looked through: pages counted, condition 1 (sound) to 7."""

    handover: HandoverId
    unit: UnitId
    expected: int
    """Pages as the catalogue says at this moment."""
    pages: int
    condition: int
    remark: str

    def about(self) -> Iterable[Subject]:
        return (Subject(Kind.HANDOVER, self.handover), Subject(Kind.UNIT, self.unit))


@dataclass(frozen=True, slots=True)
class Opened:
    """One drawn unit of a return; pages and condition are 0 until it was opened."""

    handover: HandoverId
    unit: UnitId
    position: int
    expected: int = 0
    pages: int = 0
    condition: int = 0
    remark: str = ""
    opened_by: PersonId | None = None
    opened_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody has looked into it."""
        return self.opened_at is not None

    def after(self, event: UnitOpened, *, at: datetime, by: PersonId) -> Opened:
        """As it was found."""
        return replace(
            self,
            expected=event.expected,
            pages=event.pages,
            condition=event.condition,
            remark=event.remark,
            opened_by=by,
            opened_at=at,
        )


@dataclass(frozen=True, slots=True)
class Draw:
    """The draw of one return, and over which lines it was made."""

    id: HandoverId
    seed: str
    over: tuple[UnitId, ...]
    units: tuple[UnitId, ...]


def draw(over: Iterable[UnitId], *, seed: str, number: int) -> tuple[UnitId, ...]:
    """`number` of the units, by the order of SHA-256 over the seed and each id: the same for
    whoever draws again.
    """
    ordered: Sequence[UnitId] = sorted(
        over, key=lambda unit: sha256(f"{seed}:{unit}".encode()).digest()
    )
    return tuple(ordered[:number])
