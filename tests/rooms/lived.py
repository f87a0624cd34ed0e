"""A day lived in a small book, and its papers: what the tests of slips look at."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypedDict

from books import (
    Book,
    TestClock,
    boxes,
    close_day,
    described,
    draft_back,
    draft_out,
    found_book,
    open_day,
    open_drawn,
    sheets,
)
from workroom.base.event import Entry
from workroom.base.ids import HandoverId, PersonId, UnitId
from workroom.base.word import Word
from workroom.ledger.reading import Entries, Reading
from workroom.paper.sheet import Barcode, Beside, Block, Cell, Grid, Row, Sheet, Table, Together
from workroom.rooms.catalogue import service as catalogue
from workroom.rooms.catalogue import store as catalogue_store
from workroom.rooms.catalogue.model import Description, UnitKind
from workroom.rooms.custody import service as custody
from workroom.rooms.handover import service as handover
from workroom.rooms.handover import store as handover_store
from workroom.rooms.handover.model import HandoverAgreed
from workroom.rooms.workflow import service as workflow
from workroom.rooms.workflow.model import Sheet as FlowSheet
from workroom.rooms.workflow.reasons import ReworkReason
from workroom.rooms.workflow.steps import Step

RARE = "刘𫖮、李𬭚、王䶮土地四至界址勘定书"
LONG = "清河县人民政府关于划拨县第二中学新校区建设用地的批复（附红线图、勘测定界图及协议书全套）"
IN_ORDER = (Step.PREP, Step.CAT, Step.SCAN, Step.IMAGE, Step.QC)
INSPECTED = frozenset({Step.QC, Step.CHECK})


class Printed(TypedDict):
    """When and by whom a paper is printed."""

    printed_at: datetime
    printed_by: str


@dataclass
class Lived:
    """The book after its first day was worked, and what the tests speak of."""

    book: Book
    note: HandoverId
    agreed: Entry[HandoverAgreed]
    sheets: tuple[FlowSheet, ...]
    back: HandoverId
    returned: Entry[HandoverAgreed]

    @property
    def printed(self) -> Printed:
        return {"printed_at": self.book.clock(), "printed_by": "王建国"}

    def draw(self, slip: Callable[[Reading, Entries], tuple[Sheet, ...]]) -> tuple[Sheet, ...]:
        """What a slip gives for this book."""
        return drawn(self.book, slip)


def drawn(book: Book, slip: Callable[[Reading, Entries], tuple[Sheet, ...]]) -> tuple[Sheet, ...]:
    """What a slip gives for a book."""
    with book.ledger.read() as db:
        return slip(db, lambda seqs: book.ledger.entries(db, seqs=seqs))


def volumes(book: Book, told: Iterable[Description]) -> tuple[UnitId, ...]:
    """These volumes in the catalogue, in the order told."""
    return _brought(book, tuple(told), UnitKind.VOLUME)


def items(book: Book, told: Iterable[Description]) -> tuple[UnitId, ...]:
    """These loose items in the catalogue, in the order told."""
    return _brought(book, tuple(told), UnitKind.ITEM)


def _brought(book: Book, told: tuple[Description, ...], kind: UnitKind) -> tuple[UnitId, ...]:
    catalogue.bring_in(
        book.ledger,
        by=book.wang,
        project=book.project,
        kind=kind,
        descriptions=told,
        file="目录.xlsx",
        digest="0" * 64,
        rejected=0,
    )
    with book.ledger.read() as db:
        known = catalogue_store.known(db, book.project, (one.reference_code for one in told))
    return tuple(known[one.reference_code].id for one in told)


def six_volumes() -> list[Description]:
    """Six volumes in two boxes, one with rare characters, one with a long title."""
    titles = {1: RARE, 4: LONG}
    return [
        described(
            number,
            title=titles.get(number, f"第{number}号土地确权文书"),
            box_number=str(1 + (number - 1) // 3),
            author="清河县土地管理局",
            retention_period="永久",
        )
        for number in range(1, 7)
    ]


def agree(book: Book, note: HandoverId, word: Word | None = None) -> Entry[HandoverAgreed]:
    """Li and Wang agree the counts."""
    with book.ledger.work(by=book.wang) as work:
        return handover.agree(work, handover=note, client=book.li, contractor=book.wang, word=word)


def both_count(book: Book, note: HandoverId) -> None:
    """Li and Wang count what the note lists."""
    with book.ledger.read() as db:
        listed = handover_store.listed(db, note)
    for person in (book.li, book.wang):
        with book.ledger.work(by=person) as work:
            handover.enter_count(work, handover=note, counts=listed)
    open_drawn(book, note)


def log(book: Book, sheet: FlowSheet, step: Step, by: PersonId) -> None:
    """A stage is scanned at 1号台, three minutes after whatever was before."""
    book.clock.forward(minutes=3)
    with book.ledger.work(by=by, station="1号台") as work:
        workflow.log(work, sheet=sheet.id, step=step)


def live(root: Path) -> Lived:
    """Two boxes out, stages, one correction, one rework, three volumes home; the day is open."""
    book = found_book(root, TestClock())
    told = volumes(book, six_volumes())
    open_day(book)
    book.clock.forward(minutes=20)
    note = draft_out(book, boxes(book))
    with book.ledger.work(by=book.wang) as work:
        handover.remark(work, handover=note, unit=told[1], condition=2, text="第 5 页缺角")
    agreed = agree(book, note)
    with book.ledger.work(by=book.wang) as work:
        workflow.issue(work, handover=note)
    made = sheets(book, note)
    for box in boxes(book):
        with book.ledger.work(by=book.wang) as work:
            custody.put_away(work, unit=box, cabinet=book.cabinet)
    _work_on(book, made[:3])
    for sheet in made[:3]:
        with book.ledger.work(by=book.wang) as work:
            custody.put_away(work, unit=sheet.unit, cabinet=book.cabinet)
    back = draft_back(book, agreed.event.batch, [sheet.unit for sheet in made[:3]])
    returned = agree(book, back)
    return Lived(book, note, agreed, made, back, returned)


def _work_on(book: Book, chosen: tuple[FlowSheet, ...]) -> None:
    for sheet in chosen:
        with book.ledger.work(by=book.lin) as work:
            custody.take(work, unit=sheet.unit, station="1号台")
        for step in IN_ORDER:
            log(book, sheet, step, book.qian if step in INSPECTED else book.lin)
    first = chosen[0]
    book.clock.forward(minutes=3)
    with book.ledger.work(by=book.qian, station="2号台") as work:
        workflow.order_rework(
            work, sheet=first.id, step=Step.SCAN, reason=ReworkReason.MISSED, remark="第 17 页"
        )
    for step in (Step.SCAN, Step.IMAGE, Step.QC):
        log(book, first, step, book.qian if step in INSPECTED else book.chen)
    for sheet in chosen:
        log(book, sheet, Step.LINK, book.lin)
    with book.ledger.read() as db:
        last = max(entry.seq for entry in book.ledger.entries(db))
    with book.ledger.work(by=book.lin, station="1号台") as work:
        workflow.correct_pass(work, sheet=chosen[2].id, step=Step.LINK, round_=1, act=last)
    log(book, chosen[2], Step.LINK, book.lin)
    for sheet in chosen:
        for step in (Step.REBIND, Step.CHECK):
            log(book, sheet, step, book.qian if step in INSPECTED else book.lin)


def night(lived: Lived) -> None:
    """The day is closed, and fourteen hours go by."""
    lived.book.clock.forward(hours=1)
    close_day(lived.book)
    lived.book.clock.forward(hours=14)


def words_of(sheet: Sheet) -> list[str]:
    """Every text in the cells of a sheet, in order."""
    return [text for block in sheet.blocks for text in _words(block)]


def rows_of(sheet: Sheet, head: str) -> list[tuple[str, ...]]:
    """The plain rows of the table that has a column of that name."""
    for block in _unfolded(sheet.blocks):
        if isinstance(block, Table) and head in {column.head for column in block.columns}:
            return [row for row in block.rows if isinstance(row, tuple)]
    raise LookupError(head)


def _unfolded(blocks: Iterable[Block]) -> Iterable[Block]:
    for block in blocks:
        yield from block.blocks if isinstance(block, Together) else (block,)


def codes_of(sheet: Sheet) -> list[str]:
    """The codes in the body of a sheet."""
    return [
        part.text
        for block in sheet.blocks
        if isinstance(block, Beside)
        for _, part in block.parts
        if isinstance(part, Barcode)
    ]


def _words(block: Block) -> Iterable[str]:
    match block:
        case Grid(rows=rows):
            return [cell.text for row in rows for cell in row]
        case Table(rows=rows, totals=totals):
            return [
                cell.text if isinstance(cell, Cell) else cell
                for row in (*rows, *totals)
                for cell in (row.cells if isinstance(row, Row) else row)
            ]
        case Together(blocks=inner):
            return [word for one in inner for word in _words(one)]
        case Beside(parts=parts):
            return [word for _, one in parts for word in _words(one)]
        case _:
            return [getattr(block, "text", "")]
