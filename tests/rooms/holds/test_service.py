"""Writing under a breach: the client's word, once, by somebody else than who vouched."""

import pytest

from books import Book
from rooms.refusing import entries, last_entry, refused, told
from workroom.base.breach import BreachAnswered
from workroom.base.clauses import DUAL_NOTE, PROCESS_CONTROL
from workroom.base.errors import NotFoundError
from workroom.base.ids import PersonId, Seq
from workroom.base.verdict import no
from workroom.base.word import Word
from workroom.ledger.breaches import breaches, open_breaches, open_count
from workroom.rooms.holds import service
from workroom.rooms.people import rules as people_rules
from workroom.rooms.project.model import SettingChanged

BLOCKED = no("Not so.", DUAL_NOTE)


def vouched(book: Book, who: PersonId) -> Seq:
    """Something that happened although a rule says no, on somebody's word."""
    with book.ledger.work(by=book.wang) as work:
        work.demand(BLOCKED, word=Word(who=who, why="如此", source="目击"))
        work.record(SettingChanged(name="head_as_qr", value="off"))
    return last_entry(book).seq


def answer(book: Book, by: PersonId, breach: Seq, text: str = "已知悉") -> None:
    with book.ledger.work(by=by) as work:
        service.answer_breach(work, breach=breach, answer=text)


def test_the_clients_word_stands_under_the_breach_and_closes_it(book: Book) -> None:
    breach = vouched(book, book.wang)
    book.clock.forward(minutes=5)
    answer(book, book.zhao, breach, " 已核实 ")
    with book.ledger.read() as db:
        found = breaches.get(db, breach)
        assert (open_breaches(db), open_count(db)) == ((), 0)
    assert (found.answered_by, found.answer) == (book.zhao, "已核实")
    assert found.answered_at == book.clock()
    assert last_entry(book).event == BreachAnswered(breach=breach, answer="已核实")


def test_the_contractor_does_not_write_under_a_breach(book: Book) -> None:
    breach = vouched(book, book.lin)
    with refused(book, people_rules.NOT_YOURS):
        answer(book, book.wang, breach)


def test_who_gave_the_word_does_not_answer_it_as_well(book: Book) -> None:
    breach = vouched(book, book.li)
    with refused(book, (service.OWN_WORD, PROCESS_CONTROL)):
        answer(book, book.li, breach)
    answer(book, book.zhao, breach)


def test_a_breach_is_answered_once(book: Book) -> None:
    breach = vouched(book, book.wang)
    answer(book, book.li, breach)
    with refused(book, (service.ALREADY_ANSWERED, PROCESS_CONTROL)):
        answer(book, book.zhao, breach)


def test_an_empty_answer_is_none(book: Book) -> None:
    breach = vouched(book, book.wang)
    with told(book, service.SAY_SOMETHING):
        answer(book, book.li, breach, "  ")
    with book.ledger.read() as db:
        assert open_count(db) == 1


def test_a_breach_that_is_not_there_is_said_in_a_sentence(book: Book) -> None:
    before = entries(book)
    with pytest.raises(NotFoundError):
        answer(book, book.li, Seq(9999))
    assert entries(book) == before
