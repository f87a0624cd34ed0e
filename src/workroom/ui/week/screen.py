"""What the weekly page shows, read in one go; and the trail of one of its lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from workroom.base.clauses import WEEK_SEEN
from workroom.base.clock import day_of
from workroom.base.ids import Kind, PersonId, Seq, Subject
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import N_, Phrase, phrase
from workroom.ledger.mentions import entries_about
from workroom.ledger.reading import Reading
from workroom.ledger.work import Ledger
from workroom.rooms.holds import store as holds
from workroom.rooms.holds.rules import may_countersign
from workroom.rooms.holds.weeks import Span
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import store as people
from workroom.rooms.people.rules import Right
from workroom.rooms.project import store as project
from workroom.rooms.records.trail import Told, tell
from workroom.rooms.weekly.model import Matter, Seen, Suspicion, WeekPage
from workroom.rooms.weekly.week import read_week

MADE_UP = N_("Looks made up")
SCANS = N_("Scans that did nothing")
NUMBERS = N_("Numbers drawn")
SCANS_OF = N_("{refused} refused, {unknown} unknown, at {station}")
NUMBERS_OF = N_("{series}: {first} to {last}, none missing")
NOBODY_SIGNS = N_(
    "Nobody of the client can countersign yet: it takes an account of theirs with a secret."
)
LATEST = 40
"""So many entries of a trail are told beside a line; the thing's own page tells them all."""

_OPENS = (Kind.LINE, Kind.UNIT, Kind.HANDOVER, Kind.BATCH, Kind.DAY, Kind.PERSON, Kind.CABINET)
"""What an entry is about, by what is most telling to open."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the page. `key` is its name across two readings."""

    key: tuple[str, int, int]
    who: str
    text: Phrase
    entries: tuple[Seq, ...] = ()
    at: datetime | None = None
    seen: Seen | None = None
    suspicion: Suspicion | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of thing, with its lines."""

    key: str
    label: str
    is_grave: bool
    rows: tuple[Row, ...]
    count: int


@dataclass(frozen=True, slots=True)
class WeekScreen:
    """A week: what there is, what there is nothing of, and who may countersign it."""

    page: WeekPage
    sections: tuple[Section, ...]
    client: tuple[tuple[PersonId, str], ...]
    may_sign: Verdict


@dataclass(frozen=True, slots=True)
class Trail:
    """What else happened to what a line is about; `about` is what its page is opened on."""

    of: tuple[str, int, int]
    told: tuple[Told, ...]
    about: Subject | None


def read_screen(ledger: Ledger, db: Reading, span: Span, now: datetime) -> WeekScreen:
    """All that the page shows of these days."""
    page = read_week(db, lambda seqs: ledger.entries(db, seqs=seqs), span, now)
    client = tuple(
        (one.id, one.name)
        for one in people.everybody(db)
        if one.has_secret and people_rules.may(one, Right.ANSWER_BREACH)
    )
    may = may_countersign(
        span, today=day_of(now, project.zone(db)), signed=holds.spans_countersigned(db)
    )
    somebody = YES if client else no(NOBODY_SIGNS, WEEK_SEEN)
    return WeekScreen(page, tuple(_sections(page)), client, may & somebody)


def read_trail(ledger: Ledger, db: Reading, row: Row) -> Trail:
    """The newest first. Of a pattern: the entries it rests on."""
    entries = tuple(ledger.entries(db, seqs=row.entries[:LATEST]))
    abouts = [one for entry in entries[:1] for one in entry.event.about()]
    for entry in entries[:1]:
        if not abouts and (act := entry.event.beside()) is not None:
            abouts = [one for done in ledger.entries(db, seqs=(act,)) for one in done.event.about()]
    about = min(
        (one for one in abouts if one.kind in _OPENS),
        key=lambda one: _OPENS.index(one.kind),
        default=None,
    )
    seqs: tuple[int, ...] = row.entries
    if about is not None and row.suspicion is None:
        seqs = entries_about(db, about)
    return Trail(row.key, tell(ledger, db, tuple(sorted(seqs)[-LATEST:]))[::-1], about)


def _sections(page: WeekPage) -> Iterator[Section]:
    for matter in Matter:
        if seen := page.of(matter):
            rows = tuple(_row(one, number) for number, one in enumerate(seen))
            yield Section(matter.name, matter.label, matter.is_grave, rows, len(rows))
    if page.suspicions:
        rows = tuple(_suspected(*found, number) for number, found in enumerate(page.suspicions))
        yield Section("MADE_UP", MADE_UP, False, rows, len(rows))
    if page.scans:
        rows = tuple(
            Row(
                ("SCANS", 0, number),
                one.by,
                phrase(
                    SCANS_OF,
                    refused=one.refused,
                    unknown=one.unknown,
                    station=one.station or "—",
                ),
            )
            for number, one in enumerate(page.scans)
        )
        count = sum(one.refused + one.unknown for one in page.scans)
        yield Section("SCANS", SCANS, False, rows, count)
    if page.series:
        rows = tuple(
            Row(
                ("NUMBERS", 0, number),
                "",
                phrase(NUMBERS_OF, series=one.said, first=one.first, last=one.last),
            )
            for number, one in enumerate(page.series)
        )
        yield Section("NUMBERS", NUMBERS, False, rows, len(rows))


def _row(one: Seen, number: int) -> Row:
    key = (one.matter.name, one.seq, number)
    return Row(key, one.by, one.text, (one.seq,), one.recorded_at, seen=one)


def _suspected(name: str, one: Suspicion, number: int) -> Row:
    key = (one.pattern.name, min(one.entries), number)
    return Row(key, name, one.text, one.entries, suspicion=one)
