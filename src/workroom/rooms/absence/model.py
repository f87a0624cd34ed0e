"""Units that are missing, lost, lent or called back, and what can happen to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import ClassVar

from workroom.base.event import Event
from workroom.base.ids import Kind, LineId, LoanId, PersonId, Seq, Subject, UnitId
from workroom.rooms.custody.model import Recall
from workroom.rooms.handover.accounts import BatchChange, ChangesBatches


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsMissed(Event):
    """Units were not where the book says and were not found elsewhere (T23); who had them last
    answers for them. `incident` is the line that reports it, None while there is none.
    """

    units: tuple[UnitId, ...]
    incident: LineId | None
    where: str
    """Where they were looked for, in words."""

    def about(self) -> Iterable[Subject]:
        return _with_line(self.units, self.incident)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsFound(ChangesBatches):
    """Missing units, or some declared lost, are here again (T24) and lie at the hand-over desk."""

    chinese: ClassVar[str] = "认定丢失后找回"

    units: tuple[UnitId, ...]
    keeper: PersonId
    where: str
    """Where they were found, and with whom."""
    batches: tuple[BatchChange, ...] = ()
    """What had been declared lost is due again."""

    def about(self) -> Iterable[Subject]:
        return (*_units(self.units), *_batches(self.batches))


@dataclass(frozen=True, slots=True, kw_only=True)
class LossDeclared(ChangesBatches):
    """The client's lead declared missing units lost (T25), upon a closed incident."""

    chinese: ClassVar[str] = "认定丢失"

    units: tuple[UnitId, ...]
    incident: LineId | None
    batches: tuple[BatchChange, ...] = ()
    """What is due no more."""

    def about(self) -> Iterable[Subject]:
        return (*_with_line(self.units, self.incident), *_batches(self.batches))


@dataclass(frozen=True, slots=True, kw_only=True)
class LentUnit:
    """A line of the lending slip: enough to draw it again for ever."""

    unit: UnitId
    reference_code: str
    title: str
    items: int
    pages: int
    out_note: str
    """The number of the note on which it left the stacks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsLent(Event):
    """The client needs files now (临时调阅): they slip out of the room and stay in their batch."""

    loan: LoanId
    number: str
    lines: tuple[LentUnit, ...]
    client: PersonId
    contractor: PersonId
    purpose: str
    due: date

    def about(self) -> Iterable[Subject]:
        return (
            *_units(line.unit for line in self.lines),
            Subject(Kind.PERSON, self.client),
            Subject(Kind.PERSON, self.contractor),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanReturned(Event):
    """Files that were lent came back, all or some; they lie at the hand-over desk."""

    loan: LoanId
    units: tuple[UnitId, ...]
    client: PersonId
    contractor: PersonId
    remark: str

    def about(self) -> Iterable[Subject]:
        return (
            *_units(self.units),
            Subject(Kind.PERSON, self.client),
            Subject(Kind.PERSON, self.contractor),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsCalledBack(Event):
    """The client takes units out of the work (T28), or a state secret was found in them (T26).

    `security_class` is what was found on the file; it stands on the unit from then on.
    """

    units: tuple[UnitId, ...]
    why: Recall
    security_class: str
    reason: str

    def about(self) -> Iterable[Subject]:
        return _units(self.units)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallLifted(Event):
    """Work on the units goes on after all, by the client's lead."""

    units: tuple[UnitId, ...]
    reason: str

    def about(self) -> Iterable[Subject]:
        return _units(self.units)


@dataclass(frozen=True, slots=True)
class Loan:
    """One lending slip: what was lent to whom, until when, and what of it came back."""

    id: LoanId
    number: str
    units: tuple[UnitId, ...]
    client: PersonId
    contractor: PersonId
    purpose: str
    lent_at: datetime
    due: date
    entry: Seq
    back: tuple[UnitId, ...] = ()
    returned_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.returned_at is None

    @property
    def left(self) -> tuple[UnitId, ...]:
        """What is still with the client."""
        return tuple(unit for unit in self.units if unit not in self.back)

    def given_back(self, units: Iterable[UnitId], *, at: datetime) -> Loan:
        """The loan once these are no longer lent; closed with the last of them."""
        gone = set(self.back).union(units)
        back = tuple(unit for unit in self.units if unit in gone)
        return replace(self, back=back, returned_at=at if len(back) == len(self.units) else None)


def _units(units: Iterable[UnitId]) -> tuple[Subject, ...]:
    return tuple(Subject(Kind.UNIT, unit) for unit in units)


def _batches(changes: Iterable[BatchChange]) -> tuple[Subject, ...]:
    return tuple(Subject(Kind.BATCH, one.batch) for one in changes)


def _with_line(units: Iterable[UnitId], line: LineId | None) -> tuple[Subject, ...]:
    told = _units(units)
    return told if line is None else (*told, Subject(Kind.LINE, line))
