import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calls import Call
from workroom.base.clock import utc_now
from workroom.cli.demo.command import last_curtain, zone_of_the_play
from workroom.rooms.holds.rules import shift_of

PAPERS = {"F01", "F02", "F03", "F09"}


@given(st.timedeltas(timedelta(0), timedelta(days=366)))
def test_at_whatever_hour_the_second_day_of_the_play_is_still_going_on(later: timedelta) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC) + later
    zone = zone_of_the_play(now)
    curtain = last_curtain(now, zone)
    assert timedelta(0) <= now - curtain < timedelta(hours=14)
    assert shift_of(now.astimezone(zone)) == curtain.date()


@pytest.mark.slow
def test_the_demonstration_lives_two_days_and_leaves_scannable_work(
    call: Call, tmp_path: Path
) -> None:
    root = tmp_path / "demo"
    *papers, last = call("demo", root, "--no-window", "--volumes", 12, "--json").objects
    assert last["whole"] is True
    assert last["book"] == str(root)
    assert {paper["form"] for paper in papers} == PAPERS
    assert all(Path(paper["path"]).is_file() for paper in papers)
    assert {paper["copy"] for paper in papers if paper["form"] == "F01"} == {1, 2}
    kept = call("--book", root, "export", "journal", "--out", tmp_path / "j.jsonl", "--json")
    assert kept.objects[0]["rows"] == last["entries"]
    lines = [json.loads(line) for line in (tmp_path / "j.jsonl").read_text("utf-8").splitlines()]
    events = [line["event"] for line in lines]
    assert events.count("ScanKept") == 1, "one refusal"
    assert events.count("DifferenceRecorded") == 1, "one difference with its record"
    assert events.count("BreachOpened") == 1, "one breach"
    assert "BreachAnswered" not in events, "which waits for the client's word"
    assert max(line["recorded_at"] for line in lines) <= utc_now().isoformat()


@pytest.mark.slow
@pytest.mark.parametrize("volumes", [2, 3, 5, 21])
def test_the_demonstration_plays_with_any_number_of_volumes(
    call: Call, tmp_path: Path, volumes: int
) -> None:
    answer = call("demo", tmp_path / "demo", "--no-window", "--volumes", volumes, "--json")
    assert answer.status == 0
    assert answer.objects[-1]["whole"] is True


def test_the_demonstration_never_overwrites_a_book(call: Call, lived_root: Path) -> None:
    answer = call("demo", lived_root, "--no-window")
    assert answer.status == 1
    assert len(answer.err.splitlines()) == 1
