"""Sheets and passes of before the book, as an opening statement tells of them (期初建账)."""

from dataclasses import dataclass
from datetime import date

from workroom.base.ids import BatchId, HandoverId, PersonId, SheetId, UnitId
from workroom.rooms.handover.brought import NotesBrought
from workroom.rooms.workflow.steps import Step

BROUGHT = 0
"""The round of a pass of before the book: whoever scans begins with the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassBrought:
    """A stage that was done before the book: by whom and on which day, as far as is known."""

    step: Step
    by: PersonId | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetBrought:
    """The sheet made out for a unit that was on its way already.

    `work` is the place of what was done in the entry's `works`; `complete`: no stage is left.
    """

    sheet: SheetId
    unit: UnitId
    handover: HandoverId
    batch: BatchId
    work: int
    complete: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetsBrought(NotesBrought):
    """Base of what brings in sheets with the notes that they go with.

    Thousands of units have the same done: each list stands once in `works`, so that whoever
    reads the entry for one unit does not read it for all.
    """

    sheets: tuple[SheetBrought, ...]
    works: tuple[tuple[PassBrought, ...], ...]


class Works:
    """Lists of what was done in the making, each once."""

    def __init__(self) -> None:
        self._places: dict[tuple[PassBrought, ...], int] = {}

    def place(self, done: tuple[PassBrought, ...]) -> int:
        """Where the list stands; a new one stands behind the others."""
        return self._places.setdefault(done, len(self._places))

    @property
    def all(self) -> tuple[tuple[PassBrought, ...], ...]:
        return tuple(self._places)
