"""What a count of the room compares."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from workroom.base.ids import CabinetId, Kind
from workroom.rooms.catalogue.model import Unit
from workroom.rooms.counting.model import Sort
from workroom.rooms.custody.model import Whereabouts
from workroom.rooms.holds.model import CabinetCount


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What two people found in one cabinet."""

    cabinet: CabinetId
    boxes: int = 0
    volumes: int = 0
    items: int = 0
    seal: str = ""
    """The number on its seal: with numbers the one put on now, else the one that was read."""
    by_seal: bool = False
    """It was not opened: the seal stands for what was found when it was put on."""


@dataclass(frozen=True, slots=True)
class Straggler:
    """A unit that is not locked up although the day is to be closed."""

    unit: Unit
    where: Whereabouts
    holder: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A thing of the count that nobody has scanned, by the name people know it by."""

    kind: Kind
    id: int
    sort: Sort
    name: str
    cabinet: CabinetId | None = None
    """Where the book says it lies."""


@dataclass(frozen=True, slots=True)
class Inside:
    """Somebody who has not signed out: a visit by its line, or a person of the room."""

    kind: Kind
    id: int
    name: str
    since: datetime


Reasons = Mapping[tuple[Kind, int], str]
"""What is said to things that were not found, and to people who had not signed out."""


def differences(counts: tuple[CabinetCount, ...]) -> tuple[CabinetCount, ...]:
    """The cabinets in which something else was found than the book says."""
    return tuple(count for count in counts if not count.agrees)


def behind_seals(counts: tuple[CabinetCount, ...]) -> frozenset[CabinetId]:
    """The cabinets that were not opened for a count."""
    return frozenset(one.cabinet for one in counts if one.by_seal)
