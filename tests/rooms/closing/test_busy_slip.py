"""The daily sheet of a busy day: things scanned, checks, hazards, cameras, the roster."""

from collections.abc import Iterator
from datetime import date

import pytest

from books import Book, close_day, open_day
from paper.reading import pages_of
from rooms.closing.busy import TODAY, busy
from rooms.closing.test_slip import said, sheet_of
from rooms.lived import Lived, rows_of
from workroom.ledger.reading import Reading
from workroom.paper.render import render
from workroom.rooms.registers import service as registers
from workroom.rooms.registers import store
from workroom.rooms.registers.declaration import Register
from workroom.rooms.registers.model import Line
from workroom.rooms.safety.checks import CHECKS
from workroom.rooms.safety.hazards import HAZARDS, MENDED
from workroom.rooms.video.cameras import CAMERAS

FIRST = date(2026, 3, 2)


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lived]:
    made = busy(tmp_path_factory.mktemp("busy") / "book")
    yield made
    made.book.close()


def lines(book: Book, register: Register[Line]) -> tuple[Line, ...]:
    with book.ledger.read() as db:
        read: Reading = db
        return store.every(read, register)


def test_what_was_scanned_stands_with_expected_and_found_at_opening_and_closing(day: Lived) -> None:
    assert rows_of(sheet_of(day.book, TODAY), "未见及说明") == [
        ("档案（盒、散件）及随附流程单", "2", "2", "2", "2", "无", ""),
        ("存储介质（硬盘、U盘、光盘等）", "", "", "", "", "", ""),
        ("钥匙、工具、封条", "2", "2", "2", "2", "无", ""),
        ("胸牌", "7", "6", "7", "6", "-1", "开室　陈文焱：下午到岗\n闭室　钱梅：遗失，已报备"),
        ("计算机、扫描仪", "", "", "", "", "", ""),
    ]


def test_what_nobody_scanned_is_left_to_be_written(book: Book) -> None:
    open_day(book)
    close_day(book)
    rows = rows_of(sheet_of(book, FIRST), "未见及说明")
    assert rows[0][1:] == ("", "", "", "", "", "按柜清点，见第二栏")
    assert {cell for row in rows[1:] for cell in row[1:]} == {""}


def test_each_check_of_the_day_is_a_row_of_marks(day: Lived) -> None:
    before, patrol, after = rows_of(sheet_of(day.book, TODAY), "检查人")
    assert before == ("开工前", *["√"] * 11, "20.5℃ 50%", "周卫")
    assert patrol == ("巡查", "√", "√", "×", "√", "√", "√", "—", *["√"] * 4, "20.5℃ 50%", "周卫")
    assert after[0] == "收工后"


def test_a_day_without_checks_has_three_rows_to_be_ticked(book: Book) -> None:
    open_day(book)
    close_day(book)
    sheet = sheet_of(book, FIRST)
    assert [(row[0], set(row[1:])) for row in rows_of(sheet, "检查人")] == [
        ("开工前", {""}),
        ("巡查", {""}),
        ("收工后", {""}),
    ]
    assert said(sheet, "异常及处理") == ""
    assert said(sheet, "未结隐患") == "无"
    assert said(sheet, "监控") == "☐四区画面正常"
    assert said(sheet, "值班") == "值班表未登记"


def test_what_a_check_found_names_its_hazard_which_is_told_with_the_days_entry(day: Lived) -> None:
    sheet = sheet_of(day.book, TODAY)
    (hazard,) = lines(day.book, HAZARDS)
    assert (
        said(sheet, "异常及处理") == f"巡查：3号工位插座外壳破损，已断电（隐患单 {hazard.number}）"
    )
    assert said(sheet, "未结隐患") == (
        f"{hazard.number}　重大　3号工位：插座外壳破损。今日措施：已断电，张贴警示"
    )


def test_the_roster_and_the_cameras_stand_on_it(day: Lived) -> None:
    sheet = sheet_of(day.book, TODAY)
    assert said(sheet, "值班") == "上午 周卫　下午 周卫（替班人 王建国）"
    assert said(sheet, "监控") == "在用 3 台，无监控：信息存储区　☐四区画面正常"


def test_a_busy_day_has_two_sides(day: Lived) -> None:
    assert len(pages_of(render([sheet_of(day.book, TODAY)]))) == 2


def test_what_registers_say_after_the_closing_changes_no_sheet(day: Lived) -> None:
    book = day.book
    before = sheet_of(book, TODAY)
    (hazard,), camera, check = lines(book, HAZARDS), lines(book, CAMERAS)[0], lines(book, CHECKS)[0]
    with book.ledger.work(by=book.wang) as work:
        told = {"measure": "已更换", "mended_on": TODAY}
        registers.fill(work, HAZARDS, hazard.id, MENDED, told)
    with book.ledger.work(by=book.li) as work:
        registers.void(work, CAMERAS, camera.id, why="重复登记")
    with book.ledger.work(by=book.zhou) as work:
        registers.correct(work, CHECKS, check.id, {"humidity": "60"}, why="看错了")
    assert sheet_of(book, TODAY) == before
