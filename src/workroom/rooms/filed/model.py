"""A scanned paper, and how it was recognised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workroom.base.event import Event
from workroom.base.ids import Kind, PersonId, Seq, Subject
from workroom.base.words import N_


class Told(StrEnum):
    """How it was known what paper it is."""

    READ = "read"
    """Its bars or its square were read."""
    TYPED = "typed"
    """Somebody read the number off it."""

    @property
    def label(self) -> str:
        return {"read": N_("read off the paper"), "typed": N_("typed")}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperAttached(Event):
    """The scan of a signed paper was put to what it belongs to; the file lies in the book's folder.

    `file` is its name there, `original` the one it came with; `digest` is its SHA-256.
    """

    number: str
    kind: Kind
    id: int
    file: str
    original: str
    digest: str
    size: int
    told: Told

    def about(self) -> Iterable[Subject]:
        return (Subject(self.kind, self.id),)


@dataclass(frozen=True, slots=True)
class Scan:
    """A scanned paper as it is kept; `id` is the entry that attached it."""

    id: Seq
    number: str
    kind: Kind
    of: int
    file: str
    original: str
    digest: str
    size: int
    told: Told
    at: datetime
    by: PersonId
