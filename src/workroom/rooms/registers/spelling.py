"""How the values of a register are spelled in entries, and made again from them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from workroom.base.ids import Kind
from workroom.ledger.columns import utc_text
from workroom.rooms.registers.fields import Field, FieldKind

_KINDS_NAMED = {
    FieldKind.PERSON: Kind.PERSON,
    FieldKind.PEOPLE: Kind.PERSON,
    FieldKind.CABINET: Kind.CABINET,
    FieldKind.UNITS: Kind.UNIT,
    FieldKind.LINE: Kind.LINE,
    FieldKind.LINES: Kind.LINE,
}


def spelled(fields: Iterable[Field], values: Mapping[str, Any]) -> dict[str, object]:
    """The values that are there, in JSON's own kinds; what is empty is left out."""
    return {
        one.name: _spell(one, values[one.name])
        for one in fields
        if values.get(one.name, one.empty) != one.empty
    }


def respelled(fields: Iterable[Field], values: Mapping[str, Any]) -> dict[str, object]:
    """The values of a correction: what it empties is named as well, as nothing."""
    return {one.name: None for one in fields if one.name in values} | spelled(fields, values)


def revived(fields: Iterable[Field], plain: Mapping[str, object]) -> dict[str, Any]:
    """The values that an entry holds for these fields; one it does not name is empty.

    An entry that is older than a field does not name it either: a field may be
    added to a register at any time, as long as it may be empty.
    """
    return {
        one.name: one.empty if plain.get(one.name) is None else _revive(one, plain[one.name])
        for one in fields
    }


def concerns(fields: Iterable[Field], values: Mapping[str, Any]) -> tuple[tuple[Kind, int], ...]:
    """Whom and what the values name, each once."""
    found: dict[tuple[Kind, int], None] = {}
    for one in fields:
        kind, value = _KINDS_NAMED.get(one.kind), values.get(one.name, one.empty)
        if kind is None or value is None:
            continue
        for number in value if isinstance(value, tuple) else (value,):
            found[kind, int(number)] = None
    return tuple(found)


def _spell(field: Field, value: Any) -> object:
    match field.kind:
        case FieldKind.DAY:
            return value.isoformat()
        case FieldKind.MOMENT:
            return utc_text(value)
        case FieldKind.CHOICE:
            return value.value
        case FieldKind.CHOICES:
            return [one.value for one in value]
        case FieldKind.PEOPLE | FieldKind.UNITS | FieldKind.LINES:
            return list(value)
        case _:
            return value


def _revive(field: Field, plain: Any) -> object:
    match field.kind:
        case FieldKind.DAY:
            return date.fromisoformat(plain)
        case FieldKind.MOMENT:
            return datetime.fromisoformat(plain)
        case FieldKind.CHOICE if field.options is not None:
            return field.options.of(plain)
        case FieldKind.CHOICES if field.options is not None:
            return tuple(map(field.options.of, plain))
        case FieldKind.PEOPLE | FieldKind.UNITS | FieldKind.LINES:
            return tuple(plain)
        case _:
            return plain
