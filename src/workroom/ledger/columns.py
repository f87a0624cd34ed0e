"""Tables that say what they are, and column types that keep them as strict as the domain."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import Enum
from functools import lru_cache
from typing import Any

from sqlalchemy import Column, Integer, MetaData, Table, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeDecorator, TypeEngine

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class TableKind(Enum):
    """What `verify` may expect of a table."""

    JOURNAL = "journal"
    BOOK = "book"
    """Equal to the journal's replay, line by line."""
    VAULT = "vault"
    """Secrets: never in the journal or an export, purgeable."""
    CACHE = "cache"
    """Rebuilt from the books at will."""


def book_table(name: str, *parts: SchemaItem) -> Table:
    """A register: replayed from the journal and verified."""
    return _table(name, TableKind.BOOK, parts)


def vault_table(name: str, *parts: SchemaItem) -> Table:
    """Secrets that no journal entry, export or reprint ever shows."""
    return _table(name, TableKind.VAULT, parts)


def cache_table(name: str, *parts: SchemaItem) -> Table:
    """What can be worked out again from the books."""
    return _table(name, TableKind.CACHE, parts)


def kind_of(table: Table) -> TableKind | None:
    """The declared kind; None for a table that forgot to say, which `verify` reports."""
    found = table.info.get("kind")
    return found if isinstance(found, TableKind) else None


def _table(name: str, kind: TableKind, parts: tuple[SchemaItem, ...]) -> Table:
    return Table(name, metadata, *parts, info={"kind": kind}, sqlite_strict=True)


def key(name: str = "id") -> Column[int]:
    """An integer primary key that the book gives, never the database."""
    return Column(name, Integer, primary_key=True, autoincrement=False)


class Spelled(TypeDecorator[Any]):
    """A column type of ours: how a value is spelled in its cell, and how it is read again.

    Two plain functions, so that `Prepared` can call them without the three calls
    that SQLAlchemy puts around each cell. NULL is None, and they never see it.
    """

    impl: TypeEngine[Any] | type[TypeEngine[Any]] = Text
    cache_ok = True

    def __init__(self, write: Callable[[Any], Any], read: Callable[[Any], Any]) -> None:
        super().__init__()
        self.write = write
        self.read = read

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else self.write(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else self.read(value)


class UtcDateTime(Spelled):
    """ISO 8601 text ending in Z, so that it sorts, and reads, as written."""

    cache_ok = True

    def __init__(self) -> None:
        super().__init__(utc_text, datetime.fromisoformat)


class Day(Spelled):
    """A calendar day as ISO 8601 text."""

    cache_ok = True

    def __init__(self) -> None:
        super().__init__(date.isoformat, date.fromisoformat)


class OneOf(Spelled):
    """A member of an enum, kept by its value: what the database says is what the code says."""

    cache_ok = True

    def __init__(self, kind: type[Enum]) -> None:
        members = {str(member.value): member for member in kind}
        spelled = {member: text for text, member in members.items()}
        # A text that is no member's is asked of the enum, which says what is wrong with it.
        super().__init__(spelled.__getitem__, lambda text: members.get(text) or kind(text))
        self.kind = kind


class Flag(Spelled):
    """True or false, as 1 or 0."""

    impl = Integer
    cache_ok = True

    def __init__(self) -> None:
        super().__init__(int, bool)


class TupleOf(Spelled):
    """A short tuple, as a JSON list; `revive` makes each member again."""

    cache_ok = True

    def __init__(self, revive: Callable[[Any], Any]) -> None:
        super().__init__(_listed, lambda text: tuple(map(revive, json.loads(text))))
        self.revive = revive


class Packed(TypeDecorator[Any]):
    """A small value spelled as text: `spell` writes it, `read` makes it again."""

    impl = Text
    cache_ok = True

    def __init__(self, spell: Callable[[Any], str], read: Callable[[str], Any]) -> None:
        super().__init__()
        self.spell = spell
        self.read = read

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else self.spell(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else self.read(value)


@lru_cache(maxsize=64)  # one act spells its moment some five times
def utc_text(moment: datetime) -> str:
    """The one spelling of a moment: in tables, in the journal, in the digest."""
    if moment.tzinfo is None:
        raise ValueError(f"naive datetime: {moment!r}")
    utc = moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    return utc.isoformat(timespec="seconds").replace("+00:00", "Z")


def _listed(members: tuple[Any, ...]) -> str:
    return json.dumps([getattr(member, "value", member) for member in members], ensure_ascii=False)
