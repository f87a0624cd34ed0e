"""Times the count that closes a day: how long its list takes to open, and each scan in it."""

import json
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import bulk
import year

from workroom.base.clock import day_of
from workroom.base.codes import Code
from workroom.base.ids import PersonId
from workroom.book import make_book, open_book
from workroom.ledger.folder import Folder
from workroom.ledger.work import Ledger
from workroom.rooms.counting import service as counting
from workroom.rooms.counting.model import Purpose
from workroom.rooms.project import store as project
from workroom.rooms.station.model import Act, Outcome, Session
from workroom.rooms.station.service import hear
from workroom.ui.closing.screen import read_closing

BOXES, AT_WORK = 250, 8
"""Boxes in the room, of twenty volumes each; and how many of them lie at workstations."""
HALF_A_SECOND = 500.0
ROUNDS = 120


class Evening(year.Year):
    """A book on an open day with five thousand volumes in the room, most of them locked up."""

    def live(self, ledger: Ledger, written: Callable[[], int], say: Callable[[str], None]) -> None:
        self._ledger = ledger
        self._found()
        self._bring_in()
        self._open_day(0)
        _, out = self._out(self._boxes())
        for operator, box in zip(self.operators * 2, out[:AT_WORK], strict=False):
            self._take(operator, box)
        self.keeper = self._duty
        self.counter = self._custodian
        self.at_work, self.locked_up = out[:AT_WORK], out[AT_WORK:]
        self.cabinets = tuple(self._cabinet(number) for number in range(AT_WORK, len(out)))
        say(f"{written()} entries")


@dataclass
class Desk:
    """A station that counts, and one that logs, on the same book in turns."""

    ledger: Ledger
    clock: year.Clock
    ours: Session
    theirs: Session

    def count(self, cabinet: Code, box: Code) -> float:
        """One box counted where it lies; ms for the box alone."""
        self._hear_ours(cabinet)
        return self._hear_ours(box)

    def log(self, sheet: Code) -> float:
        """One stage logged."""
        self.clock.now += timedelta(seconds=4)
        begin = time.perf_counter()
        self.theirs, reply = hear(self.ledger, self.theirs, sheet)
        spent = (time.perf_counter() - begin) * 1000
        if reply.outcome is not Outcome.DONE:
            raise RuntimeError(f"{sheet}: {reply.outcome} {reply.text}")
        return spent

    def _hear_ours(self, code: Code) -> float:
        self.clock.now += timedelta(seconds=4)
        begin = time.perf_counter()
        self.ours, reply = hear(self.ledger, self.ours, code)
        spent = (time.perf_counter() - begin) * 1000
        if reply.outcome not in (Outcome.DONE, Outcome.NOTED):
            raise RuntimeError(f"{code}: {reply.outcome} {reply.text}")
        return spent


def opened(ledger: Ledger, keeper: PersonId) -> float:
    """Until the page could be painted: the list frozen, on disk, and read; ms."""
    begin = time.perf_counter()
    with ledger.work(by=keeper) as work:
        counting.begin(work, purpose=Purpose.CLOSING)
    with ledger.read() as db:
        read_closing(db, ledger, day_of(ledger.clock(), project.zone(db)))
    return (time.perf_counter() - begin) * 1000


def measured(folder: Path) -> list[dict[str, Any]]:
    """The opening several times over, then scans of both kinds in turns."""
    units = BOXES * (year.VOLUMES_IN_A_BOX + 1)
    evening = Evening(units=units, entries=0)
    path = folder / "book"
    made = make_book(path, evening.clock)
    made.close()
    filled = bulk.BulkLedger(Folder(path).database, made.register, evening.clock)
    filled.begin()
    evening.live(filled, lambda: filled.written, lambda _line: None)
    filled.finish()
    filled.close()
    ledger = open_book(path, evening.clock)
    openings: list[float] = []
    for _ in range(7):
        openings.append(opened(ledger, evening.keeper))
        if len(openings) < 7:
            with ledger.work(by=evening.keeper) as work:
                counting.give_up(work)
    ours, theirs = Session("2号台"), Session("1号台")
    ours, _ = hear(ledger, ours, evening.counter.badge_code)
    ours, _ = hear(ledger, ours, year.command(Act.COUNT))
    theirs, _ = hear(ledger, theirs, evening.operators[0].person.badge_code)
    desk = Desk(ledger, evening.clock, ours, theirs)
    sheets = [sheet for box in evening.at_work for sheet in box.sheets] * 4
    counted, logged = [], []
    for place in range(ROUNDS):
        counted.append(desk.count(evening.cabinets[place], evening.locked_up[place].unit.code))
        logged.append(desk.log(sheets[place]))
    ledger.close()
    shutil.rmtree(path)
    opening, scan, stage = map(statistics.median, (openings, counted[20:], logged[20:]))
    return [
        {
            "name": "a closing over 5,000 volumes in 250 boxes opens, against half a second",
            "ours_ms": round(opening, 1),
            "plain_ms": HALF_A_SECOND,
            "ratio": round(opening / HALF_A_SECOND, 2),
            "aim": "≤ 1",
        },
        {
            "name": "a scan in that count, against a stage scan",
            "ours_ms": round(scan, 3),
            "plain_ms": round(stage, 3),
            "ratio": round(scan / stage, 2),
            "aim": "≤ 1.2",
        },
    ]


def main() -> int:
    """Prints lines of JSON."""
    with tempfile.TemporaryDirectory(prefix="workroom-bench-") as folder:
        for line in measured(Path(folder)):
            print(json.dumps(line, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
