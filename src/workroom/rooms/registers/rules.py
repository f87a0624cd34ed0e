"""What holds for every declared register: who fills what, when, and what a value may be."""

from collections.abc import Iterable, Mapping
from typing import Any

from workroom.base.clauses import ACCESS_RIGHTS, PROCESS_CONTROL, RECORDS_COMPLETE
from workroom.base.verdict import YES, Verdict, no, wrong
from workroom.base.words import N_, phrase
from workroom.rooms.people.model import Person
from workroom.rooms.people.rules import ACCOUNT_CLOSED
from workroom.rooms.registers.declaration import Part, Register
from workroom.rooms.registers.fields import Field, FieldKind
from workroom.rooms.registers.model import Line, Standing

NOT_YOURS = N_("{name} may not fill “{part}” of this register; that takes: {roles}.")
NEEDED = N_("“{field}” is needed.")
OUT_OF_BOUNDS = N_("“{field}” lies between {lowest} and {highest}.")
SAID_BEFORE = N_("“{field}” says the same as line {number}.")
IS_VOID = N_("Line {number} is void; nothing more is filled there.")
FILLED_ALREADY = N_("“{part}” of line {number} was filled already. Correct it, with a reason.")
FILL_FIRST = N_("Fill “{first}” of line {number} first.")
NOT_FILLED = N_("“{field}” is not filled yet: fill it, there is nothing to correct.")
NAMES_NOBODY = N_("“{field}” names something that is not in this book.")
WHY = N_("Say why.")


def may_fill(person: Person, part: Part) -> Verdict:
    """Whether the part is this person's to fill. §5.4.5, by staff type and post."""
    if not person.active:
        return no(ACCOUNT_CLOSED, ACCESS_RIGHTS, name=person.name)
    if part.roles & set(person.roles):
        return YES
    roles = tuple(phrase(role.label) for role in sorted(part.roles, key=lambda role: role.value))
    return no(NOT_YOURS, ACCESS_RIGHTS, name=person.name, part=phrase(part.label), roles=roles)


def is_its_turn(register: Register[Any], line: Line, part: Part) -> Verdict:
    """Whether the part may be filled now: once, after those it waits for, and on a line that
    holds.
    """
    if line.standing is Standing.VOID:
        return no(IS_VOID, RECORDS_COMPLETE, number=line.number)
    if part.key in line.filled:
        return no(FILLED_ALREADY, RECORDS_COMPLETE, part=phrase(part.label), number=line.number)
    verdict = YES
    for key in part.after:
        if key not in line.filled:
            first = phrase(register.part(key).label)
            verdict &= no(FILL_FIRST, PROCESS_CONTROL, first=first, number=line.number)
    return verdict


def is_filled(fields: Iterable[Field], values: Mapping[str, Any]) -> Verdict:
    """Whether what is needed is there; what is missing is said at its field."""
    verdict = YES
    for one in fields:
        if not one.optional and values.get(one.name, one.empty) == one.empty:
            clause = one.clause or RECORDS_COMPLETE
            verdict &= wrong(one.name, NEEDED, clause, field=phrase(one.label))
    return verdict


def lies_within_bounds(fields: Iterable[Field], values: Mapping[str, Any]) -> Verdict:
    """Whether the numbers that are there lie within their bounds; each at its field."""
    verdict = YES
    for one in fields:
        value = values.get(one.name, one.empty)
        if one.kind is not FieldKind.NUMBER or value is None:
            continue
        if not one.lowest <= value <= one.highest:
            verdict &= wrong(
                one.name,
                OUT_OF_BOUNDS,
                one.clause or RECORDS_COMPLETE,
                field=phrase(one.label),
                lowest=one.lowest,
                highest=one.highest,
            )
    return verdict


def says_nothing_twice(fields: Iterable[Field], same: Mapping[str, Line]) -> Verdict:
    """No two lines say the same in a field that tells them apart; `same` holds who says it."""
    verdict = YES
    for one in fields:
        if one.name in same:
            number = same[one.name].number
            verdict &= wrong(
                one.name, SAID_BEFORE, RECORDS_COMPLETE, field=phrase(one.label), number=number
            )
    return verdict


def may_correct(line: Line, fields: Iterable[Field], why: str) -> Verdict:
    """Only what was filled is corrected, on a line that holds, and with a reason."""
    verdict = YES if why.strip() else no(WHY, RECORDS_COMPLETE)
    if line.standing is Standing.VOID:
        verdict &= no(IS_VOID, RECORDS_COMPLETE, number=line.number)
    for one in fields:
        if one.part not in line.filled:
            verdict &= wrong(one.name, NOT_FILLED, RECORDS_COMPLETE, field=phrase(one.label))
    return verdict


def may_void(line: Line, why: str) -> Verdict:
    """A line is made void once, with a reason: its number stays, and says so. I7."""
    verdict = YES if why.strip() else no(WHY, RECORDS_COMPLETE)
    if line.standing is Standing.VOID:
        verdict &= no(IS_VOID, RECORDS_COMPLETE, number=line.number)
    return verdict
