"""A count of the room: what it expects, what was found, where, and by whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from workroom.base.event import Event
from workroom.base.ids import CabinetId, CountId, Kind, PersonId, Seq, Subject
from workroom.base.words import N_


class Purpose(StrEnum):
    """Why the room is counted."""

    OPENING = "opening"
    CLOSING = "closing"
    NOON = "noon"
    SHIFT = "shift"

    @property
    def label(self) -> str:
        return _PURPOSE_LABELS[self]


_PURPOSE_LABELS = {
    Purpose.OPENING: N_("count at opening"),
    Purpose.CLOSING: N_("count at closing"),
    Purpose.NOON: N_("count at noon"),
    Purpose.SHIFT: N_("count at the change of shifts"),
}


class Weight(StrEnum):
    """What a difference does to the closing. §10.3: three classes."""

    STOP = "stop"
    """Nobody signs over it; by a word the day closes, and the next opening waits."""
    RECORD = "record"
    """The day closes with a reason; it stays due until it is found."""
    NOTE = "note"


class Sort(StrEnum):
    """What is counted."""

    ARCHIVES = "archives"
    MEDIA = "media"
    KEYS = "keys"
    BADGES = "badges"

    @property
    def label(self) -> str:
        return _SORT_LABELS[self]

    @property
    def weight(self) -> Weight:
        """What it means when one of them is not found."""
        return Weight.STOP if self in (Sort.ARCHIVES, Sort.MEDIA) else Weight.RECORD


_SORT_LABELS = {
    Sort.ARCHIVES: N_("Archives"),
    Sort.MEDIA: N_("Storage media"),
    Sort.KEYS: N_("Keys, tools and seals"),
    Sort.BADGES: N_("Badges"),
}


class Mark(StrEnum):
    """How far one thing is. Not scanned yet is not the same as missing."""

    WAITING = "waiting"
    FOUND = "found"
    ELSEWHERE = "elsewhere"
    """Found in another cabinet than the book says."""
    UNEXPECTED = "unexpected"
    """Found, and not on the list."""

    @property
    def label(self) -> str:
        return _MARK_LABELS[self]


_MARK_LABELS = {
    Mark.WAITING: N_("Not scanned yet"),
    Mark.FOUND: N_("Found"),
    Mark.ELSEWHERE: N_("Found elsewhere"),
    Mark.UNEXPECTED: N_("Not expected"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One thing that must be there when the count begins.

    `cabinet` is where the book says it lies, None for what is not in a cabinet;
    `inside` how many volumes and loose items lie in a box and are counted with it.
    """

    sort: Sort
    kind: Kind
    id: int
    cabinet: CabinetId | None
    inside: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CountBegun(Event):
    """The expected list of a count is frozen; nothing that is counted changes anything else."""

    count: CountId
    purpose: Purpose
    day: date
    things: tuple[Thing, ...]

    def about(self) -> Iterable[Subject]:
        return (Subject(Kind.DAY, self.day.toordinal()),)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingCounted(Event):
    """Somebody scanned a thing where it lies."""

    count: CountId
    sort: Sort
    kind: Kind
    id: int
    cabinet: CabinetId | None
    mark: Mark

    def about(self) -> Iterable[Subject]:
        return (Subject(self.kind, self.id),)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountEnded(Event):
    """The count served its purpose, or was given up; its list is not asked any more."""

    count: CountId
    given_up: bool


CountEvent = CountBegun | ThingCounted | CountEnded


@dataclass(frozen=True, slots=True)
class Count:
    """One count. The lines of an ended one are in the journal only."""

    id: CountId
    purpose: Purpose
    day: date
    begun_at: datetime
    begun_by: PersonId
    begun_entry: Seq
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CountLine:
    """One thing of the count that is under way."""

    kind: Kind
    id: int
    sort: Sort
    cabinet: CabinetId | None
    inside: int
    mark: Mark = Mark.WAITING
    found_in: CabinetId | None = None
    found_by: PersonId | None = None
    found_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether nobody has seen it yet."""
        return self.mark is Mark.WAITING
