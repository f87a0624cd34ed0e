"""What somebody asks of the catalogue, and a row of the answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from workroom.base.ids import BatchId, PersonId, ProjectId, UnitId
from workroom.rooms.catalogue.model import Unit, UnitKind
from workroom.rooms.custody.model import Place, Whereabouts
from workroom.rooms.workflow.steps import Step


class Sort(StrEnum):
    """In which order the catalogue is listed."""

    CODE = "code"
    ENTERED = "entered"
    TITLE = "title"
    PLACE = "place"
    BOX = "box"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which units of the catalogue somebody asks for. Nothing said means: all of them.

    `unfinished` means in the room with a stage open; `stage` the one it stands at.
    """

    text: str = ""
    kind: UnitKind | None = None
    project: ProjectId | None = None
    places: frozenset[Place] = frozenset()
    inside: UnitId | None = None
    batch: BatchId | None = None
    holder: PersonId | None = None
    stage: Step | None = None
    held: bool = False
    unfinished: bool = False
    finished: bool = False
    sort: Sort = Sort.CODE
    descending: bool = False

    @property
    def follows_index(self) -> bool:
        """Whether any stretch is found at once, as in a book read from front to back."""
        return replace(self, kind=None, project=None, descending=False) == Wanted()


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of the catalogue: the unit, where it is, and who has it."""

    unit: Unit
    where: Whereabouts | None
    holder: str = ""
    cabinet: str = ""

    @property
    def id(self) -> UnitId:
        return self.unit.id

    @property
    def place(self) -> Place:
        return self.where.place if self.where else Place.STACKS
