"""How long footage stays, by the calendar, and which of its days were looked at."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workroom.rooms.video.rules import deletable_from, first_gap, kept_too_short


@pytest.mark.parametrize(
    ("made", "allowed"),
    [
        pytest.param(date(2024, 8, 31), date(2025, 3, 1), id="february_has_no_31st"),
        pytest.param(date(2024, 2, 29), date(2024, 8, 30), id="from_a_leap_day"),
        pytest.param(date(2025, 1, 15), date(2025, 7, 16), id="the_day_after_six_months"),
        pytest.param(date(2025, 8, 30), date(2026, 3, 1), id="february_has_no_30th"),
        pytest.param(date(2023, 8, 31), date(2024, 3, 1), id="into_a_leap_february"),
        pytest.param(date(2025, 12, 31), date(2026, 7, 1), id="over_the_new_year"),
    ],
)
def test_footage_may_go_the_day_after_six_calendar_months(made: date, allowed: date) -> None:
    assert deletable_from(made) == allowed


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_older_footage_may_never_go_later(made: date) -> None:
    assert deletable_from(made) <= deletable_from(made + timedelta(days=1))


@pytest.mark.parametrize(
    ("earliest", "installed_on", "too_short"),
    [
        pytest.param(date(2025, 9, 2), date(2025, 1, 1), False, id="six_months_back"),
        pytest.param(date(2025, 9, 3), date(2025, 1, 1), True, id="a_day_less"),
        pytest.param(date(2026, 2, 20), date(2026, 2, 20), False, id="all_a_young_camera_has"),
        pytest.param(date(2026, 2, 21), date(2026, 2, 20), True, id="a_young_one_lost_a_day"),
    ],
)
def test_footage_is_missing_where_a_day_is_gone_that_must_still_be_there(
    earliest: date, installed_on: date, *, too_short: bool
) -> None:
    seen_on = date(2026, 3, 2)
    assert kept_too_short(earliest, seen_on=seen_on, installed_on=installed_on) is too_short


def days(*spans: tuple[int, int]) -> list[tuple[date, date]]:
    return [(date(2026, 1, first), date(2026, 1, last)) for first, last in spans]


@pytest.mark.parametrize(
    ("spans", "gap"),
    [
        pytest.param(days((1, 31)), None, id="in_one"),
        pytest.param(days((11, 31), (1, 10)), None, id="one_after_the_other_in_any_order"),
        pytest.param(days((1, 20), (5, 31)), None, id="overlapping"),
        pytest.param([], days((5, 25))[0], id="nothing"),
        pytest.param(days((1, 9), (11, 31)), days((10, 10))[0], id="a_day_between"),
        pytest.param(days((8, 31)), days((5, 7))[0], id="the_beginning"),
        pytest.param(days((1, 20)), days((21, 25))[0], id="the_end"),
        pytest.param(days((1, 6), (3, 4), (9, 12)), days((7, 8))[0], id="a_short_one_within"),
    ],
)
def test_the_first_stretch_of_days_that_nobody_looked_at_is_found(
    spans: list[tuple[date, date]], gap: tuple[date, date] | None
) -> None:
    assert first_gap(date(2026, 1, 5), date(2026, 1, 25), spans) == gap
