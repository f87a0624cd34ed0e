"""One table holds one kind of frozen dataclass, column for field."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    Table,
    Text,
    UnaryExpression,
    bindparam,
    delete,
    func,
    select,
)
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.sql.visitors import iterate

from workroom.base.errors import NotFoundError
from workroom.base.words import N_
from workroom.ledger.columns import Spelled
from workroom.ledger.prepared import Prepared

NOT_THERE = N_("Nothing of that kind is registered: {kind}.")


class Record(Protocol):
    """Any dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


R = TypeVar("R", bound=Record)


class Rows(Generic[R]):
    """Read and write `kind` in `table`.

    Names must agree; the check is made once, when the module is imported, so a
    field without a column is found before the window opens.
    """

    def __init__(self, kind: type[R], table: Table) -> None:
        self._names = tuple(field.name for field in fields(kind))
        if set(self._names) != set(table.columns.keys()):
            different = sorted(set(self._names) ^ set(table.columns.keys()))
            raise TypeError(f"{kind.__name__} and {table.name} differ in {different}")
        self.kind = kind
        self.table = table
        self._key = tuple(table.primary_key)
        self._select = select(*(table.columns[name] for name in self._names))
        wanted = (column == bindparam(f"key_{column.name}") for column in self._key)
        self._at = Prepared(
            self._select.where(*wanted),
            [f"key_{column.name}" for column in self._key],
            (table.columns[name].type for name in self._names),
        )
        self._among: dict[str | None, Question[R]] = {}
        self._cells = attrgetter(*self._names)
        added = insert(table).values({name: bindparam(f"new_{name}") for name in self._names})
        others = {
            name: added.excluded[name] for name in self._names if name not in table.primary_key
        }
        keys = [column.name for column in self._key]
        self._put = Prepared(
            added.on_conflict_do_update(index_elements=keys, set_=others)
            if others
            else added.on_conflict_do_nothing(index_elements=keys),
            [f"new_{name}" for name in self._names],
        )

    def question(
        self,
        *where: ColumnElement[bool],
        order: Sequence[ColumnElement[Any] | UnaryExpression[Any]] = (),
        limit: int | None = None,
    ) -> Question[R]:
        """A question that is asked often: prepared once, its `bindparam`s given at each asking."""
        query = self._select.where(*where).order_by(*(order or self._key)).limit(limit)
        return Question(self.kind, query)

    def find(
        self,
        db: Connection,
        *where: ColumnElement[bool],
        order: Sequence[ColumnElement[Any] | UnaryExpression[Any]] = (),
        limit: int | None = None,
    ) -> tuple[R, ...]:
        """The records that fit, by key unless another order is asked for."""
        query = self._select.where(*where).order_by(*(order or self._key)).limit(limit)
        return tuple(self.kind(*row) for row in db.execute(query))

    def first(self, db: Connection, *where: ColumnElement[bool]) -> R | None:
        """The record that fits, or None."""
        row = db.execute(self._select.where(*where).limit(1)).first()
        return None if row is None else self.kind(*row)

    def at(self, db: Connection, *key: Any) -> R | None:
        """The record under this primary key, or None."""
        found = self._at.rows(db, *key)
        return self.kind(*found[0]) if found else None

    def get(self, db: Connection, *key: Any) -> R:
        """The record under this primary key; `NotFoundError` if there is none."""
        found = self.at(db, *key)
        if found is None:
            raise NotFoundError(NOT_THERE, kind=self.kind.__name__)
        return found

    def put(self, db: Connection, *records: R) -> None:
        """Insert the records, or overwrite those with the same key."""
        if records:
            self._put.write(db, *map(self._cells, records))

    def drop(self, db: Connection, *where: ColumnElement[bool]) -> None:
        """Take out the records that fit: for facts that are over, never for history."""
        db.execute(delete(self.table).where(*where))

    def among(
        self, db: Connection, column: ColumnElement[Any], values: Iterable[Any]
    ) -> tuple[R, ...]:
        """The records whose column holds one of many values, by key; any number of values."""
        asked = self._among.get(column.key)
        if asked is None:
            # One JSON list is one parameter, so that the statement is the same for any number.
            many = func.json_each(bindparam("wanted", type_=Text)).table_valued("value")
            wanted = self._select.where(column.in_(select(many.c.value))).order_by(*self._key)
            asked = self._among[column.key] = Question(self.kind, wanted)
        kind = column.type
        cells = list(map(kind.write, values) if isinstance(kind, Spelled) else values)
        return asked(db, wanted=json.dumps(cells)) if cells else ()


class Question(Generic[R]):
    """One prepared question and the kind of record that answers it."""

    def __init__(self, kind: type[R], query: Select[Any]) -> None:
        self._kind = kind
        binds = (part for part in iterate(query) if isinstance(part, BindParameter))
        self._names = tuple(bind.key for bind in binds if bind.required)
        types = (column.type for column in query.selected_columns)
        self._prepared = Prepared(query, self._names, types)

    def __call__(self, db: Connection, **values: Any) -> tuple[R, ...]:
        given = [values[name] for name in self._names]
        return tuple(self._kind(*row) for row in self._prepared.rows(db, *given))
