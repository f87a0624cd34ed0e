"""What there is to say of one line: its parts, what stands beneath it, its trail, its acts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from workroom.base.clauses import RECORDS_COMPLETE
from workroom.base.event import Entry, Event
from workroom.base.ids import Kind, LineId, PersonId, Subject
from workroom.base.verdict import Verdict, no
from workroom.base.words import Phrase
from workroom.ledger.reading import Reading
from workroom.ledger.work import Ledger
from workroom.rooms.people import store as people
from workroom.rooms.people.model import Person
from workroom.rooms.records.trail import Told, trail
from workroom.rooms.registers import rules, store
from workroom.rooms.registers.declaration import Part, Register, Shelf
from workroom.rooms.registers.fields import ENTERED, Field, FieldKind
from workroom.rooms.registers.model import Line, LineEntered, PartFilled, Standing
from workroom.rooms.registers.names import Names
from workroom.ui.records.screen import Row, may_fill, next_part, rows_of

STAY = "·"
"""Stands for a reason that is still to be typed, where a rule only looks whether there is one."""


@dataclass(frozen=True, slots=True)
class PartSaid:
    """A part of a form: what its fields say, and who filled it when; None where nobody has yet."""

    part: Part
    answers: tuple[tuple[Field, str | Phrase], ...]
    by: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Below:
    """The lines of one register beneath the picked one, newest first."""

    register: Register[Any]
    rows: tuple[Row, ...]
    may_enter: Verdict


@dataclass(frozen=True, slots=True)
class LineScreen:
    """One line, ready to be painted. `told` is its trail, newest first."""

    register: Register[Any]
    line: Line
    above: Line | None
    """The line it stands beneath, if it stands beneath one."""
    parts: tuple[PartSaid, ...]
    typed: Mapping[str, str]
    """By field: its value as somebody would type it, for a correction."""
    beneath: tuple[Below, ...]
    told: tuple[Told, ...]
    next: Part | None
    may_fill: Verdict
    may_correct: Verdict
    may_void: Verdict
    correctable: tuple[Field, ...]
    """The fields of what was filled, as far as they are this person's."""


def read_line(
    ledger: Ledger, db: Reading, shelf: Shelf, line: LineId, actor: PersonId | None
) -> LineScreen | None:
    """The line of that number in whatever register; None where there is none."""
    found = store.whose(db, shelf, line)
    if found is None:
        return None
    register, kept = found
    names, person = Names(db), people.people.at(db, actor) if actor is not None else None
    told = trail(ledger, db, Subject(Kind.LINE, line), shelf=shelf)
    part = next_part(register, kept, person)
    mine = tuple(
        one
        for one in register.fields
        if one.part in kept.filled and may_fill(person, register.part(one.part))
    )
    entering = may_fill(person, register.part(ENTERED))
    voiding = rules.is_theirs_to_void(register, kept, person) if person is not None else entering
    return LineScreen(
        register=register,
        line=kept,
        above=_above(db, register, kept),
        parts=_parts(register, kept, names, told),
        typed={one.name: names.printed(one, getattr(kept, one.name)) for one in register.fields},
        beneath=tuple(_below(db, shelf, register, kept, names, person)),
        told=tuple(reversed(told)),
        next=part if kept.standing is not Standing.VOID else None,
        may_fill=_may_go_on(register, kept, part, person),
        may_correct=rules.may_correct(kept, (), STAY) if mine else entering,
        may_void=voiding & rules.may_void(kept, STAY),
        correctable=mine,
    )


def _may_go_on(
    register: Register[Any], line: Line, part: Part | None, person: Person | None
) -> Verdict:
    if part is None:
        # All of it was filled: the last part says so, or the only one.
        last = register.part(line.filled[-1])
        return rules.is_its_turn(register, line, last)
    return may_fill(person, part) & rules.is_its_turn(register, line, part)


def _above(db: Reading, register: Register[Any], line: Line) -> Line | None:
    over = register.names_a_line_of
    if over is None:
        return None
    field = next(one for one in register.fields if one.kind is FieldKind.LINE)
    above: Line | None = store.at(db, over, getattr(line, field.name))
    return above


def _parts(
    register: Register[Any], line: Line, names: Names, told: tuple[Told, ...]
) -> tuple[PartSaid, ...]:
    filled = {key: one for one in told if (key := _filled(one.entry, line.id))}
    found = []
    for part in register.parts:
        by = filled.get(part.key)
        answers = tuple(
            (one, names.said(one, getattr(line, one.name))) for one in register.fields_in(part.key)
        )
        at = by.entry.happened_at if by is not None else None
        found.append(PartSaid(part, answers, by.by if by is not None else "", at))
    return tuple(found)


def _filled(entry: Entry[Event], line: LineId) -> str:
    """The part that an entry filled on this line, and not on one beneath it."""
    match entry.event:
        case LineEntered(line=same) if same == line:
            return ENTERED
        case PartFilled(line=same, part=part) if same == line:
            return part
        case _:
            return ""


def _below(
    db: Reading,
    shelf: Shelf,
    register: Register[Any],
    line: Line,
    names: Names,
    person: Person | None,
) -> tuple[Below, ...]:
    found = []
    for one in shelf.beneath(register):
        lines = tuple(reversed(store.beneath(db, one, line.id)))
        verdict = may_fill(person, one.part(ENTERED))
        if line.standing is Standing.VOID:
            verdict &= no(rules.IS_VOID, RECORDS_COMPLETE, number=line.number)
        found.append(Below(one, tuple(rows_of(one, lines, names)), verdict))
    return tuple(found)
