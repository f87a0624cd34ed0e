"""What happens in the book before the papers of a day that did not go as planned can be drawn."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from books import catalogued, found_book, open_day
from rooms.late.writing import pad
from rooms.lived import Lived
from rooms.opening.running import agree, read, written
from workroom.base.event import Source
from workroom.drawing import Drawing
from workroom.paper.sheet import Sheet
from workroom.rooms.absence import service as absence
from workroom.rooms.absence import store as loans
from workroom.rooms.corrections import service as corrections
from workroom.rooms.corrections.model import Fault, Put
from workroom.rooms.late.model import PadForm
from workroom.rooms.opening import service as opening
from workroom.rooms.opening import store as statements

Play = Callable[[Lived], Sequence[Sheet]]
BY = "王建国"
NO_DIGITS = "0" * 64


def a_loan(lived: Lived) -> Sequence[Sheet]:
    """Two volumes are lent to the client until the day after tomorrow."""
    book = lived.book
    open_day(book)
    with book.ledger.work(by=book.wang) as work:
        lent = absence.lend(
            work,
            units=[one.unit for one in lived.sheets[3:5]],
            client=book.li,
            contractor=book.wang,
            purpose="查阅土地权属",
            due=book.clock().date() + timedelta(days=2),
        )
    with book.ledger.read() as db:
        loan = loans.loans.get(db, lent.event.loan)
        return Drawing(book.ledger, BY).loan(db, loan, reprint=False)[:1]


def a_correction(lived: Lived) -> Sequence[Sheet]:
    """A volume stands on the note that was not handed over; of another the pages are wrong."""
    book, (*_, other, gone) = lived.book, lived.sheets
    open_day(book)
    with book.ledger.work(by=book.wang) as work:
        entry = corrections.correct_note(
            work,
            handover=lived.note,
            puts=(
                Put(unit=gone.unit, fault=Fault.NOT_ON_IT),
                Put(unit=other.unit, fault=Fault.PAGES, now="31"),
            ),
            reason="复核发现",
            client=book.li,
            contractor=book.wang,
        )
    with book.ledger.read() as db:
        return Drawing(book.ledger, BY).correction(db, entry.event.number, copy=1, reprint=False)


def a_pad(form: PadForm) -> Play:
    """Blank forms for a power cut, the first original of one number."""

    def play(lived: Lived) -> Sequence[Sheet]:
        pad(lived.book, form, 1)
        with lived.book.ledger.read() as db:
            sheets = Drawing(lived.book.ledger, BY).pad(db, 1)
            return sheets[: len(sheets) // 2 or 1]

    return play


def an_opening_statement(_lived: Lived) -> Sequence[Sheet]:
    """A book of its own, for a project that has run for months on paper."""
    with TemporaryDirectory(prefix="pictures-") as folder:
        book = found_book(Path(folder) / "book")
        catalogued(book, 8, box_size=4)
        # The file's own digits change with each writing: a spreadsheet holds when it was made.
        told = replace(read(book, written(Path(folder) / "期初.xlsx")), digest=NO_DIGITS)
        with book.ledger.work(by=book.wang, source=Source.OPENING, source_note=told.file) as work:
            drafted = opening.draft(work, project=book.project, told=told)
        agreed = agree(book, drafted)
        with book.ledger.read() as db:
            found = statements.statements.get(db, agreed.event.statement)
            sheets = Drawing(book.ledger, BY).statement(db, found, copy=1, reprint=False)
        book.close()
        return sheets
