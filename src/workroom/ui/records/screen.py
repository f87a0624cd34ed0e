"""What the page of the registers shows: the lines of one register, found and filtered."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from workroom.base.clauses import ACCESS_RIGHTS
from workroom.base.codes import FormNumber, parse
from workroom.base.ids import CabinetId, LineId, PersonId
from workroom.base.verdict import Verdict, no
from workroom.base.words import N_, Phrase, Words, phrase
from workroom.ledger.reading import Reading
from workroom.rooms.people import store as people
from workroom.rooms.people.model import Person
from workroom.rooms.registers import rules, store
from workroom.rooms.registers.declaration import Part, Register, Shelf
from workroom.rooms.registers.fields import ENTERED, Field, FieldKind
from workroom.rooms.registers.model import Line, Standing
from workroom.rooms.registers.names import Names
from workroom.rooms.site import store as site

NOBODY_HERE = N_("Nobody is signed in at this desk.")


class Show(Enum):
    """Which lines of a register are listed."""

    OPEN = "open"
    ALL = "all"
    VOID = "void"

    @property
    def label(self) -> str:
        return _SHOW_LABELS[self]


_SHOW_LABELS = {Show.OPEN: N_("Open"), Show.ALL: N_("All"), Show.VOID: N_("Void")}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked: a register by its key, which of its lines, and what they must say.

    No key asks for the first register in which something waits.
    """

    register: str = ""
    show: Show = Show.ALL
    text: str = ""


@dataclass(frozen=True, slots=True)
class Stand:
    """A register, and how many of its lines wait for something."""

    register: Register[Any]
    open: int


@dataclass(frozen=True, slots=True)
class Row:
    """A line as it is listed: what it says in the fields of the list, and as what to sort it."""

    id: LineId
    number: str
    standing: Standing
    waits_for: str
    """The part that is filled next, as a template; empty where there is none."""
    said: tuple[str | Phrase, ...]
    order: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """Whom and what a form lets one choose; who may vouch has a secret."""

    people: tuple[tuple[PersonId, str], ...]
    cabinets: tuple[tuple[CabinetId, str], ...]
    vouchers: tuple[tuple[PersonId, str], ...]


@dataclass(frozen=True, slots=True)
class RecordsScreen:
    """All but the picked line. `whole` is how many lines the register has."""

    wanted: Wanted
    stands: tuple[Stand, ...]
    register: Register[Any]
    rows: tuple[Row, ...]
    whole: int
    may_enter: Verdict
    offer: Offer


def listed(shelf: Shelf) -> tuple[Register[Any], ...]:
    """The registers that stand by themselves, not beneath a line of another."""
    return tuple(one for one in shelf if one.names_a_line_of is None)


def shown_fields(register: Register[Any]) -> tuple[Field, ...]:
    """The fields that have a column."""
    return tuple(one for one in register.fields if one.width)


def read_records(
    db: Reading, shelf: Shelf, wanted: Wanted, actor: PersonId | None, words: Words
) -> RecordsScreen:
    """The registers, and those lines of one that were asked for, newest first.

    `words` is the language in which a line says what is searched.
    """
    stands = tuple(Stand(one, store.count_open(db, one)) for one in listed(shelf))
    if not wanted.register:
        chosen = next((one for one in stands if one.open), stands[0])
        wanted = replace(wanted, register=chosen.register.key)
    register = shelf[wanted.register]
    names, lines = Names(db), store.every(db, register)
    found = (one for one in reversed(lines) if _is_shown(one, wanted.show))
    terms = _plain(wanted.text).split()
    if terms:
        found = (one for one in found if _says(register, one, names, words, terms))
    everybody = tuple(one for one in people.everybody(db) if one.active)
    return RecordsScreen(
        wanted=wanted,
        stands=stands,
        register=register,
        rows=tuple(rows_of(register, found, names)),
        whole=len(lines),
        may_enter=may_fill(_person(db, actor), register.part(ENTERED)),
        offer=Offer(
            people=_named(everybody),
            cabinets=tuple((one.id, one.name) for one in site.cabinets.find(db)),
            vouchers=_named(tuple(one for one in everybody if one.has_secret)),
        ),
    )


def rows_of(
    register: Register[Any], lines: Iterator[Line] | tuple[Line, ...], names: Names
) -> Iterator[Row]:
    """Lines as they are listed."""
    fields = shown_fields(register)
    for line in lines:
        values = tuple(getattr(line, one.name) for one in fields)
        yield Row(
            id=line.id,
            number=line.number,
            standing=line.standing,
            waits_for=_waits_for(register, line),
            said=tuple(names.said(one, value) for one, value in zip(fields, values, strict=True)),
            order=tuple(
                _order(one, value, names) for one, value in zip(fields, values, strict=True)
            ),
        )


def may_fill(person: Person | None, part: Part) -> Verdict:
    """Whether the part is for whoever sits at the desk to fill."""
    return rules.may_fill(person, part) if person is not None else no(NOBODY_HERE, ACCESS_RIGHTS)


def next_part(register: Register[Any], line: Line, person: Person | None) -> Part | None:
    """The part that is filled next: of those whose turn it is, one that is this person's."""
    left = [part for part in register.parts if part.key not in line.filled]
    turn = [part for part in left if rules.is_its_turn(register, line, part)]
    own = [part for part in turn if person is not None and rules.may_fill(person, part)]
    return next(iter((*own, *turn, *left)), None)


def _person(db: Reading, actor: PersonId | None) -> Person | None:
    return people.people.at(db, actor) if actor is not None else None


def _named(everybody: tuple[Person, ...]) -> tuple[tuple[PersonId, str], ...]:
    return tuple((one.id, one.name) for one in everybody)


def _is_shown(line: Line, show: Show) -> bool:
    match show:
        case Show.OPEN:
            return line.standing is Standing.OPEN
        case Show.VOID:
            return line.standing is Standing.VOID
        case Show.ALL:
            return True


def _says(
    register: Register[Any], line: Line, names: Names, words: Words, terms: list[str]
) -> bool:
    """Whether a line says all of these words, in any of its fields."""
    said = (names.said(one, getattr(line, one.name)) for one in register.fields)
    texts = (words.say(one) if isinstance(one, Phrase) else one for one in said)
    whole = _plain("\n".join((line.number, line.void_reason, *texts)))
    return all(term in whole for term in terms)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _waits_for(register: Register[Any], line: Line) -> str:
    if line.standing is not Standing.OPEN:
        return ""
    part = next_part(register, line, None)
    return part.label if part is not None else ""


def _order(field: Field, value: Any, names: Names) -> tuple[bool, Any]:
    """What is empty stands last; numbers, days and moments by themselves, the rest by its name."""
    if value == field.empty:
        return True, 0
    return False, value if field.kind in _BY_THEMSELVES else names.printed(field, value)


_BY_THEMSELVES = frozenset(
    {FieldKind.NUMBER, FieldKind.DAY, FieldKind.MOMENT, FieldKind.FLAG, FieldKind.TEXT}
)


def say_number(number: str) -> str:
    """A form number without what all of its register share: `2026-0001`. The whole stands in the
    panel.
    """
    match parse(number):
        case FormNumber() as form:
            return form.short
        case _:
            return number


def waits(row: Row) -> str | Phrase:
    """What a line waits for."""
    return phrase(N_("Waits for: {part}"), part=phrase(row.waits_for)) if row.waits_for else ""
