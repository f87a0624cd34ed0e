"""A day closed over something, forgotten, or reaching into the night; who is on duty."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from books import Book, boxes, catalogued, close_day, counted, draft_out, hand_out, open_day
from rooms.closing.counting import a_volume_short, close, open_
from rooms.lived import agree
from rooms.refusing import entries, last_entry, refused
from rooms.trips import Trip, breaches, log, put_away, take, vouch
from workroom.base.clauses import (
    CUSTODIAN,
    NIGHT_IN_CABINET,
    PROCESS_CONTROL,
)
from workroom.base.ids import CabinetId
from workroom.ledger.verify import verify
from workroom.rooms.closing import reckoning, rules, service
from workroom.rooms.closing.model import Found
from workroom.rooms.custody.model import Place
from workroom.rooms.handover.model import Direction
from workroom.rooms.holds import rules as hold_rules
from workroom.rooms.holds import service as holds
from workroom.rooms.holds import store as hold_store
from workroom.rooms.holds.model import DayOpened
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import service as people
from workroom.rooms.people.model import Party, Role
from workroom.rooms.project import service as project
from workroom.rooms.site import service as site
from workroom.rooms.workflow.steps import Step


def next_morning(book: Book) -> None:
    book.clock.now = datetime(2026, 3, 3, 0, 30, tzinfo=UTC)


@pytest.fixture
def forced(trip: Trip) -> Trip:
    """The day was closed by a word over one volume at a workstation; it is the next morning."""
    put_away(trip, trip.boxes[0])
    take(trip, trip.volumes[0])
    close(trip.book, word=vouch(trip.book))
    next_morning(trip.book)
    return trip


def test_a_forced_closing_leaves_a_breach_and_names_what_was_left_out(forced: Trip) -> None:
    (breach,) = breaches(forced.book)
    assert breach.clauses == (str(NIGHT_IN_CABINET),)
    with forced.book.ledger.read() as db:
        day = hold_store.last_day(db)
        assert day is not None
        assert breach.act == day.closed_entry
        (entry,) = forced.book.ledger.entries(db, seqs=(breach.act,))
    assert entry.event.left_out == ("J038-001-0001",)  # type: ignore[attr-defined]  # a DayClosed


def test_after_a_forced_closing_the_day_opens_only_when_the_client_wrote(forced: Trip) -> None:
    book = forced.book
    with refused(book, (rules.BREACHES_OPEN, NIGHT_IN_CABINET)):
        open_(book)
    (breach,) = breaches(book)
    with refused(book, people_rules.NOT_YOURS), book.ledger.work(by=book.wang) as work:
        holds.answer_breach(work, breach=breach.id, answer="已知悉")
    with book.ledger.work(by=book.li) as work:
        holds.answer_breach(work, breach=breach.id, answer="已知悉，派人值守")
    open_(book)


def test_only_a_word_of_the_client_opens_the_day_over_a_forced_closing(forced: Trip) -> None:
    book = forced.book
    with refused(book, (rules.BREACHES_OPEN, NIGHT_IN_CABINET)):
        open_(book, word=vouch(book, book.wang))
    open_(book, word=vouch(book, book.li))


def test_another_breach_does_not_keep_the_day_from_opening(trip: Trip) -> None:
    log(trip, trip.sheets[0], Step.PREP, word=vouch(trip.book))
    put_away(trip, trip.boxes[0])
    close(trip.book)
    next_morning(trip.book)
    open_(trip.book)
    assert [one.clauses for one in breaches(trip.book)] == [(str(NIGHT_IN_CABINET),)]


def test_who_forced_the_closing_does_not_answer_it(trip: Trip) -> None:
    book = trip.book
    close(book, word=vouch(book, book.li))
    (breach,) = breaches(book)
    own = (holds.OWN_WORD, PROCESS_CONTROL)
    with refused(book, own), book.ledger.work(by=book.li) as work:
        holds.answer_breach(work, breach=breach.id, answer="已知悉")


def test_a_volume_gone_over_night_is_seen_in_the_morning(trip: Trip) -> None:
    put_away(trip, trip.boxes[0])
    close(trip.book)
    next_morning(trip.book)
    with refused(trip.book, rules.CABINET_DIFFERS):
        open_(trip.book, found=a_volume_short(trip.book))
    event = open_(trip.book, found=a_volume_short(trip.book), word=vouch(trip.book)).event
    assert [one.agrees for one in event.counts] == [False, True]
    assert len(breaches(trip.book)) == 1


def test_no_word_opens_a_day_twice_nor_closes_one_that_is_not_open(trip: Trip) -> None:
    book = trip.book
    with refused(book, rules.DAY_OPEN):
        open_(book, word=vouch(book))
    put_away(trip, trip.boxes[0])
    close(book)
    with refused(book, rules.DAY_NOT_OPEN):
        close(book, word=vouch(book))
    with refused(book, rules.CLOSED_ALREADY):
        open_(book, word=vouch(book))
    book.clock.forward(days=-1)
    with refused(book, rules.BEFORE_LAST):
        open_(book, word=vouch(book))


def test_a_day_that_was_forgotten_is_closed_under_its_own_date(trip: Trip) -> None:
    put_away(trip, trip.boxes[0])
    next_morning(trip.book)
    with refused(trip.book, rules.DAY_OPEN):
        open_(trip.book)
    with refused(trip.book, hold_rules.YESTERDAY_OPEN):
        take(trip, trip.volumes[0])
    assert close(trip.book).event.day == date(2026, 3, 2)
    assert open_(trip.book).event.day == date(2026, 3, 3)


def test_what_a_night_shift_hands_over_belongs_to_the_day_it_opened(trip: Trip) -> None:
    book = trip.book
    note = draft_out(book, trip.boxes[1:])
    book.clock.now = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)  # one in the morning of Tuesday
    assert agree(book, note).event.direction is Direction.OUT
    for box in trip.boxes:
        put_away(trip, box)
    assert close(book).event.received == (2, 6, 18)
    next_morning(book)
    open_(book)
    assert close(book).event.received == (0, 0, 0)


def test_two_projects_share_one_day_and_one_count(trip: Trip) -> None:
    book = trip.book
    with book.ledger.work(by=book.wang) as work:
        second_phase = project.open_project(work, code="HT27", name="第二期")
    other = replace(book, project=second_phase.id)
    catalogued(other, 2)
    (box,) = boxes(other)
    hand_out(other, [box])
    for unit in (trip.boxes[0], box):
        put_away(trip, unit)
    (first, second) = counted(book)
    assert (first.boxes, first.volumes, second.volumes) == (2, 5, 0)
    assert close(book).event.received == (2, 5, 15)


def test_another_custodian_comes_on_duty_and_receives(trip: Trip) -> None:
    book = trip.book
    with book.ledger.work(by=book.wang) as work:
        second = people.enroll(work, name="孙二", party=Party.CONTRACTOR, roles=[Role.CUSTODIAN]).id
    for who in (book.lin, book.li):
        with refused(book, people_rules.NOT_YOURS), book.ledger.work(by=who) as work:
            service.relieve_custodian(work, custodian=second)
    with (
        refused(book, people_rules.NOT_YOURS, rules.NOT_A_CUSTODIAN),
        book.ledger.work(by=book.wang) as work,
    ):
        service.relieve_custodian(work, custodian=book.lin)
    with book.ledger.work(by=book.wang) as work:
        service.relieve_custodian(work, custodian=second)
    entry = put_away(trip, trip.boxes[0])
    assert entry.event.keeper == second
    note = draft_out(book, trip.boxes[1:])
    with refused(book, (hold_rules.NO_CUSTODIAN, CUSTODIAN)):
        agree(book, note)


def test_a_custodian_is_relieved_on_an_open_day_only(book: Book) -> None:
    with refused(book, rules.DAY_NOT_OPEN), book.ledger.work(by=book.wang) as work:
        service.relieve_custodian(work, custodian=book.wang)


def test_a_new_cabinet_is_counted_from_the_day_it_stands_there(trip: Trip) -> None:
    put_away(trip, trip.boxes[0])
    before = counted(trip.book)
    with trip.book.ledger.work(by=trip.book.wang) as work:
        site.place_cabinet(work, name="3号柜")
    with refused(trip.book, rules.NOT_COUNTED):
        close(trip.book, found=before)
    nothing = Found(cabinet=CabinetId(3), boxes=0, volumes=0, items=0)
    assert len(close(trip.book, found=[*before, nothing]).event.counts) == 3


def test_stragglers_are_named_boxes_first_with_who_has_them(trip: Trip) -> None:
    take(trip, trip.volumes[1], by=trip.book.chen)
    with trip.book.ledger.read() as db:
        found = reckoning.stragglers(db)
    assert [(one.unit.reference_code, one.holder) for one in found] == [
        ("J038-盒1", "王建国"),
        ("J038-001-0001", "王建国"),
        ("J038-001-0002", "陈文焱"),
        ("J038-001-0003", "王建国"),
    ]
    assert {one.where.place for one in found} == {Place.DESK, Place.WORKSTATION}


def test_after_nights_forced_and_honest_the_book_is_whole(forced: Trip) -> None:
    book = forced.book
    before = entries(book)
    open_(book, word=vouch(book, book.li))
    put_away(forced, forced.volumes[0])
    close_day(book)
    book.clock.forward(days=1)
    open_day(book)
    assert isinstance(last_entry(book).event, DayOpened)
    assert entries(book) == before + 5
    with book.ledger.read() as db:
        assert verify(db, book.ledger.register).whole
