"""Quality accidents: one step after the other, each due at once."""

from datetime import UTC, date, datetime

import pytest

from books import Book
from rooms.looking import line_in, looked, said
from rooms.refusing import refused
from workroom.base.clauses import ACCIDENT_INVESTIGATED
from workroom.rooms.registers import service, store
from workroom.rooms.registers.model import Standing
from workroom.rooms.safety import accidents
from workroom.rooms.safety.accidents import (
    CHECKED,
    DECIDED,
    INVESTIGATED,
    QUALITY_ACCIDENTS,
    REPORTED,
    Cause,
    Sanction,
    Severity,
)

FOUND, AGAIN = date(2028, 2, 29), date(2028, 3, 31)


@pytest.mark.parametrize(
    ("filled", "wanted"),
    [
        pytest.param((), [(accidents.NOT_REPORTED, FOUND)], id="reported"),
        pytest.param((REPORTED,), [(accidents.NOT_INVESTIGATED, FOUND)], id="investigated"),
        pytest.param((REPORTED, INVESTIGATED), [(accidents.NOT_DECIDED, FOUND)], id="decided"),
        pytest.param(
            (REPORTED, INVESTIGATED, DECIDED), [(accidents.CHECK_AGAIN, AGAIN)], id="checked_again"
        ),
        pytest.param((REPORTED, INVESTIGATED, DECIDED, CHECKED), [], id="done"),
    ],
)
def test_the_next_step_of_an_accident_is_due(
    filled: tuple[str, ...], wanted: list[tuple[str, date]]
) -> None:
    one = line_in(QUALITY_ACCIDENTS, *filled, found_on=FOUND, check_due=AGAIN)
    look = looked(date(2028, 3, 1), one, registers=(QUALITY_ACCIDENTS,))
    assert [said(one) for one in accidents.next_step_due(look)] == wanted


def test_an_accident_goes_from_who_found_it_to_who_checks_it_again(book: Book) -> None:
    with book.ledger.work(by=book.lin) as work:
        told = {
            "level": Severity.SERIOUS,
            "found_on": date(2026, 3, 2),
            "description": "漏扫整卷",
            "extent": "一卷",
        }
        line = service.enter(work, QUALITY_ACCIDENTS, told).event.line
    with book.ledger.work(by=book.qian) as work:
        reported = {"reported_at": datetime(2026, 3, 2, 1, tzinfo=UTC), "reported_to": "李秀英"}
        service.fill(work, QUALITY_ACCIDENTS, line, REPORTED, reported)
        found = {
            "investigators": (book.qian, book.zhao),
            "causes": (Cause.PEOPLE, Cause.METHODS),
            "cause": "未逐页核对",
        }
        service.fill(work, QUALITY_ACCIDENTS, line, INVESTIGATED, found)
    ordered = {
        "sanctions": (Sanction.COMPENSATION,),
        "prevention": "双人核对",
        "check_due": date(2026, 3, 31),
    }
    with (
        refused(book, (accidents.SAY_HOW_MUCH, ACCIDENT_INVESTIGATED)),
        book.ledger.work(by=book.li) as work,
    ):
        service.fill(work, QUALITY_ACCIDENTS, line, DECIDED, ordered)
    with book.ledger.work(by=book.li) as work:
        service.fill(work, QUALITY_ACCIDENTS, line, DECIDED, ordered | {"basis": "合同第9条"})
    with book.ledger.work(by=book.zhao) as work:
        told = {"finding": "已改", "checked_on": date(2026, 3, 31)}
        service.fill(work, QUALITY_ACCIDENTS, line, CHECKED, told)
    with book.ledger.read() as db:
        assert store.get(db, QUALITY_ACCIDENTS, line).standing is Standing.DONE
