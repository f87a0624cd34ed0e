"""The answers of a form as a command gives them, FIELD=VALUE, and refusals that name fields."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from workroom.base.errors import InputError
from workroom.base.verdict import Reason, RefusedError, Verdict
from workroom.base.words import N_, phrase
from workroom.ledger.reading import Reading
from workroom.rooms.registers.declaration import Register
from workroom.rooms.registers.fields import Field
from workroom.rooms.registers.lookup import the_field
from workroom.rooms.registers.names import read
from workroom.rooms.registers.typed import clear, is_text, quoted

BAD_PAIR = N_("Say each answer as FIELD=VALUE, not {given}.")
SAID_TWICE = N_("“{field}” is answered twice.")
NOTHING_SAID = N_("Say at least one answer, as FIELD=VALUE.")
NOT_TEXT = N_("{option} holds characters that were lost on the way, or is too long.")
AT_FIELD = N_("“{field}”: {reason}")


def values_of(
    db: Reading,
    register: Register[Any],
    fields: Sequence[Field],
    answers: Sequence[str],
    *,
    at_least: int = 0,
) -> dict[str, Any]:
    """The answers by name of field, as values.

    Raises:
        InputError: no such field, one of them twice, or a value that cannot be read.
    """
    if len(answers) < at_least:
        raise InputError(NOTHING_SAID)
    values: dict[str, Any] = {}
    for answer in answers:
        name, sign, text = answer.partition("=")
        if not sign or not name.strip():
            raise InputError(BAD_PAIR, given=quoted(answer))
        field = the_field(register, fields, name)
        if field.name in values:
            raise InputError(SAID_TWICE, field=phrase(field.label))
        values[field.name] = read(db, field, text)
    return values


def plain_text(option: str, given: str) -> str:
    """The text of an option as it can be kept.

    Raises:
        InputError: it cannot.
    """
    if not is_text(given):
        raise InputError(NOT_TEXT, option=option)
    return clear(given)


@contextmanager
def field_named(register: Register[Any]) -> Iterator[None]:
    """A reason that belongs to a field names it: there is no form here to show it at."""
    try:
        yield
    except RefusedError as refused:
        reasons = tuple(_named(register, reason) for reason in refused.verdict.reasons)
        raise RefusedError(Verdict(reasons)) from refused


def _named(register: Register[Any], reason: Reason) -> Reason:
    if not reason.about or "field" in reason.phrase.values:
        return reason
    field = phrase(register.field(reason.about).label)
    return replace(reason, phrase=phrase(AT_FIELD, field=field, reason=reason.phrase))
