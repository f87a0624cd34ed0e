"""The power goes at each of eight points of a handover; the note is taken up by scanning it."""

import multiprocessing
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from books import Book, boxes, catalogued, copy_of, found_book, open_day
from paper.reading import packed, pages_of
from rooms.late.writing import whole
from workroom.base.codes import Prefix, label
from workroom.base.ids import BatchId, HandoverId
from workroom.book import open_book
from workroom.press import Press
from workroom.rooms.handover import service as handover
from workroom.rooms.handover import store as handovers
from workroom.rooms.handover.model import HandoverState
from workroom.rooms.station.model import Outcome, Session
from workroom.rooms.station.service import hear
from workroom.rooms.workflow import service as workflow
from workroom.rooms.workflow import store as sheets
from workroom.ui.handover.screen import find_note

Point = Callable[[Book], None]
NOTE = HandoverId(1)


def begun(book: Book) -> None:
    with book.ledger.work(by=book.wang) as work:
        handover.begin_out(work, project=book.project)


def lined(book: Book) -> None:
    with book.ledger.work(by=book.wang) as work:
        handover.add(work, handover=NOTE, unit=boxes(book)[0])


def counted_by(book: Book, who: str) -> None:
    with book.ledger.read() as db:
        listed = handovers.listed(db, NOTE)
    with book.ledger.work(by=book.people[who]) as work:
        handover.enter_count(work, handover=NOTE, counts=listed)


def counted_by_both(book: Book) -> None:
    counted_by(book, "wang")
    with book.ledger.work(by=book.li) as work:
        handover.state_secrecy(work, handover=NOTE)


def agreed(book: Book) -> None:
    with book.ledger.work(by=book.wang) as work:
        handover.agree(work, handover=NOTE, client=book.li, contractor=book.wang)
        workflow.issue(work, handover=NOTE)


def printed(book: Book, copy: int) -> None:
    Press(book.ledger, "王建国").note(NOTE, copy)
    with book.ledger.work(by=book.wang) as work:
        handover.confirm_copy(work, handover=NOTE, copy=copy, well=True)


def signed(book: Book) -> None:
    with book.ledger.work(by=book.wang) as work:
        handover.sign(work, handover=NOTE)


def filed(book: Book) -> None:
    with book.ledger.work(by=book.wang) as work:
        handover.file(work, handover=NOTE)


STEPS: tuple[tuple[str, Point], ...] = (
    ("draft_begun", begun),
    ("lines", lined),
    ("counted_by_one", lambda book: counted_by(book, "li")),
    ("counted_by_both", counted_by_both),
    ("agreed_and_not_printed", agreed),
    ("copy_1_printed", lambda book: printed(book, 1)),
    ("both_printed_not_signed", lambda book: printed(book, 2)),
    ("signed_not_filed", signed),
    ("filed", filed),
)
STATES = (
    *(HandoverState.DRAFT,) * 4,
    *(HandoverState.AGREED,) * 2,
    HandoverState.PRINTED,
    HandoverState.SIGNED,
    HandoverState.FILED,
)


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A book whose day is open, with two boxes in the stacks."""
    book = found_book(tmp_path_factory.mktemp("stocked") / "book")
    catalogued(book, 6, box_size=3)
    open_day(book)
    book.close()
    return book


def _until(stocked: Book, root: Path, last: int) -> None:
    """A process of its own does everything up to a point, begins the next, and is killed."""
    book = Book(
        open_book(root, stocked.clock),
        stocked.clock,
        stocked.project,
        stocked.cabinet,
        dict(stocked.people),
    )
    for _, step in STEPS[: last + 1]:
        step(book)
    if last + 1 < len(STEPS):
        with book.ledger.work(by=book.wang) as work:
            handover.begin_out(work, project=book.project)
            os.kill(os.getpid(), signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.slow
@pytest.mark.parametrize("last", range(8), ids=[name for name, _ in STEPS[:8]])
def test_after_a_power_cut_the_note_is_taken_up_by_scanning_it(
    stocked: Book, tmp_path: Path, last: int
) -> None:
    root = tmp_path / "book"
    copy_of(stocked, root).close()
    child = multiprocessing.get_context("fork").Process(target=_until, args=(stocked, root, last))
    child.start()
    child.join(60)
    assert child.exitcode == -signal.SIGKILL
    book = Book(
        open_book(root, stocked.clock),
        stocked.clock,
        stocked.project,
        stocked.cabinet,
        dict(stocked.people),
    )
    with book.ledger.read() as db:
        note = handovers.handovers.get(db, NOTE)
        assert find_note(db, label(Prefix.BATCH, BatchId(1))) == NOTE
        assert len(handovers.recent(db)) == 1
    assert note.state is STATES[last]
    if note.number:
        _, reply = hear(book.ledger, Session("1号台"), note.number)
        assert reply.outcome is Outcome.NOTED
        assert reply.subject is not None
        assert reply.subject.id == NOTE
    for _, step in STEPS[last + 1 :]:
        step(book)
    with book.ledger.read() as db:
        done = handovers.handovers.get(db, NOTE)
        assert len(sheets.sheets_of(db, NOTE)) == 3
    assert done.state is HandoverState.FILED
    for copy in (1, 2):
        paper, *_ = Press(book.ledger, "王建国").note(NOTE, copy)
        text = packed("".join(pages_of(paper.path.read_bytes())))
        assert done.number in text
        assert "补打" not in text
    assert whole(book)
    book.close()


def test_a_printer_out_of_paper_after_copy_1_leaves_copy_2_to_be_printed(
    stocked: Book, tmp_path: Path
) -> None:
    book = copy_of(stocked, tmp_path / "book")
    for _, step in STEPS[:6]:
        step(book)
    with book.ledger.work(by=book.wang) as work:
        handover.confirm_copy(work, handover=NOTE, copy=2, well=False)
    with book.ledger.read() as db:
        note = handovers.handovers.get(db, NOTE)
    assert (note.state, note.printed) == (HandoverState.AGREED, (1,))
    first, *_ = Press(book.ledger, "王建国").note(NOTE, 2)
    text = packed("".join(pages_of(first.path.read_bytes())))
    assert packed("原纸作废收回") in text
    assert "补打" not in text
    printed(book, 2)
    signed(book)
    assert whole(book)
    book.close()
