from pathlib import Path

import pytest

from calls import Call


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("nonsense",), id="no_such_command"),
        pytest.param(("verify", "--nonsense"), id="no_such_option"),
        pytest.param(("scan",), id="a_word_is_missing"),
        pytest.param(("demo", "--volumes", "many"), id="not_a_number"),
        pytest.param(("demo", "--volumes", "0"), id="out_of_range"),
        pytest.param(("codes", "--kind", "dragon"), id="not_a_kind"),
        pytest.param(("--lang", "fr", "verify"), id="not_a_language"),
    ],
)
def test_a_wrong_call_is_one_sentence_and_exit_status_two(
    call: Call, words: tuple[str, ...]
) -> None:
    answer = call(*words)
    assert answer.status == 2
    assert answer.out == ""
    assert len(answer.err.splitlines()) == 1


@pytest.mark.parametrize("command", ["verify", "due", "codes", "backup"])
def test_where_there_is_no_book_every_command_says_so(
    call: Call, tmp_path: Path, command: str
) -> None:
    answer = call("--book", tmp_path / "empty", command)
    assert answer.status == 1
    assert len(answer.err.splitlines()) == 1
    assert "workroom init" in answer.err


def test_errors_are_chinese_and_english_at_a_switch(call: Call, tmp_path: Path) -> None:
    assert "没有账册" in call("--book", tmp_path, "verify").err
    assert "There is no book" in call("--book", tmp_path, "--lang", "en", "verify").err
