"""The answers of the first hour under the rules; no window."""

from dataclasses import replace

import pytest

from workroom.rooms.people import rules as people
from workroom.rooms.project import rules as project
from workroom.ui.welcome.screen import (
    AT_LEAST_ONE,
    NEEDED,
    NOT_THE_SAME,
    SAME_PERSON,
    TWICE,
    Answers,
    names_in,
    numbered,
    reasons,
    usual_steps,
)

GOOD = Answers(
    room="数字化加工室",
    room_code="WR1",
    client="某县档案馆",
    contractor="某数字科技有限公司",
    project="馆藏土地档案数字化",
    project_code="HT26",
    name="王建国",
    secret="一句短话作口令",
    again="一句短话作口令",
    client_name="李秀英",
    cabinets="1号柜、2号柜",
    workstations="1号台，2号台; 质检台",
)


def test_good_answers_leave_no_reason() -> None:
    assert reasons(GOOD) == {}


@pytest.mark.parametrize(
    ("change", "field", "reason"),
    [
        pytest.param({"room": ""}, "room", NEEDED, id="a_room_has_a_name"),
        pytest.param({"project": ""}, "project", NEEDED, id="a_project_has_a_name"),
        pytest.param({"room_code": "W-1"}, "room_code", project.CODE_FORM, id="a_code_is_plain"),
        pytest.param(
            {"project_code": "X"}, "project_code", project.CODE_FORM, id="of_two_at_least"
        ),
        pytest.param({"name": ""}, "name", NEEDED, id="an_account_has_a_name"),
        pytest.param(
            {"secret": "abc", "again": "abc"},
            "secret",
            people.SECRET_TOO_SHORT,
            id="a_secret_is_long",
        ),
        pytest.param({"again": "x"}, "again", NOT_THE_SAME, id="a_secret_is_typed_twice"),
        pytest.param({"client_name": "王建国"}, "client_name", SAME_PERSON, id="two_people"),
        pytest.param({"cabinets": " 、"}, "cabinets", AT_LEAST_ONE, id="a_cabinet_for_the_night"),
        pytest.param({"workstations": "1号台、1号台"}, "workstations", TWICE, id="no_name_twice"),
    ],
)
def test_each_answer_is_judged_at_its_field(
    change: dict[str, str], field: str, reason: str
) -> None:
    found = reasons(replace(GOOD, **change))  # type: ignore[arg-type]  # names are those of Answers
    assert {name: said.template for name, said in found.items()} == {field: reason}


def test_empty_answers_are_all_named_at_once() -> None:
    assert set(reasons(Answers(room_code=""))) == {
        "room",
        "room_code",
        "client",
        "contractor",
        "project",
        "project_code",
        "name",
        "secret",
        "client_name",
        "cabinets",
        "workstations",
    }


def test_names_are_parted_by_commas_of_either_script() -> None:
    assert names_in(" 1号柜、2号柜,3号柜；临时 柜 \n") == ("1号柜", "2号柜", "3号柜", "临时 柜")
    assert names_in(numbered(3, "柜")) == ("1号柜", "2号柜", "3号柜")


def test_a_new_book_begins_with_eight_stages() -> None:
    stages = " ".join(step.value for step in usual_steps())
    assert stages == "PREP CAT SCAN IMAGE QC LINK REBIND CHECK"
