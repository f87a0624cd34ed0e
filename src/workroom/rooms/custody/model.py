"""Places, and the moves of units between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from workroom.base.event import Event
from workroom.base.ids import (
    BatchId,
    CabinetId,
    HandoverId,
    Kind,
    PersonId,
    Seq,
    Subject,
    UnitId,
    WorkstationId,
)
from workroom.base.words import N_


class Place(StrEnum):
    """Where a unit can be. A unit that never left the stacks has no row."""

    STACKS = "stacks"
    DESK = "desk"
    """Received, and not yet put anywhere: lies at the hand-over desk."""
    CABINET = "cabinet"
    WORKSTATION = "workstation"
    RETURNED = "returned"
    """Given back to the client, not yet on its shelf."""
    LENT = "lent"
    """With the client for a while (临时调阅); it comes back into the room."""
    MISSING = "missing"
    """Not where the book says, and not found elsewhere: who had it last answers for it."""
    LOST = "lost"
    """Declared lost by the client's lead (认定丢失)."""
    ENDED = "ended"
    """Nowhere any more: it became part of another. Only a stay says so; nothing is there now."""

    @property
    def label(self) -> str:
        return _PLACE_LABELS[self]


_PLACE_LABELS = {
    Place.STACKS: N_("In the stacks"),
    Place.DESK: N_("At the hand-over desk"),
    Place.CABINET: N_("In the cabinet"),
    Place.WORKSTATION: N_("At a workstation"),
    Place.RETURNED: N_("Given back"),
    Place.LENT: N_("Lent to the client"),
    Place.MISSING: N_("Missing"),
    Place.LOST: N_("Lost"),
    Place.ENDED: N_("Part of another"),
}

IN_THE_ROOM = frozenset({Place.DESK, Place.CABINET, Place.WORKSTATION})
"""Where a unit is counted and worked on, and the contractor answers for it."""
STILL_OUT = IN_THE_ROOM | {Place.MISSING, Place.LENT}
"""Where a unit of a batch that is not home can be."""
LOCKED_UP = frozenset({Place.CABINET})


class Recall(StrEnum):
    """Why the client wants a unit back before its stages are done."""

    NONE = ""
    WITHDRAWN = "withdrawn"
    CLASSIFIED = "classified"

    @property
    def label(self) -> str:
        return _RECALL_LABELS[self]


_RECALL_LABELS = {
    Recall.NONE: "",
    Recall.WITHDRAWN: N_("withdrawn by the client"),
    Recall.CLASSIFIED: N_("a state secret was found in it"),
}


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where one unit is, since when, and who answers for it; `out_since` counts from leaving the
    stacks.
    """

    unit: UnitId
    place: Place
    since: datetime
    holder: PersonId
    batch: BatchId
    out_note: HandoverId
    out_since: date | None
    cabinet: CabinetId | None = None
    workstation: WorkstationId | None = None
    station: str = ""
    finished_at: datetime | None = None
    """When the last stage was done; written here by the workflow room, for the way home."""
    recall: Recall = Recall.NONE
    """Whether the client called it back; written here by the absence room."""
    recalled_at: datetime | None = None
    came_by: str | None = None
    """What became of it on this trip, in the words of the paper on which it goes home; written here
    by the lineage room.
    """

    @property
    def is_in_the_room(self) -> bool:
        return self.place in IN_THE_ROOM

    def lies_in(self, cabinet: int) -> bool:
        """Whether it is locked up in that cabinet."""
        return self.place is Place.CABINET and self.cabinet == cabinet


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsPutAway(Event):
    """Units (a box with what lies in it) were locked into a cabinet."""

    units: tuple[UnitId, ...]
    cabinet: CabinetId
    keeper: PersonId

    def about(self) -> Iterable[Subject]:
        return (*_units(self.units), Subject(Kind.CABINET, self.cabinet))


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsTaken(Event):
    """Somebody took units out to a workstation."""

    units: tuple[UnitId, ...]
    holder: PersonId
    station: str
    workstation: WorkstationId | None

    def about(self) -> Iterable[Subject]:
        return (*_units(self.units), Subject(Kind.PERSON, self.holder))


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsReshelved(Event):
    """The client's archivist put units back on their shelf in the stacks."""

    units: tuple[UnitId, ...]

    def about(self) -> Iterable[Subject]:
        return _units(self.units)


@dataclass(frozen=True, slots=True, kw_only=True)
class WasAt:
    """Where a unit was before a move that turned out to be none."""

    unit: UnitId
    place: Place
    holder: PersonId
    cabinet: CabinetId | None
    workstation: WorkstationId | None
    station: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveCorrected(Event):
    """The move written in entry `act` did not take place: the units are where they were."""

    act: Seq
    units: tuple[WasAt, ...]

    def about(self) -> Iterable[Subject]:
        return _units(tuple(was.unit for was in self.units))


MoveEvent = UnitsPutAway | UnitsTaken | UnitsReshelved


def moved(where: Whereabouts, event: MoveEvent, *, at: datetime, by: PersonId) -> Whereabouts:
    """The unit's whereabouts as the move leaves them."""
    match event:
        case UnitsPutAway(cabinet=cabinet, keeper=keeper):
            return replace(
                where,
                place=Place.CABINET,
                since=at,
                holder=keeper,
                cabinet=cabinet,
                workstation=None,
                station="",
            )
        case UnitsTaken(holder=holder, station=station, workstation=workstation):
            return replace(
                where,
                place=Place.WORKSTATION,
                since=at,
                holder=holder,
                cabinet=None,
                workstation=workstation,
                station=station,
            )
        case UnitsReshelved():
            return replace(
                where,
                place=Place.STACKS,
                since=at,
                holder=by,
                cabinet=None,
                workstation=None,
                station="",
                out_since=None,
                finished_at=None,
            )


def restored(where: Whereabouts, was: WasAt, *, at: datetime) -> Whereabouts:
    """The unit's whereabouts with a mistaken move taken back."""
    return replace(
        where,
        place=was.place,
        since=at,
        holder=was.holder,
        cabinet=was.cabinet,
        workstation=was.workstation,
        station=was.station,
    )


def before_move(where: Whereabouts) -> WasAt:
    """What must be remembered of a unit to take a move back."""
    return WasAt(
        unit=where.unit,
        place=where.place,
        holder=where.holder,
        cabinet=where.cabinet,
        workstation=where.workstation,
        station=where.station,
    )


def _units(units: tuple[UnitId, ...]) -> tuple[Subject, ...]:
    return tuple(Subject(Kind.UNIT, unit) for unit in units)
