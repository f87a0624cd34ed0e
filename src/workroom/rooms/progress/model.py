"""How the work stands, as plain values: what is out, what each stage holds, what is due."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from workroom.base.clauses import Origin
from workroom.base.codes import Code, Prefix, label
from workroom.base.ids import BatchId, PersonId, ProjectId, Seq, SheetId, Subject, UnitId
from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.holds.weeks import Span
from workroom.rooms.people.model import Role
from workroom.rooms.workflow.steps import Step


@dataclass(frozen=True, slots=True)
class Tally:
    """Boxes and volumes as pieces; items as catalogued in volumes, and loose ones."""

    boxes: int = 0
    volumes: int = 0
    items: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.boxes + other.boxes, self.volumes + other.volumes, self.items + other.items
        )

    def __bool__(self) -> bool:
        return bool(self.boxes or self.volumes or self.items)

    @property
    def pieces(self) -> int:
        """Volumes; loose items where there are no volumes."""
        return self.volumes or self.items

    @property
    def said(self) -> tuple[Phrase, ...]:
        """What there is of each kind, as a list to be said; what there is none of is not."""
        counted = (
            (self.boxes, N_("{count} box"), N_("{count} boxes")),
            (self.volumes, N_("{count} volume"), N_("{count} volumes")),
            (self.items, N_("{count} item"), N_("{count} items")),
        )
        some = tuple(
            phrase(one if count == 1 else many, count=f"{count:,}")
            for count, one, many in counted
            if count
        )
        return some or (phrase(N_("{count} volumes"), count=0),)


@dataclass(frozen=True, slots=True)
class Out:
    """What of one project the contractor answers for just now, and since when the oldest of it."""

    project: ProjectId
    tally: Tally
    oldest: date | None


@dataclass(frozen=True, slots=True)
class SheetStand:
    """How far one sheet in the room is: the stages that are done and stand, and one running."""

    sheet: SheetId
    unit: UnitId
    batch: BatchId
    done: frozenset[Step]
    running: Step | None


@dataclass(frozen=True, slots=True)
class StageHold:
    """How many sheets have this stage before them, and how many of them are in it."""

    step: Step
    waiting: int
    running: int

    @property
    def count(self) -> int:
        return self.waiting + self.running


@dataclass(frozen=True, slots=True)
class Output:
    """What one person finished of one stage: sheets, and their quantity (pages; items of a box)."""

    step: Step
    person: PersonId
    name: str
    sheets: int
    quantity: int

    def __add__(self, other: Output) -> Output:
        return replace(
            self, sheets=self.sheets + other.sheets, quantity=self.quantity + other.quantity
        )


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody who wrote entries at a station: the latest of them, and how many."""

    station: str
    person: PersonId
    name: str
    last: datetime
    entries: int


@dataclass(frozen=True, slots=True)
class BatchStand:
    """How much of a batch is home. Counts volumes and loose items, not the boxes around them."""

    batch: BatchId
    project: ProjectId
    opened_at: datetime
    whole: int
    home: int
    finished: int
    """Finished and still in the room."""

    @property
    def code(self) -> Code:
        return label(Prefix.BATCH, self.batch)

    @property
    def is_home(self) -> bool:
        return 0 < self.whole <= self.home


@dataclass(frozen=True, slots=True)
class Board:
    """The room at a glance."""

    out: tuple[Out, ...]
    at_work: Tally
    """At workstations."""
    given_back: Tally
    """Given back and not reshelved yet."""
    home_today: Tally
    stages: tuple[StageHold, ...]
    finished: int
    """Sheets whose stages are all done and that are still in the room."""
    output: tuple[Output, ...]
    presences: tuple[Presence, ...]
    batches: tuple[BatchStand, ...]

    @property
    def tally(self) -> Tally:
        return sum((out.tally for out in self.out), Tally())

    @property
    def oldest(self) -> date | None:
        return min((out.oldest for out in self.out if out.oldest), default=None)


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is due or overdue.

    `origin` says whose number it is: the clause may be the standard's and the
    number of days an agreement. `overdue_days` is 0 on the day itself and
    before. `about` is what a face may open; a breach is named by its entry, a
    register by its key where no line of it is there yet, weekly pages by the oldest
    week. `owner` are the roles whose office it is to do something about it.
    """

    clause: str
    origin: Origin
    subject: str
    due: date
    overdue_days: int
    text: Phrase
    about: Subject | None = None
    breach: Seq | None = None
    register: str = ""
    owner: tuple[Role, ...] = ()
    week: Span | None = None
