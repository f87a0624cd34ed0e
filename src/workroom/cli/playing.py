"""What every play of a workroom shares: a clock that is set, people with badges, their scans."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

from workroom.base.codes import Code, Prefix, label
from workroom.base.event import Source
from workroom.base.ids import CabinetId, HandoverId, PersonId
from workroom.base.word import Word
from workroom.ledger.reading import Reading
from workroom.ledger.work import Ledger, Work
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit
from workroom.rooms.closing.model import Found
from workroom.rooms.custody import store as custody
from workroom.rooms.handover import returning
from workroom.rooms.people.model import Person
from workroom.rooms.site import store as site
from workroom.rooms.station.model import BY_NUMBER, COMMANDS, Act, Outcome, Reply, Session
from workroom.rooms.station.service import hear
from workroom.rooms.workflow import store as workflow
from workroom.rooms.workflow.reasons import ReworkReason
from workroom.rooms.workflow.steps import Step

NEXT, PUT_AWAY, TAKE, CORRECT, RESHELVE, COUNT = (
    BY_NUMBER[number].code for number in (1, 4, 5, 6, 8, 9)
)
DESK = "交接台"
BETWEEN_SCANS = timedelta(seconds=4)
"""Longer than a station takes for a second read of the same code."""
BADGE_AGAIN = timedelta(minutes=25)


class PlayClock:
    """The wall clock of a play: set to the scene, moved on by what happens in it."""

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
    """A volume that is out and the sheet that goes with it."""

    unit: Unit
    sheet: Code


@dataclass(frozen=True, slots=True)
class Box:
    """A box that is out with its volumes."""

    unit: Unit
    volumes: tuple[Volume, ...]


Scan: TypeAlias = tuple[str, Code] | tuple[str, Code, Outcome]
"""One scan of a scene, by whom; without an outcome it must be done, or noted."""

Part: TypeAlias = list[Scan]


class UnexpectedError(AssertionError):
    """The play did not go as written: a defect of the program or of the play."""


class Worker:
    """Somebody with a badge at a station."""

    def __init__(self, play: "Play", person: Person, station: str) -> None:
        self.person = person
        self.station = station
        self._play = play
        self._session = Session(station)

    def scan(self, code: Code, *, expect: Outcome | None = None, word: Word | None = None) -> Reply:
        """Scan a code; the badge goes first where it has grown old."""
        seen = self._session.person_seen
        if seen is None or self._play.clock() - seen > BADGE_AGAIN:
            self._hear(self.person.badge_code, Outcome.NOTED, None)
            self._play.clock.forward(BETWEEN_SCANS)
        return self._hear(code, expect, word)

    def _hear(self, code: Code, expect: Outcome | None, word: Word | None) -> Reply:
        self._session, reply = hear(self._play.ledger, self._session, code, word=word)
        fine = {expect} if expect else {Outcome.DONE, Outcome.NOTED}
        if reply.outcome not in fine:
            raise UnexpectedError(f"{self.person.name} {code}: {reply.outcome} {reply.text}")
        return reply


@dataclass(kw_only=True)
class Play:
    """The book, its clock, and the people who act in it."""

    ledger: Ledger
    clock: PlayClock
    zone: ZoneInfo
    people: dict[str, Person] = field(default_factory=dict)
    workers: dict[str, Worker] = field(default_factory=dict)

    @contextmanager
    def acting(
        self,
        who: str,
        source: Source = Source.TYPED,
        *,
        station: str = DESK,
        happened_at: datetime | None = None,
    ) -> Iterator[Work]:
        """Signed work by one of the cast; a few seconds pass."""
        self.clock.forward(timedelta(seconds=20))
        with self.ledger.work(
            by=self.id(who), station=station, source=source, happened_at=happened_at
        ) as work:
            yield work

    def id(self, who: str) -> PersonId:
        return self.people[who].id

    def play(self, until: datetime, *parts: Sequence[Scan]) -> None:
        """Several people scan at the same time, evenly from now until then, or as fast as they
        can where that is not enough time.
        """
        rest = [list(reversed(part)) for part in parts]
        order: Part = []
        while any(rest):
            order += [part.pop() for part in rest if part]
        start = self.clock()
        pace = max((until - start) / (len(order) + 1), timedelta(0))
        for number, scan in enumerate(order, start=1):
            self.clock.set(max(self.clock() + BETWEEN_SCANS, start + pace * number))
            self.workers[scan[0]].scan(scan[1], expect=scan[2] if len(scan) > 2 else None)


def counted(db: Reading) -> list[Found]:
    """What somebody finds who finds in every cabinet what the book says."""
    book = custody.counts_by_cabinet(db)
    found = ((one.id, book.get(one.id, (0, 0, 0))) for one in site.cabinets.find(db))
    return [Found(cabinet=cabinet, boxes=b, volumes=v, items=i) for cabinet, (b, v, i) in found]


def with_sheets(db: Reading, boxes: Iterable[Unit]) -> tuple[Box, ...]:
    """Boxes whose sheets are made out: each volume beside its sheet."""
    found: list[Box] = []
    for box in boxes:
        units = catalogue.children(db, box.id)
        sheets = workflow.sheets_for(db, (unit.id for unit in units))
        volumes = (Volume(unit, sheets[unit.id].code) for unit in units)
        found.append(Box(box, tuple(volumes)))
    return tuple(found)


def log(step: Step) -> Code:
    """The command that logs a stage."""
    return next(one.code for one in COMMANDS if one.act is Act.LOG and one.step is step)


def rework(step: Step) -> Code:
    """The command that sends back to a stage."""
    return next(one.code for one in COMMANDS if one.act is Act.REWORK and one.step is step)


def because(reason: ReworkReason) -> Code:
    """The command that says why something goes back."""
    return next(one.code for one in COMMANDS if one.reason is reason)


def cabinet_code(cabinet: CabinetId) -> Code:
    """What stands on a cabinet."""
    return label(Prefix.CABINET, cabinet)


def open_as_listed(work: Work, note: HandoverId) -> None:
    """What is drawn of a return is opened, and found as the catalogue and the note out have it."""
    for unit in returning.draw_return(work, handover=note):
        returning.open_drawn(
            work,
            handover=note,
            unit=unit,
            pages=catalogue.units.get(work.db, unit).pages,
            condition=returning.went_out_as(work.db, unit),
        )
