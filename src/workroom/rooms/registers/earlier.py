"""The lines of a register as they stood at an entry of the journal: what a signed paper shows."""

from typing import TypeVar, cast

from workroom.base.event import Entry
from workroom.base.ids import Kind, Seq, Subject
from workroom.ledger.mentions import entries_about
from workroom.ledger.reading import Entries, Reading
from workroom.rooms.registers import store
from workroom.rooms.registers.declaration import Register
from workroom.rooms.registers.model import (
    Line,
    LineCorrected,
    LineEntered,
    LineVoided,
    PartFilled,
    Standing,
)

L = TypeVar("L", bound=Line)


def held_at(db: Reading, entries: Entries, register: Register[L], seq: Seq) -> tuple[L, ...]:
    """The lines that were not void when the entry was written, oldest first.

    What was filled, corrected or made void since is left out: a paper that was
    drawn from that entry is drawn the same again.
    """
    lines = (one for one in store.every(db, register) if one.first_entry <= seq)
    stood = (
        one if one.last_entry <= seq else _at(db, entries, register, one, seq) for one in lines
    )
    return tuple(one for one in stood if one.standing is not Standing.VOID)


def _at(db: Reading, entries: Entries, register: Register[L], now: L, seq: Seq) -> L:
    """The line, told anew from its own entries up to that one."""
    line = now
    own = tuple(at for at in entries_about(db, Subject(Kind.LINE, now.id)) if at <= seq)
    for entry in entries(own):
        event = entry.event
        if not isinstance(event, _OF_A_LINE) or event.line != now.id:
            continue
        if isinstance(event, LineEntered):
            line = store.line_of(register, cast("Entry[LineEntered]", entry))
        else:
            line = store.line_after(register, line, event, seq=entry.seq)
    return line


_OF_A_LINE = (LineEntered, PartFilled, LineCorrected, LineVoided)
