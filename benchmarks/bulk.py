"""Builds a large book in bulk: the use cases themselves, thousands of acts to one transaction."""

import argparse
import gc
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection
from year import BOXES_A_DAY, Clock, Year

from workroom.base.event import Source
from workroom.base.ids import PersonId
from workroom.base.late import Late
from workroom.book import load_migrations, register
from workroom.ledger.folder import Folder
from workroom.ledger.verify import Finding, verify
from workroom.ledger.work import Ledger, Work

TOGETHER = 20_000
"""So many entries are committed at once."""
CACHE_KB = 400_000

Say = Callable[[str], None]

__all__ = ["BulkLedger", "Clock", "build", "examined"]


class BulkLedger(Ledger):
    """A ledger that is quick because nothing of it is on the disk before `finish`.

    Everything else is as it always is: the same use cases ask the same rules,
    the same folds change the same tables, and a refused act is undone. Only the
    transaction is not that of one act but of thousands, each act a savepoint in
    it, and a commit does not wait for the disk.
    """

    def begin(self) -> None:
        """Open the one connection that everything goes through."""
        self._db = self._engine.connect().execution_options(writes=True)
        self._driver = cast("Any", self._db.connection.dbapi_connection)
        for pragma in ("synchronous=OFF", f"cache_size=-{CACHE_KB}", "wal_autocheckpoint=0"):
            self._driver.execute(f"PRAGMA {pragma}").close()
        self._transaction = self._db.begin()
        self._written = self._uncommitted = 0

    @property
    def written(self) -> int:
        """How many entries have been written since `begin`."""
        return self._written

    @contextmanager
    def work(
        self,
        *,
        by: PersonId,
        station: str = "",
        source: Source = Source.TYPED,
        source_note: str = "",
        happened_at: datetime | None = None,
        late: Late | None = None,
    ) -> Iterator[Work]:
        """One act by one person: undone when it raises, on disk only after `finish`."""
        now = self.clock()
        self._driver.execute("SAVEPOINT act").close()
        try:
            work = Work(
                self._db,
                self.register,
                by=by,
                recorded_at=now,
                happened_at=happened_at or now,
                source=source,
                source_note=source_note,
                station=station,
                late=late,
            )
            yield work
            work.close()
        except BaseException:
            self._driver.execute("ROLLBACK TO act").close()
            self._driver.execute("RELEASE act").close()
            raise
        self._driver.execute("RELEASE act").close()
        self._written += len(work.entries)
        self._uncommitted += len(work.entries)
        if self._uncommitted >= TOGETHER:
            self._transaction.commit()
            self._transaction = self._db.begin()
            self._uncommitted = 0

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """The book as it has been written so far."""
        yield self._db

    def finish(self) -> None:
        """Commit what is left, let go, and bring everything into the one file."""
        self._transaction.commit()
        self._db.close()
        self.close()
        with closing(sqlite3.connect(self.path)) as raw:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()


def build(
    root: Path,
    *,
    units: int,
    entries: int,
    boxes_a_day: int = BOXES_A_DAY,
    say: Say = lambda _line: None,
) -> Year:
    """A new book of so many units and at least so many entries, its last day open and at work."""
    folder = Folder(root)
    folder.make()
    load_migrations()(folder.database)
    year = Year(units=units, entries=entries, boxes_a_day=boxes_a_day)
    ledger = BulkLedger(folder.database, register(), year.clock)
    ledger.begin()
    usual = gc.get_threshold()
    gc.set_threshold(100_000, 50, 100)  # next to nothing of it is in circles
    year.live(ledger, lambda: ledger.written, say)
    gc.set_threshold(*usual)
    ledger.finish()
    return year


def examined(root: Path) -> Finding:
    """Whether the book is whole, asked as `workroom verify` asks."""
    ledger = Ledger(Folder(root).database, register(), Clock())
    try:
        with ledger.read() as db:
            return verify(db, ledger.register)
    finally:
        ledger.close()


def main() -> int:
    """Build a book in a folder and have it verified; answers 0 where it is whole."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--units", type=int, default=100_000)
    asked.add_argument("--entries", type=int, default=500_000)
    asked.add_argument("--no-verify", action="store_true")
    given = asked.parse_args()
    begin = time.perf_counter()

    def say(line: str) -> None:
        sys.stderr.write(f"{time.perf_counter() - begin:7.1f} s  {line}\n")

    build(given.folder, units=given.units, entries=given.entries, say=say)
    say("built")
    if given.no_verify:
        return 0
    finding = examined(given.folder)
    say(f"verified: {finding.entries} entries, whole: {finding.whole}")
    for one in finding.breaks:
        say(f"{one.where}: {one.what}")
    return 0 if finding.whole else 1


if __name__ == "__main__":
    sys.exit(main())
