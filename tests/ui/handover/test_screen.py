"""What the Hand-over page knows, without a window."""

from dataclasses import replace
from datetime import date

from books import Book, boxes, catalogue, described, draft_back, draft_out, hand_out
from workroom.base.ids import HandoverId, UnitId
from workroom.rooms.catalogue import store as catalogue_store
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.custody import folds as custody_folds
from workroom.rooms.handover import service, store
from workroom.rooms.handover.counts import NOTHING, Counts
from workroom.rooms.handover.model import HandoverState
from workroom.rooms.people.rules import Right
from workroom.rooms.project import service as project
from workroom.ui.handover.finding import find_units, unit_of_code
from workroom.ui.handover.note_rows import NoteRows, Standing, read_rows
from workroom.ui.handover.picked import MainAct, Picked, Typed
from workroom.ui.handover.screen import Asked, HandoverScreen, find_note, read_handover

TODAY = date(2026, 3, 2)
ONE_BOX = Counts(1, 20, 60)


def _screen(
    book: Book, picked: HandoverId | None = None, *, with_filed: bool = False
) -> HandoverScreen:
    with book.ledger.read() as db:
        return read_handover(db, Asked(picked, with_filed, book.wang, TODAY))


def _picked(book: Book, note: HandoverId) -> Picked:
    found = _screen(book, note).picked
    assert found is not None
    return found


def _rows(book: Book, note: HandoverId, *asked: UnitId, today: date = TODAY) -> NoteRows:
    with book.ledger.read() as db:
        return read_rows(db, note, asked=asked, today=today)


def _volumes(book: Book) -> tuple[UnitId, ...]:
    with book.ledger.read() as db:
        found = catalogue_store.of_project(db, book.project, UnitKind.VOLUME)
    return tuple(unit.id for unit in found)


def _file(book: Book, note: HandoverId) -> None:
    with book.ledger.work(by=book.wang) as work:
        for copy in (1, 2):
            service.confirm_copy(work, handover=note, copy=copy, well=True)
        service.sign(work, handover=note)
        service.file(work, handover=note)


def _begin(book: Book) -> HandoverId:
    with book.ledger.work(by=book.wang) as work:
        return service.begin_out(work, project=book.project)


def test_drafts_come_first_and_the_filed_only_when_asked_for(book: Book) -> None:
    first, _batch = hand_out(book, [boxes(book)[0]])
    second, _batch = hand_out(book, [boxes(book)[1]])
    _file(book, first)
    draft = _begin(book)
    assert [entry.note.id for entry in _screen(book).notes] == [draft, second]
    whole = _screen(book, with_filed=True)
    assert [entry.note.id for entry in whole.notes] == [draft, second, first]
    assert (whole.waiting, whole.filed_count) == (2, 1)


def test_what_is_still_out_of_each_batch_is_known_for_a_return(book: Book) -> None:
    _note, batch = hand_out(book, [boxes(book)[0]])
    (home,) = _screen(book).homes
    assert home.batch == batch
    assert home.still.counts == Counts(1, 20, 60, 610)
    assert home.still.oldest == TODAY


def test_an_empty_draft_says_what_to_do_first(book: Book) -> None:
    act, verdict = _picked(book, _begin(book)).main_act(Typed())
    assert act is MainAct.COUNT
    assert "Scan a box" in str(verdict.reasons[0])


def test_both_sides_count_before_they_agree(book: Book) -> None:
    note = _begin(book)
    with book.ledger.work(by=book.wang) as work:
        service.add(work, handover=note, unit=boxes(book)[0])
    picked = _picked(book, note)
    assert picked.main_act(Typed())[0] is MainAct.COUNT
    assert picked.main_act(Typed(client=ONE_BOX))[0] is MainAct.COUNT
    both = Typed(client=ONE_BOX, contractor=ONE_BOX)
    assert picked.main_act(both)[0] is MainAct.COUNT, "the statement is missing: sign the count"
    assert picked.main_act(replace(both, stated=True))[0] is MainAct.AGREE


def test_counts_that_differ_are_signed_as_they_are_and_not_agreed(book: Book) -> None:
    note = draft_out(book, [boxes(book)[0]])
    typed = Typed(client=Counts(1, 19, 60))
    picked = _picked(book, note)
    assert picked.main_act(typed)[0] is MainAct.COUNT
    assert picked.difference(typed) == Counts(0, -1, 0)
    assert picked.main_act(Typed())[0] is MainAct.AGREE


def test_agreeing_is_grey_while_the_day_is_not_open(book: Book) -> None:
    note = draft_out(book, [boxes(book)[0]])
    with book.ledger.read() as db:
        later = read_handover(db, Asked(note, False, book.wang, date(2026, 3, 9)))
    assert later.picked is not None
    act, verdict = later.picked.main_act(Typed())
    assert act is MainAct.AGREE
    assert "never closed" in str(verdict.reasons[0])


def test_the_main_act_follows_the_papers(book: Book) -> None:
    note, _batch = hand_out(book, [boxes(book)[0]])
    seen = [_picked(book, note).main_act(Typed())[0]]
    for copy in (1, 2):
        assert _picked(book, note).next_copy == copy
        with book.ledger.work(by=book.wang) as work:
            service.confirm_copy(work, handover=note, copy=copy, well=True)
        seen.append(_picked(book, note).main_act(Typed())[0])
    with book.ledger.work(by=book.wang) as work:
        service.sign(work, handover=note)
    seen.append(_picked(book, note).main_act(Typed())[0])
    with book.ledger.work(by=book.wang) as work:
        service.file(work, handover=note)
    seen.append(_picked(book, note).main_act(Typed())[0])
    assert seen == [
        MainAct.PRINT,
        MainAct.PRINT,
        MainAct.SIGN,
        MainAct.FILE,
        MainAct.NOTHING,
    ]


def test_the_custodian_on_duty_sits_down_first(book: Book) -> None:
    picked = _picked(book, _begin(book))
    assert picked.contractor is not None
    assert picked.contractor.id == book.wang
    assert picked.able(Right.STATE_SECRECY) == ((book.li, "李秀英"), (book.zhao, "赵垚"))


def test_a_blind_count_hides_what_is_listed_until_both_have_counted(book: Book) -> None:
    with book.ledger.work(by=book.li) as work:
        project.change_setting(work, name="blind_count", value="on")
    note = _begin(book)
    with book.ledger.work(by=book.wang) as work:
        service.add(work, handover=note, unit=boxes(book)[0])
    assert _screen(book).notes[0].counts is None
    assert _picked(book, note).hides_list
    for person in (book.li, book.wang):
        with book.ledger.work(by=person) as work:
            service.enter_count(work, handover=note, counts=ONE_BOX)
    assert not _picked(book, note).hides_list


def test_a_note_is_found_by_either_number_by_its_batch_and_by_its_id(book: Book) -> None:
    note, _batch = hand_out(book, [boxes(book)[0]])
    with book.ledger.read() as db:
        found = store.handovers.get(db, note)
        code = _screen(book).notes[0].batch
        assert {find_note(db, about) for about in (note, found.number, found.annex, code)} == {note}
        assert find_note(db, "HT26-F01-2026-0099-X") is None


def test_a_classified_volume_in_the_box_stays_off_and_says_why(book: Book) -> None:
    catalogue.bring_in(
        book.ledger,
        by=book.wang,
        project=book.project,
        kind=UnitKind.VOLUME,
        descriptions=[described(1, reference_code="J038-001-0900", security_class="机密")],
        file="x.csv",
        digest="1" * 64,
        rejected=0,
    )
    note = _begin(book)
    with book.ledger.work(by=book.wang) as work:
        service.add(work, handover=note, unit=boxes(book)[0])
    rows = _rows(book, note)
    (off,) = [row for row in rows.rows if not row.standing.is_on]
    assert (rows.on, rows.off) == (21, 1)
    assert off.standing is Standing.STAYS
    assert off.refused_act
    assert "declassification" in str(off.reason)


def test_a_volume_taken_off_its_box_is_left_off_and_might_go(book: Book) -> None:
    note = _begin(book)
    volume = _volumes(book)[3]
    with book.ledger.work(by=book.wang) as work:
        service.add(work, handover=note, unit=boxes(book)[0])
        service.take_off(work, handover=note, unit=volume)
    row = next(row for row in _rows(book, note).rows if row.id == volume)
    assert row.standing is Standing.LEFT_OFF
    assert row.inside


def test_a_refused_scan_stands_on_top(book: Book) -> None:
    hand_out(book, [boxes(book)[0]])
    note = _begin(book)
    with book.ledger.work(by=book.wang) as work:
        service.add(work, handover=note, unit=boxes(book)[1])
    first = _rows(book, note, _volumes(book)[0]).rows[0]
    assert first.id == _volumes(book)[0]
    assert first.standing is Standing.REFUSED


def test_a_return_shows_of_its_boxes_only_what_is_in_the_room(book: Book) -> None:
    _note, batch = hand_out(book, [boxes(book)[0], *_volumes(book)[:5]])
    with book.ledger.work(by=book.wang) as work:
        home = service.begin_back(work, batch=batch)
        service.add(work, handover=home, unit=boxes(book)[0])
    rows = _rows(book, home)
    assert rows.on == 1
    assert all(row.verdict.approvable for row in rows.rows if not row.standing.is_on)


def test_what_came_back_after_a_month_waits_for_its_disinfection(book: Book) -> None:
    volume = _volumes(book)[0]
    _note, batch = hand_out(book, [volume])
    with book.ledger.work(by=book.wang) as work:
        custody_folds.finish(work.db, volume, book.clock.now)
    home = draft_back(book, batch, [volume])
    with book.ledger.work(by=book.wang) as work:
        service.agree(work, handover=home, client=book.li, contractor=book.wang)
    (soon,) = _rows(book, home, today=date(2026, 4, 2)).rows
    (late,) = _rows(book, home, today=date(2026, 4, 3)).rows
    assert soon.waits_for_shelf
    assert soon.reshelving
    assert "2026-04-03" in str(late.reshelving.reasons[0])


def test_a_list_names_units_by_code_by_range_and_by_words(book: Book) -> None:
    note = _begin(book)
    with book.ledger.read() as db:
        code = str(catalogue_store.units.get(db, _volumes(book)[8]).code)
        many = find_units(db, note, f"J038-001-0001\nJ038-001-0003 ~ J038-001-0005，{code}\nnone")
        assert [row.may_go for row in many.rows] == [True] * 5 + [False]
        assert many.rows[-1].unit is None
        assert len(find_units(db, note, "第12号").rows) == 1
        assert find_units(db, note, "").rows == ()
        box = str(catalogue_store.units.get(db, boxes(book)[0]).code)
        assert len(find_units(db, note, box).fit) == 21


def test_a_list_for_a_return_begins_with_all_that_is_out(book: Book) -> None:
    _note, batch = hand_out(book, [boxes(book)[0]])
    with book.ledger.work(by=book.wang) as work:
        home = service.begin_back(work, batch=batch)
    with book.ledger.read() as db:
        found = find_units(db, home, "")
    assert len(found.rows) == 21
    assert len(found.fit) == 1, "the box alone: its volumes are not finished"


def test_what_stands_on_the_note_already_is_not_put_on_twice(book: Book) -> None:
    note = _begin(book)
    with book.ledger.work(by=book.wang) as work:
        service.add(work, handover=note, unit=_volumes(book)[0])
    with book.ledger.read() as db:
        (row,) = find_units(db, note, "J038-001-0001").rows
    assert row.on_note
    assert not row.may_go


def test_a_code_that_is_none_means_no_unit(book: Book) -> None:
    with book.ledger.read() as db:
        for text in ("", "V-000001-Z", "V-999999-9", "\x00", "x" * 9000, "B-000001-X"):
            assert unit_of_code(db, text) is None


def test_an_agreed_note_shows_where_its_units_are(book: Book) -> None:
    note, _batch = hand_out(book, [boxes(book)[0]])
    rows = _rows(book, note)
    assert not rows.draft
    assert {str(row.where) for row in rows.rows} == {"At the hand-over desk"}
    assert _picked(book, note).note.state is HandoverState.AGREED
    assert _picked(book, note).listed != NOTHING
