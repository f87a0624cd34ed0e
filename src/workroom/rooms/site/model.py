"""Cabinets and workstations."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from workroom.base.codes import Code, Prefix, label
from workroom.base.event import Event
from workroom.base.ids import CabinetId, Kind, Subject, WorkstationId
from workroom.base.words import N_


class Purpose(StrEnum):
    """What a locked place is for. What is in the hands of repair, treatment or quarantine is
    counted by somebody else than who brought it there (§10.3).
    """

    STORE = "store"
    REPAIR = "repair"
    TREATMENT = "treatment"
    QUARANTINE = "quarantine"

    @property
    def label(self) -> str:
        return _PURPOSE_LABELS[self]

    @property
    def chinese(self) -> str:
        """As the forms print it."""
        return {
            "store": "存放柜",
            "repair": "修复室",
            "treatment": "消毒间",
            "quarantine": "隔离柜",
        }[self.value]


_PURPOSE_LABELS = {
    Purpose.STORE: N_("Storage"),
    Purpose.REPAIR: N_("Repair"),
    Purpose.TREATMENT: N_("Disinfection"),
    Purpose.QUARANTINE: N_("Quarantine"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CabinetPlaced(Event):
    """A lockable cabinet stands in the room."""

    cabinet: CabinetId
    name: str

    def about(self) -> Iterable[Subject]:
        return (Subject(Kind.CABINET, self.cabinet),)


@dataclass(frozen=True, slots=True, kw_only=True)
class CabinetDedicated(Event):
    """A locked place serves another purpose from now on."""

    cabinet: CabinetId
    purpose: Purpose

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
    """A lockable cabinet (柜) or room, where archives spend the night."""

    id: CabinetId
    name: str
    purpose: Purpose = Purpose.STORE

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
