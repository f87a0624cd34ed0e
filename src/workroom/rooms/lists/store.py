"""Where proposals and the readings of columns are kept."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Text,
    func,
    select,
)

from workroom.base.event import Entry
from workroom.base.ids import ProjectId, UnitId
from workroom.ledger.columns import OneOf, Packed, UtcDateTime, book_table, key
from workroom.ledger.register import Folds
from workroom.ledger.rows import Rows
from workroom.rooms.lists.model import (
    ColumnsNamed,
    Proposal,
    ProposalsAccepted,
    ProposalsDeclined,
    ProposalsMade,
    ProposalState,
    Remembered,
)


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((letters, meaning) for letters, meaning in json.loads(text))


table = book_table(
    "proposals",
    key(),
    Column("unit", Integer, nullable=False, index=True),
    Column("project", Integer, nullable=False),
    Column("field", Text, nullable=False),
    Column("old", Text, nullable=False),
    Column("new", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("made_by", Integer, nullable=False),
    Column("state", OneOf(ProposalState), nullable=False),
    Column("decided_at", UtcDateTime),
    Column("decided_by", Integer),
    Column("reason", Text, nullable=False),
    Index("ix_proposals_standing", "state", "field"),
)
proposals = Rows(Proposal, table)

columns_table = book_table(
    "columns_named",
    Column("project", Integer, nullable=False),
    Column("heads", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column(
        "columns",
        Packed(lambda pairs: json.dumps(pairs, ensure_ascii=False), _pairs),
        nullable=False,
    ),
    PrimaryKeyConstraint("project", "heads"),
)
remembered = Rows(Remembered, columns_table)


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many proposals wait in a project, how many of a security class, since when the oldest."""

    project: ProjectId
    count: int
    of_classes: int
    since: datetime


def chosen(
    db: Connection,
    *,
    state: ProposalState | None = ProposalState.OPEN,
    field: str = "",
    unit: UnitId | None = None,
    after: int = 0,
    limit: int | None = None,
) -> tuple[Proposal, ...]:
    """Proposals by number: of one state, field or unit where that is said."""
    return proposals.find(db, *_where(state, field, unit), table.c.id > after, limit=limit)


def count(db: Connection, *, field: str = "", unit: UnitId | None = None) -> int:
    """How many proposals wait."""
    query = select(func.count()).select_from(table)
    return db.scalar(query.where(*_where(ProposalState.OPEN, field, unit))) or 0


def waiting(db: Connection) -> tuple[Waiting, ...]:
    """What waits, project by project."""
    of_classes = func.count().filter(table.c.field == "security_class")
    query = (
        select(table.c.project, func.count(), of_classes, func.min(table.c.made_at))
        .where(table.c.state == ProposalState.OPEN)
        .group_by(table.c.project)
        .order_by(table.c.project)
    )
    return tuple(Waiting(*row) for row in db.execute(query))


def by_field(db: Connection) -> tuple[tuple[str, int], ...]:
    """How many proposals wait of each field."""
    query = (
        select(table.c.field, func.count())
        .where(table.c.state == ProposalState.OPEN)
        .group_by(table.c.field)
        .order_by(table.c.field)
    )
    return tuple((field, number) for field, number in db.execute(query))


def numbered(db: Connection, numbers: Iterable[int]) -> tuple[Proposal, ...]:
    """The proposals with these numbers."""
    return proposals.among(db, table.c.id, numbers)


def about(db: Connection, units: Iterable[UnitId]) -> tuple[Proposal, ...]:
    """All proposals ever made of these units, by number."""
    return proposals.among(db, table.c.unit, units)


def columns_of(db: Connection, project: ProjectId, heads: str) -> Remembered | None:
    """How lists with these heads are read in the project, if anybody has said."""
    return remembered.at(db, project, heads)


def as_named(event: ColumnsNamed) -> Remembered:
    """What the event leaves behind."""
    pairs = tuple((one.letters, one.meaning) for one in event.columns)
    return Remembered(event.project, event.heads, event.kind, pairs)


def _where(
    state: ProposalState | None, field: str, unit: UnitId | None
) -> Sequence[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if state is not None:
        found.append(table.c.state == state)
    if field:
        found.append(table.c.field == field)
    if unit is not None:
        found.append(table.c.unit == unit)
    return found


def _made(db: Connection, entry: Entry[ProposalsMade]) -> None:
    """What waits about the same field of the same unit is replaced: the later list counts."""
    event = entry.event
    again = {(one.unit, one.field) for one in event.proposals}
    open_ = (
        one
        for one in about(db, (one.unit for one in event.proposals))
        if one.state is ProposalState.OPEN and (one.unit, one.field) in again
    )
    proposals.put(db, *(replace(one, state=ProposalState.REPLACED) for one in open_))
    made = (
        Proposal(
            id=one.number,
            unit=one.unit,
            project=event.project,
            field=one.field,
            old=one.old,
            new=one.new,
            origin=event.origin,
            made_at=entry.happened_at,
            made_by=entry.by,
        )
        for one in event.proposals
    )
    proposals.put(db, *made)


def _accepted(db: Connection, entry: Entry[ProposalsAccepted]) -> None:
    _decide(db, entry, entry.event.numbers, ProposalState.ACCEPTED, "")


def _declined(db: Connection, entry: Entry[ProposalsDeclined]) -> None:
    _decide(db, entry, entry.event.numbers, ProposalState.DECLINED, entry.event.reason)


def _decide(
    db: Connection,
    entry: Entry[ProposalsAccepted] | Entry[ProposalsDeclined],
    numbers: Iterable[int],
    state: ProposalState,
    reason: str,
) -> None:
    decided = (
        replace(one, state=state, decided_at=entry.happened_at, decided_by=entry.by, reason=reason)
        for one in numbered(db, numbers)
    )
    proposals.put(db, *decided)


def _named(db: Connection, entry: Entry[ColumnsNamed]) -> None:
    remembered.put(db, as_named(entry.event))


FOLDS: Folds = {
    ProposalsMade: _made,
    ProposalsAccepted: _accepted,
    ProposalsDeclined: _declined,
    ColumnsNamed: _named,
}
