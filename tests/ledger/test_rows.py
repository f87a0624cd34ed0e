"""One table, one kind of record: read and written whole, and nothing mixed up on the way."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum

import pytest
from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    bindparam,
)

from workroom.base.errors import NotFoundError
from workroom.ledger.columns import Day, Flag, OneOf, TupleOf, UtcDateTime, utc_text
from workroom.ledger.rows import NOT_THERE, Rows


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Kite:
    """One of each kind of cell, in another order than the columns."""

    id: int
    name: str
    colour: Colour
    flown_at: datetime
    bought: date | None
    torn: bool
    tails: tuple[Colour, ...]
    owner: int | None = None


table = Table(
    "kites",
    MetaData(),
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("owner", Integer),
    Column("tails", TupleOf(Colour), nullable=False),
    Column("torn", Flag, nullable=False),
    Column("bought", Day),
    Column("flown_at", UtcDateTime, nullable=False),
    Column("colour", OneOf(Colour), nullable=False),
    Column("name", Text, nullable=False),
    sqlite_strict=True,
)
kites = Rows(Kite, table)

NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
FIRST = Kite(1, "风筝", Colour.RED, NOON, date(2026, 3, 1), False, (Colour.BLUE, Colour.RED))
SECOND = Kite(2, "'; DROP TABLE kites; --", Colour.BLUE, NOON, None, True, (), owner=7)


@pytest.fixture
def stocked(db: Connection) -> Connection:
    table.create(db)
    kites.put(db, FIRST, SECOND)
    return db


def test_records_read_as_they_were_written(stocked: Connection) -> None:
    assert kites.find(stocked) == (FIRST, SECOND)
    assert kites.get(stocked, 2) == kites.at(stocked, 2) == SECOND
    assert kites.first(stocked, table.c.colour == Colour.RED) == FIRST


def test_cells_lie_in_the_table_as_people_would_spell_them(stocked: Connection) -> None:
    found = stocked.exec_driver_sql("SELECT * FROM kites WHERE id = 1").one()
    assert tuple(found) == (
        *(1, None, '["blue", "red"]', 0, "2026-03-01", "2026-03-02T04:00:00Z", "red", "风筝"),
    )


def test_what_is_put_again_overwrites(stocked: Connection) -> None:
    kites.put(stocked, replace(FIRST, torn=True, owner=3))
    assert kites.find(stocked, order=(table.c.name.desc(),))[0] == replace(
        FIRST, torn=True, owner=3
    )
    kites.put(stocked)
    assert len(kites.find(stocked)) == 2


def test_what_is_not_there_is_none_or_a_sentence(stocked: Connection) -> None:
    assert kites.at(stocked, 9) is None
    assert kites.first(stocked, table.c.owner == 9) is None
    with pytest.raises(NotFoundError) as caught:
        kites.get(stocked, 9)
    assert caught.value.phrase.template == NOT_THERE


def test_records_are_found_in_the_order_that_is_asked_for(stocked: Connection) -> None:
    assert kites.find(stocked, order=(table.c.id.desc(),)) == (SECOND, FIRST)
    assert kites.find(stocked, limit=1) == (FIRST,)


def test_many_values_are_asked_for_at_once(stocked: Connection) -> None:
    kites.put(stocked, *(replace(SECOND, id=number) for number in range(3, 1503)))
    found = kites.among(stocked, table.c.id, range(1, 1502))
    assert [kite.id for kite in found] == list(range(1, 1502))
    assert kites.among(stocked, table.c.colour, [Colour.RED]) == (FIRST,)
    assert kites.among(stocked, table.c.name, ["风筝", "none"]) == (FIRST,)
    assert kites.among(stocked, table.c.id, []) == ()


def test_a_question_is_prepared_once_and_asked_with_other_values(stocked: Connection) -> None:
    question = kites.question(
        table.c.colour == bindparam("of_colour"), order=(table.c.id.desc(),), limit=1
    )
    assert question(stocked, of_colour=Colour.RED) == (FIRST,)
    assert question(stocked, of_colour=Colour.BLUE) == (SECOND,)
    with pytest.raises(KeyError):
        question(stocked, colour=Colour.RED)


def test_what_is_over_is_taken_out(stocked: Connection) -> None:
    kites.drop(stocked, table.c.colour == Colour.RED)
    assert kites.find(stocked) == (SECOND,)


def test_a_field_without_a_column_is_found_at_once() -> None:
    @dataclass(frozen=True)
    class Tailless:
        id: int
        weight: int

    with pytest.raises(TypeError, match="weight"):
        Rows(Tailless, table)


def test_a_key_of_several_columns_is_one_key(db: Connection) -> None:
    @dataclass(frozen=True)
    class Flight:
        kite: int
        number: int
        height: int = 0

    flights = Table(
        "flights",
        MetaData(),
        Column("kite", Integer, nullable=False),
        Column("number", Integer, nullable=False),
        Column("height", Integer, nullable=False),
        PrimaryKeyConstraint("kite", "number"),
    )
    flights.create(db)
    rows = Rows(Flight, flights)
    rows.put(db, Flight(1, 1, 20), Flight(1, 2, 30), Flight(1, 1, 40))
    assert rows.find(db) == (Flight(1, 1, 40), Flight(1, 2, 30))
    assert rows.at(db, 1, 2) == Flight(1, 2, 30)


def test_a_moment_has_one_spelling_and_a_naive_one_has_none() -> None:
    shanghai = timezone(timedelta(hours=8))
    assert utc_text(datetime(2026, 3, 2, 12, 0, tzinfo=shanghai)) == utc_text(NOON)
    assert utc_text(NOON) == "2026-03-02T04:00:00Z"
    assert utc_text(NOON.replace(microsecond=999_999)) == "2026-03-02T04:00:00Z"
    with pytest.raises(ValueError, match="naive"):
        utc_text(datetime(2026, 3, 2, 12, 0))  # noqa: DTZ001 — the naive moment that is refused


def test_a_word_that_is_no_member_is_not_read_as_one(stocked: Connection) -> None:
    stocked.exec_driver_sql("UPDATE kites SET colour = 'green' WHERE id = 1")
    with pytest.raises(ValueError, match="green"):
        kites.get(stocked, 1)
    with pytest.raises(ValueError, match="green"):
        kites.find(stocked)
