"""Where the lines of declared registers are kept: a table each, made from the declaration."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Generic, TypeVar, assert_never

from sqlalchemy import Column, Connection, Integer, Table, Text, func, select
from sqlalchemy.types import TypeEngine

from workroom.base.event import Entry
from workroom.base.ids import LineId, PersonId, Seq
from workroom.ledger.columns import (
    Day,
    Flag,
    OneOf,
    TupleOf,
    UtcDateTime,
    book_table,
    key,
    metadata,
)
from workroom.ledger.register import Folds
from workroom.ledger.rows import Rows
from workroom.rooms.registers.declaration import Register, Shelf
from workroom.rooms.registers.fields import ENTERED, Field, FieldKind
from workroom.rooms.registers.model import (
    Line,
    LineCorrected,
    LineEntered,
    LineVoided,
    PartFilled,
    Standing,
)
from workroom.rooms.registers.spelling import revived

L = TypeVar("L", bound=Line)


class Kept(Generic[L]):
    """The table of one register and its rows."""

    def __init__(self, register: Register[L]) -> None:
        self.register = register
        self.table = _table(register)
        self.rows = Rows(register.kind, self.table)
        self.open = self.rows.question(self.table.c.standing == Standing.OPEN)


_KEPT: dict[str, Kept[Any]] = {}


def kept(register: Register[L]) -> Kept[L]:
    """Where the lines of a register are; its table is declared when this is first asked."""
    found = _KEPT.get(register.key)
    if found is None:
        found = _KEPT[register.key] = Kept(register)
    elif found.register is not register:
        raise TypeError(f"two registers are called {register.key}")
    return found


def forget(register: Register[Any]) -> None:
    """Take a declared table away again: for registers that only a test declares."""
    metadata.remove(_KEPT.pop(register.key).table)


def every(db: Connection, register: Register[L]) -> tuple[L, ...]:
    """All lines of a register, void ones too, oldest first."""
    return kept(register).rows.find(db)


def changed_after(db: Connection, register: Register[L], seq: int) -> tuple[L, ...]:
    """The lines of a register that entries after this one wrote or changed."""
    where = kept(register)
    return where.rows.find(db, where.table.c.last_entry > seq)


def held(db: Connection, register: Register[L]) -> tuple[L, ...]:
    """The lines of a register that are not void, oldest first."""
    where = kept(register)
    return where.rows.find(db, where.table.c.standing != Standing.VOID)


def still_open(db: Connection, register: Register[L]) -> tuple[L, ...]:
    """The lines of a register on which something is left to be done, oldest first.

    Prepared: rules ask it at every scan.
    """
    return kept(register).open(db)


def tally(db: Connection, register: Register[Any]) -> tuple[int, int]:
    """How many lines of a register are open, and how many it has with void ones."""
    columns = kept(register).table.c
    is_open = columns.standing == Standing.OPEN
    row = db.execute(select(func.count().filter(is_open), func.count(columns.id))).one()
    return int(row[0]), int(row[1])


def count_open(db: Connection, register: Register[Any]) -> int:
    """How many lines of a register wait for something."""
    where = kept(register).table
    waiting = select(func.count()).select_from(where).where(where.c.standing == Standing.OPEN)
    return db.scalar(waiting) or 0


def get(db: Connection, register: Register[L], line: LineId) -> L:
    """One line. Raises NotFoundError."""
    return kept(register).rows.get(db, line)


def at(db: Connection, register: Register[L], line: LineId) -> L | None:
    """One line, or None."""
    return kept(register).rows.at(db, line)


def numbered(db: Connection, register: Register[L], number: str) -> L | None:
    """The line of that number, or None."""
    where = kept(register)
    return where.rows.first(db, where.table.c.number == number)


def known_as(db: Connection, register: Register[L], name: str) -> L | None:
    """The line that is called so and holds, in a register whose lines are known by a field."""
    if not register.known_by:
        return None
    where = kept(register)
    columns = where.table.c
    return where.rows.first(
        db, columns[register.known_by] == name, columns.standing != Standing.VOID
    )


def beneath(db: Connection, register: Register[L], above: LineId) -> tuple[L, ...]:
    """The lines of a register that stand beneath a line of another and hold, oldest first."""
    where = kept(register)
    name = next(one.name for one in register.fields if one.kind is FieldKind.LINE)
    columns = where.table.c
    return where.rows.find(db, columns[name] == above, columns.standing != Standing.VOID)


def saying(
    db: Connection, register: Register[L], values: Mapping[str, Any], but: LineId | None = None
) -> dict[str, Line]:
    """For each field that tells lines apart: another line that holds and says the same."""
    where = kept(register)
    found: dict[str, Line] = {}
    for one in register.fields:
        value = values.get(one.name, one.empty)
        if one.unique and value != one.empty:
            columns = where.table.c
            same = where.rows.first(
                db,
                columns[one.name] == value,
                columns.standing != Standing.VOID,
                columns.id != (but or 0),
            )
            if same is not None:
                found[one.name] = same
    return found


def whose(db: Connection, shelf: Shelf, line: LineId) -> tuple[Register[Any], Line] | None:
    """The register that a line belongs to, and the line; None where no register has it."""
    for register in shelf:
        found = at(db, register, line)
        if found is not None:
            return register, found
    return None


def by_number(db: Connection, shelf: Shelf, number: str) -> tuple[Register[Any], Line] | None:
    """The line of any register that bears the number."""
    for register in shelf:
        found = numbered(db, register, number)
        if found is not None:
            return register, found
    return None


# --- How a declaration becomes a table ----------------------------------------------------------


def _table(register: Register[Any]) -> Table:
    return book_table(
        register.key,
        key(),
        Column("number", Text, nullable=False, unique=True),
        Column("standing", OneOf(Standing), nullable=False, index=True),
        Column("filled", TupleOf(str), nullable=False),
        Column("entered_at", UtcDateTime, nullable=False),
        Column("entered_by", Integer, nullable=False),
        Column("first_entry", Integer, nullable=False),
        Column("last_entry", Integer, nullable=False),
        Column("void_reason", Text, nullable=False),
        *map(_column, register.fields),
    )


def _column(field: Field) -> Column[Any]:
    nullable = field.empty is None and not field.always
    index = field.kind is FieldKind.LINE
    return Column(field.name, _type(field), nullable=nullable, index=index or None)


def _type(field: Field) -> TypeEngine[Any] | type[TypeEngine[Any]]:
    match field.kind:
        case FieldKind.DAY:
            return Day()
        case FieldKind.MOMENT:
            return UtcDateTime()
        case FieldKind.FLAG:
            return Flag()
        case FieldKind.CHOICE if field.options is not None:
            return OneOf(field.options)
        case FieldKind.CHOICES if field.options is not None:
            return TupleOf(field.options)
        case FieldKind.PEOPLE | FieldKind.UNITS | FieldKind.LINES:
            return TupleOf(int)
        case FieldKind.NUMBER | FieldKind.PERSON | FieldKind.CABINET | FieldKind.LINE:
            return Integer
        case _:
            return Text


# --- How entries change it ----------------------------------------------------------------------


def folds(shelf: Shelf) -> Folds:
    """The folds of all registers of a shelf; declares their tables."""
    for register in shelf:
        kept(register)

    def entered(db: Connection, entry: Entry[LineEntered]) -> None:
        where = kept(shelf[entry.event.register])
        where.rows.put(db, line_of(where.register, entry))

    def changed(
        db: Connection, entry: Entry[PartFilled] | Entry[LineCorrected] | Entry[LineVoided]
    ) -> None:
        where = kept(shelf[entry.event.register])
        line = where.rows.get(db, entry.event.line)
        where.rows.put(db, line_after(where.register, line, entry.event, seq=entry.seq))

    return {
        LineEntered: entered,
        PartFilled: changed,
        LineCorrected: changed,
        LineVoided: changed,
    }


def line_after(
    register: Register[L], line: L, event: PartFilled | LineCorrected | LineVoided, *, seq: Seq
) -> L:
    """The line as a later entry leaves it."""
    match event:
        case PartFilled():
            return replace(
                line,
                standing=Standing.DONE if event.closes else line.standing,
                filled=(*line.filled, event.part),
                last_entry=seq,
                **revived(register.fields_in(event.part), event.values),
            )
        case LineCorrected():
            fields = [one for one in register.fields if one.name in event.values]
            return replace(line, last_entry=seq, **revived(fields, event.values))
        case LineVoided():
            return replace(line, standing=Standing.VOID, last_entry=seq, void_reason=event.why)
        case _:
            assert_never(event)


def line_of(register: Register[L], entry: Entry[LineEntered]) -> L:
    """The line as its first entry leaves it."""
    event = entry.event
    return register.kind(
        id=event.line,
        number=event.number,
        standing=Standing.DONE if event.closes else Standing.OPEN,
        filled=(ENTERED,),
        entered_at=entry.happened_at,
        entered_by=PersonId(entry.by),
        first_entry=entry.seq,
        last_entry=entry.seq,
        void_reason="",
        **revived(register.fields, event.values),
    )
