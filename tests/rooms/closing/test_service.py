"""The day in a real book: closed when all is locked up, opened against the night, or forced."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from books import Book, boxes, catalogued, close_day, counted, draft_out, hand_out, open_day
from rooms.lived import agree
from rooms.refusing import entries, last_entry, refused
from rooms.trips import Trip, breaches, bring_home, log, put_away, take, vouch
from workroom.base.clauses import (
    CUSTODIAN,
    DUTY_COUNT,
    NIGHT_IN_CABINET,
    PROCESS_CONTROL,
    TWO_PEOPLE,
)
from workroom.base.event import Entry
from workroom.base.ids import CabinetId, PersonId
from workroom.base.word import Word
from workroom.ledger.verify import verify
from workroom.rooms.closing import rules, service
from workroom.rooms.closing.model import Found
from workroom.rooms.custody.model import Place
from workroom.rooms.handover.model import Direction
from workroom.rooms.holds import rules as hold_rules
from workroom.rooms.holds import service as holds
from workroom.rooms.holds import store as hold_store
from workroom.rooms.holds.model import Climate, DayClosed, DayOpened, DayState
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import service as people
from workroom.rooms.people.model import Party, Role
from workroom.rooms.project import service as project
from workroom.rooms.site import service as site
from workroom.rooms.workflow.model import Step


def close(
    book: Book,
    *,
    by: PersonId | None = None,
    found: Iterable[Found] | None = None,
    witness: PersonId | None = None,
    word: Word | None = None,
) -> Entry[DayClosed]:
    with book.ledger.work(by=by or book.zhou) as work:
        return service.close_day(
            work,
            found=counted(book) if found is None else found,
            witness=witness or book.wang,
            power_off=True,
            climate=Climate(temperature="20", humidity="50"),
            remark=" 无 ",
            word=word,
        )


def open_(
    book: Book,
    *,
    by: PersonId | None = None,
    found: Iterable[Found] | None = None,
    custodian: PersonId | None = None,
    word: Word | None = None,
) -> Entry[DayOpened]:
    with book.ledger.work(by=by or book.zhou) as work:
        return service.open_day(
            work,
            found=counted(book) if found is None else found,
            witness=book.wang,
            custodian=custodian or book.wang,
            word=word,
        )


def a_volume_short(book: Book) -> list[Found]:
    """What a count finds when a volume is gone from the first cabinet."""
    first, *others = counted(book)
    return [
        Found(
            cabinet=first.cabinet,
            boxes=first.boxes,
            volumes=first.volumes - 1,
            items=first.items - 3,
        ),
        *others,
    ]


def next_morning(book: Book) -> None:
    book.clock.now = datetime(2026, 3, 3, 0, 30, tzinfo=UTC)


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
        found = service.stragglers(db)
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
    open_(book, word=vouch(book))
    put_away(forced, forced.volumes[0])
    close_day(book)
    book.clock.forward(days=1)
    open_day(book)
    assert isinstance(last_entry(book).event, DayOpened)
    assert entries(book) == before + 5
    with book.ledger.read() as db:
        assert verify(db, book.ledger.register).whole
