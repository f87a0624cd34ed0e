"""A simulated quarter: what it puts there is what the book says afterwards."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calls import Answer, Call
from workroom.base.words import Language, Words
from workroom.book import make_book
from workroom.cli.simulate import cast, founding, judged
from workroom.cli.simulate.closings import Fate, fates
from workroom.cli.simulate.report import Outcome
from workroom.cli.simulate.simulation import Asked, examined, lived
from workroom.cli.simulate.told import days_of
from workroom.ledger.folder import Folder
from workroom.ledger.verify import verify
from workroom.rooms.duty.calendar import is_working_day

SMALL = ("--days", 6, "--people", 9, "--volumes", 200, "--seed", 7, "--json")


def simulated(root: Path, asked: Asked) -> Outcome:
    """A simulation in this process, its book closed again."""
    ledger = make_book(root)
    words = Words(Language.ENGLISH)
    try:
        return examined(lived(ledger, Folder(root), asked, words, lambda _quarter: None), root)
    finally:
        ledger.close()


def shape_of(call: Call, root: Path) -> Counter[tuple[str, str, str]]:
    """How many entries of each event each person wrote, and at which hour."""
    out = root.parent / f"{root.name}.jsonl"
    call("--book", root, "export", "journal", "--out", out)
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    return Counter((one["event"], str(one["by"]), one["recorded_at"]) for one in lines)


@pytest.mark.slow
def test_a_small_simulation_comes_out_as_it_was_meant(call: Call, tmp_path: Path) -> None:
    answer: Answer = call("simulate", tmp_path / "book", *SMALL)
    assert (answer.status, answer.err) == (0, "")
    *days, last = answer.objects
    assert (last["whole"], last["as_meant"], last["faults"]) == (True, True, [])
    assert len(days) == last["days"] == 6
    assert sum(day["came_out"] for day in days) == last["came_out"]
    assert last["came_out"] + last["differed"] == 6
    assert last["forced"] == sum(day["forced"] for day in days) >= 1
    assert sum(day["counts"]["entries"] for day in days) < last["entries"], "the founding is no day"
    wanted = (
        "refused",
        "corrected",
        "reworked",
        "late",
        "voided",
        "differences",
        "answered",
        "passed",
        "visits",
        "media_out",
    )
    assert all(last["acts"][kind] for kind in wanted)
    found = [
        call("--book", tmp_path / "book", "verify", "--against", day["digest"], "--json")
        for day in days
    ]
    assert all(one.objects[0]["whole"] for one in found)


@pytest.mark.slow
def test_the_same_seed_writes_a_book_of_the_same_shape(call: Call, tmp_path: Path) -> None:
    for name in ("first", "second"):
        assert call("simulate", tmp_path / name, *SMALL).status == 0
    assert shape_of(call, tmp_path / "first") == shape_of(call, tmp_path / "second")


@pytest.mark.slow
def test_what_was_out_for_over_a_month_is_treated_before_it_is_reshelved(
    call: Call, tmp_path: Path
) -> None:
    size = ("--days", 32, "--people", 9, "--volumes", 60, "--seed", 3, "--json")
    last = call("simulate", tmp_path / "book", *size).objects[-1]
    assert last["as_meant"], last["faults"]
    assert last["acts"]["treatments"] == 1


@pytest.mark.slow
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**6), st.integers(1, 4), st.integers(3, 30))
def test_a_tiny_simulation_of_any_seed_comes_out_as_it_was_meant(
    tmp_path_factory: pytest.TempPathFactory, seed: int, days: int, volumes: int
) -> None:
    root = tmp_path_factory.mktemp("tiny") / "book"
    told = simulated(root, Asked(days=days, people=8, volumes=volumes, seed=seed))
    assert told.faults == ()
    assert told.whole
    assert len(told.days) == days


@pytest.mark.slow
def test_a_closing_that_came_out_otherwise_is_a_fault(tmp_path: Path) -> None:
    ledger = make_book(tmp_path / "book")
    asked = Asked(days=1, people=8, volumes=3, seed=1)
    quarter = lived(
        ledger, Folder(tmp_path / "book"), asked, Words(Language.ENGLISH), lambda _quarter: None
    )
    (day,) = days = days_of(ledger)
    other = {day.day: replace(day.closing, unfound=("a key",))}
    with ledger.read() as db:
        finding = verify(db, ledger.register)
        found = list(judged.faults(db, finding, days, other, Counter(refused=99)))
        assert [one.template for one in found] == [judged.OTHERWISE, judged.OTHER_NUMBER]
        found = list(
            judged.faults(db, finding, [replace(day, digest="0" * 64)], quarter.meant, Counter())
        )
        assert [one.template for one in found] == [judged.NO_HEAD]
        skipped = {day.day - timedelta(days=3): day.closing}
        found = list(judged.faults(db, finding, days, skipped, Counter()))
        assert [one.template for one in found] == [judged.OTHER_DAYS]
    ledger.close()


def test_a_simulation_never_overwrites_a_book(call: Call, lived_root: Path) -> None:
    answer = call("simulate", lived_root, "--days", 1, "--volumes", 3)
    assert answer.status == 1
    assert len(answer.err.splitlines()) == 1


def test_more_volumes_than_can_be_scanned_are_no_call(call: Call, tmp_path: Path) -> None:
    answer = call("simulate", tmp_path / "book", "--days", 1, "--volumes", 5000)
    assert answer.status == 2
    assert not (tmp_path / "book").exists()


@given(st.dates(date(2024, 1, 1), date(2030, 1, 1)), st.integers(1, 120))
def test_the_last_day_lies_before_today_and_a_week_has_its_holiday(today: date, days: int) -> None:
    monday = founding.last_monday_for(days, today)
    but = founding.exceptions(monday, days)
    found = founding.working_days(monday, days, but)
    assert found[0] == monday
    assert found[-1] < today
    assert len(set(found)) == days
    assert all(is_working_day(one, but) for one in found)


@given(st.integers(1, 90), st.integers())
def test_the_last_closing_comes_out(days: int, seed: int) -> None:
    found = fates(days, Random(seed))
    assert len(found) == days
    assert found[-1] is Fate.NOTHING
    away = [number for number, one in enumerate(found) if one is Fate.KEY_AWAY]
    assert len(away) % 2 == 0, "a key is away for two evenings"


@given(st.integers(cast.FEWEST, cast.MOST))
def test_a_crew_has_every_role_that_a_day_asks_for(people: int) -> None:
    crew = cast.crew(people)
    assert len({one.name for one in crew}) == len({one.key for one in crew}) == people
    assert len({one.party for one in crew}) == 2
