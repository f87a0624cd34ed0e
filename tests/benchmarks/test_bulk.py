import secrets
from pathlib import Path

import bulk
import pytest
from year import Year

from workroom.book import make_book
from workroom.ledger.verify import verify
from workroom.ledger.work import Ledger

pytestmark = pytest.mark.slow

UNITS, ENTRIES, BOXES_A_DAY = 84, 200, 1
"""Four boxes, one a day: one comes home, one is in work, one is left open."""


def lived_one_by_one(root: Path) -> Ledger:
    """The same days through a ledger that writes each act to the disk."""
    year = Year(units=UNITS, entries=ENTRIES, boxes_a_day=BOXES_A_DAY)
    ledger = make_book(root, year.clock)
    written: list[object] = []
    ledger.listen(written.extend)
    year.live(ledger, lambda: len(written), lambda _line: None)
    return ledger


def rows(ledger: Ledger, query: str) -> list[tuple[object, ...]]:
    with ledger.read() as db:
        return [tuple(row) for row in db.exec_driver_sql(query)]


def test_a_book_built_in_bulk_is_the_book_that_the_same_acts_write_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A book draws its own name at random, and by it what is opened of a return.
    monkeypatch.setattr(secrets, "token_hex", lambda count: "0" * 2 * count)
    year = bulk.build(tmp_path / "bulk", units=UNITS, entries=ENTRIES, boxes_a_day=BOXES_A_DAY)
    slow = lived_one_by_one(tmp_path / "slow")
    quick = Ledger(tmp_path / "bulk" / "workroom.db", slow.register, year.clock)
    with slow.read() as db:
        head = verify(db, slow.register)
    assert head.whole
    assert head.entries > ENTRIES
    assert bulk.examined(tmp_path / "bulk").whole
    lines = "seq, recorded_at, happened_at, source, source_note, by, station, event, version"
    for query in (
        f"SELECT {lines}, numbers FROM journal ORDER BY seq",
        "SELECT body FROM journal ORDER BY seq",
        "SELECT * FROM mentions ORDER BY kind, id, seq",
        "SELECT * FROM counters ORDER BY series",
        "SELECT * FROM passes ORDER BY sheet, step, round",
        "SELECT * FROM whereabouts ORDER BY unit",
        "SELECT rowid, words FROM search_units ORDER BY rowid",
    ):
        assert rows(quick, query) == rows(slow, query)
    for ledger in (quick, slow):
        ledger.close()
