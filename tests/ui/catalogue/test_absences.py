"""Where a unit is when it is not in its place, written by keyboard: F5, a number, the answers."""

import pytest
from PySide6.QtCore import Qt

import books
from books import Book
from ui.catalogue.conftest import Hands
from workroom.base.ids import UnitId
from workroom.rooms.absence import service as absence
from workroom.rooms.absence.doings import Doing
from workroom.rooms.catalogue import store
from workroom.rooms.custody import service
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.model import Place, Recall, Whereabouts

CODE = "J038-001-0001"


@pytest.fixture
def out(hands: Hands) -> UnitId:
    """The first volume, out, locked up, and open in the panel."""
    book = hands.book
    books.open_day(book)
    with book.ledger.read() as db:
        (volume,) = store.by_reference_code(db, CODE)
    books.hand_out(book, [volume.id])
    with book.ledger.work(by=book.wang) as work:
        service.put_away(work, unit=volume.id, cabinet=book.cabinet)
    hands.settle()
    hands.page.open_unit(volume.id)
    hands.settle()
    return volume.id


def choose(hands: Hands, doing: Doing) -> None:
    """F5, and the number of what happened."""
    hands.press(Qt.Key.Key_F5)
    hands.press(Qt.Key(Qt.Key.Key_0.value + 1 + list(Doing).index(doing)))


def where(book: Book, unit: UnitId) -> Whereabouts:
    with book.ledger.read() as db:
        found = custody.where(db, unit)
    assert found is not None
    return found


def test_a_volume_is_lent_with_the_clients_signature(hands: Hands, out: UnitId) -> None:
    choose(hands, Doing.LENT)
    hands.write("查阅权属")
    hands.press(Qt.Key.Key_Tab)
    hands.write("t")
    hands.press(Qt.Key.Key_Return)
    hands.sign()
    assert where(hands.book, out).place is Place.LENT


def test_what_was_lent_comes_back_with_the_clients_signature(hands: Hands, out: UnitId) -> None:
    book = hands.book
    with book.ledger.work(by=book.wang) as work:
        absence.lend(
            work,
            units=(out,),
            client=book.li,
            contractor=book.wang,
            purpose="查阅权属",
            due=book.clock().date(),
        )
    hands.settle()
    choose(hands, Doing.CAME_BACK)
    hands.write("完好")
    hands.press(Qt.Key.Key_Return)
    hands.sign()
    assert where(book, out).place is Place.DESK


def test_a_day_that_is_none_is_said_in_place(hands: Hands, out: UnitId) -> None:
    choose(hands, Doing.LENT)
    hands.write("查阅权属")
    hands.press(Qt.Key.Key_Tab)
    hands.write("someday")
    hands.press(Qt.Key.Key_Return)
    hands.sign()
    assert where(hands.book, out).place is Place.CABINET


def test_a_secret_is_written_by_whoever_finds_it(hands: Hands, out: UnitId) -> None:
    choose(hands, Doing.SECRET)
    hands.write("机密")
    hands.press(Qt.Key.Key_Tab)
    hands.write("第 12 页")
    hands.press(Qt.Key.Key_Return)
    assert where(hands.book, out).recall is Recall.CLASSIFIED


def test_what_may_not_be_written_is_grey_with_its_reason(hands: Hands, out: UnitId) -> None:
    choose(hands, Doing.FOUND)
    assert where(hands.book, out).place is Place.CABINET
    choose(hands, Doing.MISSED)
    assert where(hands.book, out).place is Place.CABINET
