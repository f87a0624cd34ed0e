"""Which days are worked, and how working days are counted."""

from datetime import date

import pytest

from books import Book
from rooms.looking import line_in
from rooms.refusing import refused
from workroom.base.clauses import RECORDS_COMPLETE
from workroom.rooms.duty.calendar import (
    CALENDAR,
    DayKind,
    exceptions_of,
    is_working_day,
    last_working_day_of_month,
    working_days_after,
)
from workroom.rooms.registers import rules, service

SPRING_FESTIVAL = {date(2026, 2, day): DayKind.HOLIDAY for day in range(16, 24)} | {
    date(2026, 2, 14): DayKind.WORKING,
    date(2026, 2, 28): DayKind.WORKING,
}


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        pytest.param(date(2026, 3, 2), True, id="a_monday"),
        pytest.param(date(2026, 3, 6), True, id="a_friday"),
        pytest.param(date(2026, 3, 7), False, id="a_saturday"),
        pytest.param(date(2026, 3, 8), False, id="a_sunday"),
        pytest.param(date(2026, 2, 17), False, id="a_tuesday_that_is_a_holiday"),
        pytest.param(date(2026, 2, 28), True, id="a_saturday_that_is_worked_instead"),
    ],
)
def test_a_day_is_worked_as_the_calendar_says_else_as_the_week(day: date, worked: bool) -> None:
    assert is_working_day(day, SPRING_FESTIVAL) is worked


def test_half_a_day_is_a_working_day() -> None:
    day = date(2026, 2, 13)
    lines = [line_in(CALENDAR, day=day, kind=DayKind.HALF)]
    assert is_working_day(day, exceptions_of(lines))


@pytest.mark.parametrize(
    ("day", "count", "then"),
    [
        pytest.param(date(2026, 3, 2), 0, date(2026, 3, 2), id="none_is_the_day_itself"),
        pytest.param(date(2026, 3, 2), 3, date(2026, 3, 5), id="within_a_week"),
        pytest.param(date(2026, 3, 5), 3, date(2026, 3, 10), id="over_a_weekend"),
        pytest.param(date(2026, 3, 7), 1, date(2026, 3, 9), id="from_a_saturday"),
        pytest.param(date(2026, 3, 30), 3, date(2026, 4, 2), id="over_the_end_of_a_month"),
        pytest.param(date(2028, 2, 28), 1, date(2028, 2, 29), id="onto_a_leap_day"),
        pytest.param(date(2028, 2, 29), 1, date(2028, 3, 1), id="from_a_leap_day"),
        pytest.param(date(2026, 12, 31), 1, date(2027, 1, 1), id="over_the_turn_of_the_year"),
        pytest.param(date(2026, 2, 13), 1, date(2026, 2, 14), id="onto_a_worked_saturday"),
        pytest.param(date(2026, 2, 14), 3, date(2026, 2, 26), id="over_the_spring_festival"),
        pytest.param(date(2026, 2, 27), 1, date(2026, 2, 28), id="a_month_that_ends_worked"),
    ],
)
def test_working_days_are_counted_by_the_calendar(day: date, count: int, then: date) -> None:
    assert working_days_after(day, count, SPRING_FESTIVAL) == then


def test_a_calendar_of_nothing_but_holidays_still_comes_to_an_end() -> None:
    never = {date.fromordinal(n): DayKind.HOLIDAY for n in range(739_000, 740_200)}
    assert working_days_after(date.fromordinal(739_000), 1, never) == date.fromordinal(739_366)


@pytest.mark.parametrize(
    ("day", "last"),
    [
        pytest.param(date(2026, 3, 2), date(2026, 3, 31), id="a_tuesday"),
        pytest.param(date(2026, 5, 31), date(2026, 5, 29), id="a_month_that_ends_on_a_sunday"),
        pytest.param(date(2026, 2, 1), date(2026, 2, 28), id="a_worked_saturday"),
        pytest.param(date(2028, 2, 1), date(2028, 2, 29), id="a_leap_year"),
        pytest.param(date(2026, 12, 9), date(2026, 12, 31), id="december"),
    ],
)
def test_the_last_working_day_of_a_month_is_the_calendars(day: date, last: date) -> None:
    assert last_working_day_of_month(day, SPRING_FESTIVAL) == last


def test_a_day_stands_in_the_calendar_once(book: Book) -> None:
    with book.ledger.work(by=book.wang) as work:
        values = {"day": date(2026, 5, 1), "kind": DayKind.HOLIDAY, "note": "劳动节"}
        service.enter(work, CALENDAR, values)
    with (
        refused(book, (rules.SAID_BEFORE, RECORDS_COMPLETE)),
        book.ledger.work(by=book.wang) as work,
    ):
        service.enter(work, CALENDAR, values | {"kind": DayKind.WORKING})
