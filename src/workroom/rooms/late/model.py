"""Pads of reserved numbers: blank forms ready for a power cut, and what becomes of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workroom.base.event import Event
from workroom.base.ids import Kind, PersonId, ProjectId, Seq, Subject
from workroom.base.words import N_

RECORD_FORM = "F53"
"""事实记录单: the blank sheet on which any act is written by hand, line by line."""


class PadForm(StrEnum):
    """What the blank forms of a pad are."""

    NOTE = "note"
    """F01, each with the F02 stapled to it."""
    SHEET = "sheet"
    """F03, each with the code of a workflow sheet that is not made out yet."""
    RECORD = "record"

    @property
    def label(self) -> str:
        return _FORM_LABELS[self]

    @property
    def form(self) -> str:
        """The code of the form."""
        return {"note": "F01", "sheet": "F03", "record": RECORD_FORM}[self.value]


_FORM_LABELS = {
    PadForm.NOTE: N_("Hand-over notes"),
    PadForm.SHEET: N_("Workflow sheets"),
    PadForm.RECORD: N_("Record sheets"),
}


class NumberState(StrEnum):
    """What became of a reserved number."""

    OPEN = "open"
    USED = "used"
    VOID = "void"

    @property
    def label(self) -> str:
        return {"open": N_("Unused"), "used": N_("Used"), "void": N_("Void")}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """One blank form: its number, and that of the list stapled to it, if it has one."""

    code: str
    annex: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersReserved(Event):
    """A pad of blank forms was numbered: the series go on behind them."""

    pad: int
    form: PadForm
    project: ProjectId | None
    blanks: tuple[Blank, ...]

    def about(self) -> Iterable[Subject]:
        return () if self.project is None else (Subject(Kind.PROJECT, self.project),)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberUsed(Event):
    """The form of a reserved number was filled by hand; entry `act` is what it tells."""

    code: str
    act: Seq


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersVoided(Event):
    """The blank forms of these numbers will not be used: destroyed, or crossed out."""

    codes: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class ReservedNumber:
    """One reserved number. `of` is the number of the form that it is stapled to, or empty."""

    code: str
    pad: int
    form: str
    of: str
    project: ProjectId | None
    state: NumberState
    reserved_at: datetime
    reserved_by: PersonId
    entry: Seq
    """The entry of the reservation."""
    act: Seq | None = None
    reason: str = ""

    @property
    def is_open(self) -> bool:
        return self.state is NumberState.OPEN
