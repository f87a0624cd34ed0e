"""Scans at a station while the room is counted: what they mean, and what they must not mean."""

import pytest

import books
from books import Book, Scanner, cabinet_code, code_of, command
from workroom.base.codes import Prefix, label
from workroom.base.ids import Kind
from workroom.rooms.closing import reckoning
from workroom.rooms.counting import service, store
from workroom.rooms.counting.model import Mark, Purpose
from workroom.rooms.duty.keys import KEYS, Countable
from workroom.rooms.people import store as people
from workroom.rooms.project import service as project
from workroom.rooms.registers import service as registers
from workroom.rooms.station.model import Act, Outcome
from workroom.rooms.station.rules import CABINET_FIRST
from workroom.rooms.station.service import HELLO


@pytest.fixture
def zhou(book: Book) -> Scanner:
    """Zhou, who has begun a count of a box in the first cabinet and of badges."""
    books.catalogued(book, 2)
    books.open_day(book)
    books.hand_out(book, books.boxes(book))
    Scanner(book, "lin", "1号台").scan(cabinet_code(book), code_of(book, books.boxes(book)[0]))
    with book.ledger.work(by=book.li) as work:
        project.change_setting(work, name="count_badges", value="on")
    with book.ledger.work(by=book.zhou) as work:
        service.begin(work, purpose=Purpose.CLOSING)
    counting = Scanner(book, "zhou", "2号台")
    counting.scan(command(Act.COUNT))
    return counting


def test_a_badge_that_is_too_old_is_renewed_in_the_middle_of_a_count(zhou: Scanner) -> None:
    book = zhou.book
    with book.ledger.read() as db:
        badge = people.people.get(db, book.zhou).badge_code
    book.clock.forward(minutes=31)
    assert zhou.scan(badge).text.template == HELLO
    assert zhou.scan(badge).outcome is Outcome.DONE
    with book.ledger.read() as db:
        line = store.line(db, Kind.PERSON, book.zhou)
    assert line is not None
    assert line.mark is Mark.FOUND


def test_a_label_that_no_line_bears_is_unknown_and_not_counted(zhou: Scanner) -> None:
    assert zhou.scan(label(Prefix.LINE, 9_999)).outcome is Outcome.UNKNOWN
    with zhou.book.ledger.read() as db:
        assert store.line(db, Kind.LINE, 9_999) is None


def test_keys_are_called_by_their_name_and_how_many_they_are(book: Book) -> None:
    with book.ledger.work(by=book.wang) as work:
        told = {"kind": Countable.KEY, "name": "1号柜钥匙", "holder": book.wang, "pieces": 3}
        key = registers.enter(work, KEYS, told).event.number
    with book.ledger.work(by=book.zhou) as work:
        service.begin(work, purpose=Purpose.OPENING)
    with book.ledger.read() as db:
        assert [one.name for one in reckoning.missing(db)] == ["1号柜钥匙"]
    reply = Scanner(book, "zhou", "2号台").scan(command(Act.COUNT), key)
    assert str(reply.text) == "1号柜钥匙 (3 pieces): there. 0 not scanned yet."


def test_after_a_cabinet_that_is_not_there_nothing_is_counted_in_the_one_before(
    zhou: Scanner,
) -> None:
    (box,) = books.boxes(zhou.book)
    zhou.scan(cabinet_code(zhou.book))
    assert zhou.scan(label(Prefix.CABINET, 77)).outcome is Outcome.UNKNOWN
    zhou.scan(code_of(zhou.book, box))
    with zhou.book.ledger.read() as db:
        line = store.line(db, Kind.UNIT, box)
    assert line is not None
    assert line.found_in is None


def test_after_a_cabinet_that_is_not_there_nothing_is_put_into_the_one_before(
    zhou: Scanner,
) -> None:
    book, (box,) = zhou.book, books.boxes(zhou.book)
    lin = Scanner(book, "lin", "1号台")
    lin.scan(command(Act.TAKE), code_of(book, box), cabinet_code(book))
    lin.scan(label(Prefix.CABINET, 77))
    assert lin.scan(code_of(book, box)).text.template == CABINET_FIRST
