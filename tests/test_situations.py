"""The table of situations names tests that exist."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PLAYED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def rows() -> list[str]:
    lines = (ROOT / "docs" / "situations.md").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.startswith("| ") and "played by" not in line]


def test_every_situation_is_played_by_a_test_that_exists() -> None:
    for row in rows():
        played = PLAYED.findall(row)
        assert played, row
        for file, name in played:
            assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8"), row


def test_no_situation_stands_twice() -> None:
    told = [row.split("|")[1].strip() for row in rows()]
    assert len(told) == len(set(told))
