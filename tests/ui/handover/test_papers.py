"""Papers that came back, were filled by hand, or say what is not so, at the Hand-over page."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from books import boxes, catalogue_store, draft_out, hand_out
from rooms.filed.test_filing import scan_of
from rooms.late.writing import pad, whole
from ui.handover.conftest import Hands
from workroom.base.ids import HandoverId
from workroom.press import Press
from workroom.rooms.corrections.model import Fault
from workroom.rooms.handover.model import HandoverState
from workroom.rooms.late.model import PadForm
from workroom.ui.handover.paper_forms import NO_UNIT, FromPaper, Righting
from workroom.ui.kit.signing import Signing

KEY = Qt.Key


@pytest.fixture
def agreed(hands: Hands) -> HandoverId:
    """An agreed note in front."""
    note, _batch = hand_out(hands.book, [boxes(hands.book)[0]])
    hands.open(note)
    return note


def fill(form: FromPaper | Righting, **said: object) -> None:
    for name, value in said.items():
        field = form._form._fields[name].widget
        if hasattr(field, "setPlainText"):
            field.setPlainText(str(value))
        elif hasattr(field, "setText"):
            field.setText(str(value))
        else:
            form._form.choose(name, value)
    form.accept()


def test_a_draft_agreed_on_paper_is_entered_with_the_number_of_the_pad(hands: Hands) -> None:
    book = hands.book
    (number,) = pad(book, PadForm.NOTE, 1)
    book.clock.forward(hours=2)
    note = draft_out(book, [boxes(book)[0]])
    hands.open(note)
    assert hands.page.paper_deeds.agree.isVisible()
    hands.page.paper_deeds.agree.trigger()
    hands.settle()
    then = (book.clock() - timedelta(hours=1)).astimezone(hands.page.bench.zone)
    fill(hands.dialog(FromPaper), at=f"{then:%Y-%m-%d %H:%M}", blank=number)
    hands.settle()
    assert hands.refused == []
    assert (hands.note().number, hands.note().state) == (number, HandoverState.AGREED)
    assert hands.note().agreed_at == book.clock() - timedelta(hours=1)
    assert whole(book)


def test_a_moment_that_cannot_be_read_keeps_the_form_open(hands: Hands) -> None:
    hands.open(draft_out(hands.book, [boxes(hands.book)[0]]))
    hands.page.paper_deeds.agree.trigger()
    hands.settle()
    form = hands.dialog(FromPaper)
    fill(form, at="gestern")
    assert form.isVisible()
    form.reject()
    hands.settle()


def test_the_scan_of_the_signed_note_stands_among_its_papers(
    hands: Hands, agreed: HandoverId, tmp_path: Path
) -> None:
    paper = Press(hands.book.ledger, "王建国").note(agreed, 1)[0].path
    hands.page.paper_deeds.take_files((scan_of(paper, tmp_path / "scan.jpg"),))
    hands.settle()
    assert hands.refused == []
    picked = hands.page.now.picked
    assert picked is not None
    assert picked.scans == 1


def test_the_scan_of_another_paper_is_refused(
    hands: Hands, agreed: HandoverId, tmp_path: Path
) -> None:
    other, _ = hand_out(hands.book, [boxes(hands.book)[1]])
    paper = Press(hands.book.ledger, "王建国").note(other, 1)[0].path
    hands.page.paper_deeds.take_files((scan_of(paper, tmp_path / "scan.jpg"),))
    hands.settle()
    assert len(hands.refused) == 1
    assert agreed != other


def test_a_note_is_put_right_by_both_sides_and_its_slip_printed_and_signed(
    hands: Hands, agreed: HandoverId
) -> None:
    book = hands.book
    code = hands.read(
        lambda db: catalogue_store.units.get(db, catalogue_store.children(db, boxes(book)[0])[0].id)
    ).reference_code
    deeds = hands.page.paper_deeds
    assert not deeds.print_slip.isVisible()
    deeds.right.trigger()
    hands.settle()
    fill(hands.dialog(Righting), code=code, fault=Fault.PAGES, now="99", why="复核")
    hands.settle()
    assert hands.dialog(Signing) is not None
    hands.sign()
    hands.settle()
    assert hands.refused == []
    picked = hands.page.now.picked
    assert picked is not None
    (slip,) = picked.slips
    deeds.print_slip.trigger()
    hands.settle()
    assert hands.papers.slips_printed == [slip.number]
    deeds.signed.trigger()
    hands.settle()
    assert not deeds.signed.isVisible()
    assert picked.note.id == agreed
    assert whole(book)


def test_what_is_no_unit_is_said_at_its_field(hands: Hands, agreed: HandoverId) -> None:
    hands.page.paper_deeds.right.trigger()
    hands.settle()
    form = hands.dialog(Righting)
    fill(form, code="王建国", why="复核")
    hands.settle()
    assert form.isVisible()
    assert NO_UNIT
    form.reject()
    hands.settle()
    assert agreed
