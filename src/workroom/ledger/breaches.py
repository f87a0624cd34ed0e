"""Where breaches are kept, and which of them still wait for the client."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Column, Connection, Integer, Text, func, or_, select

from workroom.base.breach import Breach, BreachAnswered, BreachOpened
from workroom.base.event import Entry
from workroom.base.ids import Seq
from workroom.ledger.columns import TupleOf, UtcDateTime, book_table, key
from workroom.ledger.rows import Rows

table = book_table(
    "breaches",
    key(),
    Column("act", Integer, nullable=False, index=True),
    Column("who", Integer, nullable=False),
    Column("why", Text, nullable=False),
    Column("rests_on", Text, nullable=False),
    Column("clauses", TupleOf(str), nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("answered_by", Integer),
    Column("answered_at", UtcDateTime, index=True),
    Column("answer", Text, nullable=False),
)
breaches = Rows(Breach, table)


def open_breaches(db: Connection) -> tuple[Breach, ...]:
    """What still waits for the client's word, oldest first."""
    return breaches.find(db, table.c.answered_at.is_(None))


def open_at(db: Connection, last: Seq, moment: datetime) -> tuple[Breach, ...]:
    """What was opened up to that entry and still waited at that moment, oldest first."""
    waited = or_(table.c.answered_at.is_(None), table.c.answered_at >= moment)
    return breaches.find(db, table.c.id <= last, waited)


def of_act(db: Connection, act: Seq) -> tuple[Breach, ...]:
    """The breaches with which an entry was written."""
    return breaches.find(db, table.c.act == act)


def open_count(db: Connection) -> int:
    """How many wait."""
    return db.scalar(select(func.count()).where(table.c.answered_at.is_(None))) or 0


def opened(db: Connection, entry: Entry[BreachOpened]) -> None:
    """Fold: a breach stands open."""
    event = entry.event
    clauses = tuple(reason.clause for reason in event.reasons)
    breaches.put(
        db,
        Breach(
            entry.seq, event.act, event.who, event.why, event.rests_on, clauses, entry.recorded_at
        ),
    )


def answered(db: Connection, entry: Entry[BreachAnswered]) -> None:
    """Fold: the client has written under it."""
    event = entry.event
    breach = breaches.get(db, event.breach)
    breaches.put(
        db,
        replace(breach, answered_by=entry.by, answered_at=entry.recorded_at, answer=event.answer),
    )
