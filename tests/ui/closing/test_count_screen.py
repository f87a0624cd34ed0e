"""What a count by scanning has found, when archives are moved in the middle of it."""

import books
from books import Book, Scanner, cabinet_code, code_of, command
from workroom.base.codes import Prefix, label
from workroom.base.ids import CabinetId
from workroom.rooms.counting import service as counting
from workroom.rooms.counting.model import Mark, Purpose
from workroom.rooms.site import store as site
from workroom.rooms.station.model import Act
from workroom.ui.closing.count_screen import CountSeen, read_count


def other_cabinet(book: Book) -> CabinetId:
    with book.ledger.read() as db:
        return CabinetId(site.cabinets.find(db)[1].id)


def seen(book: Book) -> CountSeen:
    with book.ledger.read() as db:
        found = read_count(db)
    assert found is not None
    return found


def found_as_in_the_book(book: Book) -> bool:
    found = seen(book).found
    return [found.get(one.cabinet, one) for one in books.counted(book)] == books.counted(book)


def begun(book: Book) -> tuple[Scanner, Scanner, str]:
    """Two boxes in the first cabinet, and a count under way; who moves, who counts, what."""
    books.catalogued(book, 4, box_size=2)
    books.open_day(book)
    books.hand_out(book, books.boxes(book)[:1])
    lin, zhou = Scanner(book, "lin", "1号台"), Scanner(book, "zhou", "2号台")
    box = code_of(book, books.boxes(book)[0])
    lin.scan(cabinet_code(book), box)
    with book.ledger.work(by=book.zhou) as work:
        counting.begin(work, purpose=Purpose.CLOSING)
    zhou.scan(command(Act.COUNT))
    return lin, zhou, box


def test_what_was_found_elsewhere_is_put_right_by_putting_it_away(book: Book) -> None:
    lin, zhou, box = begun(book)
    other = label(Prefix.CABINET, other_cabinet(book))
    zhou.scan(other, box)
    assert [one.mark for one in seen(book).rows] == [Mark.ELSEWHERE]
    lin.scan(other, box)
    assert [one.mark for one in seen(book).rows] == [Mark.FOUND]
    assert found_as_in_the_book(book)


def test_what_is_moved_after_it_was_counted_is_where_it_was_moved(book: Book) -> None:
    lin, zhou, box = begun(book)
    zhou.scan(cabinet_code(book), box)
    lin.scan(label(Prefix.CABINET, other_cabinet(book)), box)
    assert found_as_in_the_book(book)
    lin.scan(command(Act.TAKE), box)
    assert seen(book).found == {}


def test_what_comes_in_the_middle_of_a_count_is_where_it_was_put_away(book: Book) -> None:
    lin, zhou, box = begun(book)
    zhou.scan(cabinet_code(book), box)
    books.hand_out(book, books.boxes(book)[1:])
    lin.scan(cabinet_code(book), code_of(book, books.boxes(book)[1]))
    assert found_as_in_the_book(book)
