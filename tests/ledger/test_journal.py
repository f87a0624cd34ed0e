"""The journal is asked by number and by moment, and never walked for it."""

from datetime import timedelta

import pytest

from books import Book
from workroom.ledger import journal
from workroom.rooms.project import service as project


@pytest.fixture
def spread(book: Book) -> Book:
    """Seven more entries, an hour apart."""
    for number in range(7):
        book.clock.forward(hours=1)
        with book.ledger.work(by=book.li) as work:
            project.change_setting(work, name="repeat_seconds", value=str(number + 4))
    return book


def test_the_first_entry_since_a_moment_is_found_at_its_edges(spread: Book) -> None:
    with spread.ledger.read() as db:
        lines = list(journal.lines(db))
        for line in lines[-7:]:
            second = timedelta(seconds=1)
            assert journal.first_since(db, line.recorded_at) == line.seq
            assert journal.first_since(db, line.recorded_at - second) == line.seq
            assert journal.first_since(db, line.recorded_at + second) == line.seq + 1
        assert journal.first_since(db, lines[0].recorded_at) == 1
        assert journal.first_since(db, spread.clock() + timedelta(days=9)) == len(lines) + 1


def test_the_first_entry_is_found_in_as_many_looks_as_the_halves_there_are(spread: Book) -> None:
    asked: list[str] = []
    with spread.ledger.read() as db:
        driver = db.connection.dbapi_connection
        assert driver is not None
        driver.set_trace_callback(asked.append)
        journal.first_since(db, spread.clock())
        driver.set_trace_callback(None)
        assert len(asked) <= journal.count(db).bit_length() + 2


def test_a_stretch_of_the_journal_has_both_its_ends(spread: Book) -> None:
    with spread.ledger.read() as db:
        last, _ = journal.head(db)
        assert [one.seq for one in journal.between(db, 3, 5)] == [3, 4, 5]
        assert list(journal.between(db, 3, last)) == [*journal.lines(db, after=2)]
        assert list(journal.between(db, 5, 4)) == []
