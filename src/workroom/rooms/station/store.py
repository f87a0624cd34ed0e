"""Where scans that did nothing are kept."""

from sqlalchemy import Column, Connection, Integer, Text, func, select

from workroom.base.event import Entry, Source
from workroom.ledger.columns import OneOf, UtcDateTime, book_table, key
from workroom.ledger.journal import journal
from workroom.ledger.register import Folds
from workroom.ledger.rows import Rows
from workroom.rooms.station.model import KeptScan, Outcome, ScanKept

table = book_table(
    "kept_scans",
    key(),
    Column("at", UtcDateTime, nullable=False),
    Column("station", Text, nullable=False),
    Column("by", Integer, nullable=False),
    Column("code", Text, nullable=False),
    Column("outcome", OneOf(Outcome), nullable=False, index=True),
    Column("reason", Text, nullable=False),
)
kept_scans = Rows(KeptScan, table)


def recent(db: Connection, outcome: Outcome, *, limit: int = 100) -> tuple[KeptScan, ...]:
    """The newest refused, or unknown, scans."""
    return kept_scans.find(db, table.c.outcome == outcome, order=(table.c.id.desc(),), limit=limit)


def count(db: Connection, outcome: Outcome) -> int:
    """How many of a kind are kept."""
    query = select(func.count()).select_from(table).where(table.c.outcome == outcome)
    return db.scalar(query) or 0


def scanned_at(db: Connection, station: str, *, after: int, limit: int) -> tuple[int, ...]:
    """The newest entries that scans at a station wrote since an entry, newest first."""
    query = (
        select(journal.c.seq)
        .where(
            journal.c.seq > after,
            journal.c.source == Source.SCAN,
            journal.c.station == station,
        )
        .order_by(journal.c.seq.desc())
        .limit(limit)
    )
    return tuple(db.scalars(query))


def _kept(db: Connection, entry: Entry[ScanKept]) -> None:
    event = entry.event
    kept_scans.put(
        db,
        KeptScan(
            entry.seq,
            entry.happened_at,
            entry.station,
            entry.by,
            event.code,
            event.outcome,
            event.reason,
        ),
    )


FOLDS: Folds = {ScanKept: _kept}
