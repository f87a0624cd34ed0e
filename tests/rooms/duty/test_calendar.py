"""Which days are worked, and how working days are counted."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
CALENDARS = st.dictionaries(DAYS, st.sampled_from(DayKind), max_size=40)


@given(DAYS, st.integers(1, 15), CALENDARS)
def test_between_a_day_and_the_end_of_a_span_lie_just_so_many_working_days(
    day: date, count: int, calendar: dict[date, DayKind]
) -> None:
    then = working_days_after(day, count, calendar)
    between = [day + timedelta(days=ahead) for ahead in range(1, (then - day).days + 1)]
    assert sum(is_working_day(one, calendar) for one in between) == count
    assert is_working_day(then, calendar)


@given(DAYS, CALENDARS)
def test_after_the_last_working_day_of_a_month_none_is_worked(
    day: date, calendar: dict[date, DayKind]
) -> None:
    last = last_working_day_of_month(day, calendar)
    assert (last.year, last.month) == (day.year, day.month)
    after = (last + timedelta(days=ahead) for ahead in range(1, 32))
    assert not any(is_working_day(one, calendar) for one in after if one.month == day.month)


@given(DAYS, CALENDARS)
def test_a_day_the_calendar_names_is_as_it_says_whatever_the_week_says(
    day: date, calendar: dict[date, DayKind]
) -> None:
    for worked in (DayKind.WORKING, DayKind.HALF):
        assert is_working_day(day, calendar | {day: worked})
    assert not is_working_day(day, calendar | {day: DayKind.HOLIDAY})
    without = {one: kind for one, kind in calendar.items() if one != day}
    assert is_working_day(day, without) is (day.weekday() <= 4)
