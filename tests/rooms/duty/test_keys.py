"""Keys, tools and seals: what is counted, until it is withdrawn."""

from datetime import date

from books import Book
from workroom.base.clauses import DUTY_COUNT
from workroom.base.ids import LineId
from workroom.rooms.duty.keys import KEYS, WITHDRAWN, Countable, to_be_counted
from workroom.rooms.registers import service, store


def taken_in(book: Book, name: str) -> LineId:
    with book.ledger.work(by=book.zhou) as work:
        values = {
            "kind": Countable.KEY,
            "name": name,
            "cabinet": book.cabinet,
            "holder": book.wang,
            "pieces": 2,
        }
        return service.enter(work, KEYS, values).event.line


def test_what_is_withdrawn_or_void_is_counted_no_longer(book: Book) -> None:
    assert DUTY_COUNT in KEYS.clauses
    kept, withdrawn, void = (taken_in(book, name) for name in ("A1", "A2", "A3"))
    with book.ledger.work(by=book.wang) as work:
        told = {"withdrawn_on": date(2026, 3, 2), "why": "锁芯已更换，交发包方销毁"}
        service.fill(work, KEYS, withdrawn, WITHDRAWN, told)
        service.void(work, KEYS, void, why="登记重复")
    with book.ledger.read() as db:
        assert [one.id for one in to_be_counted(store.every(db, KEYS))] == [kept]
