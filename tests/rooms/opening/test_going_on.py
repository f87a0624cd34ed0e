"""Work goes on with what a statement brought: counted, worked on, home, and out again."""

from pathlib import Path

import pytest

from books import (
    Book,
    boxes,
    close_day,
    counted,
    described,
    draft_back,
    hand_out,
    open_day,
)
from rooms.lived import Printed, agree, drawn, items, rows_of, words_of
from rooms.opening.running import MONTHS, draft, row, running, written
from rooms.opening.running import agree as agree_statement
from rooms.refusing import refused
from rooms.trips import Trip, log
from workroom.base.event import Entry
from workroom.base.ids import Kind, Subject, UnitId
from workroom.base.word import Approval
from workroom.ledger.verify import verify
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.closing.slip import daily_sheet
from workroom.rooms.custody import rules as custody_rules
from workroom.rooms.custody import service as custody
from workroom.rooms.custody import store as custody_store
from workroom.rooms.custody.model import Place
from workroom.rooms.handover import rules as handover_rules
from workroom.rooms.handover import service as handover
from workroom.rooms.handover import store as handovers
from workroom.rooms.handover.model import Direction, HandoverAgreed
from workroom.rooms.handover.slip import handover_note
from workroom.rooms.holds.model import DayClosed
from workroom.rooms.opening.model import StatementAgreed
from workroom.rooms.progress.board import read_board
from workroom.rooms.progress.due import due_list
from workroom.rooms.records.subjects import subjects_of
from workroom.rooms.records.trail import trail
from workroom.rooms.workflow import service as workflow
from workroom.rooms.workflow import store as workflow_store
from workroom.rooms.workflow.model import Sheet, done_steps
from workroom.rooms.workflow.reasons import ReworkReason
from workroom.rooms.workflow.rules import DONE_ALREADY
from workroom.rooms.workflow.slip import flow_annex, flow_sheets
from workroom.rooms.workflow.steps import Step

AT_WORK = row(6, "在室", "2026-02-25", "1号台", "林强", "2026-009", None, "第三批", "前处理")


@pytest.fixture
def begun(book: Book, tmp_path: Path) -> Entry[StatementAgreed]:
    """Two volumes home, three in cabinets, one at Lin's workstation; then the first day opens."""
    entry = running(book, tmp_path, [*MONTHS[:5], AT_WORK])
    open_day(book)
    return entry


def unit(book: Book, number: int) -> UnitId:
    with book.ledger.read() as db:
        return catalogue.by_reference_code(db, f"J038-001-{number:04}")[0].id


def sheet(book: Book, number: int) -> Sheet:
    with book.ledger.read() as db:
        found = workflow_store.sheet_of(db, unit(book, number))
    assert found is not None
    return found


def trip(book: Book) -> Trip:
    """Enough of one for the hands of other tests."""
    first = sheet(book, 3)
    return Trip(book, first.handover, first.batch, boxes(book), (), ())


def printed(book: Book) -> Printed:
    return {"printed_at": book.clock(), "printed_by": "王建国"}


def whole(book: Book) -> bool:
    with book.ledger.read() as db:
        return verify(db, book.ledger.register).whole


def test_the_first_day_opens_by_counting_what_the_statement_brought(
    book: Book, begun: Entry[StatementAgreed]
) -> None:
    assert [(one.volumes, one.items) for one in counted(book)] == [(2, 6), (1, 3)]
    with book.ledger.read() as db:
        board = read_board(db, book.clock())
    assert sum(out.tally.volumes for out in board.out) == 4
    assert board.at_work.volumes == 1
    assert board.output == ()
    assert board.home_today.volumes == 0


def test_the_daily_sheet_names_the_statement_and_its_sums_agree(book: Book, tmp_path: Path) -> None:
    open_day(book)
    entry = running(book, tmp_path)
    book.clock.forward(hours=8)
    close_day(book)
    with book.ledger.read() as db:
        (sheet_,) = daily_sheet(
            db,
            lambda seqs: book.ledger.entries(db, seqs=seqs),
            book.clock().date(),
            copy=1,
            **printed(book),
        )
    rows = rows_of(sheet_, "交接单号")
    assert [(one[1], one[2], one[3]) for one in rows] == [
        (entry.event.number, "期初建账", "0／4／12")
    ]
    with book.ledger.read() as db:
        events = [one.event for one in book.ledger.entries(db)]
    (closed,) = [event for event in events if isinstance(event, DayClosed)]
    assert (closed.received, closed.returned) == ((0, 4, 12), (0, 0, 0))
    assert whole(book)


def test_a_unit_tells_by_which_statement_it_came(book: Book, begun: Entry[StatementAgreed]) -> None:
    with book.ledger.read() as db:
        told = trail(book.ledger, db, Subject(Kind.UNIT, unit(book, 3)))
    assert f"({begun.event.number})" in str(told[-1].text)
    assert str(told[-1].text).startswith("By the opening statement of 2026-03-02")


def test_work_goes_on_with_the_next_stage(book: Book, begun: Entry[StatementAgreed]) -> None:
    hands = trip(book)
    with refused(book, DONE_ALREADY):
        log(hands, sheet(book, 6), Step.PREP)
    log(hands, sheet(book, 6), Step.CAT, Step.SCAN, Step.IMAGE)
    with book.ledger.read() as db:
        passes = workflow_store.passes_of(db, sheet(book, 6).id)
        board = read_board(db, book.clock())
    assert [(one.step, one.round) for one in passes] == [
        (Step.PREP, 0),
        (Step.CAT, 1),
        (Step.SCAN, 1),
        (Step.IMAGE, 1),
    ]
    assert sum(one.sheets for one in board.output) == 3
    assert whole(book)


def test_a_stage_of_before_the_book_goes_back_for_rework(
    book: Book, begun: Entry[StatementAgreed]
) -> None:
    third = sheet(book, 3)
    with book.ledger.work(by=book.qian) as work:
        workflow.order_rework(
            work, sheet=third.id, step=Step.SCAN, reason=ReworkReason.MISSED, remark="第3页"
        )
    with book.ledger.read() as db:
        assert custody_store.where(db, third.unit).finished_at is None  # type: ignore[union-attr]  # it is here
        passes = workflow_store.passes_of(db, third.id)
    assert done_steps(passes) == {Step.PREP, Step.CAT}
    assert whole(book)


def test_what_is_out_over_a_month_is_due_for_disinfection_at_once(
    book: Book, begun: Entry[StatementAgreed]
) -> None:
    with book.ledger.read() as db:
        due = {
            one.subject: one for one in due_list(db, book.clock()) if one.clause.endswith("4.3.5")
        }
    (oldest,) = [one for one in due.values() if one.overdue_days]
    assert (str(oldest.due), oldest.overdue_days) == ("2026-02-21", 9)


def test_a_finished_unit_goes_home_and_the_note_prints_its_true_days_out(
    book: Book, begun: Entry[StatementAgreed]
) -> None:
    third = unit(book, 3)
    note = draft_back(book, begun.event.batches[0].batch, [third])
    entry = agree(book, note)
    (sheet_, *_) = drawn(
        book,
        lambda db, entries: handover_note(db, entries, entry, copy=1, **printed(book)),
    )
    words = words_of(sheet_)
    assert "2026-01-20" in words
    assert words[words.index("出库单号") + 1] == "2025-031"
    assert words[words.index("在外天数") + 1].startswith("41 天")
    assert words[words.index("尚未归还") + 1] == "无"
    with refused(book, custody_rules.UNTREATED), book.ledger.work(by=book.li) as work:
        custody.reshelve(work, unit=third)
    assert whole(book)


def test_an_unfinished_unit_goes_home_by_approval_as_always(
    book: Book, begun: Entry[StatementAgreed]
) -> None:
    fourth = unit(book, 4)
    with book.ledger.work(by=book.wang) as work:
        note = handover.begin_back(work, batch=begun.event.batches[1].batch)
    with refused(book, handover_rules.UNFINISHED), book.ledger.work(by=book.wang) as work:
        handover.add(work, handover=note, unit=fourth)
    with book.ledger.work(by=book.wang) as work:
        approval = Approval(who=book.li, why="发包方急用")
        assert handover.add(work, handover=note, unit=fourth, approval=approval)


def test_what_was_home_goes_out_again_as_ever(book: Book, begun: Entry[StatementAgreed]) -> None:
    first = unit(book, 1)
    note, batch = hand_out(book, [first])
    assert batch not in {one.batch for one in begun.event.batches}
    with book.ledger.read() as db:
        where = custody_store.where(db, first)
        assert where is not None
        assert (where.place, where.out_note) == (Place.DESK, note)
        assert str(where.out_since) == "2026-03-02"
        assert handovers.handovers.get(db, note).number.startswith("HT26-F01-2026-0058-")
    fresh = sheet(book, 1)
    assert (fresh.handover, fresh.id) == (note, 1187)
    assert whole(book)


def test_sheets_are_drawn_with_the_old_note_and_the_annex_says_what_is_of_before(
    book: Book, begun: Entry[StatementAgreed]
) -> None:
    ids = [sheet(book, 5).id]
    (front,) = drawn(book, lambda db, entries: flow_sheets(db, entries, ids, **printed(book)))
    words = words_of(front)
    assert words[words.index("出库单号") + 1] == "2026-007"
    assert words[words.index("特殊说明") + 1] == "封皮破损"
    (annex,) = drawn(book, lambda db, entries: flow_annex(db, entries, ids, **printed(book)))
    rows = rows_of(annex, "作业人")
    assert [one[1:6] for one in rows] == [
        ("数字化前处理", "期初", "林强", "—", "2026-02-11"),
        ("档案扫描", "期初", "陈文焱", "—", "—"),
    ]
    assert {one[8] for one in rows} == {f"期初建账 {begun.event.number}"}


def test_an_old_note_is_not_drawn_for_its_paper_is_in_the_files(
    book: Book, begun: Entry[StatementAgreed]
) -> None:
    with book.ledger.read() as db:
        note = handovers.by_note(db, "2025-031")
    assert note is not None
    assert [one.phrase.template for one in handover_rules.may_print(note).reasons] == [
        handover_rules.OF_BEFORE_THE_BOOK
    ]


def test_at_night_what_was_at_a_workstation_is_locked_up_like_all_else(
    book: Book, begun: Entry[StatementAgreed]
) -> None:
    with book.ledger.work(by=book.lin) as work:
        custody.put_away(work, unit=unit(book, 6), cabinet=book.cabinet)
    close_day(book)
    book.clock.forward(hours=24)
    open_day(book)
    assert whole(book)


def test_units_out_are_those_handed_out_and_not_back_counting_the_statement(
    book: Book, begun: Entry[StatementAgreed]
) -> None:
    agree(book, draft_back(book, begun.event.batches[0].batch, [unit(book, 3)]))
    hand_out(book, [unit(book, 7)])
    with book.ledger.read() as db:
        entries = list(book.ledger.entries(db))
        here = {where.unit for where in custody_store.in_the_room(db)}
    held: dict[int, bool] = {}
    for entry in entries:
        match entry.event:
            case StatementAgreed(notes=notes):
                for note in notes:
                    held |= dict.fromkeys(note.units, note.direction is Direction.OUT)
            case HandoverAgreed(lines=lines, direction=direction):
                held |= dict.fromkeys((one.unit for one in lines), direction is Direction.OUT)
    assert here == {one for one, out in held.items() if out}


def test_only_what_is_still_in_the_room_gets_a_sheet_that_travels(
    book: Book, begun: Entry[StatementAgreed]
) -> None:
    first = begun.event.notes[0]
    with book.ledger.read() as db:
        all_of_it = workflow_store.sheets_of(db, first.handover)
        along = workflow_store.sheets_going_along(db, first.handover)
    assert len(all_of_it) == 3
    assert [one.unit for one in along] == [unit(book, 3)]
    note, _ = hand_out(book, [unit(book, 7)])
    with book.ledger.read() as db:
        assert len(workflow_store.sheets_going_along(db, note)) == 1


def test_a_box_of_loose_items_has_one_sheet_and_what_is_done_of_each_is_done_of_it(
    book: Book, tmp_path: Path
) -> None:
    told = [
        described(number, reference_code=f"J038-W-{number:03}", box_number="7")
        for number in range(1, 4)
    ]
    items(book, told)
    rows = [
        ("J038-盒7", "在室", "2026-02-10", "1号柜", None, "2026-007", None, None, "前处理、扫描"),
        ("J038-W-002", "在室", "2026-02-10", "1号柜", None, "2026-007", None, None, "前处理"),
    ]
    entry = agree_statement(book, draft(book, written(tmp_path / "期初.xlsx", rows, ())))
    (made,) = entry.event.sheets
    with book.ledger.read() as db:
        (box,) = catalogue.by_reference_code(db, "J038-盒7")
        passes = workflow_store.passes_of(db, made.sheet)
        assert len(custody_store.in_the_room(db)) == 4
    assert made.unit == box.id
    assert done_steps(passes) == {Step.PREP}
    assert whole(book)


def test_a_trail_is_found_by_the_number_of_an_old_note(
    book: Book, begun: Entry[StatementAgreed]
) -> None:
    with book.ledger.read() as db:
        (found,) = subjects_of(db, "2026-007")
    assert found == Subject(Kind.HANDOVER, begun.event.notes[2].handover)
