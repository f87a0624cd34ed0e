"""Which codes stand in form numbers, and how far a setting may be moved."""

import pytest

from rooms.refusing import why_not
from workroom.base.clauses import ACCESS_RIGHTS, PROCESS_CONTROL, Origin
from workroom.rooms.project import rules
from workroom.rooms.project.model import SETTINGS, Settings
from workroom.rooms.workflow.steps import Step, active_steps


@pytest.mark.parametrize(
    ("code", "allowed"),
    [
        ("HT26", True),
        ("A1", True),
        ("ABCDEFGHIJKL", True),
        ("A", False),
        ("ABCDEFGHIJKLM", False),
        ("ht26", False),
        ("HT-26", False),
        ("合同1", False),
        ("\uff28\uff3426", False),
        ("HT26\n", False),
        ("", False),
    ],
)
def test_a_project_code_survives_every_reader_and_keyboard(code: str, allowed: bool) -> None:
    verdict = rules.may_open_project(code, "土地档案", taken=False)
    assert why_not(verdict) == ([] if allowed else [(rules.CODE_FORM, PROCESS_CONTROL)])


def test_a_project_has_a_name_and_a_code_of_its_own() -> None:
    assert why_not(rules.may_open_project("HT26", "  ", taken=False)) == [
        (rules.NO_NAME, PROCESS_CONTROL)
    ]
    assert why_not(rules.may_open_project("HT26", "土地档案", taken=True)) == [
        (rules.CODE_TAKEN, PROCESS_CONTROL)
    ]


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        pytest.param("open_volumes", "1", None, id="the_lowest"),
        pytest.param("open_volumes", "500", None, id="the_highest"),
        pytest.param("open_volumes", "0", rules.OUT_OF_BOUNDS, id="below"),
        pytest.param("open_volumes", "501", rules.OUT_OF_BOUNDS, id="above"),
        pytest.param("open_volumes", "many", rules.NOT_A_NUMBER, id="no_number"),
        pytest.param("open_volumes", "-3", rules.NOT_A_NUMBER, id="below_zero"),
        pytest.param("open_volumes", "1.5", rules.NOT_A_NUMBER, id="half_a_volume"),
        pytest.param("open_volumes", "\uff13", rules.NOT_A_NUMBER, id="a_full_width_figure"),
        pytest.param("open_volumes", "", rules.NOT_A_NUMBER, id="nothing"),
        pytest.param("incident_to_client_hours", "", None, id="blank_where_the_contract_says_it"),
        pytest.param("incident_to_client_hours", "0", rules.OUT_OF_BOUNDS, id="blank_is_not_zero"),
        pytest.param("badge_minutes", "30", None, id="thirty_minutes_at_most"),
        pytest.param("badge_minutes", "31", rules.OUT_OF_BOUNDS, id="not_a_minute_longer"),
        pytest.param("count_pages", "on", None, id="on"),
        pytest.param("count_pages", "off", None, id="off"),
        pytest.param("count_pages", "yes", rules.NOT_A_SWITCH, id="neither_on_nor_off"),
        pytest.param("steps", "PREP SCAN QC", None, id="stages"),
        pytest.param("steps", "PREP FOLD", rules.NOT_STAGES, id="a_stage_nobody_knows"),
        pytest.param("steps", " ", rules.NO_STAGE, id="no_stage_at_all"),
        pytest.param("timed_steps", "", None, id="no_timed_stage"),
    ],
)
def test_a_setting_moves_within_its_bounds(name: str, value: str, reason: str | None) -> None:
    expected = [] if reason is None else [(reason, PROCESS_CONTROL)]
    assert why_not(rules.may_set(name, value)) == expected


def test_what_the_standard_gives_cannot_be_made_looser() -> None:
    assert rules.may_set("out_of_stacks_months", "1")
    assert not rules.may_set("out_of_stacks_months", "2")


def test_a_setting_that_does_not_exist_is_said_so() -> None:
    verdict = rules.may_set("colour", "blue")
    assert why_not(verdict) == [(rules.UNKNOWN_SETTING, ACCESS_RIGHTS)]


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: str(setting.name))
def test_every_default_is_a_value_that_may_be_set(setting: object) -> None:
    name, default = setting.name, setting.default  # type: ignore[attr-defined]  # a Setting
    assert rules.may_set(name, default)
    assert Settings().text(name) == default


def test_a_number_that_the_contract_leaves_blank_is_none_until_it_is_filled() -> None:
    name = "incident_to_client_hours"
    assert Settings().number_if_agreed(name) is None
    assert Settings(((name, "2"),)).number_if_agreed(name) == 2
    assert Settings(((name, ""),)).number_if_agreed(name) is None


def test_only_the_month_out_of_the_stacks_is_shown_as_the_standards() -> None:
    standard = [one.name for one in SETTINGS if one.origin is Origin.STANDARD]
    assert standard == ["out_of_stacks_months"]


def test_the_stages_of_the_settings_are_those_of_the_workflow() -> None:
    assert {*rules.STAGES} == {step.value for step in Step}
    assert len(active_steps(Settings().text("steps"))) == 8
