"""Where accounts are kept, and the questions one may ask of them."""

import unicodedata

from sqlalchemy import Column, Connection, Integer, Text, func, select

from workroom.base.errors import NotFoundError
from workroom.base.event import Entry
from workroom.base.ids import PersonId
from workroom.base.words import N_
from workroom.ledger.columns import Flag, OneOf, TupleOf, book_table, key
from workroom.ledger.register import Folds
from workroom.ledger.rows import Rows
from workroom.rooms.people.model import (
    BadgeReplaced,
    Party,
    Person,
    PersonEnrolled,
    PersonLeft,
    Role,
    RolesChanged,
    SecretSet,
)

NOBODY_OF_THAT_NAME = N_("There is no account of that name: {name}.")

table = book_table(
    "people",
    key(),
    Column("name", Text, nullable=False, index=True),
    Column("party", OneOf(Party), nullable=False),
    Column("roles", TupleOf(Role), nullable=False),
    Column("badge", Integer, nullable=False, unique=True),
    Column("has_secret", Flag, nullable=False),
    Column("active", Flag, nullable=False),
)
people = Rows(Person, table)


def by_badge(db: Connection, badge: int) -> Person | None:
    """Whose badge this is; None for a void or unknown one."""
    return people.first(db, table.c.badge == badge)


def by_name(db: Connection, name: str) -> Person:
    """The open account of that name. Raises NotFoundError."""
    found = people.first(db, table.c.name == name.strip(), table.c.active.is_(True))
    if found is None:
        raise NotFoundError(NOBODY_OF_THAT_NAME, name=name)
    return found


def called(db: Connection, name: str) -> Person | None:
    """Whoever bears the name: the open account, or else the one that was closed last."""
    found = people.find(db, table.c.name == name.strip())
    return max(found, key=lambda one: (one.active, one.id), default=None)


def is_taken(db: Connection, name: str) -> bool:
    """Whether an open account bears the name, or one that looks the same on paper."""
    looks = _look_of(name)
    return any(_look_of(one.name) == looks for one in people.find(db, table.c.active.is_(True)))


def everybody(db: Connection) -> tuple[Person, ...]:
    """All accounts, closed ones too."""
    return people.find(db)


def names(db: Connection) -> dict[PersonId, str]:
    """Names by id."""
    return {PersonId(row.id): row.name for row in db.execute(select(table.c.id, table.c.name))}


def count(db: Connection) -> int:
    """How many accounts there are."""
    return db.scalar(select(func.count()).select_from(table)) or 0


def _look_of(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def _enrolled(db: Connection, entry: Entry[PersonEnrolled]) -> None:
    people.put(db, Person.enrolled(entry.event))


def _changed(
    db: Connection, entry: Entry[RolesChanged | BadgeReplaced | SecretSet | PersonLeft]
) -> None:
    people.put(db, people.get(db, entry.event.person).after(entry.event))


FOLDS: Folds = {
    PersonEnrolled: _enrolled,
    RolesChanged: _changed,
    BadgeReplaced: _changed,
    SecretSet: _changed,
    PersonLeft: _changed,
}
