"""Supervision notices: answered by their day, verified, in three copies."""

from datetime import date
from typing import Any

import pytest

from books import Book
from rooms.looking import in_the_room, line_in, looked, said
from rooms.refusing import refused
from workroom.base.clauses import ACCESS_RIGHTS, NOTICE_ANSWERED
from workroom.base.ids import LineId
from workroom.rooms.registers import rules, service, store
from workroom.rooms.registers.model import Standing
from workroom.rooms.safety import notices
from workroom.rooms.safety.notices import NOTICES, REPLIED, VERIFIED


def issue(book: Book, **more: Any) -> LineId:
    with book.ledger.work(by=book.zhao) as work:
        told = {
            "issued_on": date(2026, 3, 2),
            "due": date(2026, 3, 5),
            "subject": "扫描工位杂物",
            "content": "2号台堆放无关物品",
            "demand": "当日清理",
            **more,
        }
        return service.enter(work, NOTICES, told).event.line


def test_a_notice_is_replied_to_by_the_contractor_and_closed_by_who_verifies(book: Book) -> None:
    line = issue(book)
    reply = {"reply": "已清理", "replied_on": date(2026, 3, 2)}
    with refused(book, (rules.NOT_YOURS, ACCESS_RIGHTS)), book.ledger.work(by=book.zhao) as work:
        service.fill(work, NOTICES, line, REPLIED, reply)
    with book.ledger.work(by=book.wang) as work:
        service.fill(work, NOTICES, line, REPLIED, reply)
    with book.ledger.work(by=book.li) as work:
        told = {"finding": "属实", "verified_on": date(2026, 3, 3)}
        service.fill(work, NOTICES, line, VERIFIED, told)
    with book.ledger.read() as db:
        assert store.get(db, NOTICES, line).standing is Standing.DONE


def test_a_reply_is_not_due_before_the_notice(book: Book) -> None:
    with refused(book, (notices.DUE_BEFORE_ISSUED, NOTICE_ANSWERED)):
        issue(book, due=date(2026, 3, 1))


@pytest.mark.parametrize(
    "due",
    [
        pytest.param(date(2026, 3, 31), id="the_last_of_a_month"),
        pytest.param(date(2028, 2, 29), id="a_leap_day"),
        pytest.param(date(2026, 12, 31), id="the_last_of_a_year"),
    ],
)
def test_a_notice_waits_for_its_reply_on_its_day_and_then_to_be_verified(due: date) -> None:
    told = {"issued_on": date(2026, 1, 1), "due": due, "subject": "消防通道"}
    for now in (in_the_room(f"{due} 23:59"), in_the_room("2029-01-01 00:00")):
        look = looked(now, line_in(NOTICES, **told), registers=(NOTICES,))
        assert [said(one) for one in notices.unanswered(look)] == [(notices.ANSWER, due)]
    replied = line_in(NOTICES, REPLIED, **told, replied_on=date(2026, 1, 9))
    closed = line_in(NOTICES, REPLIED, VERIFIED, **told)
    look = looked(due, replied, closed, registers=(NOTICES,))
    assert [said(one) for one in notices.unanswered(look)] == [(notices.VERIFY, date(2026, 1, 9))]
