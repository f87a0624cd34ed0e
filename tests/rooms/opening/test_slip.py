"""The statement on paper: what both agreed, the same for ever."""

from pathlib import Path

import pytest

from books import Book, catalogued, described
from paper.reading import packed, pages_of, text_of
from rooms.lived import drawn, rows_of, words_of
from rooms.opening.running import MONTHS, NUMBERS, agree, draft, row, running, written
from workroom.base.errors import NotFoundError
from workroom.paper.render import render
from workroom.paper.sheet import REPRINT, TWO_COPIES, Sheet
from workroom.rooms.catalogue import service as catalogue
from workroom.rooms.catalogue.model import Description, UnitKind
from workroom.rooms.opening import store
from workroom.rooms.opening.model import StatementId
from workroom.rooms.opening.slip import DRAFT, opening_statement, statement_by_number
from workroom.rooms.project import service as project


def papers(
    book: Book, statement: StatementId, copy: int | None = None, *, reprint: bool = False
) -> tuple[Sheet, ...]:
    return drawn(
        book,
        lambda db, entries: opening_statement(
            db,
            entries,
            store.statements.get(db, statement),
            printed_at=book.clock(),
            printed_by="王建国",
            copy=copy,
            reprint=reprint,
        ),
    )


def test_two_originals_tell_by_batch_who_agreed_and_what_the_file_was(
    book: Book, tmp_path: Path
) -> None:
    event = running(book, tmp_path).event
    sheets = papers(book, event.statement)
    assert [sheet.copies for sheet in sheets] == [(one,) for one in TWO_COPIES]
    text = packed(text_of(render(sheets[:1])))
    for words in (
        "期初建账单",
        event.number,
        "批次：第一批B-000001-X",
        "小计（第二批）",
        "在加工室0／2／6已归库0／0／0",
        "合计",
        "李秀英（发包方）",
        "王建国（承包方）",
        "发包方负责人",
        "期初.xlsx",
        "备注：",
    ):
        assert packed(words) in text or words == "备注："
    assert event.digest[:16] in text


def test_what_is_alike_and_in_a_row_is_one_line(book: Book, tmp_path: Path) -> None:
    event = running(book, tmp_path).event
    rows = rows_of(papers(book, event.statement, 1)[0], "档号或起止档号")
    assert [one[1] for one in rows] == [
        "J038-001-0001\n至 J038-001-0002",
        "J038-001-0003",
        "J038-001-0004",
        "J038-001-0005",
        "J038-001-0006",
    ]
    assert rows[0][4:] == ("已归库", "", "", "", "2025-031\n归 2025-G12", "全部", "1", "")
    assert rows[1][5:8] == ("2026-01-20", "41※", "1号柜")
    assert rows[3][9] == "数字化前处理（林强 2026-02-11）、档案扫描（陈文焱）"
    assert rows[4][9] == "无"


def test_totals_and_last_numbers_end_the_paper(book: Book, tmp_path: Path) -> None:
    event = running(book, tmp_path).event
    (sheet,) = papers(book, event.statement, 1)
    assert [one[0] for one in rows_of(sheet, "最早离库")] == [
        "第一批　B-000001-X",
        "第二批　B-000002-V",
        "第三批　B-000003-T",
    ]
    assert rows_of(sheet, "编号序列") == [
        ("F01 档案交接单", "HT26-F01-2026", "57", "58"),
        ("F02 档案交接明细表", "HT26-F02-2026", "41", "42"),
        ("F03 数字化工作流程单", "流程单（连续编号）", "1180", "1181"),
    ]


def test_heads_are_repeated_on_every_page(book: Book, tmp_path: Path) -> None:
    catalogued(book, 120)
    rows = [
        row(at, "在室", "2026-02-10", f"{1 + at % 2}号柜", None, "2026-007", None, "第二批")
        for at in range(1, 121)
    ]
    event = agree(book, draft(book, written(tmp_path / "期初.xlsx", rows, NUMBERS))).event
    pages = pages_of(render(papers(book, event.statement, 1)))
    assert len(pages) > 3
    listed = [page for page in pages if "J038-001-" in page]
    assert all("档号或起止档号" in packed(page) for page in listed)


def test_a_draft_is_marked_and_bears_no_number_and_nobodys_name(book: Book, tmp_path: Path) -> None:
    catalogued(book, 8, box_size=4)
    statement = draft(book, written(tmp_path / "期初.xlsx")).event.statement
    (sheet,) = papers(book, statement)
    assert (sheet.marks, sheet.number, sheet.foot.check_digits) == ((DRAFT,), "", "")
    assert not [word for word in words_of(sheet) if "李秀英" in word]
    assert [one[1] for one in rows_of(sheet, "档号或起止档号")][1] == "J038-001-0003"


def test_a_reprint_says_the_same_whatever_changed_since(book: Book, tmp_path: Path) -> None:
    event = running(book, tmp_path).event
    first = papers(book, event.statement, 1)[0]
    catalogue.bring_in(
        book.ledger,
        by=book.wang,
        project=book.project,
        kind=UnitKind.VOLUME,
        descriptions=[_other(3)],
        file="更正.xlsx",
        digest="0" * 64,
        rejected=0,
    )
    with book.ledger.work(by=book.li) as work:
        project.change_setting(work, name="steps", value="PREP SCAN")
    again = papers(book, event.statement, 1, reprint=True)[0]
    assert again.marks == (REPRINT,)
    assert words_of(again) == words_of(first)


def _other(number: int) -> Description:
    return described(number, title="另一题名", pages=999, box_number="1")


def test_a_statement_is_found_by_its_number(book: Book, tmp_path: Path) -> None:
    event = running(book, tmp_path, MONTHS[:3]).event
    with book.ledger.read() as db:
        assert statement_by_number(db, event.number).id == event.statement
        with pytest.raises(NotFoundError):
            statement_by_number(db, "HT26-F00-2026-0009-X")
