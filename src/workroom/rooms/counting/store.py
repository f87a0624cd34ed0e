"""Where the count that is under way is kept."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    PrimaryKeyConstraint,
    and_,
    bindparam,
    func,
    select,
)

from workroom.base.event import Entry
from workroom.base.ids import CountId, Kind
from workroom.ledger.columns import Day, OneOf, UtcDateTime, book_table, key
from workroom.ledger.prepared import Prepared
from workroom.ledger.register import Folds
from workroom.ledger.rows import Rows
from workroom.rooms.counting.model import (
    Count,
    CountBegun,
    CountEnded,
    CountLine,
    Mark,
    Purpose,
    Sort,
    ThingCounted,
)
from workroom.rooms.custody import store as custody

table = book_table(
    "counts",
    key(),
    Column("purpose", OneOf(Purpose), nullable=False),
    Column("day", Day, nullable=False),
    Column("begun_at", UtcDateTime, nullable=False),
    Column("begun_by", Integer, nullable=False),
    Column("begun_entry", Integer, nullable=False),
    Column("ended_at", UtcDateTime),
)
counts = Rows(Count, table)
_RUNNING = counts.question(table.c.ended_at.is_(None), limit=1)

line_table = book_table(
    "count_lines",
    Column("kind", OneOf(Kind), nullable=False),
    Column("id", Integer, nullable=False),
    Column("sort", OneOf(Sort), nullable=False),
    Column("cabinet", Integer),
    Column("inside", Integer, nullable=False),
    Column("mark", OneOf(Mark), nullable=False, index=True),
    Column("found_in", Integer),
    Column("found_by", Integer),
    Column("found_at", UtcDateTime),
    PrimaryKeyConstraint("kind", "id"),
)
count_lines = Rows(CountLine, line_table)
"""Of the one count that is under way: of those before, the journal tells."""
_OF_MARK = count_lines.question(line_table.c.mark == bindparam("with_mark"))
_BEGUN = select(table.c.begun_at).where(table.c.ended_at.is_(None)).scalar_subquery()
_IS_UNIT = line_table.c.kind == Kind.UNIT
_WHERE = line_table.outerjoin(
    custody.table, and_(_IS_UNIT, custody.table.c.unit == line_table.c.id)
)
_LEFT = Prepared(
    select(func.count())
    .select_from(_WHERE)
    .where(line_table.c.mark == Mark.WAITING, ~_IS_UNIT | (custody.table.c.since <= _BEGUN)),
    (),
    (Integer(),),
)


def running(db: Connection) -> Count | None:
    """The count that is under way."""
    return next(iter(_RUNNING(db)), None)


def line(db: Connection, kind: Kind, id_: int) -> CountLine | None:
    """A thing of the count that is under way."""
    return count_lines.at(db, kind, id_)


def lines(db: Connection) -> tuple[CountLine, ...]:
    """All things of the count that is under way."""
    return count_lines.find(db)


def waiting(db: Connection) -> tuple[CountLine, ...]:
    """What nobody has scanned yet."""
    return _OF_MARK(db, with_mark=Mark.WAITING)


def left(db: Connection) -> int:
    """How many things nobody has scanned or moved since the count began; asked at every scan.

    What was moved since is where its own act says (`reckoning.not_located`).
    """
    return int(_LEFT.rows(db)[0][0])


def _begun(db: Connection, entry: Entry[CountBegun]) -> None:
    event = entry.event
    counts.put(
        db,
        Count(
            CountId(event.count),
            event.purpose,
            event.day,
            entry.happened_at,
            entry.by,
            entry.seq,
        ),
    )
    expected: Iterable[CountLine] = (
        CountLine(one.kind, one.id, one.sort, one.cabinet, one.inside) for one in event.things
    )
    count_lines.put(db, *expected)


def _counted(db: Connection, entry: Entry[ThingCounted]) -> None:
    event = entry.event
    before = line(db, event.kind, event.id) or CountLine(event.kind, event.id, event.sort, None, 0)
    count_lines.put(
        db,
        replace(
            before,
            mark=event.mark,
            found_in=event.cabinet,
            found_by=entry.by,
            found_at=entry.happened_at,
        ),
    )


def _ended(db: Connection, entry: Entry[CountEnded]) -> None:
    counts.put(db, replace(counts.get(db, entry.event.count), ended_at=entry.happened_at))
    count_lines.drop(db)


FOLDS: Folds = {CountBegun: _begun, ThingCounted: _counted, CountEnded: _ended}
