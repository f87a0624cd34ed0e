"""What holds for every declared register: who fills what, when, and what a value may be."""

from collections.abc import Iterable, Mapping
from typing import Any

from workroom.base.clauses import ACCESS_RIGHTS, PROCESS_CONTROL, RECORDS_COMPLETE
from workroom.base.verdict import YES, Verdict, no, wrong
from workroom.base.words import N_, phrase
from workroom.rooms.people.model import Party, Person, Role
from workroom.rooms.people.rules import ACCOUNT_CLOSED
from workroom.rooms.registers.declaration import Case, Part, Register, Rule
from workroom.rooms.registers.fields import ENTERED, Field, FieldKind
from workroom.rooms.registers.model import Line, Standing

NOT_YOURS = N_("{name} may not fill “{part}” of this register; that takes: {roles}.")
NOT_YOURS_TO_VOID = N_("{name} may not make line {number} void; that takes: {roles}.")
NEEDED = N_("“{field}” is needed.")
OUT_OF_BOUNDS = N_("“{field}” lies between {lowest} and {highest}.")
SAID_BEFORE = N_("“{field}” says the same as line {number}.")
IS_VOID = N_("Line {number} is void; nothing more is filled there.")
FILLED_ALREADY = N_("“{part}” of line {number} was filled already. Correct it, with a reason.")
FILL_FIRST = N_("Fill “{first}” of line {number} first.")
NOT_FILLED = N_("“{field}” is not filled yet: fill it, there is nothing to correct.")
IS_SEALED = N_("Line {number} was passed as it stands here. Void it, and enter it anew.")
NAMES_NOBODY = N_("“{field}” names something that is not in this book.")
WHY = N_("Say why.")


def may_fill(person: Person, part: Part) -> Verdict:
    """Whether the part is this person's to fill. §5.4.5, by staff type and post."""
    return _is_among(person, part.roles, NOT_YOURS, part=phrase(part.label))


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


def waits_for(register: Register[Any], line: Line) -> tuple[Part, ...]:
    """The parts of an open line that may be filled now."""
    if line.standing is not Standing.OPEN:
        return ()
    return tuple(part for part in register.parts if is_its_turn(register, line, part))


def is_complete(fields: Iterable[Field], values: Mapping[str, Any]) -> Verdict:
    """Whether what is needed is there, and numbers lie within their bounds; each at its field."""
    verdict = YES
    for one in fields:
        value, name = values.get(one.name, one.empty), phrase(one.label)
        if value == one.empty:
            if not one.optional:
                verdict &= wrong(one.name, NEEDED, one.clause or RECORDS_COMPLETE, field=name)
        elif one.kind is FieldKind.NUMBER and not one.lowest <= value <= one.highest:
            verdict &= wrong(
                one.name,
                OUT_OF_BOUNDS,
                one.clause or RECORDS_COMPLETE,
                field=name,
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


def sealed_by(key: str) -> Rule:
    """A rule for a register: what stood there when a part was filled is not corrected after it.

    Who looked over, checked or approved has put his name to what he saw. §4.3.1.
    """

    def as_it_was_passed(case: Case[Any]) -> Verdict:
        filled = case.before.filled if case.before is not None else ()
        if key in filled and case.part.key in filled[: filled.index(key)]:
            return no(IS_SEALED, PROCESS_CONTROL, number=case.after.number)
        return YES

    return as_it_was_passed


def may_void(line: Line, why: str) -> Verdict:
    """A line is made void once, with a reason: its number stays, and says so. I7.

    Whose it is to do so says `is_theirs_to_void`.
    """
    verdict = YES if why.strip() else no(WHY, RECORDS_COMPLETE)
    if line.standing is Standing.VOID:
        verdict &= no(IS_VOID, RECORDS_COMPLETE, number=line.number)
    return verdict


def is_theirs_to_void(register: Register[Any], line: Line, person: Person) -> Verdict:
    """Whoever may enter a line makes it void, where the register names nobody for that.

    What was signed for the client is no longer the contractor's to undo. §4.3.1.
    """
    roles = register.voided_by or register.part(ENTERED).roles
    later = (register.part(key) for key in line.filled if key != ENTERED)
    if any(all(role.party is not Party.CONTRACTOR for role in part.roles) for part in later):
        roles = frozenset(role for role in roles if role.party is not Party.CONTRACTOR)
    return _is_among(person, roles, NOT_YOURS_TO_VOID, number=line.number)


def _is_among(person: Person, roles: frozenset[Role], sentence: str, **values: object) -> Verdict:
    if not person.active:
        return no(ACCOUNT_CLOSED, ACCESS_RIGHTS, name=person.name)
    if roles & set(person.roles):
        return YES
    named = tuple(phrase(role.label) for role in sorted(roles, key=lambda role: role.value))
    return no(sentence, ACCESS_RIGHTS, name=person.name, roles=named, **values)
