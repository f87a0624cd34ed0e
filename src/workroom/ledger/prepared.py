"""Statements that are compiled once and then run on the driver itself: the hot path of every scan.

SQLAlchemy spends some 0.2 ms around each statement that SQLite answers in 0.01.
A station asks a dozen questions per scan, so the ones that are always the same
are prepared; everything else goes the ordinary way.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

from sqlalchemy import Connection
from sqlalchemy.sql.compiler import SQLCompiler

Processor = Callable[[Any], Any]


class Statement(Protocol):
    """What SQLAlchemy can compile."""

    def compile(self, *args: Any, **kwargs: Any) -> Any: ...


class Prepared:
    """One statement. Its parameters are the names of its bind parameters."""

    def __init__(self, statement: Statement, types: Iterable[Any] = ()) -> None:
        self._statement = statement
        self._types = tuple(types)
        self._sql = ""
        self._binds: tuple[tuple[str, Processor | None, Any], ...] = ()
        self._results: tuple[Processor | None, ...] = ()

    def rows(self, db: Connection, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """All rows of the answer, each cell as its column's type reads it."""
        cursor = self._execute(db, values)
        try:
            found = cursor.fetchall()
        finally:
            cursor.close()
        if not any(self._results):
            return [tuple(row) for row in found]
        return [
            tuple(
                cell if read is None else read(cell)
                for cell, read in zip(row, self._results, strict=True)
            )
            for row in found
        ]

    def write(self, db: Connection, values: Iterable[Mapping[str, Any]]) -> None:
        """Run the statement once for each set of values."""
        self._prepare(db)
        driver, rows = _driver(db), [self._bound(one) for one in values]
        one_row = len(rows) == 1
        cursor = (
            driver.execute(self._sql, rows[0]) if one_row else driver.executemany(self._sql, rows)
        )
        cursor.close()

    def _execute(self, db: Connection, values: Mapping[str, Any]) -> Any:
        self._prepare(db)
        return _driver(db).execute(self._sql, self._bound(values))

    def _bound(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        """The values in the statement's order; what the statement itself fixes (a limit) stands."""
        cells = ((values.get(name, fixed), bind) for name, bind, fixed in self._binds)
        return tuple(cell if bind is None else bind(cell) for cell, bind in cells)

    def _prepare(self, db: Connection) -> None:
        if self._sql:
            return
        compiled: SQLCompiler = self._statement.compile(dialect=db.dialect)
        self._results = tuple(type_.result_processor(db.dialect, None) for type_ in self._types)
        self._binds = tuple(
            (name, compiled.binds[name].type.bind_processor(db.dialect), compiled.params.get(name))
            for name in compiled.positiontup or ()
        )
        self._sql = str(compiled)


def _driver(db: Connection) -> Any:
    return db.connection.dbapi_connection
