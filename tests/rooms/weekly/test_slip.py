"""The weekly page on paper: what is seen first, what is named as none, and what the foot proves."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from books import Book, TestClock, lived_in
from paper.reading import packed, pages_of
from rooms.lived import words_of
from workroom.base.ids import NOBODY, CabinetId, ProjectId
from workroom.base.resources import resources
from workroom.base.words import Language, Words
from workroom.book import make_book
from workroom.ledger import journal
from workroom.paper.render import render
from workroom.paper.sheet import TWO_COPIES, Sheet
from workroom.rooms.holds import service as holds
from workroom.rooms.holds.weeks import Span, week_of
from workroom.rooms.project import service as project
from workroom.rooms.weekly.slip import GOES_ON, weekly_sheet

TENTH = week_of(date(2026, 3, 2))
CHINESE = Words(Language.CHINESE, resources() / "locales")


def sheet_of(book: Book, span: Span = TENTH) -> Sheet:
    with book.ledger.read() as db:
        return weekly_sheet(
            db,
            lambda seqs: book.ledger.entries(db, seqs=seqs),
            span,
            chinese=CHINESE,
            now=book.clock(),
            printed_by="李秀英",
        )


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    made = lived_in(tmp_path_factory.mktemp("lived") / "book")
    yield made
    made.close()


def test_the_page_is_two_originals_without_a_number_that_name_week_and_last_entry(
    lived: Book,
) -> None:
    sheet = sheet_of(lived)
    with lived.ledger.read() as db:
        last, digest = journal.head(db)
    assert (sheet.form, sheet.number, sheet.copies) == ("F52", "", TWO_COPIES)
    assert sheet.foot.check_digits == digest
    assert f"末条为第 {last} 号" in sheet.foot.remarks[0]
    assert sheet.foot.qr == f"F52 2026-W10 {last} {digest}".upper()


def test_the_first_page_says_what_to_look_at_and_names_what_there_is_nothing_of(
    lived: Book,
) -> None:
    pages = [packed(page) for page in pages_of(render([sheet_of(lived)]))]
    first = pages[0]
    assert "一、须先看" in first
    assert "待发包方批复" in first
    assert "领取时漏扫" in first
    assert "钱梅清点未见：遗失，已报备" in first
    assert packed("强制开闭室、柜位清点不符、交接差异、问题与裁定") in first
    assert "四、双方签字" in first
    assert "五、明细" not in first
    assert "五、明细" in pages[1]


def test_every_line_stands_behind_with_its_entry(lived: Book) -> None:
    words = words_of(sheet_of(lived))
    assert "更正第 41 号记录：J038-001-0001 档案扫描第 1 遍未曾发生。" in words
    assert words[words.index("流程单") + 1] == "1 至 5"
    assert "HT26-F01-2026" in words


def test_a_week_that_goes_on_says_so_and_one_that_is_over_says_who_signed(lived: Book) -> None:
    assert sheet_of(lived).marks == (GOES_ON,)
    lived.clock.forward(days=7)
    assert sheet_of(lived).marks == ()
    with lived.ledger.work(by=lived.li) as work:
        holds.countersign(work, TENTH)
    first = packed(pages_of(render([sheet_of(lived)]))[0])
    assert "李秀英2026-03-09" in first


def test_an_empty_week_is_one_short_page(lived: Book) -> None:
    sheet = sheet_of(lived, TENTH.step(-1))
    first = packed(pages_of(render([sheet]))[0])
    assert "本期无登记" in first
    assert first.count("无。") == 3


def test_a_practice_book_says_so_on_the_page(tmp_path: Path) -> None:
    clock = TestClock()
    ledger = make_book(tmp_path / "book", clock)
    with ledger.work(by=NOBODY) as work:
        project.found(work, name="室", code="WR1", client="甲", contractor="乙", practice=True)
    sheet = sheet_of(Book(ledger, clock, ProjectId(0), CabinetId(0)))
    assert sheet.practice
    assert "演练" in packed(pages_of(render([sheet]))[0])
    ledger.close()
