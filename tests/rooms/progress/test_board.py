"""The room at a glance, over a book in which two days were worked."""

from collections.abc import Callable
from typing import TypeVar

import books
from books import Book
from workroom.base.codes import Prefix, label
from workroom.base.ids import UnitId
from workroom.base.word import Word
from workroom.ledger.reading import Reading
from workroom.rooms.custody import service as custody
from workroom.rooms.handover import service as handover
from workroom.rooms.listing import store as listing
from workroom.rooms.listing.model import Wanted
from workroom.rooms.progress import store
from workroom.rooms.progress.board import read_board
from workroom.rooms.progress.due import due_list
from workroom.rooms.progress.model import Board, Tally
from workroom.rooms.workflow import service as workflow
from workroom.rooms.workflow.reasons import ReworkReason
from workroom.rooms.workflow.steps import Step

T = TypeVar("T")


def asked(book: Book, ask: Callable[[Reading], T]) -> T:
    with book.ledger.read() as db:
        return ask(db)


def board(book: Book) -> Board:
    return asked(book, lambda db: read_board(db, book.clock()))


def counts(book: Book) -> dict[Step, tuple[int, int]]:
    return {h.step: (h.waiting, h.running) for h in board(book).stages if h.count}


def in_work(book: Book) -> tuple[UnitId, ...]:
    """Four volumes at a workstation, on an open day."""
    units = books.catalogued(book, 4, box_number="")
    books.open_day(book)
    books.hand_out(book, units)
    for unit in units:
        with book.ledger.work(by=book.lin, station="1号台") as work:
            custody.take(work, unit=unit, station="1号台")
    return units


def log(book: Book, number: int, *steps: Step, by: str = "lin") -> None:
    sheet = asked(book, store.sheets_here)[number]
    for step in steps:
        with book.ledger.work(by=book.people[by], station="1号台") as work:
            workflow.log(work, sheet=sheet.sheet, step=step)


def test_a_fresh_book_has_nothing_out_and_nothing_due(book: Book) -> None:
    found = board(book)
    assert not found.tally
    assert found.oldest is None
    assert found.batches == ()
    assert asked(book, lambda db: due_list(db, book.clock())) == ()


def test_what_is_out_is_counted_by_kind_since_the_oldest_day(book: Book) -> None:
    books.catalogued(book)
    books.open_day(book)
    first_day = book.clock().date()
    books.hand_out(book, books.boxes(book)[:1])
    book.clock.forward(days=1)
    found = board(book)
    assert found.tally == Tally(1, 20, 60)
    assert found.oldest == first_day


def test_every_sheet_stands_at_one_stage_and_moves_on_as_stages_are_logged(book: Book) -> None:
    in_work(book)
    assert counts(book) == {Step.PREP: (4, 0)}
    log(book, 0, Step.PREP, Step.CAT)
    log(book, 1, Step.PREP)
    assert counts(book) == {Step.PREP: (2, 0), Step.CAT: (1, 0), Step.SCAN: (1, 0)}
    found = board(book)
    assert {(o.step, o.name, o.sheets) for o in found.output} == {
        (Step.PREP, "林强", 2),
        (Step.CAT, "林强", 1),
    }
    assert ("1号台", "林强") in {(p.station, p.name) for p in found.presences}


def test_rework_sends_the_sheet_back_in_the_flow_and_the_work_done_still_counts(
    book: Book,
) -> None:
    in_work(book)
    log(book, 0, Step.PREP, Step.CAT, Step.SCAN)
    sheet = asked(book, store.sheets_here)[0].sheet
    with book.ledger.work(by=book.qian) as work:
        workflow.order_rework(work, sheet=sheet, step=Step.SCAN, reason=ReworkReason.SKEW)
    assert counts(book)[Step.SCAN] == (1, 0)
    scanned = [o for o in board(book).output if o.step is Step.SCAN]
    assert [o.sheets for o in scanned] == [1]


def test_what_was_done_yesterday_is_not_of_today(book: Book) -> None:
    in_work(book)
    log(book, 0, Step.PREP)
    book.clock.forward(hours=15)
    assert board(book).output != ()
    book.clock.forward(hours=1)
    found = board(book)
    assert found.output == ()
    assert found.presences == ()


def test_a_batch_says_how_much_of_it_is_home(book: Book) -> None:
    books.catalogued(book)
    books.open_day(book)
    first, second = books.boxes(book)
    _, batch = books.hand_out(book, (first, second))
    assert [(b.whole, b.home) for b in board(book).batches] == [(40, 0)]
    word = Word(book.li, "急用", "调阅单")
    with book.ledger.work(by=book.wang) as work:
        note = handover.begin_back(work, batch=batch)
        inside = listing.page(work.db, Wanted(inside=first), offset=0, limit=5)
        for one in inside:
            handover.add(work, handover=note, unit=one.id, word=word)
    books._both_count(book, note)
    with book.ledger.work(by=book.wang) as work:
        handover.agree(work, handover=note, client=book.li, contractor=book.wang)
    found = board(book)
    (stand,) = found.batches
    assert (stand.whole, stand.home, stand.is_home) == (40, 5, False)
    assert stand.code == label(Prefix.BATCH, batch)
    assert found.home_today == Tally(0, 5, 15)
    assert found.given_back == Tally(0, 5, 15)
    dues = asked(book, lambda db: due_list(db, book.clock()))
    assert [due for due in dues if due.breach is not None]


def test_batches_that_are_all_home_are_shown_while_they_are_among_the_newest(book: Book) -> None:
    books.catalogued(book, 8, box_size=2)
    books.open_day(book)
    out = [books.hand_out(book, [box]) for box in books.boxes(book)[:3]]
    word = Word(book.li, "急用", "调阅单")
    for (_, batch), box in zip(out[1:], books.boxes(book)[1:], strict=False):
        with book.ledger.work(by=book.wang) as work:
            back = handover.begin_back(work, batch=batch)
            inside = listing.page(work.db, Wanted(inside=box), offset=0, limit=5)
            for unit in (*(one.id for one in inside), box):
                handover.add(work, handover=back, unit=unit, word=word)
        books._both_count(book, back)
        with book.ledger.work(by=book.wang) as work:
            handover.agree(work, handover=back, client=book.li, contractor=book.wang)

    def shown(newest: int) -> list[tuple[int, int, int]]:
        stands = asked(book, lambda db: store.batch_stands(db, newest))
        return [(one.batch, one.whole, one.home) for one in stands]

    (_, first), (_, second), (_, third) = out
    assert shown(0) == [(first, 2, 0)]
    assert shown(1) == [(third, 2, 2), (first, 2, 0)]
    assert shown(9) == [(third, 2, 2), (second, 2, 2), (first, 2, 0)]
    with book.ledger.work(by=book.wang) as work:
        handover.begin_out(work, project=book.project)
    assert shown(0) == [(third + 1, 0, 0), (first, 2, 0)]


def test_volumes_that_came_without_sheets_are_due(book: Book) -> None:
    units = books.catalogued(book, 3)
    books.open_day(book)
    note = books.draft_out(book, units)
    with book.ledger.work(by=book.wang) as work:
        handover.agree(work, handover=note, client=book.li, contractor=book.wang)
    (due,) = (
        d for d in asked(book, lambda db: due_list(db, book.clock())) if d.clause.endswith("§4.3.7")
    )
    assert "3 volumes" in str(due.text)
    with book.ledger.work(by=book.wang) as work:
        workflow.issue(work, handover=note)
    dues = asked(book, lambda db: due_list(db, book.clock()))
    assert not [d for d in dues if d.clause.endswith("§4.3.7")]
