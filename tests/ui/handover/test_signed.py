"""That both originals are signed is a claim about paper: pressing on does not make it."""

import pytest
from PySide6.QtCore import Qt

from books import boxes, hand_out
from ui.handover.conftest import Hands
from workroom.base.ids import HandoverId
from workroom.rooms.handover import service
from workroom.rooms.handover.model import HandoverState

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def agreed(hands: Hands) -> HandoverId:
    """An agreed note in front; nothing of it is printed yet."""
    note, _batch = hand_out(hands.book, [boxes(hands.book)[0]])
    hands.open(note)
    hands.page.rest_focus()
    return note


@pytest.fixture
def printed(hands: Hands, agreed: HandoverId) -> HandoverId:
    """Both originals came out well yesterday: another note was in front since."""
    with hands.book.ledger.work(by=hands.book.wang) as work:
        for copy in (1, 2):
            service.confirm_copy(work, handover=agreed, copy=copy, well=True)
        other = service.begin_out(work, project=hands.book.project)
    hands.settle()
    hands.open(other)
    hands.open(agreed)
    return agreed


def asked(hands: Hands) -> str:
    """What the panel asks; empty while it asks nothing."""
    question = hands.page.notes.signed
    return question._question.text() if question.isVisible() else ""


def test_pressing_on_prints_and_asks_and_claims_no_signature(
    hands: Hands, agreed: HandoverId
) -> None:
    for _ in range(8):
        hands.press(KEY.Key_F9)
    for _ in range(3):
        hands.press(KEY.Key_Return)
    assert hands.note().state is HandoverState.PRINTED
    assert hands.papers.printed == [(agreed, 1), (agreed, 2)]
    assert hands.note().number in asked(hands)
    assert hands.page.deeds.signed.isEnabled()
    assert not hands.page.deeds.main.isVisible()


def test_the_number_scanned_from_the_signed_paper_answers(hands: Hands, agreed: HandoverId) -> None:
    for _ in range(3):
        hands.press(KEY.Key_F9)
    assert hands.scan(hands.note().number)
    assert hands.note().state is HandoverState.SIGNED
    assert asked(hands) == ""
    assert hands.page.deeds.main.text() == "File"
    assert hands.scan(hands.note().number)
    assert hands.note().state is HandoverState.SIGNED
    hands.press(KEY.Key_F9)
    assert hands.note().state is HandoverState.FILED
    assert hands.refused == []


def test_the_number_of_its_list_answers_as_well(hands: Hands, agreed: HandoverId) -> None:
    for _ in range(3):
        hands.press(KEY.Key_F9)
    assert hands.scan(hands.note().annex.lower())
    assert hands.note().state is HandoverState.SIGNED


def test_a_note_brought_back_to_the_front_is_asked_after_only_when_somebody_goes_on(
    hands: Hands, printed: HandoverId
) -> None:
    assert asked(hands) == ""
    hands.press(KEY.Key_F9)
    assert asked(hands)
    hands.press(KEY.Key_Return, CONTROL)
    assert hands.note().id == printed
    assert hands.note().state is HandoverState.SIGNED


def test_a_scan_that_only_finds_the_note_claims_nothing(hands: Hands, printed: HandoverId) -> None:
    number = hands.note().number
    hands.open(HandoverId(printed + 1))
    assert hands.scan(number)
    assert hands.note().id == printed
    assert asked(hands) == ""
    assert hands.scan(number)
    assert asked(hands)
    assert hands.note().state is HandoverState.PRINTED
    assert hands.scan(number)
    assert hands.note().state is HandoverState.SIGNED


def test_a_question_is_not_carried_to_another_note_and_back(
    hands: Hands, printed: HandoverId
) -> None:
    hands.press(KEY.Key_F9)
    hands.open(HandoverId(printed + 1))
    assert asked(hands) == ""
    assert not hands.page.deeds.signed.isVisible()
    hands.open(printed)
    assert asked(hands) == ""


def test_whoever_keeps_no_papers_is_not_asked(hands: Hands, printed: HandoverId) -> None:
    hands.who[0] = hands.book.lin
    hands.open(printed)
    hands.press(KEY.Key_F9)
    assert asked(hands) == ""
    assert "may not" in hands.page.deeds.main.toolTip()
