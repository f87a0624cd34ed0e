"""Loose items of a box share the box's sheet: it counts them, whatever becomes of them."""

from books import Book, described, hand_out, open_day, sheets
from rooms.lineage.reshaping import find_inside, is_whole, merge, split
from rooms.lived import items
from rooms.trips import Trip, log, take
from workroom.base.ids import UnitId
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.lineage.basis import Part
from workroom.rooms.workflow import store as workflow
from workroom.rooms.workflow.steps import Step


def out(book: Book) -> Trip:
    """Three loose items in a box are out, and prepared."""
    told = items(book, [described(n, box_number="1", items=0) for n in (1, 2, 3)])
    with book.ledger.read() as db:
        box = catalogue.units.get(db, told[0]).parent
    assert box is not None
    open_day(book)
    note, batch = hand_out(book, [box])
    trip = Trip(book, note, batch, (box,), told, sheets(book, note))
    take(trip, box)
    log(trip, trip.sheets[0], Step.PREP)
    return trip


def counted(trip: Trip) -> int | None:
    with trip.book.ledger.read() as db:
        return workflow.base_of(db, trip.boxes[0])


def test_the_sheet_of_the_box_counts_what_is_split_merged_and_found(book: Book) -> None:
    trip = out(book)
    first, second, third = trip.volumes
    assert counted(trip) == 3
    split(trip, first, Part(code="J038-001-0001-2", pages=4))
    assert counted(trip) == 4
    merge(trip, second, third)
    assert counted(trip) == 3
    made: UnitId = find_inside(trip, second, "J038-001-0002-F1").event.made[0].unit
    assert counted(trip) == 4
    with book.ledger.read() as db:
        assert workflow.sheet_of(db, made) is None, "it goes with the sheet of the box"
        assert len(catalogue.children(db, trip.boxes[0])) == 4
    log(trip, trip.sheets[0], Step.SCAN)
    assert is_whole(book)
