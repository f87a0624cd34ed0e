"""Where it is kept which scan belongs to what."""

from collections.abc import Iterable

from sqlalchemy import Column, Connection, Integer, Text

from workroom.base.event import Entry
from workroom.base.ids import Kind, Subject
from workroom.ledger.columns import OneOf, UtcDateTime, book_table, key
from workroom.ledger.register import Folds
from workroom.ledger.rows import Rows
from workroom.rooms.filed.model import PaperAttached, Scan, Told

table = book_table(
    "scanned_papers",
    key(),
    Column("number", Text, nullable=False, index=True),
    Column("kind", OneOf(Kind), nullable=False),
    Column("of", Integer, nullable=False, index=True),
    Column("file", Text, nullable=False),
    Column("original", Text, nullable=False),
    Column("digest", Text, nullable=False, index=True),
    Column("size", Integer, nullable=False),
    Column("told", OneOf(Told), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("by", Integer, nullable=False),
)
scans = Rows(Scan, table)


def every(db: Connection) -> tuple[Scan, ...]:
    """All scans, oldest first."""
    return scans.find(db)


def of_subjects(db: Connection, subjects: Iterable[Subject]) -> tuple[Scan, ...]:
    """The scans that belong to any of these, oldest first."""
    found = {
        one.id: one
        for subject in subjects
        for one in scans.find(db, table.c.of == subject.id, table.c.kind == subject.kind)
    }
    return tuple(found[seq] for seq in sorted(found))


def same_file(db: Connection, number: str, digest: str) -> Scan | None:
    """The scan that is this very file, of that number."""
    return scans.first(db, table.c.digest == digest, table.c.number == number)


def _attached(db: Connection, entry: Entry[PaperAttached]) -> None:
    event = entry.event
    scans.put(
        db,
        Scan(
            id=entry.seq,
            number=event.number,
            kind=event.kind,
            of=event.id,
            file=event.file,
            original=event.original,
            digest=event.digest,
            size=event.size,
            told=event.told,
            at=entry.happened_at,
            by=entry.by,
        ),
    )


FOLDS: Folds = {PaperAttached: _attached}
