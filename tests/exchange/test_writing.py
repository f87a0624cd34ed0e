"""Tables go out whole or not at all, and nothing in them becomes a formula."""

import csv
import json
import os
import resource
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from exchange.sheets import ITEM_HEAD, book_of, item, items_text, text_file, volumes_book
from workroom.base.errors import InputError
from workroom.base.words import Phrase
from workroom.exchange import writing
from workroom.exchange.dates import Span
from workroom.exchange.layouts import CATALOGUE
from workroom.exchange.outcome import Interpretation
from workroom.exchange.reading import read_grid
from workroom.exchange.table import interpret
from workroom.exchange.writing import WriteError, write_rejects, write_table

HEADS = ["档号", "题名", "页数"]
DANGEROUS = ['=HYPERLINK("x")', "+1", "-关于", "@SUM(A1)", "\t=1", "=1+1"]


def say(phrase: Phrase) -> str:
    return f"因{phrase}"


def rejected(tmp_path: Path, interpretation: Interpretation) -> Path:
    path = tmp_path / "rejects.xlsx"
    assert write_rejects(path, interpretation, say) == len(interpretation.rejects)
    return path


def test_rejected_rows_keep_their_columns_and_cells(tmp_path: Path) -> None:
    found = interpret(volumes_book(tmp_path / "volumes.xlsx"), CATALOGUE)
    lines = read_grid(rejected(tmp_path, found)).rows
    assert lines[0].cells[:10] == list(found.heads)
    assert lines[0].cells[10:] == ["行号", "原因"]
    for line, reject in zip(lines[1:], found.rejects, strict=True):
        assert tuple(line.cells[:10]) == reject.cells
        assert line.cells[10:] == [reject.row, say(reject.reason)]


def test_rejects_once_mended_come_in_again(tmp_path: Path) -> None:
    path = rejected(tmp_path, interpret(volumes_book(tmp_path / "volumes.xlsx"), CATALOGUE))
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet["B2"], sheet["E3"] = "J038-001-0046", "补上的题名"
    book.save(path)
    again = interpret(path, CATALOGUE)
    assert (len(again.records), again.rejects, again.ignored_columns) == (2, (), ())
    assert again.records[0].fields["reference_code"] == "J038-001-0046"


def test_rejects_not_mended_are_rejected_for_the_same_reason(tmp_path: Path) -> None:
    first = interpret(items_text(tmp_path / "items.csv"), CATALOGUE)
    second = interpret(rejected(tmp_path, first), CATALOGUE)
    assert [reject.reason for reject in second.rejects] == [
        reject.reason for reject in first.rejects
    ]
    third = interpret(rejected(tmp_path, second), CATALOGUE)
    assert third.heads == second.heads
    assert third.rejects[0].cells[:12] == first.rejects[0].cells


def test_rejects_of_a_list_without_a_head_are_given_one(tmp_path: Path) -> None:
    path = text_file(tmp_path / "a.csv", [["A-1", "甲"], ["A-1", "乙"]])
    found = interpret(path, CATALOGUE, mapping={"reference_code": "A", "title": "B"})
    lines = read_grid(rejected(tmp_path, found)).rows
    assert lines[0].cells == ["档号", "题名", "行号", "原因"]


def test_what_looks_like_a_formula_stays_a_word_in_the_rejects(tmp_path: Path) -> None:
    lines = [ITEM_HEAD, *(item(1, 档号="待编", 题名=word) for word in DANGEROUS)]
    found = interpret(text_file(tmp_path / "a.csv", lines), CATALOGUE)
    book = openpyxl.load_workbook(rejected(tmp_path, found))
    cells = [book.worksheets[0].cell(row, 5) for row in range(2, 8)]
    assert [cell.value for cell in cells] == DANGEROUS
    assert {cell.data_type for cell in cells} <= {"s", "f"}
    with_formulas = (tmp_path / "rejects.xlsx").read_bytes()
    assert b"<f>" not in with_formulas


@pytest.mark.parametrize("ending", ["xlsx", "csv", "jsonl"])
def test_a_table_reads_back_as_it_was_written(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"out.{ending}"
    rows = [["J038-001-0001", "㑇𬭚\n(附件略)", 21], ["0002", None, -7]]
    assert write_table(path, HEADS, iter(rows)) == 2
    if ending == "jsonl":
        lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        assert lines == [dict(zip(HEADS, row, strict=True)) for row in rows]
    else:
        kept = [line.cells for line in read_grid(path).rows]
        numbers = [21, -7] if ending == "xlsx" else ["21", "-7"]
        assert kept == [HEADS, [*rows[0][:2], numbers[0]], [*rows[1][:2], numbers[1]]]


def test_a_csv_bears_its_mark_and_defuses_formulas(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    write_table(path, HEADS, [[word, "甲", -1] for word in DANGEROUS])
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))[1:]
    assert [row[0] for row in rows] == [f"'{word}" for word in DANGEROUS]
    assert {row[2] for row in rows} == {"-1"}


def test_a_workbook_holds_every_kind_of_value(tmp_path: Path) -> None:
    moment = datetime(2026, 3, 1, 15, 40)  # noqa: DTZ001 — a cell knows no zone
    odd = [10**18, float("nan"), True, date(2008, 10, 8), moment, Span("19580900", "19601225")]
    odd += ["半\ud800个", "长" * 40_000, "\x00\x0b", "", "http://example.org/a b"]
    write_table(tmp_path / "out.xlsx", [str(n) for n in range(len(odd))], [odd])
    cells = read_grid(tmp_path / "out.xlsx").rows[1].cells
    assert cells[:6] == [str(10**18), "nan", "TRUE", date(2008, 10, 8), moment, "19580900-19601225"]
    assert cells[6] == "半\ufffd个"
    assert len(str(cells[7])) == writing.LONGEST_CELL


def test_a_table_of_no_rows_has_its_head(tmp_path: Path) -> None:
    for ending in ("xlsx", "csv"):
        assert write_table(tmp_path / f"out.{ending}", HEADS, []) == 0
        assert read_grid(tmp_path / f"out.{ending}").rows[0].cells == HEADS


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        write_table(tmp_path / "out.pdf", HEADS, [])
    assert refused.value.phrase.template == writing.NO_FORMAT


@pytest.fixture
def full_disk() -> Iterator[None]:
    """Files of this process may grow to 20 kB, as on a disk that is all but full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("ending", ["xlsx", "csv", "jsonl"])
def test_a_full_disk_leaves_what_was_there(tmp_path: Path, full_disk: None, ending: str) -> None:
    path = tmp_path / f"out.{ending}"
    path.write_text("the old one", encoding="utf-8")
    with pytest.raises(WriteError) as refused:
        write_table(path, HEADS, ([str(n), os.urandom(40).hex(), n] for n in range(5_000)))
    assert refused.value.phrase.template == writing.DISK_FULL
    assert path.read_text("utf-8") == "the old one"
    assert [left.name for left in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("ending", ["xlsx", "csv", "jsonl"])
def test_a_fault_in_the_rows_leaves_nothing_behind(tmp_path: Path, ending: str) -> None:
    def rows() -> Iterator[list[object]]:
        yield from ([n, n, n] for n in range(500))
        raise KeyError

    with pytest.raises(KeyError):
        write_table(tmp_path / f"out.{ending}", HEADS, rows())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ["xlsx", "csv", "jsonl"])
def test_a_place_where_nothing_can_be_written_gets_a_sentence(tmp_path: Path, ending: str) -> None:
    with pytest.raises(WriteError) as refused:
        write_table(tmp_path / "nowhere" / f"out.{ending}", HEADS, [])
    assert refused.value.phrase.template == writing.NO_FOLDER
    taken = tmp_path / f"folder.{ending}"
    (taken / "inside").mkdir(parents=True)
    with pytest.raises(WriteError):
        write_table(taken, HEADS, [])
    assert [left.name for left in tmp_path.iterdir()] == [taken.name]


def test_rejects_of_a_workbook_keep_dates_as_dates(tmp_path: Path) -> None:
    lines = [["档号", "题名", "日期"], [None, "甲", date(2008, 10, 8)], ["A-1", "乙", "x"]]
    found = interpret(book_of(tmp_path / "a.xlsx", ("目录", lines)), CATALOGUE)
    kept = read_grid(rejected(tmp_path, found)).rows
    assert kept[1].cells[2] == date(2008, 10, 8)
