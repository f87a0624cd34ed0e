"""When the room is shut over noon and opened again, and when a shift hands over."""

from typing import Any

import pytest

from rooms.refusing import why_not
from rooms.values import LIN, MONDAY, MORNING, WANG, person, room_day, unit, where
from workroom.base.clauses import (
    CUSTODIAN,
    DUTY_COUNT,
    SEALED_DOOR,
    SHIFT_COUNTED,
    SHUT_OVER_NOON,
    TWO_PEOPLE,
)
from workroom.base.ids import CabinetId
from workroom.base.verdict import Verdict
from workroom.rooms.closing import rules as closing
from workroom.rooms.closing.model import Straggler
from workroom.rooms.custody.model import Place
from workroom.rooms.holds import rules as holds
from workroom.rooms.holds.model import CabinetCount, DayState, RoomDay
from workroom.rooms.people.model import Role
from workroom.rooms.shifts import rules

ZHOU = person("周卫", Role.DUTY_OFFICER, number=7)
LEFT = (Straggler(unit(), where(Place.WORKSTATION, station="1号台"), "林强"),)
SHUT = room_day(shut_at=MORNING, door_seal="F-0012")


def pause(day: RoomDay | None = None, **said: Any) -> Verdict:
    given: dict[str, Any] = {"stragglers": (), "seal": "", "first": ZHOU, "second": WANG}
    return rules.may_pause(day or room_day(), MONDAY, **(given | said))


def resume(day: RoomDay | None = SHUT, **said: Any) -> Verdict:
    given: dict[str, Any] = {
        "seal": "F-0012",
        "whole": True,
        "remark": "",
        "first": ZHOU,
        "second": WANG,
    }
    return rules.may_resume(day, **(given | said))


def test_with_everything_put_away_the_room_is_shut_without_a_seal() -> None:
    assert pause()


def test_what_is_left_out_is_locked_in_behind_a_sealed_door() -> None:
    assert why_not(pause(stragglers=LEFT)) == [(rules.LEFT_WITHOUT_SEAL, SHUT_OVER_NOON)]
    assert pause(stragglers=LEFT, seal="F-0012")


def test_many_left_out_are_named_in_part() -> None:
    (reason,) = pause(stragglers=LEFT * 9).reasons
    assert str(reason.phrase.values["codes"]).count("J038") == closing.NAMED


def test_two_people_shut_it_on_an_open_day_once() -> None:
    assert why_not(pause(second=ZHOU)) == [(closing.SAME_PERSON, TWO_PEOPLE)]
    assert why_not(pause(room_day(DayState.CLOSED))) == [(holds.DAY_NOT_OPEN, DUTY_COUNT)]
    assert why_not(pause(SHUT)) == [(holds.ROOM_SHUT, SHUT_OVER_NOON)]


def test_nothing_is_logged_while_the_room_is_shut() -> None:
    assert why_not(holds.day_is_open(SHUT, MONDAY)) == [(holds.ROOM_SHUT, SHUT_OVER_NOON)]
    assert holds.day_is_open(room_day(), MONDAY)


def test_a_shut_room_is_opened_before_the_day_closes() -> None:
    verdict = closing.may_close(SHUT, (), (), first=ZHOU, second=WANG)
    assert why_not(verdict) == [(closing.STILL_SHUT, SHUT_OVER_NOON)]


def test_a_whole_seal_bears_the_number_that_was_put_on() -> None:
    assert resume()
    assert why_not(resume(seal="F-0013")) == [(closing.SEAL_DIFFERS, SEALED_DOOR)]
    assert why_not(resume(seal="")) == [(closing.READ_THE_SEAL, SEALED_DOOR)]


def test_no_reason_tells_the_number_that_was_put_on() -> None:
    for seal in ("", "F-0013"):
        assert "F-0012" not in "".join(str(one.phrase) for one in resume(seal=seal).reasons)


def test_that_a_seal_is_broken_is_never_refused_once_it_is_said_what_was_found() -> None:
    assert why_not(resume(whole=False)) == [(closing.SAY_WHAT_WAS_FOUND, SEALED_DOOR)]
    for seal in ("", "F-0012", "F-0013"):
        assert resume(whole=False, seal=seal, remark="封条断裂，已清点无缺")


def test_without_a_seal_nothing_is_asked_of_it() -> None:
    assert resume(room_day(shut_at=MORNING), seal="")


@pytest.mark.parametrize("day", [None, room_day()], ids=["no_day", "not_shut"])
def test_a_room_that_is_not_shut_is_not_opened_again(day: RoomDay | None) -> None:
    assert why_not(resume(day)) == [(rules.NOT_SHUT, SHUT_OVER_NOON)]


def test_one_person_does_not_open_it_again_alone() -> None:
    assert why_not(resume(second=ZHOU)) == [(closing.SAME_PERSON, TWO_PEOPLE)]


def test_a_shift_hands_over_to_somebody_else_with_a_count_that_agrees() -> None:
    other = person("林强", Role.DUTY_OFFICER, number=4)
    assert rules.may_hand_over(room_day(), MONDAY, (), leaves=ZHOU, comes=other)
    alone = rules.may_hand_over(room_day(), MONDAY, (), leaves=ZHOU, comes=ZHOU)
    assert why_not(alone) == [(rules.TO_ONESELF, SHIFT_COUNTED)]
    short = CabinetCount(
        cabinet=CabinetId(1),
        name="1号柜",
        boxes=0,
        volumes=2,
        items=0,
        found_boxes=0,
        found_volumes=1,
        found_items=0,
    )
    verdict = rules.may_hand_over(room_day(), MONDAY, (short,), leaves=ZHOU, comes=other)
    assert why_not(verdict) == [(closing.CABINET_DIFFERS, DUTY_COUNT)]


def test_where_the_custodian_leaves_a_custodian_comes() -> None:
    verdict = rules.may_hand_over(room_day(), MONDAY, (), leaves=WANG, comes=LIN)
    assert why_not(verdict) == [(rules.ARCHIVES_WITHOUT_CUSTODIAN, CUSTODIAN)]
    keeper = person("陈文焱", Role.CUSTODIAN, number=5)
    assert rules.may_hand_over(room_day(), MONDAY, (), leaves=WANG, comes=keeper)


def test_a_room_that_is_shut_is_not_handed_over() -> None:
    verdict = rules.may_hand_over(SHUT, MONDAY, (), leaves=ZHOU, comes=WANG)
    assert why_not(verdict) == [(holds.ROOM_SHUT, SHUT_OVER_NOON)]
