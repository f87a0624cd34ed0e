"""Codes are folded, their pattern is found in them, and only what fell out of it is mended."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.sheets import wide
from workroom.exchange.references import (
    CASE,
    SIGNS,
    ZEROS,
    could_be_code,
    fold_code,
    prevailing_width,
    propose_pattern,
)


@pytest.mark.parametrize("dot", "·・•．･‧∙⋅")
def test_every_look_alike_dot_is_the_same_dot(dot: str) -> None:
    assert fold_code(f"Z008-WS{dot}2002-Y-0001") == "Z008-WS·2002-Y-0001"


@pytest.mark.parametrize("dash", ["－", "—", "–", "‐", "−", "──", " - ", "——"])
def test_every_look_alike_dash_is_the_same_dash(dash: str) -> None:
    assert fold_code(f"J038{dash}001{dash}0102") == "J038-001-0102"


def test_full_width_codes_become_half_width() -> None:
    assert fold_code(wide("J038-001-0001")) == "J038-001-0001"


@given(st.text(max_size=30))
def test_a_folded_code_folds_to_itself(text: str) -> None:
    assert fold_code(fold_code(text)) == fold_code(text)


@pytest.mark.parametrize(
    "code",
    [
        "J019-ZY·JC·CC·2019·D30-001-001",
        "C038-001-002-003",
        "Z008-WS·2019·Y-037",
        "20080001",
        "建字(2003)12-1",
    ],
)
def test_codes_of_old_and_new_holdings_could_be_codes(code: str) -> None:
    assert could_be_code(code)


@pytest.mark.parametrize("text", ["", "档案室", "J038-", "制表人:张1", "a b1", "1" * 200, "-1-"])
def test_notes_and_scraps_could_not(text: str) -> None:
    assert not could_be_code(text)


def test_the_pattern_is_proposed_from_the_codes_themselves() -> None:
    pattern = propose_pattern(f"J038-00{n % 3}-{n:04}" for n in range(200))
    assert str(pattern) == "J038-000-0000"
    assert pattern is not None
    assert pattern.fitting == pattern.seen == 200


def test_a_part_of_few_words_is_a_choice() -> None:
    periods = ("Y", "D30", "D10")
    pattern = propose_pattern(f"Z008-WS·2002-{periods[n % 3]}-BGS-{n:04}" for n in range(99))
    assert str(pattern) == "Z008-WS·0000-{D10|D30|Y}-BGS-0000"


def test_too_few_codes_have_no_pattern() -> None:
    assert propose_pattern(["J038-001-0001", "J038-001-0002"]) is None
    assert propose_pattern([]) is None


@pytest.mark.parametrize(
    ("code", "mended", "why"),
    [
        ("J038-1-45", "J038-001-0045", ZEROS),
        ("j038-001-0045", "J038-001-0045", CASE),
        ("J038-001-0045", "J038-001-0045", None),
        ("J038-001-12345", "J038-001-12345", None),
        ("J038-001-0045-003", "J038-001-0045-003", None),
        ("K001-001-0045", "K001-001-0045", None),
    ],
)
def test_only_what_fell_out_of_the_pattern_is_mended(code: str, mended: str, why: object) -> None:
    pattern = propose_pattern(f"J038-00{n % 3}-{n:04}" for n in range(200))
    assert pattern is not None
    assert pattern.mend(code) == (mended, why)


def test_a_full_stop_among_dots_was_meant_as_one() -> None:
    pattern = propose_pattern(f"Z008-WS·2002-{n:04}" for n in range(20))
    assert pattern is not None
    assert pattern.mend("Z008-WS.2002-0007") == ("Z008-WS·2002-0007", SIGNS)


def test_numbers_that_never_had_zeros_are_given_none() -> None:
    pattern = propose_pattern(f"J038-{n}" for n in range(1, 2000))
    assert pattern is not None
    assert pattern.mend("J038-7") == ("J038-7", None)
    assert prevailing_width(map(str, range(1, 2000)), percent=5) == 0
    assert prevailing_width(["0002", "3", "0004"], percent=5) == 4


@given(st.lists(st.text(alphabet="AB01-·D39档", max_size=12), max_size=40))
def test_mending_by_the_pattern_is_done_once(codes: list[str]) -> None:
    pattern = propose_pattern(codes)
    if pattern is None:
        return
    for code in codes:
        mended, _ = pattern.mend(code)
        assert pattern.mend(mended) == (mended, None)
