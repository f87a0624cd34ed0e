"""From a number or a scanned code to the line it belongs to, or to the field it goes into."""

from typing import NamedTuple

from workroom.base.codes import OF_LINES, FormNumber, Label, parse
from workroom.base.errors import NotFoundError
from workroom.base.ids import Kind, LineId, Subject, UnitId
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.records.subjects import subjects_of
from workroom.rooms.registers import store
from workroom.rooms.registers.declaration import Shelf
from workroom.rooms.registers.fields import FieldKind


def find_line(db: Reading, shelf: Shelf, text: str) -> LineId | None:
    """The line whose form number or label was scanned; None for any other code."""
    match parse(text):
        case Label(prefix=prefix, number=number) if prefix in OF_LINES:
            found = store.whose(db, shelf, LineId(number))
        case FormNumber() as drawn:
            found = store.by_number(db, shelf, drawn.code)
        case _:
            return None
    return found[1].id if found is not None else None


class Place(NamedTuple):
    """Where a line is found: the register that is listed, and the row, its own or the one above."""

    register: str
    row: LineId


def place_of(db: Reading, shelf: Shelf, line: LineId) -> Place | None:
    """Where a line is found; None where no register has it."""
    found = store.whose(db, shelf, line)
    if found is None:
        return None
    register, kept = found
    over = register.names_a_line_of
    if over is None:
        return Place(register.key, line)
    field = next(one for one in register.fields if one.kind is FieldKind.LINE)
    return Place(over.key, getattr(kept, field.name))


class Scanned(NamedTuple):
    """What was scanned while a form is open: the kinds of field it fits, and what goes in there."""

    kind: frozenset[FieldKind]
    value: object


def find_thing(db: Reading, text: str) -> Scanned | None:
    """The unit (by its code, or by its sheet's), person or cabinet that was scanned."""
    if parse(text) is None:
        units = catalogue.by_reference_code(db, text.strip())
        return _scanned_unit(db, units[0].id) if units else None
    try:
        subjects = subjects_of(db, text)
    except NotFoundError:
        return None
    match subjects[-1]:
        case Subject(kind=Kind.UNIT, id=unit):
            return _scanned_unit(db, UnitId(unit))
        case Subject(kind=Kind.PERSON, id=person):
            return Scanned(frozenset({FieldKind.PERSON, FieldKind.PEOPLE}), person)
        case Subject(kind=Kind.CABINET, id=cabinet):
            return Scanned(frozenset({FieldKind.CABINET}), cabinet)
        case _:
            return None


def _scanned_unit(db: Reading, id_: UnitId) -> Scanned:
    """A unit as one reads it; by its label where two projects use the same reference code."""
    unit = catalogue.units.get(db, id_)
    alone = len(catalogue.by_reference_code(db, unit.reference_code)) == 1
    return Scanned(frozenset({FieldKind.UNITS}), unit.reference_code if alone else unit.code)
