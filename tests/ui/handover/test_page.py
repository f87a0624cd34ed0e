"""The Hand-over page, worked as two people at one desk work it."""

from time import process_time

import pytest
from PySide6.QtCore import Qt

from books import SECRET, boxes, catalogue, described, draft_back, hand_out
from ui.handover.conftest import Hands
from workroom.base.ids import UnitId
from workroom.ledger.breaches import open_breaches
from workroom.ledger.journal import lines as journal_lines
from workroom.rooms.catalogue import store as catalogue_store
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.custody import folds as custody_folds
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.model import Place
from workroom.rooms.handover import service, store
from workroom.rooms.handover.counts import Counts
from workroom.rooms.handover.model import Direction, HandoverState
from workroom.rooms.handover.occasion import Occasion
from workroom.rooms.workflow import store as workflow
from workroom.ui.handover.note_rows import Standing
from workroom.ui.handover.rows_table import SAID
from workroom.ui.handover.signings import ReasonForm
from workroom.ui.kit.signing import Signing
from workroom.ui.kit.word_form import WordForm

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def _box(hands: Hands, number: int = 0) -> tuple[UnitId, str]:
    unit = boxes(hands.book)[number]
    return unit, str(hands.read(lambda db: catalogue_store.units.get(db, unit)).code)


def _volume(hands: Hands, at: int = 0) -> tuple[UnitId, str]:
    found = hands.read(
        lambda db: catalogue_store.of_project(db, hands.book.project, UnitKind.VOLUME)
    )[at]
    return found.id, str(found.code)


def _begin_with_a_box(hands: Hands) -> None:
    hands.press(KEY.Key_F7)
    assert hands.scan(_box(hands)[1])


def test_a_batch_goes_out_with_the_keyboard_alone(hands: Hands) -> None:
    _begin_with_a_box(hands)
    assert len(hands.page.view.model._rows) == 21
    hands.press(KEY.Key_F9)
    hands.count(1, 20, 60, 1, 20)
    hands.write("60")
    hands.page.view.counts._state.setChecked(True)
    hands.press(KEY.Key_Return)
    hands.sign()
    assert hands.note().state is HandoverState.AGREED
    assert hands.page.window().focusWidget() is hands.page.view.table
    assert hands.note().client_counts == Counts(1, 20, 60)
    assert hands.note().secrecy_by == hands.book.li
    assert len(hands.read(lambda db: workflow.sheets_of(db, hands.note().id))) == 20
    for _ in range(3):
        hands.press(KEY.Key_F9)
    assert hands.papers.printed == [(hands.note().id, 1), (hands.note().id, 2)]
    assert hands.note().state is HandoverState.PRINTED
    assert hands.told[-1] == "Both originals came out well. Now both sides sign them."
    hands.press(KEY.Key_Return, CONTROL)
    assert hands.note().state is HandoverState.SIGNED
    hands.press(KEY.Key_Return)
    assert hands.note().state is HandoverState.FILED
    assert hands.told[-1] == f"Filed: {hands.note().number}."
    assert hands.refused == []


def test_a_count_alone_is_signed_by_its_own_side(hands: Hands) -> None:
    _begin_with_a_box(hands)
    hands.press(KEY.Key_F9)
    hands.count(1, 20, 60)
    hands.press(KEY.Key_F9)
    assert len(hands.dialog(Signing)._seats) == 1
    hands.sign()
    assert hands.note().client_counted_by == hands.book.li
    assert hands.note().contractor_counts is None


def test_a_badge_picks_who_sits_down_to_sign(hands: Hands) -> None:
    _begin_with_a_box(hands)
    hands.press(KEY.Key_F9)
    hands.count(1, 20, 60)
    hands.press(KEY.Key_F9)
    assert hands.dialog(Signing).take_scan("P-000002-P")
    hands.press(KEY.Key_Escape)


def test_a_difference_stands_between_the_two_until_it_is_recorded(hands: Hands) -> None:
    _begin_with_a_box(hands)
    hands.press(KEY.Key_F9)
    hands.count(1, 19, 60, 1, 20)
    hands.write("60")
    hands.press(KEY.Key_Return)
    hands.sign()
    assert hands.page.view.counts._apart["volumes"].text() == "−1"
    assert hands.page.deeds.main.text() == "Count"
    assert hands.page.deeds.explain.isEnabled()
    hands.page.deeds.explain.trigger()
    form = hands.dialog(ReasonForm)
    hands.write("One cover holds two volumes.")
    form.accept()
    hands.settle()
    assert hands.note().difference == "One cover holds two volumes."
    assert hands.page.deeds.main.text() == "Agree …"
    assert "state secrets" in hands.page.deeds.main.why


def test_a_refused_scan_is_kept_and_its_row_says_why(hands: Hands) -> None:
    hand_out(hands.book, [_box(hands)[0]])
    hands.press(KEY.Key_F7)
    assert hands.scan(_volume(hands)[1])
    (row,) = hands.page.now.rows
    assert row.standing is Standing.REFUSED
    assert "is out already" in hands.refused[0]
    assert _last_event(hands) == "ScanKept"
    cell = hands.page.view.model.index(0, SAID)
    assert str(cell.data()).startswith("Is out already, since ")
    assert cell.data(Qt.ItemDataRole.ToolTipRole).startswith(f"{row.unit.reference_code} is out")
    hands.press(KEY.Key_Delete)
    assert hands.page.now.rows == ()


def test_an_unknown_code_is_kept_as_a_scan(hands: Hands) -> None:
    hands.press(KEY.Key_F7)
    assert hands.scan("20-1993-7")
    assert "20-1993-7" in hands.refused[0]
    assert _last_event(hands) == "ScanKept"


def test_a_misread_code_is_said_to_be_misread_and_kept_as_a_scan(hands: Hands) -> None:
    hands.press(KEY.Key_F7)
    assert hands.scan("V-000001-0")
    assert "check character does not fit" in hands.refused[0]
    assert _last_event(hands) == "ScanKept"


def test_a_unit_scanned_while_no_draft_is_in_front_is_for_the_station(hands: Hands) -> None:
    assert not hands.scan(_volume(hands)[1])
    assert not hands.scan("P-000002-P")


def test_a_word_puts_on_what_a_rule_refuses_and_leaves_a_breach(hands: Hands) -> None:
    secret = described(1, reference_code="J038-001-0900", security_class="机密")
    catalogue.bring_in(
        hands.book.ledger,
        by=hands.book.wang,
        project=hands.book.project,
        kind=UnitKind.VOLUME,
        descriptions=[secret],
        file="x.csv",
        digest="1" * 64,
        rejected=0,
    )
    _begin_with_a_box(hands)
    row = next(r for r in hands.page.view.model._rows if r.standing is Standing.STAYS)
    hands.page.view.table.pick_named(row.id)
    hands.settle()
    hands.page.deeds.row_word.trigger()
    form = hands.dialog(WordForm)
    form._form._fields["why"].widget.setPlainText("It lay in the box when that came.")
    form._form._fields["secret"].widget.setText(SECRET)
    form._form._fields["source"].widget.setText("Note 12")
    form.accept()
    hands.settle()
    assert row.id in {line.unit for line in hands.read(lambda db: store.lines(db, hands.note().id))}
    assert len(hands.read(open_breaches)) == 1


def test_nobody_vouches_in_anothers_name(hands: Hands) -> None:
    hands.book.clock.forward(days=3)
    _begin_with_a_box(hands)
    hands.page.deeds.word.trigger()
    form = hands.dialog(WordForm)
    form._form._fields["who"].widget.choose(hands.book.li)
    form._form._fields["secret"].widget.setText("not hers")
    form._form._fields["why"].widget.setPlainText("Handed over during the power cut.")
    form._form._fields["source"].widget.setText("Paper 0007")
    form.accept()
    hands.settle()
    assert form.isVisible()
    assert hands.note().state is HandoverState.DRAFT
    assert hands.read(open_breaches) == ()
    form.reject()


def test_custody_passes_by_a_word_while_the_day_is_not_open(hands: Hands) -> None:
    hands.book.clock.forward(days=3)
    _begin_with_a_box(hands)
    hands.page.deeds.word.trigger()
    form = hands.dialog(WordForm)
    form._form._fields["why"].widget.setPlainText("Handed over during the power cut.")
    form._form._fields["secret"].widget.setText(SECRET)
    form._form._fields["source"].widget.setText("Paper 0007")
    form.accept()
    hands.settle()
    assert hands.note().state is HandoverState.AGREED
    assert len(hands.read(open_breaches)) == 1


def test_digits_write_the_condition_and_f2_the_remark(hands: Hands) -> None:
    _begin_with_a_box(hands)
    hands.page.view.rest()
    hands.press(KEY.Key_Down)
    hands.press(KEY.Key_3)
    assert hands.page.now.rows[0].condition == 3
    first = hands.page.now.rows[0].id
    hands.press(KEY.Key_F2)
    hands.write("Cover torn")
    hands.press(KEY.Key_Return)
    line = hands.read(lambda db: store.handover_lines.get(db, hands.note().id, first))
    assert (line.condition, line.remark) == (3, "Cover torn")
    assert hands.page.now.rows[0].id != first


def test_delete_takes_off_and_insert_puts_on_again(hands: Hands) -> None:
    _begin_with_a_box(hands)
    hands.page.view.rest()
    hands.press(KEY.Key_Down)
    gone = hands.page.now.rows[0].id
    hands.press(KEY.Key_Delete)
    assert len(hands.read(lambda db: store.lines(db, hands.note().id))) == 20
    hands.page.view.table.pick_named(gone)
    hands.settle()
    assert hands.page.now.rows[0].standing is Standing.LEFT_OFF
    hands.press(KEY.Key_Insert)
    assert len(hands.read(lambda db: store.lines(db, hands.note().id))) == 21


def test_a_box_taken_off_takes_its_content_along(hands: Hands) -> None:
    _begin_with_a_box(hands)
    hands.page.view.rest()
    hands.press(KEY.Key_A, CONTROL)
    hands.press(KEY.Key_Delete)
    assert hands.read(lambda db: store.lines(db, hands.note().id)) == ()


def test_a_list_goes_onto_the_note_with_a_verdict_on_each_row_first(hands: Hands) -> None:
    hands.press(KEY.Key_F7)
    hands.press(KEY.Key_F5)
    hands.page.lister._text.setPlainText("J038-001-0003 ~ J038-001-0007\nnothing of ours")
    hands.page.lister._ask()
    hands.settle()
    assert len(hands.page.lister._rows._rows) == 6
    hands.press(KEY.Key_Return, CONTROL)
    assert hands.page.front is hands.page.view
    assert len(hands.read(lambda db: store.lines(db, hands.note().id))) == 5


def test_a_scanned_note_opens_where_it_stopped(hands: Hands) -> None:
    note, _batch = hand_out(hands.book, [_box(hands)[0]])
    with hands.book.ledger.work(by=hands.book.wang) as work:
        service.confirm_copy(work, handover=note, copy=1, well=True)
        service.begin_out(work, project=hands.book.project)
    hands.settle()
    number = hands.read(lambda db: store.handovers.get(db, note)).number
    assert hands.scan(number.lower())
    assert hands.note().id == note
    assert hands.page.deeds.main.text() == "Print copy 2"
    assert hands.page.deeds.lies_here.isVisible()
    hands.page.deeds.lies_here.trigger()
    hands.settle()
    assert hands.note().state is HandoverState.PRINTED
    assert hands.papers.printed == []


def test_a_number_of_no_note_gets_a_sentence(hands: Hands) -> None:
    assert hands.scan("HT26-F01-2026-0077-J") or True
    hands.page.visit("HT26-F01-2026-0077")
    hands.settle()
    assert "HT26-F01-2026-0077" in hands.refused[-1]


def test_a_spoiled_copy_is_written_and_printed_again(hands: Hands) -> None:
    note, _batch = hand_out(hands.book, [_box(hands)[0]])
    hands.open(note)
    hands.press(KEY.Key_F9)
    hands.page.deeds.spoiled.trigger()
    hands.settle()
    assert hands.papers.printed == [(note, 1), (note, 1)]
    assert _last_event(hands) == "CopyPrinted"
    assert hands.note().printed == ()
    hands.press(KEY.Key_F9)
    assert hands.note().printed == (1,)


def test_the_papers_of_an_agreed_note_are_drawn_and_open_large(hands: Hands) -> None:
    note, _batch = hand_out(hands.book, [_box(hands)[0]])
    hands.open(note)
    drawn = hands.papers.draw(note)
    assert [paper.form for paper in drawn] == ["F01", "F02", "F01", "F02"]
    hands.page.notes.papers.opened.emit(drawn[1])
    hands.settle()
    assert hands.page.front is hands.page.paper
    assert not hands.page.paper._drawn.isNull()
    hands.press(KEY.Key_Escape)
    assert hands.page.front is hands.page.view


def test_the_workflow_sheets_of_a_batch_are_printed_from_its_note(hands: Hands) -> None:
    note, _batch = hand_out(hands.book, [_box(hands)[0]])
    hands.open(note)
    hands.page.deeds.sheets.trigger()
    hands.settle()
    assert hands.papers.sheets_printed == 20
    assert hands.refused == []


def test_a_return_begins_with_what_is_still_out_of_its_batch(hands: Hands) -> None:
    hand_out(hands.book, [_box(hands)[0]])
    hands.settle()
    hands.press(KEY.Key_F8)
    assert hands.note().direction is Direction.BACK
    hands.press(KEY.Key_F5)
    assert len(hands.page.lister._rows._rows) == 21


def test_an_unfinished_volume_goes_home_by_the_clients_approval(hands: Hands) -> None:
    hand_out(hands.book, [_box(hands)[0]])
    hands.settle()
    hands.press(KEY.Key_F8)
    assert hands.scan(_volume(hands)[1])
    assert hands.page.now.rows[0].verdict.approvable
    hands.page.deeds.approve.trigger()
    form = hands.dialog(ReasonForm)
    hands.write("Wanted in court.")
    form.accept()
    hands.settle()
    hands.sign()
    assert hands.page.now.rows[0].standing is Standing.DOUBTFUL
    assert hands.read(open_breaches) == ()


def test_what_came_back_late_is_reshelved_by_a_word_only(hands: Hands) -> None:
    unit = _volume(hands)[0]
    _note, batch = hand_out(hands.book, [unit])
    with hands.book.ledger.work(by=hands.book.wang) as work:
        custody_folds.finish(work.db, unit, hands.book.clock.now)
    home = draft_back(hands.book, batch, [unit])
    with hands.book.ledger.work(by=hands.book.wang) as work:
        service.agree(work, handover=home, client=hands.book.li, contractor=hands.book.wang)
    hands.book.clock.forward(days=40)
    hands.who[0] = hands.book.li
    hands.open(home)
    assert not hands.page.deeds.reshelve.isEnabled()
    assert "2026-04-03" in hands.page.deeds.reshelve.why
    hands.page.deeds.row_word.trigger()
    form = hands.dialog(WordForm)
    form._form._fields["why"].widget.setPlainText("The chamber is broken.")
    form._form._fields["secret"].widget.setText(SECRET)
    form._form._fields["source"].widget.setText("Call of today")
    form.accept()
    hands.settle()
    where = hands.read(lambda db: custody.where(db, unit))
    assert where is not None
    assert where.place is Place.STACKS
    assert len(hands.read(open_breaches)) == 1


def test_reshelving_is_signed_by_the_client_where_another_sits_at_the_desk(hands: Hands) -> None:
    unit = _volume(hands)[0]
    _note, batch = hand_out(hands.book, [unit])
    with hands.book.ledger.work(by=hands.book.wang) as work:
        custody_folds.finish(work.db, unit, hands.book.clock.now)
    home = draft_back(hands.book, batch, [unit])
    with hands.book.ledger.work(by=hands.book.wang) as work:
        service.agree(work, handover=home, client=hands.book.li, contractor=hands.book.wang)
    hands.open(home)
    hands.press(KEY.Key_F6)
    hands.sign()
    where = hands.read(lambda db: custody.where(db, unit))
    assert where is not None
    assert where.place is Place.STACKS


def test_a_draft_is_given_up_with_a_reason_and_leaves_the_list(hands: Hands) -> None:
    _begin_with_a_box(hands)
    note = hands.note().id
    hands.page.deeds.drop.trigger()
    form = hands.dialog(ReasonForm)
    hands.write("Wrong box.")
    form.accept()
    hands.settle()
    assert hands.read(lambda db: store.handovers.get(db, note)).state is HandoverState.DROPPED
    assert hands.page.now.picked is None
    assert hands.front is hands.page._empty


def test_a_grey_main_act_says_what_is_missing(hands: Hands) -> None:
    hands.press(KEY.Key_F7)
    assert "Nothing is on the note" in hands.page.deeds.main.why


def _last_event(hands: Hands) -> str:
    return hands.read(lambda db: list(journal_lines(db))[-1].event)


@pytest.mark.slow
def test_a_note_of_five_thousand_rows_is_walked_without_a_wait(hands: Hands) -> None:
    book = hands.book
    catalogue.bring_in(
        book.ledger,
        by=book.wang,
        project=book.project,
        kind=UnitKind.VOLUME,
        descriptions=[described(number) for number in range(100, 5100)],
        file="x.csv",
        digest="1" * 64,
        rejected=0,
    )
    units = hands.read(lambda db: catalogue_store.of_project(db, book.project, UnitKind.VOLUME))
    with book.ledger.work(by=book.wang) as work:
        note = service.begin_out(work, project=book.project)
        service.add_many(work, handover=note, units=[unit.id for unit in units])
    hands.open(note)
    hands.page.view.rest()
    began = process_time()
    hands.press(KEY.Key_End)
    hands.press(KEY.Key_A, CONTROL)
    assert len(hands.page.now.rows) == 5040
    assert process_time() - began < 3, "some 0.3 s; a busy machine stretches the hours, not this"


def test_a_return_is_drawn_and_opened_with_the_keyboard_alone(hands: Hands) -> None:
    unit, code = _volume(hands)
    _note, batch = hand_out(hands.book, [unit])
    with hands.book.ledger.work(by=hands.book.wang) as work:
        custody_folds.finish(work.db, unit, hands.book.clock.now)
        home = service.begin_back(work, batch=batch)
    hands.open(home)
    assert hands.scan(code)
    hands.press(KEY.Key_F9)
    hands.count(0, 1, 3, 0, 1)
    hands.write("3")
    assert hands.page.deeds.main.text() == "Open at random"
    hands.press(KEY.Key_Return)
    assert not hands.page.view.opened.isHidden()
    hands.write("20")
    hands.press(KEY.Key_Return)
    assert "say what it is" in hands.refused[-1]
    hands.write("The last page is missing, see the incident.")
    hands.press(KEY.Key_Return)
    assert hands.page.deeds.main.text() == "Agree …"
    assert hands.page.window().focusWidget() is hands.page.view.table
    hands.press(KEY.Key_F9)
    hands.sign()
    assert hands.note().state is HandoverState.AGREED
    (line,) = hands.read(lambda db: store.lines(db, home))
    assert line.remark == "The last page is missing, see the incident."


def test_a_note_says_what_it_is_for_by_a_menu_of_keys(hands: Hands) -> None:
    _begin_with_a_box(hands)
    hands.press(KEY.Key_F4)
    texts = [action.text() for action in hands.page.occasions.menu.actions()]
    assert texts[:3] == [
        "A batch as planned",
        "Added to what went out",
        "Out again for rework, from Preparation on",
    ]
    hands.page.occasions.menu.actions()[4].trigger()
    hands.page.occasions.menu.close()
    hands.settle()
    assert (hands.note().occasion, hands.note().back_to) == (Occasion.REWORK, "SCAN")
    assert "out again for rework" in hands.page.view._title.text()
