"""Which shift a moment belongs to, whatever the moment. docs/decisions/0011."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from rooms.values import room_day
from workroom.base.ids import PersonId
from workroom.rooms.holds import rules

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAYS = st.dates(date(2020, 1, 2), date(2035, 12, 30))
MOMENTS = st.builds(datetime.combine, DAYS, st.times(), st.just(SHANGHAI))


@given(MOMENTS)
def test_before_five_a_moment_is_of_the_day_before_and_from_five_on_of_its_own(
    now: datetime,
) -> None:
    own = now.date() if now.hour >= 5 else now.date() - timedelta(days=1)
    assert rules.shift_of(now) == own


@given(MOMENTS, st.timedeltas(timedelta(0), timedelta(days=2)))
def test_a_later_moment_is_never_of_an_earlier_shift(now: datetime, later: timedelta) -> None:
    assert rules.shift_of(now) <= rules.shift_of(now + later)


@given(DAYS, st.integers(0, 60 * 29 - 1))
def test_a_day_takes_work_until_five_of_the_next_morning(day: date, minutes: int) -> None:
    now = datetime.combine(day, time(), SHANGHAI) + timedelta(minutes=minutes)
    assert rules.day_is_open(room_day(day=day), rules.shift_of(now))


@given(DAYS, st.integers(0, 60 * 24 * 30))
def test_and_never_again_after_it(day: date, minutes: int) -> None:
    five = datetime.combine(day, time(), SHANGHAI) + timedelta(hours=29)
    verdict = rules.day_is_open(
        room_day(day=day), rules.shift_of(five + timedelta(minutes=minutes))
    )
    assert [one.phrase.template for one in verdict.reasons] == [rules.YESTERDAY_OPEN]


@given(DAYS, st.integers(1, 99), st.integers(1, 99))
def test_only_the_custodian_of_the_open_day_is_on_duty(day: date, keeper: int, who: int) -> None:
    open_ = room_day(day=day, custodian=PersonId(keeper))
    assert bool(rules.custodian_on_duty(open_, who, "")) is (who == keeper)
