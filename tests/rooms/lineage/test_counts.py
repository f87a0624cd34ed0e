"""A count that was begun before a unit ended does not look for it."""

from books import Scanner, cabinet_code, command, counted
from rooms.lineage.reshaping import is_whole, label_of, merge, split
from rooms.trips import Trip, put_away
from workroom.rooms.closing import service as closing
from workroom.rooms.counting import service as counting
from workroom.rooms.counting.model import Purpose
from workroom.rooms.holds import store as holds
from workroom.rooms.station.model import Act


def test_the_day_closes_over_what_was_split_and_merged_while_people_counted(trip: Trip) -> None:
    book = trip.book
    put_away(trip, trip.boxes[0])
    with book.ledger.work(by=book.zhou) as work:
        counting.begin(work, purpose=Purpose.CLOSING)
    merge(trip, trip.volumes[0], trip.volumes[1])
    split(trip, trip.volumes[2])
    zhou = Scanner(book, "zhou", "2号台")
    zhou.scan(command(Act.COUNT), cabinet_code(book), label_of(book, trip.boxes[0]))
    with book.ledger.work(by=book.zhou) as work:
        closing.close_day(work, found=counted(book), witness=book.wang, power_off=True)
    with book.ledger.read() as db:
        assert holds.open_day(db) is None
    assert is_whole(book)


def test_single_volumes_are_not_missed_when_they_ended_during_the_count(trip: Trip) -> None:
    book = trip.book
    put_away(trip, trip.boxes[0])
    lin = Scanner(book, "lin", "1号台")
    first, second, _ = trip.volumes[:3]
    lin.scan(command(Act.TAKE), label_of(book, first), label_of(book, second))
    with book.ledger.work(by=book.zhou) as work:
        counting.begin(work, purpose=Purpose.CLOSING)
    merge(trip, first, second)
    lin.scan(cabinet_code(book), label_of(book, second))
    zhou = Scanner(book, "zhou", "2号台")
    zhou.scan(command(Act.COUNT), cabinet_code(book), label_of(book, trip.boxes[0]))
    with book.ledger.work(by=book.zhou) as work:
        closing.close_day(work, found=counted(book), witness=book.wang, power_off=True)
    with book.ledger.read() as db:
        assert holds.open_day(db) is None
    assert is_whole(book)
