"""Noon and the change of shifts on the closing page, by keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

import books
from books import SECRET, Book, Scanner, cabinet_code, code_of, command
from ui.closing.conftest import Hand
from ui.cut import cut_texts
from workroom.base.ids import UnitId
from workroom.rooms.counting import store as counts
from workroom.rooms.counting.model import Purpose
from workroom.rooms.holds import store as holds
from workroom.rooms.holds.model import RoomDay
from workroom.rooms.holds.shifts import RoomResumed, ShiftHandedOver
from workroom.rooms.people import service as people
from workroom.rooms.people.model import Role
from workroom.rooms.shifts import service
from workroom.rooms.station.model import Act
from workroom.ui.closing.count_grid import SealField
from workroom.ui.kit.signing import Signing

Show = Callable[[], Hand]
Units = tuple[UnitId, ...]


def texts(whole: QWidget) -> str:
    return "\n".join(
        getattr(part, "text", str)() for part in whole.findChildren(QWidget) if part.isVisible()
    )


def day_of(book: Book) -> RoomDay:
    with book.ledger.read() as db:
        day = holds.open_day(db)
    assert day is not None
    return day


def shut(book: Book) -> None:
    with book.ledger.work(by=book.zhou) as work:
        service.pause(work, witness=book.wang, seal="F-0012")


def test_f3_asks_for_the_seal_and_two_people_shut_the_room(
    book: Book, volumes: Units, show: Show
) -> None:
    hand = show()
    hand.press(Qt.Key.Key_F3)
    assert "4 are not in a cabinet. They are locked in" in texts(hand.page)
    assert "Put them away, or seal the door" in texts(hand.page)
    hand.press(Qt.Key.Key_F9)
    assert hand.page.findChildren(Signing) == []
    hand.type("F-0012")
    hand.press(Qt.Key.Key_F9)
    hand.sign(SECRET, SECRET)
    assert (day_of(book).door_seal, day_of(book).shut_at) == ("F-0012", book.clock())
    assert "The room is shut since" in texts(hand.page)
    assert "F-0012" not in texts(hand.page), "the number is read off the door"


def test_the_number_on_the_door_opens_it_again(book: Book, volumes: Units, show: Show) -> None:
    shut(book)
    hand = show()
    hand.type("F-0013")
    assert "Seal F-0013 is not the one that was put on the door." in texts(hand.page)
    hand.press(Qt.Key.Key_Backspace)
    hand.type("2")
    hand.press(Qt.Key.Key_F9)
    hand.sign(SECRET, SECRET)
    assert day_of(book).shut_at is None
    assert "not locked up" in texts(hand.page)


def test_a_broken_seal_wants_what_was_found_and_nothing_else(
    book: Book, volumes: Units, show: Show
) -> None:
    shut(book)
    hand = show()
    hand.press(Qt.Key.Key_Tab)
    hand.press(Qt.Key.Key_Down)
    assert "Write what you found and what you did." in texts(hand.page)
    hand.press(Qt.Key.Key_Tab)
    hand.type("Torn; counted, nothing is missing")
    hand.press(Qt.Key.Key_F9)
    hand.sign(SECRET, SECRET)
    with book.ledger.read() as db:
        (entry,) = (e for e in book.ledger.entries(db) if isinstance(e.event, RoomResumed))
    event = entry.event
    assert isinstance(event, RoomResumed)
    assert (event.whole, event.remark) == (False, "Torn; counted, nothing is missing")


def test_f4_counts_and_who_comes_and_who_leaves_sign(
    book: Book, volumes: Units, show: Show
) -> None:
    hand = show()
    hand.press(Qt.Key.Key_F4)
    assert "At the change of shifts: count the cabinets" in texts(hand.page)
    hand.count("0", "", "", "0", "", "")
    with book.ledger.work(by=book.wang) as work:
        people.change_roles(work, person=book.zhou, roles=[Role.DUTY_OFFICER, Role.CUSTODIAN])
    assert hand.tasks.settle()
    hand.press(Qt.Key.Key_F9)
    hand.sign(SECRET, SECRET)
    with book.ledger.read() as db:
        (entry,) = (e for e in book.ledger.entries(db) if isinstance(e.event, ShiftHandedOver))
    event = entry.event
    assert isinstance(event, ShiftHandedOver)
    assert (entry.by, event.leaves, event.custodian) == (book.zhou, book.wang, book.zhou)
    assert len(event.left) == 4
    assert "not locked up" in texts(hand.page)


def test_what_the_use_case_refuses_is_said_on_the_page(
    book: Book, volumes: Units, show: Show
) -> None:
    hand = show()
    hand.press(Qt.Key.Key_F4)
    hand.count("0", "", "", "0", "", "")
    hand.press(Qt.Key.Key_F9)
    hand.sign(SECRET, SECRET)
    assert "周卫 is not a custodian (KC). Let a custodian take over." in texts(hand.page)


def test_at_noon_a_count_by_scanning_leads_back_to_the_seal(
    book: Book, volumes: Units, show: Show
) -> None:
    hand = show()
    hand.press(Qt.Key.Key_F3)
    hand.press(Qt.Key.Key_F5)
    with book.ledger.read() as db:
        running = counts.running(db)
    assert running is not None
    assert running.purpose is Purpose.NOON
    zhou = Scanner(book, "zhou", "2号台")
    zhou.scan(command(Act.COUNT), *(code_of(book, unit) for unit in volumes))
    assert hand.tasks.settle()
    hand.press(Qt.Key.Key_F9)
    hand.type("F-0012")
    hand.press(Qt.Key.Key_F9)
    hand.sign(SECRET, SECRET)
    assert day_of(book).door_seal == "F-0012"


def test_esc_goes_back_to_the_list(volumes: Units, show: Show) -> None:
    hand = show()
    for key in (Qt.Key.Key_F3, Qt.Key.Key_F4):
        hand.press(key)
        hand.press(Qt.Key.Key_Escape)
        assert "not locked up" in texts(hand.page)


@pytest.mark.parametrize("size", [(1158, 680), (1005, 530)], ids=["1366", "1366_at_125_percent"])
@pytest.mark.parametrize("view", ["list", "noon", "shift", "shut"])
def test_no_text_is_cut(
    view: str, size: tuple[int, int], book: Book, volumes: Units, show: Show
) -> None:
    if view == "shut":
        Scanner(book, "wang", "1号台").scan(
            cabinet_code(book), *(code_of(book, unit) for unit in volumes[:2])
        )
        shut(book)
    hand = show()
    key = {"noon": Qt.Key.Key_F3, "shift": Qt.Key.Key_F4}.get(view)
    if key is not None:
        hand.press(key)
    hand.page.resize(*size)
    QApplication.processEvents()
    assert hand.tasks.settle()
    assert cut_texts(hand.page) == []


def test_an_unused_secret_is_no_signature(book: Book, volumes: Units, show: Show) -> None:
    books.give_secrets(book, "lin")
    shut(book)
    hand = show()
    hand.type("F-0012")
    hand.press(Qt.Key.Key_F9)
    hand.sign(SECRET, "another")
    assert day_of(book).shut_at is not None


def test_before_days_off_the_door_is_sealed_and_after_them_its_seal_is_read(
    book: Book, volumes: Units, show: Show
) -> None:
    Scanner(book, "wang", "1号台").scan(
        cabinet_code(book), *(code_of(book, unit) for unit in volumes)
    )
    hand = show()
    hand.press(Qt.Key.Key_F9)
    hand.count("0", "4", "12", "0", "", "")
    for _field in range(2):
        hand.press(Qt.Key.Key_Tab)
    hand.type("F-0100")
    assert "The room is sealed for a break: 1号柜 is not." in texts(hand.page)
    (seal,) = (
        one
        for one in hand.page.findChildren(SealField)
        if one.isVisible() and one.accessibleName().startswith("1号柜")
    )
    seal.setFocus()
    hand.type("G-0007")
    hand.press(Qt.Key.Key_F9)
    hand.sign(SECRET, SECRET)
    book.clock.forward(days=5)
    hand = show()
    for _field in range(3):
        hand.press(Qt.Key.Key_Tab)
    hand.type("G-0007", "0")
    assert "Enter the number of the seal on the door" in texts(hand.page)
    (door,) = (
        one
        for one in hand.page.findChildren(QLineEdit)
        if one.isVisible() and one.accessibleName() == "Number of the seal on the door"
    )
    door.setFocus()
    hand.type("F-0100")
    hand.press(Qt.Key.Key_F9)
    hand.sign(SECRET, SECRET)
    assert day_of(book).door_seal is None
