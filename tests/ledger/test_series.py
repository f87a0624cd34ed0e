"""A series goes on after the numbers that papers bear, and verify knows where it begins."""

import pytest

from books import Book
from workroom.base.series import SeriesBegun
from workroom.ledger.numbers import last_number
from workroom.ledger.verify import BEGUN_LATE, NUMBER_GAP, verify
from workroom.rooms.project.model import SettingChanged

SERIES = "HT26-F01-2026"


def begin(book: Book, after: int) -> None:
    with book.ledger.work(by=book.wang) as work:
        work.record(SeriesBegun(series=SERIES, after=after))


def draw(book: Book, count: int = 1) -> range:
    with book.ledger.work(by=book.li) as work:
        drawn = work.next_numbers(SERIES, count)
        work.record(SettingChanged(name="repeat_seconds", value="2"))
    return drawn


def breaks(book: Book) -> list[str]:
    with book.ledger.read() as db:
        return [one.what.template for one in verify(db, book.ledger.register).breaks]


def test_the_first_number_comes_after_the_last_of_the_papers(book: Book) -> None:
    begin(book, 57)
    with book.ledger.read() as db:
        assert last_number(db, SERIES) == 57
    assert draw(book, 2) == range(58, 60)
    assert draw(book) == range(60, 61)
    assert breaks(book) == []


def test_numbers_are_drawn_after_it_in_the_same_work(book: Book) -> None:
    with book.ledger.work(by=book.wang) as work:
        work.record(SeriesBegun(series=SERIES, after=9))
        assert work.next_number(SERIES) == 10
        work.record(SettingChanged(name="repeat_seconds", value="2"))
    assert breaks(book) == []


@pytest.mark.parametrize("after", [0, 5, 900])
def test_a_series_that_has_begun_begins_no_more(book: Book, after: int) -> None:
    draw(book, 3)
    begin(book, after)
    assert breaks(book) == [BEGUN_LATE]


def test_a_gap_within_the_book_stays_a_gap(book: Book) -> None:
    begin(book, 57)
    draw(book)
    with book.ledger.work(by=book.li) as work:
        work._drawn[SERIES] = (60, 60)
        work.record(SettingChanged(name="repeat_seconds", value="2"))
    assert breaks(book) == [NUMBER_GAP]
