"""A register as a list in a spreadsheet: its columns, and what their cells say."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from workroom.base.errors import InputError
from workroom.base.words import phrase
from workroom.exchange import layouts
from workroom.exchange.layouts import Layout
from workroom.exchange.outcome import MARKS, Cell, Value
from workroom.exchange.values import Kind, clean
from workroom.ledger.reading import Reading
from workroom.rooms.registers.days import EARLIEST, LATEST
from workroom.rooms.registers.declaration import Register
from workroom.rooms.registers.fields import ENTERED, Field, FieldKind
from workroom.rooms.registers.known import NUMBER
from workroom.rooms.registers.names import NOT_A_DAY, NOT_A_MOMENT, read
from workroom.rooms.registers.rows import heads_of

_KINDS = {
    FieldKind.TEXT: Kind.PROSE,
    FieldKind.NUMBER: Kind.WHOLE,
    FieldKind.DAY: Kind.DAY,
    FieldKind.MOMENT: Kind.MOMENT,
}
_NUMBER_HEADS = ("登记编号", "编号", "No.")


def layout_of(register: Register[Any]) -> Layout:
    """The columns by Chinese word, English label and name of field, in whatever order they stand.

    What the first part needs must have its column, so that another list is not
    taken for this one. Its cells may be empty: whether a line may be without is
    asked of the rules, who know what stands in the book.
    """
    heads = heads_of(register)
    fields = tuple(
        layouts.Field(
            one.name,
            _KINDS.get(one.kind, Kind.WORD),
            (heads.fields[one.name], one.chinese, one.label),
            required=one.part == ENTERED and not one.optional,
            may_be_empty=True,
        )
        for one in register.fields
    )
    number = layouts.Field(NUMBER, Kind.WORD, (heads.number, *_NUMBER_HEADS))
    known = {word for one in fields for word in (*one.heads, one.name)}
    marks = MARKS if not known & {*MARKS} else ("退回行号", "退回原因")
    return Layout(
        register.key,
        key="",
        fields=(*fields, number),
        passed_over=(*marks, *heads.own),
        marks=marks,
        every_row=True,
    )


def cleaned(layout: Layout, cells: Mapping[str, Cell]) -> dict[str, Value]:
    """The cells of a row by name of field, cleaned; a faulty one says nothing."""
    return {
        one.name: clean(one.kind, cells[one.name]).value
        for one in layout.fields
        if one.name in cells
    }


def value_in(db: Reading, zone: ZoneInfo, field: Field, cell: Value) -> Any:
    """What a cleaned cell means for its field; empty stays empty.

    Raises:
        InputError: it cannot be read so, or names what is not in this book.
    """
    match cell:
        case None:
            return field.empty
        case datetime():
            return _in_range(field, cell, NOT_A_MOMENT).replace(tzinfo=zone)
        case date():
            return _in_range(field, cell, NOT_A_DAY)
        case int():
            return cell
        case _:
            return read(db, field, str(cell))


def _in_range(field: Field, day: Any, complaint: str) -> Any:
    if not EARLIEST <= day.year <= LATEST:
        raise InputError(complaint, field=phrase(field.label), given=day.isoformat())
    return day
