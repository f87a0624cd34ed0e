"""The closing page while the room is counted by scanning: what it shows, and how it ends."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

import books
from books import Book, Scanner, cabinet_code, code_of, command
from ui.cut import cut_texts
from workroom.base.ids import Kind, UnitId
from workroom.rooms.counting import service as counting
from workroom.rooms.counting import store as counts
from workroom.rooms.counting.model import Purpose
from workroom.rooms.holds import store as holds
from workroom.rooms.holds.model import DayState
from workroom.rooms.project import service as project
from workroom.rooms.registers import service as registers
from workroom.rooms.safety.hazards import HAZARDS, HazardLevel
from workroom.rooms.station.model import Act
from workroom.ui.closing.count_view import CountView
from workroom.ui.kit.rows import RowsModel
from workroom.ui.kit.table import Table

SECRET = books.SECRET
Show = Callable[[], Any]
Units = tuple[UnitId, ...]


@pytest.fixture
def badges(book: Book) -> None:
    with book.ledger.work(by=book.li) as work:
        project.change_setting(work, name="count_badges", value="on")


@pytest.fixture
def locked_up(book: Book, volumes: Units) -> Units:
    """Everything lies in the first cabinet."""
    Scanner(book, "wang", "1号台").scan(
        cabinet_code(book), *(code_of(book, unit) for unit in volumes)
    )
    return volumes


def texts(whole: QWidget) -> str:
    return "\n".join(
        getattr(part, "text", str)() for part in whole.findChildren(QWidget) if part.isVisible()
    )


def things(hand: Any) -> list[tuple[str, str]]:
    """State and name of each row of the count."""
    (view,) = hand.page.findChildren(CountView)
    (table,) = view.findChildren(Table)
    model = table.model()
    assert isinstance(model, RowsModel)
    return [
        (str(model.index(row, 0).data()), str(model.index(row, 1).data()))
        for row in range(model.rowCount())
    ]


def scan_all(book: Book, units: Units) -> None:
    zhou = Scanner(book, "zhou", "2号台")
    zhou.scan(command(Act.COUNT), cabinet_code(book), *(code_of(book, unit) for unit in units))


def test_f5_freezes_the_list_and_each_scan_at_any_station_shrinks_it(
    book: Book, locked_up: Units, show: Show
) -> None:
    hand = show()
    hand.press(Qt.Key.Key_F5)
    assert things(hand) == [("Not scanned yet", f"J038-001-000{number}") for number in (1, 2, 3, 4)]
    assert "not scanned yet" in texts(hand.page)
    scan_all(book, locked_up[:3])
    assert hand.tasks.settle()
    assert [state for state, _name in things(hand)].count("Found") == 3
    assert things(hand)[0] == ("Not scanned yet", "J038-001-0004")


def test_what_was_scanned_fills_the_numbers_and_two_signatures_close_the_day(
    book: Book, locked_up: Units, show: Show
) -> None:
    hand = show()
    hand.press(Qt.Key.Key_F5)
    scan_all(book, locked_up)
    assert hand.tasks.settle()
    assert "Everything on the list was seen" in texts(hand.page)
    hand.press(Qt.Key.Key_F9)
    assert texts(hand.page).count("Agrees") == 2
    hand.press(Qt.Key.Key_F9)
    hand.sign(SECRET, SECRET)
    with book.ledger.read() as db:
        day = holds.last_day(db)
        assert counts.running(db) is None
    assert day is not None
    assert day.state is DayState.CLOSED


def test_archives_that_were_not_scanned_stop_the_closing(
    book: Book, locked_up: Units, show: Show
) -> None:
    hand = show()
    hand.press(Qt.Key.Key_F5)
    scan_all(book, locked_up[:3])
    assert hand.tasks.settle()
    hand.press(Qt.Key.Key_F9)
    assert "Archives not scanned in this count: J038-001-0004." in texts(hand.page)


def test_a_badge_that_is_not_there_closes_with_its_reason(
    book: Book, badges: None, locked_up: Units, show: Show
) -> None:
    hand = show()
    hand.press(Qt.Key.Key_F5)
    scan_all(book, locked_up)
    with book.ledger.work(by=book.zhou) as work:
        for name, person in book.people.items():
            if name != "qian":
                counting.count_thing(work, kind=Kind.PERSON, id_=person, cabinet=None)
    assert hand.tasks.settle()
    assert things(hand)[0] == ("Not scanned yet", "钱梅")
    hand.press(Qt.Key.Key_Home)
    hand.press(Qt.Key.Key_F2)
    hand.type("Lost, reported")
    hand.press(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_F9)
    hand.press(Qt.Key.Key_F9)
    hand.sign(SECRET, SECRET)
    with book.ledger.read() as db:
        (item,) = holds.open_items.find(db)
    assert (item.name, item.why) == ("钱梅", "Lost, reported")


def test_a_reason_is_written_on_while_others_scan(
    book: Book, badges: None, locked_up: Units, show: Show
) -> None:
    hand = show()
    hand.press(Qt.Key.Key_F5)
    (view,) = hand.page.findChildren(CountView)
    (table,) = view.findChildren(Table)
    table.pick(len(things(hand)) - 1)
    hand.press(Qt.Key.Key_F2)
    hand.type("left at home")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.setCursorPosition(4)
    scan_all(book, locked_up[:1])
    assert hand.tasks.settle()
    assert (line.text(), line.cursorPosition()) == ("left at home", 4)


def test_a_hazard_that_is_void_no_longer_stands_on_the_page(
    book: Book, locked_up: Units, show: Show
) -> None:
    with book.ledger.work(by=book.li) as work:
        project.change_setting(work, name="hazard_stops_closing", value="on")
        told = {
            "level": HazardLevel.MAJOR,
            "found_on": book.clock().date(),
            "place": "3号工位",
            "description": "插座外壳破损",
            "demand": "更换插座",
            "due": book.clock().date(),
            "owner": book.wang,
        }
        line = registers.enter(work, HAZARDS, told).event.line
    hand = show()
    hand.press(Qt.Key.Key_F9)
    assert "Major hazards" in texts(hand.page)
    with book.ledger.work(by=book.li) as work:
        registers.void(work, HAZARDS, line, why="重复登记")
    assert hand.tasks.settle()
    assert "Major hazards" not in texts(hand.page)


def test_a_count_under_way_is_met_again_when_the_window_comes_back(
    book: Book, locked_up: Units, show: Show
) -> None:
    with book.ledger.work(by=book.zhou) as work:
        counting.begin(work, purpose=Purpose.CLOSING)
    scan_all(book, locked_up[:1])
    hand = show()
    assert [state for state, _name in things(hand)].count("Found") == 1
    hand.press(Qt.Key.Key_Escape)
    assert "Everything is locked up" in texts(hand.page)
    hand.press(Qt.Key.Key_F5)
    assert len(things(hand)) == 4


def test_the_morning_is_counted_by_scanning_too(book: Book, locked_up: Units, show: Show) -> None:
    books.close_day(book)
    book.clock.forward(days=1)
    hand = show()
    hand.press(Qt.Key.Key_F5)
    scan_all(book, locked_up)
    assert hand.tasks.settle()
    hand.press(Qt.Key.Key_F9)
    hand.press(Qt.Key.Key_F9)
    hand.sign(SECRET, SECRET)
    with book.ledger.read() as db:
        day = holds.last_day(db)
    assert day is not None
    assert day.state is DayState.OPEN


@pytest.mark.parametrize("size", [(1158, 680), (1005, 530)], ids=["1366", "1366_at_125_percent"])
def test_no_text_of_the_count_is_cut(
    size: tuple[int, int], book: Book, badges: None, locked_up: Units, show: Show
) -> None:
    hand = show()
    hand.press(Qt.Key.Key_F5)
    scan_all(book, locked_up[:2])
    hand.page.resize(*size)
    QApplication.processEvents()
    assert hand.tasks.settle()
    assert cut_texts(hand.page) == []


def test_a_badge_that_is_not_there_in_the_morning_opens_with_its_reason(
    book: Book, badges: None, locked_up: Units, show: Show
) -> None:
    books.close_day(book)
    book.clock.forward(days=1)
    hand = show()
    hand.press(Qt.Key.Key_F5)
    scan_all(book, locked_up)
    with book.ledger.work(by=book.zhou) as work:
        for name, person in book.people.items():
            if name != "qian":
                counting.count_thing(work, kind=Kind.PERSON, id_=person, cabinet=None)
    assert hand.tasks.settle()
    hand.press(Qt.Key.Key_F9)
    assert "Badges not scanned in this count: 钱梅" in texts(hand.page)
    hand.press(Qt.Key.Key_F5)
    hand.press(Qt.Key.Key_Home)
    hand.press(Qt.Key.Key_F2)
    hand.type("Comes at noon")
    hand.press(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_F9)
    hand.press(Qt.Key.Key_F9)
    hand.sign(SECRET, SECRET)
    with book.ledger.read() as db:
        (item,) = holds.open_items.find(db)
        assert holds.open_day(db) is not None
    assert (item.name, item.why) == ("钱梅", "Comes at noon")
