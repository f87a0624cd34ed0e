"""Weeks of the room: where they begin, what they are called, and which wait for the client."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from books import Book, close_day, open_day
from rooms.refusing import entries, last_entry, refused, why_not
from workroom.base.clauses import WEEK_SEEN
from workroom.base.errors import InputError
from workroom.ledger.verify import verify
from workroom.rooms.holds import rules, service, store
from workroom.rooms.holds.model import WeekCountersigned
from workroom.rooms.holds.weeks import NO_SUCH_WEEK, UPSIDE_DOWN, Span, week_named, week_of
from workroom.rooms.people import rules as people_rules

SHANGHAI = ZoneInfo("Asia/Shanghai")
TENTH = Span(date(2026, 3, 2), date(2026, 3, 8))


@pytest.mark.parametrize(
    ("day", "name", "first"),
    [
        pytest.param(date(2026, 3, 2), "2026-W10", date(2026, 3, 2), id="a_monday"),
        pytest.param(date(2026, 3, 8), "2026-W10", date(2026, 3, 2), id="a_sunday"),
        pytest.param(date(2027, 1, 3), "2026-W53", date(2026, 12, 28), id="into_the_next_year"),
        pytest.param(date(2027, 1, 4), "2027-W01", date(2027, 1, 4), id="the_first_of_a_year"),
        pytest.param(
            date(2025, 12, 29), "2026-W01", date(2025, 12, 29), id="begun_the_year_before"
        ),
    ],
)
def test_a_week_goes_from_monday_to_sunday_and_is_named_by_its_thursday(
    day: date, name: str, first: date
) -> None:
    week = week_of(day)
    assert (week.name, week.first) == (name, first)
    assert week.is_week
    assert week_named(name) == week
    assert len(list(week.days)) == 7


@pytest.mark.parametrize("text", ["2026-W54", "2025-W53", "2026-W00", "W10", "", "2026-10"])
def test_a_week_that_is_none_is_said_to_be_none(text: str) -> None:
    with pytest.raises(InputError) as caught:
        week_named(text)
    assert caught.value.phrase.template == NO_SUCH_WEEK


def test_the_weeks_are_walked_over_the_turn_of_the_year() -> None:
    last = week_named("2026-W53")
    assert last.step(1).name == "2027-W01"
    assert last.step(1).step(-1) == last


def test_a_span_that_is_no_week_is_named_by_its_days_and_never_upside_down() -> None:
    assert Span(date(2026, 3, 2), date(2026, 3, 3)).name == "2026-03-02/2026-03-03"
    with pytest.raises(InputError) as caught:
        Span(date(2026, 3, 3), date(2026, 3, 2))
    assert caught.value.phrase.template == UPSIDE_DOWN


def test_a_week_is_bounded_by_the_midnights_of_the_room() -> None:
    begin, end = TENTH.bounds(SHANGHAI)
    assert begin.astimezone(UTC) == datetime(2026, 3, 1, 16, tzinfo=UTC)
    assert end.astimezone(UTC) == datetime(2026, 3, 8, 16, tzinfo=UTC)


def test_a_week_with_the_change_of_the_clock_is_an_hour_shorter() -> None:
    begin, end = week_named("2026-W13").bounds(ZoneInfo("Europe/Berlin"))
    hours = (end.astimezone(UTC) - begin.astimezone(UTC)).total_seconds() / 3600
    assert hours == 7 * 24 - 1


def test_the_client_signs_what_is_over_and_signs_it_once() -> None:
    monday = date(2026, 3, 9)
    assert rules.may_countersign(TENTH, today=monday, signed=())
    sunday = rules.may_countersign(TENTH, today=date(2026, 3, 8), signed=())
    assert why_not(sunday) == [(rules.NOT_OVER, WEEK_SEEN)]
    again = rules.may_countersign(TENTH, today=monday, signed=[Span(date(2026, 3, 1), monday)])
    assert why_not(again) == [(rules.SIGNED_ALREADY, WEEK_SEEN)]


def test_a_week_waits_from_monday_on_if_the_room_was_open_in_it() -> None:
    opened = [date(2026, 3, 6), date(2026, 3, 2), date(2026, 3, 9)]
    assert rules.weeks_waiting(opened, [], today=date(2026, 3, 8)) == ()
    assert rules.weeks_waiting(opened, [], today=date(2026, 3, 9)) == (TENTH,)
    assert rules.weeks_waiting(opened, [TENTH], today=date(2026, 3, 9)) == ()
    half = Span(date(2026, 3, 2), date(2026, 3, 5))
    assert rules.weeks_waiting(opened, [half], today=date(2026, 3, 9)) == (TENTH,)
    assert rules.weeks_waiting([], [], today=date(2026, 3, 9)) == ()


def test_a_person_of_the_client_countersigns_up_to_the_last_entry_of_the_week(book: Book) -> None:
    open_day(book)
    close_day(book)
    last = entries(book)
    book.clock.forward(days=7)
    open_day(book)
    with book.ledger.work(by=book.li) as work:
        service.countersign(work, TENTH)
    event = last_entry(book).event
    assert event == WeekCountersigned(first=TENTH.first, last=TENTH.last, last_entry=last)
    with book.ledger.read() as db:
        signed = store.countersigned_over(db, TENTH)
        assert signed is not None
        assert (signed.by, signed.last_entry) == (book.li, last)
        assert store.countersigned_over(db, TENTH.step(1)) is None
        assert verify(db, book.ledger.register).whole


def test_nobody_of_the_contractor_countersigns_and_nobody_twice(book: Book) -> None:
    book.clock.forward(days=7)
    with refused(book, people_rules.NOT_YOURS), book.ledger.work(by=book.wang) as work:
        service.countersign(work, TENTH)
    with book.ledger.work(by=book.zhao) as work:
        service.countersign(work, TENTH)
    with refused(book, (rules.SIGNED_ALREADY, WEEK_SEEN)), book.ledger.work(by=book.li) as work:
        service.countersign(work, TENTH)


def test_a_week_that_goes_on_is_not_countersigned(book: Book) -> None:
    with refused(book, (rules.NOT_OVER, WEEK_SEEN)), book.ledger.work(by=book.li) as work:
        service.countersign(work, TENTH)
