"""The daily sheet: two counts of a day, what the journal tells of it, and the next morning."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from books import Book, boxes, close_day, counted, draft_out, open_day
from paper.reading import packed, pages_of, printed, text_of, texts_on
from rooms.lived import Lived, agree, drawn, live, night, rows_of, six_volumes, volumes, words_of
from workroom.base.errors import NotFoundError
from workroom.base.word import Word
from workroom.ledger.breaches import open_breaches
from workroom.paper.render import render
from workroom.paper.sheet import REPRINT, TWO_COPIES, Paragraph, Sheet, Signatures, Table, Together
from workroom.rooms.closing import service as closing
from workroom.rooms.closing.record import SCAN_KEPT
from workroom.rooms.closing.slip import daily_sheet, day_by_number
from workroom.rooms.counting import service as counting
from workroom.rooms.counting.model import Purpose
from workroom.rooms.custody import service as custody
from workroom.rooms.duty.keys import KEYS, Countable
from workroom.rooms.handover import service as handover
from workroom.rooms.handover.model import COPIES
from workroom.rooms.holds import service as holds
from workroom.rooms.holds.model import Climate
from workroom.rooms.people import service as people
from workroom.rooms.registers import service as registers
from workroom.rooms.station.model import ScanKept, Session
from workroom.rooms.station.service import hear

FIRST, SECOND = date(2026, 3, 2), date(2026, 3, 3)
WORD = "扫描仪卡纸，案卷取不出，派人值守"


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lived]:
    """A first day that was worked and closed, and a second that was opened and closed."""
    made = live(tmp_path_factory.mktemp("lived") / "book")
    night(made)
    open_day(made.book)
    made.book.clock.forward(hours=3)
    close_day(made.book)
    yield made
    made.book.close()


def sheet_of(book: Book, day: date, *, copy: int | None = 1, reprint: bool = False) -> Sheet:
    (sheet,) = drawn(
        book,
        lambda db, entries: daily_sheet(
            db,
            entries,
            day,
            printed_at=book.clock(),
            printed_by="周卫",
            copy=copy,
            reprint=reprint,
        ),
    )
    return sheet


def said(sheet: Sheet, label: str) -> str:
    """What stands beside a label."""
    words = words_of(sheet)
    return words[words.index(label) + 1]


def test_the_counts_of_morning_and_night_stand_side_by_side(lived: Lived) -> None:
    rows = rows_of(sheet_of(lived.book, FIRST), "柜（库）位")

    assert rows[0] == ("1号柜", "0／0／0", "0／0／0", "2／3／9", "2／3／9", "无", "", "2／3／9")
    assert rows[1][:3] == ("2号柜", "0／0／0", "0／0／0")


def test_what_came_and_went_leaves_what_must_be_there(lived: Lived) -> None:
    assert rows_of(sheet_of(lived.book, FIRST), "当日调入") == [
        ("盒", "0", "2", "0", "2", "2", "0"),
        ("卷", "0", "6", "3", "3", "3", "0"),
        ("件", "0", "18", "9", "9", "9", "0"),
    ]


def test_the_work_of_the_day_is_counted_by_stage(lived: Lived) -> None:
    sheet = sheet_of(lived.book, FIRST)
    (columns,) = (
        one.columns
        for one in sheet.blocks
        if isinstance(one, Table) and one.columns[0].head == "环节"
    )
    heads = [one.head for one in columns]
    told = {row[0]: dict(zip(heads, row, strict=True)) for row in rows_of(sheet, "环节")}

    assert {stage: told["完成（次）"][stage] for stage in ("档案扫描", "数据挂接", "合计")} == {
        "档案扫描": "4",
        "数据挂接": "4",
        "合计": "28",
    }
    assert (told["数量（页、件）"]["档案扫描"], told["退回返工（次）"]["档案扫描"]) == ("87", "1")
    assert (told["数量（页、件）"]["数据挂接"], told["更正（次）"]["数据挂接"]) == ("89", "1")
    assert "当日无作业。" in words_of(sheet_of(lived.book, SECOND))


def test_the_notes_of_the_day_say_whether_they_were_signed(book: Book) -> None:
    volumes(book, six_volumes())
    open_day(book)
    first, second = boxes(book)
    for box, signed in ((first, True), (second, False)):
        note = draft_out(book, [box])
        agree(book, note)
        with book.ledger.work(by=book.wang) as work:
            custody.put_away(work, unit=box, cabinet=book.cabinet)
            for copy in COPIES if signed else ():
                handover.confirm_copy(work, handover=note, copy=copy, well=True)
            if signed:
                handover.sign(work, handover=note)
    close_day(book)
    sheet = sheet_of(book, FIRST)

    assert [row[6] for row in rows_of(sheet, "交接单号")] == ["已签字", "未签字"]
    assert said(sheet, "未签字交接单") == rows_of(sheet, "交接单号")[1][1]


def test_the_first_day_is_signed_for_twice_and_a_later_one_names_the_sheet_before(
    lived: Lived,
) -> None:
    first, second = sheet_of(lived.book, FIRST), sheet_of(lived.book, SECOND)

    assert roles(first) == [
        "开室清点人", "复核人", "保管专人", "发包方抽查人",
        "闭室清点人", "复核人", "保管专人", "发包方抽查人",
        "开柜人", "复核人", "保管专人", "发包方抽查人",
    ]  # fmt: skip
    assert len(roles(second)) == 8
    assert f"签字见前次清点表 {first.number} 第九栏" in "".join(words_of(second))


def test_the_next_morning_is_open_until_it_was_counted(tmp_path: Path) -> None:
    day = live(tmp_path / "book")
    night(day)
    before = sheet_of(day.book, FIRST)
    open_day(day.book)
    after = sheet_of(day.book, FIRST)

    assert [row[7] for row in rows_of(before, "柜（库）位")] == ["", ""]
    assert [row[7] for row in rows_of(after, "柜（库）位")] == ["2／3／9", "0／0／0"]
    assert before.foot.check_digits == after.foot.check_digits
    assert before.number == after.number
    day.book.close()


def test_a_sheet_has_two_sides(lived: Lived) -> None:
    for day in (FIRST, SECOND):
        assert len(pages_of(render([sheet_of(lived.book, day)]))) == 2


def test_both_originals_are_the_same_sheet(lived: Lived) -> None:
    assert sheet_of(lived.book, FIRST, copy=None).copies == TWO_COPIES
    assert sheet_of(lived.book, FIRST, copy=2).copies == TWO_COPIES[1:]


@pytest.mark.slow
def test_the_number_and_the_head_are_read_from_the_print(lived: Lived) -> None:
    sheet = sheet_of(lived.book, FIRST)

    for page in printed(render([sheet])):
        assert texts_on(page) == sorted([sheet.number, sheet.foot.qr])
    with lived.book.ledger.read() as db:
        digests = {entry.digest for entry in lived.book.ledger.entries(db)}
    assert sheet.foot.check_digits in digests
    assert sheet.foot.qr.endswith(sheet.foot.check_digits.upper())


def test_times_are_those_of_the_rooms_clock(lived: Lived) -> None:
    assert said(sheet_of(lived.book, FIRST), "开室时间") == "08:30"


def test_every_secret_of_the_clients_people_is_on_a_sheet_also_one_of_the_evening(
    book: Book,
) -> None:
    open_day(book)
    with book.ledger.work(by=book.li) as work:
        people.set_secret(work, person=book.zhao, secret="secret-of-zhao")
    with book.ledger.work(by=book.wang) as work:
        people.set_secret(work, person=book.lin, secret="secret-of-lin")
    close_day(book)
    with book.ledger.work(by=book.li) as work:
        people.set_secret(work, person=book.zhao, secret="another-secret")
    book.clock.forward(hours=24)
    open_day(book)
    close_day(book)

    first = said(sheet_of(book, FIRST), "发包方口令")
    second = said(sheet_of(book, SECOND), "发包方口令")
    assert first.startswith("赵垚 首次设置（")
    assert second.startswith("赵垚 重置（")
    assert "林强" not in first + second


def test_refused_scans_and_corrections_are_counted(lived: Lived, book: Book) -> None:
    open_day(book)
    session, _ = hear(book.ledger, Session("1号台"), "V-009999-X")
    hear(book.ledger, session, "还有什么")
    close_day(book)

    assert said(sheet_of(book, FIRST), "被拒或不识别的扫描") == "2 次"
    assert said(sheet_of(lived.book, FIRST), "更正") == "林强 1 次"
    assert ScanKept.__name__ == SCAN_KEPT


def test_a_count_that_was_given_up_and_lines_corrected_or_void_are_told_to_the_client(
    book: Book,
) -> None:
    open_day(book)
    with book.ledger.work(by=book.zhou) as work:
        counting.begin(work, purpose=Purpose.CLOSING)
        counting.give_up(work)
        told = {"kind": Countable.KEY, "name": "1号柜钥匙", "holder": book.wang, "pieces": 2}
        line = registers.enter(work, KEYS, told).event.line
        registers.correct(work, KEYS, line, {"pieces": 3}, why="数错")
        registers.void(work, KEYS, line, why="重复登记")
    close_day(book)
    sheet = sheet_of(book, FIRST)
    assert "周卫" in said(sheet, "放弃扫码清点")
    assert said(sheet, "更正") == "周卫 1 次"
    assert said(sheet, "登记作废") == "周卫 1 条"


def test_a_closing_on_a_word_says_so_and_a_reprint_stays_what_it_was(book: Book) -> None:
    volumes(book, six_volumes())
    open_day(book)
    agree(book, draft_out(book, boxes(book)))
    with book.ledger.work(by=book.zhou) as work:
        closing.close_day(
            work,
            found=counted(book),
            witness=book.wang,
            power_off=False,
            climate=Climate(temperature="21.5", humidity="48"),
            remark="窗销松动",
            word=Word(book.wang, WORD, "电话请示李秀英"),
        )
    before = sheet_of(book, FIRST)
    with book.ledger.read() as db:
        waiting = open_breaches(db)
    for breach in waiting:
        with book.ledger.work(by=book.li) as work:
            holds.answer_breach(work, breach=breach.id, answer="知悉")
    again = sheet_of(book, FIRST, reprint=True)

    assert WORD in said(before, "事实补记")
    assert said(before, "工位遗留").startswith("☐无　☑有　")
    assert said(before, "电源").startswith("☐")
    assert said(before, "闭室温湿度") == "21.5 ℃　48 %"
    assert "窗销松动" in "".join(words_of(before))
    assert again.marks == (REPRINT,)
    assert replace(again, marks=()) == before


def test_what_nothing_is_to_be_said_of_is_named_as_nothing(lived: Lived) -> None:
    assert said(sheet_of(lived.book, SECOND), "无此类事项").startswith(
        "清点未见、未签离、未归还、放弃扫码清点、重大隐患未跟踪、"
    )


def test_a_day_is_found_by_the_number_of_its_sheet(lived: Lived) -> None:
    sheet = sheet_of(lived.book, SECOND)
    with lived.book.ledger.read() as db:
        assert day_by_number(db, sheet.number) == SECOND
        with pytest.raises(NotFoundError, match="WR1-F09-2026-0077-0"):
            day_by_number(db, "WR1-F09-2026-0077-0")


def test_an_open_day_has_no_sheet_yet(book: Book) -> None:
    open_day(book)
    with pytest.raises(NotFoundError, match="2026-03-02"):
        sheet_of(book, FIRST)


def test_the_sheet_names_the_head_in_full(lived: Lived) -> None:
    sheet = sheet_of(lived.book, FIRST)
    assert sheet.foot.check_digits in packed(text_of(render([sheet])))


def roles(sheet: Sheet) -> list[str]:
    """The roles of the signature boxes, in order."""
    found = []
    for block in sheet.blocks:
        for one in block.blocks if isinstance(block, Together) else (block,):
            if isinstance(one, Signatures):
                found += [box.role for box in one.boxes]
            assert not isinstance(one, Paragraph) or one.text
    return found
