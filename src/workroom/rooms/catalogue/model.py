"""Units of the archives (boxes, volumes, items), and how they come into the book."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from enum import StrEnum

from workroom.base.codes import Code, Prefix, label
from workroom.base.event import Event
from workroom.base.ids import Kind, ProjectId, Subject, UnitId
from workroom.base.words import N_


class UnitKind(StrEnum):
    """Boxes contain volumes contain items; a holding kept by item has boxes with items."""

    BOX = "box"
    VOLUME = "volume"
    ITEM = "item"

    @property
    def prefix(self) -> Prefix:
        return {"box": Prefix.BOX, "volume": Prefix.VOLUME, "item": Prefix.ITEM}[self.value]

    @property
    def label(self) -> str:
        return {"box": N_("Box"), "volume": N_("Volume"), "item": N_("Item")}[self.value]


SECRET_CLASSES = ("秘密", "机密", "绝密")


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What the catalogue says of a unit, after cleaning; dates are YYYYMMDD with 00 for unknown
    parts.
    """

    reference_code: str
    title: str = ""
    fonds: str = ""
    author: str = ""
    document_number: str = ""
    date_from: str = ""
    date_to: str = ""
    year: str = ""
    retention_period: str = ""
    security_class: str = ""
    pages: int = 0
    items: int = 0
    box_number: str = ""
    department: str = ""
    remarks: str = ""


DESCRIPTION_FIELDS = tuple(field.name for field in fields(Description))


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitEntered:
    """One unit as it came into the book; `number` is that of its label."""

    unit: UnitId
    kind: UnitKind
    number: int
    parent: UnitId | None
    description: Description


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsEntered(Event):
    """Units came into the catalogue, from one file or by hand."""

    project: ProjectId
    origin: str
    units: tuple[UnitEntered, ...]

    def about(self) -> Iterable[Subject]:
        return tuple(Subject(Kind.UNIT, unit.unit) for unit in self.units)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRedescribed:
    """What the catalogue says of the unit from now on."""

    unit: UnitId
    parent: UnitId | None
    description: Description


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsRedescribed(Event):
    """A later file, or a correction, says otherwise of units already known."""

    origin: str
    units: tuple[UnitRedescribed, ...]

    def about(self) -> Iterable[Subject]:
        return tuple(Subject(Kind.UNIT, unit.unit) for unit in self.units)


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueImported(Event):
    """A file was read to its end; `digest` is SHA-256 over its bytes."""

    project: ProjectId
    file: str
    digest: str
    read: int
    taken: int
    unchanged: int
    rejected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsDeclassified(Event):
    """The client entered that the security class of these units is lifted: which paper, of which
    day.
    """

    units: tuple[UnitId, ...]
    document: str
    document_date: str

    def about(self) -> Iterable[Subject]:
        return tuple(Subject(Kind.UNIT, unit) for unit in self.units)


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasGiven(Event):
    """A code that the client's box or volume already bears: it scans as this unit."""

    unit: UnitId
    alias: str

    def about(self) -> Iterable[Subject]:
        return (Subject(Kind.UNIT, self.unit),)


@dataclass(frozen=True, slots=True)
class Unit:
    """A box, volume or item: the thing that is moved, counted and signed for.

    The id outlives the reference code; `number` is on its label.
    """

    id: UnitId
    kind: UnitKind
    number: int
    project: ProjectId
    parent: UnitId | None
    reference_code: str
    title: str
    fonds: str
    author: str
    document_number: str
    date_from: str
    date_to: str
    year: str
    retention_period: str
    security_class: str
    pages: int
    items: int
    box_number: str
    department: str
    remarks: str
    declassified: str = ""
    became: UnitId | None = None
    """The unit in which it lives on, where it ended: in no place, no count and no open list."""

    @property
    def is_ended(self) -> bool:
        """Whether it became part of another; its codes answer with that one."""
        return self.became is not None

    @property
    def code(self) -> Code:
        return label(self.kind.prefix, self.number)

    @property
    def is_classified(self) -> bool:
        """Held: a security class stands on it and nobody has lifted it. §10.3."""
        return self.security_class in SECRET_CLASSES and not self.declassified

    @property
    def description(self) -> Description:
        return Description(**{name: getattr(self, name) for name in DESCRIPTION_FIELDS})

    @classmethod
    def entered(cls, project: ProjectId, made: UnitEntered) -> Unit:
        return cls(
            id=made.unit,
            kind=made.kind,
            number=made.number,
            project=project,
            parent=made.parent,
            **{name: getattr(made.description, name) for name in DESCRIPTION_FIELDS},
        )

    def redescribed(self, changed: UnitRedescribed) -> Unit:
        said = {name: getattr(changed.description, name) for name in DESCRIPTION_FIELDS}
        return replace(self, parent=changed.parent, **said)

    def lifted(self, event: UnitsDeclassified) -> Unit:
        return replace(self, declassified=f"{event.document} {event.document_date}")

    def covered_as(self, other: Unit) -> Unit:
        """With the cover of another: all that the catalogue says of it, but where it lies."""
        description = replace(other.description, box_number=self.box_number)
        return replace(self.described_as(description), declassified=other.declassified)

    def described_as(self, description: Description) -> Unit:
        """The same thing, of which the catalogue says otherwise; it lies where it lay."""
        return self.redescribed(
            UnitRedescribed(unit=self.id, parent=self.parent, description=description)
        )


@dataclass(frozen=True, slots=True)
class Alias:
    """Another code for a unit."""

    alias: str
    unit: UnitId


@dataclass(frozen=True, slots=True)
class FormerCode:
    """A reference code that a unit bore until it was given another."""

    code: str
    unit: UnitId
