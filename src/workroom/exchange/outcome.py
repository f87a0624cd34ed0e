"""What came of reading a list: records, and every repair, doubt, refusal and omission."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import reduce
from typing import NamedTuple

from workroom.base.errors import WorkroomError
from workroom.base.words import N_, Phrase, phrase
from workroom.exchange.dates import Span
from workroom.exchange.references import Pattern

Cell = str | int | float | datetime | date | time | timedelta | None
"""A cell as the file holds it: whole numbers are `int`, yes and no are words, empty is None."""

Value = str | int | Span | datetime | date | None
"""A cleaned value. Which of them a field holds follows from its `Kind`."""


MARKS = ("行号", "原因")
"""Behind the columns of a rejected row: its number in the list, and why it was rejected."""


class StoppedError(WorkroomError):
    """The person asked to stop; nothing was taken in."""

    def __init__(self) -> None:
        super().__init__(N_("The reading was stopped; nothing was taken in."))


class Mend(NamedTuple):
    """One value that was repaired on the way in, and why. `column` is the head in the list."""

    row: int
    column: str
    before: str
    after: str
    why: Phrase


@dataclass(frozen=True, slots=True)
class Doubt:
    """One value that was taken as it stands although a person should look at it."""

    row: int
    column: str
    value: str
    why: Phrase


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one cell of a rejected row, or, without a column, with all of it."""

    column: str
    value: str
    reason: Phrase


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that could not be taken in, with all that is wrong with it and its cells as found."""

    row: int
    faults: tuple[Fault, ...]
    cells: tuple[Cell, ...]

    @property
    def column(self) -> str:
        return self.faults[0].column

    @property
    def value(self) -> str:
        return self.faults[0].value

    @property
    def reason(self) -> Phrase:
        """All faults as one thing to say, so that one round of mending cures them all."""
        named = [
            phrase(N_("{column}: {reason}"), column=fault.column, reason=fault.reason)
            if fault.column
            else fault.reason
            for fault in self.faults
        ]
        return reduce(lambda one, more: phrase(N_("{one} {more}"), one=one, more=more), named)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows that are no entries of the list: blank ones, sub-totals, notes, repeated heads."""

    row: int
    last: int
    text: str
    why: Phrase


@dataclass(frozen=True, slots=True)
class Record:
    """One entry, cleaned. An empty cell gives None; a field without a column is not there.

    `cells` are those of the row as found, where the layout keeps them.
    """

    row: int
    fields: Mapping[str, Value]
    mends: tuple[Mend, ...] = ()
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpretation:
    """A whole list as understood.

    `columns` tells for each field which column it was read from. `heads` are the
    head cells as found, one per column of the sheet. `above` holds the texts of
    the title block, row by row. `notes` says what was done to many rows at once.
    `marks` are the heads under which rejected rows say their number and the reason.
    """

    layout: str
    sheet: str
    head_row: int
    heads: tuple[str, ...]
    columns: Mapping[str, int]
    records: tuple[Record, ...]
    rejects: tuple[Reject, ...]
    left_out: tuple[LeftOut, ...]
    doubts: tuple[Doubt, ...]
    notes: tuple[Phrase, ...] = ()
    ignored_columns: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    pattern: Pattern | None = None
    mends: tuple[Mend, ...] = field(default=(), repr=False)
    marks: tuple[str, str] = MARKS

    @property
    def read(self) -> int:
        """How many rows were entries: taken and rejected."""
        return len(self.records) + len(self.rejects)

    def mends_by_kind(self) -> tuple[tuple[str, Phrase, int], ...]:
        """Column, reason and how often it was mended so, most frequent first."""
        counted = Counter((mend.column, mend.why.template) for mend in self.mends)
        return tuple((column, Phrase(why), count) for (column, why), count in counted.most_common())
