"""What can happen to units while they have a place, and what came of which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from workroom.base.ids import Kind, ProjectId, Seq, Subject, UnitId
from workroom.base.words import N_
from workroom.rooms.catalogue.model import Description, UnitEntered
from workroom.rooms.workflow.followed import ChangesSheets


class How(StrEnum):
    """How one unit came of another."""

    SPLIT = "split"
    MERGED = "merged"
    ITEM = "item"
    FOUND = "found"

    @property
    def label(self) -> str:
        return _HOW_LABELS[self]


_HOW_LABELS = {
    How.SPLIT: N_("split off"),
    How.MERGED: N_("merged"),
    How.ITEM: N_("item of it"),
    How.FOUND: N_("found in it"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reshaped(ChangesSheets):
    """Base of what this room records. `why` is said by whoever writes it."""

    why: str

    @property
    def units(self) -> tuple[UnitId, ...]:
        """All units that it happened to, the one it is told of first."""
        return ()

    def about(self) -> Iterable[Subject]:
        yield from (Subject(Kind.UNIT, unit) for unit in self.units)
        yield from (Subject(Kind.SHEET, sheet) for sheet in self.sheets)
        yield from (Subject(Kind.BATCH, one.batch) for one in self.batches)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitSplit(Reshaped):
    """One unit became several: it keeps id, label and, unless said otherwise, code; the others are
    new.
    """

    chinese: ClassVar[str] = "拆分"

    project: ProjectId
    unit: UnitId
    code: str
    """That it bore before."""
    kept: Description
    """What the catalogue says from now on of what is left of it."""
    made: tuple[UnitEntered, ...]

    @property
    def units(self) -> tuple[UnitId, ...]:
        return (self.unit, *(one.unit for one in self.made))


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A unit that ended, and the code it bore."""

    unit: UnitId
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsMerged(Reshaped):
    """Several units became one: `unit` lives on, the others end, and their codes answer with it."""

    chinese: ClassVar[str] = "合并"

    unit: UnitId
    kept: Description
    gone: tuple[Gone, ...]

    @property
    def units(self) -> tuple[UnitId, ...]:
        return (self.unit, *(one.unit for one in self.gone))


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRecoded(Reshaped):
    """A unit bears another reference code; the old one goes on scanning."""

    chinese: ClassVar[str] = "改档号"

    unit: UnitId
    code: str
    kept: Description

    @property
    def units(self) -> tuple[UnitId, ...]:
        return (self.unit,)


@dataclass(frozen=True, slots=True, kw_only=True)
class CoversSwapped(Reshaped):
    """Two units bore each other's cover (张冠李戴): what the catalogue says is exchanged; ids,
    labels, places and passes stay. The codes are those they bore before.
    """

    chinese: ClassVar[str] = "封面互换更正"

    first: UnitId
    first_code: str
    second: UnitId
    second_code: str

    @property
    def units(self) -> tuple[UnitId, ...]:
        return (self.first, self.second)


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeItemized(Reshaped):
    """In preparation a volume turned out to be items: each has a code; the volume holds them, and
    they are where it is.
    """

    chinese: ClassVar[str] = "析出件"

    project: ProjectId
    unit: UnitId
    kept: Description
    made: tuple[UnitEntered, ...]

    @property
    def units(self) -> tuple[UnitId, ...]:
        return (self.unit, *(one.unit for one in self.made))


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundInside(Reshaped):
    """A supplement, a disc, anything that no list knows lay in a unit: a new unit of the same
    batch, or a remark alone.
    """

    chinese: ClassVar[str] = "夹带发现"

    project: ProjectId
    unit: UnitId
    code: str
    """Of the unit in which it lay."""
    text: str
    made: tuple[UnitEntered, ...] = ()

    @property
    def units(self) -> tuple[UnitId, ...]:
        return (self.unit, *(one.unit for one in self.made))


@dataclass(frozen=True, slots=True)
class Link:
    """`unit` came of `origin`: split off it, an item of it, found in it; or `origin` was merged
    into it. `entry` says when and by whom.
    """

    unit: UnitId
    origin: UnitId
    entry: Seq
    how: How
