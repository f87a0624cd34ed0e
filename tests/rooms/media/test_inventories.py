"""Inventories of media: by two, every month, and what differs is told."""

from datetime import date

import pytest

from books import Book
from rooms.keeping import medium, today
from rooms.looking import in_the_room, line_in, looked, said
from rooms.refusing import refused
from workroom.base.clauses import MEDIA_COUNTED, TWO_PEOPLE
from workroom.base.ids import LineId, PersonId
from workroom.rooms.media import inventories
from workroom.rooms.media.inventories import INVENTORIES
from workroom.rooms.media.media import MEDIA
from workroom.rooms.registers import service

REGISTERS = (MEDIA, INVENTORIES)


def counted(book: Book, pieces: int, differs: str = "", second: PersonId | None = None) -> LineId:
    with book.ledger.work(by=book.wang) as work:
        told = {
            "day": today(book),
            "pieces": pieces,
            "second": second or book.zhou,
            "differs": differs,
        }
        return service.enter(work, INVENTORIES, told).event.line


def test_what_differs_from_the_register_is_told(book: Book) -> None:
    medium(book)
    medium(book, "YP-02")
    counted(book, 2)
    with refused(book, (inventories.SAY_WHAT_DIFFERS, MEDIA_COUNTED)):
        counted(book, 1)
    counted(book, 1, "YP-02 在 3 号台，已放回")


def test_two_people_count(book: Book) -> None:
    with refused(book, (inventories.ALONE, TWO_PEOPLE)):
        counted(book, 0, second=book.wang)


@pytest.mark.parametrize(
    ("used_from", "counted_on", "now", "due"),
    [
        pytest.param(date(2026, 1, 31), None, "2026-03-01 12:00", None, id="thirty_days_not_over"),
        pytest.param(
            date(2026, 1, 31), None, "2026-03-02 00:00", date(2026, 3, 2), id="over_a_month_end"
        ),
        pytest.param(
            date(2026, 1, 31), None, "2026-03-01 23:59", None, id="a_minute_before_midnight"
        ),
        pytest.param(
            date(2023, 1, 1),
            date(2024, 2, 1),
            "2024-03-02 09:00",
            date(2024, 3, 2),
            id="over_a_leap_day",
        ),
        pytest.param(
            date(2023, 1, 1), date(2024, 2, 1), "2024-03-01 09:00", None, id="on_the_day_before"
        ),
    ],
)
def test_an_inventory_is_due_thirty_days_after_the_last_by_the_clock_of_the_room(
    used_from: date, counted_on: date | None, now: str, due: date | None
) -> None:
    lines = [line_in(MEDIA, "checked", code="YP-01", used_from=used_from)]
    made = [line_in(INVENTORIES, day=counted_on, pieces=1)] if counted_on else []
    look = looked(in_the_room(now), *lines, *made, registers=REGISTERS)
    falls = [said(one) for one in inventories.inventory_due(look)]
    template = inventories.LAST_COUNTED if counted_on else inventories.NEVER_COUNTED
    assert falls == ([(template, due)] if due else [])


def test_how_often_is_for_both_to_agree_on_and_without_media_nothing_is_due() -> None:
    disk = line_in(MEDIA, "checked", code="YP-01", used_from=date(2026, 3, 2))
    settings = {"media_inventory_days": "7"}
    look = looked(date(2026, 3, 9), disk, settings=settings, registers=REGISTERS)
    assert [one.due for one in inventories.inventory_due(look)] == [date(2026, 3, 9)]
    assert list(inventories.inventory_due(looked(date(2026, 3, 9), registers=REGISTERS))) == []
