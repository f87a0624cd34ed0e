"""The use cases of every declared register: enter a line, fill its parts, correct it, void it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from workroom.base.clauses import RECORDS_COMPLETE
from workroom.base.clock import day_of
from workroom.base.codes import FormNumber, label
from workroom.base.event import Entry
from workroom.base.ids import LineId, Seq
from workroom.base.verdict import YES, Verdict, wrong
from workroom.base.word import Word
from workroom.base.words import phrase
from workroom.ledger.work import Work
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.people import store as people
from workroom.rooms.project import store as project
from workroom.rooms.registers import names, rules, store
from workroom.rooms.registers.declaration import (
    Case,
    Enters,
    Fills,
    Part,
    Records,
    Register,
    Turn,
)
from workroom.rooms.registers.fields import ENTERED, Field, FieldKind
from workroom.rooms.registers.model import (
    Line,
    LineCorrected,
    LineEntered,
    LineVoided,
    PartFilled,
    Standing,
)
from workroom.rooms.registers.spelling import concerns, respelled, spelled
from workroom.rooms.site import store as site

L = TypeVar("L", bound=Line)


def enter(
    work: Work,
    register: Register[L],
    values: Mapping[str, Any],
    *,
    word: Word | None = None,
) -> Entry[LineEntered]:
    """Enter a line: fill the first part of its form.

    Args:
        values: by name of field; what is not named is empty.

    Raises:
        RefusedError: a rule said no; reasons that belong to a field name it.
    """
    part, fields = register.part(ENTERED), register.fields_in(ENTERED)
    blank: dict[str, Any] = {one.name: one.empty for one in register.fields}
    told = {one.name: values.get(one.name, one.empty) for one in fields}
    would_be = register.kind(
        id=LineId(0),
        number="",
        standing=Standing.OPEN,
        filled=(),
        entered_at=work.happened_at,
        entered_by=work.by,
        first_entry=Seq(0),
        last_entry=Seq(0),
        void_reason="",
        **(blank | told),
    )
    told = told | _found(work, register, would_be)
    would_be = replace(would_be, **told)
    may, sound = _may_fill(work, part), _is_sound(work, fields, told)
    _demand_whole(may & sound, fields, told)
    work.demand(
        may
        & sound
        & rules.says_nothing_twice(fields, store.saying(work.db, register, told))
        & _asked_of(work, register, part, None, replace(would_be, filled=(ENTERED,))),
        word=word,
    )
    line = LineId(work.next_number("line"))
    settled = register.settled is not None and register.settled(work.db, would_be)
    entry = work.record(
        LineEntered(
            register=register.key,
            line=line,
            number=_number(work, register, line),
            closes=part.closes or len(register.parts) == 1 or settled,
            values=spelled(fields, told),
            concerns=concerns(fields, told),
        )
    )
    _bring(work, register, None, store.get(work.db, register, line), part, word)
    return entry


def fill(
    work: Work,
    register: Register[L],
    line: LineId,
    part: str,
    values: Mapping[str, Any],
    *,
    word: Word | None = None,
) -> Entry[PartFilled]:
    """Fill a later part of a line's form.

    Raises:
        NotFoundError: the register has no such line.
        RefusedError: a rule said no; reasons that belong to a field name it.
    """
    before = store.get(work.db, register, line)
    chosen, fields = register.part(part), register.fields_in(part)
    told = {one.name: values.get(one.name, one.empty) for one in fields}
    after = _with(before, told, filled=(*before.filled, part))
    # Nobody's word signs for another; nor is what was filled filled twice: there is a
    # correction for that.
    (
        _may_fill(work, chosen) & rules.is_its_turn(register, before, replace(chosen, after=()))
    ).demand()
    work.demand(
        rules.is_its_turn(register, before, chosen)
        & _is_sound(work, fields, told)
        & rules.says_nothing_twice(fields, store.saying(work.db, register, told, but=line))
        & _asked_of(work, register, chosen, before, after),
        word=word,
    )
    entry = work.record(
        PartFilled(
            register=register.key,
            line=line,
            part=part,
            closes=chosen.closes,
            values=spelled(fields, told),
            concerns=concerns(fields, told),
        )
    )
    _bring(work, register, before, store.get(work.db, register, line), chosen, word)
    return entry


def correct(
    work: Work,
    register: Register[L],
    line: LineId,
    values: Mapping[str, Any],
    *,
    why: str,
    word: Word | None = None,
) -> Entry[LineCorrected]:
    """Write that fields of a line are to be read otherwise; both readings stay in the journal.

    Raises:
        NotFoundError: the register has no such line.
        RefusedError: a rule said no, among them those that held when it was filled.
    """
    before = store.get(work.db, register, line)
    fields = tuple(one for one in register.fields if one.name in values)
    told = {one.name: values[one.name] for one in fields}
    after = _with(before, told)
    parts = tuple(one for one in register.parts if any(one.key == field.part for field in fields))
    verdict = rules.may_correct(before, fields, why)
    mine = YES
    for part in parts:
        mine &= _may_fill(work, part)
    if not mine:
        # Nobody's word corrects what another answers for.
        (verdict & mine).demand()
    sound = _is_sound(work, fields, told)
    _demand_whole(verdict & sound, fields, told)
    for part in parts:
        verdict &= _asked_of(work, register, part, before, after)
    same = store.saying(work.db, register, told, but=line)
    work.demand(verdict & sound & rules.says_nothing_twice(fields, same), word=word)
    entry = work.record(
        LineCorrected(
            register=register.key,
            line=line,
            values=respelled(fields, told),
            why=why.strip(),
            concerns=concerns(fields, told),
        )
    )
    for part in parts:
        _bring(work, register, before, store.get(work.db, register, line), part, word)
    return entry


def void(
    work: Work, register: Register[L], line: LineId, *, why: str, word: Word | None = None
) -> Entry[LineVoided]:
    """Write that a line does not hold. Its number stays in the register, with the reason.

    Raises:
        NotFoundError: the register has no such line.
        RefusedError: it is void already, no reason was given, or it is not the person's to void.
    """
    before = store.get(work.db, register, line)
    # Nobody's word undoes what another signed.
    rules.is_theirs_to_void(register, before, people.people.get(work.db, work.by)).demand()
    work.demand(rules.may_void(before, why), word=word)
    return work.record(LineVoided(register=register.key, line=line, why=why.strip()))


def _found(work: Work, register: Register[L], line: L) -> dict[str, Any]:
    """What the book knows of a line, for the fields of its first part that nobody filled."""
    if register.finds is None:
        return {}
    empty = {
        one.name for one in register.fields_in(ENTERED) if getattr(line, one.name) == one.empty
    }
    return {name: value for name, value in register.finds(work.db, line).items() if name in empty}


def _bring(
    work: Work, register: Register[L], before: L | None, after: L, part: Part, word: Word | None
) -> None:
    """Let happen what an act brings with it: all of it, or the act did not take place."""
    turn = Turn(before, after, part, people.people.get(work.db, work.by), work.happened_at)
    for brings in register.brings:
        for one in tuple(brings(work.db, turn)):
            match one:
                case Enters():
                    enter(work, one.register, one.values, word=word)
                case Fills():
                    fill(work, one.register, one.line, one.part, one.values, word=word)
                case Records():
                    work.demand(one.verdict, word=word)
                    work.record(one.event)
                    catalogue.index(work.db, catalogue.many(work.db, one.found_by).values())


def _may_fill(work: Work, part: Part) -> Verdict:
    return rules.may_fill(people.people.get(work.db, work.by), part)


def _demand_whole(verdict: Verdict, fields: tuple[Field, ...], told: Mapping[str, Any]) -> None:
    """What a line cannot be without is there, or nobody's word helps.

    Neither its table nor the register's own rules know a line without it: so those are
    not asked before.
    """
    if any(one.always and told[one.name] is None for one in fields):
        verdict.demand()


def _is_sound(work: Work, fields: tuple[Field, ...], told: Mapping[str, Any]) -> Verdict:
    """Complete, within bounds, and every name in it is somebody's or something's."""
    verdict = rules.is_complete(fields, told)
    for one in fields:
        value = told[one.name]
        if value != one.empty and not names.all_there(work.db, one, value):
            verdict &= wrong(
                one.name, rules.NAMES_NOBODY, RECORDS_COMPLETE, field=phrase(one.label)
            )
    return verdict


def _asked_of(work: Work, register: Register[L], part: Part, before: L | None, after: L) -> Verdict:
    """What the register's own rules say."""
    if not register.rules:
        return YES
    case, verdict = _case(work, register, part, before, after), YES
    for rule in register.rules:
        verdict &= rule(case)
    return verdict


def _case(work: Work, register: Register[L], part: Part, before: L | None, after: L) -> Case[L]:
    zone = project.zone(work.db)
    return Case(
        before=before,
        after=after,
        part=part,
        by=people.people.get(work.db, work.by),
        now=work.happened_at,
        today=day_of(work.happened_at, zone),
        zone=zone,
        named=_named(work, register, after),
        workstations=frozenset(one.name for one in site.workstations.find(work.db)),
        held=_Held(work, (register, *register.reads)),
        settings=project.settings(work.db),
        projects=frozenset(one.name for one in project.all_projects(work.db)),
    )


class _Held(dict[str, tuple[Line, ...]]):
    """The lines of registers by key; each register is read when a rule first asks for it."""

    def __init__(self, work: Work, registers: tuple[Register[Any], ...]) -> None:
        super().__init__()
        self._work, self._registers = work, {one.key: one for one in registers}

    def __missing__(self, key: str) -> tuple[Line, ...]:
        found: tuple[Line, ...] = store.held(self._work.db, self._registers[key])
        self[key] = found
        return found


def _named(work: Work, register: Register[Any], line: Line) -> dict[LineId, Line]:
    found: dict[LineId, Line] = {}
    for one in register.fields:
        value = getattr(line, one.name)
        if one.kind not in (FieldKind.LINE, FieldKind.LINES) or value is None:
            continue
        for number in value if isinstance(value, tuple) else (value,):
            there = store.at(work.db, one.of, number)
            if there is not None:
                found[number] = there
    return found


def _with(line: L, told: Mapping[str, Any], **more: Any) -> L:
    return replace(line, **told, **more)


def _number(work: Work, register: Register[Any], line: LineId) -> str:
    """The number of its form, gap-free in the year; of a thing or without a form, its label."""
    if register.label is not None:
        return label(register.label, line)
    code = project.room(work.db).code
    year = day_of(work.happened_at, project.zone(work.db)).year
    drawn = work.next_number(f"{code}-{register.form}-{year}")
    return FormNumber(code, register.form, year, drawn).code
