"""The catalogue, asked for by words, place, box and state, in any order."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import books
from books import Book
from exchange.sheets import text_file
from workroom.ledger.reading import Reading
from workroom.ledger.verify import verify
from workroom.rooms.catalogue import incoming
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.custody import service as custody
from workroom.rooms.custody.model import IN_THE_ROOM, Place
from workroom.rooms.listing import store
from workroom.rooms.listing.model import Sort, Wanted

T = TypeVar("T")


def asked(book: Book, question: Callable[[Reading], T]) -> T:
    with book.ledger.read() as db:
        return question(db)


def codes(book: Book, wanted: Wanted, limit: int = 99) -> list[str]:
    rows = asked(book, lambda db: store.page(db, wanted, offset=0, limit=limit))
    assert asked(book, lambda db: store.count(db, wanted)) == len(rows)
    return [row.unit.reference_code for row in rows]


def test_the_catalogue_is_asked_by_words_place_box_and_state(book: Book) -> None:
    units = books.catalogued(book, 24)
    books.open_day(book)
    _, batch = books.hand_out(book, units[:3])
    with book.ledger.work(by=book.lin, station="1号台") as work:
        custody.take(work, unit=units[0], station="1号台")
    first, second = books.boxes(book)
    volume = "J038-001-{:04}".format
    assert codes(book, Wanted(text="第7号")) == [volume(7)]
    assert codes(book, Wanted(places=IN_THE_ROOM)) == [volume(1), volume(2), volume(3)]
    assert codes(book, Wanted(places=frozenset({Place.WORKSTATION}))) == [volume(1)]
    assert len(codes(book, Wanted(places=frozenset({Place.STACKS})))) == 24 + 2 - 3
    assert codes(book, Wanted(inside=second)) == [volume(n) for n in range(21, 25)]
    assert codes(book, Wanted(batch=batch, descending=True))[0] == volume(3)
    assert codes(book, Wanted(unfinished=True)) == [volume(1), volume(2), volume(3)]
    assert codes(book, Wanted(finished=True)) == []
    assert codes(book, Wanted(holder=book.lin)) == [volume(1)]
    assert codes(book, Wanted(sort=Sort.PLACE))[0] == volume(1)
    by_box = Wanted(kind=UnitKind.VOLUME, sort=Sort.BOX, descending=True)
    assert codes(book, by_box)[0] == volume(24)
    assert len(codes(book, Wanted(inside=first))) == 20


def test_pages_of_the_catalogue_follow_one_another_without_gap_or_double(book: Book) -> None:
    books.catalogued(book, 50)
    for sort in Sort:
        wanted = Wanted(sort=sort)
        whole = codes(book, wanted)
        parts = [
            row.unit.reference_code
            for offset in range(0, 60, 7)
            for row in asked(
                book, lambda db, o=offset, w=wanted: store.page(db, w, offset=o, limit=7)
            )
        ]
        assert parts == whole


def test_an_item_is_where_its_volume_is(book: Book, tmp_path: Path) -> None:
    units = books.catalogued(book, 2)
    rows = [["案卷档号", "顺序号", "题名"]]
    rows += [[f"J038-001-000{volume}", str(item), "函"] for volume in (1, 2) for item in (1, 2)]
    path = text_file(tmp_path / "卷内目录.csv", rows)
    incoming.import_file(book.ledger, by=book.wang, project=book.project, path=path)
    books.open_day(book)
    books.hand_out(book, units[:1])
    items = asked(book, lambda db: store.page(db, Wanted(kind=UnitKind.ITEM), offset=0, limit=9))
    assert {(one.unit.reference_code[:13], one.place) for one in items} == {
        ("J038-001-0001", Place.DESK),
        ("J038-001-0002", Place.STACKS),
    }
    with book.ledger.read() as db:
        assert verify(db, book.ledger.register).whole
