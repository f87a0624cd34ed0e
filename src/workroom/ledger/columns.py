"""Tables that say what they are, and column types that keep them as strict as the domain."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import Column, Integer, MetaData, Table, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeDecorator

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


class UtcDateTime(TypeDecorator[datetime]):
    """ISO 8601 text ending in Z, so that it sorts, and reads, as written."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else utc_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class Day(TypeDecorator[date]):
    """A calendar day as ISO 8601 text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        return None if value is None else date.fromisoformat(value)


class OneOf(TypeDecorator[Any]):
    """A member of an enum, kept by its value: what the database says is what the code says."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[Enum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Enum | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value.value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Enum | None:
        return None if value is None else self.kind(value)


class Flag(TypeDecorator[bool]):
    """True or false, as 1 or 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        return None if value is None else bool(value)


class TupleOf(TypeDecorator[tuple[Any, ...]]):
    """A short tuple, as a JSON list; `revive` makes each member again."""

    impl = Text
    cache_ok = True

    def __init__(self, revive: Callable[[Any], Any]) -> None:
        super().__init__()
        self.revive = revive

    def process_bind_param(self, value: tuple[Any, ...] | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        return json.dumps(
            [getattr(member, "value", member) for member in value], ensure_ascii=False
        )

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Any, ...] | None:
        return None if value is None else tuple(map(self.revive, json.loads(value)))


def utc_text(moment: datetime) -> str:
    """The one spelling of a moment: in tables, in the journal, in the digest."""
    if moment.tzinfo is None:
        raise ValueError(f"naive datetime: {moment!r}")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
