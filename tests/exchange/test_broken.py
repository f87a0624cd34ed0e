"""Broken, false and hostile files get a sentence or a list, never anything else."""

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import openpyxl
import pytest

from exchange.sheets import (
    ITEM_HEAD,
    VOLUME_HEAD,
    book_of,
    item,
    items_text,
    ods_book,
    packed,
    people_book,
    repacked,
    text_file,
    volume,
    volumes_book,
)
from workroom.base.errors import InputError
from workroom.exchange import delimited, guards, heads, reading, table
from workroom.exchange.biff import TOO_OLD
from workroom.exchange.layouts import CATALOGUE, STAFF, Layout
from workroom.exchange.reading import sheet_names
from workroom.exchange.table import interpret

OLD = Path(__file__).with_name("volumes.xls")
SHEET = "xl/worksheets/sheet1.xml"
Broken = Callable[[Path], Path]
HTML = "<html><table><tr><td>档号</td><td>题名</td></tr></table></html>"


def raw(name: str, content: bytes) -> Broken:
    def write(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content)
        return path

    return write


def truncated(folder: Path) -> Path:
    path = volumes_book(folder / "a.xlsx")
    path.write_bytes(path.read_bytes()[:-900])
    return path


def bomb(folder: Path) -> Path:
    source = volumes_book(folder / "a.xlsx", count=3)
    with zipfile.ZipFile(folder / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        with zipfile.ZipFile(source) as whole:
            for name in whole.namelist():
                archive.writestr(name, whole.read(name))
        with archive.open("xl/media/image1.png", "w", force_zip64=True) as part:
            for _ in range(guards.RATIO_FROM // 2**20 + 2):
                part.write(bytes(2**20))
    return folder / "bomb.xlsx"


def lying_bomb(folder: Path) -> Path:
    """The archive says that its great part is ten bytes long."""
    path = bomb(folder)
    content = bytearray(path.read_bytes())
    entry = content.rindex(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    path.write_bytes(content)
    return path


def xml(rows: str) -> Broken:
    """A workbook whose sheet holds these rows of XML."""

    def write(folder: Path) -> Path:
        source = volumes_book(folder / "a.xlsx", count=3)
        space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        sheet = f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'
        return repacked(source, folder / "b.xlsx", SHEET, sheet.encode())

    return write


def locked(folder: Path) -> Path:
    path = folder / "locked.xlsx"
    name = "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(OLD.read_bytes()[:1024] + name + bytes(4096))
    return path


def repeating(folder: Path) -> Path:
    return ods_book(folder / "a.ods", [["档号", "题名"]], repeat=9_999)


def renamed(name: str) -> Broken:
    def write(folder: Path) -> Path:
        return volumes_book(folder / "a.xlsx").rename(folder / name)

    return write


def text(*rows: Sequence[object]) -> Broken:
    return lambda folder: text_file(folder / "a.csv", rows)


def book(*rows: Sequence[object]) -> Broken:
    return lambda folder: book_of(folder / "a.xlsx", ("目录", rows))


def archive_of(name: str, **parts: str) -> Broken:
    named = {part.replace("__", "/").replace("_", "."): words for part, words in parts.items()}
    return lambda folder: packed(folder / name, dict(named))


def word(place: str, said: str) -> str:
    """A cell of XML that holds a word."""
    return f'<c r="{place}" t="inlineStr"><is><t>{said}</t></is></c>'


FAR_CORNER = (
    '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
)
NOWHERE = "<row>" + "<c><v>1</v></c>" * 9_000 + "</row>"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20
OLDER = OLD.read_bytes().replace(b"\x09\x08\x10\x00\x00\x06", b"\x09\x08\x10\x00\x00\x05")
UNCLOSED = '档号,题名\nA-1,"甲\nA-2,乙\n'.encode()

SENTENCES: dict[str, tuple[Broken, str]] = {
    "missing": (lambda folder: folder / "nowhere.xlsx", guards.MISSING),
    "a_folder": (lambda folder: folder, guards.A_FOLDER),
    "a_name_no_disk_allows": (lambda _: Path("a\0b.xlsx"), guards.MISSING),
    "a_name_too_long": (lambda folder: folder / ("长" * 300 + ".xlsx"), guards.MISSING),
    "empty": (raw("a.xlsx", b""), guards.EMPTY),
    "nothing_but_zeros": (raw("a.csv", bytes(4096)), guards.EMPTY),
    "truncated": (truncated, guards.DAMAGED),
    "a_bomb": (bomb, guards.A_BOMB),
    "a_bomb_that_lies": (lying_bomb, guards.A_BOMB),
    "an_empty_archive": (archive_of("a.xlsx"), guards.NOT_A_SPREADSHEET),
    "another_archive": (archive_of("a.xlsx", a_txt="x"), guards.NOT_A_SPREADSHEET),
    "a_binary_workbook": (archive_of("a.xlsb", xl__workbook_bin="x"), guards.A_BINARY_BOOK),
    "a_workbook_of_junk": (archive_of("a.xlsx", xl__workbook_xml="junk"), guards.DAMAGED),
    "behind_a_password": (locked, guards.LOCKED),
    "a_web_page": (raw("a.xls", HTML.encode("gb18030")), guards.A_WEB_PAGE),
    "a_picture": (raw("a.xlsx", PICTURE), guards.NOT_A_SPREADSHEET),
    "a_document": (raw("a.csv", b"%PDF-1.7 not a list"), guards.NOT_A_SPREADSHEET),
    "noise": (raw("a.csv", Random(1).randbytes(20_000)), guards.NOT_A_SPREADSHEET),
    "old_and_cut": (raw("a.xls", OLD.read_bytes()[:2_000]), guards.DAMAGED),
    "old_and_older": (raw("a.xls", OLDER), TOO_OLD),
    "a_cell_in_the_far_corner": (xml(FAR_CORNER), guards.TOO_WIDE),
    "cells_that_do_not_say_where": (xml(NOWHERE), guards.TOO_WIDE),
    "twenty_thousand_columns": (text(["档号", *["x"] * 20_000]), reading.TOO_MANY_COLUMNS),
    "five_thousand_columns": (book(["档号", "题名", *range(5_000)]), guards.TOO_WIDE),
    "an_open_document_that_repeats": (repeating, guards.TOO_WIDE),
    "no_head": (text(["一", "二"], ["三", "四"]), heads.NO_HEAD),
    "no_rows": (text(ITEM_HEAD), table.NO_ROWS),
    "no_cells": (book(), heads.NO_HEAD),
    "a_head_twice_in_one_row": (text(ITEM_HEAD * 2, item(1) * 2), heads.TWICE),
    "an_open_quotation_mark": (raw("a.csv", UNCLOSED), delimited.OPEN_QUOTE),
    "a_huge_cell": (text(ITEM_HEAD, item(1, 题名="长" * 10**6)), delimited.HUGE_CELL),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_a_file_that_cannot_be_read_gets_one_sentence(tmp_path: Path, name: str) -> None:
    make, template = SENTENCES[name]
    path = make(tmp_path)
    with pytest.raises(InputError) as refused:
        interpret(path, CATALOGUE)
    assert refused.value.phrase.template == template
    assert str(refused.value).strip()


def merged_all_over(folder: Path) -> Path:
    book = openpyxl.load_workbook(volumes_book(folder / "a.xlsx"))
    for place in ("A10:A12", "E10:E12", "H20:H30", "I31:J31"):
        book.worksheets[0].merge_cells(place)
    book.save(folder / "b.xlsx")
    return folder / "b.xlsx"


MANY = [f"B-{number},关于征用土地的批复" for number in range(99)]
HALF = "\n".join(["档号,题名", "A-1,\udc9e的函", *MANY]).encode("utf-8", "surrogatepass")
DAMAGED = "\n".join(["档号,题名", *MANY]).encode("gb18030").replace(b"\xb8\xb4", b"\xff\xb4", 1)
ZEROS = [item(number, 责任者="市\0档案局" if number == 5 else "") for number in range(9)]
TYPES = [volume(1, 页数=True), volume(2, 件数=1.5), volume(3, 起止日期=0.25)]
TOTAL = ["合计", "", "", "", "", "", "", "3"]
STYLED = (
    f'<row r="1">{word("A1", "档号")}{word("B1", "题名")}<c r="XFD1" s="0"/></row>'
    f'<row r="2">{word("A2", "A-1")}{word("B2", "甲")}</row>'
)

LISTS: dict[str, tuple[Broken, int, int]] = {
    "a_workbook_named_csv": (renamed("a.csv"), 98, 2),
    "a_workbook_without_an_ending": (renamed("a"), 98, 2),
    "text_named_xlsx": (lambda folder: items_text(folder / "a.xlsx"), 99, 1),
    "an_old_workbook_named_csv": (raw("a.csv", OLD.read_bytes()), 6, 0),
    "merged_all_over": (merged_all_over, 96, 4),
    "two_heads": (text(ITEM_HEAD, ITEM_HEAD, item(1), ITEM_HEAD, item(2)), 2, 0),
    "wrong_types": (book(VOLUME_HEAD, *TYPES), 0, 3),
    "a_zero_in_the_text": (text(ITEM_HEAD, *ZEROS), 9, 0),
    "a_damaged_byte": (raw("a.csv", DAMAGED), 98, 1),
    "half_a_character": (raw("a.csv", HALF), 99, 1),
    "cells_styled_far_away": (xml(STYLED), 1, 0),
    "a_total_at_the_end": (text(ITEM_HEAD, item(1), TOTAL), 1, 0),
    "lines_of_an_old_macintosh": (raw("a.csv", "档号,题名\rA-1,甲\rA-2,乙\r".encode()), 2, 0),
    "a_line_that_names_its_sign": (raw("a.csv", "sep=;\r\n档号;题名\r\nA-1;甲,乙".encode()), 1, 0),
    "rows_of_uneven_length": (raw("a.csv", "档号,题名\nA-1,甲,3,4\n\nA-3\n".encode()), 1, 1),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_with_oddities_comes_in_all_the_same(tmp_path: Path, name: str) -> None:
    make, taken, rejected = LISTS[name]
    found = interpret(make(tmp_path), CATALOGUE)
    assert (len(found.records), len(found.rejects)) == (taken, rejected)


def demand_list_or_sentence(path: Path, layout: Layout) -> None:
    try:
        interpret(path, layout)
    except InputError as refused:
        if not str(refused):
            raise


@pytest.mark.parametrize("source", ["old", "workbook", "open_document", "text"])
def test_no_damage_of_single_bytes_brings_anything_but_a_sentence(
    tmp_path: Path, source: str
) -> None:
    paths = {
        "old": lambda: OLD,
        "workbook": lambda: people_book(tmp_path / "a.xlsx"),
        "open_document": lambda: ods_book(tmp_path / "a.ods", [["姓名", "岗位"], ["张", "扫描"]]),
        "text": lambda: items_text(tmp_path / "a.csv", count=20),
    }
    whole = paths[source]().read_bytes()
    random = Random(7)
    path = tmp_path / "damaged"
    for _ in range(30):
        content = bytearray(whole)
        for _ in range(random.randint(1, 8)):
            content[random.randrange(len(content))] = random.randrange(256)
        path.write_bytes(content[: random.choice([len(content), random.randrange(len(content))])])
        for layout in (CATALOGUE, STAFF):
            demand_list_or_sentence(path, layout)


def test_a_damaged_sheet_inside_a_whole_archive_brings_only_a_sentence(tmp_path: Path) -> None:
    source = people_book(tmp_path / "a.xlsx")
    with zipfile.ZipFile(source) as archive:
        whole = archive.read(SHEET)
    random = Random(11)
    for _ in range(60):
        content = bytearray(whole)
        for _ in range(random.randint(1, 6)):
            content[random.randrange(len(content))] = random.choice(b'0123456789AZ<>"/=&x')
        path = repacked(source, tmp_path / "b.xlsx", SHEET, bytes(content))
        demand_list_or_sentence(path, STAFF)


def test_the_sheets_of_a_file_are_named(tmp_path: Path) -> None:
    assert sheet_names(people_book(tmp_path / "people.xlsx")) == ("人员花名册", "设备清单")
    assert sheet_names(OLD) == ("案卷目录",)
    assert sheet_names(items_text(tmp_path / "items.csv")) == ("items",)
    with pytest.raises(InputError) as refused:
        interpret(people_book(tmp_path / "people.xlsx"), STAFF, sheet="没有")
    assert refused.value.phrase.template == reading.NO_SHEET
