"""Every list that can be had as a file, and the table of conformity among them."""

from pathlib import Path

from books import Book, lived_in
from specimens import SPECIMEN_SHELF, SPECIMENS, specimen_book, told
from workroom.base import clauses
from workroom.base.clauses import (
    HAZARDS_PUT_RIGHT,
    NIGHT_IN_CABINET,
    PROCESS_CONTROL,
    VERIFIER_IS_ANOTHER,
    Clause,
)
from workroom.rooms.records.conformity import cited_by, conformity
from workroom.rooms.records.lists import CONFORMITY, listed, names_of_lists
from workroom.rooms.registers import service
from workroom.rooms.safety.hazards import FOLLOW_UPS, HAZARDS, follow_ups_due, verifier_is_another
from workroom.rooms.shelf import SHELF
from workroom.rooms.workflow import rules as workflow


def test_every_register_of_the_shelf_is_a_list(book: Book) -> None:
    assert {*SHELF.keys(), CONFORMITY} <= {*names_of_lists()}
    with book.ledger.read() as db:
        for name in names_of_lists():
            for scripts in (True, False):
                heads, rows = listed(book.ledger, db, name, scripts=scripts, chinese=str)
                assert all(len(row) == len(heads) for row in rows)


def test_every_clause_is_in_the_table_with_somebody_who_keeps_it(book: Book) -> None:
    with book.ledger.read() as db:
        table = tuple(conformity(book.ledger, db, SHELF))
    assert [one.clause for one in table] == [
        one for one in vars(clauses).values() if isinstance(one, Clause)
    ]
    assert [one.clause.demand for one in table if not (one.rules or one.registers)] == []


def test_the_evidence_is_counted(tmp_path: Path) -> None:
    book = lived_in(tmp_path / "book")
    with book.ledger.read() as db:
        kept = {one.clause: one for one in conformity(book.ledger, db, SHELF)}
    book.close()
    assert kept[HAZARDS_PUT_RIGHT].registers == (HAZARDS, FOLLOW_UPS)
    assert kept[VERIFIER_IS_ANOTHER].registers == (HAZARDS,)
    assert ("safety", "verifier_is_another") in kept[VERIFIER_IS_ANOTHER].rules
    night = kept[NIGHT_IN_CABINET]
    assert ("custody", "may_put_away") in night.rules
    assert night.registers == ()
    assert night.entries > 5


def test_lines_of_a_register_are_evidence_unless_they_are_void(
    founded: Book, tmp_path: Path
) -> None:
    with specimen_book(founded, tmp_path / "book") as book:
        with book.ledger.work(by=book.wang) as work:
            for name in ("一号", "二号"):
                line = service.enter(work, SPECIMENS, told(book, name=name)).event.line
            service.void(work, SPECIMENS, line, why="登错")
        with book.ledger.read() as db:
            table = conformity(book.ledger, db, SPECIMEN_SHELF)
            kept = {one.clause: one for one in table}[PROCESS_CONTROL]
    assert (kept.registers[0], kept.lines) == (SPECIMENS, 1)


def test_a_rule_cites_what_it_names() -> None:
    assert cited_by(verifier_is_another) == {VERIFIER_IS_ANOTHER}
    assert cited_by(follow_ups_due) == {HAZARDS_PUT_RIGHT}
    assert NIGHT_IN_CABINET in cited_by(workflow.may_log)
    assert cited_by(len) == frozenset()
