"""What people do to units of a batch that is out, each agreed to by Li unless said otherwise."""

from books import Book, Scanner, code_of
from rooms.trips import Trip
from workroom.base.event import Entry
from workroom.base.ids import BatchId, Kind, Subject, UnitId
from workroom.base.word import Approval
from workroom.ledger.mentions import entries_about
from workroom.ledger.verify import verify
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit
from workroom.rooms.handover import store as handovers
from workroom.rooms.handover.accounts import Account, account
from workroom.rooms.handover.model import Counts
from workroom.rooms.lineage import service, within
from workroom.rooms.lineage.basis import Part
from workroom.rooms.lineage.model import FoundInside, UnitsMerged, UnitSplit
from workroom.rooms.station.model import Reply
from workroom.rooms.workflow import store as workflow
from workroom.rooms.workflow.model import Pass, Sheet


def agreed(book: Book) -> Approval:
    """Li agrees for the client."""
    return Approval(book.li, "现场核实")


def unit(book: Book, id_: UnitId) -> Unit:
    """A unit as the catalogue has it now."""
    with book.ledger.read() as db:
        return catalogue.units.get(db, id_)


def split(trip: Trip, whole: UnitId, *parts: Part) -> Entry[UnitSplit]:
    """Wang writes that a volume is several; without parts, that five pages are one of their own."""
    book = trip.book
    told = parts or (Part(code=f"{unit(book, whole).reference_code}-2", pages=5, items=1),)
    with book.ledger.work(by=book.wang) as work:
        return service.split(work, unit=whole, parts=told, why="两卷合订", approval=agreed(book))


def merge(trip: Trip, into: UnitId, *others: UnitId) -> Entry[UnitsMerged]:
    """Wang writes that several volumes are one."""
    book = trip.book
    with book.ledger.work(by=book.wang) as work:
        return service.merge(work, unit=into, others=others, why="一卷误分", approval=agreed(book))


def find_inside(trip: Trip, inside: UnitId, code: str = "") -> Entry[FoundInside]:
    """Lin, who works on it, writes that a disc lay in a volume."""
    book = trip.book
    found = Part(code=code, title="光盘") if code else None
    with book.ledger.work(by=book.lin, station="1号台") as work:
        return within.report_found(work, inside=inside, text="卷末夹光盘一张", found=found)


def batch_account(book: Book, batch: BatchId) -> tuple[Account, Counts]:
    """The account of a batch out of the journal, and what of it is in the room by the tables."""
    with book.ledger.read() as db:
        seqs = entries_about(db, Subject(Kind.BATCH, batch))
        found = account(batch, book.ledger.entries(db, seqs=seqs))
        return found, handovers.not_home(db, batch)


def sheet_of(book: Book, of: UnitId) -> Sheet:
    """The newest sheet of a unit."""
    with book.ledger.read() as db:
        found = workflow.sheet_of(db, of)
    assert found is not None
    return found


def passes_of(book: Book, sheet: Sheet) -> tuple[Pass, ...]:
    """The passes of a sheet."""
    with book.ledger.read() as db:
        return workflow.passes_of(db, sheet.id)


def hear(book: Book, *codes: str) -> Reply:
    """What the station answers Lin to the last of these."""
    return Scanner(book, "lin", "1号台").scan(*codes)


def label_of(book: Book, of: UnitId) -> str:
    """The label of a unit."""
    return code_of(book, of)


def is_whole(book: Book) -> bool:
    """Whether the book proves itself."""
    with book.ledger.read() as db:
        return verify(db, book.ledger.register).whole
