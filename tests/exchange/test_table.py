"""Whole lists come in, every row is accounted for, and only the truly faulty ones are refused."""

import os
from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from exchange.sheets import (
    ITEM_HEAD,
    VOLUME_HEAD,
    book_of,
    item,
    items_text,
    ods_book,
    people_book,
    text_file,
    volume,
    volumes_book,
)
from workroom.exchange import entries, rows, table
from workroom.exchange.dates import Span
from workroom.exchange.layouts import CATALOGUE, EQUIPMENT, STAFF
from workroom.exchange.outcome import StoppedError
from workroom.exchange.table import interpret
from workroom.exchange.text import FORMULA

TITLE = VOLUME_HEAD[4]


def test_a_list_of_volumes_comes_in_but_for_its_faulty_rows(tmp_path: Path) -> None:
    found = interpret(volumes_book(tmp_path / "volumes.xlsx"), CATALOGUE)
    assert (found.sheet, found.head_row) == ("案卷目录", 4)
    assert (found.read, len(found.records), len(found.rejects)) == (100, 98, 2)
    doubled, untitled = found.rejects
    assert (doubled.row, doubled.column, doubled.value) == (51, "档号", "J038-001-0045")
    assert doubled.faults[0].reason.values == {"first": 50}
    assert doubled.faults[1].reason.template == entries.DISAGREES
    assert (untitled.row, untitled.column) == (61, "题名")
    assert untitled.reason.values["reason"] == entries.MISSING


def test_what_stands_between_the_entries_is_left_out_and_named(tmp_path: Path) -> None:
    found = interpret(volumes_book(tmp_path / "volumes.xlsx"), CATALOGUE)
    assert [(left.row, left.why) for left in found.left_out] == [
        (45, rows.SUB_TOTAL),
        (86, rows.SUB_TOTAL),
        (107, rows.BLANK),
        (108, rows.NOTE),
    ]
    assert found.left_out[-1].text == "制表人:㑇珍胜 (本目录一式三份)"
    assert found.above == ("县国土资源局案卷目录", "全宗号: J038 立档单位:县国土资源局")


def test_every_repair_is_told_with_what_stood_there_before(tmp_path: Path) -> None:
    found = interpret(volumes_book(tmp_path / "volumes.xlsx"), CATALOGUE)
    code = next(mend for mend in found.mends if mend.column == "档号")
    assert (code.row, code.before, code.after) == (13, "J038－001—0009", "J038-001-0009")
    assert {record.fields["catalogue_number"] for record in found.records} == {"001"}
    for record in found.records:
        assert record.fields["volume_number"] == str(record.fields["reference_code"])[-4:]
        assert list(record.mends) == [mend for mend in found.mends if mend.row == record.row]
    assert sum(count for _, _, count in found.mends_by_kind()) == len(found.mends)
    assert str(found.pattern) == "J038-000-0000"


def test_pages_stated_elsewhere_are_doubted_and_the_volume_comes_in(tmp_path: Path) -> None:
    found = interpret(volumes_book(tmp_path / "volumes.xlsx"), CATALOGUE)
    doubted = {doubt.row for doubt in found.doubts if doubt.value == "见备考表"}
    assert doubted
    taken = {record.row: record.fields["page_count"] for record in found.records}
    assert all(taken[row] is None for row in doubted)


@pytest.mark.parametrize(
    ("encoding", "sign"),
    [("gb18030", ","), ("utf-8", ";"), ("utf-8-sig", "\t"), ("utf-16", "\t"), ("utf-16-le", ",")],
)
def test_a_list_of_items_comes_in_whatever_its_text_is_written_in(
    tmp_path: Path, encoding: str, sign: str
) -> None:
    path = items_text(tmp_path / "items.csv", encoding=encoding, sign=sign)
    found = interpret(path, CATALOGUE)
    assert (found.read, [reject.row for reject in found.rejects]) == (100, [31])
    assert found.rejects[0].column == "机构问题"
    first = found.records[0]
    assert first.row == 2
    assert first.fields == {
        "reference_code": "Z008-WS·2002-Y-BGS-0001",
        "title": "关于干部任免的函之1",
        "author": "市档案局",
        "document_number": "怀政办发〔2002〕68号",
        "dates": Span("20021219", "20021219"),
        "retention_period": "Y",
        "security_class": None,
        "security_note": None,
        "page_count": 3,
        "box_number": "1",
        "item_number": "0001",
        "department": "办公室",
        "remarks": None,
    }


def test_classified_rows_come_in_with_their_class(tmp_path: Path) -> None:
    found = interpret(items_text(tmp_path / "items.csv"), CATALOGUE)
    classes = Counter(record.fields["security_class"] for record in found.records)
    assert classes == {None: 91, "秘密": 8}
    notes = [record.fields["security_note"] for record in found.records]
    assert notes.count("内部") == 14


def test_a_line_break_in_a_title_does_not_shift_the_rows(tmp_path: Path) -> None:
    found = interpret(items_text(tmp_path / "items.csv"), CATALOGUE)
    titled = next(record for record in found.records if record.row == 11)
    assert titled.fields["title"] == "关于工资调整的报告10(附件略)"


def test_the_same_reader_serves_the_roll_and_the_equipment(tmp_path: Path) -> None:
    path = people_book(tmp_path / "people.xlsx")
    staff, equipment = interpret(path, STAFF), interpret(path, EQUIPMENT)
    assert (staff.sheet, equipment.sheet) == ("人员花名册", "设备清单")
    assert staff.records[0].fields["name"] == "欧阳麤兰"
    assert staff.records[0].fields["training_days"] == 5
    assert staff.records[0].fields["contract_period"] == Span("20260201", "20270728")
    assert equipment.records[1].fields["disk_serial_number"] == "WD-1223493"


def test_an_old_workbook_and_an_open_document_say_the_same(tmp_path: Path) -> None:
    old = interpret(Path(__file__).with_name("volumes.xls"), CATALOGUE)
    assert [record.fields["page_count"] for record in old.records] == [20, 21, 22, 23, 24, 25]
    assert old.records[0].fields["dates"] == Span("19580903", "19580903")
    assert [left.why for left in old.left_out] == [rows.SUB_TOTAL]
    lines = [["案卷目录"], ["档号", "题名"], ["J038-001-0001", "征地㑇"], ["J038-001-0002", "批复"]]
    opened = interpret(ods_book(tmp_path / "list.ods", lines), CATALOGUE)
    assert [record.fields["title"] for record in opened.records] == ["征地㑇", "批复"]


def test_sub_totals_that_close_one_box_each_give_their_rows_its_number(tmp_path: Path) -> None:
    lines: list[list[object]] = [[*VOLUME_HEAD]]
    for number in range(1, 7):
        lines.append(volume(number))
        if number % 2 == 0:
            lines.append([None, None, None, None, f"第{59 + number // 2}盒小计", None, 24])
    lines.append(volume(7))
    found = interpret(book_of(tmp_path / "a.xlsx", ("目录", lines)), CATALOGUE)
    boxes = [record.fields["box_number"] for record in found.records]
    assert boxes == ["60", "60", "61", "61", "62", "62", None]
    assert [note.template for note in found.notes] == [table.BOXES_CLOSED]


def test_sub_totals_over_many_boxes_do_not_make_one_box_of_them(tmp_path: Path) -> None:
    found = interpret(volumes_book(tmp_path / "volumes.xlsx"), CATALOGUE)
    assert all("box_number" not in record.fields for record in found.records)
    assert [(note.template, note.values) for note in found.notes] == [
        (table.BOXES_UNCLEAR, {"boxes": (2, 4)})
    ]


def test_a_head_printed_on_every_page_is_no_entry(tmp_path: Path) -> None:
    lines = [["目录"], ITEM_HEAD, item(1), item(2), ["目录"], ITEM_HEAD, item(3), ["第2页,共2页"]]
    found = interpret(text_file(tmp_path / "a.csv", lines), CATALOGUE)
    assert [record.row for record in found.records] == [3, 4, 7]
    whys = [left.why for left in found.left_out]
    assert whys == [rows.NOTE, rows.HEAD_AGAIN, rows.NOTE]


def test_a_row_without_its_code_is_refused_and_not_overlooked(tmp_path: Path) -> None:
    lines = [ITEM_HEAD, item(1), item(2, 档号=""), item(3, 档号="待编"), item(4, 题名=" ")]
    found = interpret(text_file(tmp_path / "a.csv", lines), CATALOGUE)
    assert [(reject.row, reject.column) for reject in found.rejects] == [
        (3, "档号"),
        (4, "档号"),
        (5, "题名"),
    ]


def test_all_faults_of_a_row_are_told_at_once(tmp_path: Path) -> None:
    lines = [ITEM_HEAD, item(1, 页数="若干", 成文日期="20081308", 密级="密")]
    found = interpret(text_file(tmp_path / "a.csv", lines), CATALOGUE)
    assert {fault.column for fault in found.rejects[0].faults} == {"页数", "成文日期", "密级"}
    assert "密级: " in str(found.rejects[0].reason)


def test_cells_merged_downwards_speak_for_all_their_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (["盒号", "档号", "题名"], [7, "A-1", "甲"], [None, "A-2", "乙"], [8, "A-3", "丙"]):
        sheet.append(line)
    sheet.merge_cells("A2:A3")
    book.save(path)
    found = interpret(path, CATALOGUE)
    assert [record.fields["box_number"] for record in found.records] == ["7", "7", "8"]
    assert [note.template for note in found.notes] == [table.FILLED_DOWN]


def test_first_and_last_day_in_two_columns_make_one_span(tmp_path: Path) -> None:
    lines = [
        ["档号", "题名", "起始日期", "终止日期"],
        ["A-1", "甲", "1958年9月", "1960-12-25"],
        ["A-2", "乙", "", ""],
    ]
    found = interpret(text_file(tmp_path / "a.csv", lines), CATALOGUE)
    assert found.records[0].fields["dates"] == Span("19580900", "19601225")
    assert found.records[1].fields["dates"] is None


def test_a_formula_or_error_in_a_workbook_is_a_fault_where_a_word_is_wanted(tmp_path: Path) -> None:
    lines = [[*VOLUME_HEAD], volume(1), volume(2, **{TITLE: "=A1&B1"}), volume(3, 备注="=1/0")]
    found = interpret(book_of(tmp_path / "a.xlsx", ("目录", lines)), CATALOGUE)
    assert [(reject.row, reject.column, reject.value) for reject in found.rejects] == [
        (3, "题名", "=A1&B1"),
        (4, "备注", "=1/0"),
    ]
    assert found.rejects[0].faults[0].reason == FORMULA


def test_the_reading_can_be_watched_and_stopped(tmp_path: Path) -> None:
    path = items_text(tmp_path / "items.csv", count=2_500)
    seen: list[tuple[int, int | None]] = []

    def watch(done: int, total: int | None) -> bool:
        seen.append((done, total))
        return True

    interpret(path, CATALOGUE, progress=watch)
    assert (2_000, None) in seen
    assert seen[-1] == (2_500, 2_500)
    with pytest.raises(StoppedError):
        interpret(path, CATALOGUE, progress=lambda _, total: total is None)
    with pytest.raises(StoppedError):
        interpret(path, CATALOGUE, progress=lambda *_: False)


def test_numbers_beside_the_code_that_count_something_else_are_left_alone(tmp_path: Path) -> None:
    lines = [ITEM_HEAD, *(item(n, 件号=str(n % 7 + 40)) for n in range(1, 30))]
    found = interpret(text_file(tmp_path / "a.csv", lines), CATALOGUE)
    assert found.records[0].fields["item_number"] == "41"
    assert not found.doubts


def test_a_code_unlike_all_others_comes_in_and_is_doubted(tmp_path: Path) -> None:
    codes = {3: "Z008-WS·2002-Y-BGS-OO03", 4: "z008-WS.2002-Y-BGS-4"}
    lines = [item(n, 档号=codes.get(n, f"Z008-WS·2002-Y-BGS-{n:04}")) for n in range(1, 20)]
    found = interpret(text_file(tmp_path / "a.csv", [ITEM_HEAD, *lines]), CATALOGUE)
    assert [(doubt.row, doubt.why.template) for doubt in found.doubts] == [(4, entries.UNLIKE)]
    assert found.records[3].fields["reference_code"] == "Z008-WS·2002-Y-BGS-0004"


@pytest.mark.slow
def test_a_hundred_thousand_rows_come_in(tmp_path: Path) -> None:
    path = items_text(tmp_path / "items.csv", count=100_000)
    found = interpret(path, CATALOGUE)
    assert (found.read, len(found.rejects)) == (100_000, 1)


SAMPLES = os.environ.get("WORKROOM_SAMPLES", "")


@pytest.mark.skipif(not SAMPLES, reason="WORKROOM_SAMPLES names no folder of sample lists")
def test_the_sample_lists_lose_only_their_truly_faulty_rows() -> None:
    volumes = interpret(Path(SAMPLES) / "catalogue-volumes.xlsx", CATALOGUE)
    assert volumes.read == 1_200
    assert [reject.row for reject in volumes.rejects] == [350, 478, 599, 690, 840, 883, 1017, 1093]
    items = interpret(Path(SAMPLES) / "catalogue-items.csv", CATALOGUE)
    assert items.read == 3_000
    assert len(items.rejects) == 11
    assert {reject.column for reject in items.rejects} == {"机构问题"}
    classes = Counter(record.fields["security_class"] for record in items.records)
    assert classes == {None: 2_894, "秘密": 95}
    people = interpret(Path(SAMPLES) / "staff-and-equipment.xlsx", STAFF)
    assert (people.read, len(people.rejects)) == (37, 0)
