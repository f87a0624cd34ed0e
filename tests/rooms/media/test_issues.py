"""Media given out and brought back: checked before, once at a time, looked at afterwards."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from books import Book
from rooms.keeping import bring_back, check, give_out, issues, medium, today
from rooms.looking import in_the_room, line_in, looked, opened, said
from rooms.refusing import refused
from workroom.base.clauses import MEDIA_KEPT, MEDIA_LOCKED_UP
from workroom.base.ids import LineId
from workroom.base.word import Word
from workroom.rooms.holds.model import DayState
from workroom.rooms.media import issues as rules
from workroom.rooms.media.issues import CLEARED, ISSUES, LOOKED_AT, RETURNED
from workroom.rooms.media.media import ENDED, MEDIA, ORDERED, End, Result
from workroom.rooms.registers import service
from workroom.rooms.registers.model import Standing


def not_checked(book: Book) -> LineId:
    return medium(book, checked=False)


def failed(book: Book) -> LineId:
    line = medium(book, checked=False)
    check(book, line, Result.FAILED)
    return line


def ended(book: Book) -> LineId:
    line = medium(book)
    with book.ledger.work(by=book.zhao) as work:
        service.fill(work, MEDIA, line, ORDERED, {"ordered": End.RECEIVED, "order": "令"})
        told = {"end": End.RECEIVED, "ended_on": today(book), "witness": "收据 3"}
        service.fill(work, MEDIA, line, ENDED, told)
    return line


def out(book: Book) -> LineId:
    line = medium(book)
    give_out(book, line)
    return line


def came_back_bad(book: Book) -> LineId:
    line = medium(book)
    bring_back(book, give_out(book, line), Result.FAILED)
    return line


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        pytest.param(not_checked, rules.NOT_CHECKED, id="never_checked"),
        pytest.param(failed, rules.FAILED, id="check_not_passed"),
        pytest.param(ended, rules.NOT_IN_USE, id="at_its_end"),
        pytest.param(out, rules.IS_OUT, id="out_already"),
        pytest.param(came_back_bad, rules.CAME_BACK_BAD, id="came_back_with_something_on_it"),
    ],
)
def test_a_medium_that_may_not_be_used_is_not_given_out(
    book: Book, made: Callable[[Book], LineId], reason: str
) -> None:
    line = made(book)
    before = len(issues(book))
    with refused(book, (reason, MEDIA_KEPT)):
        give_out(book, line)
    give_out(book, line, Word(who=book.lin, why="急用", source="电话"))
    assert len(issues(book)) == before + 1


def test_what_was_cleared_is_given_out_again(book: Book) -> None:
    line = came_back_bad(book)
    with book.ledger.work(by=book.wang) as work:
        service.fill(work, ISSUES, issues(book)[0].id, CLEARED, {"cleared": "全盘查杀，复检合格"})
    give_out(book, line)


def test_what_was_in_order_is_not_cleared(book: Book) -> None:
    issue = give_out(book, medium(book))
    bring_back(book, issue, Result.PASSED)
    with (
        refused(book, (rules.NOTHING_TO_CLEAR, MEDIA_KEPT)),
        book.ledger.work(by=book.wang) as work,
    ):
        service.fill(work, ISSUES, issue, CLEARED, {"cleared": "—"})


def test_back_means_done_although_nobody_has_looked_at_it_yet(book: Book) -> None:
    issue = give_out(book, medium(book))
    bring_back(book, issue)
    assert issues(book)[0].standing is Standing.DONE


def test_out_comes_before_back_and_neither_is_tomorrow(book: Book) -> None:
    line = medium(book)
    with refused(book, (rules.NOT_YET, MEDIA_KEPT)):
        give_out(book, line, issued_at=book.clock() + timedelta(minutes=1))
    issue = give_out(book, line)
    with refused(book, (rules.BACK_BEFORE_OUT, MEDIA_KEPT)), book.ledger.work(by=book.lin) as work:
        back = {"returned_at": book.clock() - timedelta(minutes=1)}
        service.fill(work, ISSUES, issue, RETURNED, back)


@pytest.mark.parametrize(
    ("filled", "back", "due"),
    [
        pytest.param((), None, (rules.STILL_OUT, date(2026, 2, 28)), id="still_out"),
        pytest.param(
            (RETURNED,), None, (rules.LOOK_AT_IT, date(2026, 3, 1)), id="back_the_day_after"
        ),
        pytest.param(
            (RETURNED, LOOKED_AT),
            Result.FAILED,
            (rules.CLEAR_IT, date(2026, 3, 1)),
            id="with_something_on_it",
        ),
    ],
)
def test_a_medium_out_over_night_falls_due_by_the_clock_of_the_room(
    filled: tuple[str, ...], back: Result | None, due: tuple[str, date]
) -> None:
    """Given out a quarter before midnight in Shanghai, back a quarter after: UTC has one day."""
    disk = line_in(MEDIA, "checked", code="YP-01")
    given = in_the_room("2026-02-28 23:45")
    returned = in_the_room("2026-03-01 00:15") if filled else None
    issue = line_in(
        ISSUES, *filled, medium=disk.id, issued_at=given, returned_at=returned, back=back
    )
    look = looked(date(2026, 3, 1), disk, issue, registers=(MEDIA, ISSUES))
    (falls,) = rules.issues_due(look)
    assert said(falls) == due
    assert (falls.clause is MEDIA_LOCKED_UP) is (filled == ())


@pytest.mark.parametrize(
    ("state", "due"),
    [
        pytest.param(DayState.OPEN, [], id="while_people_are_at_work"),
        pytest.param(DayState.CLOSED, [rules.STILL_OUT], id="when_the_room_is_left"),
    ],
)
def test_a_medium_in_use_is_due_when_the_room_is_left(state: DayState, due: list[str]) -> None:
    disk, day = line_in(MEDIA, "checked", code="YP-01"), date(2024, 2, 29)
    issue = line_in(ISSUES, medium=disk.id, issued_at=in_the_room("2024-02-29 16:00"))
    look = looked(in_the_room("2024-02-29 17:30"), disk, issue, registers=(MEDIA, ISSUES))
    look = replace(look, last_day=opened(day, state=state))
    assert [said(one)[0] for one in rules.issues_due(look)] == due
