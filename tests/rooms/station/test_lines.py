"""A scanned number or label of a register's line is understood, and says how the line stands."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from books import Book
from specimens import REMARKS, SEEN, SPECIMEN_SHELF, SPECIMENS, TODAY, specimen_book, told
from workroom.base.codes import Prefix, label
from workroom.base.ids import Kind, LineId, Subject
from workroom.ledger import journal
from workroom.rooms.registers import service, store
from workroom.rooms.station.model import Outcome, Reply, Session
from workroom.rooms.station.service import hear


@pytest.fixture
def book(founded: Book, tmp_path: Path) -> Iterator[Book]:
    with specimen_book(founded, tmp_path / "book") as made:
        yield made


def scanned(book: Book, code: str) -> Reply:
    return hear(book.ledger, Session("1号台"), code, shelf=SPECIMEN_SHELF)[1]


def entered(book: Book) -> tuple[LineId, str]:
    with book.ledger.work(by=book.wang) as work:
        event = service.enter(work, SPECIMENS, told(book)).event
    return event.line, event.number


def test_a_line_says_its_register_its_number_how_it_stands_and_what_is_next(book: Book) -> None:
    line, number = entered(book)
    with book.ledger.read() as db:
        before = journal.count(db)
    for code in (number, number.lower(), label(Prefix.LINE, line)):
        reply = scanned(book, code)
        assert (reply.outcome, reply.subject) == (Outcome.NOTED, Subject(Kind.LINE, line))
        assert str(reply.text) == f"Specimens, {number}: Still open. To be filled next: Seen."
    with book.ledger.read() as db:
        assert journal.count(db) == before


def test_a_done_line_and_a_void_one_wait_for_nothing(book: Book) -> None:
    line, number = entered(book)
    with book.ledger.work(by=book.li) as work:
        service.fill(work, SPECIMENS, line, SEEN, {"verdict": "无误", "seen_on": TODAY})
    assert str(scanned(book, number).text) == f"Specimens, {number}: Done."
    with book.ledger.work(by=book.li) as work:
        service.void(work, SPECIMENS, line, why="登错")
    assert str(scanned(book, number).text) == f"Specimens, {number}: Void."


def test_a_line_without_a_form_is_known_by_its_label(book: Book) -> None:
    line, _ = entered(book)
    with book.ledger.work(by=book.zhou) as work:
        below = service.enter(work, REMARKS, {"specimen": line, "text": "如此"}).event
        assert store.get(work.db, REMARKS, below.line).number == below.number
    reply = scanned(book, below.number)
    assert (reply.outcome, reply.subject) == (Outcome.NOTED, Subject(Kind.LINE, below.line))


def test_a_number_of_no_line_stays_unknown(book: Book) -> None:
    assert scanned(book, label(Prefix.LINE, 99)).outcome is Outcome.UNKNOWN
