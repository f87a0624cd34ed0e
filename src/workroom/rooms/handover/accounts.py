"""The account of a batch: what went out, what became more or less of it here, what went home."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from workroom.base.event import Entry, Event
from workroom.base.ids import BatchId, Seq
from workroom.rooms.handover.boxed import counted
from workroom.rooms.handover.brought import NotesBrought
from workroom.rooms.handover.counts import NOTHING, Counts
from workroom.rooms.handover.model import Direction, HandoverAgreed


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchChange:
    """By how much a batch grew, or with a minus shrank, while it was in the room."""

    batch: BatchId
    counts: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesBatches(Event):
    """Base of what makes more or fewer units of a batch while it is not home.

    Declared here so that the note on which the batch goes home can explain its
    totals; the events themselves are those of a room above.
    """

    chinese: ClassVar[str] = ""
    """How the paper calls it."""

    batches: tuple[BatchChange, ...]


def by_batch(told: Iterable[tuple[BatchId, Counts]]) -> tuple[BatchChange, ...]:
    """What several units add to or take from their batches, a line a batch."""
    found: dict[BatchId, Counts] = {}
    for batch, counts in told:
        found[batch] = found.get(batch, NOTHING) + counts
    return tuple(BatchChange(batch=batch, counts=counts) for batch, counts in found.items())


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one batch, and the entry that holds it."""

    seq: Seq
    chinese: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class Account:
    """Out, and what was changed, less what went home, is what is still here."""

    out: Counts = NOTHING
    changes: tuple[Change, ...] = ()
    home: Counts = NOTHING

    @property
    def changed(self) -> Counts:
        return sum((one.counts for one in self.changes), NOTHING)

    @property
    def remaining(self) -> Counts:
        """What is still here by the account."""
        return self.out + self.changed - self.home


def account(batch: BatchId, entries: Iterable[Entry[Event]]) -> Account:
    """The account of a batch out of the entries about it, as far as they are given."""
    out, home = NOTHING, NOTHING
    changes: list[Change] = []
    for entry in entries:
        match entry.event:
            case HandoverAgreed(batch=of, direction=Direction.OUT, lines=lines) if of == batch:
                out += counted(lines)
            case HandoverAgreed(batch=of, lines=lines) if of == batch:
                home += counted(lines)
            case NotesBrought() as brought:
                out += counted(brought.lines_of(batch, Direction.OUT))
                home += counted(brought.lines_of(batch, Direction.BACK))
            case ChangesBatches(batches=changed):
                changes += (
                    Change(entry.seq, entry.event.chinese, one.counts)
                    for one in changed
                    if one.batch == batch
                )
    return Account(out, tuple(changes), home)


def in_words(counts: Counts, *, signed: bool = False) -> str:
    """As the note writes it: 1 盒 40 卷; with signs, what has grown and what has shrunk."""
    parts = ((counts.boxes, "盒"), (counts.volumes, "卷"), (counts.items, "件"))
    sign = "+" if signed else ""
    return " ".join(f"{number:{sign}} {unit}" for number, unit in parts if number) or "无"
