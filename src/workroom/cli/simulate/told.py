"""What happened, counted from the book alone: a day at a time, and altogether."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from zoneinfo import ZoneInfo

from workroom.base.breach import BreachAnswered, BreachOpened
from workroom.base.clock import day_of
from workroom.base.event import Entry, Event
from workroom.cli.simulate.closings import Closing
from workroom.ledger.reading import Reading
from workroom.ledger.work import Ledger
from workroom.rooms.access.model import CameIn, SeenBy, WentOut
from workroom.rooms.access.visits import VISITS
from workroom.rooms.counting.model import CountBegun, CountEnded, Mark, Purpose, Sort, ThingCounted
from workroom.rooms.custody.model import UnitsPutAway
from workroom.rooms.handover.model import DifferenceRecorded, HandoverAgreed
from workroom.rooms.holds.model import DayClosed, DayOpened
from workroom.rooms.media.issues import ISSUES
from workroom.rooms.people.model import BadgeReplaced
from workroom.rooms.project import store as project
from workroom.rooms.registers import store as registers
from workroom.rooms.registers.model import LineCorrected, LineEntered, LineVoided
from workroom.rooms.shelf import SHELF
from workroom.rooms.station.model import ScanKept
from workroom.rooms.treatment.treatments import TREATMENTS
from workroom.rooms.workflow.model import PassCorrected, ReworkOrdered, StepFinished

_KINDS: dict[type[Event], str] = {
    ScanKept: "refused",
    PassCorrected: "corrected",
    ReworkOrdered: "reworked",
    DifferenceRecorded: "differences",
    LineVoided: "voided",
    LineCorrected: "lines_corrected",
    BreachAnswered: "answered",
    BadgeReplaced: "badges",
    WentOut: "passed",
}
_LINES = {TREATMENTS.key: "treatments", VISITS.key: "visits", ISSUES.key: "media_out"}
"""What the simulator counts as it puts it there, by the event that the book has of it."""


@dataclass
class DayTold:
    """One day as the book has it."""

    day: date
    number: str = ""
    digest: str = ""
    opened_by_scanning: bool = False
    closed_by_scanning: bool = False
    closing: Closing = field(default_factory=Closing)
    counts: Counter[str] = field(default_factory=Counter)
    """How often each kind of thing happened on it, and how many entries it has."""


def days_of(ledger: Ledger) -> list[DayTold]:
    """Every day that was opened, oldest first: the journal is read once."""
    with ledger.read() as db:
        reader = _Reader(project.zone(db))
        for entry in ledger.entries(db):
            reader.read(entry)
    return reader.days()


def acts_of(days: Iterable[DayTold]) -> Counter[str]:
    """How often each kind of thing happened, on all days together."""
    return sum((one.counts for one in days), Counter[str]())


def count_lines(db: Reading) -> int:
    """How many lines all registers have, void ones too."""
    return sum(registers.tally(db, register)[1] for register in SHELF)


class _Reader:
    """Reads entries in their order, and knows which count is under way."""

    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone
        self._days: dict[date, DayTold] = {}
        self._counts: dict[date, Counter[str]] = {}
        self._count: Purpose | None = None
        self._closings: dict[int, date] = {}

    def days(self) -> list[DayTold]:
        """What was read, a day at a time; the day of the founding is none."""
        return [replace(one, counts=self._counts[day]) for day, one in self._days.items()]

    def read(self, entry: Entry[Event]) -> None:
        day = day_of(entry.recorded_at, self._zone)
        counts = self._counts.setdefault(day, Counter())
        counts["entries"] += 1
        counts["late"] += entry.happened_at < entry.recorded_at
        for name in _kinds(entry.event):
            counts[name] += 1
        match entry.event:
            case CountBegun(purpose=purpose):
                self._count = purpose
            case CountEnded():
                self._count = None
            case DayOpened(day=day):
                scanned = self._count is Purpose.OPENING
                self._days[day] = DayTold(day, opened_by_scanning=scanned)
            case DayClosed(day=day) as event:
                told = self._days[day]
                told.number, told.digest = event.number, entry.digest
                told.closed_by_scanning = self._count is Purpose.CLOSING
                told.closing = _closing(event, told.closing)
                self._closings[entry.seq] = day
            case BreachOpened(act=act) if act in self._closings:
                told = self._days[self._closings[act]]
                told.closing = replace(told.closing, forced=True)
            case event if self._count is Purpose.CLOSING:
                told = self._days[day]
                told.closing = _in_a_count(event, told.closing)


def _kinds(event: Event) -> Iterator[str]:
    if type(event) in _KINDS:
        yield _KINDS[type(event)]
    match event:
        case StepFinished():
            yield "passes"
        case CameIn(seen_by=SeenBy.DOOR):
            yield "passed"
        case CameIn():
            yield "unscanned"
        case HandoverAgreed(direction=direction):
            yield f"notes_{direction.value}"
        case LineEntered(register=key):
            yield "lines"
            if key in _LINES:
                yield _LINES[key]


def _closing(event: DayClosed, before: Closing) -> Closing:
    archives = (one for one in event.sorts if one.sort == Sort.ARCHIVES)
    unlocated = sum(one.expected - one.found for one in archives)
    return replace(
        before,
        left_out=event.left_out,
        differs=tuple(one.name for one in event.counts if not one.agrees),
        unlocated=unlocated,
        unfound=tuple(one.name for one in event.unfound),
        still_in=tuple(one.name for one in event.still_in or ()),
        unfollowed=event.unfollowed,
    )


def _in_a_count(event: Event, before: Closing) -> Closing:
    match event:
        case UnitsPutAway():
            return replace(before, put_right=before.put_right + 1)
        case ThingCounted(mark=Mark.ELSEWHERE):
            return replace(before, elsewhere=before.elsewhere + 1)
        case _:
            return before
