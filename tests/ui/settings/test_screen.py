"""What the sections read of a real book; no window."""

from books import Book, catalogued
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.project import service as project
from workroom.ui.settings.screen import (
    ids_between,
    read_agreements,
    read_codes,
    read_places,
    read_records,
    read_room,
)


def test_an_agreement_says_who_set_it_and_when(book: Book) -> None:
    book.clock.forward(hours=2)
    with book.ledger.work(by=book.li) as work:
        project.change_setting(work, name="open_volumes", value="20")

    with book.ledger.read() as db:
        screen = read_agreements(db, lambda seqs: book.ledger.entries(db, seqs=seqs), book.wang)

    limit, repeat = screen.named("open_volumes"), screen.named("repeat_seconds")
    assert limit is not None
    assert repeat is not None
    assert (limit.value, limit.set_by, limit.set_at) == ("20", "李秀英", book.clock.now)
    assert (repeat.value, repeat.set_by, repeat.is_default) == ("3", "", True)
    assert not screen.may_change


def test_the_client_may_change_an_agreement(book: Book) -> None:
    with book.ledger.read() as db:
        screen = read_agreements(db, lambda seqs: book.ledger.entries(db, seqs=seqs), book.li)
    assert screen.may_change


def test_every_kind_of_code_is_counted(book: Book) -> None:
    catalogued(book, 25)
    with book.ledger.read() as db:
        kinds = {kind.id: kind for kind in read_codes(db).kinds}
    assert kinds["badge"].count == 7
    assert kinds["volume"].count == 25
    assert kinds["box"].count == 2
    assert kinds["sheet"].count == 0
    assert kinds["volume"].ranged
    assert kinds["command"].count > 8


def test_a_range_of_numbers_names_the_things_that_bear_them(book: Book) -> None:
    volumes = catalogued(book, 10)
    with book.ledger.read() as db:
        assert set(ids_between(db, UnitKind.VOLUME.value, 3, 5)) == set(volumes[2:5])
        assert list(ids_between(db, "sheet", 3, 5)) == [3, 4, 5]


def test_the_head_is_shown_in_sixteen_groups_of_four(book: Book) -> None:
    with book.ledger.read() as db:
        screen = read_records(db)
    assert len(screen.groups) == 16
    assert {len(group) for group in screen.groups} == {4}
    assert "".join(screen.groups) == screen.head


def test_room_and_places_are_shown_to_everybody_and_changed_by_few(book: Book) -> None:
    with book.ledger.read() as db:
        room, places = read_room(db, book.lin), read_places(db, book.wang)
    assert room.room.client == "某县档案馆"
    assert [one.code for one in room.projects] == ["HT26"]
    assert not room.may_set_up
    assert [one.name for one in places.cabinets] == ["1号柜", "2号柜"]
    assert places.may_set_up
