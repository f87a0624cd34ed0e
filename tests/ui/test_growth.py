"""What a page reads after each event costs as much as is open, however long the book has grown."""

import re
from collections.abc import Callable

import pytest

from books import Book, boxes, catalogued, hand_out, open_day
from workroom.base.clock import day_of
from workroom.ledger.reading import Reading
from workroom.rooms.holds.weeks import week_of
from workroom.rooms.project import store as project
from workroom.ui.closing.screen import read_closing
from workroom.ui.handover.screen import Asked, read_handover
from workroom.ui.station.screen import read_station
from workroom.ui.today.screen import read_today
from workroom.ui.week.screen import read_screen

GROWING = ("journal", "mentions", "units", "whereabouts", "handover_lines", "sheets", "passes")
"""Tables that have a row for each unit or each act."""
WALK = re.compile(rf"SCAN ({'|'.join(GROWING)})\b")

STOPS = re.compile(r"LIMIT \d+|^SELECT count\(\*\) AS count_1\s+FROM units$")
"""A walk that ends after so many rows, and the count of a whole table, which SQLite keeps cheap."""


def today(book: Book, db: Reading) -> object:
    return read_today(book.ledger, db, book.clock())


def closing(book: Book, db: Reading) -> object:
    return read_closing(db, book.ledger, day_of(book.clock(), project.zone(db)))


def station(book: Book, db: Reading) -> object:
    return read_station(db, book.lin, day_of(book.clock(), project.zone(db)))


def handover(book: Book, db: Reading) -> object:
    shift = day_of(book.clock(), project.zone(db))
    return read_handover(db, Asked(None, with_filed=False, actor=book.wang, shift=shift))


def week(book: Book, db: Reading) -> object:
    return read_screen(book.ledger, db, week_of(book.clock().date()), book.clock())


@pytest.mark.parametrize("read", [today, closing, station, handover, week])
def test_no_page_walks_through_the_history_of_the_book(
    book: Book, read: Callable[[Book, Reading], object]
) -> None:
    catalogued(book, 4)
    open_day(book)
    hand_out(book, boxes(book))
    asked: list[str] = []
    with book.ledger.read() as db:
        driver = db.connection.dbapi_connection
        driver.set_trace_callback(asked.append)
        read(book, db)
        driver.set_trace_callback(None)
        walks = [
            (step, question)
            for question in asked
            if not STOPS.search(question)
            for *_, step in driver.execute(f"EXPLAIN QUERY PLAN {question}")
            if WALK.match(step)
        ]
    assert asked
    assert walks == []
