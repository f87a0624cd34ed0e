"""Registers from the command line: what they hold, entering and filling, out and in again."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from books import SECRET, Book, copy_of
from calls import ENVIRONMENT, Answer, Call, process
from workroom.base.codes import Prefix, label
from workroom.rooms.people.service import set_secret

HAZARD = (
    "level=major",
    "发现日期=2026-03-02",
    "place=3号工位",
    "What the hazard is=插座外壳破损",
    "整改要求=更换插座",
    "due=2026/3/4",
    "责任人=王建国",
)
HEADS = ("隐患等级", "发现日期", "部位", "隐患描述", "整改要求", "整改期限", "责任人")
ROW = ("一般", "2026年3月2日", "走廊", "灯坏", "换灯", "2026-03-09", "林强")


FIRST = label(Prefix.LINE, 1)


@pytest.fixture(scope="module")
def signed(founded: Book, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A founded book in which everybody has set a secret; nobody touches it."""
    book = copy_of(founded, tmp_path_factory.mktemp("signed") / "book")
    for person in book.people.values():
        with book.ledger.work(by=person) as work:
            set_secret(work, person=person, secret=SECRET)
    book.close()
    return book


@pytest.fixture
def root(signed: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a copy of it."""
    monkeypatch.setenv("WORKROOM_SECRET", SECRET)
    monkeypatch.setitem(ENVIRONMENT, "WORKROOM_SECRET", SECRET)
    copy_of(signed, tmp_path / "book").close()
    return tmp_path / "book"


class Desk:
    """Somebody at a terminal with one book."""

    def __init__(self, call: Call, root: Path) -> None:
        self._call, self.root = call, root

    def __call__(self, *words: object) -> Answer:
        return self._call("--book", self.root, "--lang", "en", *words)

    def objects(self, *words: object) -> list[dict[str, Any]]:
        answer = self(*words, "--json")
        assert answer.status == 0, answer.err
        return answer.objects

    def entered(self, *more: str) -> str:
        """A hazard, by its number."""
        answers = {one.partition("=")[0]: one for one in (*HAZARD, *more)}
        (said,) = self.objects("enter", "hazards", *answers.values(), "--as", "周卫")
        return str(said["number"])

    def entries(self) -> int:
        with closing(sqlite3.connect(self.root / "workroom.db")) as raw:
            return int(raw.execute("SELECT max(seq) FROM journal").fetchone()[0])


@pytest.fixture
def desk(call: Call, root: Path) -> Desk:
    return Desk(call, root)


def test_the_registers_say_how_many_lines_they_have(desk: Desk) -> None:
    desk.entered()
    by_key = {one["key"]: one for one in desk.objects("registers")}
    assert by_key["hazards"] == {
        "key": "hazards",
        "title": "Hazards",
        "form": "F38",
        "open": 1,
        "lines": 1,
    }
    assert by_key["hazard_follow_ups"]["form"] is None
    assert "hazards" in desk("registers").out


def test_a_line_is_entered_filled_corrected_and_voided(desk: Desk) -> None:
    number = desk.entered()
    (line,) = desk.objects("lines", "hazards")
    assert (line["number"], line["standing"]) == (number, "open")
    assert (line["level"], line["due"], line["owner"]) == ("major", "2026-03-04", "王建国")
    corrected = ("correct", number, "部位=4号工位", "--why", "写错", "--as", "周卫")
    assert desk(*corrected).status == 0
    mended = ("fill", number, "整改", "measure=已更换", "整改完成日期=2026-03-03")
    (said,) = desk.objects(*mended, "--as", "王建国")
    assert (said["register"], said["standing"], said["breach"]) == ("hazards", "open", False)
    seen = ("fill", number, "verified", "finding=隐患消除", "verified_on=2026-03-04")
    assert desk.objects(*seen, "--as", "赵垚")[0]["standing"] == "done"
    assert desk.objects("lines", "hazards", "--open") == []
    assert [one["place"] for one in desk.objects("lines", "F38", "--find", "4号")] == ["4号工位"]
    assert desk.objects("lines", "hazards", "--find", "nothing") == []
    voided = desk.objects("void", number, "--why", "重复登记", "--as", "李秀英")
    assert voided[0]["standing"] == "void"
    assert desk("verify").status == 0


def test_an_act_by_somebodys_word_leaves_a_breach(desk: Desk) -> None:
    late = [one for one in HAZARD if not one.startswith("due")]
    words = ("enter", "hazards", *late, "due=2026-03-01", "--as", "周卫")
    refused = desk(*words)
    assert refused.status == 1
    assert refused.err == ("“Due on”: It cannot be due before it was found. " + "项目约定\n")
    (said,) = desk.objects(*words, "--word", "期限是通知单上的", "--source", "通知单第3号")
    assert said["breach"] is True
    out = desk.root / "breaches.jsonl"
    desk("export", "breaches", "--out", out)
    assert json.loads(out.read_text("utf-8"))["rests_on"] == "通知单第3号"
    assert len(desk.objects("due")) >= 2, "the hazard, and the client's word on the breach"


def test_a_rules_no_is_a_sentence_a_reason_that_names_its_field(desk: Desk) -> None:
    before = desk.entries()
    answer = desk("enter", "hazards", "level=major", "--as", "周卫")
    assert answer.status == 1
    assert answer.out == ""
    said = answer.err.splitlines()
    assert len(said) == 6
    assert all("is needed" in one and one.endswith("DA/T 68.2-2020 §5.8.3") for one in said)
    assert desk("void", desk.entered(), "--why", "登错", "--as", "李秀英").status == 0
    assert desk("fill", FIRST, "mended", "--as", "李秀英").status == 1
    assert desk.entries() == before + 2


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("lines", "dragons"), id="no_such_register"),
        pytest.param(("enter", "dragons", "a=b"), id="no_register_to_enter"),
        pytest.param(("enter", "hazards", "dragon=1"), id="no_such_field"),
        pytest.param(("enter", "hazards", "measure=1"), id="a_field_of_a_later_part"),
        pytest.param(("enter", "hazards", "level"), id="half_an_answer"),
        pytest.param(("enter", "hazards", "level=major", "隐患等级=一般"), id="answered_twice"),
        pytest.param(("enter", "hazards", "level=huge"), id="no_such_choice"),
        pytest.param(("enter", "hazards", "found_on=tomorrow"), id="no_day"),
        pytest.param(("enter", "hazards", "owner=张\n三"), id="nobody"),
        pytest.param(("enter", "hazards", "place=\udcff"), id="a_byte_of_no_text"),
        pytest.param(("enter", "hazards", "place=" + "长" * 30_000), id="endless_text"),
        pytest.param(("enter", "hazards", "--word", "补登"), id="a_word_on_nothing"),
        pytest.param(("enter", "hazards", "--word", "", "--source", ""), id="an_empty_word"),
        pytest.param(("enter", "hazards", "--word", "\udcff", "--source", "x"), id="an_odd_word"),
        pytest.param(("fill", "{number}", "dragon", "a=b"), id="no_such_part"),
        pytest.param(("correct", "{number}", "--why", "误"), id="nothing_corrected"),
        pytest.param(("correct", "{number}", "place=x"), id="no_reason"),
        pytest.param(("void", "{number}", "--why", "\udcff"), id="an_odd_reason"),
        pytest.param(("void", "{number}"), id="void_without_a_reason"),
    ],
)
def test_a_wrong_call_is_one_sentence_and_writes_nothing(
    desk: Desk, words: tuple[str, ...]
) -> None:
    number = desk.entered()
    before = desk.entries()
    acts = words[0] != "lines"
    spelled = (one.replace("{number}", number) for one in words)
    answer = desk(*spelled, *(("--as", "周卫") if acts else ()))
    assert answer.status == 2
    assert answer.out == ""
    assert len(answer.err.splitlines()) == 1
    assert desk.entries() == before


@pytest.mark.parametrize("number", ["WR1-F38-2026-0009-X", "R-000099-0", "\udcff", "😀", ""])
def test_a_line_that_is_not_there_is_a_sentence(desk: Desk, number: str) -> None:
    answer = desk("void", number, "--why", "登错", "--as", "周卫")
    assert answer.status == 1
    assert len(answer.err.splitlines()) == 1


@pytest.mark.parametrize(
    "place",
    [
        pytest.param("😀𬭚", id="emoji"),
        pytest.param("=1+1", id="a_formula"),
        pytest.param("'; DROP TABLE hazards; --", id="sql"),
        pytest.param("长" * 10_000, id="long"),
        pytest.param("a=b", id="a_sign"),
    ],
)
def test_odd_text_is_kept_as_text(desk: Desk, place: str) -> None:
    desk.entered(f"place={place}")
    (line,) = desk.objects("lines", "hazards")
    assert line["place"] == place
    for ending in ("xlsx", "csv", "jsonl"):
        assert desk("export", "hazards", "--out", desk.root / f"out.{ending}").status == 0
    assert desk("lines", "hazards").status == 0
    assert desk("verify").status == 0


def test_a_line_has_a_trail_a_paper_and_falls_due(desk: Desk, tmp_path: Path) -> None:
    number = desk.entered()
    for name in (number, FIRST):
        (entry,) = desk.objects("trail", name)
        assert entry["event"] == "LineEntered"
        assert number in entry["text"]
    subjects = {one["subject"] for one in desk.objects("due")}
    assert number in subjects
    out = tmp_path / "f38.pdf"
    (said,) = desk.objects("print", "F38", number, "--out", out)
    assert (said["form"], said["number"]) == ("F38", number)
    assert out.read_bytes().startswith(b"%PDF")


def test_lines_without_a_form_are_labels(desk: Desk, tmp_path: Path) -> None:
    number = desk.entered()
    followed = ("hazard=" + number, "day=2026-03-02", "当日措施=已断电", "--as", "王建国")
    (said,) = desk.objects("enter", "hazard_follow_ups", *followed)
    (code,) = desk.objects("codes", "--kind", "line")
    assert code == {
        "code": said["number"],
        "kind": "line",
        "means": "Follow-up of hazards: 已断电",
    }
    out = tmp_path / "labels.pdf"
    assert desk.objects("codes", "--kind", "line", "--out", out)[0]["codes"] == 1
    assert out.read_bytes().startswith(b"%PDF")


def test_a_register_goes_out_and_comes_in_again(desk: Desk, tmp_path: Path) -> None:
    desk.entered()
    for ending in ("xlsx", "csv"):
        out = tmp_path / f"out.{ending}"
        assert desk.objects("export", "hazards", "--out", out)[0]["rows"] == 1
        (said,) = desk.objects("import", out, "--as", "hazards", "--as", "王建国")
        assert said == {"read": 1, "taken": 0, "unchanged": 1, "rejected": 0, "rejects": None}
    out = tmp_path / "out.jsonl"
    desk("export", "hazards", "--out", out)
    assert json.loads(out.read_text("utf-8"))["owner"] == "王建国"


def test_a_list_comes_in_and_its_rejects_are_mended_and_come_in(desk: Desk, tmp_path: Path) -> None:
    file, rejects = tmp_path / "隐患.xlsx", tmp_path / "rejects.xlsx"
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("安全隐患登记簿",), HEADS, ROW, (*ROW[:2], "库房", *ROW[3:6], "张三")):
        sheet.append(row)
    book.save(file)
    called = ("import", file, "--as", "安全隐患登记簿", "--as", "王建国", "--rejects", rejects)
    (said,) = desk.objects(*called)
    counted = {"read": 2, "taken": 1, "unchanged": 0, "rejected": 1, "rejects": str(rejects)}
    assert said == counted
    spread = load_workbook(rejects)
    mended = spread.active
    assert mended is not None
    assert mended.cell(2, 9).value.startswith("责任人: ")
    mended.cell(2, 7).value = "林强"
    spread.save(rejects)
    (again,) = desk.objects("import", rejects, "--as", "hazards", "--by", "王建国")
    assert (again["taken"], again["rejected"]) == (1, 0)
    (entry,) = desk.objects("trail", FIRST)
    assert entry["source"] == "import"


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("--as", "hazards", "--as", "nobody"), id="an_unknown_person"),
        pytest.param(("--as", "hazards"), id="nobody_named"),
        pytest.param(("--as", "hazards", "--as", "王建国", "--update"), id="a_catalogues_option"),
        pytest.param(("--as", "hazards", "--as", "王建国", "--project", "X"), id="a_project"),
        pytest.param(("--as", "hazards", "--as", "王建国", "--map", "x=A"), id="no_such_field"),
        pytest.param(("--as", "staff", "--as", "王建国"), id="a_list_of_a_later_day"),
        pytest.param(("--as", "F38", "--as", "王建国", "--sheet", "二"), id="no_such_sheet"),
        pytest.param(("--as", "hazard_follow_ups", "--as", "王建国"), id="another_list"),
    ],
)
def test_a_wrong_import_is_one_sentence_and_takes_nothing(
    desk: Desk, tmp_path: Path, words: tuple[str, ...]
) -> None:
    file = tmp_path / "list.xlsx"
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADS)
    sheet.append(ROW)
    book.save(file)
    before = desk.entries()
    answer = desk("import", file, *words)
    assert answer.status in {1, 2}
    assert len(answer.err.splitlines()) == 1
    assert desk.entries() == before


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"PK\x03\x04 broken", id="half_a_zip"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", id="half_an_xls"),
        pytest.param("隐患等级,发现日期\n".encode("gb18030"), id="a_head_alone"),
        pytest.param(b"\x00" * 4096, id="zeros"),
    ],
)
def test_a_broken_spreadsheet_is_one_sentence(desk: Desk, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "list.xlsx"
    file.write_bytes(content)
    answer = desk("import", file, "--as", "hazards", "--as", "王建国")
    assert answer.status == 2
    assert len(answer.err.splitlines()) == 1


def test_the_table_of_conformity_names_registers_rules_and_evidence(
    desk: Desk, tmp_path: Path
) -> None:
    desk.entered()
    out = tmp_path / "conformity.jsonl"
    rows = desk.objects("export", "conformity", "--out", out)[0]["rows"]
    told = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert len(told) == rows > 20
    hazards = next(one for one in told if "hazards" in one["registers"])
    assert hazards["demand"] == "隐患排查整改，重大隐患每日跟踪。"
    assert (hazards["origin"], hazards["lines"]) == ("项目约定", 1)
    assert "safety.due_after_found" in hazards["rules"]
    sheet = tmp_path / "conformity.xlsx"
    assert desk("export", "conformity", "--out", sheet).status == 0
    active = load_workbook(sheet).active
    assert active is not None
    assert [cell.value for cell in active[1]][:4] == ["依据文件", "条款号", "要求", "性质"]


@pytest.mark.slow
def test_a_command_of_its_own_process_says_the_same(root: Path) -> None:
    words = ("--book", root, "--lang", "en", "enter", "hazards", *HAZARD, "--as", "周卫", "--json")
    out, err = process(*words).communicate(timeout=60)
    assert (err, json.loads(out)["register"]) == (b"", "hazards")
    out, err = process("--book", root, "lines", "hazards", "--json").communicate(timeout=60)
    assert json.loads(out)["place"] == "3号工位"


def test_a_photograph_is_given_by_its_path_and_kept_with_the_book(
    desk: Desk, tmp_path: Path, signed: Book
) -> None:
    catalogue = Workbook()
    catalogue.active.append(("档号", "题名", "页数"))
    catalogue.active.append(("J038-001-0001", "来往文书", 20))
    catalogue.save(tmp_path / "catalogue.xlsx")
    assert desk("import", tmp_path / "catalogue.xlsx", "--as", "王建国").status in {0, 2}
    picture = tmp_path / "IMG_1.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n torn")
    told = (
        *("units=J038-001-0001", "stage=出库前检查", "found_at=2026-03-02 08:00", "kinds=撕裂"),
        *("degree=重", "lost=否", "existed=是", "description=书脊断裂", f"photo={picture}"),
    )
    answer = desk("enter", "damages", *told, "--as", "王建国", "--json")
    assert answer.status == 0, answer.err
    (kept,) = (desk.root / "papers" / "photos").iterdir()
    assert kept.read_bytes() == picture.read_bytes()
    (line,) = desk("lines", "damages", "--json").objects
    assert line["photo"] == kept.name
    out = tmp_path / "F07.pdf"
    number = answer.objects[0]["number"]
    assert desk("print", "F07", number, "--out", out).status == 0
    refused = desk("enter", "damages", *told[:-1], "photo=/no/such.jpg", "--as", "王建国")
    assert (refused.status, "no picture at" in refused.err) == (2, True)
