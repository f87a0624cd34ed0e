"""Times a stage scan, from code to reply, against the same rows written by bare sqlite3."""

import argparse
import gc
import json
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import bulk

from workroom.base.codes import Code
from workroom.base.ids import NOBODY
from workroom.book import open_book
from workroom.ledger import journal
from workroom.ledger.folder import Folder
from workroom.ledger.work import Ledger
from workroom.rooms.custody import store as custody
from workroom.rooms.people import store as people
from workroom.rooms.station.model import Outcome, Session
from workroom.rooms.station.service import hear
from workroom.rooms.workflow import store as workflow

LARGE = (100_000, 500_000)
SMALL = (1_000, 5_000)
"""Units and entries of the two books."""
MEMORY = Path("/dev/shm")  # noqa: S108 — a disk that is none
WARM_UP = 40
SCANS = 400

# What the book's own connections are set to; journal_mode lies in the file.
PRAGMAS = ("foreign_keys=ON", "synchronous=FULL", "busy_timeout=5000")
WRITES = (
    "INSERT INTO journal VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
    (
        "INSERT INTO passes VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?) "
        "ON CONFLICT (sheet, step, round) DO UPDATE SET started_at = excluded.started_at, "
        "started_by = excluded.started_by, finished_at = excluded.finished_at, "
        "finished_by = excluded.finished_by, quantity = excluded.quantity, "
        "station = excluded.station, reason = excluded.reason, ordered_by = excluded.ordered_by, "
        "superseded = excluded.superseded, void = excluded.void, entry = excluded.entry"
    ),
    "INSERT INTO mentions VALUES (?,?,?) ON CONFLICT DO NOTHING",
)
"""A stage scan writes one row of the first two, and two rows of the third."""


@dataclass
class Desk:
    """One book, scanned into through the station, and a copy of it, written by bare sqlite3."""

    name: str
    ledger: Ledger
    bare: sqlite3.Connection
    clock: bulk.Clock
    queue: Iterator[tuple[str, Code]]
    sessions: dict[str, Session]
    copies: tuple[Path, Path]
    ours_ms: list[float] = field(default_factory=list)
    bare_ms: list[float] = field(default_factory=list)
    commit_ms: list[float] = field(default_factory=list)

    def round(self) -> None:
        """One scan, and its rows into the copy."""
        station, code = next(self.queue)
        self.clock.now += timedelta(seconds=4)
        begin = time.perf_counter()
        session, reply = hear(self.ledger, self.sessions[station], code)
        self.ours_ms.append((time.perf_counter() - begin) * 1000)
        if reply.outcome is not Outcome.DONE:
            raise RuntimeError(f"{code}: {reply.outcome} {reply.text}")
        self.sessions[station] = session
        self._write_bare(*self._rows(reply.seq or 0))

    def _rows(self, seq: int) -> tuple[Any, Any, Any]:
        """What the scan has written, read back."""
        with self.ledger.read() as db:
            line = db.exec_driver_sql("SELECT * FROM journal WHERE seq = ?", (seq,)).one()
            one = db.exec_driver_sql("SELECT * FROM passes WHERE entry = ?", (seq,)).one()
            about = db.exec_driver_sql("SELECT * FROM mentions WHERE seq = ?", (seq,)).all()
        return tuple(line), tuple(one), [tuple(row) for row in about]

    def _write_bare(self, line: Any, one: Any, about: Any) -> None:
        begin = time.perf_counter()
        self.bare.execute("BEGIN IMMEDIATE")
        self.bare.execute(WRITES[0], line)
        self.bare.execute(WRITES[1], one)
        self.bare.executemany(WRITES[2], about)
        written = time.perf_counter()
        self.bare.execute("COMMIT")
        end = time.perf_counter()
        self.bare_ms.append((end - begin) * 1000)
        self.commit_ms.append((end - written) * 1000)

    def forget(self) -> None:
        """The warm-up does not count."""
        for times in (self.ours_ms, self.bare_ms, self.commit_ms):
            times.clear()

    def close(self) -> None:
        self.ledger.close()
        self.bare.close()


def desk(name: str, book: Path, beside: Path) -> Desk:
    """A book's two copies, with everybody who has volumes at a workstation at her station."""
    ours, theirs = (beside / f"{book.name}-{which}" for which in ("ours", "bare"))
    for copy in (ours, theirs):
        shutil.copytree(book, copy)
    clock = bulk.Clock()
    ledger = open_book(ours, clock)
    bare = sqlite3.connect(Folder(theirs).database, isolation_level=None)
    for pragma in PRAGMAS:
        bare.execute(f"PRAGMA {pragma}")
    if bare.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        raise RuntimeError("the book is not in WAL mode")
    clock.now, codes, badges = _at_work(ledger)
    sessions: dict[str, Session] = {}
    for station, badge in badges.items():
        sessions[station], _ = hear(ledger, Session(station), badge)
    return Desk(name, ledger, bare, clock, iter(codes), sessions, (ours, theirs))


def _at_work(ledger: Ledger) -> tuple[datetime, list[tuple[str, Code]], dict[str, Code]]:
    """The book's last moment, its sheets at workstations over and over, and who sits there."""
    with ledger.read() as db:
        (last,) = ledger.entries(db, seqs=(journal.head(db)[0],))
        out = custody.at_workstations(db)
        sheets = workflow.sheets_for(db, (where.unit for where in out))
        badges = {w.station: people.people.get(db, w.holder).badge_code for w in out}
    once = sorted((w.station, sheets[w.unit].code) for w in out if w.unit in sheets)
    return last.recorded_at, once * 6, badges


def parts(desk: Desk) -> dict[str, str]:
    """Where the time of one scan goes, in ms: each part alone, by sqlite3 or its function."""
    spoken: list[str] = []
    with desk.ledger.work(by=NOBODY) as work:
        driver: Any = work.db.connection.dbapi_connection
    driver.set_trace_callback(spoken.append)
    desk.round()
    driver.set_trace_callback(None)
    asked = [sql for sql in spoken if sql.startswith("SELECT")]
    with desk.ledger.read() as db:
        (entry,) = desk.ledger.entries(db, seqs=(journal.head(db)[0],))
    (line,) = _line_of(desk, entry.seq)
    codec = desk.ledger.register.codec
    questions = _median_ms(lambda: [desk.bare.execute(sql).fetchall() for sql in asked])
    commit = statistics.median(desk.commit_ms)
    found = {
        f"{len(asked)} questions asked of SQLite": questions,
        "encoding the entry": _median_ms(lambda: codec.write(entry.event)),
        "its digest": _median_ms(lambda: journal.digest(journal.GENESIS, line)),
        "writing the rows": statistics.median(desk.bare_ms) - commit,
        "COMMIT": commit,
    }
    # On a disk that is busy the two commits differ by more than all else together.
    rest = statistics.median(desk.ours_ms) - sum(found.values())
    found["Python, and what is left of SQLAlchemy"] = max(rest, 0.0)
    return {name: f"{ms:.3f} ms" for name, ms in found.items()}


def _line_of(desk: Desk, seq: int) -> tuple[journal.Line, ...]:
    with desk.ledger.read() as db:
        return tuple(journal.lines(db, after=seq - 1))


def _median_ms(do: Any) -> float:
    times = []
    for _ in range(50):
        begin = time.perf_counter()
        do()
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times)


def measured(books: dict[str, Path], beside: Path) -> list[dict[str, Any]]:
    """Scan into the books in turn; a line of findings for each."""
    desks = [desk(name, book, beside) for name, book in books.items()]
    gc.collect()
    gc.freeze()  # what building left behind is not a scan's to sweep
    for number in range(WARM_UP + SCANS):
        if number == WARM_UP:
            for one in desks:
                one.forget()
        for one in desks:
            one.round()
    found: list[dict[str, Any]] = []
    for one in desks:
        ours, bare = statistics.median(one.ours_ms), statistics.median(one.bare_ms)
        found.append(
            {
                "name": one.name,
                "ours_ms": round(ours, 3),
                "plain_ms": round(bare, 3),
                "ratio": round(ours / bare, 2),
                "where_the_time_goes": parts(one),
            }
        )
        one.close()
        for copy in one.copies:
            shutil.rmtree(copy)
    return found


def main() -> int:
    """Build the books that are not there, have them verified, and print lines of JSON."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--books", type=Path, help="where the books lie, or are built and left")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="workroom-bench-") as folder:
        beside = Path(folder)
        (large_book, built), (small_book, _) = (
            _book(given.books or beside, units, entries) for units, entries in (LARGE, SMALL)
        )
        names = (f"a stage scan, {units:,} units" for units, _ in (LARGE, SMALL))
        large, small = measured(dict(zip(names, (large_book, small_book), strict=True)), beside)
        lines = [large | {"aim": "≤ 6"}, small | {"aim": "≤ 6"}]
        between = {"ours_ms": large["ours_ms"], "plain_ms": small["ours_ms"], "aim": "≤ 1.2"}
        between |= {"ratio": round(large["ours_ms"] / small["ours_ms"], 2), "the_large_book": built}
        lines.append({"name": "ours: the large book against the small one"} | between)
        if MEMORY.is_dir():
            with tempfile.TemporaryDirectory(prefix="workroom-bench-", dir=MEMORY) as quick:
                name = "a stage scan, 1,000 units, without waiting for the disk"
                lines += measured({name: small_book}, Path(quick))
    for line in lines:
        print(json.dumps(line, ensure_ascii=False))
    return 0


def _book(books: Path, units: int, entries: int) -> tuple[Path, str]:
    """A verified book, and how long that took; one that lies there already is taken as it is."""
    path = books / f"{units}"
    return path, "built earlier" if path.exists() else _built(path, units, entries)


def _built(path: Path, units: int, entries: int) -> str:
    begin = time.perf_counter()
    bulk.build(path, units=units, entries=entries)
    built = time.perf_counter()
    finding = bulk.examined(path)
    if not finding.whole:
        raise RuntimeError(f"the book is not whole: {finding.breaks[0]}")
    return (
        f"{finding.entries:,} entries in {built - begin:.0f} s, "
        f"verified as whole in {time.perf_counter() - built:.0f} s"
    )


if __name__ == "__main__":
    sys.exit(main())
