"""What a corrected value looks like in the catalogue."""

import pytest

from workroom.rooms.questions.kinds import QuestionKind, as_catalogued
from workroom.rooms.station.model import COMMANDS


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        pytest.param(QuestionKind.TITLE, " 关于土改的报告 ", "关于土改的报告", id="a_title"),
        pytest.param(QuestionKind.PAGES, "27", 27, id="a_count"),
        pytest.param(QuestionKind.PAGES, "二十七", None, id="no_count"),
        pytest.param(QuestionKind.DATE, "1958-3-2", "19580302", id="a_day"),
        pytest.param(QuestionKind.DATE, "1958年3月", "19580300", id="a_month"),
        pytest.param(QuestionKind.DATE, "1958", "19580000", id="a_year"),
        pytest.param(QuestionKind.DATE, "19580302", "19580302", id="a_day_in_digits"),
        pytest.param(QuestionKind.DATE, "早年", None, id="no_day"),
        pytest.param(QuestionKind.ORDER, "3", None, id="of_which_the_catalogue_says_nothing"),
        pytest.param(QuestionKind.TITLE, "", None, id="nothing"),
    ],
)
def test_a_corrected_value_is_kept_as_the_catalogue_spells_it(
    kind: QuestionKind, typed: str, kept: object
) -> None:
    assert as_catalogued(kind, typed) == kept


def test_only_four_kinds_hold() -> None:
    assert [kind.name for kind in QuestionKind if kind.holds] == [
        "IDENTITY", "SECRECY", "MISSING", "PRIVACY",
    ]  # fmt: skip


def test_the_codes_of_the_kinds_never_change() -> None:
    # Printed on laminated sheets in many rooms.
    assert {one.number: one.question for one in COMMANDS if one.question} == {
        400 + number: kind for number, kind in enumerate(QuestionKind, start=1)
    }
