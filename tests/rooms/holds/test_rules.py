"""When the day counts as open, and who is custodian on it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from rooms.refusing import why_not
from rooms.values import LIN, MONDAY, WANG, room_day
from workroom.base.clauses import CUSTODIAN, DUTY_COUNT, NIGHT_IN_CABINET
from workroom.rooms.holds import rules
from workroom.rooms.holds.model import DayState, RoomDay

SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of March 2026 as the room's clock shows it."""
    return datetime(2026, 3, day, hour, minute, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("now", "open_"),
    [
        pytest.param(at(2, 8), True, id="on_the_day"),
        pytest.param(at(2, 23, 59), True, id="late_in_the_evening"),
        pytest.param(at(3, 0, 1), True, id="a_night_shift_past_midnight"),
        pytest.param(at(3, 4, 59), True, id="until_five_in_the_morning"),
        pytest.param(at(3, 5), False, id="not_from_five_on"),
        pytest.param(at(3, 14), False, id="not_the_next_afternoon"),
        pytest.param(at(5, 1), False, id="not_days_later"),
    ],
)
def test_a_day_reaches_into_the_night_and_no_further(now: datetime, open_: bool) -> None:
    verdict = rules.day_is_open(room_day(), rules.shift_of(now))
    expected = [] if open_ else [(rules.YESTERDAY_OPEN, NIGHT_IN_CABINET)]
    assert why_not(verdict) == expected


def test_a_day_that_was_opened_before_five_is_open() -> None:
    assert rules.day_is_open(room_day(), rules.shift_of(at(2, 4, 30)))


@pytest.mark.parametrize(
    "day",
    [
        pytest.param(None, id="before_the_first_day"),
        pytest.param(room_day(DayState.CLOSED), id="after_closing"),
    ],
)
def test_without_an_open_day_nothing_is_logged(day: RoomDay | None) -> None:
    verdict = rules.day_is_open(day, MONDAY)
    assert why_not(verdict) == [(rules.DAY_NOT_OPEN, DUTY_COUNT)]


def test_what_is_entered_late_happened_on_an_earlier_day() -> None:
    assert rules.day_is_open(room_day(), MONDAY - timedelta(days=3))


def test_only_the_custodian_on_duty_receives() -> None:
    assert rules.custodian_on_duty(room_day(), WANG.id, WANG.name)
    for day, who in ((room_day(), LIN), (room_day(DayState.CLOSED), WANG), (None, WANG)):
        verdict = rules.custodian_on_duty(day, who.id, who.name)
        assert why_not(verdict) == [(rules.NO_CUSTODIAN, CUSTODIAN)]
