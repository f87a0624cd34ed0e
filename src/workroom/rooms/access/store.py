"""Where it is kept who is inside."""

from sqlalchemy import Column, Connection, Integer, Text

from workroom.base.event import Entry
from workroom.base.ids import PersonId
from workroom.ledger.columns import OneOf, UtcDateTime, book_table
from workroom.ledger.register import Folds
from workroom.ledger.rows import Rows
from workroom.rooms.access.model import CameIn, Presence, RoomEmptied, SeenBy, WentOut

table = book_table(
    "people_inside",
    Column("person", Integer, primary_key=True, autoincrement=False),
    Column("since", UtcDateTime, nullable=False),
    Column("seen_by", OneOf(SeenBy), nullable=False),
    Column("station", Text, nullable=False),
)
people_inside = Rows(Presence, table)


def is_inside(db: Connection, person: PersonId) -> bool:
    """Whether somebody is inside; asked at every scan of a stage."""
    return people_inside.at(db, person) is not None


def everybody_inside(db: Connection) -> tuple[Presence, ...]:
    """Who is inside, in the order of accounts."""
    return people_inside.find(db)


def _came(db: Connection, entry: Entry[CameIn]) -> None:
    event = entry.event
    people_inside.put(db, Presence(event.person, entry.happened_at, event.seen_by, entry.station))


def _went(db: Connection, entry: Entry[WentOut]) -> None:
    people_inside.drop(db, table.c.person == entry.event.person)


def _emptied(db: Connection, _entry: Entry[RoomEmptied]) -> None:
    people_inside.drop(db)


FOLDS: Folds = {CameIn: _came, WentOut: _went, RoomEmptied: _emptied}
