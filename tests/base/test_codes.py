import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_37_36

from workroom.base.codes import FormNumber, Label, Prefix, check_character, is_misread, label, parse

labels = st.builds(Label, st.sampled_from(Prefix), st.integers(0, 999_999_999))
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def test_a_label_is_a_kind_letter_a_number_and_a_check_character() -> None:
    assert label(Prefix.SHEET, 123) == "S-000123-K"


@given(labels)
def test_a_printed_label_reads_as_what_it_was_printed_for(made: Label) -> None:
    assert parse(made.code) == made


@given(labels)
def test_the_check_character_is_that_of_iso_7064_mod_37_36(made: Label) -> None:
    assert mod_37_36.is_valid(made.code.replace("-", ""))


@given(labels, st.data())
def test_one_wrong_character_is_never_taken_for_a_code(made: Label, data: st.DataObject) -> None:
    places = [at for at, character in enumerate(made.code) if character != "-"]
    at = data.draw(st.sampled_from(places))
    wrong = data.draw(st.sampled_from([c for c in ALPHABET if c != made.code[at]]))
    assert parse(made.code[:at] + wrong + made.code[at + 1 :]) is None


@given(labels, st.sampled_from(ALPHABET))
def test_a_code_is_misread_where_nothing_but_its_check_character_does_not_fit(
    made: Label, last: str
) -> None:
    assert is_misread(made.code[:-1] + last) is (last != made.code[-1])


@pytest.mark.parametrize(
    ("text", "misread"),
    [
        pytest.param("S-000123-X", True, id="another_check_character"),
        pytest.param("S-000132-K", True, id="two_digits_swapped"),
        pytest.param(" s-000123-x", True, id="as_a_hand_types_it"),
        pytest.param("HT26-F01-2026-0001-0", True, id="a_form_number"),
        pytest.param("J038-001-0042", False, id="a_reference_code"),
        pytest.param("S-000123", False, id="a_code_cut_short"),
        pytest.param("S-000123-X\x00", False, id="a_control_character"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_only_what_is_spelled_like_a_code_was_misread(text: str, misread: bool) -> None:
    assert is_misread(text) is misread


@given(labels, st.data())
def test_a_shortened_read_is_never_taken_for_another_code(made: Label, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(made.code) - 1))
    piece = (
        made.code[start:] if start else made.code[: data.draw(st.integers(0, len(made.code) - 1))]
    )
    found = parse(piece)
    assert found is None or found.code != made.code


def test_small_and_full_width_letters_read_as_what_they_stand_for() -> None:
    wide = "s-000123-k".translate({ord(c): ord(c) + 0xFEE0 for c in "s-0123k"})
    assert parse(wide) == Label(Prefix.SHEET, 123)


def test_a_form_number_ends_in_its_check_character() -> None:
    number = FormNumber("HT26", "F01", 2026, 1)
    assert parse(number.code) == number
    assert number.code[-1] == check_character(number.code[:-2])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("S-000123", id="no_check_character"),
        pytest.param("S-000123-KS-000123-K", id="two_reads_run_together"),
        pytest.param("J038-001-0042", id="a_reference_code"),
        pytest.param("S-000123-K\x00", id="a_control_character"),
        pytest.param("S" * 10_000, id="endless"),
        pytest.param("\ud800", id="half_a_surrogate"),
        pytest.param("'; DROP TABLE units;--", id="sql"),
        pytest.param("😀", id="emoji"),
    ],
)
def test_what_does_not_match_the_grammar_whole_is_no_code(text: str) -> None:
    assert parse(text) is None


@given(st.text(max_size=60))
def test_any_text_gets_an_answer(text: str) -> None:
    found = parse(text)
    assert found is None or found.code
