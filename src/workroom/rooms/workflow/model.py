"""Stages, workflow sheets and passes, and what can happen to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, StrEnum
from functools import lru_cache
from typing import ClassVar

from workroom.base.codes import Code, Prefix, label
from workroom.base.event import Event
from workroom.base.ids import BatchId, HandoverId, Kind, PersonId, Seq, SheetId, Subject, UnitId
from workroom.base.words import N_
from workroom.rooms.people.model import Role

NO_ENTRY = Seq(0)


class Step(StrEnum):
    """The stages (环节) of §5.7.1 between the two handovers, in the order in which the sheet prints
    them.
    """

    PREP = "PREP"
    CAT = "CAT"
    PROOF = "PROOF"
    SCAN = "SCAN"
    IMAGE = "IMAGE"
    QC = "QC"
    LINK = "LINK"
    LINKCHECK = "LINKCHECK"
    REBIND = "REBIND"
    CHECK = "CHECK"

    @property
    def label(self) -> str:
        return _STEPS[self].label

    @property
    def chinese(self) -> str:
        """As the forms print it."""
        return _STEPS[self].chinese

    @property
    def needs(self) -> tuple[Step, ...]:
        """What must be done before; a stage the project leaves out hands on its own needs."""
        return _STEPS[self].needs

    @property
    def inspects(self) -> tuple[Step, ...]:
        """The stages that this one inspects: done by somebody else."""
        return _STEPS[self].inspects

    @property
    def is_physical(self) -> bool:
        """Whether the volume itself is worked on, and so must be at a workstation."""
        return _STEPS[self].physical

    @property
    def is_about_images(self) -> bool:
        """Whether what is counted are frames, not pages."""
        return self in (Step.SCAN, Step.IMAGE, Step.QC, Step.LINK, Step.LINKCHECK)

    @property
    def role(self) -> Role:
        return Role.INSPECTOR if self.inspects else Role.OPERATOR


@dataclass(frozen=True, slots=True)
class _StepFacts:
    label: str
    chinese: str
    needs: tuple[Step, ...] = ()
    inspects: tuple[Step, ...] = ()
    physical: bool = False


_STEPS: dict[Step, _StepFacts] = {
    Step.PREP: _StepFacts(N_("Preparation"), "数字化前处理", physical=True),
    Step.CAT: _StepFacts(N_("Cataloguing"), "目录数据库录入", (Step.PREP,)),
    Step.PROOF: _StepFacts(N_("Proofreading"), "录入校对", (Step.CAT,), (Step.CAT,)),
    Step.SCAN: _StepFacts(N_("Scanning"), "档案扫描", (Step.PREP,), physical=True),
    Step.IMAGE: _StepFacts(N_("Image processing"), "图像处理", (Step.SCAN,)),
    Step.QC: _StepFacts(N_("Image inspection"), "图像质检", (Step.IMAGE,), (Step.SCAN, Step.IMAGE)),
    Step.LINK: _StepFacts(N_("Linking"), "数据挂接", (Step.QC, Step.PROOF, Step.CAT)),
    Step.LINKCHECK: _StepFacts(N_("Link check"), "挂接检查", (Step.LINK,), (Step.LINK,)),
    Step.REBIND: _StepFacts(N_("Rebinding"), "复卷装订", (Step.QC,), physical=True),
    Step.CHECK: _StepFacts(
        N_("Rebinding check"),
        "复卷核查",
        (Step.REBIND, Step.LINK, Step.LINKCHECK),
        (Step.REBIND,),
        physical=True,
    ),
}


@lru_cache(maxsize=16)
def active_steps(text: str) -> tuple[Step, ...]:
    """The stages of a setting, in the order of the sheet; unknown words are left out."""
    chosen = set(text.split())
    return tuple(step for step in Step if step.value in chosen)


def needed_before(step: Step, active: Sequence[Step]) -> tuple[Step, ...]:
    """The active stages that must be done before this one."""
    found: list[Step] = []
    for need in step.needs:
        for one in (need,) if need in active else needed_before(need, active):
            if one not in found:
                found.append(one)
    return tuple(found)


class Verb(Enum):
    """What a stage scan does."""

    AUTO = "auto"
    """Begin or finish, whichever is next, where the project times the stage; finish at once
    otherwise.
    """
    START = "start"
    FINISH = "finish"


class ReworkReason(StrEnum):
    """Why a volume goes back to a stage; the codes of the standard digest, §5.2."""

    ILLEGIBLE = "B1"
    MISSED = "B2"
    REPEATED = "B3"
    ORDER = "B5"
    SKEW = "B6"
    BORDER = "B7"
    COLOUR = "B9"
    ENTRY = "A2"
    LINK = "A1"
    PHYSICAL = "B13"

    @property
    def label(self) -> str:
        return _REASONS[self][0]

    @property
    def chinese(self) -> str:
        return _REASONS[self][1]


_REASONS = {
    ReworkReason.ILLEGIBLE: (N_("illegible or incomplete"), "不清晰或不完整"),
    ReworkReason.MISSED: (N_("page missed"), "漏扫"),
    ReworkReason.REPEATED: (N_("page repeated"), "重扫"),
    ReworkReason.ORDER: (N_("wrong order"), "顺序错误"),
    ReworkReason.SKEW: (N_("skewed"), "歪斜"),
    ReworkReason.BORDER: (N_("border or crop"), "黑边或裁切不当"),
    ReworkReason.COLOUR: (N_("colour, resolution or format"), "色彩、分辨率或格式"),
    ReworkReason.ENTRY: (N_("entry contradicts the image"), "著录与图像不符"),
    ReworkReason.LINK: (N_("linked to the wrong image"), "挂接错误"),
    ReworkReason.PHYSICAL: (N_("order or fastening of the volume"), "实体顺序或装订"),
}


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
