"""Founding a book, several projects in one room, and what both sides agreed on."""

from pathlib import Path

import pytest

from books import Book, TestClock
from rooms.refusing import last_entry, refused, told
from workroom.base.errors import InputError
from workroom.base.ids import NOBODY
from workroom.base.verdict import RefusedError
from workroom.book import make_book
from workroom.ledger import journal
from workroom.rooms.people import rules as people_rules
from workroom.rooms.project import rules, service, store

ROOM = {"name": "加工室", "code": "WR2", "client": "某档案馆", "contractor": "某公司"}


def test_a_book_begins_with_its_room(tmp_path: Path) -> None:
    ledger = make_book(tmp_path / "new", TestClock())
    with ledger.read() as db:
        assert not store.is_founded(db)
    with ledger.work(by=NOBODY) as work:
        service.found(work, **ROOM, practice=True)
    with ledger.read() as db:
        room = store.room(db)
        assert (room.name, room.code, room.practice) == ("加工室", "WR2", True)
        assert str(store.zone(db)) == "Asia/Shanghai"
        assert len(room.book) == 32
        assert journal.head(db)[0] == 1
    ledger.close()


def test_a_book_is_founded_once(book: Book) -> None:
    with told(book, service.FOUNDED_ALREADY), book.ledger.work(by=NOBODY) as work:
        service.found(work, **ROOM)
    with book.ledger.read() as db:
        assert store.room(db).code == "WR1"


@pytest.mark.parametrize(
    "more", [{"code": "wr"}, {"name": " "}, {"client": ""}, {"contractor": ""}]
)
def test_a_room_without_names_or_code_is_not_founded(tmp_path: Path, more: dict[str, str]) -> None:
    ledger = make_book(tmp_path / "new", TestClock())
    with pytest.raises(RefusedError), ledger.work(by=NOBODY) as work:
        service.found(work, **(ROOM | more))
    with ledger.read() as db:
        assert journal.head(db)[0] == 0
    ledger.close()


def test_a_time_zone_that_does_not_exist_is_said_so(tmp_path: Path) -> None:
    ledger = make_book(tmp_path / "new", TestClock())
    for zone in ("Asia/Nowhere", "../etc/passwd", ""):
        with pytest.raises(InputError, match="time zone"), ledger.work(by=NOBODY) as work:
            service.found(work, **ROOM, zone=zone)
    ledger.close()


def test_a_room_has_several_projects_each_with_its_own_code(book: Book) -> None:
    with book.ledger.work(by=book.wang) as work:
        made = service.open_project(work, code="HT27", name=" 民国档案 ")
    assert (made.id, made.name) == (2, "民国档案")
    with book.ledger.read() as db:
        assert [one.code for one in store.all_projects(db)] == ["HT26", "HT27"]
        assert store.project_by_code(db, "HT27") == made
    with refused(book, rules.CODE_TAKEN), book.ledger.work(by=book.wang) as work:
        service.open_project(work, code="HT27", name="另一个")
    with refused(book, people_rules.NOT_YOURS), book.ledger.work(by=book.lin) as work:
        service.open_project(work, code="HT28", name="另一个")


def test_an_agreed_value_is_the_clients_to_enter_and_stands_with_who_and_when(book: Book) -> None:
    with refused(book, people_rules.NOT_YOURS), book.ledger.work(by=book.wang) as work:
        service.change_setting(work, name="open_volumes", value="5")
    with book.ledger.work(by=book.li) as work:
        service.change_setting(work, name="open_volumes", value=" 5 ")
    with book.ledger.read() as db:
        assert store.settings(db).number("open_volumes") == 5
        (value,) = store.setting_values.find(db)
    assert (value.by, value.entry) == (book.li, last_entry(book).seq)


def test_a_value_beyond_its_bounds_changes_nothing(book: Book) -> None:
    with refused(book, rules.OUT_OF_BOUNDS), book.ledger.work(by=book.li) as work:
        service.change_setting(work, name="out_of_stacks_months", value="2")
    with refused(book, rules.UNKNOWN_SETTING), book.ledger.work(by=book.li) as work:
        service.change_setting(work, name="colour", value="blue")
