"""Can this book be believed? Chain whole, tables its replay, no number missing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool

from workroom.base.errors import WorkroomError
from workroom.base.event import Entry, Event
from workroom.base.series import SeriesBegun
from workroom.base.words import N_, Phrase, phrase
from workroom.ledger import journal
from workroom.ledger.columns import TableKind, kind_of, metadata
from workroom.ledger.register import Register
from workroom.ledger.work import entry_of

PAPER = "against"
"""Where the break is when it is in the digits of a paper."""
MOST_NAMED = 50
"""Breaks named per table; a book that was taken apart needs no longer list."""

DAMAGED_FILE = N_("The database file is damaged: {what}.")
GUARD_GONE = N_("The guard that keeps the journal from being changed is gone.")
STRANGE_TABLE = N_("A table that this program did not make.")
NO_KIND = N_("The table does not say what it is.")
TABLE_GONE = N_("The table is missing.")
ENTRY_GONE = N_("The entry is missing; after {before} comes {after}.")
CHAIN_BROKEN = N_(
    "The entry does not follow from the one before it: it, or one before it, was changed."
)
UNREADABLE = N_("The entry cannot be read: {why}.")
STRANGE_TRIGGER = N_(
    "A trigger or view that this program did not make: it may keep entries from being written."
)
NOT_IN_REPLAY = N_("The row stands in the table but does not follow from the journal.")
NOT_IN_TABLE = N_("The row follows from the journal but is missing from the table.")
DIFFERENT = N_("The column {column} says {table}, the journal says {journal}.")
NUMBER_GAP = N_("After number {before} comes {after}.")
BEGUN_LATE = N_("The series cannot begin after {after}: it stands at {before} already.")
NO_SUCH_HEAD = N_("These digits are not in this book.")
CUT_OR_STRANGE = N_(
    "Either it was cut or rewritten after that paper was printed, or the digits are of another "
    "book or mistyped."
)
CHAIN_WHOLE = N_("The chain is whole: {entries} entries.")
"""Said instead of "the book is whole" where the digits of a paper are not in it."""
TOO_SHORT = N_("At least {count} digits of the head are needed.")
ONLY_AGAINST = N_(
    "Whoever holds this PC could have rewritten the whole book or cut its end; only the "
    "digits on a "
    "signed paper (verify --against) or the other party's copy can show that."
)


@dataclass(frozen=True, slots=True)
class Break:
    """Where the book does not hold, and what is wrong there."""

    where: str
    what: Phrase


@dataclass(frozen=True, slots=True)
class Finding:
    """What an examination of the book came to."""

    entries: int
    head: str
    breaks: tuple[Break, ...]
    """Those of the book, then that of the paper's digits, if any."""

    @property
    def whole(self) -> bool:
        """Every check said yes, that of the paper's digits too."""
        return not self.breaks

    @property
    def of_book(self) -> tuple[Break, ...]:
        """The breaks that the book itself shows, whatever any paper says."""
        return tuple(found for found in self.breaks if found.where != PAPER)

    @property
    def of_paper(self) -> Phrase | None:
        """What is wrong with the digits of the paper; that alone breaks no chain."""
        return next((found.what for found in self.breaks if found.where == PAPER), None)


Told = Callable[[int, int], object]


def _to_nobody(_seq: int, _last: int) -> None:
    """Nobody waits for the answer."""


def verify(
    db: Connection, register: Register, *, against: str | None = None, told: Told = _to_nobody
) -> Finding:
    """Examine the book.

    Args:
        db: a reading connection on the book.
        against: digits of a head from a paper, blanks and dashes allowed.
        told: called before each entry is replayed, with its number and that of the last; what it
            raises ends the examination.
    """
    breaks = [*_structure(db)]
    if any(
        found.where in {"journal", "file"} and found.what.template != GUARD_GONE for found in breaks
    ):
        return Finding(0, journal.GENESIS, tuple(breaks))
    replayed = create_engine("sqlite://", poolclass=StaticPool)
    try:
        breaks += _replay(db, register, replayed, told)
        breaks += _tables(db, replayed, gone={found.where for found in breaks})
    finally:
        replayed.dispose()
    if against is not None:
        breaks += of_digits(db, against)
    _, head = journal.head(db)
    return Finding(journal.count(db), head, tuple(breaks))


def _structure(db: Connection) -> Iterator[Break]:
    for (line,) in db.exec_driver_sql("PRAGMA integrity_check(5)").all():
        if line != "ok":
            yield Break("file", phrase(DAMAGED_FILE, what=line))
    rows = db.exec_driver_sql("SELECT type, name, sql FROM sqlite_master").all()
    there = {name for kind, name, _ in rows if kind == "table"}
    for name in sorted(there - metadata.tables.keys()):
        if not name.startswith(("sqlite_", "alembic_version", "search")):
            yield Break(name, phrase(STRANGE_TABLE))
    for table in metadata.sorted_tables:
        if kind_of(table) is None:
            yield Break(table.name, phrase(NO_KIND))
        if table.name not in there:
            yield Break(table.name, phrase(TABLE_GONE))
    guards = {" ".join(guard.split()) for guard in journal.GUARDS}
    triggers = {" ".join(sql.split()): name for kind, name, sql in rows if kind == "trigger"}
    if not triggers.keys() >= guards:
        yield Break("journal", phrase(GUARD_GONE))
    strange = [name for sql, name in triggers.items() if sql not in guards]
    for name in sorted((*strange, *(name for kind, name, _ in rows if kind == "view"))):
        yield Break(name, phrase(STRANGE_TRIGGER))


def _replay(db: Connection, register: Register, replayed: Engine, told: Told) -> Iterator[Break]:
    """Walk the chain, and build the tables anew beside it."""
    newest, _ = journal.head(db)
    series: dict[str, int] = {}
    before, expected = journal.GENESIS, 1
    metadata.create_all(
        replayed, [t for t in metadata.sorted_tables if kind_of(t) is TableKind.BOOK]
    )
    with replayed.connect() as anew, anew.begin():
        try:
            for raw in journal.raw_lines(db):
                seq = raw[0]
                where = f"journal {seq}"
                told(seq, newest)
                if seq != expected:
                    yield Break(where, phrase(ENTRY_GONE, before=expected - 1, after=seq))
                elif not journal.follows(before, raw):
                    yield Break(where, phrase(CHAIN_BROKEN))
                before, expected = raw[-1], seq + 1
                try:
                    line = journal.read(raw)
                    entry = entry_of(line, register.codec.read(line.event, line.version, line.body))
                    yield from _numbers(where, entry, series)
                    register.apply(anew, entry)
                except (WorkroomError, SQLAlchemyError, ValueError, TypeError, KeyError) as error:
                    yield Break(where, phrase(UNREADABLE, why=str(error).splitlines()[0]))
        except (ValueError, TypeError) as error:
            yield Break(f"journal {expected}", phrase(UNREADABLE, why=str(error)))


def _numbers(where: str, entry: Entry[Event], series: dict[str, int]) -> Iterator[Break]:
    """No number is missing from the first of a series to its last; `series` goes on with it.

    The first is 1, or the one after those that papers of before the book bear.
    """
    for name, (first, last) in entry.numbers.items():
        if first != series.get(name, 0) + 1 or last < first:
            gap = phrase(NUMBER_GAP, before=series.get(name, 0), after=first)
            yield Break(f"{where} {name}", gap)
        series[name] = last
    if isinstance(entry.event, SeriesBegun):
        name, after = entry.event.series, entry.event.after
        if (before := series.get(name, 0)) != 0:
            late = phrase(BEGUN_LATE, before=before, after=after)
            yield Break(f"{where} {name}", late)
        series[name] = after


def _tables(db: Connection, replayed: Engine, *, gone: set[str]) -> Iterator[Break]:
    with replayed.connect() as anew:
        for table in metadata.sorted_tables:
            if kind_of(table) is TableKind.BOOK and table.name not in gone:
                for number, found in enumerate(_differences(db, anew, table)):
                    if number == MOST_NAMED:
                        break
                    yield found


def _differences(db: Connection, anew: Connection, table: Table) -> Iterator[Break]:
    """Compare raw cells, as they lie in the file: one that cannot be read counts, too."""
    columns = [column.name for column in table.columns]
    keys = [column.name for column in table.primary_key]
    named = ", ".join(f'"{name}"' for name in columns)
    order = ", ".join(f'"{name}"' for name in keys)
    query = f'SELECT {named} FROM "{table.name}" ORDER BY {order}'  # noqa: S608 — names are our own metadata
    width = [columns.index(name) for name in keys]

    def keyed(row: Any) -> tuple[Any, ...]:
        return tuple(row[position] for position in width)

    ours, theirs = _rows(db, query), _rows(anew, query)
    left, right = next(ours, None), next(theirs, None)
    while left is not None or right is not None:
        if left == right and list(map(type, left or ())) == list(map(type, right or ())):
            left, right = next(ours, None), next(theirs, None)
        elif right is None or (left is not None and _before(keyed(left), keyed(right))):
            yield Break(_where(table, keys, keyed(left)), phrase(NOT_IN_REPLAY))
            left = next(ours, None)
        elif left is None or _before(keyed(right), keyed(left)):
            yield Break(_where(table, keys, keyed(right)), phrase(NOT_IN_TABLE))
            right = next(theirs, None)
        else:
            for name, mine, other in zip(columns, left, right, strict=True):
                if mine != other or type(mine) is not type(other):
                    what = phrase(DIFFERENT, column=name, table=repr(mine), journal=repr(other))
                    yield Break(_where(table, keys, keyed(left)), what)
            left, right = next(ours, None), next(theirs, None)


def _rows(db: Connection, query: str) -> Iterator[tuple[Any, ...]]:
    """The rows as the driver gives them, in portions."""
    driver: Any = db.connection.dbapi_connection
    cursor = driver.execute(query)
    while portion := cursor.fetchmany(1000):
        yield from portion


def _before(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    """As SQLite sorts: nothing, then numbers, then text; text by its bytes."""

    def rank(part: Any) -> tuple[int, Any]:
        if part is None:
            return (0, 0)
        return (2, str(part).encode()) if isinstance(part, str) else (1, part)

    return [rank(part) for part in one] < [rank(part) for part in other]


def _where(table: Table, keys: list[str], values: Any) -> str:
    named = ", ".join(f"{name}={value}" for name, value in zip(keys, values, strict=True))
    return f"{table.name} {named}"


def of_digits(db: Connection, against: str) -> Iterator[Break]:
    """What is wrong with the digits of a paper; nothing, where an entry bears them."""
    digits = "".join(against.split()).replace("-", "").lower()
    if len(digits) < journal.SHORTEST_DIGITS or set(digits) - set("0123456789abcdef"):
        yield Break(PAPER, phrase(TOO_SHORT, count=journal.SHORTEST_DIGITS))
    elif not journal.holds_head(db, digits):
        said, why = phrase(NO_SUCH_HEAD), phrase(CUT_OR_STRANGE)
        yield Break(PAPER, phrase("{said} {why}", said=said, why=why))
