"""The lines of a register as an earlier entry left them."""

from typing import Any

from books import Book
from specimens import SEEN, SPECIMENS, TODAY, Specimen, told
from workroom.base.ids import LineId, Seq
from workroom.rooms.registers import service
from workroom.rooms.registers.earlier import held_at
from workroom.rooms.registers.model import Standing


def entered(book: Book, **more: Any) -> LineId:
    with book.ledger.work(by=book.wang) as work:
        return service.enter(work, SPECIMENS, told(book, **more)).event.line


def head(book: Book) -> Seq:
    """The number of the newest entry."""
    with book.ledger.read() as db:
        return Seq(max(entry.seq for entry in book.ledger.entries(db)))


def lines_at(book: Book, seq: Seq) -> tuple[Specimen, ...]:
    with book.ledger.read() as db:
        return held_at(db, lambda seqs: book.ledger.entries(db, seqs=seqs), SPECIMENS, seq)


def test_what_was_filled_corrected_or_made_void_since_is_left_out(book: Book) -> None:
    first, second = entered(book), entered(book, name="乙")
    at = head(book)
    before = lines_at(book, at)
    with book.ledger.work(by=book.li) as work:
        service.fill(work, SPECIMENS, first, SEEN, {"verdict": "无误", "seen_on": TODAY})
    with book.ledger.work(by=book.wang) as work:
        service.void(work, SPECIMENS, second, why="重复")
    entered(book, name="丙")

    assert lines_at(book, at) == before
    assert [one.id for one in before] == [first, second]
    now = lines_at(book, head(book))
    assert second not in [one.id for one in now]
    assert len(now) == 2


def test_a_line_is_told_up_to_the_entry_and_no_further(book: Book) -> None:
    line = entered(book)
    with book.ledger.work(by=book.li) as work:
        service.fill(work, SPECIMENS, line, SEEN, {"verdict": "无误", "seen_on": TODAY})
    at = head(book)
    with book.ledger.work(by=book.li) as work:
        service.void(work, SPECIMENS, line, why="重复")

    (stood,) = lines_at(book, at)
    assert (stood.verdict, stood.last_entry) == ("无误", at)
    assert stood.standing is not Standing.VOID
    assert lines_at(book, head(book)) == ()
