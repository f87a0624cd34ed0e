"""Statements that are compiled once and then run on the driver itself: the hot path of every scan.

SQLAlchemy spends some 0.2 ms around each statement that SQLite answers in 0.01.
A station asks a dozen questions per scan, so the ones that are always the same
are prepared; everything else goes the ordinary way.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol

from sqlalchemy import Connection
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.compiler import SQLCompiler

from workroom.ledger.columns import Spelled

Turn = Callable[[Any], Any]
Cells = list[Any]

PORTION = 2000
"""So many rows are fetched at once by `each`."""


class Statement(Protocol):
    """What SQLAlchemy can compile."""

    def compile(self, *args: Any, **kwargs: Any) -> Any: ...


class Prepared:
    """One statement; `names` are its bind parameters in the order in which values will be given.

    `types` are those of the columns of the answer. Without them, and always where a
    cell is NULL, cells come as they lie in the table.
    """

    def __init__(
        self, statement: Statement, names: Sequence[str] = (), types: Iterable[Any] = ()
    ) -> None:
        self._statement = statement
        self._names = tuple(names)
        self._types = tuple(types)
        self._sql = ""
        self._fixed: tuple[Any, ...] = ()
        self._order: tuple[int, ...] | None = None
        self._writes: tuple[tuple[int, Turn], ...] = ()
        self._reads: tuple[tuple[int, Turn], ...] = ()

    def rows(self, db: Connection, *values: Any) -> list[Any]:
        """All rows of the answer, each cell as its column's type reads it."""
        cursor = self._execute(db, values)
        found: list[Any] = cursor.fetchall()
        cursor.close()
        return [self._read(row) for row in found] if self._reads else found

    def each(self, db: Connection, *values: Any) -> Iterator[Any]:
        """The rows one by one, for an answer that is too long to be held."""
        cursor = self._execute(db, values)
        try:
            while portion := cursor.fetchmany(PORTION):
                yield from map(self._read, portion) if self._reads else portion
        finally:
            cursor.close()

    def write(self, db: Connection, *rows: Sequence[Any]) -> None:
        """Run the statement once for each row of values."""
        if not self._sql:
            self._prepare(db.dialect)
        driver: Any = db.connection.dbapi_connection
        if len(rows) == 1:
            driver.execute(self._sql, self._bound(rows[0])).close()
        else:
            driver.executemany(self._sql, map(self._bound, rows)).close()

    def _execute(self, db: Connection, values: Sequence[Any]) -> Any:
        if not self._sql:
            self._prepare(db.dialect)
        driver: Any = db.connection.dbapi_connection
        return driver.execute(self._sql, self._bound(values))

    def _bound(self, values: Sequence[Any]) -> Cells:
        """The values in the statement's order; what the statement itself fixes (a limit) stands."""
        if self._order is None:
            cells = list(values)
        else:
            given = (*values, *self._fixed)
            cells = [given[at] for at in self._order]
        for at, turn in self._writes:
            if (cell := cells[at]) is not None:
                cells[at] = turn(cell)
        return cells

    def _read(self, row: Sequence[Any]) -> Cells:
        cells = list(row)
        for at, turn in self._reads:
            if (cell := cells[at]) is not None:
                cells[at] = turn(cell)
        return cells

    def _prepare(self, dialect: Dialect) -> None:
        compiled: SQLCompiler = self._statement.compile(dialect=dialect)
        binds = tuple(compiled.positiontup or ())
        if binds != self._names:
            fixed = tuple(name for name in binds if name not in self._names)
            known = (*self._names, *fixed)
            self._fixed = tuple(compiled.params[name] for name in fixed)
            self._order = tuple(known.index(name) for name in binds)
        writes = ((at, _writing(compiled.binds[n].type, dialect)) for at, n in enumerate(binds))
        reads = ((at, _reading(type_, dialect)) for at, type_ in enumerate(self._types))
        self._writes = tuple((at, turn) for at, turn in writes if turn is not None)
        self._reads = tuple((at, turn) for at, turn in reads if turn is not None)
        self._sql = str(compiled)


def _writing(type_: Any, dialect: Dialect) -> Turn | None:
    found: Turn | None = (
        type_.write if isinstance(type_, Spelled) else type_.bind_processor(dialect)
    )
    return found


def _reading(type_: Any, dialect: Dialect) -> Turn | None:
    found: Turn | None = (
        type_.read if isinstance(type_, Spelled) else type_.result_processor(dialect, None)
    )
    return found
