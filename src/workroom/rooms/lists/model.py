"""What a later list says otherwise of a known unit, and how the columns of a list were read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workroom.base.event import Event
from workroom.base.ids import Kind, PersonId, ProjectId, Subject, UnitId
from workroom.base.words import N_

VOLUME = "volume"
"""The field of the volume in which an item lies, said by its reference code."""


class ProposalState(StrEnum):
    """A proposal waits until it is decided, or a later list says otherwise again."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    REPLACED = "replaced"

    @property
    def label(self) -> str:
        return {
            "open": N_("waits"),
            "accepted": N_("accepted"),
            "declined": N_("declined"),
            "replaced": N_("replaced by a later list"),
        }[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalMade:
    """One field of one unit: what the catalogue said, and what the list says. Both as text."""

    number: int
    unit: UnitId
    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalsMade(Event):
    """A list says otherwise of units that are known. Nothing changes until the client accepts."""

    project: ProjectId
    origin: str
    proposals: tuple[ProposalMade, ...]

    def about(self) -> Iterable[Subject]:
        return _units(one.unit for one in self.proposals)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalsAccepted(Event):
    """The client says that the list is right; the units are described anew beside this entry."""

    numbers: tuple[int, ...]
    units: tuple[UnitId, ...]

    def about(self) -> Iterable[Subject]:
        return _units(self.units)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalsDeclined(Event):
    """The client says that the catalogue is right, and why."""

    numbers: tuple[int, ...]
    units: tuple[UnitId, ...]
    reason: str

    def about(self) -> Iterable[Subject]:
        return _units(self.units)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnRead:
    """One column, by its letters, and what it holds: a field, or `remark`."""

    letters: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnsNamed(Event):
    """Somebody said how the lists with these heads are to be read.

    `heads` are the head cells as they are compared; `kind` is that of the units, empty where the
    columns say it.
    """

    project: ProjectId
    heads: str
    kind: str
    columns: tuple[ColumnRead, ...]

    def about(self) -> Iterable[Subject]:
        return (Subject(Kind.PROJECT, self.project),)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One field of one unit that a list says otherwise, and what became of it."""

    id: int
    unit: UnitId
    project: ProjectId
    field: str
    old: str
    new: str
    origin: str
    made_at: datetime
    made_by: PersonId
    state: ProposalState = ProposalState.OPEN
    decided_at: datetime | None = None
    decided_by: PersonId | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Remembered:
    """How lists with these heads are read in a project; `columns` pairs letters and meanings."""

    project: ProjectId
    heads: str
    kind: str
    columns: tuple[tuple[str, str], ...]


def _units(units: Iterable[UnitId]) -> tuple[Subject, ...]:
    return tuple(Subject(Kind.UNIT, unit) for unit in dict.fromkeys(units))
