"""The weekly page, read from the journal: the entries of the span and no others."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar, cast
from zoneinfo import ZoneInfo

from workroom.base.breach import BreachOpened
from workroom.base.clock import day_of
from workroom.base.event import Entry, Event
from workroom.base.ids import PersonId, Seq
from workroom.base.late import WrittenLate
from workroom.base.words import Phrase
from workroom.ledger import journal
from workroom.ledger.breaches import open_at
from workroom.ledger.reading import Entries, Reading
from workroom.rooms.handover.model import Direction, HandoverAgreed
from workroom.rooms.holds import store as holds
from workroom.rooms.holds.weeks import Span
from workroom.rooms.people import store as people
from workroom.rooms.people.model import Party
from workroom.rooms.project import store as project
from workroom.rooms.records.telling import Teller
from workroom.rooms.registers.model import LineEntered
from workroom.rooms.station.model import Outcome, ScanKept
from workroom.rooms.video.reviews import REVIEWS
from workroom.rooms.weekly import rules
from workroom.rooms.weekly.matters import LOOKED_AT, Asked, matters_of, told
from workroom.rooms.weekly.model import (
    Done,
    Drawn,
    KeptScans,
    Matter,
    Seen,
    Suspicion,
    WeekPage,
    in_order,
)
from workroom.rooms.workflow.model import StepFinished

E = TypeVar("E", bound=Event)

_PATTERNED = (StepFinished, HandoverAgreed)
_NAMES = frozenset(kind.__name__ for kind in (*LOOKED_AT, *_PATTERNED, ScanKept))
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Written:
    """What was written in the span: every line's head, and the entries that are looked at."""

    first: int
    last: int
    digest: str
    numbers: tuple[dict[str, tuple[int, int]], ...]
    entries: tuple[Entry[Event], ...]

    def of(self, kind: type[E]) -> Iterator[Entry[E]]:
        return (cast("Entry[E]", one) for one in self.entries if isinstance(one.event, kind))


def read_week(db: Reading, entries: Entries, span: Span, now: datetime) -> WeekPage:
    """The page of a span of days, by when entries were written; nothing of it is kept.

    A week that still goes on is told as far as it has come. An entry that came
    late stands in the week in which it was written, not in that of which it tells.
    """
    zone = project.zone(db)
    teller, everybody = Teller(db), {one.id: one for one in people.people.find(db)}
    written = _written(db, entries, span, zone)
    signed = holds.countersigned_over(db, span)
    waiting = _waiting(db, entries, written.last, span.bounds(zone)[1])
    asked = Asked(
        teller.tell,
        teller.name,
        lambda person: everybody[person].party is Party.CLIENT,
        _beside((*waiting, *written.entries), entries),
        {one.event.act: one.event for one in written.of(WrittenLate)},
        frozenset(one.event.act for one in written.of(BreachOpened)),
    )
    today = day_of(now, zone)
    until = min(span.last, today)
    open_ones = (
        _seen(
            Matter.WAITING,
            one,
            told(one, asked),
            teller,
            age=(until - day_of(one.recorded_at, zone)).days,
        )
        for one in waiting
    )
    seen = (
        _seen(matter, entry, text, teller)
        for entry in written.entries
        for matter, text in matters_of(entry, asked)
    )
    return WeekPage(
        span=span,
        opened=tuple(one.day for one in holds.days_in(db, span)),
        first_entry=written.first,
        last_entry=written.last,
        digest=written.digest,
        seen=in_order((*open_ones, *seen)),
        suspicions=tuple(
            (teller.name(one.by), one) for one in _suspicions(db, written, span, zone)
        ),
        scans=_scans(written.of(ScanKept), teller),
        series=_series(written.numbers),
        is_over=span.last < today,
        countersigned=signed,
        countersigned_by=teller.name(signed.by) if signed else "",
    )


def _written(db: Reading, entries: Entries, span: Span, zone: ZoneInfo) -> _Written:
    begin, end = span.bounds(zone)
    first = journal.first_since(db, begin)
    last = journal.first_since(db, end) - 1
    wanted: list[int] = []
    numbers: list[dict[str, tuple[int, int]]] = []
    for line in journal.between(db, first, last):
        if line.event in _NAMES or line.happened_at < line.recorded_at:
            wanted.append(line.seq)
        if drawn := journal.read_numbers(line.numbers):
            numbers.append(drawn)
    head = next((one.digest for one in journal.between(db, last, last)), journal.GENESIS)
    return _Written(first, last, head, tuple(numbers), tuple(entries(tuple(wanted))))


def _waiting(db: Reading, entries: Entries, last: int, end: datetime) -> tuple[Entry[Event], ...]:
    """Breaches of this span and of all before it that the client had not written under by its end.

    Their age is counted to the span's last day, or to today while it goes on.
    """
    return tuple(entries(tuple(one.id for one in open_at(db, Seq(last), end))))


def _beside(those: Iterable[Entry[Event]], entries: Entries) -> dict[Seq, Entry[Event]]:
    others = {other for one in those if (other := one.event.beside()) is not None}
    return {one.seq: one for one in entries(tuple(others))}


def _seen(
    matter: Matter, entry: Entry[Event], text: Phrase, teller: Teller, *, age: int = 0
) -> Seen:
    return Seen(
        matter=matter,
        seq=entry.seq,
        happened_at=entry.happened_at,
        recorded_at=entry.recorded_at,
        source=entry.source,
        source_note=entry.source_note,
        by=teller.name(entry.by),
        text=text,
        age_days=age,
    )


def _suspicions(db: Reading, written: _Written, span: Span, zone: ZoneInfo) -> Iterator[Suspicion]:
    passes = tuple(_done(one, zone) for one in written.of(StepFinished))
    earliest = min((one.at.date() for one in passes), default=span.first)
    around = Span(min(span.first, earliest) - _A_DAY, span.last)
    hours = tuple((one.opened_at, one.closed_at) for one in holds.days_in(db, around))
    reviews = (
        (one.seq, one.recorded_at.astimezone(zone), one.by)
        for one in written.of(LineEntered)
        if one.event.register == REVIEWS.key
    )
    yield from rules.bursts(passes)
    yield from rules.same_second(passes)
    for note in written.of(HandoverAgreed):
        if note.event.direction is Direction.OUT:
            conditions = [line.condition for line in note.event.lines]
            who = note.event.contractor
            yield from rules.all_sound(note.seq, note.event.number, who, conditions)
    yield from rules.reviews_in_a_row(reviews)
    yield from rules.never_varying(passes)
    yield from rules.out_of_hours(passes, hours)


def _done(entry: Entry[StepFinished], zone: ZoneInfo) -> Done:
    return Done(
        seq=entry.seq,
        at=entry.happened_at.astimezone(zone),
        by=entry.by,
        step=entry.event.step,
        quantity=entry.event.quantity,
        at_once=entry.happened_at == entry.recorded_at,
    )


def _scans(kept: Iterable[Entry[ScanKept]], teller: Teller) -> tuple[KeptScans, ...]:
    refused: Counter[tuple[PersonId, str]] = Counter()
    unknown: Counter[tuple[PersonId, str]] = Counter()
    for one in kept:
        into = unknown if one.event.outcome is Outcome.UNKNOWN else refused
        into[one.by, one.station] += 1
    found = (
        KeptScans(teller.name(by), station, refused[by, station], unknown[by, station])
        for by, station in {**refused, **unknown}
    )
    return tuple(sorted(found, key=lambda one: (-one.refused - one.unknown, one.by, one.station)))


def _series(numbers: Sequence[dict[str, tuple[int, int]]]) -> tuple[Drawn, ...]:
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for drawn in numbers:
        for series, (begin, end) in drawn.items():
            first.setdefault(series, begin)
            last[series] = end
    # Form numbers first: those are on papers, and who holds the papers can check them.
    order = sorted(first, key=lambda series: ("-" not in series, series))
    return tuple(Drawn(series, first[series], last[series]) for series in order)
