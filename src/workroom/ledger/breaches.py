"""Breaches: what happened although a rule says it may not, open until the client has written under it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Column, Connection, Integer, Text, func, select

from workroom.base.event import Entry, Event
from workroom.base.ids import PersonId, Seq
from workroom.base.verdict import Reason
from workroom.base.words import Phrase
from workroom.ledger.columns import TupleOf, UtcDateTime, book_table, key
from workroom.ledger.rows import Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonGiven:
    """A reason as it stood when it was set aside: the template, its values, and the clause."""

    template: str
    values: Mapping[str, object]
    clause: str

    @property
    def phrase(self) -> Phrase:
        return _phrase({"template": self.template, "values": self.values})


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachOpened(Event):
    """The entry `act` was written on somebody's word, against these reasons."""

    act: Seq
    who: PersonId
    why: str
    rests_on: str
    reasons: tuple[ReasonGiven, ...]

    def beside(self) -> Seq | None:
        return self.act


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachAnswered(Event):
    """A person of the client wrote under the breach."""

    breach: Seq
    answer: str

    def beside(self) -> Seq | None:
        return self.breach


@dataclass(frozen=True, slots=True, kw_only=True)
class GateApproved(Event):
    """The entry `act` passed a gate because the named person approved it, and said why."""

    act: Seq
    who: PersonId
    why: str
    reasons: tuple[ReasonGiven, ...]

    def beside(self) -> Seq | None:
        return self.act


@dataclass(frozen=True, slots=True)
class Breach:
    """One act against a rule; `id` is the entry that opened it."""

    id: Seq
    act: Seq
    who: PersonId
    why: str
    rests_on: str
    clauses: tuple[str, ...]
    opened_at: datetime
    answered_by: PersonId | None = None
    answered_at: datetime | None = None
    answer: str = ""


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


def open_count(db: Connection) -> int:
    """How many wait."""
    return db.scalar(select(func.count()).where(table.c.answered_at.is_(None))) or 0


def given(reasons: Iterable[Reason]) -> tuple[ReasonGiven, ...]:
    """The reasons of a verdict, as they go into the journal."""
    return tuple(
        ReasonGiven(
            template=reason.phrase.template,
            values={name: _plain(value) for name, value in reason.phrase.values.items()},
            clause=str(reason.clause),
        )
        for reason in reasons
    )


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


def _plain(value: object) -> object:
    match value:
        case Phrase(template=template, values=values):
            return {"template": template, "values": {n: _plain(v) for n, v in values.items()}}
        case tuple() | list():
            return [_plain(member) for member in value]
        case int() | str() | None:
            return value
        case _:
            return str(value)


def _phrase(value: Mapping[str, object]) -> Phrase:
    def revived(part: object) -> object:
        if isinstance(part, Mapping):
            return _phrase(part)
        return tuple(map(revived, part)) if isinstance(part, list) else part

    values = value["values"]
    if not isinstance(values, Mapping):
        raise TypeError(f"not the values of a phrase: {values!r}")
    return Phrase(str(value["template"]), {str(n): revived(v) for n, v in values.items()})
