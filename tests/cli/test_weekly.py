"""The command `week`: lines for people, one object for scripts, and the page as a file."""

from collections import Counter
from pathlib import Path

import pytest

from calls import Call
from paper.reading import packed, text_of


def test_a_week_is_told_in_one_object(call: Call, lived_root: Path) -> None:
    [said] = call("--book", lived_root, "week", "--of", "2026-W10", "--json").objects
    assert (said["week"], said["first"], said["last"]) == ("2026-W10", "2026-03-02", "2026-03-08")
    assert said["entries"] == said["last_entry"] - said["first_entry"] + 1
    assert len(said["head"]) == 64
    told = Counter(one["kind"] for one in said["lines"])
    assert {kind: count for kind, count in said["counts"].items() if count} == dict(told)
    assert {"seq", "happened_at", "recorded_at", "source", "by", "text"} <= set(said["lines"][0])
    assert said["series"]["sheet"] == [1, 5]
    assert said["over"] is True
    assert said["countersigned"] is None


def test_any_days_are_told(call: Call, lived_root: Path) -> None:
    [said] = call(
        "--book", lived_root, "week", "--from", "2026-03-02", "--to", "2026-03-03", "--json"
    ).objects
    assert said["week"] == "2026-03-02/2026-03-03"
    assert said["entries"] > 0
    assert said["opened"] == ["2026-03-02"]


def test_a_week_is_told_to_people_with_what_there_is_nothing_of(
    call: Call, lived_root: Path
) -> None:
    answer = call("--book", lived_root, "--lang", "en", "week", "--of", "2026-w10")
    assert answer.status == 0
    first, *lines = answer.out.splitlines()
    assert first.startswith("2026-W10, 2026-03-02 to 2026-03-08: ")
    assert "Breaches still open: 1" in lines
    assert any(line.startswith("None of: Forced days, ") for line in lines)
    assert any(
        line.startswith("Numbers drawn: ") and ", HT26-F01-2026 1 to 1, " in line for line in lines
    )
    assert lines[-1] == "Not countersigned yet."


def test_this_week_is_told_unless_another_is_asked_for(call: Call, lived_root: Path) -> None:
    [said] = call("--book", lived_root, "week", "--json").objects
    assert said["entries"] == 0
    assert said["over"] is False


def test_the_page_is_drawn_into_a_file(call: Call, lived_root: Path, tmp_path: Path) -> None:
    out = tmp_path / "week.pdf"
    [said] = call("--book", lived_root, "week", "--of", "2026-W10", "--out", out, "--json").objects
    assert said["path"] == str(out)
    text = packed(text_of(out.read_bytes()))
    assert "一周情况表" in text
    assert packed(" ".join(said["head"][at : at + 4] for at in range(0, 64, 4))) in text


@pytest.mark.parametrize(
    "words",
    [
        ("--of", "2026-W54"),
        ("--of", "2026-W10", "--from", "2026-03-02"),
        ("--from", "2026-03-02"),
        ("--from", "2026-03-09", "--to", "2026-03-02"),
        ("--from", "heute", "--to", "2026-03-02"),
    ],
)
def test_days_that_are_none_are_a_wrong_call(
    call: Call, lived_root: Path, words: tuple[str, ...]
) -> None:
    answer = call("--book", lived_root, "week", *words)
    assert answer.status == 2
    assert len(answer.err.splitlines()) == 1
