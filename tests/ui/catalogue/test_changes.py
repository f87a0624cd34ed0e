"""What became of a unit, written by keyboard: one key, a number, the answers, the client's yes."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

import books
from books import SECRET, Book, code_of
from ui.catalogue.conftest import Hands
from workroom.base.ids import UnitId
from workroom.ledger.breaches import open_breaches
from workroom.rooms.catalogue import store
from workroom.rooms.catalogue.model import Unit
from workroom.rooms.custody import store as custody
from workroom.rooms.lineage.kin import Doing
from workroom.ui.kit.fields import SecretField
from workroom.ui.kit.word_form import WordForm

VOLUME: Callable[[int], str] = "J038-001-{:04}".format


def unit(book: Book, code: str) -> Unit:
    with book.ledger.read() as db:
        (found,) = [one for one in store.by_reference_code(db, code) if not one.is_ended]
        return found


@pytest.fixture
def out(hands: Hands) -> UnitId:
    """The first volume, out with the second and open in the panel."""
    books.open_day(hands.book)
    units = [unit(hands.book, VOLUME(n)).id for n in (1, 2)]
    books.hand_out(hands.book, units)
    hands.settle()
    hands.page.open_unit(units[0])
    hands.settle()
    return units[0]


def choose(hands: Hands, doing: Doing) -> None:
    """F4, and the number of what happened."""
    hands.press(Qt.Key.Key_F4)
    key = Qt.Key(Qt.Key.Key_0.value + 1 + list(Doing).index(doing))
    hands.press(key)


def test_a_split_is_written_by_keyboard_and_the_client_signs(hands: Hands, out: UnitId) -> None:
    choose(hands, Doing.SPLIT)
    hands.write("J038-001-0001-2 5 ")
    hands.write("附图")
    hands.press(Qt.Key.Key_Tab)
    hands.write("两卷合订")
    hands.press(Qt.Key.Key_Return)
    hands.sign()
    made = unit(hands.book, "J038-001-0001-2")
    assert (made.title, made.pages) == ("附图", 5)
    with hands.book.ledger.read() as db:
        assert custody.where(db, made.id) is not None
    screen = hands.page.view
    assert screen is not None
    assert unit(hands.book, VOLUME(1)).id == out


def test_a_merge_takes_scans_and_somebodys_word(hands: Hands, out: UnitId) -> None:
    choose(hands, Doing.MERGE)
    other = unit(hands.book, VOLUME(2))
    assert hands.page.take_scan(code_of(hands.book, other.id))
    hands.press(Qt.Key.Key_Tab)
    hands.write("一卷误分")
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    vouch(hands)
    with hands.book.ledger.read() as db:
        assert store.units.get(db, other.id).became == out
        assert len(open_breaches(db)) == 1


def vouch(hands: Hands) -> None:
    """Wang answers for it, with a secret."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, WordForm)
    (secret,) = dialog.findChildren(SecretField)
    QTest.keyClicks(secret, SECRET)
    (why,) = dialog.findChildren(QPlainTextEdit)
    why.setPlainText("整理时发现")
    source = [one for one in dialog.findChildren(QLineEdit) if not isinstance(one, SecretField)]
    source[-1].setText("目击")
    dialog.accept()
    hands.settle()


def test_what_was_refused_stands_at_the_form(hands: Hands, out: UnitId) -> None:
    choose(hands, Doing.RECODE)
    hands.write(VOLUME(2))
    hands.press(Qt.Key.Key_Tab)
    hands.write("编错号")
    hands.press(Qt.Key.Key_Return)
    hands.sign()
    shown = hands.page.window().findChildren(QLineEdit)
    assert any(
        "is the code of another unit already" in one.accessibleDescription() for one in shown
    )
    assert unit(hands.book, VOLUME(1)).id == out


def test_something_found_asks_nobody(hands: Hands, out: UnitId) -> None:
    choose(hands, Doing.FOUND)
    hands.write("光盘一张")
    hands.press(Qt.Key.Key_Tab)
    hands.write("J038-001-0001-F1")
    hands.press(Qt.Key.Key_Return)
    hands.settle()
    made = unit(hands.book, "J038-001-0001-F1")
    assert made.title == "光盘一张"
    assert made.id != out


def test_an_ended_unit_says_what_it_became(hands: Hands, out: UnitId) -> None:
    other = unit(hands.book, VOLUME(2))
    choose(hands, Doing.MERGE)
    hands.page.take_scan(code_of(hands.book, other.id))
    hands.press(Qt.Key.Key_Tab)
    hands.write("一卷误分")
    hands.press(Qt.Key.Key_Return)
    hands.sign()
    hands.page.close_unit()
    hands.settle()
    assert VOLUME(2) not in hands.codes
    assert hands.page.take_scan(code_of(hands.book, other.id))
    hands.settle()
    words = [label.text() for label in hands.page.view.findChildren(type(hands.page.view._since))]
    assert "Became part of another" in words
    assert unit(hands.book, VOLUME(1)).id == out
