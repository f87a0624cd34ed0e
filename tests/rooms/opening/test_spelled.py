"""How people write where a unit stands, and what is done of it."""

from datetime import date

import pytest

from workroom.base.errors import InputError
from workroom.base.ids import PersonId
from workroom.rooms.opening import spelled
from workroom.rooms.opening.model import Stand, read_stages, spell_stages
from workroom.rooms.workflow.brought import PassBrought
from workroom.rooms.workflow.steps import Step

TODAY = date(2026, 3, 2)
LIN, CHEN = PersonId(4), PersonId(5)
PEOPLE = {"林强": LIN, "陈文焱": CHEN}
ACTIVE = (Step.PREP, Step.SCAN, Step.QC)


def stages(text: str) -> tuple[PassBrought, ...]:
    return spelled.stages_of(text, people=PEOPLE, active=ACTIVE, today=TODAY)


@pytest.mark.parametrize(
    ("word", "stand"),
    [
        ("在室", Stand.IN_THE_ROOM),
        (" 在 加工室 ", Stand.IN_THE_ROOM),
        ("In the room", Stand.IN_THE_ROOM),
        ("已归库", Stand.HOME),
        ("未出库", Stand.NOT_BEGUN),
        ("not_begun", Stand.NOT_BEGUN),
    ],
)
def test_where_a_unit_stands_is_understood_in_the_words_people_use(word: str, stand: Stand) -> None:
    assert spelled.stand_of(word) is stand


@pytest.mark.parametrize("word", ["", "在库", "?"])
def test_a_word_that_may_mean_either_is_asked_back(word: str) -> None:
    with pytest.raises(InputError) as caught:
        spelled.stand_of(word)
    assert caught.value.phrase.template == spelled.STRANGE_STAND


def test_stages_are_named_as_on_the_form_in_short_or_by_code_and_come_in_order() -> None:
    told = stages("质检、SCAN; 数字化前处理")
    assert [one.step for one in told] == [Step.PREP, Step.SCAN, Step.QC]
    assert {(one.by, one.day) for one in told} == {(None, None)}


@pytest.mark.parametrize(
    ("text", "by", "day"),
    [
        ("扫描（林强 2026-02-11）", LIN, date(2026, 2, 11)),
        ("扫描(2026.2.11 林强)", LIN, date(2026, 2, 11)),
        ("扫描（2026年2月11日）", None, date(2026, 2, 11)),
        ("扫描:陈文焱", CHEN, None),
        ("扫描", None, None),
    ],
)
def test_who_and_when_stand_behind_a_stage_as_far_as_anybody_knows(
    text: str, by: PersonId | None, day: date | None
) -> None:
    assert stages(text) == (PassBrought(step=Step.SCAN, by=by, day=day),)


def test_all_means_every_stage_of_the_project_and_nothing_means_none() -> None:
    assert [one.step for one in stages("全部")] == list(ACTIVE)
    assert stages("无") == stages("") == stages(" - ") == ()


@pytest.mark.parametrize(
    ("text", "template"),
    [
        ("洗衣服", spelled.STRANGE_STAGE),
        ("扫描（张三）", spelled.STRANGE_PERSON),
        ("扫描（2026-02-31）", spelled.STRANGE_DAY),
        ("扫描（2026-03-03）", spelled.DAY_TO_COME),
        ("扫描、SCAN", spelled.STAGE_TWICE),
    ],
)
def test_what_cannot_be_meant_is_said(text: str, template: str) -> None:
    with pytest.raises(InputError) as caught:
        stages(text)
    assert caught.value.phrase.template == template


def test_stages_are_read_back_from_their_cell_as_they_were() -> None:
    told = (
        PassBrought(step=Step.PREP, by=LIN, day=TODAY),
        PassBrought(step=Step.SCAN),
        PassBrought(step=Step.QC, day=TODAY),
    )
    assert read_stages(spell_stages(told)) == told
    assert read_stages(spell_stages(())) == ()
