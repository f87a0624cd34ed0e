"""Media: checked before they are used, and ended only as the client orders."""

from typing import Any

import pytest

from books import Book
from rooms.keeping import check, medium, the_medium, today
from rooms.looking import line_in, looked, said
from rooms.refusing import refused
from workroom.base.clauses import MEDIA_KEPT, MEDIA_NOT_DISPOSED
from workroom.base.ids import LineId
from workroom.base.word import Word
from workroom.ledger.breaches import open_breaches
from workroom.rooms.media import media
from workroom.rooms.media.media import CHECKED, ENDED, MEDIA, ORDERED, End, Result
from workroom.rooms.registers import service
from workroom.rooms.registers.model import Standing


def order(book: Book, line: LineId, what: End) -> None:
    with book.ledger.work(by=book.zhao) as work:
        service.fill(work, MEDIA, line, ORDERED, {"ordered": what, "order": "令 2026-03"})


def end(book: Book, line: LineId, what: End, word: Word | None = None) -> None:
    with book.ledger.work(by=book.wang) as work:
        told = {"end": what, "ended_on": today(book), "witness": "赵垚在场"}
        service.fill(work, MEDIA, line, ENDED, told, word=word)


def test_a_medium_is_numbered_by_its_label(book: Book) -> None:
    line = medium(book)
    assert the_medium(book, line).number == f"M-{line:06}-{the_medium(book, line).number[-1]}"


def test_no_medium_is_ended_without_the_clients_order(book: Book) -> None:
    line = medium(book)
    with refused(book, (media.WITHOUT_ORDER, MEDIA_NOT_DISPOSED)):
        end(book, line, End.DESTROYED)
    order(book, line, End.RECEIVED)
    with refused(book, (media.ANOTHER_END, MEDIA_NOT_DISPOSED)):
        end(book, line, End.DESTROYED)
    end(book, line, End.RECEIVED)
    assert the_medium(book, line).standing is Standing.DONE


def test_what_was_destroyed_all_the_same_is_written_on_a_word_and_stays_open(book: Book) -> None:
    line = medium(book)
    word = Word(who=book.wang, why="误当报废盘送毁", source="销毁单 07")
    end(book, line, End.DESTROYED, word)
    assert the_medium(book, line).end is End.DESTROYED
    with book.ledger.read() as db:
        (breach,) = open_breaches(db)
    assert breach.who == book.wang


def test_nothing_is_checked_tomorrow(book: Book) -> None:
    line = medium(book, checked=False)
    book.clock.forward(days=-1)
    tomorrow = {"checked_on": the_medium(book, line).used_from, "result": Result.PASSED}
    with refused(book, (media.NOT_YET, MEDIA_KEPT)), book.ledger.work(by=book.zhao) as work:
        service.fill(work, MEDIA, line, CHECKED, tomorrow)


def test_the_contractors_people_do_not_order_the_end(book: Book) -> None:
    line = medium(book)
    with (
        refused(book, "{name} may not fill “{part}” of this register; that takes: {roles}."),
        book.ledger.work(by=book.wang) as work,
    ):
        told = {"ordered": End.CLEARED, "order": "令"}
        service.fill(work, MEDIA, line, ORDERED, told)


@pytest.mark.parametrize(
    ("filled", "more", "due"),
    [
        pytest.param((), {}, [media.CHECK_IT], id="never_checked"),
        pytest.param((CHECKED,), {}, [], id="checked"),
        pytest.param((CHECKED, ORDERED), {"ordered": End.CLEARED}, [media.END_IT], id="ordered"),
        pytest.param((CHECKED, ORDERED, ENDED), {"ordered": End.CLEARED}, [], id="ended"),
    ],
)
def test_what_is_left_to_be_done_with_a_medium_falls_due(
    book: Book, filled: tuple[str, ...], more: dict[str, Any], due: list[str]
) -> None:
    line = line_in(MEDIA, *filled, code="YP-01", used_from=today(book), **more)
    look = looked(today(book), line, registers=(MEDIA,))
    falls = [one for clock in MEDIA.clocks for one in clock(look)]
    assert [said(one)[0] for one in falls] == due


def test_a_check_that_failed_is_no_check(book: Book) -> None:
    line = medium(book, checked=False)
    check(book, line, Result.FAILED)
    assert the_medium(book, line).result is Result.FAILED
