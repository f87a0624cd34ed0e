"""Opening statements: what is told of each unit, and what can happen to a statement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from workroom.base.event import Event
from workroom.base.ids import (
    BatchId,
    CabinetId,
    Kind,
    PersonId,
    ProjectId,
    Seq,
    Subject,
    UnitId,
    WorkstationId,
)
from workroom.base.words import N_
from workroom.rooms.workflow.brought import PassBrought, SheetsBrought
from workroom.rooms.workflow.steps import Step

StatementId = NewType("StatementId", int)

FORM = "F00"
"""The statement comes before the first note."""


class Stand(StrEnum):
    """How a unit stands when the book begins."""

    IN_THE_ROOM = "in the room"
    HOME = "home"
    NOT_BEGUN = "not begun"

    @property
    def label(self) -> str:
        return _STANDS[self][0]

    @property
    def chinese(self) -> str:
        """As the form prints it."""
        return _STANDS[self][1]


_STANDS = {
    Stand.IN_THE_ROOM: (N_("In the room"), "在加工室"),
    Stand.HOME: (N_("Home again"), "已归库"),
    Stand.NOT_BEGUN: (N_("Not begun"), "未出库"),
}


class StatementState(StrEnum):
    """Nothing stands as told until both parties have agreed."""

    DRAFT = "draft"
    AGREED = "agreed"
    FILED = "filed"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        return _STATES[self]


_STATES = {
    StatementState.DRAFT: N_("Draft"),
    StatementState.AGREED: N_("Agreed"),
    StatementState.FILED: N_("Filed"),
    StatementState.DROPPED: N_("Dropped"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """What the statement tells of one unit that went out; of what never did it tells a number.

    `row` is the row of the spreadsheet; a box's row tells of all that lies in it. `note` and
    `back_note` are the numbers of the old papers, `batch` the old name of the batch.
    """

    statement: StatementId
    unit: UnitId
    row: int
    stand: Stand
    out_since: date | None
    cabinet: CabinetId | None
    workstation: WorkstationId | None
    holder: PersonId | None
    note: str
    back_note: str
    batch: str
    stages: tuple[PassBrought, ...]
    condition: int
    remark: str

    @property
    def is_here(self) -> bool:
        return self.stand is Stand.IN_THE_ROOM


@dataclass(frozen=True, slots=True)
class LastNumber:
    """The last number that a paper of this form bears; the book goes on with the next."""

    form: str
    series: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementDrafted(Event):
    """A statement was read from a file and waits for both parties; an earlier draft is over.

    `digest` is SHA-256 over the bytes of the file.
    """

    statement: StatementId
    project: ProjectId
    file: str
    digest: str
    rejected: int
    not_begun: int
    lines: tuple[Line, ...]
    numbers: tuple[LastNumber, ...]

    def about(self) -> Iterable[Subject]:
        return (Subject(Kind.PROJECT, self.project),)


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchBrought:
    """A batch of before the book: what the papers called it."""

    batch: BatchId
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementAgreed(SheetsBrought):
    """Both agree that things stand as told: with this entry they do. Holds all that is printed."""

    statement: StatementId
    day: date
    file: str
    digest: str
    rejected: int
    not_begun: int
    batches: tuple[BatchBrought, ...]
    told: tuple[Line, ...]
    """Without their stages: `told_works` says where in `works` those of each stand."""
    told_works: tuple[int, ...]
    steps: tuple[Step, ...]
    """The stages of the project on that day: what `all of them` meant."""
    last_numbers: tuple[LastNumber, ...]

    @property
    def whole_lines(self) -> tuple[Line, ...]:
        """The lines as they were told, stages and all."""
        places = zip(self.told, self.told_works, strict=True)
        return tuple(replace(line, stages=self.works[place]) for line, place in places)

    def about(self) -> Iterable[Subject]:
        return (
            Subject(Kind.PROJECT, self.project),
            Subject(Kind.PERSON, self.client),
            Subject(Kind.PERSON, self.contractor),
            *(Subject(Kind.BATCH, one.batch) for one in self.batches),
            *(Subject(Kind.HANDOVER, note.handover) for note in self.notes),
            *(Subject(Kind.SHEET, one.sheet) for one in self.sheets),
            *(Subject(Kind.UNIT, line.unit) for line in self.lines),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFiled(Event):
    """Both originals bear all signatures, and each side has filed its own."""

    statement: StatementId
    project: ProjectId

    def about(self) -> Iterable[Subject]:
        return (Subject(Kind.PROJECT, self.project),)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementDropped(Event):
    """A draft was given up; nothing ever stood as it told."""

    statement: StatementId
    project: ProjectId
    reason: str

    def about(self) -> Iterable[Subject]:
        return (Subject(Kind.PROJECT, self.project),)


StatementEvent = StatementAgreed | StatementFiled | StatementDropped


@dataclass(frozen=True, slots=True)
class Statement:
    """One opening statement and how far it has come."""

    id: StatementId
    project: ProjectId
    state: StatementState
    file: str
    digest: str
    rejected: int
    not_begun: int
    last_numbers: tuple[LastNumber, ...]
    drafted_at: datetime
    drafted_by: PersonId
    number: str = ""
    agreed_at: datetime | None = None
    agreed_entry: Seq | None = None
    client: PersonId | None = None
    contractor: PersonId | None = None
    filed_at: datetime | None = None

    def after(self, event: StatementEvent, *, at: datetime, seq: Seq) -> Statement:
        """The statement as the event leaves it."""
        match event:
            case StatementAgreed():
                return replace(
                    self,
                    state=StatementState.AGREED,
                    number=event.number,
                    agreed_at=at,
                    agreed_entry=seq,
                    client=event.client,
                    contractor=event.contractor,
                )
            case StatementFiled():
                return replace(self, state=StatementState.FILED, filed_at=at)
            case StatementDropped():
                return replace(self, state=StatementState.DROPPED)


def spell_numbers(told: tuple[LastNumber, ...]) -> str:
    """Last numbers as they lie in their cell, one a line."""
    return "\n".join(f"{one.form} {one.series} {one.number}" for one in told)


def read_numbers(text: str) -> tuple[LastNumber, ...]:
    """The other way."""
    return tuple(_last_number(*line.split(" ")) for line in text.splitlines())


def spell_stages(stages: tuple[PassBrought, ...]) -> str:
    """Stages as they lie in their cell: code, person and day of each, what is unknown a dash."""
    return " ".join(f"{one.step.value}:{one.by or '-'}:{one.day or '-'}" for one in stages)


def read_stages(text: str) -> tuple[PassBrought, ...]:
    """The other way."""
    return tuple(_stage(*word.split(":")) for word in text.split())


def _last_number(form: str, series: str, number: str) -> LastNumber:
    return LastNumber(form, series, int(number))


def _stage(step: str, by: str, day: str) -> PassBrought:
    return PassBrought(
        step=Step(step),
        by=None if by == "-" else PersonId(int(by)),
        day=None if day == "-" else date.fromisoformat(day),
    )
