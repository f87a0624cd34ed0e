"""The window on a real book, put together as it runs."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import books
from books import Book
from workroom.rooms.people import store as people
from workroom.settings import PcSettings
from workroom.ui.kit.fields import Choice
from workroom.ui.kit.signing import Signing
from workroom.ui.kit.status import StatusLine
from workroom.ui.start import Office


@pytest.fixture
def office(qapp: QApplication, book: Book, qtbot: QtBot) -> Iterator[Office]:
    made = Office(qapp, book.ledger, PcSettings(language="en", station="1号台"))
    with qtbot.waitActive(made.frame):
        made.frame.show()
    made.frame.go("today")
    assert made.tasks.settle()
    yield made
    made.frame.close()
    made.close()


def test_a_badge_says_who_signs_in(office: Office, book: Book) -> None:
    office.sign_in.ask()
    assert office.tasks.settle()
    (signing,) = office.frame.findChildren(Signing)
    with book.ledger.read() as db:
        badge = people.people.get(db, book.lin).badge_code
    assert signing.take_scan(str(badge))
    assert office.tasks.settle()
    (who,) = signing.findChildren(Choice)
    assert who.value == book.lin
    signing.reject()


def test_a_day_that_was_never_closed_is_said_with_its_date(office: Office, book: Book) -> None:
    books.open_day(book)
    office.board.look()
    assert office.tasks.settle()
    status = office.frame.findChild(StatusLine)
    assert status is not None
    opened = book.clock().astimezone(office.frame.bench.zone)
    assert f"Day open since {opened:%H:%M}" in status.told()
    book.clock.forward(days=1)
    office.board.look()
    assert office.tasks.settle()
    assert f"Day open since {opened:%m-%d %H:%M}" in status.told()
