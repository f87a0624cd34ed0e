from pathlib import Path
from shutil import copytree

import pytest
from openpyxl import Workbook, load_workbook

from calls import Call
from workroom.app import main

HEADS = ("档号", "题名", "页数", "盒号")
SECRET = "first-secret"


def write_list(path: Path, *rows: tuple[object, ...]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADS, *rows):
        sheet.append(row)
    book.save(path)
    return path


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty book with one project and one account; nobody touches it."""
    root = tmp_path_factory.mktemp("begun") / "book"
    names = ("--room", "室", "--client", "甲", "--contractor", "乙", "--project", "项目")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKROOM_SECRET", SECRET)
        assert main(["--book", str(root), "init", *names, "--as", "王建国"]) == 0
    return root


@pytest.fixture
def new(begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, and the secret to sign with there."""
    monkeypatch.setenv("WORKROOM_SECRET", SECRET)
    copytree(begun, tmp_path / "new")
    return tmp_path / "new"


def test_a_list_comes_in_and_the_same_list_again_changes_nothing(
    call: Call, new: Path, tmp_path: Path
) -> None:
    file = write_list(tmp_path / "list.xlsx", ("J1-001-0001", "甲文书", 12, 1))
    first = call("--book", new, "import", file, "--as", "catalogue", "--as", "王建国", "--json")
    [made] = first.objects
    counted = {name: made[name] for name in ("read", "taken", "unchanged", "rejected", "rejects")}
    assert counted == {"read": 1, "taken": 1, "unchanged": 0, "rejected": 0, "rejects": None}
    [again] = call("--book", new, "import", file, "--as", "王建国", "--json").objects
    assert (again["taken"], again["unchanged"]) == (0, 1)


def test_rejected_rows_can_be_mended_and_imported_again(
    call: Call, new: Path, tmp_path: Path
) -> None:
    rows = (("J1-001-0001", "甲文书", 12, 1), ("J1-001-0002", None, 9, 1))
    file, rejects = write_list(tmp_path / "list.xlsx", *rows), tmp_path / "rejects.xlsx"
    [first] = call(
        "--book", new, "import", file, "--as", "王建国", "--rejects", rejects, "--json"
    ).objects
    assert (first["taken"], first["rejected"], first["rejects"]) == (1, 1, str(rejects))
    mended = load_workbook(rejects)
    sheet = mended.active
    assert sheet is not None
    head = [cell.value for cell in sheet[1]]
    sheet.cell(2, head.index("题名") + 1, "乙文书")
    mended.save(rejects)
    [second] = call("--book", new, "import", rejects, "--as", "王建国", "--json").objects
    assert (second["taken"], second["rejected"]) == (1, 0)


def test_a_code_that_the_book_knows_as_another_volume_is_never_overwritten(
    call: Call, new: Path, tmp_path: Path
) -> None:
    """A doubled code, sent once more without being mended, must not take the first one's place: it
    becomes a proposal, which is the client's to accept.
    """
    rows = (("J1-001-0001", "甲文书", 12, 1), ("J1-001-0001", "乙文书", 30, 1))
    file, rejects = write_list(tmp_path / "list.xlsx", *rows), tmp_path / "rejects.xlsx"
    call("--book", new, "import", file, "--as", "王建国", "--rejects", rejects)
    [again] = call("--book", new, "import", rejects, "--as", "王建国", "--json").objects
    assert (again["taken"], again["rejected"], again["proposed"]) == (0, 0, 1)
    refused = call("--book", new, "import", rejects, "--as", "王建国", "--update", "--json")
    assert refused.status == 1
    waiting = call("--book", new, "proposals", "--json").objects
    assert [(one["field"], one["old"], one["new"]) for one in waiting] == [
        ("title", "甲文书", "乙文书"),
        ("pages", "12", "30"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("--as", "nobody"), id="an_unknown_person"),
        pytest.param((), id="nobody_named"),
        pytest.param(("--as", "王建国", "--map", "title"), id="half_a_mapping"),
        pytest.param(("--as", "王建国", "--project", "NONE"), id="no_such_project"),
        pytest.param(("--as", "staff", "--as", "王建国"), id="a_list_of_a_later_day"),
    ],
)
def test_a_wrong_import_is_one_sentence_and_takes_nothing(
    call: Call, new: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    file = write_list(tmp_path / "list.xlsx", ("J1-001-0001", "甲文书", 12, 1))
    answer = call("--book", new, "import", file, *words)
    assert answer.status in {1, 2}
    assert len(answer.err.splitlines()) == 1
    assert call("--book", new, "codes", "--kind", "volume").out == ""
