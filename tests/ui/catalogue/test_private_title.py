"""A title is kept off the contractor's papers from the catalogue, by the client alone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.catalogue.conftest import Hands
from workroom.ledger.verify import verify
from workroom.rooms.catalogue import store
from workroom.rooms.layouts import store as layouts
from workroom.ui.catalogue.page import CataloguePage

BOX = "J038-盒1"


@pytest.fixture
def at_desk(hands: Hands, qtbot: QtBot) -> Hands:
    """The client's lead sits there instead."""
    li = hands.book.li
    page = CataloguePage(replace(hands.page.bench, actor=lambda: li))
    qtbot.addWidget(page)
    page.resize(1190, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    made = replace(hands, page=page)
    made.settle()
    page.rest_focus()
    return made


def private(hands: Hands) -> int:
    with hands.book.ledger.read() as db:
        assert verify(db, hands.book.ledger.register).whole
        return len(layouts.private.find(db))


def pick(hands: Hands, code: str) -> None:
    hands.search(code)
    hands.page.table.pick(hands.codes.index(code))
    hands.settle()
    hands.page.table.setFocus()


def test_one_key_keeps_the_titles_of_a_box_private_and_prints_them_again(at_desk: Hands) -> None:
    pick(at_desk, BOX)
    at_desk.chord(Qt.Key.Key_T)
    with at_desk.book.ledger.read() as db:
        (box,) = store.by_reference_code(db, BOX)
        inside = len(store.children(db, box.id))
    assert private(at_desk) == inside + 1
    at_desk.chord(Qt.Key.Key_T)
    assert private(at_desk) == 0


def test_the_contractor_reads_who_may(hands: Hands) -> None:
    pick(hands, BOX)
    deed = next(one for one in hands.page.actions() if one.shortcut().toString() == "Ctrl+T")
    assert not deed.isEnabled()
    assert "security officer" in deed.toolTip()
    hands.chord(Qt.Key.Key_T)
    assert private(hands) == 0
