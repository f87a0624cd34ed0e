"""Looking before a list comes in, and deciding what a later one says otherwise, from a terminal."""

from pathlib import Path

import pytest

from books import SECRET, Book, copy_of, give_secrets
from calls import Call
from exchange.old import xls_book
from exchange.sheets import text_file
from workroom.book import open_book
from workroom.exchange.reading import Book as File
from workroom.ledger.verify import verify
from workroom.rooms.catalogue import store

HEAD = ["档号", "题名", "页数", "装具"]
LI, WANG = "李秀英", "王建国"


@pytest.fixture
def root(founded: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A book with people who have secrets, and two volumes brought in by the contractor."""
    book = copy_of(founded, tmp_path / "book")
    give_secrets(book, "wang", "li")
    book.close()
    monkeypatch.setenv("WORKROOM_SECRET", SECRET)
    return tmp_path / "book"


def listed(tmp_path: Path, *pages: int, title: str = "批复") -> Path:
    rows = [[f"J1-001-000{at}", f"{title}{at}", n, "木盒"] for at, n in enumerate(pages, 1)]
    return xls_book(tmp_path / "目录.xls", {"目录": [HEAD, *rows]})


def pages(root: Path) -> list[int]:
    ledger = open_book(root)
    with ledger.read() as db:
        found = [unit.pages for unit in store.units.find(db)]
        assert verify(db, ledger.register).whole
    ledger.close()
    return found


def test_a_dry_run_says_what_would_happen_and_writes_nothing(
    call: Call, root: Path, tmp_path: Path
) -> None:
    file = listed(tmp_path, 3, 4)
    words = ("--book", root, "import", file, "--as", WANG)
    [made] = call(*words, "--dry-run", "--json").objects
    assert (made["read"], made["taken"], made["dry_run"], made["kind"]) == (2, 2, True, "volume")
    assert made["columns"] == {"reference_code": "档号", "title": "题名", "page_count": "页数"}
    assert pages(root) == []
    call(*words)
    said = call(
        "--lang", "en", "--book", root, "import", listed(tmp_path, 3, 9), "--as", WANG, "--dry-run"
    )
    assert "1 rows say otherwise" in said.out
    assert "J1-001-0002, Page count: “4” → “9”" in said.out
    assert pages(root) == [3, 4]


def test_columns_are_named_kept_and_remembered(call: Call, root: Path, tmp_path: Path) -> None:
    words = ("--book", root, "import", listed(tmp_path, 3), "--as", WANG)
    call(*words, "--remark", "装具", "--leave-out", "页数")
    [made] = call(*words, "--json").objects
    assert (made["unchanged"], made["columns"].get("page_count")) == (1, None)
    assert pages(root) == [0]
    said = call("--lang", "en", *words)
    assert "same heads before" in said.out


def test_what_a_later_list_says_otherwise_waits_and_is_decided_by_number(
    call: Call, root: Path, tmp_path: Path
) -> None:
    call("--book", root, "import", listed(tmp_path, 3, 4), "--as", WANG)
    [made] = call("--book", root, "import", listed(tmp_path, 5, 6), "--as", WANG, "--json").objects
    assert (made["taken"], made["proposed"]) == (0, 2)
    first, second = call("proposals", "--book", root, "--json").objects
    assert (first["code"], first["field"], first["old"], first["new"]) == (
        "J1-001-0001",
        "pages",
        "3",
        "5",
    )
    assert first["made_by"] == WANG
    refused = call("--book", root, "proposals", "accept", first["number"], "--as", WANG)
    assert (refused.status, len(refused.err.splitlines())) == (1, 1)
    accepted = call("--book", root, "proposals", "accept", first["number"], "--as", LI, "--json")
    assert accepted.objects == [{"accepted": 1, "left": 0}]
    number = second["number"]
    words = ("--book", root, "proposals", "decline", number, "--why", "以实点为准", "--as", LI)
    assert call(*words, "--json").objects == [{"declined": 1}]
    assert pages(root) == [5, 4]
    assert call("--book", root, "proposals", "--json").objects == []
    decided = call("--book", root, "proposals", "list", "--decided", "--json").objects
    assert [(one["state"], one["decided_by"], one["reason"]) for one in decided] == [
        ("accepted", LI, ""),
        ("declined", LI, "以实点为准"),
    ]
    due = call("--book", root, "due", "--json").out
    assert "更正" not in due


def test_all_of_a_field_or_all_at_once(call: Call, root: Path, tmp_path: Path) -> None:
    call("--book", root, "import", listed(tmp_path, 3, 4), "--as", WANG)
    call("--book", root, "import", listed(tmp_path, 5, 6, title="函"), "--as", WANG)
    assert "更正" in call("--book", root, "due").out
    by_field = call("--book", root, "proposals", "accept", "--field", "pages", "--as", LI, "--json")
    assert by_field.objects == [{"accepted": 2, "left": 0}]
    assert {one["field"] for one in call("--book", root, "proposals", "--json").objects} == {
        "title"
    }
    assert call("--book", root, "proposals", "accept", "--all", "--as", LI).status == 0
    assert "没有" in call("--book", root, "proposals").out


def test_the_client_accepts_at_once(call: Call, root: Path, tmp_path: Path) -> None:
    call("--book", root, "import", listed(tmp_path, 3, 4), "--as", WANG)
    words = ("--book", root, "import", listed(tmp_path, 5, 4), "--as", LI, "--update", "--json")
    [made] = call(*words).objects
    assert (made["taken"], made["unchanged"], made["proposed"]) == (1, 1, 0)
    assert pages(root) == [5, 4]


def test_items_go_under_their_volumes_from_an_old_workbook(
    call: Call, root: Path, tmp_path: Path
) -> None:
    call("--book", root, "import", listed(tmp_path, 3, 4), "--as", WANG)
    rows = [
        ["案卷档号", "顺序号", "题名"],
        ["J1-001-0001", 1, "请示"],
        ["J1-001-0001", 2, "批复"],
        ["J1-001-0007", 1, "函"],
        ["J1-001-0007", 2, "复函"],
    ]
    file = xls_book(tmp_path / "卷内目录.xls", {"卷内": rows})
    rejects = tmp_path / "退回.xlsx"
    words = ("--book", root, "import", file, "--as", WANG, "--known-volumes", "--rejects", rejects)
    [made] = call(*words, "--json").objects
    assert (made["taken"], made["rejected"], made["kind"]) == (2, 2, "item")
    assert made["missing_volumes"] == ["J1-001-0007"]
    assert rejects.exists()


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("accept", "--as", LI), id="nothing_chosen"),
        pytest.param(("accept", "999", "--as", LI), id="no_such_number"),
        pytest.param(("accept", "--field", "colour", "--as", LI), id="no_such_field"),
        pytest.param(("decline", "--all", "--as", LI), id="no_reason"),
        pytest.param(("list", "--field", "colour"), id="no_such_field_to_list"),
    ],
)
def test_a_wrong_call_is_one_sentence(call: Call, root: Path, words: tuple[str, ...]) -> None:
    answer = call("--book", root, "proposals", *words)
    assert answer.status in {1, 2}
    assert len(answer.err.splitlines()) == 1


def test_a_register_is_no_catalogue(call: Call, root: Path, tmp_path: Path) -> None:
    file = text_file(tmp_path / "a.csv", [["日期", "安排"], ["2026-05-01", "休息"]])
    for option in (("--kind", "items"), ("--remark", "安排"), ("--dry-run",), ("--known-volumes",)):
        answer = call(
            "--book", root, "import", file, "--as", "calendar_days", "--as", WANG, *option
        )
        assert (answer.status, len(answer.err.splitlines())) == (2, 1)


def test_proposals_can_be_had_as_a_file(call: Call, root: Path, tmp_path: Path) -> None:
    call("--book", root, "import", listed(tmp_path, 3, 4), "--as", WANG)
    call("--book", root, "import", listed(tmp_path, 5, 6), "--as", WANG)
    call("--book", root, "proposals", "accept", "1", "--as", LI)
    out = tmp_path / "更正.xlsx"
    assert call("--book", root, "export", "proposals", "--out", out).status == 0
    cells = [row.cells[:5] for row in File(out).grid().rows]
    assert cells[1:] == [
        [1, "J1-001-0001", "pages", "3", "5"],
        [2, "J1-001-0002", "pages", "4", "6"],
    ]
