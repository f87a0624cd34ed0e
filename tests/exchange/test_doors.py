"""One list by every door: whatever kind of file it comes in, it is read, mended and said alike."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from exchange.old import xls_book
from exchange.sheets import book_of, ods_of, text_file, wide
from workroom.base.errors import InputError
from workroom.exchange import guards, rows, table
from workroom.exchange.entries import DOUBLED
from workroom.exchange.layouts import CATALOGUE
from workroom.exchange.outcome import Interpretation
from workroom.exchange.reading import Book
from workroom.exchange.table import interpret
from workroom.exchange.writing import write_rejects

HEAD = ["序号", "档  号", "题\u3000名", "起止日期", "页 数", "保管\n期限", "备注"]
LIST: list[list[object]] = [
    ["县档案馆案卷目录"],
    [],
    [*HEAD],
    [1, "J038-001-0001", "关于征地的批复", date(1985, 3, 12), 21, "30年", ""],
    [
        2,
        wide("J038-001-0002"),
        "关于土地的\n请示  ",
        "1985.3-1986.12",
        wide("22") + "页",
        "永久",
        "",
    ],
    [3, "J038-001-0003", " 关于房屋的报告 ", 19850312, "23", "Y", "附图"],
    [4, "J038-001-0003", "重号的一行", "1985", 24, "Y", ""],
    [5, "J038-001-0005", "", "1985", 25, "Y", ""],
    ["合计", "", "", "", 115, "", ""],
    ["制表人：张某", "", "", "", "", "", ""],
]

Make = Callable[[Path, Sequence[Sequence[object]]], Path]


def texts(lines: Sequence[Sequence[object]]) -> list[list[str]]:
    return [["" if cell is None else str(cell) for cell in line] for line in lines]


DOORS: dict[str, Make] = {
    "xlsx": lambda folder, lines: book_of(folder / "a.xlsx", ("目录", lines)),
    "xls": lambda folder, lines: xls_book(folder / "a.xls", {"目录": lines}),
    "ods": lambda folder, lines: ods_of(folder / "a.ods", ("目录", lines)),
    "csv_utf8": lambda folder, lines: text_file(folder / "a.csv", texts(lines)),
    "csv_gb18030": lambda folder, lines: text_file(
        folder / "a.csv", texts(lines), encoding="gb18030"
    ),
    "tabs": lambda folder, lines: text_file(folder / "a.txt", texts(lines), sign="\t"),
    "semicolons": lambda folder, lines: text_file(folder / "a.csv", texts(lines), sign=";"),
    "xls_that_is_csv": lambda folder, lines: text_file(folder / "a.xls", texts(lines)),
    "xls_that_is_xlsx": lambda folder, lines: book_of(folder / "a.xlsx", ("目录", lines)).rename(
        folder / "a.xls"
    ),
}


@pytest.fixture(params=DOORS)
def found(request: pytest.FixtureRequest, tmp_path: Path) -> Interpretation:
    return interpret(DOORS[request.param](tmp_path, LIST), CATALOGUE)


def test_every_kind_of_file_says_the_same(found: Interpretation) -> None:
    told = [
        (one.row, *(one.fields[name] for name in ("reference_code", "title", "page_count")))
        for one in found.records
    ]
    assert told == [
        (4, "J038-001-0001", "关于征地的批复", 21),
        (5, "J038-001-0002", "关于土地的请示", 22),
        (6, "J038-001-0003", "关于房屋的报告", 23),
    ]
    assert [str(one.fields["dates"]) for one in found.records] == [
        "19850312",
        "19850300-19861200",
        "19850312",
    ]
    assert [one.fields["retention_period"] for one in found.records] == ["D30", "Y", "Y"]


def test_every_repair_and_every_refusal_is_told(found: Interpretation) -> None:
    assert {(mend.row, mend.column) for mend in found.mends} >= {
        (5, "档号"),
        (5, "题名"),
        (5, "页数"),
        (6, "题名"),
    }
    doubled, untitled = found.rejects
    assert (doubled.row, doubled.faults[0].reason.template) == (7, DOUBLED)
    assert (untitled.row, untitled.column) == (8, "题名")
    assert [one.why for one in found.left_out if one.row > 3] == [rows.SUB_TOTAL, rows.NOTE]
    assert found.above == ("县档案馆案卷目录",)


@pytest.mark.parametrize("door", DOORS)
def test_rejects_of_every_kind_come_back_as_xlsx_and_go_in_again(door: str, tmp_path: Path) -> None:
    found = interpret(DOORS[door](tmp_path, LIST), CATALOGUE)
    rejects = tmp_path / "退回.xlsx"
    assert write_rejects(rejects, found, str) == 2
    sheet = openpyxl.load_workbook(rejects)
    page = sheet.active
    heads = {cell.value: cell.column for cell in page[1]}
    assert "row 6 already" in str(page.cell(2, heads["原因"]).value)
    page.cell(2, heads["档  号"]).value = "J038-001-0004"
    page.cell(3, heads["题\u3000名"]).value = "关于道路的函"
    sheet.save(rejects)
    again = interpret(rejects, CATALOGUE)
    assert [one.fields["reference_code"] for one in again.records] == [
        "J038-001-0004",
        "J038-001-0005",
    ]
    assert again.rejects == ()


def test_what_is_written_by_hand_is_read_by_another_reader_too(tmp_path: Path) -> None:
    """The old workbooks of these tests are workbooks: the library reads the same cells."""
    path = DOORS["xls"](tmp_path, LIST)
    whole = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("目录").to_python()
    ours = Book(path).grid().rows
    assert [row.cells[1] for row in ours[3:8]] == [line[1] for line in whole[3:8]]
    assert ours[3].cells[3] == whole[3][3] == date(1985, 3, 12)


# --- heads of two rows, hidden rows, several sheets ---

TWO_ROWS: list[list[object]] = [
    ["档号", "题名", "起止日期", None, "页数"],
    [None, None, "起", "止", None],
    ["J038-001-0001", "批复", "19850312", "19861201", 3],
    ["J038-001-0002", "请示", "19850401", "", 4],
]
MERGES = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 1, 4)]


def merged_xlsx(folder: Path) -> Path:
    path = book_of(folder / "a.xlsx", ("目录", TWO_ROWS))
    book = openpyxl.load_workbook(path)
    for top, left, bottom, right in MERGES:
        book.active.merge_cells(
            start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1
        )
    book.save(path)
    return path


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(merged_xlsx, id="xlsx"),
        pytest.param(
            lambda folder: xls_book(folder / "a.xls", {"目录": TWO_ROWS}, merges=MERGES), id="xls"
        ),
        pytest.param(
            lambda folder: ods_of(folder / "a.ods", ("目录", TWO_ROWS), merges=MERGES), id="ods"
        ),
    ],
)
def test_a_head_of_two_rows_under_merged_cells_is_one_head(
    make: Callable[[Path], Path], tmp_path: Path
) -> None:
    found = interpret(make(tmp_path), CATALOGUE)
    assert [str(one.fields["dates"]) for one in found.records] == ["19850312-19861201", "19850401"]
    assert [one.fields["page_count"] for one in found.records] == [3, 4]
    assert found.rejects == ()


FIVE: list[list[object]] = [
    ["档号", "题名"],
    *([f"J038-001-000{number}", f"批复{number}"] for number in range(1, 5)),
]


def hidden_xlsx(folder: Path) -> Path:
    path = book_of(folder / "a.xlsx", ("目录", FIVE))
    book = openpyxl.load_workbook(path)
    for row in (3, 4):
        book.active.row_dimensions[row].hidden = True
    book.save(path)
    return path


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(hidden_xlsx, id="xlsx"),
        pytest.param(
            lambda folder: xls_book(folder / "a.xls", {"目录": FIVE}, hidden=(2, 3)), id="xls"
        ),
        pytest.param(
            lambda folder: ods_of(folder / "a.ods", ("目录", FIVE), hidden=(2, 3)), id="ods"
        ),
    ],
)
def test_hidden_rows_are_read_and_said(make: Callable[[Path], Path], tmp_path: Path) -> None:
    found = interpret(make(tmp_path), CATALOGUE)
    assert len(found.records) == 4
    (note,) = found.notes
    assert note.template == table.HIDDEN
    assert dict(note.values) == {"count": 2, "row": 3}


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda folder, *sheets: book_of(folder / "a.xlsx", *sheets), id="xlsx"),
        pytest.param(lambda folder, *sheets: xls_book(folder / "a.xls", dict(sheets)), id="xls"),
        pytest.param(lambda folder, *sheets: ods_of(folder / "a.ods", *sheets), id="ods"),
    ],
)
def test_of_several_sheets_the_one_with_the_list_is_read_and_another_can_be_chosen(
    make: Callable[..., Path], tmp_path: Path
) -> None:
    second = [FIVE[0], ["J039-001-0001", "函"]]
    path = make(tmp_path, ("说明", [["编制说明"]]), ("一", FIVE), ("二", second))
    assert Book(path).sheet_names == ("说明", "一", "二")
    assert interpret(path, CATALOGUE).sheet == "一"
    assert interpret(path, CATALOGUE, sheet="二").records[0].fields["title"] == "函"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        pytest.param("a.ods", b"PK\x03\x04cut", guards.DAMAGED, id="an_ods_cut_off"),
        pytest.param("a.xls", b"<table><tr><td>1</td></tr></table>", guards.A_WEB_PAGE, id="html"),
        pytest.param("a.ods", b"   \n", guards.EMPTY, id="nothing"),
    ],
)
def test_what_is_no_list_is_one_sentence(
    name: str, content: bytes, sentence: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as told:
        interpret(tmp_path / name, CATALOGUE)
    assert told.value.phrase.template == sentence


def test_dates_that_a_spreadsheet_kept_as_bare_numbers_are_read_as_their_days(
    tmp_path: Path,
) -> None:
    lines = [
        ["档号", "题名", "日期"],
        ["J1-001-0001", "批复", 31118],
        ["J1-001-0002", "函", 198503],
        ["J1-001-0003", "报告", 7],
    ]
    found = interpret(xls_book(tmp_path / "a.xls", {"目录": lines}), CATALOGUE)
    assert [str(one.fields["dates"]) for one in found.records] == ["19850312", "19850300"]
    assert [(one.row, one.column) for one in found.rejects] == [(4, "日期")]
