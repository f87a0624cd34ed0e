"""Patterns that look made up: each at the edge of what is said of it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from workroom.base.ids import PersonId, Seq
from workroom.rooms.weekly import rules
from workroom.rooms.weekly.model import Done, Pattern, Suspicion
from workroom.rooms.workflow.steps import Step

SHANGHAI = ZoneInfo("Asia/Shanghai")
NINE = datetime(2026, 3, 2, 9, tzinfo=SHANGHAI)
LIN, CHEN = PersonId(4), PersonId(5)


def passes(
    count: int, seconds: int, *, by: PersonId = LIN, first: int = 1, at: datetime = NINE
) -> list[Done]:
    """So many scans by one person, so many seconds apart, each of another quantity."""
    return [
        Done(
            seq=Seq(first + number),
            at=at + timedelta(seconds=seconds * number),
            by=by,
            step=Step.SCAN,
            quantity=20 + number,
        )
        for number in range(count)
    ]


def found(suspicions: object) -> list[tuple[Pattern, PersonId, int]]:
    return [(one.pattern, one.by, len(one.entries)) for one in suspicions]


def test_ten_passes_in_a_minute_are_a_burst_and_nine_are_none() -> None:
    assert found(rules.bursts(passes(9, 1))) == []
    assert found(rules.bursts(passes(10, 1))) == [(Pattern.BURST, LIN, 10)]


def test_ten_passes_over_more_than_a_minute_are_no_burst() -> None:
    minute = passes(9, 1) + passes(1, 0, first=10, at=NINE + timedelta(seconds=60))
    longer = passes(9, 1) + passes(1, 0, first=10, at=NINE + timedelta(seconds=61))
    assert found(rules.bursts(minute)) == [(Pattern.BURST, LIN, 10)]
    assert found(rules.bursts(longer)) == []


def test_the_bursts_of_one_person_at_one_stage_are_one_line_that_counts_them() -> None:
    long = passes(25, 3)
    later = passes(10, 2, first=50, at=NINE + timedelta(hours=1))
    assert found(rules.bursts(long)) == [(Pattern.BURST, LIN, 25)]
    (both,) = rules.bursts(long + later)
    assert len(both.entries) == 35
    assert "35 passes in 2 bursts, the longest of 25 within 72 seconds" in str(both.text)


def test_a_burst_is_of_one_person_at_one_stage() -> None:
    assert found(rules.bursts(passes(6, 1) + passes(6, 1, by=CHEN, first=7))) == []


def test_what_came_from_paper_later_is_no_burst() -> None:
    late = [
        Done(seq=one.seq, at=NINE, by=LIN, step=Step.SCAN, quantity=1, at_once=False)
        for one in passes(12, 0)
    ]
    assert found(rules.bursts(late)) == []
    assert found(rules.same_second(late)) == []


def test_two_passes_in_one_second_are_a_pair_if_one_person_wrote_both() -> None:
    assert found(rules.same_second(passes(2, 0))) == [(Pattern.PAIR, LIN, 2)]
    assert found(rules.same_second(passes(2, 1))) == []
    twice = passes(2, 0) + passes(3, 0, first=7, at=NINE + timedelta(seconds=9))
    assert found(rules.same_second(twice)) == [(Pattern.PAIR, LIN, 5)]
    assert found(rules.same_second(passes(1, 0) + passes(1, 0, by=CHEN, first=2))) == []


@pytest.mark.parametrize(
    ("conditions", "shown"),
    [
        pytest.param([1] * 20, True, id="twenty_lines_all_sound"),
        pytest.param([1] * 19, False, id="too_short_a_note"),
        pytest.param([1] * 19 + [2], False, id="one_is_not"),
        pytest.param([2] * 20, False, id="all_alike_but_not_sound"),
    ],
)
def test_a_long_note_without_any_fault_is_shown(conditions: list[int], shown: bool) -> None:
    suspicions = list(rules.all_sound(Seq(7), "HT26-F01-2026-0001-G", LIN, conditions))
    assert found(suspicions) == ([(Pattern.ALL_SOUND, LIN, 1)] if shown else [])


def stamps(count: int, minutes: int) -> list[rules.Stamp]:
    return [(Seq(n), NINE + timedelta(minutes=minutes * n), LIN) for n in range(count)]


def test_five_reviews_in_an_hour_are_shown_and_four_are_not() -> None:
    assert found(rules.reviews_in_a_row(stamps(5, 15))) == [(Pattern.REVIEWS, LIN, 5)]
    assert found(rules.reviews_in_a_row(stamps(4, 1))) == []
    assert found(rules.reviews_in_a_row(stamps(5, 16))) == []


def alike(count: int, quantity: int) -> list[Done]:
    return [
        Done(seq=one.seq, at=one.at, by=LIN, step=Step.SCAN, quantity=quantity)
        for one in passes(count, 600)
    ]


def test_a_quantity_that_never_varies_is_shown_from_ten_passes_on() -> None:
    assert found(rules.never_varying(alike(10, 20))) == [(Pattern.SAME_QUANTITY, LIN, 10)]
    assert found(rules.never_varying(alike(9, 20))) == []
    assert found(rules.never_varying(alike(10, 1))) == []
    assert found(rules.never_varying(alike(9, 20) + passes(2, 0, first=90))) == []


def test_a_pass_while_the_room_was_not_open_is_shown_by_person_and_day() -> None:
    hours = [(NINE, NINE + timedelta(hours=8))]
    inside = passes(3, 3600)
    before = passes(2, 10, first=10, at=NINE - timedelta(minutes=1))
    assert found(rules.out_of_hours(inside, hours)) == []
    assert found(rules.out_of_hours(inside + before, hours)) == [(Pattern.OUT_OF_HOURS, LIN, 2)]
    assert found(rules.out_of_hours(inside, [])) == [(Pattern.OUT_OF_HOURS, LIN, 3)]


@pytest.mark.parametrize(
    ("hour", "minute", "shown"),
    [(21, 59, False), (22, 0, True), (5, 59, True), (6, 0, False)],
)
def test_the_night_is_shown_even_where_the_day_is_open(hour: int, minute: int, shown: bool) -> None:
    hours: list[rules.Hours] = [(NINE - timedelta(days=1), None)]
    at = NINE.replace(hour=hour, minute=minute)
    suspicions: list[Suspicion] = list(rules.out_of_hours(passes(1, 0, at=at), hours))
    assert bool(suspicions) is shown


@pytest.mark.parametrize("pattern", list(Pattern))
def test_every_threshold_is_said_in_words(pattern: Pattern) -> None:
    assert pattern.text.endswith(".")
    assert pattern.label
    assert pattern.chinese
