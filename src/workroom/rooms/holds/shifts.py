"""The room shut over noon (午间封门) and opened again; the change of shifts (交接班)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from workroom.base.event import Event
from workroom.base.ids import Kind, PersonId, Subject, UnitId
from workroom.rooms.holds.model import CabinetCount, Climate, SortCount, Unfound


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A unit that is not in a cabinet meanwhile: where it lies, and who answers for it."""

    unit: UnitId
    code: str
    station: str
    """Empty at the hand-over desk."""
    holder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomPaused(Event):
    """Two people shut the room over noon; `left` is locked in behind a door with a seal.

    `seal` is the number on the door, empty where everything is in a cabinet and
    none was put on. `sorts` is empty where nothing was counted by scanning.
    """

    version: ClassVar[int] = 2

    day: date
    witness: PersonId
    seal: str
    left: tuple[LeftOut, ...]
    unfound: tuple[Unfound, ...]
    sorts: tuple[SortCount, ...]
    remark: str

    def about(self) -> Iterable[Subject]:
        return (
            Subject(Kind.DAY, self.day.toordinal()),
            Subject(Kind.PERSON, self.witness),
            *(Subject(Kind.UNIT, one.unit) for one in self.left),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomResumed(Event):
    """Two people opened the room again; `seal` is what they read on the door, `whole` how it was.

    Where none was put on, `seal` is empty and `whole` says nothing.
    """

    day: date
    witness: PersonId
    seal: str
    whole: bool
    remark: str

    def about(self) -> Iterable[Subject]:
        return (Subject(Kind.DAY, self.day.toordinal()), Subject(Kind.PERSON, self.witness))


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftHandedOver(Event):
    """Who leaves and who comes counted together; who comes has written it, and keeps the day.

    `custodian` is whoever is custodian on duty from now on. What is not in a
    cabinet stays where it is, by name.
    """

    version: ClassVar[int] = 2

    day: date
    leaves: PersonId
    custodian: PersonId
    counts: tuple[CabinetCount, ...]
    left: tuple[LeftOut, ...]
    unfound: tuple[Unfound, ...]
    sorts: tuple[SortCount, ...]
    climate: Climate
    remark: str

    def about(self) -> Iterable[Subject]:
        return (
            Subject(Kind.DAY, self.day.toordinal()),
            Subject(Kind.PERSON, self.leaves),
            *(Subject(Kind.UNIT, one.unit) for one in self.left),
        )
