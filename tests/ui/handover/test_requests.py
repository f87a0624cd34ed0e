"""A note out names its request, or goes out by the client's approval, at the desk."""

from PySide6.QtCore import Qt

from books import draft_out
from rooms.caring import agreed_on, exempt, statement, whole
from rooms.requests.test_requests import approve, request
from ui.handover.conftest import Hands
from workroom.base.ids import UnitId
from workroom.ledger.breaches import open_breaches
from workroom.rooms.appraisal.statements import ExceptionKind
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.handover.model import HandoverState
from workroom.ui.handover.signings import ReasonForm, RequestForm

KEY = Qt.Key


def volumes(hands: Hands) -> tuple[UnitId, ...]:
    found = hands.read(lambda db: catalogue.of_project(db, hands.book.project, UnitKind.VOLUME))
    return tuple(unit.id for unit in found)


def test_a_note_names_its_request_and_is_agreed(hands: Hands) -> None:
    book = hands.book
    agreed_on(book, "request_needed", "on")
    approve(book, request(book))
    hands.open(draft_out(book, volumes(hands)[:3]))
    assert hands.page.deeds.approve_note.isVisible()
    hands.press(KEY.Key_R, Qt.KeyboardModifier.ControlModifier)
    hands.dialog(RequestForm).accept()
    hands.settle()
    picked = hands.page.now.picked
    assert picked is not None
    assert picked.request.startswith("WR1-F04-2026-0001")
    assert not hands.page.deeds.approve_note.isVisible()
    hands.press(KEY.Key_F9)
    hands.sign()
    assert hands.note().state is HandoverState.AGREED
    assert whole(book)


def test_without_one_it_goes_out_by_the_clients_approval(hands: Hands) -> None:
    book = hands.book
    agreed_on(book, "request_needed", "on")
    hands.open(draft_out(book, volumes(hands)[:2]))
    deeds = hands.page.deeds
    assert not deeds.request.isEnabled()
    assert deeds.approve_note.isEnabled()
    hands.press(KEY.Key_F9, Qt.KeyboardModifier.AltModifier)
    form = hands.dialog(ReasonForm)
    hands.write("Needed today.")
    form.accept()
    hands.settle()
    hands.sign()
    assert hands.note().state is HandoverState.AGREED
    assert hands.read(open_breaches) == ()
    assert whole(book)


def test_a_row_that_an_exception_holds_says_so(hands: Hands) -> None:
    book = hands.book
    made = statement(book, *volumes(hands), by=book.li)
    exempt(book, made, volumes(hands)[0], ExceptionKind.MISSING_PAGES, book.li)
    hands.press(KEY.Key_F7)
    code = hands.read(lambda db: catalogue.units.get(db, volumes(hands)[0])).code
    hands.scan(code)
    (row,) = hands.page.now.rows
    assert not row.standing.is_on
    assert "is held" in str(row.verdict.reasons[0])
