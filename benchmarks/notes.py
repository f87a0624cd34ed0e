"""Times a hundred handover notes in two originals against a plain reportlab canvas."""

import gc
import json
import statistics
import time
from collections.abc import Callable
from io import BytesIO
from itertools import groupby

import segno
from reportlab.graphics.barcode.code128 import Code128
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from workroom.base.resources import resources
from workroom.paper.barcode import code128, qr
from workroom.paper.render import render
from workroom.paper.sheet import (
    CORRECTIONS,
    EQUAL_EFFECT,
    NO_DIFFERENCE,
    TWO_COPIES,
    Align,
    Cell,
    Column,
    Foot,
    Grid,
    Look,
    Orientation,
    Row,
    RuledLines,
    Sheet,
    SignatureBox,
    Signatures,
    Table,
    Together,
    choice,
    labelled,
)
from workroom.paper.typeset import caption, fit, one_line, squeeze

NOTES = 100
LINES = 30
ROUNDS = 5

PROJECT = "清河县档案馆馆藏档案数字化项目"
TITLE = "档案调档出库交接单"
HEAD = "44da315688d7583e06301907fd50c8443e1976d49d4aa99346d5ac2a6989fbc8"
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章"
PLACES = ("城关镇东街", "南关村", "河西乡", "柳林镇", "北寺庄", "石桥村", "县第二中学", "供销社")
MATTERS = ("土地使用权出让", "宅基地审批", "婚姻登记", "承包合同", "界址勘定", "纠纷调处")
COLUMNS = (
    ("序号", 10.0),
    ("档号或起止档号", 55.0),
    ("题名／盒号", 60.0),
    ("盒数", 14.0),
    ("卷数", 14.0),
    ("件数", 14.0),
    ("页数", 18.0),
    ("实体状态", 24.0),
    ("密级核查", 18.0),
    ("备注", 30.0),
)
ROLES = ("移交人", "移交方负责人", "接收人", "接收方负责人")
WIDTHS = (20.0, 54.25, 18.0, 46.25, 20.0, 46.25, 20.0, 32.25)

Line = tuple[str, ...]


def number_of(note: int) -> str:
    """The number of a note."""
    return f"QH26-F01-2026-{note + 1:04}-9"


def qr_text_of(note: int) -> str:
    """What the QR code of a note holds."""
    return f"{number_of(note)} 1284 {HEAD}".upper()


def lines_of(note: int) -> tuple[Line, ...]:
    """The lines of a note; no two notes have the same."""
    lines = []
    for line in range(LINES):
        seed = note * LINES + line
        name = SURNAMES[seed % 40] + SURNAMES[seed // 40 % 40]
        title = f"{name}{PLACES[seed % 8]}{MATTERS[seed // 8 % 6]}"
        counts = ("1", str(seed % 30 + 1), str(seed * 37 % 190 + 10))
        code = f"J001-WS·1998-Y-{seed + 1:05}"
        lines.append((str(line + 1), code, title, "", *counts, "1", "无密级", ""))
    return tuple(lines)


def head_of(note: int) -> tuple[tuple[tuple[str, str], ...], ...]:
    """The cells above the lines, as names and values."""
    return (
        (
            ("交接类型", choice(("调档出库", "补调", "返工再调"), ("调档出库",))),
            ("批次号", f"B-{note + 1:06}-X"),
            ("申请单号", f"QH26-F04-2026-{note + 1:04}-3"),
            ("交接时间", "2026-11-20 08:10"),
        ),
        (
            ("移交单位", "清河县档案馆"),
            ("移交人", "陈志远"),
            ("接收单位", "启明数字科技有限公司"),
            ("接收人", "周敏"),
        ),
        (
            ("全宗", "J001　清河县土地管理局"),
            ("档案门类", "文书、专门"),
            ("年度／期限", "1998／永久"),
            ("交接地点", "库房二楼交接台"),
        ),
    )


def totals_of(lines: tuple[Line, ...]) -> tuple[tuple[str, str, str, str, str], ...]:
    """What both sides counted, and the difference."""
    items = sum(int(line[5]) for line in lines)
    pages = sum(int(line[6]) for line in lines)
    count = ("2", str(len(lines)), str(items), str(pages))
    return (
        ("合计　移交方清点数", *count),
        ("接收方清点数", *count),
        ("差异", "0", "0", "0", "0"),
    )


def ours(notes: int) -> bytes:
    """The notes as the program prints them, from nothing kept of an earlier run."""
    for kept in (fit, one_line, squeeze, caption, code128, qr):
        kept.cache_clear()
    return render([_sheet(note) for note in range(notes)])


def _sheet(note: int) -> Sheet:
    lines = lines_of(note)
    numeric = (Align.CENTRE, Align.LEFT, Align.LEFT, *[Align.RIGHT] * 4, *[Align.CENTRE] * 2)
    aligns = (*numeric, Align.LEFT)
    return Sheet(
        form="F01",
        title=TITLE,
        number=number_of(note),
        orientation=Orientation.LANDSCAPE,
        project=PROJECT,
        copies=TWO_COPIES,
        blocks=(
            Grid(WIDTHS, tuple(labelled(*row) for row in head_of(note))),
            Table(
                tuple(
                    Column(*column, align) for column, align in zip(COLUMNS, aligns, strict=True)
                ),
                lines,
                closed=True,
                totals=tuple(
                    Row((Cell(words, 3, align=Align.RIGHT), *count, Cell("", 3)), Look.STRONG)
                    for words, *count in totals_of(lines)
                ),
            ),
            Together(
                (
                    RuledLines("差异与处理说明", 3, NO_DIFFERENCE),
                    Signatures(tuple(map(SignatureBox, ROLES))),
                )
            ),
        ),
        foot=Foot(
            "2026-11-20 08:14",
            "周敏",
            HEAD,
            qr=qr_text_of(note),
            remarks=(CORRECTIONS, EQUAL_EFFECT),
        ),
    )


def plain(notes: int) -> bytes:
    """The same contents drawn straight onto a canvas, page by page."""
    fonts = resources() / "fonts"
    pdfmetrics.registerFont(TTFont("R", str(fonts / "NotoSansSC_400Regular.ttf"), shapable=False))
    pdfmetrics.registerFont(TTFont("B", str(fonts / "NotoSansSC_700Bold.ttf"), shapable=False))
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=landscape(A4), pageCompression=1)
    for note in range(notes):
        lines = lines_of(note)
        pages = (lines[:12], lines[12:26], lines[26:])
        symbol = _plain_qr(canvas, qr_text_of(note))
        for copy in TWO_COPIES:
            for page, part in enumerate(pages, 1):
                y = _plain_head(canvas, note, copy, page, len(pages))
                y = _plain_lines(canvas, part, y)
                if page == len(pages):
                    _plain_end(canvas, totals_of(lines), y)
                _plain_foot(canvas, symbol)
                canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _plain_head(canvas: Canvas, note: int, copy: str, page: int, pages: int) -> float:
    canvas.setFont("R", 9)
    canvas.drawString(20 * mm, 183 * mm, PROJECT)
    canvas.drawRightString(277 * mm, 183 * mm, f"F01　第 {page} 页　共 {pages} 页")
    canvas.setFont("B", 16)
    canvas.drawCentredString(148.5 * mm, 180 * mm, TITLE)
    canvas.setFont("B", 11)
    canvas.drawString(20 * mm, 173 * mm, copy)
    bars = Code128(number_of(note), barHeight=8 * mm, barWidth=0.254 * mm, quiet=0)
    bars.drawOn(canvas, 277 * mm - bars.width, 169 * mm)
    canvas.setFont("B", 9)
    canvas.drawCentredString(277 * mm - bars.width / 2, 165 * mm, number_of(note))
    y: float = 162 * mm
    if page > 1:
        return y
    for row in head_of(note):
        x = 20 * mm
        y -= 7 * mm
        for place, width in enumerate(WIDTHS):
            name, value = row[place // 2]
            if place % 2 == 0:
                canvas.setFillGray(0.9)
                canvas.rect(x, y, width * mm, 7 * mm, stroke=0, fill=1)
                canvas.setFillGray(0)
                canvas.setFont("B", 10.5)
                canvas.drawCentredString(x + width * mm / 2, y + 2 * mm, name)
            elif "☐" in value or "☑" in value:
                _plain_choice(canvas, x + 1.2 * mm, y + 2 * mm, value)
            else:
                canvas.setFont("R", 10.5)
                canvas.drawString(x + 1.2 * mm, y + 2 * mm, value)
            canvas.rect(x, y, width * mm, 7 * mm)
            x += width * mm
    return float(y - 3 * mm)


def _plain_choice(canvas: Canvas, x: float, y: float, value: str) -> None:
    for option in value.split("　"):
        canvas.rect(x, y, 8, 8)
        if option.startswith("☑"):
            canvas.line(x + 1, y + 4, x + 3, y + 1)
            canvas.line(x + 3, y + 1, x + 7, y + 7)
        canvas.setFont("R", 10.5)
        canvas.drawString(x + 10.5, y, option[1:])
        x += 10.5 * (len(option) + 1)


def _plain_lines(canvas: Canvas, lines: tuple[Line, ...], y: float) -> float:
    rows = len(lines) + 1
    edges = [20 * mm]
    for _, width in COLUMNS:
        edges.append(edges[-1] + width * mm)
    canvas.setFillGray(0.9)
    canvas.rect(edges[0], y - 7 * mm, edges[-1] - edges[0], 7 * mm, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.setLineWidth(0.4)
    canvas.grid(
        edges, [y - 7 * mm * min(row, 1) - 6 * mm * max(row - 1, 0) for row in range(rows + 1)]
    )
    canvas.setFont("B", 10)
    for (name, width), left in zip(COLUMNS, edges, strict=False):
        canvas.drawCentredString(left + width * mm / 2, y - 5 * mm, name)
    canvas.setFont("R", 10.5)
    for row, line in enumerate(lines, 1):
        base = y - 7 * mm - row * 6 * mm + 1.8 * mm
        for place, text in enumerate(line):
            if not text:
                continue
            if place in (3, 4, 5, 6):
                canvas.drawRightString(edges[place + 1] - 1.2 * mm, base, text)
            elif place in (0, 7, 8):
                canvas.drawCentredString((edges[place] + edges[place + 1]) / 2, base, text)
            else:
                canvas.drawString(edges[place] + 1.2 * mm, base, text)
    return float(y - 7 * mm - len(lines) * 6 * mm)


def _plain_end(
    canvas: Canvas, totals: tuple[tuple[str, str, str, str, str], ...], y: float
) -> None:
    y -= 6 * mm
    canvas.rect(20 * mm, y, 257 * mm, 6 * mm)
    canvas.drawCentredString(148.5 * mm, y + 1.8 * mm, "以下空白")
    canvas.setFont("B", 10.5)
    for words, *count in totals:
        y -= 6 * mm
        canvas.rect(20 * mm, y, 257 * mm, 6 * mm)
        canvas.drawRightString(143.8 * mm, y + 1.8 * mm, words)
        x = 145 * mm
        for width, text in zip((14, 14, 14, 18), count, strict=True):
            canvas.line(x, y, x, y + 6 * mm)
            x += width * mm
            canvas.drawRightString(x - 1.2 * mm, y + 1.8 * mm, text)
        canvas.line(x, y, x, y + 6 * mm)
    y -= 26 * mm
    canvas.rect(20 * mm, y, 257 * mm, 24 * mm)
    canvas.drawString(21 * mm, y + 11 * mm, "差异与处理说明")
    canvas.setFont("R", 9.5)
    canvas.drawString(48 * mm, y + 18 * mm, NO_DIFFERENCE)
    canvas.setDash(1, 2)
    for row in (8, 16):
        canvas.line(46 * mm, y + row * mm, 277 * mm, y + row * mm)
    canvas.setDash()
    y -= 20 * mm
    for place, role in enumerate(ROLES):
        x = (20 + place * 64.75) * mm
        canvas.rect(x, y, 62.75 * mm, 18 * mm)
        canvas.setFont("B", 10.5)
        canvas.drawString(x + 1.5 * mm, y + 13 * mm, role)
        canvas.setFont("R", 9)
        canvas.drawString(x + 28 * mm, y + 13 * mm, "签字：")
        canvas.drawString(x + 1.5 * mm, y + 2 * mm, "日期：　　　　　年　　　月　　　日")


def _plain_foot(canvas: Canvas, symbol: PDFPathObject) -> None:
    canvas.line(20 * mm, 28 * mm, 277 * mm, 28 * mm)
    canvas.setFont("R", 8)
    canvas.drawString(20 * mm, 24 * mm, CORRECTIONS + EQUAL_EFFECT)
    canvas.drawString(20 * mm, 20 * mm, "打印时间：2026-11-20 08:14　　打印人：周敏")
    groups = " ".join(HEAD[place : place + 4] for place in range(0, 64, 4))
    canvas.drawString(20 * mm, 16 * mm, f"校验码：{groups}")
    canvas.setFont("R", 6.5)
    for row, words in enumerate(("二维码内容：", "单号、记账序号、", "校验码全文")):
        canvas.drawRightString(257 * mm, (20 - row * 3) * mm, words)
    canvas.drawPath(symbol, stroke=0, fill=1)


def _plain_qr(canvas: Canvas, text: str) -> PDFPathObject:
    """A QR code as one path, a rectangle for each run of dark modules."""
    symbol = segno.make_qr(text, error="m", boost_error=False)
    side = 18 * mm / (len(symbol.matrix) + 8)
    path = canvas.beginPath()
    for row, modules in enumerate(symbol.matrix):
        column = 0
        for dark, run in groupby(modules):
            length = len(list(run))
            if dark:
                left, low = 259 * mm + (column + 4) * side, 27 * mm - (row + 5) * side
                path.rect(left, low, length * side, side)
            column += length
    return path


def timed(draw: Callable[[int], bytes]) -> float:
    """Milliseconds of one run."""
    gc.collect()
    begin = time.perf_counter()
    draw(NOTES)
    return (time.perf_counter() - begin) * 1000


def main() -> None:
    """Run both in turn and print one line of JSON: medians and their ratio."""
    ours(2)
    plain(2)
    times = [(timed(ours), timed(plain)) for _ in range(ROUNDS)]
    ours_ms = statistics.median(mine for mine, _ in times)
    plain_ms = statistics.median(other for _, other in times)
    result = {
        "name": f"{NOTES} notes of {LINES} lines, two originals",
        "ours_ms": round(ours_ms),
        "plain_ms": round(plain_ms),
        "ratio": round(ours_ms / plain_ms, 2),
    }
    print(json.dumps(result, ensure_ascii=False))


if __name__ == "__main__":
    main()
