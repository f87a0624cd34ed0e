"""The SQLite file behind a book: how it is opened, and what its errors mean to a person."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from workroom.base.errors import BookError, InputError
from workroom.base.words import N_

BUSY = N_("Another program is writing in this book just now. Try again in a moment.")
READ_ONLY = N_(
    "This book cannot be written: {path}. Nothing was changed. "
    "Check who owns the folder and the disk."
)
DISK_FULL = N_("The disk is full, nothing was written. Make room on it, then do it again.")
DAMAGED = N_("The book at {path} is damaged. Restore the last backup; nothing was changed.")
HALF_A_CHARACTER = N_("A text with half a character in it cannot be kept. Type it again.")
UNREADABLE = N_("The book at {path} cannot be opened: {why}.")

WAIT_MS = 5000
"""How long a writer waits for another before it says so."""


def open_engine(path: Path, *, wait_ms: int = WAIT_MS) -> Engine:
    """The engine on the file, in WAL mode, each commit on disk before it returns.

    SQLite's own transaction keeping is switched off: writers say BEGIN IMMEDIATE
    (two of them can then never read the same state and overwrite one another),
    readers say BEGIN.
    """
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": wait_ms / 1000})

    @event.listens_for(engine, "connect")
    def _settle(raw: sqlite3.Connection, _record: Any) -> None:
        raw.isolation_level = None
        for pragma in ("foreign_keys=ON", "synchronous=FULL", f"busy_timeout={wait_ms}"):
            raw.execute(f"PRAGMA {pragma}").close()
        if raw.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            raw.execute("PRAGMA journal_mode=WAL").close()

    @event.listens_for(engine, "begin")
    def _begin(db: Connection) -> None:
        driver: Any = db.connection.dbapi_connection
        if not driver.in_transaction:  # a `Writer` has begun already
            writes = db.get_execution_options().get("writes", False)
            driver.execute("BEGIN IMMEDIATE" if writes else "BEGIN").close()

    return engine


class Writer:
    """The one connection of a ledger that writes, kept open from one transaction to the next.

    Opening one, and having SQLAlchemy begin and commit on it, costs as much as
    half of the questions of a scan.
    """

    def __init__(self, engine: Engine, *, wait_ms: int) -> None:
        self._engine = engine
        self._wait_s = wait_ms / 1000
        self._free = Lock()
        self._db: Connection | None = None

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """From BEGIN IMMEDIATE to COMMIT, by one thread at a time; undone when the block raises.

        Raises:
            BookError: another thread has not finished within the waiting time.
        """
        if not self._free.acquire(timeout=self._wait_s):
            raise BookError(BUSY)
        try:
            db = self._db = self._db or self._engine.connect()
            driver: Any = db.connection.dbapi_connection
            try:
                driver.execute("BEGIN IMMEDIATE").close()
                yield db
                driver.execute("COMMIT").close()
            except BaseException:
                driver.rollback()
                raise
            finally:
                if db.in_transaction():
                    db.rollback()  # SQLAlchemy's own bookkeeping; SQLite has nothing open any more
        finally:
            self._free.release()

    def close(self) -> None:
        """Let go of the connection; the next transaction opens another."""
        if self._db is not None:
            self._db.close()
            self._db = None


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite complains about into the one sentence a person can act on.

    Raises:
        BookError: busy, read-only, full, damaged. A mistake of ours (a constraint
            that broke, wrong SQL) passes through as it is.
        InputError: a text is no text: half of a character, as a terminal hands on bytes.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        sentence = _sentence(cause, path)
        if sentence is None:
            raise
        raise sentence from error
    except UnicodeEncodeError as error:
        raise InputError(HALF_A_CHARACTER) from error


def _sentence(cause: BaseException | None, path: Path) -> BookError | None:
    name = str(getattr(cause, "sqlite_errorname", ""))
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return BookError(BUSY)
    if name.startswith("SQLITE_READONLY"):
        return BookError(READ_ONLY, path=path)
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return (
            BookError(DISK_FULL)
            if "FULL" in name or "WRITE" in name
            else BookError(UNREADABLE, path=path, why=str(cause))
        )
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return BookError(DAMAGED, path=path)
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return BookError(UNREADABLE, path=path, why=str(cause))
    return None
