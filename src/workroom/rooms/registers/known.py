"""What a book says already, and what a row that somebody brings would change in it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from workroom.base.clauses import RECORDS_COMPLETE
from workroom.base.codes import Prefix, label, tidy
from workroom.base.verdict import YES, Verdict, wrong
from workroom.base.words import N_, phrase
from workroom.rooms.registers.declaration import Part, Register
from workroom.rooms.registers.fields import ENTERED, Field, FieldKind
from workroom.rooms.registers.model import Line, Standing
from workroom.rooms.registers.names import Names
from workroom.rooms.registers.typed import clear, quoted

SAYS_OTHERWISE = N_(
    "Line {number} of the book says “{field}” otherwise: {said}. A list changes no line: "
    "correct it, with a reason."
)
NUMBER = "number"
"""The column in which a line of the book is named; empty for a line that is new."""
NO_SUCH_LINE = N_("There is no line {number} in this register. For a new line leave it empty.")

_LIKE_OURS = re.compile(r"[A-Z0-9]{2,12}-F[0-9]{2}[A-Z]?-.*|R-[0-9].*")
"""Other numbers are those of somebody's own list; the book gives its own."""


@dataclass(frozen=True, slots=True)
class Told:
    """One row as it was understood. `values` holds the fields that its list has columns for."""

    row: int
    number: str
    values: Mapping[str, Any]

    def parts(self, register: Register[Any]) -> tuple[Part, ...]:
        """The later parts of which the row says anything."""
        return tuple(
            part
            for part in register.parts
            if part.key != ENTERED
            and any(
                self.values.get(one.name, one.empty) != one.empty
                for one in register.fields_in(part.key)
            )
        )


@dataclass(frozen=True, slots=True)
class Match:
    """The line of the book that a row is about, the parts it adds, the fields that contradict."""

    line: Line
    more: tuple[Part, ...] = ()
    against: tuple[Field, ...] = ()


class Known:
    """The lines of a register, found by number and by what they say."""

    def __init__(
        self, register: Register[Any], columns: Iterable[str], lines: Iterable[Line]
    ) -> None:
        named = set(columns)
        self._register = register
        self._columns = tuple(one for one in register.fields if one.name in named)
        self._entered = tuple(
            one for one in self._columns if one.part == ENTERED and one.name not in register.found
        )
        self._by_number: dict[str, Line] = {}
        self._by_answers: dict[tuple[object, ...], dict[int, Line]] = {}
        for line in lines:
            self.add(line)

    def add(self, line: Line) -> None:
        """The line as it now stands."""
        self._by_number[line.number] = line
        self._by_number[label(Prefix.LINE, line.id)] = line
        answers = tuple(comparable(one, getattr(line, one.name)) for one in self._entered)
        self._by_answers.setdefault(answers, {})[line.id] = line

    def numbered(self, number: str) -> Line | None:
        """The line of that form number or label."""
        return self._by_number.get(tidy(number))

    def match(self, told: Told) -> Match | None:
        """The line that the row names, or else the one that says the same; None for a new one.

        Of several that say the same, one that the row does not contradict; one
        that holds before one that is void.
        """
        if told.number and (named := self.numbered(told.number)) is not None:
            return self._compared(named, told)
        answers = tuple(
            comparable(one, told.values.get(one.name, one.empty)) for one in self._entered
        )
        alike = self._by_answers.get(answers, {}).values()
        found = [self._compared(line, told) for line in alike]
        return min(
            found,
            key=lambda one: (
                bool(one.against),
                one.line.standing is Standing.VOID,
                len(one.more),
            ),
            default=None,
        )

    def _compared(self, line: Line, told: Told) -> Match:
        """What the row says beyond the line, and against it; a part it is silent on is no no."""
        parts = told.parts(self._register)
        spoken = {ENTERED, *(part.key for part in parts if part.key in line.filled)}
        against = tuple(
            one
            for one in self._columns
            if one.part in spoken
            and not (one.name in self._register.found and told.values.get(one.name) in (None, ""))
            and comparable(one, told.values.get(one.name, one.empty))
            != comparable(one, getattr(line, one.name))
        )
        return Match(line, tuple(one for one in parts if one.key not in line.filled), against)


def comparable(field: Field, value: Any) -> object:
    """An answer as a spreadsheet holds it: moments to the minute, text without what is unseen."""
    match field.kind:
        case FieldKind.TEXT:
            return clear(value)
        case FieldKind.MOMENT if value is not None:
            return value.astimezone(UTC).replace(second=0, microsecond=0)
        case _:
            return value


def bears_its_own_number(told: Told) -> Verdict:
    """A row that is no line of the book bears no number of ours; other numbers are its list's."""
    if _LIKE_OURS.fullmatch(tidy(told.number)):
        return wrong(NUMBER, NO_SUCH_LINE, RECORDS_COMPLETE, number=quoted(told.number))
    return YES


def says_the_same(names: Names, match: Match) -> Verdict:
    """A list changes no line: what it says otherwise is a correction, and wants a reason. I7."""
    verdict = YES
    for one in match.against:
        verdict &= wrong(
            one.name,
            SAYS_OTHERWISE,
            RECORDS_COMPLETE,
            number=match.line.number,
            field=phrase(one.label),
            said=quoted(names.printed(one, getattr(match.line, one.name))) or "—",
        )
    return verdict
