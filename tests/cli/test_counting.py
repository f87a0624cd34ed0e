"""Three people count at once, and the PC dies under them: nothing is lost or counted twice."""

import json
import shutil
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

import books
from books import Book, Scanner, cabinet_code, catalogued, code_of, command, found_book, open_day
from scanning import Scanning
from workroom.base.clock import utc_now
from workroom.base.codes import Prefix, label
from workroom.book import open_book
from workroom.ledger.verify import verify
from workroom.ledger.work import Ledger
from workroom.rooms.counting import service as counting
from workroom.rooms.counting import store as counts
from workroom.rooms.counting.model import Mark, Purpose, ThingCounted
from workroom.rooms.people import store as people
from workroom.rooms.site import store as site
from workroom.rooms.station.model import Act

BOXES, MOMENTS = 90, 100
COUNTERS = {"zhou": "1号台", "wang": "2号台", "chen": "3号台"}


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with ninety boxes in two cabinets, a count under way, and the codes to scan."""
    book = found_book(tmp_path_factory.mktemp("counted") / "book")
    book.clock.now = utc_now()
    catalogued(book, BOXES, box_size=1)
    open_day(book)
    boxes = books.boxes(book)
    books.hand_out(book, boxes)
    with book.ledger.read() as db:
        second = label(Prefix.CABINET, site.cabinets.find(db)[1].id)
    first = cabinet_code(book)
    lin = Scanner(book, "lin", "4号台")
    half = len(boxes) // 2
    lin.scan(first, *(code_of(book, box) for box in boxes[:half]))
    lin.scan(second, *(code_of(book, box) for box in boxes[half:]))
    with book.ledger.work(by=book.zhou) as work:
        counting.begin(work, purpose=Purpose.CLOSING)
    root = book.ledger.path.parent
    codes = {
        "badges": _badges(book),
        "cabinets": {
            first: [code_of(book, box) for box in boxes[:half]],
            second: [code_of(book, box) for box in boxes[half:]],
        },
    }
    (root / "codes.json").write_text(json.dumps(codes))
    book.close()
    return root


def _badges(book: Book) -> dict[str, str]:
    with book.ledger.read() as db:
        return {name: people.people.get(db, book.people[name]).badge_code for name in COUNTERS}


def stream(root: Path, name: str, random: Random) -> list[str]:
    """What one of them scans: both cabinets, what lies in each in an order of his own."""
    codes = json.loads((root / "codes.json").read_text())
    lines = [codes["badges"][name], command(Act.COUNT)]
    for cabinet, inside in codes["cabinets"].items():
        lines.append(cabinet)
        lines += random.sample(inside, len(inside))
    return lines


def seen(ledger: Ledger) -> Iterator[ThingCounted]:
    with ledger.read() as db:
        for entry in ledger.entries(db):
            if isinstance(entry.event, ThingCounted):
                yield entry.event


@pytest.mark.slow
def test_nothing_is_lost_or_counted_twice_when_three_counters_are_killed_at_a_hundred_moments(
    counted: Path, tmp_path: Path
) -> None:
    random = Random(42)
    root = tmp_path / "book"
    survived = 0
    for moment in range(MOMENTS):
        if moment % 10 == 0:
            shutil.rmtree(root, ignore_errors=True)
            shutil.copytree(counted, root)
        done = _killed(root, random)
        survived += len(done)
        ledger = open_book(root)
        with ledger.read() as db:
            there = {entry.seq for entry in ledger.entries(db, seqs=tuple(sorted(done)))}
            finding = verify(db, ledger.register)
            found = {(one.kind, one.id) for one in counts.lines(db) if one.mark is Mark.FOUND}
        times = Counter((one.kind, one.id) for one in seen(ledger))
        ledger.close()
        assert there == done, f"moment {moment}: lost {done - there}"
        assert finding.whole, f"moment {moment}: {finding}"
        assert set(times) == found
        assert set(times.values()) <= {1}, f"moment {moment}: counted twice"
    assert survived > MOMENTS


@pytest.mark.slow
def test_what_three_counters_leave_another_scan_finishes(counted: Path, tmp_path: Path) -> None:
    root = tmp_path / "book"
    shutil.copytree(counted, root)
    _killed(root, Random(7))
    Scanning(root, "1号台", stream(root, "zhou", Random(8))).listen()
    ledger = open_book(root)
    with ledger.read() as db:
        assert counts.left(db) == 0
        assert verify(db, ledger.register).whole
    ledger.close()


def _killed(root: Path, random: Random) -> set[int]:
    """Three count at once until all are killed; the entries of which they were told."""
    processes = [
        Scanning(root, station, stream(root, name, random)) for name, station in COUNTERS.items()
    ]
    after = random.randint(3, 25)
    ready = threading.Event()
    done: list[set[int]] = []
    listeners = [
        threading.Thread(
            target=lambda one=one: done.append(
                one.listen(lambda number: ready.set() if number == after else None)
            ),
            name="listener",
        )
        for one in processes
    ]
    for listener in listeners:
        listener.start()
    ready.wait(timeout=60)
    killers = [threading.Timer(random.random() * 0.004, one.kill) for one in processes]
    for one in killers:
        one.start()
    for thread in (*killers, *listeners):
        thread.join(timeout=60)
    return set().union(*done)
