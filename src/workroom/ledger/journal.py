"""The register that is only ever added to.

Each entry carries a digest over all of itself and over the digest before it. A
line that is changed, swapped, taken out or slipped in afterwards breaks the
chain, and `breaks` says where. Whoever holds the PC could still cut the tail or
rewrite the whole chain: only a head that somebody else holds, on a signed
paper, finds that (`holds_head`).
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple, TypeAlias

import msgspec
from sqlalchemy import (
    DDL,
    Column,
    Connection,
    Integer,
    Table,
    Text,
    bindparam,
    event,
    func,
    insert,
    select,
)

from workroom.base.event import Source
from workroom.ledger.columns import OneOf, TableKind, UtcDateTime, key, metadata, utc_text
from workroom.ledger.prepared import Prepared

GENESIS = "0" * 64
SHORTEST_DIGITS = 16
"""What somebody must type of a head at least, for it to prove anything."""

journal = Table(
    "journal",
    metadata,
    key("seq"),
    Column("recorded_at", UtcDateTime, nullable=False),
    Column("happened_at", UtcDateTime, nullable=False),
    Column("source", OneOf(Source), nullable=False),
    Column("source_note", Text, nullable=False),
    Column("by", Integer, nullable=False),
    Column("station", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("numbers", Text, nullable=False),
    Column("digest", Text, nullable=False, index=True),
    info={"kind": TableKind.JOURNAL},
    sqlite_strict=True,
)

GUARDS = tuple(
    f"CREATE TRIGGER journal_no_{verb.lower()} BEFORE {verb} ON journal "
    "BEGIN SELECT RAISE(ABORT, 'the journal is only ever added to'); END"
    for verb in ("UPDATE", "DELETE")
)
for _guard in GUARDS:
    event.listen(journal, "after_create", DDL(_guard))  # type: ignore[no-untyped-call]  # SQLAlchemy has no annotation there


class Line(NamedTuple):
    """A journal row as it lies in the table, event still as text."""

    seq: int
    recorded_at: datetime
    happened_at: datetime
    source: Source
    source_note: str
    by: int
    station: str
    event: str
    version: int
    body: str
    numbers: str
    digest: str


Raw: TypeAlias = tuple[Any, ...]
"""A journal row cell by cell, each as it is spelled in the table; the digest is the last."""

_ALL = select(journal)
_AFTER = _ALL.where(journal.c.seq > bindparam("after")).order_by(journal.c.seq)
_BETWEEN = Prepared(
    _ALL.where(journal.c.seq.between(bindparam("first"), bindparam("last"))).order_by(
        journal.c.seq
    ),
    ("first", "last"),
)
_RAW = Prepared(_AFTER, ("after",))
# The cells are spelled once, for the digest and for the table: nothing is left for the types to do.
_ADD = Prepared(
    insert(journal).values({name: bindparam(f"new_{name}", type_=Text) for name in Line._fields}),
    [f"new_{name}" for name in Line._fields],
)
_HEAD = Prepared(select(journal.c.seq, journal.c.digest).order_by(journal.c.seq.desc()).limit(1))
_SOURCES = {source.value: source for source in Source}
_SPELLING = msgspec.json.Encoder()


def head(db: Connection) -> tuple[int, str]:
    """Number and digest of the last entry; (0, zeros) in an empty book."""
    found = _HEAD.rows(db)
    return (found[0][0], found[0][1]) if found else (0, GENESIS)


def add(db: Connection, before: str, line: Line) -> str:
    """Write the line behind the head; answers the digest that it was given, the new head."""
    cells = _spelled(line)
    new = _chained(before, cells)
    _ADD.write(db, (*cells, new))
    return new


def lines(db: Connection, *, after: int = 0) -> Iterator[Line]:
    """The entries, oldest first; undecodable cells raise ValueError as they are reached."""
    return map(read, raw_lines(db, after=after))


def raw_lines(db: Connection, *, after: int = 0) -> Iterator[Raw]:
    """The entries, oldest first, as they lie in the table: to check how they are spelled."""
    return _RAW.each(db, after)


def read(raw: Raw) -> Line:
    """The row's cells as values. Raises ValueError where one cannot be read."""
    seq, recorded_at, happened_at, source, *rest = raw
    return Line(
        seq,
        datetime.fromisoformat(recorded_at),
        datetime.fromisoformat(happened_at),
        _SOURCES.get(source) or Source(source),
        *rest,
    )


def chosen(db: Connection, seqs: tuple[int, ...]) -> Iterator[Line]:
    """Just these entries, oldest first."""
    wanted = sorted(seqs)
    for start in range(0, len(wanted), 500):
        some = wanted[start : start + 500]
        for row in db.execute(_ALL.where(journal.c.seq.in_(some)).order_by(journal.c.seq)):
            yield Line(*row)


def between(db: Connection, first: int, last: int) -> Iterator[Line]:
    """The entries from one number to another, both of them too, oldest first."""
    return map(read, _BETWEEN.each(db, first, last))


def first_since(db: Connection, moment: datetime) -> int:
    """The number of the first entry written at that moment or later; of none: the next number.

    Halves the journal again and again, so that a long book takes no more than
    twenty looks. It relies on entries being written one after the other.
    """
    low, high = 1, head(db)[0] + 1
    while low < high:
        middle = (low + high) // 2
        written = db.scalar(select(journal.c.recorded_at).where(journal.c.seq == middle))
        if written is not None and written < moment:
            low = middle + 1
        else:
            high = middle
    return low


def count(db: Connection) -> int:
    """How many entries there are."""
    return db.scalar(select(func.count()).select_from(journal)) or 0


def count_by_event(db: Connection) -> dict[str, int]:
    """How many entries there are of each event."""
    counted = select(journal.c.event, func.count()).group_by(journal.c.event)
    return {str(event): int(number) for event, number in db.execute(counted)}


def count_since(db: Connection, moment: datetime) -> int:
    """How many entries were written since then; looks at the newest only."""
    first = db.scalar(
        select(journal.c.seq)
        .where(journal.c.recorded_at < moment)
        .order_by(journal.c.seq.desc())
        .limit(1)
    )
    return head(db)[0] - (first or 0)


def holds_head(db: Connection, digits: str) -> bool:
    """Whether an entry with this head, or at least its first 16 digits, is in the book."""
    return (db.scalar(select(func.count()).where(journal.c.digest.like(f"{digits}%"))) or 0) > 0


def digest(before: str, line: Line) -> str:
    """SHA-256, in hex, over the head before and every cell of the line but the digest itself.

    The cells stand in a JSON list, so that no two different lines spell the same text.
    """
    return _chained(before, _spelled(line))


def follows(before: str, raw: Raw) -> bool:
    """Whether the row carries the digest of what its cells say, letter for letter."""
    return bool(raw[-1] == _chained(before, raw[:-1]))


def _chained(before: str, cells: Raw) -> str:
    return hashlib.sha256(_SPELLING.encode((before, *cells))).hexdigest()


def _spelled(line: Line) -> Raw:
    return (
        line.seq,
        utc_text(line.recorded_at),
        utc_text(line.happened_at),
        line.source.value,
        line.source_note,
        line.by,
        line.station,
        line.event,
        line.version,
        line.body,
        line.numbers,
    )


def write_numbers(numbers: Mapping[str, tuple[int, int]]) -> str:
    """What was drawn from each series in this entry, as JSON text."""
    return json.dumps(numbers, sort_keys=True, separators=(",", ":")) if numbers else "{}"


def read_numbers(text: str) -> dict[str, tuple[int, int]]:
    """The other way; raises ValueError on text that is not ours."""
    if text == "{}":
        return {}
    return {series: (int(first), int(last)) for series, (first, last) in json.loads(text).items()}
