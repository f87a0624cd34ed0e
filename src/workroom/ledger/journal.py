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
from typing import NamedTuple

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


_ALL = select(journal)
_NOTHING: Mapping[str, object] = {}
_ADD = Prepared(insert(journal).values({name: bindparam(f"new_{name}") for name in Line._fields}))
_HEAD = Prepared(select(journal.c.seq, journal.c.digest).order_by(journal.c.seq.desc()).limit(1))


def head(db: Connection) -> tuple[int, str]:
    """Number and digest of the last entry; (0, zeros) in an empty book."""
    found = _HEAD.rows(db, _NOTHING)
    return (found[0][0], found[0][1]) if found else (0, GENESIS)


def add(db: Connection, line: Line) -> None:
    """Write the line; its digest must have been worked out with `digest`."""
    _ADD.write(db, [{f"new_{name}": cell for name, cell in line._asdict().items()}])


def lines(db: Connection, *, after: int = 0) -> Iterator[Line]:
    """The entries, oldest first; undecodable cells raise as they are reached."""
    for row in db.execute(_ALL.where(journal.c.seq > after).order_by(journal.c.seq)):
        yield Line(*row)


def chosen(db: Connection, seqs: tuple[int, ...]) -> Iterator[Line]:
    """Just these entries, oldest first."""
    wanted = sorted(seqs)
    for start in range(0, len(wanted), 500):
        some = wanted[start : start + 500]
        for row in db.execute(_ALL.where(journal.c.seq.in_(some)).order_by(journal.c.seq)):
            yield Line(*row)


def count(db: Connection) -> int:
    """How many entries there are."""
    return db.scalar(select(func.count()).select_from(journal)) or 0


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
    cells = [
        before,
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
    ]
    spelled = json.dumps(cells, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(spelled.encode()).hexdigest()


def write_numbers(numbers: Mapping[str, tuple[int, int]]) -> str:
    """What was drawn from each series in this entry, as JSON text."""
    return json.dumps(numbers, sort_keys=True, separators=(",", ":")) if numbers else "{}"


def read_numbers(text: str) -> dict[str, tuple[int, int]]:
    """The other way; raises ValueError on text that is not ours."""
    return {series: (int(first), int(last)) for series, (first, last) in json.loads(text).items()}
