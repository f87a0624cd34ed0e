"""Corrections that a later list proposes, decided at the catalogue page by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from books import Book
from exchange.sheets import VOLUME_HEAD as HEAD
from exchange.sheets import book_of, volume
from ui.catalogue.conftest import Hands
from workroom.ledger.verify import verify
from workroom.rooms.catalogue import incoming, store
from workroom.rooms.catalogue.model import Unit
from workroom.rooms.lists import store as lists
from workroom.rooms.lists.model import Proposal, ProposalState
from workroom.ui.catalogue.proposals_view import ProposalsView


@pytest.fixture
def later(hands: Hands, tmp_path: Path) -> ProposalsView:
    """A later list gives three known volumes other pages; F3 shows it to Li, of the client."""
    rows = [HEAD, *(volume(number, 页数=90 + number) for number in (1, 2, 3))]
    path = book_of(tmp_path / "更正目录.xlsx", ("目录", rows))
    book = hands.book
    incoming.import_file(book.ledger, by=book.wang, project=book.project, path=path)
    hands.sit_down(book.li)
    hands.settle()
    hands.press(Qt.Key.Key_F3, hands.page.table)
    assert hands.page.proposals.isVisible()
    hands.page.proposals.choose_field("pages")
    hands.settle()
    return hands.page.proposals


def waiting(book: Book) -> tuple[Proposal, ...]:
    with book.ledger.read() as db:
        return lists.chosen(db, field="pages")


def pages(book: Book) -> list[int]:
    with book.ledger.read() as db:
        codes = [f"J038-001-{number:04}" for number in (1, 2, 3)]
        found: dict[str, Unit] = store.known(db, book.project, codes)
        assert verify(db, book.ledger.register).whole
    return [found[code].pages for code in codes]


def test_enter_accepts_a_line_and_the_cursor_goes_on_to_the_next(
    hands: Hands, later: ProposalsView
) -> None:
    before = pages(hands.book)
    later.table.pick(0)
    assert later.table.hasFocus()
    hands.press(Qt.Key.Key_Return)
    assert pages(hands.book) == [91, *before[1:]]
    assert len(waiting(hands.book)) == 2
    hands.press(Qt.Key.Key_Return)
    assert pages(hands.book) == [91, 92, before[2]]
    assert not hands.heard.errors


def test_delete_asks_why_and_keeps_the_catalogue_as_it_is(
    hands: Hands, later: ProposalsView
) -> None:
    before, number = pages(hands.book), waiting(hands.book)[0].id
    later.table.pick(0)
    hands.press(Qt.Key.Key_Delete)
    assert later.reason.isVisible()
    hands.press(Qt.Key.Key_Return)
    assert later.reason.isVisible(), "no reason, no answer"
    hands.write("以实点为准")
    hands.press(Qt.Key.Key_Return)
    assert not later.reason.isVisible()
    assert pages(hands.book) == before
    with hands.book.ledger.read() as db:
        declined = lists.proposals.get(db, number)
    assert (declined.state, declined.reason) == (ProposalState.DECLINED, "以实点为准")
    assert later.table.hasFocus()


def test_all_of_a_field_are_accepted_at_once(hands: Hands, later: ProposalsView) -> None:
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(later.table, Qt.Key.Key_Return, modifiers)
    hands.settle()
    assert pages(hands.book) == [91, 92, 93]
    assert waiting(hands.book) == ()


def test_whoever_is_the_contractors_sees_them_and_is_told_whose_they_are(
    hands: Hands, later: ProposalsView
) -> None:
    hands.sit_down(hands.book.wang)
    later.choose_field("pages")
    hands.settle()
    later.table.pick(0)
    assert not later.accept.isEnabled()
    assert "accept or decline what a later list says otherwise" in later.accept.why
    hands.press(Qt.Key.Key_Return)
    assert len(waiting(hands.book)) == 3


def test_escape_leads_back_and_f6_to_the_unit(hands: Hands, later: ProposalsView) -> None:
    later.table.pick(1)
    hands.press(Qt.Key.Key_F6)
    assert hands.page.view.isVisible()
    hands.press(Qt.Key.Key_Escape)
    hands.press(Qt.Key.Key_F3, hands.page.table)
    assert later.isVisible()
    hands.press(Qt.Key.Key_Escape)
    assert hands.page.table.isVisible()


def test_the_due_line_leads_here(hands: Hands, later: ProposalsView) -> None:
    hands.page.leave_proposals()
    hands.page.visit("proposals")
    assert later.isVisible()
