"""What somebody calls a register, a part, a field or a line: by key, English label or Chinese."""

from collections.abc import Iterable
from typing import Any

from workroom.base.codes import OF_LINES, Label, parse, tidy
from workroom.base.errors import InputError, NotFoundError
from workroom.base.ids import LineId
from workroom.base.words import N_, phrase
from workroom.exchange.text import folded
from workroom.ledger.reading import Reading
from workroom.rooms.registers import store
from workroom.rooms.registers.declaration import Part, Register, Shelf
from workroom.rooms.registers.fields import Field
from workroom.rooms.registers.model import Line
from workroom.rooms.registers.rows import heads_of
from workroom.rooms.registers.typed import quoted

NO_REGISTER = N_("There is no register called {given}; there are: {keys}.")
NO_PART = N_("{register} has no part called {given}; it has: {parts}.")
NO_FIELD = N_("{register} asks for nothing called {given} here; it asks for: {fields}.")
NO_LINE = N_("No register of this book has a line with the number {given}.")


def register_called(shelf: Shelf, given: str) -> Register[Any] | None:
    """The register of that key, title or form, if there is one."""
    for one in shelf:
        if _is(given, one.key, one.title, one.chinese, one.form):
            return one
    return None


def the_register(shelf: Shelf, given: str) -> Register[Any]:
    """The register of that key, title or form.

    Raises:
        InputError: there is none.
    """
    found = register_called(shelf, given)
    if found is None:
        raise InputError(NO_REGISTER, given=quoted(given), keys=shelf.keys())
    return found


def the_part(register: Register[Any], given: str) -> Part:
    """The part of a register's form that is called so.

    Raises:
        InputError: there is none.
    """
    for one in register.parts:
        if _is(given, one.key, one.label, one.chinese):
            return one
    raise InputError(
        NO_PART,
        register=phrase(register.title),
        given=quoted(given),
        parts=tuple(one.key for one in register.parts),
    )


def the_field(register: Register[Any], fields: Iterable[Field], given: str) -> Field:
    """That of these fields which is called so.

    Raises:
        InputError: there is none.
    """
    among, heads = tuple(fields), heads_of(register).fields
    for one in among:
        if _is(given, one.name, one.label, one.chinese, heads[one.name]):
            return one
    raise InputError(
        NO_FIELD,
        register=phrase(register.title),
        given=quoted(given),
        fields=tuple(one.name for one in among),
    )


def the_line(db: Reading, shelf: Shelf, given: str) -> tuple[Register[Any], Line]:
    """The line of that form number or label, and its register.

    Raises:
        NotFoundError: there is none.
    """
    match parse(given):
        case Label(prefix=prefix, number=number) if prefix in OF_LINES:
            found = store.whose(db, shelf, LineId(number))
        case _:
            found = store.by_number(db, shelf, tidy(given)) if given.isprintable() else None
    if found is None:
        raise NotFoundError(NO_LINE, given=quoted(given))
    return found


def _is(given: str, *names: str) -> bool:
    return _bare(given) in {_bare(name) for name in names if name}


def _bare(text: str) -> str:
    """Compared without case, blanks and the signs that join words in keys."""
    return folded(text).replace("_", "").replace("-", "")
