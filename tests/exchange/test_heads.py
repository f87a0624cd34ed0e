"""The head of a list is found, its columns are known by many names, and doubt is said aloud."""

from pathlib import Path

import openpyxl
import pytest

from exchange.sheets import ITEM_HEAD, VOLUME_HEAD, book_of, item, people_book, text_file, volume
from workroom.base.errors import InputError
from workroom.exchange import heads
from workroom.exchange.layouts import CATALOGUE, STAFF
from workroom.exchange.table import interpret


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("档  号", "reference_code"),
        ("题\u3000\u3000名", "title"),
        ("保管\n期限", "retention_period"),
        ("页数(页)", "page_count"),
        ("页 数（页）", "page_count"),
        ("* 责任者：", "author"),
        ("机构(问题)", "department"),
        ("机构（问题）", "department"),
        ("成文日期（年月日）", "dates"),
        ("Reference Code", "reference_code"),
        ("box_number", "box_number"),
        ("盒\u200b号", "box_number"),
    ],
)
def test_a_column_is_known_however_its_head_is_typed(written: str, field: str) -> None:
    known = CATALOGUE.known_heads()
    assert (known.get(heads.folded(written)) or known[heads.plain(written)])[0] == field


def test_the_columns_that_nothing_was_read_from_are_named(tmp_path: Path) -> None:
    lines = [[*ITEM_HEAD, "库位 备用", "行号", "原因"], [*item(1), "x", "7", "?"]]
    found = interpret(text_file(tmp_path / "a.csv", lines), CATALOGUE)
    assert found.ignored_columns == ("库位 备用",)


def test_the_properer_of_two_names_is_taken(tmp_path: Path) -> None:
    lines = [["档号", "案卷题名", "题名"], ["A-1", "卷", "件"]]
    found = interpret(text_file(tmp_path / "a.csv", lines), CATALOGUE)
    assert found.records[0].fields["title"] == "件"
    assert found.ignored_columns == ("案卷题名",)


def test_two_columns_of_one_name_are_asked_about(tmp_path: Path) -> None:
    path = text_file(tmp_path / "a.csv", [["档号", "题名", "题 名"], ["A-1", "甲", "乙"]])
    with pytest.raises(InputError) as refused:
        interpret(path, CATALOGUE)
    assert refused.value.phrase.template == heads.TWICE
    found = interpret(path, CATALOGUE, mapping={"title": "C"})
    assert found.records[0].fields["title"] == "乙"


def test_a_mapping_goes_before_the_known_names(tmp_path: Path) -> None:
    path = text_file(tmp_path / "a.csv", [["编码", "题名", "旧题名"], ["A-1", "甲", "乙"]])
    found = interpret(path, CATALOGUE, mapping={"reference_code": "编 码", "title": "旧题名"})
    assert found.records[0].fields == {"reference_code": "A-1", "title": "乙"}


def test_a_list_without_a_head_is_read_by_letters(tmp_path: Path) -> None:
    path = text_file(tmp_path / "a.csv", [["A-1", "", "甲"], ["A-2", "", "乙"]])
    found = interpret(path, CATALOGUE, mapping={"reference_code": "A", "title": "c"})
    assert found.head_row == 0
    assert [record.fields["title"] for record in found.records] == ["甲", "乙"]
    assert [record.row for record in found.records] == [1, 2]


@pytest.mark.parametrize(
    ("mapping", "template"),
    [
        ({"nonsense": "A"}, heads.NO_FIELD),
        ({"title": "没有的列"}, heads.NO_COLUMN),
        ({"title": "档号", "author": "档号"}, heads.ONE_COLUMN_TWICE),
    ],
)
def test_a_mapping_that_names_nothing_is_refused(
    tmp_path: Path, mapping: dict[str, str], template: str
) -> None:
    path = text_file(tmp_path / "a.csv", [["档号", "题名"], ["A-1", "甲"]])
    with pytest.raises(InputError) as refused:
        interpret(path, CATALOGUE, mapping=mapping)
    assert refused.value.phrase.template == template
    assert str(refused.value)


def test_a_head_that_lacks_a_required_column_says_which(tmp_path: Path) -> None:
    path = text_file(tmp_path / "a.csv", [["序号", "档号", "页数"], ["1", "A-1", "3"]])
    with pytest.raises(InputError) as refused:
        interpret(path, CATALOGUE)
    assert refused.value.phrase.values["missing"] == ("题名",)
    assert refused.value.phrase.values["heads"] == ("序号", "档号", "页数")


def test_a_list_of_another_kind_is_not_mistaken(tmp_path: Path) -> None:
    path = people_book(tmp_path / "people.xlsx")
    with pytest.raises(InputError):
        interpret(path, CATALOGUE)
    with pytest.raises(InputError):
        interpret(path, STAFF, sheet="设备清单")


def test_the_first_sheet_with_a_head_is_taken_not_the_first_sheet(tmp_path: Path) -> None:
    path = book_of(
        tmp_path / "a.xlsx",
        ("封面", [["全宗号:", "J038"]]),
        ("目录", [[*VOLUME_HEAD], volume(1)]),
        ("目录二", [[*VOLUME_HEAD], volume(2), volume(3)]),
    )
    assert interpret(path, CATALOGUE).sheet == "目录"
    assert interpret(path, CATALOGUE, sheet="目录二").read == 2


def test_a_head_of_two_merged_rows_is_one_head(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (
        ["归档文件目录"],
        ["序号", "档号", "题名", "日期", None, "页数"],
        [None, None, None, "起", "止", None],
        [1, "A-1", "甲", "1958", "1960", 7],
        [2, "A-2", "乙", "1961", "1962", 8],
    ):
        sheet.append(line)
    for merged in ("A1:F1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:F3"):
        sheet.merge_cells(merged)
    book.save(tmp_path / "a.xlsx")
    found = interpret(tmp_path / "a.xlsx", CATALOGUE)
    assert (found.head_row, found.read) == (3, 2)
    assert str(found.records[0].fields["dates"]) == "19580000-19600000"


def test_a_note_in_the_title_block_is_no_head(tmp_path: Path) -> None:
    lines = [["全宗号:", "J038", "目录号:", "1"], [], ITEM_HEAD, item(1)]
    found = interpret(text_file(tmp_path / "a.csv", lines), CATALOGUE)
    assert found.head_row == 3
