"""Which entries are about what: found by subject, in order, breaches beside their acts."""

from books import Book
from rooms.refusing import last_entry
from workroom.base.breach import BreachAnswered
from workroom.base.clauses import DUAL_NOTE
from workroom.base.ids import Kind, Subject
from workroom.base.verdict import no
from workroom.base.word import Word
from workroom.ledger.columns import TableKind, kind_of
from workroom.ledger.mentions import entries_about, mentions
from workroom.rooms.people.model import BadgeReplaced, PersonLeft


def test_an_entry_is_found_by_each_thing_it_is_about(book: Book) -> None:
    lin, chen = Subject(Kind.PERSON, book.lin), Subject(Kind.PERSON, book.chen)
    with book.ledger.work(by=book.wang) as work:
        first = work.record(BadgeReplaced(person=book.lin, badge=50, reason="遗失"))
        second = work.record(BadgeReplaced(person=book.chen, badge=51, reason="遗失"))
    with book.ledger.read() as db:
        assert entries_about(db, lin)[-1:] == (first.seq,)
        assert entries_about(db, chen)[-1:] == (second.seq,)
        assert entries_about(db, chen, lin)[-2:] == (first.seq, second.seq)
        assert entries_about(db, lin, lin) == entries_about(db, lin)
        assert entries_about(db, Subject(Kind.UNIT, book.lin)) == ()
        assert entries_about(db) == ()


def test_a_breach_and_its_answer_are_about_what_the_act_was_about(book: Book) -> None:
    with book.ledger.work(by=book.wang) as work:
        word = Word(who=book.wang, why="如此", source="目击")
        work.demand(no("Not so.", DUAL_NOTE), word=word)
        act = work.record(PersonLeft(person=book.lin, reason="离职"))
    breach = last_entry(book).seq
    with book.ledger.work(by=book.li) as work:
        answer = work.record(BreachAnswered(breach=breach, answer="已知悉"))
    with book.ledger.read() as db:
        about = entries_about(db, Subject(Kind.PERSON, book.lin))
    assert about[-3:] == (act.seq, breach, answer.seq)


def test_the_index_says_that_it_may_be_rebuilt() -> None:
    assert kind_of(mentions) is TableKind.CACHE
