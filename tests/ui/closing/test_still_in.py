"""Who has not signed out in the evening, media that are not back, and what is only noted."""

from collections.abc import Callable

from PySide6.QtCore import Qt

import books
from books import SECRET, Book
from rooms.keeping import agree_on, device, give_out, later, let_in, medium
from ui.closing.conftest import Hand
from ui.closing.test_page import last_day, texts
from ui.closing.test_screen import count, screen_of
from workroom.base.clauses import MEDIA_LOCKED_UP
from workroom.rooms.access import service as access
from workroom.rooms.holds.model import DayClosed, DayState
from workroom.ui.closing.screen import closing_verdict
from workroom.ui.closing.still_in import StillIn

Show = Callable[[], Hand]


def comes(book: Book, *names: str) -> None:
    for name in names:
        with book.ledger.work(by=book.people[name]) as work:
            access.pass_door(work, person=book.people[name])


def closed(book: Book) -> DayClosed:
    with book.ledger.read() as db:
        *_, event = (
            one.event for one in book.ledger.entries(db) if isinstance(one.event, DayClosed)
        )
    return event


def test_one_sentence_is_said_to_all_who_have_not_signed_out(book: Book, show: Show) -> None:
    books.open_day(book)
    comes(book, "lin", "zhou", "wang")
    let_in(book)
    hand = show()
    hand.press(Qt.Key.Key_F9)
    (still_in,) = (one for one in hand.page.findChildren(StillIn) if one.isVisible())
    assert "孙立（某县保密局）" in texts(still_in)
    assert "林强" in texts(still_in)
    assert "周卫" not in texts(still_in), "who closes the room leaves it last"
    hand.count("0", "0", "0", "0", "0", "0")
    assert "Not scanned out at the door: 林强." in texts(hand.page)
    still_in.why.setText("巡看无人")
    hand.press(Qt.Key.Key_F9)
    hand.sign(SECRET, SECRET)
    assert last_day(book)[0] is DayState.CLOSED
    left = closed(book).still_in or ()
    assert [(one.name, one.why) for one in left] == [
        ("孙立（某县保密局）", "巡看无人"),
        ("林强", "巡看无人"),
    ]


def test_where_everybody_has_left_nothing_is_asked(book: Book, show: Show) -> None:
    books.open_day(book)
    comes(book, "zhou", "wang")
    hand = show()
    hand.press(Qt.Key.Key_F9)
    assert [one for one in hand.page.findChildren(StillIn) if one.isVisible()] == []


def test_a_medium_that_is_not_back_stops_in_the_same_answer(book: Book) -> None:
    books.open_day(book)
    give_out(book, medium(book))
    screen = screen_of(book)
    verdict = closing_verdict(screen, count(screen), {})
    assert [one.clause for one in verdict.reasons] == [MEDIA_LOCKED_UP]


def test_ports_that_nobody_looked_at_are_noted_beside_it_and_stop_nothing(
    book: Book, show: Show
) -> None:
    agree_on(book, port_check_days="7")
    device(book)
    later(book, 9)
    books.open_day(book)
    hand = show()
    assert "To be noted: Ports not looked at for too long: PC-01." in texts(hand.page)
    screen = screen_of(book, book.clock().date())
    assert closing_verdict(screen, count(screen), {})
