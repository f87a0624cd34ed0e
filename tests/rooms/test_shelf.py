"""Every register on the shelf: its line is entered, filled, corrected, voided, printed and told."""

from typing import Any

import pytest

import books
from books import Book
from lines import filled_line
from workroom.base.ids import Kind, Subject
from workroom.base.words import ENGLISH
from workroom.ledger.verify import verify
from workroom.paper.render import render
from workroom.paper.sheet import Orientation, Table
from workroom.rooms.people import store as people
from workroom.rooms.records.trail import trail
from workroom.rooms.registers import service, store
from workroom.rooms.registers.declaration import Register
from workroom.rooms.registers.model import Standing
from workroom.rooms.registers.names import Names, read
from workroom.rooms.registers.rules import is_theirs_to_void
from workroom.rooms.registers.slip import Printing, line_form, register_list
from workroom.rooms.shelf import SHELF

REGISTERS = pytest.mark.parametrize("register", tuple(SHELF), ids=lambda register: register.key)


@pytest.fixture
def book(book: Book) -> Book:
    """With an open day and two volumes in the catalogue."""
    books.catalogued(book, 2)
    books.open_day(book)
    return book


@REGISTERS
def test_a_line_lives_and_the_book_stays_whole(register: Register[Any], book: Book) -> None:
    line = filled_line(book, register)
    with book.ledger.read() as db:
        there = store.get(db, register, line)
        mine = (one.id for one in people.everybody(db) if is_theirs_to_void(register, there, one))
        who = next(mine)
    with book.ledger.work(by=who) as work:
        service.void(work, register, line, why="试验")
    with book.ledger.read() as db:
        assert store.get(db, register, line).standing is Standing.VOID
        assert verify(db, book.ledger.register).breaks == ()
        told = trail(book.ledger, db, Subject(Kind.LINE, line))
    assert all(ENGLISH.say(one.text).strip() for one in told)


@REGISTERS
def test_its_form_and_its_list_are_drawn(register: Register[Any], book: Book) -> None:
    line = filled_line(book, register)
    with book.ledger.read() as db:
        printing = Printing(book.clock(), "王建国")

        def entries(seqs: tuple[int, ...]) -> Any:
            return book.ledger.entries(db, seqs=seqs)

        form = line_form(db, entries, SHELF, register, store.get(db, register, line), printing)
        listed = register_list(db, entries, register, store.every(db, register), printing)
    assert render((form,)).startswith(b"%PDF")
    assert render((listed,)).startswith(b"%PDF")
    (table,) = (block for block in listed.blocks if isinstance(block, Table))
    width = sum(column.width for column in table.columns)
    assert width == pytest.approx(Orientation.LANDSCAPE.value, abs=0.1)


@REGISTERS
def test_what_paper_says_is_read_again(register: Register[Any], book: Book) -> None:
    line = filled_line(book, register)
    with book.ledger.read() as db:
        kept, names = store.get(db, register, line), Names(db)
        for field in register.fields:
            value = getattr(kept, field.name)
            assert read(db, field, names.printed(field, value)) == value, field.name


@REGISTERS
def test_it_says_what_it_is_for_and_which_clause_asks_for_it(register: Register[Any]) -> None:
    assert register.help.endswith(".")
    assert register.clauses
    assert any(field.width for field in register.fields), "the list has no columns"
