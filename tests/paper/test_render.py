"""Whole forms: everything is on the paper, once for each original, and the same every time."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdfium2
import pytest

from paper import forms
from paper.reading import packed, pages_of, printed, text_of
from workroom.paper.errors import PaperError
from workroom.paper.render import render, write
from workroom.paper.sheet import (
    REPRINT,
    TWO_COPIES,
    Cell,
    Column,
    Gap,
    Grid,
    Heading,
    Look,
    PageBreak,
    Paragraph,
    Row,
    RuledLines,
    Sheet,
    SignatureBox,
    Signatures,
    Table,
    Together,
)

FORMS = {
    "F01_out": forms.handover,
    "F01_home": lambda: forms.handover(5, home=True, seals=True),
    "F01_long": lambda: forms.handover(60),
    "F02": forms.detail,
    "F03": forms.flow_sheet,
    "F03_annex": forms.passes_annex,
    "F09": forms.daily_sheet,
}
every_form = pytest.mark.parametrize("form", [pytest.param(FORMS[name], id=name) for name in FORMS])
ONE = (Column("序号", 20), Column("题名", 150))


def sheet_of(*blocks: object, number: str = "") -> Sheet:
    return Sheet("F99", "试印", number, blocks)  # type: ignore[arg-type]  # a stand-in for what draws


def rows_of(count: int) -> tuple[tuple[str, str], ...]:
    return tuple((str(number), f"第{number}行题名") for number in range(1, count + 1))


@every_form
def test_every_word_of_a_form_is_on_the_paper(form: Callable[[], Sheet]) -> None:
    sheet = form()
    paper = packed(text_of(render([sheet])))
    for text in words_of(sheet):
        for line in re.split(r"[☐☑\n]", text):
            assert packed(line) in paper


@pytest.mark.parametrize("lines", [1, 2, 5, 8, 12, 17, 30, 41])
@pytest.mark.parametrize("seals", [False, True], ids=["without_seals", "with_seals"])
def test_a_note_is_signed_under_its_last_line(lines: int, seals: bool) -> None:
    last = pages_of(render([forms.handover(lines, home=True, seals=seals)]))[-1]
    assert f"J001-WS·1998-Y-{lines:04}" in last
    assert "差异与处理说明" in last
    assert "接收方负责人" in last


@every_form
def test_nothing_is_drawn_outside_the_margins(form: Callable[[], Sheet]) -> None:
    for page in printed(render([form()]), 100):
        height, width, _ = page.shape
        side, top, bottom = (19, 23, 8) if width > height else (14, 11, 8)
        mm = 100 / 25.4
        assert np.all(page[: int(top * mm)] == 255)
        assert np.all(page[height - int(bottom * mm) :] == 255)
        assert np.all(page[:, : int(side * mm)] == 255)
        assert np.all(page[:, width - int(14 * mm) :] == 255)


@every_form
def test_the_same_sheet_gives_the_same_file(form: Callable[[], Sheet]) -> None:
    assert render([form()]) == render([form()])


@every_form
def test_each_original_says_whose_it_is_and_counts_its_pages(form: Callable[[], Sheet]) -> None:
    sheet = form()
    pages = [packed(page) for page in pages_of(render([sheet]))]
    count = len(pages) // len(sheet.copies)
    for place, page in enumerate(pages):
        assert packed(sheet.copies[place // count]) in page
        assert f"{sheet.form}第{place % count + 1}页共{count}页" in page
        assert packed(sheet.title) in page


@every_form
def test_originals_share_one_drawing_of_each_page(form: Callable[[], Sheet]) -> None:
    sheet = form()
    two = render([replace(sheet, copies=TWO_COPIES)])
    one = render([replace(sheet, copies=TWO_COPIES[:1])])
    assert len(two) < 1.1 * len(one)


def test_the_file_says_what_it_is() -> None:
    document = pypdfium2.PdfDocument(render([forms.handover(3)]))
    facts = document.get_metadata_dict()
    assert facts["Title"] == f"档案调档出库交接单 {forms.NOTE}"
    assert facts["Author"] == forms.PROJECT
    assert facts["Creator"] == "Workroom"
    document.close()


def test_several_sheets_make_one_file_with_a_table_of_contents() -> None:
    sheets = [replace(forms.flow_sheet(), title=f"流程单{number}") for number in range(3)]
    document = pypdfium2.PdfDocument(render(sheets))
    assert len(document) == 3
    assert [mark.get_title() for mark in document.get_toc()] == [
        f"F03  流程单{number}" for number in range(3)
    ]
    document.close()


def test_the_check_digits_stand_in_groups_of_four() -> None:
    groups = " ".join(forms.HEAD[place : place + 4] for place in range(0, 64, 4))
    assert groups in text_of(render([forms.daily_sheet()]))


def test_a_reprint_and_a_practice_paper_say_so_on_every_page() -> None:
    sheet = replace(forms.handover(30), marks=(REPRINT,), practice=True)
    for page in pages_of(render([sheet])):
        assert "补打" in page
        assert packed(page).count("演练") == 2


def test_sub_totals_and_totals_end_their_rows() -> None:
    text = packed(text_of(render([forms.detail(2, 3)])))
    assert text.index("小计（第1盒）3卷") < text.index("第2盒X-000002") < text.index("以下空白")


def test_the_head_of_a_table_is_on_every_page_and_no_row_is_lost() -> None:
    pages = pages_of(render([sheet_of(Table(ONE, rows_of(120), closed=True))]))
    assert len(pages) > 2
    assert all("题名" in page and "序号" in page for page in pages)
    assert [line for page in pages for line in re.findall(r"第(\d+)行", page)] == [
        str(number) for number in range(1, 121)
    ]
    assert all("（续下页）" in page for page in pages[:-1])
    assert "（续下页）" not in pages[-1]
    assert "以下空白" in pages[-1]


def test_nobody_signs_a_page_without_lines() -> None:
    parts = (Paragraph("声明"), RuledLines("说明", 9), Signatures((SignatureBox("移交人"),)))
    signatures = Together(parts)
    for count in (1, 2, 3, *range(20, 75, 3)):
        blocks = (
            Gap(1),
            Grid((170.0,), ((Cell("表头", height=150),),)),
            Table(ONE, rows_of(count)),
        )
        pages = pages_of(render([sheet_of(*blocks, signatures)]))
        assert re.search(r"第\d+行", pages[-1]), count
        assert "移交人" in pages[-1]


def test_totals_are_never_parted_from_the_last_row() -> None:
    totals = (Row((Cell("合计"), "12")), Row((Cell("差异"), "0")))
    for count in range(30, 42):
        pages = pages_of(render([sheet_of(Table(ONE, rows_of(count), totals))]))
        assert f"第{count}行" in pages[-1]
        assert "合计" in pages[-1]
        assert "差异" in pages[-1]


def test_a_sub_total_is_not_parted_from_its_group_nor_a_group_from_its_heading() -> None:
    rows: list[Row | tuple[str, ...]] = []
    for group in range(1, 40):
        rows.append(Row((Cell(f"第{group}组", span=2),), Look.QUIET))
        rows += [(str(number), f"{group}之{number}") for number in range(1, group % 7 + 2)]
        rows.append(Row((Cell("小计"), str(group)), Look.STRONG))
    pages = pages_of(render([sheet_of(Table(ONE, tuple(rows), closed=True))]))
    assert len(pages) > 4
    for page in pages:
        lines = page.split("序号 题名\n")[1].splitlines()
        end = next(place for place, line in enumerate(lines) if line in ("（续下页）", "以下空白"))
        assert not lines[0].startswith("小计")
        assert not re.fullmatch(r"第\d+组", lines[end - 1])
        assert end > 1


def test_a_long_title_takes_two_lines_and_stays_readable() -> None:
    sheet = replace(
        forms.handover(2), title="档案调档出库交接单（婚姻登记专题第十二批次补调及返工再调）"
    )
    assert packed(sheet.title) in packed(pages_of(render([sheet]))[0])


def test_a_heading_stays_with_what_follows() -> None:
    for height in range(150, 235, 5):
        table = Table(ONE, rows_of(5))
        pages = pages_of(render([sheet_of(Paragraph("正文"), Gap(height), Heading("标题"), table)]))
        with_heading = next(page for page in pages if "标题" in page)
        assert "第1行" in with_heading


def test_a_row_longer_than_a_page_goes_on_overleaf() -> None:
    long = "很长的题名" * 1500
    pages = pages_of(render([sheet_of(Table(ONE, (("1", long), ("2", "短")), closed=True))]))
    assert len(pages) > 1
    assert packed("".join(pages)).count("很长的题名") > 1400
    assert sum(packed(page).count("长") for page in pages) == 1500


def test_notes_longer_than_their_lines_get_more_lines() -> None:
    said = "发现第三卷缺第十二页，双方当场核实并记录在案。" * 60
    pages = pages_of(render([sheet_of(RuledLines("差异与处理说明", 3, said))]))
    assert packed("".join(pages)).count("缺") == 60


def test_running_text_longer_than_a_page_goes_on_overleaf() -> None:
    pages = pages_of(render([sheet_of(Paragraph("承诺" * 3000))]))
    assert sum(packed(page).count("承诺") for page in pages) > 2900


def test_a_page_break_begins_a_page_and_a_last_one_adds_none() -> None:
    pages = pages_of(
        render([sheet_of(Paragraph("正面"), PageBreak(), Paragraph("反面"), PageBreak())])
    )
    assert ["正面" in page for page in pages] == [True, False]
    assert "反面" in pages[1]


def test_blank_rows_are_crossed_out_and_open_ones_are_not() -> None:
    crossed = printed(render([sheet_of(Table(ONE, rows_of(1), closed=True, ruled_to=10))]), 100)[0]
    opened = printed(render([sheet_of(Table(ONE, rows_of(1), open_rows=9))]), 100)[0]
    # Between the rules of the second column there is ink only where a line crosses it.
    assert (crossed[280:380, 300:700] < 128).sum() > (opened[280:380, 300:700] < 128).sum() + 300


def test_a_file_is_written_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "note.pdf"
    write(target, [forms.flow_sheet()])
    assert target.read_bytes() == render([forms.flow_sheet()])
    assert list(tmp_path.iterdir()) == [target]


def test_a_refused_sheet_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "note.pdf"
    target.write_bytes(b"old")
    with pytest.raises(PaperError):
        write(target, [sheet_of(Paragraph("\ue000"))])
    assert target.read_bytes() == b"old"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(PaperError, match="could not be written"):
        write(tmp_path / "nowhere" / "note.pdf", [forms.flow_sheet()])


def test_no_sheets_are_no_paper() -> None:
    with pytest.raises(PaperError, match="nothing to print"):
        render([])


def test_a_grid_may_hang_and_span(tmp_path: Path) -> None:
    grid = Grid((40, 65, 65), ((Cell("左", down=2), Cell("上", span=2)), (Cell("中"), Cell("右"))))
    assert packed(text_of(render([sheet_of(grid)]))).count("左上中右") == 1


def words_of(sheet: Sheet) -> list[str]:
    """Every text of a sheet, from whatever block it stands in."""
    found: list[str] = []

    def walk(value: object) -> None:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, tuple):
            for each in value:
                walk(each)
        elif hasattr(value, "__slots__") and not hasattr(value, "value"):
            for name in value.__slots__:
                walk(getattr(value, name))

    words = sheet.foot.qr_words if sheet.foot.qr else ""
    walk(replace(sheet, foot=replace(sheet.foot, qr="", qr_words=words, check_digits="")))
    return found
