"""When a unit may be taken, put away and reshelved, and from which day on it is disinfected."""

from datetime import date, timedelta

import pytest

from rooms.refusing import why_not
from rooms.values import CODE, LIN, MONDAY, where
from workroom.base.clauses import (
    DISINFECT_AFTER_A_MONTH,
    DUAL_NOTE,
    HELD_AT_ONCE,
    NIGHT_IN_CABINET,
    Clause,
)
from workroom.base.verdict import Force
from workroom.rooms.custody import rules
from workroom.rooms.custody.model import Place, Whereabouts

Reasons = list[tuple[str, Clause]]
NEVER_HERE = [(rules.NEVER_HANDED_OVER, DUAL_NOTE)]
AWAY = [(rules.GONE_HOME, DUAL_NOTE)]
NOT_BACK = [(rules.NOT_RETURNED, DUAL_NOTE)]


@pytest.mark.parametrize(
    ("place", "reasons"),
    [
        pytest.param(None, NEVER_HERE, id="never_left_the_stacks"),
        pytest.param(Place.STACKS, NEVER_HERE, id="reshelved"),
        pytest.param(Place.RETURNED, AWAY, id="given_back"),
        pytest.param(Place.DESK, [], id="at_the_desk"),
        pytest.param(Place.CABINET, [], id="in_a_cabinet"),
        pytest.param(Place.WORKSTATION, [], id="at_a_workstation"),
    ],
)
def test_only_what_was_handed_over_is_in_the_room(place: Place | None, reasons: Reasons) -> None:
    found = where(place) if place else None
    assert why_not(rules.is_in_the_room(found, CODE)) == reasons


@pytest.mark.parametrize(
    ("found", "held", "reasons"),
    [
        pytest.param(where(Place.CABINET), 29, [], id="from_the_cabinet"),
        pytest.param(where(Place.DESK), 0, [], id="from_the_desk"),
        pytest.param(None, 0, NEVER_HERE, id="from_the_stacks"),
        pytest.param(where(Place.RETURNED), 0, AWAY, id="from_the_client"),
        pytest.param(
            where(Place.WORKSTATION, station="1号台"),
            0,
            [(rules.AT_A_STATION, NIGHT_IN_CABINET)],
            id="out_of_other_hands",
        ),
        pytest.param(
            where(Place.CABINET), 30, [(rules.TOO_MANY, HELD_AT_ONCE)], id="over_the_limit"
        ),
    ],
)
def test_a_unit_is_taken_from_a_safe_place_by_who_has_a_hand_free(
    found: Whereabouts | None, held: int, reasons: Reasons
) -> None:
    verdict = rules.may_take(found, CODE, holder="陈文焱", name=LIN.name, held=held, limit=30)
    assert why_not(verdict) == reasons


def test_the_limit_is_a_gate_and_whose_hands_a_unit_is_in_is_a_block() -> None:
    limit = rules.may_take(where(Place.CABINET), CODE, holder="", name=LIN.name, held=30, limit=30)
    taken = rules.may_take(
        where(Place.WORKSTATION, station="2号台"),
        CODE,
        holder="陈文焱",
        name=LIN.name,
        held=30,
        limit=30,
    )
    assert limit.approvable
    assert not taken.approvable
    assert str(taken.reasons[0].phrase) == (
        "J038-001-0001 is at 2号台 already, with 陈文焱. Put it away there first."
    )


@pytest.mark.parametrize(
    ("found", "reasons"),
    [
        pytest.param(where(Place.WORKSTATION), [], id="from_a_workstation"),
        pytest.param(where(Place.DESK), [], id="from_the_desk"),
        pytest.param(where(Place.CABINET, cabinet=2), [], id="into_another_cabinet"),
        pytest.param(
            where(Place.CABINET, cabinet=1),
            [(rules.ALREADY_THERE, NIGHT_IN_CABINET)],
            id="where_it_lies_already",
        ),
        pytest.param(None, NEVER_HERE, id="from_the_stacks"),
        pytest.param(where(Place.RETURNED), AWAY, id="from_the_client"),
    ],
)
def test_whatever_is_in_the_room_may_be_locked_up(
    found: Whereabouts | None, reasons: Reasons
) -> None:
    assert why_not(rules.may_put_away(found, CODE, cabinet=1)) == reasons


def test_a_box_may_come_back_into_its_cabinet_while_its_content_is_out() -> None:
    box = where(Place.CABINET, cabinet=1)
    out = where(Place.WORKSTATION, station="1号台")
    assert rules.may_put_away(box, CODE, cabinet=1, inside=(box, out))
    assert not rules.may_put_away(box, CODE, cabinet=1, inside=(box, box))


@pytest.mark.parametrize(
    ("out_since", "due"),
    [
        pytest.param(date(2025, 1, 31), date(2025, 3, 1), id="end_of_january"),
        pytest.param(date(2025, 3, 3), date(2025, 4, 4), id="a_calendar_month_not_thirty_days"),
        pytest.param(date(2024, 1, 31), date(2024, 3, 1), id="end_of_january_in_a_leap_year"),
        pytest.param(date(2024, 1, 29), date(2024, 3, 1), id="the_leap_day_is_a_day"),
        pytest.param(date(2024, 1, 28), date(2024, 2, 29), id="due_on_the_leap_day"),
        pytest.param(date(2025, 1, 28), date(2025, 3, 1), id="no_leap_day"),
        pytest.param(date(2025, 2, 28), date(2025, 3, 29), id="end_of_february"),
        pytest.param(date(2025, 3, 31), date(2025, 5, 1), id="a_month_of_thirty_days"),
        pytest.param(date(2025, 4, 30), date(2025, 5, 31), id="the_thirtieth_not_the_last"),
        pytest.param(date(2025, 12, 31), date(2026, 2, 1), id="over_the_turn_of_the_year"),
    ],
)
def test_disinfection_is_due_the_day_after_one_calendar_month(out_since: date, due: date) -> None:
    assert rules.disinfection_due(out_since) == due


def test_disinfection_falls_due_later_the_later_a_unit_went_out() -> None:
    days = [date(2024, 1, 1) + timedelta(days=at) for at in range(366 * 4)]
    dues = [rules.disinfection_due(day) for day in days]
    assert dues == sorted(dues)
    assert {(due - day).days for day, due in zip(days, dues, strict=True)} == {29, 30, 31, 32}


@pytest.mark.parametrize(
    ("today", "reasons"),
    [
        pytest.param(date(2026, 4, 2), [], id="on_the_last_day"),
        pytest.param(
            date(2026, 4, 3), [(rules.UNTREATED, DISINFECT_AFTER_A_MONTH)], id="a_day_later"
        ),
    ],
)
def test_what_was_out_for_over_a_month_is_not_reshelved_untreated(
    today: date, reasons: Reasons
) -> None:
    verdict = rules.may_reshelve(where(Place.RETURNED, out_since=MONDAY), CODE, today=today)
    assert why_not(verdict) == reasons
    assert [reason.force for reason in verdict.reasons] == [Force.GATE] * len(reasons)


@pytest.mark.parametrize("place", [None, Place.STACKS, Place.DESK, Place.CABINET])
def test_only_what_was_given_back_is_reshelved(place: Place | None) -> None:
    found = where(place) if place else None
    assert why_not(rules.may_reshelve(found, CODE, today=MONDAY)) == NOT_BACK
