"""Cabinets and workstations."""

from collections.abc import Iterable
from dataclasses import dataclass

from workroom.base.codes import Code, Prefix, label
from workroom.base.event import Event
from workroom.base.ids import CabinetId, Kind, Subject, WorkstationId


@dataclass(frozen=True, slots=True, kw_only=True)
class CabinetPlaced(Event):
    """A lockable cabinet stands in the room."""

    cabinet: CabinetId
    name: str

    def about(self) -> Iterable[Subject]:
        return (Subject(Kind.CABINET, self.cabinet),)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkstationPlaced(Event):
    """A workstation stands in the room."""

    workstation: WorkstationId
    name: str

    def about(self) -> Iterable[Subject]:
        return (Subject(Kind.WORKSTATION, self.workstation),)


@dataclass(frozen=True, slots=True)
class Cabinet:
    """A lockable cabinet (柜), where archives spend the night."""

    id: CabinetId
    name: str

    @property
    def code(self) -> Code:
        return label(Prefix.CABINET, self.id)


@dataclass(frozen=True, slots=True)
class Workstation:
    """A place of work (工位), where nothing stays overnight."""

    id: WorkstationId
    name: str

    @property
    def code(self) -> Code:
        return label(Prefix.WORKSTATION, self.id)
