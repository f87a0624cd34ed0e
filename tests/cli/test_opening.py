"""The command `opening`: template, read, agree, print, file, drop."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from books import SECRET, Book, catalogued, copy_of, give_secrets
from calls import Answer, Call
from rooms.opening.running import MONTHS, NUMBERS, row, written


@pytest.fixture
def root(founded: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A book with eight volumes that never moved, and two people who have a secret."""
    made = copy_of(founded, tmp_path / "book")
    catalogued(made, 8, box_size=4)
    give_secrets(made, "wang", "li")
    made.close()
    monkeypatch.setenv("WORKROOM_SECRET", SECRET)
    return tmp_path / "book"


@pytest.fixture
def opening(call: Call, root: Path):  # type: ignore[no-untyped-def]  # a function of words
    """Call `workroom opening` on the book, in English."""

    def called(*words: object) -> Answer:
        name, *more = words
        return call("--lang", "en", "opening", name, "--book", root, *more)

    return called


def test_a_template_is_filled_in_read_agreed_printed_and_filed(
    opening, call: Call, root: Path, tmp_path: Path
) -> None:
    out = tmp_path / "模板.xlsx"
    assert opening("template", "--out", out).out == f"8 rows to be filled in: {out}.\n"
    path = written(tmp_path / "期初.xlsx")

    seen = opening("read", path)
    assert seen.status == 0
    assert "7 rows read: 4 in the room, 2 home, 1 not begun." in seen.out
    assert "Batch 第一批: in the room 0 boxes, 1 volumes, 3 items" in seen.out
    assert "F03 goes on after 1180." in seen.out
    assert "The draft is written" not in seen.out
    assert opening("agree", "--client", "李秀英", "--contractor", "王建国").status == 2

    assert "The draft is written" in opening("read", path, "--as", "王建国").out
    [draft] = opening("print", "--json").objects
    assert draft["number"] == "草稿-1"

    agreed = opening("agree", "--client", "李秀英", "--contractor", "王建国", "--json")
    [said] = agreed.objects
    assert (said["in_the_room"], said["home"]) == (4, 2)
    papers = opening("print", "--sheets", "--json").objects
    assert [(one["form"], one["copy"]) for one in papers] == [
        ("F00", 1),
        ("F00", 2),
        *[("F03", None)] * 4,
    ]
    assert all(Path(str(one["path"])).stat().st_size for one in papers)
    assert opening("file", "--as", "李秀英").out == "Both originals are filed.\n"

    [whole] = call("verify", "--book", root, "--json").objects
    assert whole["whole"] is True
    told = call("--lang", "en", "trail", "J038-001-0003", "--book", root).out
    assert "By the opening statement of" in told
    again = tmp_path / "补打.pdf"
    reprint = call("print", "F00", said["number"], "--out", again, "--book", root)
    assert reprint.status == 0
    assert again.stat().st_size
    assert call("trail", said["number"], "--book", root).status == 0


def test_what_is_read_answers_a_script(opening, tmp_path: Path) -> None:
    rejects = tmp_path / "退回.xlsx"
    rows = [*MONTHS, row(9, "在室", "2026-02-10", "9号柜")]
    path = written(tmp_path / "期初.xlsx", rows, NUMBERS)
    [said] = opening("read", path, "--rejects", rejects, "--json").objects
    assert {name: said[name] for name in ("read", "in_the_room", "home", "not_begun")} == {
        "read": 8,
        "in_the_room": 4,
        "home": 2,
        "not_begun": 1,
    }
    assert (said["rejected"], said["rejects"], said["drafted"]) == (1, str(rejects), False)
    assert said["last_numbers"] == {"HT26-F01-2026": 57, "HT26-F02-2026": 41, "sheet": 1180}
    assert [one["name"] for one in said["batches"]] == ["第一批", "第二批", "第三批"]
    assert json.dumps(said["places"], ensure_ascii=False).count("号柜") == 2
    assert rejects.exists()


def test_each_party_has_a_secret_of_its_own(
    opening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening("read", written(tmp_path / "期初.xlsx"), "--as", "王建国")
    monkeypatch.setenv("WORKROOM_SECRET_CLIENT", "not-the-secret")
    wrong = opening("agree", "--client", "李秀英", "--contractor", "王建国")
    assert (wrong.status, wrong.err) == (
        2,
        "The name and the secret do not belong together.\n",
    )
    monkeypatch.setenv("WORKROOM_SECRET_CLIENT", SECRET)
    assert opening("agree", "--client", "李秀英", "--contractor", "王建国").status == 0
    twice = opening("agree", "--client", "李秀英", "--contractor", "王建国")
    assert twice.status == 1
    assert "This statement is agreed" in twice.err


def test_one_party_does_not_agree_alone(opening, tmp_path: Path) -> None:
    opening("read", written(tmp_path / "期初.xlsx"), "--as", "王建国")
    alone = opening("agree", "--client", "王建国", "--contractor", "王建国")
    assert alone.status == 1
    assert "are of one party" in alone.err


def test_a_draft_is_given_up_and_a_word_wants_its_source(opening, tmp_path: Path) -> None:
    opening("read", written(tmp_path / "期初.xlsx"), "--as", "王建国")
    half = opening("agree", "--client", "李秀英", "--contractor", "王建国", "--word", "如此")
    assert half.status == 2
    dropped = opening("drop", "--why", "拿错了", "--as", "王建国")
    assert dropped.out == "The draft was given up.\n"
    assert opening("print").status == 2


def test_a_file_that_is_no_statement_is_one_sentence(opening, tmp_path: Path) -> None:
    strange = tmp_path / "x.xlsx"
    strange.write_bytes(b"not a workbook")
    for path in (strange, tmp_path / "nowhere.xlsx"):
        answer = opening("read", path)
        assert answer.status in {1, 2}
        assert answer.err.count("\n") == 1
