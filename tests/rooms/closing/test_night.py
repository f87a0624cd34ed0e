"""A closing after midnight belongs to its day: its count, its sheet, its number. Decision 0011."""

from datetime import UTC, date, datetime, timedelta

import pytest

import books
from books import Book, Scanner, cabinet_code, code_of, command
from rooms.closing.counting import close
from rooms.closing.test_slip import said, sheet_of
from workroom.base.errors import NotFoundError
from workroom.rooms.closing.slip import day_by_number
from workroom.rooms.counting import service as counting
from workroom.rooms.counting import store as counts
from workroom.rooms.counting.model import Purpose
from workroom.rooms.holds import store as holds
from workroom.rooms.registers import service as registers
from workroom.rooms.safety.checks import CHECKS, GROUPS, CheckKind, Found, When
from workroom.rooms.shifts import service as shifts
from workroom.rooms.station.model import Act

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)


def at(book: Book, *when: int) -> None:
    """It is that moment by the room's clock."""
    book.clock.now = datetime(*when, tzinfo=UTC) - timedelta(hours=8)  # type: ignore[arg-type, misc]  # year to minute


@pytest.mark.parametrize("when", [(2, 23, 59), (3, 0, 1), (3, 2, 0), (3, 4, 59), (3, 9, 0)])
def test_whenever_a_day_is_closed_the_closing_and_its_sheet_are_of_that_day(
    book: Book, when: tuple[int, int, int]
) -> None:
    books.open_day(book)
    at(book, 2026, 3, *when)
    event = close(book).event
    assert event.day == MONDAY
    sheet = sheet_of(book, MONDAY)
    assert said(sheet, "日期") == "2026-03-02"
    assert said(sheet, "闭室时间") == f"2026-03-0{when[0]} {when[1]:02}:{when[2]:02}"
    with book.ledger.read() as db:
        assert day_by_number(db, event.number) == MONDAY
    with pytest.raises(NotFoundError):
        sheet_of(book, TUESDAY)


def test_a_count_and_a_change_of_shifts_in_the_night_are_of_the_day_before(book: Book) -> None:
    units = books.catalogued(book, 2, box_number="")
    books.open_day(book)
    books.hand_out(book, units)
    Scanner(book, "wang", "1号台").scan(cabinet_code(book), *(code_of(book, u) for u in units))
    at(book, 2026, 3, 3, 0, 30)
    with book.ledger.work(by=book.wang) as work:
        assert (
            shifts.hand_over(work, leaves=book.zhou, found=books.counted(book)).event.day == MONDAY
        )
    at(book, 2026, 3, 3, 2, 0)
    with book.ledger.work(by=book.zhou) as work:
        assert counting.begin(work, purpose=Purpose.CLOSING).event.day == MONDAY
    zhou = Scanner(book, "zhou", "2号台")
    zhou.scan(command(Act.COUNT), cabinet_code(book), *(code_of(book, unit) for unit in units))
    event = close(book).event
    assert (event.day, [one.found for one in event.sorts]) == (MONDAY, [2])
    with book.ledger.read() as db:
        assert {one.day for one in counts.counts.find(db)} == {MONDAY}


def test_after_a_closing_in_the_night_the_next_day_opens_the_same_morning(book: Book) -> None:
    books.open_day(book)
    at(book, 2026, 3, 3, 2, 0)
    close(book)
    at(book, 2026, 3, 3, 8, 30)
    books.open_day(book)
    with book.ledger.read() as db:
        day = holds.open_day(db)
    assert day is not None
    assert day.day == TUESDAY


def test_the_number_of_new_years_eve_is_of_the_old_year(book: Book) -> None:
    at(book, 2026, 12, 31, 8, 30)
    books.open_day(book)
    at(book, 2027, 1, 1, 1, 30)
    assert close(book).event.number.startswith("WR1-F09-2026-")


def test_a_check_of_the_night_stands_on_the_sheet_of_the_day_it_names(book: Book) -> None:
    books.open_day(book)
    at(book, 2026, 3, 3, 1, 50)
    values = {
        "day": MONDAY,
        "kind": CheckKind.ROUTINE,
        "when": When.AFTER,
        **dict.fromkeys(GROUPS, Found.GOOD),
    }
    with book.ledger.work(by=book.zhou) as work:
        registers.enter(work, CHECKS, values)
    close(book)
    assert said(sheet_of(book, MONDAY), "收工后") == "√"
