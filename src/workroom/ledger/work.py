"""One transaction, one signature, one moment."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from sqlalchemy import Connection

from workroom.base.breach import BreachOpened, GateApproved, ReasonGiven, given
from workroom.base.clock import Clock
from workroom.base.event import Entry, Event, Source
from workroom.base.ids import PersonId, Seq, Subject
from workroom.base.late import Late, WrittenLate
from workroom.base.verdict import RefusedError, Verdict
from workroom.base.word import Approval, Word
from workroom.ledger import journal
from workroom.ledger.codec import Codec
from workroom.ledger.engine import WAIT_MS, Writer, open_engine, told
from workroom.ledger.mentions import mention
from workroom.ledger.numbers import last_number
from workroom.ledger.register import Register

A = TypeVar("A")
E = TypeVar("E", bound=Event)
P = ParamSpec("P")
Listener = Callable[[tuple[Entry[Event], ...]], None]


class Work:
    """What a use case holds while it changes the books.

    It asks with `db`, is stopped by `demand`, draws numbers with `next_number`
    and changes state in one way only: `record(event)`, which writes the journal
    entry and lets the event's fold change the tables.
    """

    def __init__(
        self,
        db: Connection,
        register: Register,
        *,
        by: PersonId,
        recorded_at: datetime,
        happened_at: datetime,
        source: Source,
        source_note: str,
        station: str,
        late: Late | None = None,
    ) -> None:
        self.db = db
        self.by = by
        self.recorded_at = recorded_at
        self.happened_at = happened_at
        self.source = source
        self.source_note = source_note
        self.station = station
        self.late = late
        self.entries: list[Entry[Event]] = []
        self._register = register
        self._answers: dict[Any, Any] = {}
        self._drawn: dict[str, tuple[int, int]] = {}
        self._set_aside: list[tuple[Word | Approval, tuple[ReasonGiven, ...]]] = []
        self._seq, self._head = journal.head(db)

    @property
    def as_of(self) -> datetime | None:
        """The moment by which stores answer a late work; None for now."""
        return self.happened_at if self.happened_at < self.recorded_at else None

    def ask(
        self,
        question: Callable[Concatenate[Connection, P], A],
        *about: P.args,
        **more: P.kwargs,
    ) -> A:
        """What a store answers: `work.ask(units.get, unit)`; asked again only after a change.

        Nobody else writes while a work is open, so that the answer stands until this one does.
        """
        key = (question, about, *more.items())
        if key not in self._answers:
            self._answers[key] = question(self.db, *about, **more)
        answer: A = self._answers[key]
        return answer

    def next_number(self, series: str) -> int:
        """The next number of a series; a refused act burns none."""
        return self.next_numbers(series, 1)[0]

    def next_numbers(self, series: str, count: int) -> range:
        """The next numbers of a series, in one piece. They belong to the entry recorded next."""
        drawn = self._drawn.get(series)
        first = drawn[1] + 1 if drawn else last_number(self.db, series) + 1
        last = first + count - 1
        self._drawn[series] = (drawn[0] if drawn else first, last)
        return range(first, last + 1)

    def demand(
        self, verdict: Verdict, *, word: Word | None = None, approval: Approval | None = None
    ) -> None:
        """Stop unless the verdict is yes, or somebody answers for the no.

        A word opens everything, and leaves a breach beside the next entry, open
        until the client has written under it. An approval opens only gates, and
        leaves no breach. Whether the person may approve at all is the use case's
        own rule.

        Raises:
            RefusedError: the answer is no.
        """
        if verdict:
            return
        if approval is not None and verdict.approvable:
            self._set_aside.append((approval, given(verdict.reasons)))
        elif word is not None:
            self._set_aside.append((word, given(verdict.reasons)))
        else:
            raise RefusedError(verdict)

    def record(self, event: E) -> Entry[E]:
        """Write what happened: one journal entry, and the tables as it leaves them."""
        entry = self._write(event)
        if (late := self.late) is not None:
            self._write(
                WrittenLate(act=entry.seq, writer=late.writer, told_by=late.told_by),
                by=late.writer,
            )
        for answer, reasons in self._claim_set_aside():
            match answer:
                case Word(who=who, why=why, source=rests_on):
                    self._write(
                        BreachOpened(
                            act=entry.seq, who=who, why=why, rests_on=rests_on, reasons=reasons
                        )
                    )
                case Approval(who=who, why=why):
                    self._write(GateApproved(act=entry.seq, who=who, why=why, reasons=reasons))
        return entry

    def close(self) -> None:
        """Nothing may be left hanging: numbers without an entry are a defect of ours."""
        if self._drawn or self._set_aside:
            raise RuntimeError(
                f"drawn or set aside without an entry: {self._drawn}, {self._set_aside}"
            )

    def _claim_set_aside(self) -> list[tuple[Word | Approval, tuple[ReasonGiven, ...]]]:
        claimed, self._set_aside = self._set_aside, []
        return claimed

    def _write(self, event: E, *, by: PersonId | None = None) -> Entry[E]:
        numbers, self._drawn = self._drawn, {}
        line = journal.Line(
            seq=self._seq + 1,
            recorded_at=self.recorded_at,
            happened_at=self.happened_at,
            source=self.source,
            source_note=self.source_note,
            by=self.by if by is None else by,
            station=self.station,
            event=type(event).__name__,
            version=event.version,
            body=self._register.codec.write(event),
            numbers=journal.write_numbers(numbers),
            digest="",
        )
        line = line._replace(digest=journal.add(self.db, self._head, line))
        entry = entry_of(line, event)
        self._register.apply(self.db, entry)
        self._answers.clear()
        mention(self.db, entry.seq, self._subjects(event))
        self.entries.append(entry)
        self._seq, self._head = line.seq, line.digest
        return entry

    def _subjects(self, event: Event) -> Iterator[Subject]:
        """What an event is about; one that stands beside another is about the same.

        The other is read from the journal by its number: among the mentions nothing is found by
        the number of an entry but by reading all of them.
        """
        yield from event.about()
        if (other := event.beside()) is not None:
            yield from self._subjects(self.event_of(other))

    def event_of(self, seq: Seq) -> Event:
        """What an entry tells, of this work or any before it."""
        for entry in reversed(self.entries):
            if entry.seq == seq:
                return entry.event
        line = next(journal.chosen(self.db, (seq,)))
        return self._register.codec.read(line.event, line.version, line.body)


class Ledger:
    """Opens work and reading, writes the journal, and tells who listens what happened."""

    def __init__(
        self, path: Path, register: Register, clock: Clock, *, wait_ms: int = WAIT_MS
    ) -> None:
        self.path = path
        self.clock = clock
        self.register = register
        self._engine = open_engine(path, wait_ms=wait_ms)
        self._writer = Writer(self._engine, wait_ms=wait_ms)
        self._listeners: list[Listener] = []
        self._heard = 0
        self._own: set[int] = set()

    def listen(self, listener: Listener) -> None:
        """Call `listener` with the entries after each commit, on the thread that worked."""
        self._listeners.append(listener)

    @contextmanager
    def work(
        self,
        *,
        by: PersonId,
        station: str = "",
        source: Source = Source.TYPED,
        source_note: str = "",
        happened_at: datetime | None = None,
        late: Late | None = None,
    ) -> Iterator[Work]:
        """One transaction by one person; on disk when the block ends, undone when it raises.

        With `late`, `by` is who did it then. Moment, source and its note are those of `late`,
        and beside each entry stands who wrote it down.

        Raises:
            BookError: the book is busy, read-only or damaged, or its disk is full.
        """
        now = self.clock()
        if late is not None:
            happened_at, source, source_note = late.at, late.source, late.paper
        with told(self.path), self._writer.transaction() as db:
            work = Work(
                db,
                self.register,
                by=by,
                recorded_at=now,
                happened_at=happened_at or now,
                source=source,
                source_note=source_note,
                station=station,
                late=late,
            )
            yield work
            work.close()
        happened = tuple(work.entries)
        if happened:
            self._own.update(entry.seq for entry in happened)
            self._tell(happened)

    def hear_others(self) -> int:
        """Tell the listeners what other processes wrote since this was last asked; how many
        entries.

        The first call only learns where the book stands.
        """
        with self.read() as db:
            head, _ = journal.head(db)
            if self._heard == 0:
                self._heard = head
            fresh = tuple(
                entry for entry in self.entries(db, after=self._heard) if entry.seq not in self._own
            )
        self._heard = head
        self._own = {seq for seq in self._own if seq > head}
        if fresh:
            self._tell(fresh)
        return len(fresh)

    def _tell(self, happened: tuple[Entry[Event], ...]) -> None:
        for listener in self._listeners:
            listener(happened)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A snapshot of the books; writers do not wait for it, and it does not see them."""
        with told(self.path), self._engine.connect() as db, db.begin():
            yield db

    def entries(
        self, db: Connection, *, after: int = 0, seqs: tuple[int, ...] | None = None
    ) -> Iterator[Entry[Event]]:
        """Journal entries as events, oldest first: all after a number, or just these."""
        found = journal.lines(db, after=after) if seqs is None else journal.chosen(db, seqs)
        return entries_of(self.register.codec, found)

    def close(self) -> None:
        """Let go of the file."""
        self._writer.close()
        self._engine.dispose()


def entries_of(codec: Codec, lines: Iterator[journal.Line]) -> Iterator[Entry[Event]]:
    """Journal lines, read back as entries. Raises BookError where one cannot be read."""
    for line in lines:
        yield entry_of(line, codec.read(line.event, line.version, line.body))


def entry_of(line: journal.Line, event: E) -> Entry[E]:
    """The line and its event, put together."""
    return cast(
        "Entry[E]",
        Entry(
            seq=Seq(line.seq),
            recorded_at=line.recorded_at,
            happened_at=line.happened_at,
            source=line.source,
            source_note=line.source_note,
            by=PersonId(line.by),
            station=line.station,
            event=event,
            numbers=journal.read_numbers(line.numbers),
            digest=line.digest,
        ),
    )
