"""What happened, in the past tense.

An event is written once to the journal and read three times: by the auditor in
the register, by the screens that must redraw, and by the slip that is printed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Generic, TypeVar

from workroom.base.ids import PersonId, Seq, Subject


class Source(StrEnum):
    """How the book came to know: part of every entry, and of its digest."""

    SCAN = "scan"
    TYPED = "typed"
    PAPER = "paper"
    IMPORT = "import"
    OPENING = "opening"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Base of all events. Fields are plain values; the shape is versioned and old entries stay
    readable.
    """

    version: ClassVar[int] = 1

    def about(self) -> Iterable[Subject]:
        """Whose trail this belongs to."""
        return ()

    def beside(self) -> Seq | None:
        """An earlier entry whose trails this one belongs to as well."""
        return None


E_co = TypeVar("E_co", bound=Event, covariant=True)


@dataclass(frozen=True, slots=True)
class Entry(Generic[E_co]):
    """One line of the journal.

    `recorded_at` is the PC's clock; `happened_at` is when it was so, which is
    earlier where an entry came late. `numbers` holds what was drawn from each
    number series in this act, first and last.
    """

    seq: Seq
    recorded_at: datetime
    happened_at: datetime
    source: Source
    source_note: str
    by: PersonId
    station: str
    event: E_co
    numbers: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    digest: str = ""

    @property
    def is_late(self) -> bool:
        """Whether it was written down later than it happened (补录)."""
        return self.happened_at < self.recorded_at
