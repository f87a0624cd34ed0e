"""What comes late: when it happened, who writes it down, and what that rests on."""

from dataclasses import dataclass
from datetime import datetime

from workroom.base.event import Event, Source
from workroom.base.ids import PersonId, Seq


@dataclass(frozen=True, slots=True)
class Late:
    """One late entry's second time, and its grounds: a paper's number, or somebody's word.

    `at` is when it happened, aware. `writer` is who writes it down now; who did it then signs
    the entry as if it had been written at once.
    """

    at: datetime
    writer: PersonId
    paper: str = ""
    told_by: PersonId | None = None

    @property
    def source(self) -> Source:
        return Source.PAPER if self.paper else Source.TYPED


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenLate(Event):
    """The entry `act` was written down after the fact by somebody else's hand.

    Which paper it rests on stands in that entry itself; `told_by` is whose word it was.
    """

    act: Seq
    writer: PersonId
    told_by: PersonId | None

    def beside(self) -> Seq | None:
        return self.act
