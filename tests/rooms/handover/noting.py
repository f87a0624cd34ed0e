"""What people do with a note, for tests of drafts, agreements and papers."""

from books import (
    Book,
)
from workroom.base.ids import HandoverId, UnitId
from workroom.rooms.handover import service, store
from workroom.rooms.handover.counts import Counts
from workroom.rooms.handover.model import Handover, HandoverState


def note_of(book: Book, note: HandoverId) -> Handover:
    with book.ledger.read() as db:
        return store.handovers.get(db, note)


def listed(book: Book, note: HandoverId) -> Counts:
    with book.ledger.read() as db:
        return store.listed(db, note)


def volume(number: int) -> UnitId:
    """Of the stocked book: boxes were entered just before their first volumes."""
    return UnitId(number + 2)


def begin(book: Book) -> HandoverId:
    with book.ledger.work(by=book.wang) as work:
        return service.begin_out(work, project=book.project)


def add(book: Book, note: HandoverId, unit: UnitId) -> tuple[UnitId, ...]:
    with book.ledger.work(by=book.wang) as work:
        return tuple(one.id for one in service.add(work, handover=note, unit=unit))


def confirm(book: Book, note: HandoverId, copy: int, *, well: bool = True) -> HandoverState:
    with book.ledger.work(by=book.wang) as work:
        service.confirm_copy(work, handover=note, copy=copy, well=well)
    return note_of(book, note).state
