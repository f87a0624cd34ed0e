"""The window on a real book, put together as it runs."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import books
from books import Book
from workroom.rooms.holds.weeks import week_of
from workroom.rooms.people import store as people
from workroom.rooms.registers import service
from workroom.rooms.safety.hazards import HAZARDS, HazardLevel
from workroom.settings import PcSettings
from workroom.ui.kit.fields import Choice
from workroom.ui.kit.signing import Signing
from workroom.ui.kit.status import StatusLine
from workroom.ui.offering import Offering
from workroom.ui.start import Office


@pytest.fixture
def office(qapp: QApplication, book: Book, qtbot: QtBot) -> Iterator[Office]:
    made = Office(qapp, book.ledger, PcSettings(language="en", station="1号台"))
    with qtbot.waitActive(made.frame):
        made.frame.show()
    made.frame.go("today")
    assert made.tasks.settle()
    yield made
    made.frame.close()
    made.close()


def test_a_badge_says_who_signs_in(office: Office, book: Book) -> None:
    office.sign_in.ask()
    assert office.tasks.settle()
    (signing,) = office.frame.findChildren(Signing)
    with book.ledger.read() as db:
        badge = people.people.get(db, book.lin).badge_code
    assert signing.take_scan(str(badge))
    assert office.tasks.settle()
    (who,) = signing.findChildren(Choice)
    assert who.value == book.lin
    signing.reject()


def test_a_day_that_was_never_closed_is_said_with_its_date(office: Office, book: Book) -> None:
    books.open_day(book)
    office.board.look()
    assert office.tasks.settle()
    status = office.frame.findChild(StatusLine)
    assert status is not None
    opened = book.clock().astimezone(office.frame.bench.zone)
    assert f"Day open since {opened:%H:%M}" in status.told()
    book.clock.forward(days=1)
    office.board.look()
    assert office.tasks.settle()
    assert f"Day open since {opened:%m-%d %H:%M}" in status.told()


def test_a_paper_of_a_register_is_drawn_and_shown_where_no_printer_is_chosen(
    office: Office, book: Book
) -> None:
    opened: list[Path] = []
    offering = Offering(
        office.frame,
        tasks=office.tasks,
        press=lambda: office.press,
        printer=str,
        show=opened.append,
    )
    values = {
        "level": HazardLevel.ORDINARY,
        "found_on": date(2026, 3, 2),
        "place": "3号台",
        "description": "电源线拖地",
        "demand": "走线入槽",
        "due": date(2026, 3, 2),
        "owner": book.zhou,
    }
    with book.ledger.work(by=book.wang) as work:
        entered = service.enter(work, HAZARDS, values).event
    offering.line(HAZARDS, entered.line)
    offering.register(HAZARDS)
    assert office.tasks.settle()
    form, whole = opened
    assert form.name == f"F38-{entered.number}.pdf"
    assert whole.name == "F38-安全隐患登记簿.pdf"
    assert form.stat().st_size > 1000
    assert "The paper lies in" in office.frame.notice.accessibleName()


def test_the_week_stands_under_today_and_prints_as_a_paper_of_the_book(
    office: Office, book: Book, qtbot: QtBot
) -> None:
    shown: list[Path] = []
    office.offering._show = shown.append
    office.frame.go("week")
    assert office.tasks.settle()
    checked = [
        entry.key for button, entry in office.frame._rail._buttons.values() if button.isChecked()
    ]
    assert checked == ["today"]
    assert "week" not in office.frame._rail._buttons
    office.offering.week(week_of(date(2026, 3, 2)))
    assert office.tasks.settle()
    assert [one.name for one in shown] == ["F52-2026-W10.pdf"]
