"""Where reserved numbers are kept."""

from dataclasses import replace

from sqlalchemy import Column, Connection, Integer, Text

from workroom.base.errors import BookError
from workroom.base.event import Entry
from workroom.base.words import N_
from workroom.ledger.columns import OneOf, UtcDateTime, book_table
from workroom.ledger.register import Folds
from workroom.ledger.rows import Rows
from workroom.rooms.late.model import (
    NumbersReserved,
    NumberState,
    NumbersVoided,
    NumberUsed,
    ReservedNumber,
)

USED_TWICE = N_("The reserved number {code} is used twice, or after it was made void.")

table = book_table(
    "reserved_numbers",
    Column("code", Text, primary_key=True),
    Column("pad", Integer, nullable=False, index=True),
    Column("form", Text, nullable=False),
    Column("of", Text, nullable=False),
    Column("project", Integer),
    Column("state", OneOf(NumberState), nullable=False, index=True),
    Column("reserved_at", UtcDateTime, nullable=False),
    Column("reserved_by", Integer, nullable=False),
    Column("entry", Integer, nullable=False),
    Column("act", Integer),
    Column("reason", Text, nullable=False),
)
reserved = Rows(ReservedNumber, table)


def by_code(db: Connection, code: str) -> ReservedNumber | None:
    """The reserved number; None where it never was."""
    return reserved.at(db, code)


def annex_of(db: Connection, code: str) -> ReservedNumber | None:
    """The number of the list that is stapled to that form."""
    return reserved.first(db, table.c.of == code)


def of_pad(db: Connection, pad: int) -> tuple[ReservedNumber, ...]:
    """The numbers of a pad."""
    return reserved.find(db, table.c.pad == pad, order=(table.c.code,))


def every(db: Connection) -> tuple[ReservedNumber, ...]:
    """All numbers that were ever reserved, pad by pad, the newest pad first."""
    return reserved.find(db, order=(table.c.pad.desc(), table.c.code))


def still_open(db: Connection) -> tuple[ReservedNumber, ...]:
    """Numbers on blank forms that lie somewhere, unused."""
    return reserved.find(db, table.c.state == NumberState.OPEN, order=(table.c.code,))


def _reserved(db: Connection, entry: Entry[NumbersReserved]) -> None:
    event = entry.event
    for blank in event.blanks:
        note = ReservedNumber(
            code=blank.code,
            pad=event.pad,
            form=event.form.form,
            of="",
            project=event.project,
            state=NumberState.OPEN,
            reserved_at=entry.happened_at,
            reserved_by=entry.by,
            entry=entry.seq,
        )
        reserved.put(db, note)
        if blank.annex:
            reserved.put(db, replace(note, code=blank.annex, form="F02", of=blank.code))


def _open(db: Connection, code: str) -> ReservedNumber:
    found = reserved.get(db, code)
    if not found.is_open:
        raise BookError(USED_TWICE, code=code)
    return found


def _used(db: Connection, entry: Entry[NumberUsed]) -> None:
    found = _open(db, entry.event.code)
    reserved.put(db, replace(found, state=NumberState.USED, act=entry.event.act))


def _voided(db: Connection, entry: Entry[NumbersVoided]) -> None:
    for code in entry.event.codes:
        found = _open(db, code)
        reserved.put(db, replace(found, state=NumberState.VOID, reason=entry.event.reason))


FOLDS: Folds = {NumbersReserved: _reserved, NumberUsed: _used, NumbersVoided: _voided}
