"""A day in a real book: opened with a count, closed when all is locked up."""

from datetime import date

from books import Book, counted
from rooms.closing.counting import a_volume_short, close, open_
from rooms.refusing import refused
from rooms.trips import Trip, bring_home, put_away, take
from workroom.base.clauses import (
    CUSTODIAN,
    DUTY_COUNT,
    NIGHT_IN_CABINET,
    TWO_PEOPLE,
)
from workroom.rooms.closing import rules
from workroom.rooms.holds import store as hold_store
from workroom.rooms.holds.model import DayState
from workroom.rooms.people import rules as people_rules


def test_a_day_opens_with_a_count_by_two_and_a_custodian(book: Book) -> None:
    event = open_(book).event
    assert (event.day, event.witness, event.custodian) == (date(2026, 3, 2), book.wang, book.wang)
    assert [(one.name, one.agrees) for one in event.counts] == [("1号柜", True), ("2号柜", True)]
    with book.ledger.read() as db:
        day = hold_store.open_day(db)
    assert day is not None
    assert (day.state, day.opened_by, day.custodian) == (DayState.OPEN, book.zhou, book.wang)


def test_a_day_is_kept_by_who_has_the_duty(book: Book) -> None:
    for who in (book.lin, book.li):
        with refused(book, people_rules.NOT_YOURS):
            open_(book, by=who)
    open_(book)
    with refused(book, people_rules.NOT_YOURS):
        close(book, by=book.lin)


def test_two_people_count_and_each_cabinet(book: Book) -> None:
    with refused(book, (rules.SAME_PERSON, TWO_PEOPLE)):
        open_(book, by=book.wang)
    with refused(book, (rules.NOT_COUNTED, DUTY_COUNT)):
        open_(book, found=counted(book)[:1])
    with refused(book, rules.NOT_COUNTED, rules.NOT_COUNTED):
        open_(book, found=[])
    open_(book)
    with refused(book, (rules.SAME_PERSON, TWO_PEOPLE)):
        close(book, witness=book.zhou)


def test_only_a_custodian_becomes_custodian(book: Book) -> None:
    with refused(book, (rules.NOT_A_CUSTODIAN, CUSTODIAN)):
        open_(book, custodian=book.lin)


def test_a_day_with_everything_in_the_cabinet_closes_with_its_sheets_number(trip: Trip) -> None:
    put_away(trip, trip.boxes[0])
    event = close(trip.book).event
    assert event.number.startswith("WR1-F09-2026-0001-")
    assert (event.left_out, event.remark, event.climate.temperature) == ((), "无", "20")
    assert (event.received, event.returned) == ((1, 3, 9), (0, 0, 0))
    with trip.book.ledger.read() as db:
        day = hold_store.last_day(db)
        assert hold_store.open_day(db) is None
        assert hold_store.by_number(db, event.number) == day
    assert day is not None
    assert (day.state, day.closed_by, day.number) == (
        DayState.CLOSED,
        trip.book.zhou,
        event.number,
    )


def test_with_one_unit_at_a_workstation_the_day_does_not_close(trip: Trip) -> None:
    put_away(trip, trip.boxes[0])
    take(trip, trip.volumes[0])
    with refused(trip.book, (rules.STILL_OUT, NIGHT_IN_CABINET)):
        close(trip.book)
    put_away(trip, trip.volumes[0])
    close(trip.book)


def test_what_lies_at_the_desk_is_not_locked_up(trip: Trip) -> None:
    with refused(trip.book, rules.STILL_OUT):
        close(trip.book)


def test_what_went_home_is_the_clients_to_lock_up(trip: Trip) -> None:
    bring_home(trip, (trip.boxes[0], *trip.volumes[:3]))
    event = close(trip.book).event
    assert event.returned == (1, 3, 9)


def test_a_count_that_differs_from_the_book_closes_no_day(trip: Trip) -> None:
    put_away(trip, trip.boxes[0])
    with refused(trip.book, (rules.CABINET_DIFFERS, DUTY_COUNT)):
        close(trip.book, found=a_volume_short(trip.book))


def test_a_refused_closing_burns_no_number(trip: Trip) -> None:
    with refused(trip.book, rules.STILL_OUT):
        close(trip.book)
    put_away(trip, trip.boxes[0])
    assert close(trip.book).event.number.startswith("WR1-F09-2026-0001-")
