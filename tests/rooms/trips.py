"""A batch that is out already, and what people do with it."""

from collections.abc import Iterable
from dataclasses import dataclass

from books import Book, boxes, catalogued, hand_out, open_day, sheets
from rooms.lived import agree, both_count
from workroom.base.breach import Breach
from workroom.base.event import Entry
from workroom.base.ids import BatchId, HandoverId, PersonId, UnitId
from workroom.base.word import Approval, Word
from workroom.ledger.breaches import open_breaches
from workroom.rooms.custody import service as custody
from workroom.rooms.custody import store as custody_store
from workroom.rooms.custody.model import UnitsPutAway, UnitsTaken, Whereabouts
from workroom.rooms.handover import service as handover
from workroom.rooms.handover.model import HandoverAgreed
from workroom.rooms.workflow import service as workflow
from workroom.rooms.workflow.model import Sheet
from workroom.rooms.workflow.steps import Step


@dataclass(frozen=True)
class Trip:
    """A book whose day is open; the first box is out with its three volumes, the second is not."""

    book: Book
    note: HandoverId
    batch: BatchId
    boxes: tuple[UnitId, ...]
    volumes: tuple[UnitId, ...]
    sheets: tuple[Sheet, ...]


def begin(book: Book) -> Trip:
    """Six volumes in two boxes, and the first box handed out with its sheets."""
    volumes = catalogued(book, 6, box_size=3)
    open_day(book)
    note, batch = hand_out(book, boxes(book)[:1])
    return Trip(book, note, batch, boxes(book), volumes, sheets(book, note))


def vouch(book: Book, who: PersonId | None = None) -> Word:
    """Somebody's word that it happened all the same; Wang's unless another is named."""
    return Word(who=who or book.wang, why="如此", source="目击")


def take(
    trip: Trip,
    unit: UnitId,
    *,
    by: PersonId | None = None,
    station: str = "1号台",
    word: Word | None = None,
) -> Entry[UnitsTaken]:
    """Lin, or another, takes a unit out."""
    with trip.book.ledger.work(by=by or trip.book.lin, station=station) as work:
        return custody.take(work, unit=unit, station=station, word=word)


def put_away(trip: Trip, unit: UnitId, *, word: Word | None = None) -> Entry[UnitsPutAway]:
    """Lin locks a unit into the first cabinet."""
    with trip.book.ledger.work(by=trip.book.lin) as work:
        return custody.put_away(work, unit=unit, cabinet=trip.book.cabinet, word=word)


def where(trip: Trip, unit: UnitId) -> Whereabouts | None:
    """Where a unit is."""
    with trip.book.ledger.read() as db:
        return custody_store.where(db, unit)


def breaches(book: Book) -> tuple[Breach, ...]:
    """What waits for the client's word."""
    with book.ledger.read() as db:
        return open_breaches(db)


def log(
    trip: Trip,
    sheet: Sheet,
    *steps: Step,
    by: PersonId | None = None,
    word: Word | None = None,
) -> None:
    """Lin, or another, logs stages one after the other, a minute apart."""
    for step in steps:
        trip.book.clock.forward(minutes=1)
        with trip.book.ledger.work(by=by or trip.book.lin, station="1号台") as work:
            workflow.log(work, sheet=sheet.id, step=step, word=word)


def finish(trip: Trip, sheet: Sheet) -> None:
    """Take the volume, do every stage, and lock it up again."""
    take(trip, sheet.unit)
    log(trip, sheet, Step.PREP, Step.CAT, Step.SCAN, Step.IMAGE)
    log(trip, sheet, Step.QC, by=trip.book.qian)
    log(trip, sheet, Step.LINK, Step.REBIND)
    log(trip, sheet, Step.CHECK, by=trip.book.qian)
    put_away(trip, sheet.unit)


def return_draft(trip: Trip, units: Iterable[UnitId]) -> HandoverId:
    """A note on which units go home, unfinished ones by Li's approval; both have counted."""
    book = trip.book
    with book.ledger.work(by=book.wang) as work:
        note = handover.begin_back(work, batch=trip.batch)
        for unit in units:
            handover.add(
                work, handover=note, unit=unit, approval=Approval(book.li, "发包方要求提前归还")
            )
    both_count(book, note)
    return note


def bring_home(trip: Trip, units: Iterable[UnitId]) -> Entry[HandoverAgreed]:
    """Both sides agree that the units went home."""
    return agree(trip.book, return_draft(trip, units))
