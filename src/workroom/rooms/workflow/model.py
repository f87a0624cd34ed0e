"""Stages, workflow sheets and passes, and what can happen to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import ClassVar

from workroom.base.codes import Code, Prefix, label
from workroom.base.event import Event
from workroom.base.ids import BatchId, HandoverId, Kind, PersonId, Seq, SheetId, Subject, UnitId
from workroom.rooms.workflow.reasons import ReworkReason
from workroom.rooms.workflow.steps import Step, needed_before

NO_ENTRY = Seq(0)


class Verb(Enum):
    """What a stage scan does."""

    AUTO = "auto"
    """Begin or finish, whichever is next, where the project times the stage; finish at once
    otherwise.
    """
    START = "start"
    FINISH = "finish"


@dataclass(frozen=True, slots=True, kw_only=True)
class PassNamed:
    """A pass by its name."""

    step: Step
    round: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetMade:
    """One sheet: which unit it goes with.

    Of a unit that is out again for rework, `carried` are the passes of its sheet `before` that
    still hold.
    """

    sheet: SheetId
    unit: UnitId
    before: SheetId | None = None
    carried: tuple[PassNamed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetsIssued(Event):
    """Workflow sheets were made out for the units of a handover.

    Version 1 knew of no sheet before.
    """

    version: ClassVar[int] = 2

    handover: HandoverId
    batch: BatchId
    sheets: tuple[SheetMade, ...]

    def about(self) -> Iterable[Subject]:
        for made in self.sheets:
            yield Subject(Kind.SHEET, made.sheet)
            yield Subject(Kind.UNIT, made.unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepEvent(Event):
    """Base of what happens to one pass."""

    sheet: SheetId
    unit: UnitId
    step: Step
    round: int

    def about(self) -> Iterable[Subject]:
        return (Subject(Kind.SHEET, self.sheet), Subject(Kind.UNIT, self.unit))


@dataclass(frozen=True, slots=True, kw_only=True)
class StepStarted(StepEvent):
    """Somebody began a stage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFinished(StepEvent):
    """Somebody finished a stage; `complete` when no stage of the sheet is left."""

    quantity: int
    complete: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReworkOrdered(StepEvent):
    """The volume goes back to a stage: a new pass there, and later passes no longer count."""

    reason: ReworkReason
    remark: str
    superseded: tuple[PassNamed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PassCorrected(StepEvent):
    """The pass written in entry `act` did not take place."""

    act: Seq


@dataclass(frozen=True, slots=True)
class Sheet:
    """A workflow sheet (流程单): travels with a volume, or with a box of items."""

    id: SheetId
    unit: UnitId
    batch: BatchId
    handover: HandoverId
    issued_at: datetime
    complete_at: datetime | None = None
    pages: int | None = None
    """The page base: what was counted at the end of preparation. Later counts are held to it."""
    of: SheetId | None = None
    """The sheet on which the unit was worked on before: split off, or out again for rework."""
    ended_at: datetime | None = None
    replaced_by: SheetId | None = None
    """The sheet that goes on in its place, since this one was lost."""
    replaces: SheetId | None = None

    @property
    def code(self) -> Code:
        return label(Prefix.SHEET, self.id)


@dataclass(frozen=True, slots=True)
class Pass:
    """One pass of a volume through a stage: who and when, for ever. Rework makes a new one."""

    sheet: SheetId
    step: Step
    round: int
    started_at: datetime | None = None
    started_by: PersonId | None = None
    finished_at: datetime | None = None
    finished_by: PersonId | None = None
    quantity: int = 0
    station: str = ""
    reason: str = ""
    ordered_by: PersonId | None = None
    superseded: bool = False
    void: bool = False
    entry: Seq = NO_ENTRY
    taken_from: SheetId | None = None
    """The sheet on which it was written, where it holds for a unit split off since, or for one that
    is out again for rework.
    """

    @property
    def counts(self) -> bool:
        """Whether it stands: neither overtaken by rework nor corrected away."""
        return not (self.superseded or self.void)

    @property
    def is_done(self) -> bool:
        return self.counts and self.finished_at is not None

    @property
    def is_running(self) -> bool:
        return self.counts and self.started_at is not None and self.finished_at is None

    def started(self, *, at: datetime, by: PersonId, station: str, seq: Seq) -> Pass:
        return replace(self, started_at=at, started_by=by, station=station, entry=seq)

    def finished(
        self, event: StepFinished, *, at: datetime, by: PersonId, station: str, seq: Seq
    ) -> Pass:
        return replace(
            self,
            started_at=self.started_at or at,
            started_by=self.started_by or by,
            finished_at=at,
            finished_by=by,
            quantity=event.quantity,
            station=station,
            entry=seq,
        )


def done_steps(passes: Iterable[Pass]) -> frozenset[Step]:
    """The stages that are done and stand."""
    return frozenset(one.step for one in passes if one.is_done)


def as_of(passes: Iterable[Pass], step: Step, at: datetime | None) -> tuple[Pass, ...]:
    """What had been begun by a moment (None: all), and every pass of the stage asked about.

    A stage that was done later is done all the same: it is not to be written twice.
    """
    return tuple(
        one
        for one in passes
        if at is None
        or one.step is step
        or any(known is not None and known <= at for known in (one.started_at, one.finished_at))
    )


def running_pass(passes: Iterable[Pass], step: Step) -> Pass | None:
    """The pass that was begun and not finished yet."""
    return next((one for one in passes if one.step is step and one.is_running), None)


def last_round(passes: Iterable[Pass], step: Step) -> int:
    """The number of the newest pass of a stage; 0 before the first."""
    return max((one.round for one in passes if one.step is step), default=0)


def next_step(passes: Sequence[Pass], active: Sequence[Step]) -> Step | None:
    """The stage that is to be done next: the first that is open and whose needs are done."""
    done = done_steps(passes)
    for step in active:
        if step not in done and all(need in done for need in needed_before(step, active)):
            return step
    return None


def still_hold(
    passes: Sequence[Pass], back_to: Step, active: Sequence[Step]
) -> tuple[PassNamed, ...]:
    """The done passes that a rework from `back_to` on leaves as they are. T22."""
    gone = set(overtaken(passes, back_to, active))
    done = (PassNamed(step=one.step, round=one.round) for one in passes if one.is_done)
    return tuple(one for one in done if one not in gone)


def overtaken(passes: Sequence[Pass], step: Step, active: Sequence[Step]) -> tuple[PassNamed, ...]:
    """The passes that no longer count when a volume goes back to `step`: its own and all that build
    on it.
    """
    building = {step}
    for later in active:
        if building & set(needed_before(later, active)):
            building.add(later)
    return tuple(
        PassNamed(step=one.step, round=one.round)
        for one in passes
        if one.counts and one.step in building
    )
