"""When the day may close, when it may open, and what no word opens."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rooms.refusing import why_not
from rooms.values import LI, LIN, MONDAY, WANG, room_day, unit, where
from workroom.base.clauses import CUSTODIAN, DUTY_COUNT, NIGHT_IN_CABINET, TWO_PEOPLE, Clause
from workroom.base.ids import CabinetId
from workroom.base.verdict import Verdict
from workroom.rooms.closing import rules
from workroom.rooms.closing.model import Straggler, differences
from workroom.rooms.custody.model import Place
from workroom.rooms.holds.model import CabinetCount, DayState, RoomDay
from workroom.rooms.people.model import Person
from workroom.rooms.people.rules import ACCOUNT_CLOSED

Reasons = list[tuple[str, Clause]]
TUESDAY = MONDAY + timedelta(days=1)
CLOSED = room_day(DayState.CLOSED)


def count(volumes: int = 20, *, boxes: int = 1, items: int = 60) -> CabinetCount:
    """A cabinet in which the book has one box with twenty volumes of sixty items."""
    return CabinetCount(
        cabinet=CabinetId(1),
        name="1号柜",
        boxes=1,
        volumes=20,
        items=60,
        found_boxes=boxes,
        found_volumes=volumes,
        found_items=items,
    )


def left(number: int) -> Straggler:
    return Straggler(unit(reference_code=f"J038-001-{number:04}"), where(Place.WORKSTATION), "林强")


def closing(
    day: RoomDay | None = None,
    *,
    stragglers: tuple[Straggler, ...] = (),
    counts: tuple[CabinetCount, ...] = (count(),),
    second: Person | None = LIN,
) -> Verdict:
    return rules.may_close(day or room_day(), stragglers, counts, first=WANG, second=second)


def opening(
    last: RoomDay | None = CLOSED,
    *,
    today: date = TUESDAY,
    counts: tuple[CabinetCount, ...] = (count(),),
    second: Person | None = LIN,
    custodian: Person | None = WANG,
    waiting: int = 0,
) -> Verdict:
    return rules.may_open(
        last,
        today,
        counts,
        first=WANG,
        second=second,
        custodian=custodian,
        waiting=waiting,
    )


DIFFERS: Reasons = [(rules.CABINET_DIFFERS, DUTY_COUNT)]


@pytest.mark.parametrize(
    ("verdict", "reasons"),
    [
        pytest.param(closing(), [], id="all_locked_up_and_counted_by_two"),
        pytest.param(closing(second=None), [], id="the_second_is_not_named_yet"),
        pytest.param(closing(counts=()), [], id="a_room_without_cabinets"),
        pytest.param(
            closing(stragglers=(left(1),)),
            [(rules.STILL_OUT, NIGHT_IN_CABINET)],
            id="one_volume_at_a_workstation",
        ),
        pytest.param(
            closing(second=WANG), [(rules.SAME_PERSON, TWO_PEOPLE)], id="one_person_for_two"
        ),
        pytest.param(closing(counts=(count(19),)), DIFFERS, id="a_volume_short"),
        pytest.param(closing(counts=(count(21),)), DIFFERS, id="a_volume_too_many"),
        pytest.param(closing(counts=(count(boxes=0),)), DIFFERS, id="a_box_short"),
        pytest.param(closing(counts=(count(items=59),)), DIFFERS, id="an_item_short"),
        pytest.param(closing(CLOSED), [(rules.DAY_NOT_OPEN, DUTY_COUNT)], id="no_day_is_open"),
        pytest.param(
            closing(stragglers=(left(1),), counts=(count(19),), second=WANG),
            [
                (rules.SAME_PERSON, TWO_PEOPLE),
                (rules.STILL_OUT, NIGHT_IN_CABINET),
                (rules.CABINET_DIFFERS, DUTY_COUNT),
            ],
            id="everything_at_once_is_said_at_once",
        ),
    ],
)
def test_when_the_day_may_close(verdict: Verdict, reasons: Reasons) -> None:
    assert why_not(verdict) == reasons


def test_before_the_first_day_none_is_closed() -> None:
    verdict = rules.may_close(None, (), (), first=WANG, second=LIN)
    assert why_not(verdict) == [(rules.DAY_NOT_OPEN, DUTY_COUNT)]


def test_the_sentence_names_eight_and_counts_the_rest() -> None:
    (reason,) = rules.everything_locked_up([left(number) for number in range(1, 12)]).reasons
    said = str(reason.phrase)
    assert said.count("J038-001-") == rules.NAMED == 8
    assert said.endswith("J038-001-0008, and 3 more. Scan them into a cabinet.")


def test_the_sentence_says_what_the_book_has_and_what_was_found() -> None:
    (reason,) = rules.cabinets_agree((count(19),)).reasons
    assert str(reason.phrase) == (
        "1号柜: the book has 1 boxes, 20 volumes, 60 items; found were 1, 19, 60."
    )
    assert differences((count(), count(19))) == (count(19),)


@pytest.mark.parametrize(
    ("verdict", "reasons"),
    [
        pytest.param(opening(), [], id="the_morning_after"),
        pytest.param(opening(None), [], id="the_first_day_of_the_book"),
        pytest.param(opening(today=MONDAY + timedelta(days=9)), [], id="after_the_holidays"),
        pytest.param(opening(second=None, custodian=None), [], id="nobody_is_named_yet"),
        pytest.param(
            opening(room_day()), [(rules.DAY_OPEN, DUTY_COUNT)], id="yesterday_was_never_closed"
        ),
        pytest.param(
            opening(today=MONDAY), [(rules.CLOSED_ALREADY, DUTY_COUNT)], id="closed_already"
        ),
        pytest.param(
            opening(today=MONDAY - timedelta(days=1)),
            [(rules.BEFORE_LAST, DUTY_COUNT)],
            id="the_clock_goes_wrong",
        ),
        pytest.param(
            opening(second=WANG), [(rules.SAME_PERSON, TWO_PEOPLE)], id="one_person_for_two"
        ),
        pytest.param(
            opening(second=replace(LIN, active=False)),
            [(ACCOUNT_CLOSED, TWO_PEOPLE)],
            id="a_witness_who_left",
        ),
        pytest.param(
            opening(custodian=LIN), [(rules.NOT_A_CUSTODIAN, CUSTODIAN)], id="no_custodian"
        ),
        pytest.param(
            opening(waiting=1),
            [(rules.BREACHES_OPEN, NIGHT_IN_CABINET)],
            id="a_forced_closing_waits_for_the_client",
        ),
        pytest.param(opening(counts=(count(19),)), DIFFERS, id="a_volume_gone_over_night"),
    ],
)
def test_when_the_day_may_open(verdict: Verdict, reasons: Reasons) -> None:
    assert why_not(verdict) == reasons


@pytest.mark.parametrize(
    ("last", "today", "new"),
    [
        (None, MONDAY, True),
        (CLOSED, TUESDAY, True),
        (CLOSED, MONDAY, False),
        (CLOSED, MONDAY - timedelta(days=1), False),
        (room_day(), MONDAY, False),
        (room_day(), TUESDAY, False),
    ],
)
def test_a_day_begins_once_after_the_last_one_ended(
    last: RoomDay | None, today: date, new: bool
) -> None:
    assert bool(rules.is_a_new_day(last, today)) is new


def test_a_custodian_is_relieved_by_a_custodian_while_the_day_is_open() -> None:
    assert rules.may_relieve(room_day(), WANG)
    assert why_not(rules.may_relieve(None, LI)) == [
        (rules.DAY_NOT_OPEN, DUTY_COUNT),
        (rules.NOT_A_CUSTODIAN, CUSTODIAN),
    ]
