"""Statements compiled once: their values keep their places, and their cells their types."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    Table,
    Text,
    bindparam,
    func,
    insert,
    select,
)

from workroom.ledger.columns import Flag, UtcDateTime
from workroom.ledger.prepared import PORTION, Prepared

table = Table(
    "marks",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime),
    Column("on", Flag),
    Column("name", Text),
)
ADD = Prepared(
    insert(table).values(
        {
            "id": bindparam("new_id"),
            "at": bindparam("new_at"),
            "on": bindparam("new_on"),
            "name": bindparam("new_name"),
        }
    ),
    ("new_id", "new_at", "new_on", "new_name"),
)
NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
TYPES = [column.type for column in table.columns]


@pytest.fixture
def marked(db: Connection) -> Connection:
    table.create(db)
    ADD.write(db, (1, NOON, True, "一"), (2, None, None, None))
    ADD.write(db, (3, NOON, False, "三"))
    return db


def test_cells_are_read_as_their_columns_read_them(marked: Connection) -> None:
    everything = Prepared(select(table).order_by(table.c.id), (), TYPES)
    assert [tuple(row) for row in everything.rows(marked)] == [
        (1, NOON, True, "一"),
        (2, None, None, None),
        (3, NOON, False, "三"),
    ]


def test_without_types_cells_come_as_they_lie(marked: Connection) -> None:
    bare = Prepared(select(table.c.at, table.c.on).where(table.c.id == 1))
    assert [tuple(row) for row in bare.rows(marked)] == [("2026-03-02T04:00:00Z", 1)]


def test_values_are_given_in_the_order_of_the_names_and_not_of_the_statement(
    marked: Connection,
) -> None:
    query = select(table.c.id).where(
        table.c.name == bindparam("name"), table.c.at == bindparam("at")
    )
    assert Prepared(query, ("at", "name")).rows(marked, NOON, "三") == [(3,)]
    assert Prepared(query, ("name", "at")).rows(marked, "一", NOON) == [(1,)]


def test_a_name_used_twice_is_given_once(marked: Connection) -> None:
    wanted = bindparam("wanted", type_=Text)
    query = select(table.c.id).where((table.c.name == wanted) | (table.c.name == func.trim(wanted)))
    assert Prepared(query, ("wanted",)).rows(marked, " 一 ") == [(1,)]


def test_what_the_statement_fixes_stands(marked: Connection) -> None:
    query = select(table.c.id).where(table.c.id > bindparam("after")).order_by(table.c.id).limit(1)
    newest = Prepared(query, ("after",))
    assert newest.rows(marked, 0) == [(1,)]
    assert newest.rows(marked, 1) == [(2,)]


def test_a_statement_serves_one_connection_after_the_other(marked: Connection) -> None:
    count = Prepared(select(func.count()).select_from(table))
    assert count.rows(marked) == [(3,)]
    ADD.write(marked, (4, NOON, True, "四"))
    assert count.rows(marked) == [(4,)]


def test_a_long_answer_is_read_portion_by_portion(marked: Connection) -> None:
    many = PORTION * 2 + 1
    ADD.write(marked, *((number, NOON, True, "") for number in range(10, 10 + many)))
    each = Prepared(select(table).where(table.c.id >= 10).order_by(table.c.id), (), TYPES)
    found = [row[0] for row in each.each(marked)]
    assert found == list(range(10, 10 + many))
    first = next(each.each(marked))
    assert tuple(first) == (10, NOON, True, "")
