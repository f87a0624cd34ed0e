"""A spreadsheet of a register, read, compared with the book, and entered row by row."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from workroom.base.errors import InputError
from workroom.base.event import Source
from workroom.base.ids import PersonId
from workroom.base.verdict import Reason, RefusedError, Verdict
from workroom.base.words import Phrase, phrase
from workroom.exchange.guards import printable
from workroom.exchange.heads import Head
from workroom.exchange.layouts import Layout
from workroom.exchange.outcome import Fault, Interpretation, Record, Reject
from workroom.exchange.table import interpret
from workroom.exchange.text import shown
from workroom.exchange.writing import Say, demand_writable, write_rejects
from workroom.ledger.breath import Breath
from workroom.ledger.journal import head
from workroom.ledger.reading import Reading
from workroom.ledger.work import Ledger, Work
from workroom.rooms.catalogue.incoming import Phase, Progress
from workroom.rooms.project import store as project
from workroom.rooms.registers import rules, service, store
from workroom.rooms.registers.declaration import Register
from workroom.rooms.registers.fields import ENTERED
from workroom.rooms.registers.known import (
    NUMBER,
    Known,
    Match,
    Told,
    bears_its_own_number,
    says_the_same,
)
from workroom.rooms.registers.layout import cleaned, layout_of, value_in
from workroom.rooms.registers.model import Line
from workroom.rooms.registers.names import Names
from workroom.rooms.registers.rows import heads_of

PORTION = 20
"""Rows between two pauses in which stations get at the book."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file; `rejects` is where the rejected rows were written, if anywhere."""

    read: int
    taken: int
    unchanged: int
    rejected: int
    rejects: Path | None
    interpretation: Interpretation
    """The list as it was brought in: what the book refused is among its rejects."""
    stopped: bool = False


def import_lines(
    ledger: Ledger,
    register: Register[Any],
    *,
    by: PersonId,
    path: Path,
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
    rejects: Path | None = None,
    say: Say = str,
    progress: Progress = lambda _phase, _done, _of: True,
) -> Imported:
    """Enter the lines of a list, each row in a transaction of its own, whole or not at all.

    A row that says what the book says already changes nothing, so a file may come
    twice, and one that was cut off may come again. Where it fills later parts of a
    line that is there, those are filled. What was rejected goes to `rejects`.

    Raises:
        InputError: the file cannot be made out; nothing was written.
        StoppedError: `progress` said no while the file was read.
        WriteError: nothing can be written where the rejects should go.
    """
    layout = layout_of(register)
    found = interpret(
        path,
        layout,
        sheet=sheet,
        mapping=mapping,
        progress=lambda done, of: progress(Phase.READING, done, of),
    )
    if rejects is not None:
        demand_writable(rejects)
    incoming = _Incoming(ledger, register, layout, found, by, printable(path))
    incoming.understand()
    stopped = not incoming.enter(progress)
    whole = replace(found, rejects=incoming.rejected())
    if rejects is not None and whole.rejects:
        write_rejects(rejects, whole, say)
    return Imported(
        found.read,
        incoming.taken,
        incoming.unchanged,
        len(whole.rejects),
        rejects if whole.rejects else None,
        whole,
        stopped,
    )


class _Incoming:
    """One list on its way into one register."""

    def __init__(
        self,
        ledger: Ledger,
        register: Register[Any],
        layout: Layout,
        found: Interpretation,
        by: PersonId,
        file: str,
    ) -> None:
        self.taken = self.unchanged = 0
        self._ledger = ledger
        self._register = register
        self._layout = layout
        self._found = found
        self._by = by
        self._file = file
        self._rejects: list[Reject] = []
        self._rows: list[tuple[Record, Told]] = []
        with ledger.read() as db:
            self._known = Known(register, found.columns, store.every(db, register))
            self._head, _ = head(db)

    def rejected(self) -> tuple[Reject, ...]:
        """All rejected rows, in the order of the list."""
        return tuple(sorted(self._rejects, key=lambda reject: reject.row))

    def understand(self) -> None:
        """Every cell as a value; nothing is written.

        A row with a faulty cell is looked at whole, so that one round of mending cures it.
        """
        with self._ledger.read() as db:
            zone = project.zone(db)
            for record in self._found.records:
                told, faults = self._read(db, zone, record, {})
                if faults:
                    self._reject(record, faults)
                else:
                    self._rows.append((record, told))
            for reject in self._found.rejects:
                faulty = {fault.column: fault for fault in reject.faults}
                cells = {
                    name: reject.cells[place] if place < len(reject.cells) else None
                    for name, place in self._found.columns.items()
                }
                again = Record(reject.row, cleaned(self._layout, cells), cells=reject.cells)
                _, faults = self._read(db, zone, again, faulty)
                self._reject(again, [*reject.faults, *faults])

    def _read(
        self, db: Reading, zone: ZoneInfo, record: Record, faulty: Mapping[str, Fault]
    ) -> tuple[Told, list[Fault]]:
        """The row as values, and what is wrong with it beside the columns that are known to be."""
        values: dict[str, Any] = {}
        faults: list[Fault] = []
        unread = set()
        for one in self._register.fields:
            if one.name not in self._found.columns:
                continue
            if self._column(one.name) in faulty:
                unread.add(one.name)
                continue
            try:
                values[one.name] = value_in(db, zone, one, record.fields.get(one.name))
            except InputError as error:
                unread.add(one.name)
                faults.append(self._fault(record, one.name, error.phrase))
        number = shown(record.fields.get(NUMBER)).strip()
        if unread and self._known.numbered(number) is None:
            needed = [one for one in self._register.fields_in(ENTERED) if one.name not in unread]
            verdict = rules.is_complete(needed, values)
            faults += [self._of(record, reason) for reason in verdict.reasons]
        return Told(record.row, number, values), faults

    def enter(self, progress: Progress) -> bool:
        """Row by row into the book; False where `progress` stopped it on the way."""
        breath = Breath()
        for done, (record, told) in enumerate(self._rows, 1):
            try:
                self._take(told)
            except RefusedError as refused:
                self._refuse(record, refused.verdict)
            if done % PORTION == 0:
                breath.take()
                if not progress(Phase.WRITING, done, len(self._rows)):
                    return False
        return True

    def _take(self, told: Told) -> None:
        """Raises RefusedError; then nothing of the row was written."""
        if self._is_new(self._known.match(told)):
            with self._ledger.work(
                by=self._by, source=Source.IMPORT, source_note=self._file
            ) as work:
                self._hear_others(work)
                match = self._known.match(told)
                if self._is_new(match):
                    if match is None:
                        bears_its_own_number(told).demand()
                    elif match.against:
                        says_the_same(Names(work.db), match).demand()
                    self._known.add(self._write(work, told, match))
                    self._head = work.entries[-1].seq
                    self.taken += 1
                    return
        self.unchanged += 1

    @staticmethod
    def _is_new(match: Match | None) -> bool:
        """Whether the book lacks something of the row, or says otherwise."""
        return match is None or bool(match.against or match.more)

    def _hear_others(self, work: Work) -> None:
        """What somebody else wrote since: another import of the same list may be under way."""
        now, _ = head(work.db)
        if now != self._head:
            for line in store.changed_after(work.db, self._register, self._head):
                self._known.add(line)
            self._head = now

    def _write(self, work: Work, told: Told, match: Match | None) -> Line:
        register = self._register
        parts = told.parts(register) if match is None else match.more
        if match is None:
            line = service.enter(work, register, self._of_part(told, ENTERED)).event.line
        else:
            line = match.line.id
        for part in parts:
            service.fill(work, register, line, part.key, self._of_part(told, part.key))
        written: Line = store.get(work.db, register, line)
        return written

    def _of_part(self, told: Told, part: str) -> dict[str, Any]:
        names = {one.name for one in self._register.fields_in(part)}
        return {name: value for name, value in told.values.items() if name in names}

    def _refuse(self, record: Record, verdict: Verdict) -> None:
        self._reject(record, [self._of(record, reason) for reason in verdict.reasons])

    def _of(self, record: Record, reason: Reason) -> Fault:
        said = phrase("{reason} {clause}", reason=reason.phrase, clause=str(reason.clause))
        return self._fault(record, reason.about, said)

    def _fault(self, record: Record, name: str, reason: Phrase) -> Fault:
        """At the head of its column as found; where there is none, at the head it would have."""
        place = self._found.columns.get(name)
        value = record.cells[place] if place is not None and place < len(record.cells) else None
        return Fault(self._column(name), shown(value)[:200], reason)

    def _column(self, name: str) -> str:
        place, heads = self._found.columns.get(name), self._found.heads
        if place is None or place >= len(heads):
            return heads_of(self._register).fields.get(name, "")
        return Head(0, 0, heads, {}).name(place)

    def _reject(self, record: Record, faults: list[Fault]) -> None:
        self._rejects.append(Reject(record.row, tuple(faults), record.cells))
