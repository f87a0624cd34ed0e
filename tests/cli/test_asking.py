import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from books import found_book
from calls import Call
from workroom.ledger.journal import GENESIS


def test_verify_says_whole_with_the_head_and_what_only_a_paper_can_show(
    call: Call, lived_root: Path
) -> None:
    answer = call("--book", lived_root, "verify", "--json")
    [said] = answer.objects
    assert answer.status == 0
    assert said["whole"] is True
    assert said["breaks"] == []
    assert len(said["head"]) == 64
    assert said["entries"] > 40
    assert "--against" in said["note"]


def test_verify_against_digits_of_this_book_says_yes_and_of_another_no(
    call: Call, lived_root: Path
) -> None:
    [said] = call("verify", "--book", lived_root, "--json").objects
    head = said["head"]
    grouped = " ".join(head[at : at + 4] for at in range(0, 64, 4))
    assert call("verify", "--book", lived_root, "--against", grouped).status == 0
    assert call("verify", "--book", lived_root, "--against", GENESIS).status == 1


def test_digits_that_no_entry_bears_are_no_break_of_the_chain(call: Call, lived_root: Path) -> None:
    answer = call("verify", "--book", lived_root, "--against", GENESIS)
    chain, paper = answer.out.splitlines()
    assert chain.startswith("链条完整")
    assert "没有这组校验码" in paper
    told = call("verify", "--book", lived_root, "--against", GENESIS, "--json")
    [said] = told.objects
    assert told.status == 1
    assert (said["whole"], said["chain_whole"]) == (False, True)
    assert said["breaks"] == [{"where": "against", "what": paper}]


def test_a_broken_chain_is_named_before_the_digits_of_a_paper(call: Call, lived_root: Path) -> None:
    with closing(sqlite3.connect(lived_root / "workroom.db")) as raw:
        raw.execute("UPDATE people SET name = '王二' WHERE id = 1")
        raw.commit()
    answer = call("verify", "--book", lived_root, "--against", GENESIS)
    assert answer.status == 1
    first, *_, last = answer.out.splitlines()
    assert first.startswith("账册不完整，共 1 处问题，第一处：people id=1：")
    assert "没有这组校验码" in last
    [said] = call("verify", "--book", lived_root, "--json").objects
    assert (said["whole"], said["chain_whole"]) == (False, False)


def test_the_trail_of_a_volume_is_told_oldest_first(call: Call, lived_root: Path) -> None:
    entries = call("--book", lived_root, "trail", "J038-001-0001", "--json").objects
    assert [entry["seq"] for entry in entries] == sorted(entry["seq"] for entry in entries)
    assert {"seq", "recorded_at", "happened_at", "source", "by", "event", "text"} <= set(entries[0])
    events = [entry["event"] for entry in entries]
    assert events[0] == "UnitsEntered"
    assert (
        events.index("HandoverAgreed") < events.index("UnitsTaken") < events.index("StepFinished")
    )


@pytest.mark.parametrize("name", ["GT-0001", "S-000001-3", "王建国", "HT26-F01-2026-0001-G"])
def test_a_trail_is_found_by_alias_label_name_and_form_number(
    call: Call, lived_root: Path, name: str
) -> None:
    answer = call("--book", lived_root, "trail", name, "--json")
    assert answer.status == 0
    assert answer.objects


def test_a_trail_of_nothing_is_a_sentence(call: Call, lived_root: Path) -> None:
    answer = call("--book", lived_root, "--lang", "en", "trail", "NOBODY")
    assert answer.status == 1
    assert answer.err == "Nothing in this book is called NOBODY.\n"


def test_the_journal_exports_with_every_entry_and_its_number(
    call: Call, lived_root: Path, tmp_path: Path
) -> None:
    out = tmp_path / "journal.jsonl"
    [said] = call("--book", lived_root, "export", "journal", "--out", out, "--json").objects
    lines = out.read_text("utf-8").splitlines()
    assert said["rows"] == len(lines)
    assert all('"seq"' in line for line in lines)


@pytest.mark.parametrize(
    "what", ["catalogue", "whereabouts", "handovers", "passes", "people", "breaches"]
)
@pytest.mark.parametrize("ending", ["csv", "xlsx", "jsonl"])
def test_every_register_exports_in_every_format(
    call: Call, lived_root: Path, tmp_path: Path, what: str, ending: str
) -> None:
    out = tmp_path / f"{what}.{ending}"
    assert call("--book", lived_root, "export", what, "--out", out).status == 0
    assert out.stat().st_size


def test_an_export_never_holds_a_secret(call: Call, lived_root: Path, tmp_path: Path) -> None:
    out = tmp_path / "people.jsonl"
    call("--book", lived_root, "export", "people", "--out", out)
    assert "argon2" not in out.read_text("utf-8")


def test_what_is_due_names_clause_origin_and_days(call: Call, lived_root: Path) -> None:
    found = call("--book", lived_root, "due", "--json").objects
    assert found
    for one in found:
        assert {"clause", "origin", "subject", "due", "overdue_days", "text"} <= set(one)
        assert one["origin"] in {"标准要求", "项目约定"}


def test_inside_says_who_is_in_the_room(call: Call, lived_root: Path) -> None:
    (lin,) = call("--book", lived_root, "inside", "--json").objects
    assert (lin["kind"], lin["name"]) == ("person", "林强")
    assert "林强" in call("--book", lived_root, "inside").out


@pytest.mark.parametrize("practice", [True, False])
def test_verify_says_which_kind_of_book_it_is(call: Call, tmp_path: Path, practice: bool) -> None:
    root = tmp_path / "book"
    found_book(root, practice=practice).close()
    assert call("verify", "--book", root, "--json").objects[0]["practice"] is practice
    assert ("演练" in call("verify", "--book", root).out) is practice
