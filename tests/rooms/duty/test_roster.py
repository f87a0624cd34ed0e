"""Who is on duty, and that the next working day has somebody."""

from datetime import date, datetime

import pytest

from books import Book
from rooms.looking import SOMEBODY, in_the_room, line_in, looked, said
from rooms.refusing import refused
from workroom.base.clauses import ON_DUTY
from workroom.rooms.duty.calendar import CALENDAR, DayKind
from workroom.rooms.duty.roster import (
    NOBODY_ON_DUTY,
    OWN_DEPUTY,
    ROSTER,
    Shift,
    next_day_wants_somebody,
)
from workroom.rooms.registers import service

MONDAY = date(2026, 3, 2)
REGISTERS = (ROSTER, CALENDAR)


@pytest.mark.parametrize(
    ("now", "wanted"),
    [
        pytest.param("2026-03-02 08:30", date(2026, 3, 3), id="tomorrow"),
        pytest.param("2026-03-02 23:59", date(2026, 3, 3), id="a_minute_before_midnight"),
        pytest.param("2026-03-03 00:00", date(2026, 3, 4), id="at_midnight"),
        pytest.param("2026-03-06 08:30", date(2026, 3, 9), id="over_a_weekend"),
        pytest.param("2026-02-27 08:30", date(2026, 3, 2), id="over_the_end_of_a_month"),
        pytest.param("2028-02-28 08:30", date(2028, 2, 29), id="onto_a_leap_day"),
        pytest.param("2026-04-30 08:30", date(2026, 5, 4), id="over_a_holiday"),
        pytest.param("2026-05-08 08:30", date(2026, 5, 9), id="onto_a_worked_saturday"),
    ],
)
def test_the_next_working_day_wants_somebody_on_duty(now: str, wanted: date) -> None:
    moment: datetime = in_the_room(now)
    calendar = (
        line_in(CALENDAR, day=date(2026, 5, 1), kind=DayKind.HOLIDAY),
        line_in(CALENDAR, day=date(2026, 5, 9), kind=DayKind.WORKING),
    )
    look = looked(moment, *calendar, last_day=MONDAY, registers=REGISTERS)
    (found,) = next_day_wants_somebody(look)
    assert said(found) == (NOBODY_ON_DUTY, look.today)
    assert found.text.values["day"] == wanted
    assert found.clause is ON_DUTY
    there = (*calendar, line_in(ROSTER, day=wanted, shift=Shift.NIGHT, officer=SOMEBODY))
    assert not list(
        next_day_wants_somebody(looked(moment, *there, last_day=MONDAY, registers=REGISTERS))
    )


def test_nobody_is_asked_for_before_the_room_was_ever_opened() -> None:
    assert not list(next_day_wants_somebody(looked(MONDAY, registers=REGISTERS)))


def test_nobody_stands_in_for_themselves(book: Book) -> None:
    values = {"day": MONDAY, "shift": Shift.WHOLE, "officer": book.zhou}
    with refused(book, (OWN_DEPUTY, ON_DUTY)), book.ledger.work(by=book.wang) as work:
        service.enter(work, ROSTER, values | {"deputy": book.zhou})
    with book.ledger.work(by=book.wang) as work:
        service.enter(work, ROSTER, values | {"deputy": book.wang})
        service.enter(work, ROSTER, values | {"shift": Shift.NIGHT})
