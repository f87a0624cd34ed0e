"""Which entries are about what: the index behind every trail, rebuilt from the journal at will."""

from collections.abc import Iterable

from sqlalchemy import Column, Connection, Integer, PrimaryKeyConstraint, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from workroom.base.ids import Kind, Subject
from workroom.ledger.columns import OneOf, cache_table
from workroom.ledger.journal import journal
from workroom.ledger.prepared import Prepared

mentions = cache_table(
    "mentions",
    Column("kind", OneOf(Kind), nullable=False),
    Column("id", Integer, nullable=False),
    Column("seq", Integer, nullable=False),
    PrimaryKeyConstraint("kind", "id", "seq"),
)
_ADD = Prepared(
    insert(mentions)
    .values(kind=bindparam("of_kind"), id=bindparam("of_id"), seq=bindparam("in_seq"))
    .on_conflict_do_nothing(),
    ("of_kind", "of_id", "in_seq"),
)


def mention(db: Connection, seq: int, subjects: Iterable[Subject]) -> None:
    """Note what an entry is about."""
    rows = [(subject.kind, subject.id, seq) for subject in subjects]
    if rows:
        _ADD.write(db, *rows)


def subjects_of(db: Connection, kind: Kind, ending: str) -> frozenset[int]:
    """The ids of a kind that entries are about whose events have names that end so."""
    query = (
        select(mentions.c.id)
        .join(journal, journal.c.seq == mentions.c.seq)
        .where(mentions.c.kind == kind, journal.c.event.endswith(ending, autoescape=True))
    )
    return frozenset(db.scalars(query))


def entries_about(db: Connection, *subjects: Subject) -> tuple[int, ...]:
    """The numbers of the entries about any of these, oldest first."""
    found: set[int] = set()
    for subject in subjects:
        query = select(mentions.c.seq).where(
            mentions.c.kind == subject.kind, mentions.c.id == subject.id
        )
        found.update(db.scalars(query))
    return tuple(sorted(found))
