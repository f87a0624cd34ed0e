"""What a count of the room compares."""

from collections.abc import Mapping
from dataclasses import dataclass

from workroom.base.ids import CabinetId, Kind
from workroom.rooms.catalogue.model import Unit
from workroom.rooms.counting.model import Sort
from workroom.rooms.custody.model import Whereabouts
from workroom.rooms.holds.model import CabinetCount


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What two people found in one cabinet."""

    cabinet: CabinetId
    boxes: int
    volumes: int
    items: int


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


Reasons = Mapping[tuple[Kind, int], str]
"""What is said to things that were not found."""


def differences(counts: tuple[CabinetCount, ...]) -> tuple[CabinetCount, ...]:
    """The cabinets in which something else was found than the book says."""
    return tuple(count for count in counts if not count.agrees)
