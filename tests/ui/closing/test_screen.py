"""What the closing page shows, asked of a real book."""

from datetime import date

import books
from books import Book
from workroom.base.ids import CabinetId, UnitId
from workroom.base.verdict import RefusedError
from workroom.base.word import Word
from workroom.rooms.closing import service
from workroom.rooms.closing.model import Found
from workroom.rooms.custody import service as custody
from workroom.rooms.holds import service as holds
from workroom.rooms.project import service as project
from workroom.ui.closing.screen import (
    ClosingScreen,
    Phase,
    closing_verdict,
    opening_verdict,
    read_closing,
)

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)


def screen_of(book: Book, today: date = MONDAY) -> ClosingScreen:
    with book.ledger.read() as db:
        return read_closing(db, book.ledger, today)


def count(screen: ClosingScreen, volumes: int = 0) -> dict[CabinetId, Found]:
    """A count with so many volumes too many in the first cabinet, and all else as in the book."""
    found = {
        line.id: Found(cabinet=line.id, boxes=line.boxes, volumes=line.volumes, items=line.items)
        for line in screen.cabinets
    }
    first = screen.cabinets[0]
    found[first.id] = Found(
        cabinet=first.id, boxes=first.boxes, volumes=first.volumes + volumes, items=first.items
    )
    return found


def put_all_away(book: Book, volumes: tuple[UnitId, ...]) -> None:
    with book.ledger.work(by=book.wang) as work:
        for unit in volumes:
            custody.put_away(work, unit=unit, cabinet=book.cabinet)


def close_over_two(book: Book, volumes: tuple[UnitId, ...]) -> None:
    """Two volumes stay out; the manager gives the word."""
    put_all_away(book, volumes[:2])
    with book.ledger.work(by=book.zhou) as work:
        service.close_day(
            work,
            found=books.counted(book),
            witness=book.wang,
            power_off=True,
            word=Word(book.wang, "The client keeps two volumes", "a call at 17:50"),
        )


def test_a_book_without_a_day_is_before_its_first(book: Book) -> None:
    screen = screen_of(book)
    assert (screen.phase, screen.day) == (Phase.BEFORE, None)
    assert opening_verdict(screen, count(screen), book.wang)


def test_the_phase_follows_the_day(book: Book, volumes: tuple[UnitId, ...]) -> None:
    assert screen_of(book).phase is Phase.OPEN
    assert screen_of(book, TUESDAY).is_late
    put_all_away(book, volumes)
    books.close_day(book)
    assert screen_of(book).phase is Phase.CLOSED
    assert screen_of(book, TUESDAY).phase is Phase.BEFORE


def test_what_is_at_the_desk_or_a_workstation_is_a_straggler_until_it_is_in_a_cabinet(
    book: Book, volumes: tuple[UnitId, ...]
) -> None:
    assert {one.unit.id for one in screen_of(book).stragglers} == set(volumes)
    put_all_away(book, volumes[:3])
    screen = screen_of(book)
    assert [one.unit.id for one in screen.stragglers] == [volumes[3]]
    assert screen.locked_up == 3


def test_the_closing_is_refused_over_stragglers_differences_and_cabinets_not_counted(
    book: Book, volumes: tuple[UnitId, ...]
) -> None:
    screen = screen_of(book)
    assert "Not locked up" in str(RefusedError(closing_verdict(screen, count(screen), {})))
    put_all_away(book, volumes)
    screen = screen_of(book)
    assert closing_verdict(screen, count(screen), {})
    assert "found were" in str(RefusedError(closing_verdict(screen, count(screen, 1), {})))
    assert "was not counted" in str(RefusedError(closing_verdict(screen, {}, {})))


def test_a_blind_count_does_not_give_the_books_numbers_away(
    book: Book, volumes: tuple[UnitId, ...]
) -> None:
    put_all_away(book, volumes)
    with book.ledger.work(by=book.li) as work:
        project.change_setting(work, name="blind_count", value="on")
    screen = screen_of(book)
    assert screen.blind
    assert closing_verdict(screen, count(screen, 1), {})


def test_a_forced_closing_blocks_the_opening_until_the_client_has_written(
    book: Book, volumes: tuple[UnitId, ...]
) -> None:
    close_over_two(book, volumes)
    screen = screen_of(book, TUESDAY)
    (breach,) = screen.breaches
    assert (breach.name, breach.why) == ("王建国", "The client keeps two volumes")
    assert "Not locked up" in str(breach.reasons[0])
    assert not opening_verdict(screen, count(screen), book.wang)
    with book.ledger.work(by=book.li) as work:
        holds.answer_breach(work, breach=breach.id, answer="Seen and agreed.")
    screen = screen_of(book, TUESDAY)
    assert screen.breaches == ()
    assert opening_verdict(screen, count(screen), book.wang)


def test_the_word_is_the_client_leads_or_the_managers_to_give(book: Book) -> None:
    screen = screen_of(book)
    assert {person.id for person in screen.vouchers} == {book.li, book.wang}
    assert {person.id for person in screen.keepers} == {book.zhou, book.wang}
    assert {person.id for person in screen.answerers} == {book.li, book.zhao}
