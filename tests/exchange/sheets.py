"""Writes lists as archives and contractors really keep them, with all their faults."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from pathlib import Path
from random import Random

import openpyxl

VOLUME_HEAD = ["序号", "档  号", "目录号", "案卷号", "题\u3000\u3000名", "起止日期", "件数", "页数"]
VOLUME_HEAD += ["保管\n期限", "备注"]
ITEM_HEAD = ["件号", "档号", "责任者", "文号", "题名", "成文日期", "密级", "页数", "保管期限"]
ITEM_HEAD += ["盒号", "机构问题", "备注"]
PEOPLE_HEAD = ["序号", "姓名", "性别", "身份证号", "岗位", "联系电话", "合同起止"]
PEOPLE_HEAD += ["保密协议签订日期", "培训天数", "考核成绩"]
DEVICE_HEAD = ["设备编号", "名称", "品牌型号", "序列号", "硬盘序列号", "权属", "工位", "数量"]

Rows = list[list[object]]


def volume(number: int, **changes: object) -> list[object]:
    """A row of a list of volumes, as it would be without a fault."""
    cells: list[object] = [
        number,
        f"J038-001-{number:04}",
        "001",
        f"{number:04}",
        f"关于征地的批复之{number}",
    ]
    cells += ["19580900-1960-12-25", 12, 21, "30年", None]
    return list((dict(zip(VOLUME_HEAD, cells, strict=True)) | changes).values())


def item(number: int, **changes: object) -> list[str]:
    """A row of a list of items, as text."""
    cells = f"{number},Z008-WS·2002-Y-BGS-{number:04},市档案局,怀政办发〔2002〕68号".split(",")
    cells += f"关于干部任免的函之{number},2002年12月19日,,3,永久,1,办公室,".split(",")
    return list(map(str, (dict(zip(ITEM_HEAD, cells, strict=True)) | changes).values()))


def wide(text: str) -> str:
    """The text as a Chinese input method types it: full-width."""
    return "".join(chr(ord(character) + 0xFEE0) for character in text)


def volumes_book(path: Path, *, count: int = 100, seed: int = 1) -> Path:
    """案卷目录: title block, sub-totals, closing note; a code doubled, a title missing."""
    random = Random(seed)
    rows: Rows = [
        ["县国土资源局案卷目录"],
        ["全宗号:", None, "J038", None, "立档单位:县国土资源局"],
        [],
        [*VOLUME_HEAD],
    ]
    for number in range(1, count + 1):
        changes: dict[str, object] = {
            "目录号": random.choice(["001", 1]),
            "案卷号": random.choice([f"{number:04}", number]),
            "页数": random.choice([21, "21页", 21.0, None, "见备考表"]),
            "保管\n期限": random.choice(["30年", "D10", "永久", "Y", "长期"]),
            "起止日期": random.choice(
                ["19580900-1960-12-25", "1984-1984-05-11", "1954年6月22日-1955-06-04", "1956.9.5"]
            ),
        }
        if number % 9 == 0:
            changes["档  号"] = f"J038－001—{number:04}"
        if number == 46:
            changes["档  号"] = "J038-001-0045"
        if number == 56:
            changes["题\u3000\u3000名"] = None
        rows.append(volume(number, **changes))
        if number % 40 == 0:
            rows.append([None, None, None, None, f"第{number // 20}盒小计"])
    rows += [[], ["制表人:㑇珍胜", None, None, None, "(本目录一式三份)"]]
    book = openpyxl.Workbook()
    sheet = _filled(book, "案卷目录", rows)
    sheet.merge_cells("A1:J1")
    _filled(book, "说明", [["档号规则:全宗号-目录号-案卷号"]])
    return _saved(book, path)


def items_text(path: Path, *, count: int = 100, encoding: str = "gb18030", sign: str = ",") -> Path:
    """归档文件目录: look-alike dots, line breaks, full-width numbers, classes; one formula."""
    rows = [ITEM_HEAD]
    for number in range(1, count + 1):
        changes: dict[str, object] = {"档号": f"Z008-WS{'·・•'[number % 3]}2002-Y-BGS-{number:04}"}
        if number % 10 == 0:
            changes |= {"题名": f"关于工资调整的报告{number}\n(附件略)", "密级": "秘密"}
        if number % 7 == 0:
            changes |= {"件号": wide(str(number)), "密级": "内部"}
        if number == 30:
            changes["机构问题"] = '=HYPERLINK("x")'
        rows.append(item(number, **changes))
    return text_file(path, rows, encoding=encoding, sign=sign)


def people_book(path: Path) -> Path:
    """The roll and the equipment, as two sheets of one file."""
    people: Rows = [
        [*PEOPLE_HEAD],
        [1, "欧阳麤兰", "男", "431228198105107280", "质检", "19203568326"],
        [2, "亓国𬍛", "男", "431224197811015797", "扫描", "19550912856"],
    ]
    people[1] += ["2026-02-01 至 2027-07-28", "2026.6.15", "5天", "合格"]
    people[2] += ["2026-09-01 至 2027-09-28", None, 6, 85]
    devices: Rows = [
        [*DEVICE_HEAD],
        ["SB-001", "打印机", "惠普 M404", "SN49430253", None, "承包方", "12号台", 1],
        ["SB-002", "服务器", "浪潮 NF5280", "SN68736171", "WD-1223493", "发包方", "7号台", 1],
    ]
    book = openpyxl.Workbook()
    _filled(book, "人员花名册", people)
    _filled(book, "设备清单", devices)
    return _saved(book, path)


def book_of(path: Path, *sheets: tuple[str, Iterable[Sequence[object]]]) -> Path:
    """A workbook with these sheets."""
    book = openpyxl.Workbook()
    for name, rows in sheets:
        _filled(book, name, rows)
    return _saved(book, path)


def text_file(
    path: Path, rows: Iterable[Sequence[object]], *, encoding: str = "utf-8", sign: str = ","
) -> Path:
    """The rows as delimited text."""
    text = io.StringIO()
    csv.writer(text, delimiter=sign).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def ods_book(path: Path, rows: Iterable[Sequence[str]], *, repeat: int = 1) -> Path:
    """An .ods with one sheet; `repeat` says how often each cell repeats itself."""
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell table:number-columns-repeated="{repeat}" '
            f'office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            for cell in row
        )
        + '<table:table-cell table:number-columns-repeated="16300"/></table:table-row>'
        for row in rows
    )
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0"?><office:document-content{names} office:version="1.2">'
        f'<office:body><office:spreadsheet><table:table table:name="目录">{cells}'
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        "</manifest:manifest>"
    )
    parts = {"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest}
    return packed(path, dict(parts))


def packed(path: Path, parts: dict[str, str | bytes]) -> Path:
    """A zip archive with these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, kind)
    return path


def repacked(source: Path, path: Path, part: str, content: bytes) -> Path:
    """The archive with one of its parts replaced."""
    with zipfile.ZipFile(source) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    return packed(path, parts | {part: content})


def _filled(
    book: openpyxl.Workbook, name: str, rows: Iterable[Sequence[object]]
) -> openpyxl.worksheet.worksheet.Worksheet:
    sheet = book.create_sheet(name)
    for row in rows:
        sheet.append(list(row))
    return sheet


def _saved(book: openpyxl.Workbook, path: Path) -> Path:
    book.remove(book.worksheets[0])
    book.save(path)
    return path


def ods_of(
    path: Path,
    *sheets: tuple[str, Iterable[Sequence[object]]],
    hidden: Iterable[int] = (),
    merges: Iterable[tuple[int, int, int, int]] = (),
) -> Path:
    """An .ods with these sheets: words, numbers and dates; merges (top, left, bottom, right) and
    hidden rows, from 0, are those of the first.
    """
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    first = (
        frozenset(hidden),
        {(top, left): (bottom, right) for top, left, bottom, right in merges},
    )
    tables = (
        _ods_table(name, rows, *(first if at == 0 else (frozenset[int](), {})))
        for at, (name, rows) in enumerate(sheets)
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names} '
        'office:version="1.2"><office:body><office:spreadsheet>'
        f"{''.join(tables)}</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        "</manifest:manifest>"
    )
    return packed(
        path, {"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest}
    )


def _ods_table(
    name: str,
    rows: Iterable[Sequence[object]],
    hidden: frozenset[int],
    merges: dict[tuple[int, int], tuple[int, int]],
) -> str:
    lines = []
    for at, row in enumerate(rows):
        cells = []
        for place, value in enumerate(row):
            spans = ""
            if (at, place) in merges:
                bottom, right = merges[at, place]
                spans = (
                    f' table:number-rows-spanned="{bottom - at + 1}"'
                    f' table:number-columns-spanned="{right - place + 1}"'
                )
            cells.append(_ods_cell(value, spans))
        shown = ' table:visibility="collapse"' if at in hidden else ""
        lines.append(f"<table:table-row{shown}>{''.join(cells)}</table:table-row>")
    return f'<table:table table:name="{name}">{"".join(lines)}</table:table>'


def _ods_cell(value: object, spans: str) -> str:
    match value:
        case None | "":
            return f"<table:table-cell{spans}/>"
        case date():
            told = f'office:value-type="date" office:date-value="{value.isoformat()}"'
        case int() | float():
            told = f'office:value-type="float" office:value="{value}"'
        case _:
            told = 'office:value-type="string"'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f"<table:table-cell {told}{spans}>{lines}</table:table-cell>"
