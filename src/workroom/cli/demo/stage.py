"""The stage on which the demonstration plays: its clock, its people, its papers."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from workroom.base.codes import Code
from workroom.base.event import Source
from workroom.base.ids import CabinetId, HandoverId, LineId, PersonId, ProjectId, SheetId, UnitId
from workroom.base.word import Word
from workroom.ledger.work import Ledger, Work
from workroom.press import Paper, Press
from workroom.rooms.catalogue.model import Unit
from workroom.rooms.people.model import Person
from workroom.rooms.station.model import BY_NUMBER, Outcome, Reply, Session
from workroom.rooms.station.service import hear

NEXT, PUT_AWAY, TAKE, CORRECT, RESHELVE = (BY_NUMBER[n].code for n in (1, 4, 5, 6, 8))


class StageClock:
    """The wall clock of the play: set to the scene, moved on by what happens in it."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def __call__(self) -> datetime:
        return self._now.replace(microsecond=0)

    def set(self, moment: datetime) -> None:
        self._now = moment

    def forward(self, span: timedelta) -> None:
        self._now += span


@dataclass(frozen=True, slots=True)
class Volume:
    """A volume of the batch and the sheet that goes with it."""

    unit: Unit
    sheet: Code


@dataclass(frozen=True, slots=True)
class Box:
    """A box of the batch with its volumes."""

    unit: Unit
    volumes: tuple[Volume, ...]


class UnexpectedError(AssertionError):
    """The play did not go as written: a defect of the program or of the play."""


class Worker:
    """Somebody with a badge at a station."""

    def __init__(self, stage: "Stage", person: Person, station: str) -> None:
        self.person = person
        self._stage = stage
        self._session = Session(station)

    def scan(self, code: Code, *, expect: Outcome | None = None, word: Word | None = None) -> Reply:
        """Scan a code; the badge goes first where it has grown old."""
        seen = self._session.person_seen
        if seen is None or self._stage.clock() - seen > timedelta(minutes=25):
            self._hear(self.person.badge_code, Outcome.NOTED, None)
            self._stage.clock.forward(timedelta(seconds=4))
        return self._hear(code, expect, word)

    def _hear(self, code: Code, expect: Outcome | None, word: Word | None) -> Reply:
        self._session, reply = hear(self._stage.ledger, self._session, code, word=word)
        fine = {expect} if expect else {Outcome.DONE, Outcome.NOTED}
        if reply.outcome not in fine:
            raise UnexpectedError(f"{self.person.name} {code}: {reply.outcome} {reply.text}")
        self._stage.replies.append(reply)
        return reply


@dataclass
class Stage:
    """All that the scenes share."""

    ledger: Ledger
    clock: StageClock
    press: Press
    zone: ZoneInfo
    first_day: date
    project: ProjectId = field(default_factory=lambda: ProjectId(0))
    people: dict[str, Person] = field(default_factory=dict)
    cabinets: tuple[CabinetId, ...] = ()
    workers: dict[str, Worker] = field(default_factory=dict)
    boxes: tuple[Box, ...] = ()
    going_home: int = 0
    """How many of the boxes go home on the second day."""
    staying: Unit | None = None
    """A volume that was never handed over."""
    note: HandoverId = field(default_factory=lambda: HandoverId(0))
    hazard: LineId = field(default_factory=lambda: LineId(0))
    """What was found on the first day, and is verified on the second."""
    papers: list[Paper] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)

    def at(self, day: int, wall: str) -> datetime:
        """A moment of the play: day 0 or 1, `HH:MM` on the wall."""
        hour, minute = map(int, wall.split(":"))
        on = self.first_day + timedelta(days=day)
        return datetime.combine(on, time(hour, minute), self.zone)

    def scene(self, day: int, wall: str) -> None:
        """The next scene begins at this time."""
        self.clock.set(self.at(day, wall))

    @contextmanager
    def acting(self, who: str, source: Source = Source.TYPED) -> Iterator[Work]:
        """Signed work by one of the cast; a few seconds pass."""
        self.clock.forward(timedelta(seconds=20))
        with self.ledger.work(by=self.id(who), station="交接台", source=source) as work:
            yield work

    def id(self, who: str) -> PersonId:
        return self.people[who].id

    def play(self, until: datetime, *parts: Sequence[tuple[str, Code]]) -> None:
        """Several people scan at the same time, evenly from now until then."""
        rest = [list(part) for part in parts]
        order: list[tuple[str, Code]] = []
        while any(rest):
            order += [part.pop(0) for part in rest if part]
        if not order:
            return
        span = (until - self.clock()) / (len(order) + 1)
        start = self.clock()
        for number, (who, code) in enumerate(order, start=1):
            self.clock.set(max(self.clock() + timedelta(seconds=4), start + span * number))
            self.workers[who].scan(code)

    def sheet_id(self, volume: Volume) -> SheetId:
        return SheetId(int(volume.sheet.split("-")[1]))

    def unit_ids(self, boxes: Sequence[Box]) -> tuple[UnitId, ...]:
        return tuple(box.unit.id for box in boxes)
