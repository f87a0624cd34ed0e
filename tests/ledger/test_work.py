import sqlite3
from contextlib import closing, suppress
from datetime import timedelta

import pytest
import sqlalchemy as sa

from books import MORNING, Book
from workroom.base.breach import BreachOpened, GateApproved
from workroom.base.clauses import DUAL_NOTE, HELD_AT_ONCE
from workroom.base.event import Event, Source
from workroom.base.verdict import Force, RefusedError, no
from workroom.base.word import Approval, Word
from workroom.book import open_book
from workroom.ledger import journal
from workroom.ledger.breaches import open_breaches
from workroom.ledger.numbers import last_number
from workroom.rooms.project.model import SettingChanged
from workroom.rooms.project.store import settings

QR_OFF = SettingChanged(name="head_as_qr", value="off")
BLOCKED = no("Not so.", DUAL_NOTE)
GATED = no("Too many.", HELD_AT_ONCE, Force.GATE)


def test_state_and_entry_are_written_together(book: Book) -> None:
    with book.ledger.work(by=book.li) as work:
        entry = work.record(QR_OFF)
    with book.ledger.read() as db:
        assert not settings(db).on("head_as_qr")
        assert journal.head(db) == (entry.seq, entry.digest)


def test_what_raises_leaves_neither_state_nor_entry_nor_number(book: Book) -> None:
    with book.ledger.read() as db:
        before = journal.head(db)
    with suppress(ZeroDivisionError), book.ledger.work(by=book.li) as work:
        work.next_number("sheet")
        work.record(QR_OFF)
        raise ZeroDivisionError
    with book.ledger.read() as db:
        assert journal.head(db) == before
        assert settings(db).on("head_as_qr")
        assert last_number(db, "sheet") == 0


def test_an_entry_knows_when_it_was_written_and_when_it_happened(book: Book) -> None:
    earlier = MORNING - timedelta(hours=2)
    with book.ledger.work(
        by=book.li, happened_at=earlier, source=Source.PAPER, source_note="F01-0003"
    ) as work:
        work.record(QR_OFF)
    with book.ledger.read() as db:
        *_, last = book.ledger.entries(db)
    assert (last.recorded_at, last.happened_at) == (MORNING, earlier)
    assert (last.source, last.source_note, last.by) == (Source.PAPER, "F01-0003", book.li)


def test_numbers_have_no_gap_and_stand_in_the_entry_that_drew_them(book: Book) -> None:
    with book.ledger.work(by=book.li) as work:
        assert work.next_number("note") == 1
        assert list(work.next_numbers("note", 3)) == [2, 3, 4]
        assert work.record(QR_OFF).numbers == {"note": (1, 4)}
    with book.ledger.work(by=book.li) as work:
        assert work.next_number("note") == 5
        work.record(QR_OFF)


def test_a_number_drawn_without_an_entry_is_a_defect(book: Book) -> None:
    with (
        pytest.raises(RuntimeError, match="without an entry"),
        book.ledger.work(by=book.li) as work,
    ):
        work.next_number("note")


def test_a_word_opens_a_block_and_leaves_a_breach(book: Book) -> None:
    word = Word(who=book.wang, why="It was so.", source="seen")
    with book.ledger.work(by=book.lin) as work:
        work.demand(BLOCKED, word=word)
        act = work.record(QR_OFF)
    assert [type(entry.event) for entry in work.entries] == [SettingChanged, BreachOpened]
    with book.ledger.read() as db:
        [breach] = open_breaches(db)
    assert (breach.act, breach.who, breach.why) == (act.seq, book.wang, "It was so.")
    assert breach.clauses == ("DA/T 68.2-2020 §4.3.4",)


def test_an_approval_opens_a_gate_and_leaves_no_breach(book: Book) -> None:
    approval = Approval(who=book.li, why="Agreed.")
    with book.ledger.work(by=book.lin) as work:
        work.demand(GATED, approval=approval)
        work.record(QR_OFF)
    assert isinstance(work.entries[-1].event, GateApproved)
    with book.ledger.read() as db:
        assert open_breaches(db) == ()


def test_an_approval_does_not_open_a_block(book: Book) -> None:
    approval = Approval(who=book.li, why="Agreed.")
    with pytest.raises(RefusedError), book.ledger.work(by=book.lin) as work:
        work.demand(BLOCKED & GATED, approval=approval)


@pytest.mark.parametrize("statement", ["UPDATE journal SET by = 2", "DELETE FROM journal"])
def test_the_database_itself_refuses_to_change_the_journal(book: Book, statement: str) -> None:
    with (
        pytest.raises(sa.exc.IntegrityError, match="only ever added to"),
        book.ledger.work(by=book.li) as work,
    ):
        work.db.exec_driver_sql(statement)


def test_every_commit_is_on_disk_before_it_returns(book: Book) -> None:
    with book.ledger.read() as db:
        assert db.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert db.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


def test_listeners_hear_the_entries_after_the_commit(book: Book) -> None:
    heard: list[Event] = []

    def listen(entries: tuple[object, ...]) -> None:
        with closing(sqlite3.connect(book.ledger.path)) as other:
            seen = other.execute("SELECT max(seq) FROM journal").fetchone()[0]
        assert seen == entries[-1].seq  # type: ignore[attr-defined]  # entries, as the ledger says
        heard.extend(entry.event for entry in entries)  # type: ignore[attr-defined]  # likewise

    book.ledger.listen(listen)
    with book.ledger.work(by=book.li) as work:
        work.record(QR_OFF)
    assert heard == [QR_OFF]


def test_what_was_refused_is_told_to_nobody(book: Book) -> None:
    heard: list[object] = []
    book.ledger.listen(heard.append)
    with pytest.raises(RefusedError), book.ledger.work(by=book.li) as work:
        work.demand(BLOCKED)
    assert heard == []


def test_a_book_hears_of_entries_that_another_process_wrote_and_of_each_once(book: Book) -> None:
    other = open_book(book.ledger.path.parent, book.clock)
    heard: list[int] = []
    book.ledger.listen(lambda entries: heard.extend(entry.seq for entry in entries))
    book.ledger.hear_others()
    with other.work(by=book.li) as work:
        theirs = work.record(QR_OFF)
    with book.ledger.work(by=book.li) as work:
        ours = work.record(QR_OFF)
    book.ledger.hear_others()
    book.ledger.hear_others()
    assert sorted(heard) == [theirs.seq, ours.seq]
    other.close()
