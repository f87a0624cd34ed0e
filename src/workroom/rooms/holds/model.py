"""The day of the room, and who is custodian on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, assert_never

from workroom.base.event import Event
from workroom.base.ids import CabinetId, Kind, PersonId, Seq, Subject
from workroom.rooms.holds.weeks import Span


class DayState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class CabinetCount:
    """What the book says is in a cabinet, and what two people found in it.

    `seal` is the number on the seal that is on it afterwards, empty without one.
    `by_seal`: it was not opened; the seal of an earlier count was read, and what
    was found then stands.
    """

    cabinet: CabinetId
    name: str
    boxes: int
    volumes: int
    items: int
    found_boxes: int
    found_volumes: int
    found_items: int
    seal: str = ""
    by_seal: bool = False

    @property
    def agrees(self) -> bool:
        return (self.boxes, self.volumes, self.items) == (
            self.found_boxes,
            self.found_volumes,
            self.found_items,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Climate:
    """Temperature and humidity as read off the wall and typed, in words of the person; may be
    empty.
    """

    temperature: str = ""
    humidity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfound:
    """A thing that a closing went on without, and what was said to it: a key, a badge. §10.3."""

    kind: Kind
    id: int
    name: str
    why: str
    sort: str = ""
    """Of what sort it is, by the word of the count; empty in entries older than media."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StillIn:
    """Somebody who had not signed out when the day closed: a visit, or a person of the room."""

    kind: Kind
    id: int
    name: str
    since: datetime
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SortCount:
    """Of one sort of things: how many were expected in a count by scanning, how many found."""

    sort: str
    expected: int
    found: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOpened(Event):
    """Two people counted the cabinets against last night, and the room is open.

    `unfound` are keys and badges that were not there, each with a reason; `sorts`
    is empty where the cabinets were counted without scanning. `door_seal` is what
    was read on a door that was sealed for a break, `door_whole` how it was.
    """

    version: ClassVar[int] = 3

    day: date
    witness: PersonId
    custodian: PersonId
    counts: tuple[CabinetCount, ...]
    climate: Climate
    remark: str
    unfound: tuple[Unfound, ...] = ()
    sorts: tuple[SortCount, ...] = ()
    door_seal: str = ""
    door_whole: bool = True

    def about(self) -> Iterable[Subject]:
        return (
            Subject(Kind.DAY, self.day.toordinal()),
            Subject(Kind.PERSON, self.witness),
            Subject(Kind.PERSON, self.custodian),
            *(Subject(one.kind, one.id) for one in self.unfound),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DayClosed(Event):
    """Everything is locked up and counted by two people; `number` is the daily sheet's.

    `unfound` are things without which the day closed all the same, each with a
    reason; `unfollowed` the numbers of open major hazards without an entry of the
    day. `sorts` is empty where the cabinets were counted without scanning.
    `door_seal` is the number on the door, where the room is sealed for a break.
    `still_in` are those who had not signed out; `media_out` the media that nobody
    brought back, by the number on them; `unchecked` the devices whose ports nobody has
    looked at for too long. None: that was not asked yet when it was written.
    """

    version: ClassVar[int] = 4

    day: date
    number: str
    witness: PersonId
    counts: tuple[CabinetCount, ...]
    left_out: tuple[str, ...]
    climate: Climate
    power_off: bool
    remark: str
    received: tuple[int, int, int]
    returned: tuple[int, int, int]
    unfound: tuple[Unfound, ...] = ()
    unfollowed: tuple[str, ...] = ()
    sorts: tuple[SortCount, ...] = ()
    door_seal: str = ""
    still_in: tuple[StillIn, ...] | None = None
    media_out: tuple[str, ...] = ()
    unchecked: tuple[str, ...] | None = None

    def about(self) -> Iterable[Subject]:
        return (
            Subject(Kind.DAY, self.day.toordinal()),
            Subject(Kind.PERSON, self.witness),
            *(Subject(one.kind, one.id) for one in self.unfound),
            *(Subject(one.kind, one.id) for one in self.still_in or ()),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodianRelieved(Event):
    """Another custodian is on duty from now on."""

    day: date
    custodian: PersonId

    def about(self) -> Iterable[Subject]:
        return (Subject(Kind.DAY, self.day.toordinal()), Subject(Kind.PERSON, self.custodian))


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekCountersigned(Event):
    """A person of the client has seen what the weekly page says of these days, and signed it.

    `last_entry` is the last entry that the page could tell of.
    """

    first: date
    last: date
    last_entry: Seq

    def about(self) -> Iterable[Subject]:
        return tuple(Subject(Kind.DAY, day.toordinal()) for day in Span(self.first, self.last).days)


HoldsEvent = DayOpened | DayClosed | CustodianRelieved | WeekCountersigned


@dataclass(frozen=True, slots=True)
class OpenItem:
    """A thing that the last closing went on without, or the count by scanning after it."""

    kind: Kind
    id: int
    name: str
    why: str
    day: date


@dataclass(frozen=True, slots=True)
class Countersigned:
    """Days whose weekly page the client has signed; `id` is the entry that says so."""

    id: Seq
    first: date
    last: date
    last_entry: Seq
    by: PersonId
    at: datetime

    @property
    def span(self) -> Span:
        return Span(self.first, self.last)


@dataclass(frozen=True, slots=True)
class CabinetSeal:
    """The seal on a cabinet, and what lay in it when it was put on."""

    cabinet: CabinetId
    seal: str
    sealed_at: datetime
    boxes: int
    volumes: int
    items: int


@dataclass(frozen=True, slots=True)
class RoomDay:
    """One day of the room; `id` is its ordinal number, so that days sort and compare."""

    id: int
    day: date
    state: DayState
    opened_at: datetime
    opened_by: PersonId
    opened_entry: int
    custodian: PersonId
    closed_at: datetime | None = None
    closed_by: PersonId | None = None
    closed_entry: int | None = None
    number: str = ""
    shut_at: datetime | None = None
    """Since when it is shut over noon; None while people are at work."""
    door_seal: str | None = None
    """The number on the seal of the door, while it is shut, or closed for a break."""

    def as_of(self, at: datetime) -> RoomDay | None:
        """The day as it was open at a moment; None where it was closed by then."""
        if self.closed_at is not None and self.closed_at <= at:
            return None
        shut = self.shut_at if self.shut_at is not None and self.shut_at <= at else None
        return replace(
            self,
            state=DayState.OPEN,
            closed_at=None,
            closed_by=None,
            closed_entry=None,
            number="",
            shut_at=shut,
            door_seal=self.door_seal if shut else None,
        )

    def after(
        self, event: DayClosed | CustodianRelieved, *, at: datetime, by: PersonId, seq: int
    ) -> RoomDay:
        """The day as the event leaves it."""
        match event:
            case DayClosed(number=number, door_seal=seal):
                return replace(
                    self,
                    door_seal=seal or None,
                    state=DayState.CLOSED,
                    closed_at=at,
                    closed_by=by,
                    closed_entry=seq,
                    number=number,
                )
            case CustodianRelieved(custodian=custodian):
                return replace(self, custodian=custodian)
            case _:
                assert_never(event)
