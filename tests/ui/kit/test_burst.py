"""A run of quick keys turns out to be a reader's, somebody's typing, or broken."""

import pytest

from workroom.base.codes import Prefix, label
from workroom.ui.kit.burst import Burst, Ending, Found, ReaderSettings

SHEET = label(Prefix.SHEET, 123)


def burst(text: str, settings: ReaderSettings | None = None, **known: bool) -> Burst:
    made = Burst(settings or ReaderSettings(), **known)
    for character in text:
        made.key(character)
    return made


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(SHEET, Found.WHOLE, id="a_code_of_ours"),
        pytest.param("6901234567892", Found.WHOLE, id="a_foreign_code_is_somebody_elses_question"),
        pytest.param("abc", Found.TYPING, id="three_quick_keys_are_a_hand"),
    ],
)
def test_a_run_that_a_closing_key_ends(text: str, found: Found) -> None:
    assert burst(text).ended() is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(SHEET, Found.WHOLE, id="the_check_character_vouches_for_its_end"),
        pytest.param("hurried", Found.TYPING, id="seven_quick_keys_may_be_a_hand"),
        pytest.param("6901234567892", Found.BROKEN, id="thirteen_are_no_hand_and_have_no_end"),
    ],
)
def test_a_run_that_just_stops(text: str, found: Found) -> None:
    assert burst(text).paused() is found


def test_a_reader_set_to_send_no_closing_key_is_taken_at_its_pause() -> None:
    assert burst("BOX-7", ReaderSettings(ending=Ending.NONE)).paused() is Found.WHOLE


def test_the_readers_own_prefix_is_taken_off() -> None:
    seen = burst("~" + SHEET, ReaderSettings(prefix="~"))
    assert seen.ended() is Found.WHOLE
    assert seen.code == SHEET


def test_without_the_prefix_it_was_told_of_a_run_is_typing() -> None:
    assert burst("6901234567892", ReaderSettings(prefix="~")).ended() is Found.TYPING


def test_a_run_an_input_method_touched_is_never_whole() -> None:
    seen = burst("024-000123")
    seen.composed("剥削")
    assert seen.ended() is Found.BROKEN


def test_the_rest_of_two_readers_that_ran_into_each_other_is_not_typed() -> None:
    assert burst("7Q", after_another=True).paused() is Found.BROKEN


def test_a_foreign_code_whose_beginning_may_have_been_typed_is_broken() -> None:
    assert burst("01234567892", after_typing=True).ended() is Found.BROKEN


def test_a_code_of_ours_right_after_typing_is_vouched_for_by_its_check_character() -> None:
    assert burst(SHEET, after_typing=True).ended() is Found.WHOLE
