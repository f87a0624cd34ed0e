"""Who is inside the room, since when, and how the book came to know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from workroom.base.event import Event
from workroom.base.ids import Kind, PersonId, Subject
from workroom.base.words import N_


class SeenBy(StrEnum):
    """By what the book knows that somebody came in."""

    DOOR = "door"
    STAGE = "stage"
    """A stage was logged, and nobody had scanned in at the door. I5, as §10.3 has it."""

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    SeenBy.DOOR: N_("scanned in at the door"),
    SeenBy.STAGE: N_("logged a stage without a scan at the door"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CameIn(Event):
    """A person of the room came in."""

    person: PersonId
    seen_by: SeenBy

    def about(self) -> Iterable[Subject]:
        return (Subject(Kind.PERSON, self.person),)


@dataclass(frozen=True, slots=True, kw_only=True)
class WentOut(Event):
    """A person of the room went out at the door."""

    person: PersonId

    def about(self) -> Iterable[Subject]:
        return (Subject(Kind.PERSON, self.person),)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomEmptied(Event):
    """Who shut the room says that nobody is in it any more; `people` had not scanned out."""

    day: date
    people: tuple[PersonId, ...]

    def about(self) -> Iterable[Subject]:
        return tuple(Subject(Kind.PERSON, one) for one in self.people)


AccessEvent = CameIn | WentOut | RoomEmptied


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody who is inside."""

    person: PersonId
    since: datetime
    seen_by: SeenBy
    station: str
    """Where that was scanned."""
