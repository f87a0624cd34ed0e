"""What holds archives: incidents, questions, exceptions to the appraisal, damage to be repaired."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from workroom.base.ids import UnitId
from workroom.base.verdict import YES, Verdict
from workroom.ledger.reading import Reading
from workroom.rooms.appraisal import rules as appraisal_rules
from workroom.rooms.appraisal import store as appraisal
from workroom.rooms.appraisal.statements import EXCEPTIONS, Exempted, Statement
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit, UnitKind
from workroom.rooms.custody import store
from workroom.rooms.damage import rules as damage_rules
from workroom.rooms.damage import store as damage
from workroom.rooms.damage.damages import DAMAGES, Damage
from workroom.rooms.project import store as project
from workroom.rooms.questions import rules as question_rules
from workroom.rooms.questions import store as questions
from workroom.rooms.questions.questions import QUESTIONS, Question
from workroom.rooms.registers import store as registers
from workroom.rooms.registers.declaration import Register
from workroom.rooms.safety.incidents import INCIDENTS, Incident, is_not_held
from workroom.rooms.treatment.pests import PESTS, Pest


@dataclass(frozen=True, slots=True)
class Holds:
    """All that holds anything just now, read in one go: a prepared question for each kind."""

    incidents: tuple[Incident, ...] = ()
    questions: tuple[Question, ...] = ()
    exceptions: tuple[Exempted, ...] = ()
    damages: tuple[Damage, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.incidents or self.questions or self.exceptions or self.damages)

    def on(self, unit: Unit, lies_in: tuple[UnitId, ...], *, leaving: bool) -> Verdict:
        """What holds one unit, itself or with a box that it lies in; every reason is said."""
        one, code = unit.id, unit.reference_code
        return (
            is_not_held(self.incidents, one, lies_in, code)
            & question_rules.is_not_asked_about(self.questions, one, lies_in, code)
            & appraisal_rules.is_not_excepted(self.exceptions, one, lies_in, code, leaving=leaving)
            & damage_rules.is_fit(self.damages, one, lies_in, code)
        )


def not_held(db: Reading, units: Iterable[Unit]) -> Verdict:
    """That nothing holds any of these, to be worked on, taken, given back or reshelved.

    What is locked up by it is put away all the same: nobody asks this for the way into a
    cabinet. Damage to be repaired holds the scanning alone (`may_be_scanned`).
    """
    return _all_free(db, _in_work(db), units)


def each_free(db: Reading, units: Iterable[Unit]) -> dict[UnitId, Verdict]:
    """The same, unit by unit: what holds is read once for all of them."""
    holds = _in_work(db)
    return {unit.id: _all_free(db, holds, (unit,)) for unit in units}


def may_leave(db: Reading, units: Iterable[Unit]) -> dict[UnitId, Verdict]:
    """Whether each of these may leave the stacks as far as holds and the appraisal go. T01, T04."""
    holds = replace(_in_work(db), damages=damage.holding(db))
    statements = appraisal.statements(db)
    needed = project.settings(db).on("appraisal_needed")
    found: dict[UnitId, Verdict] = {}
    for unit in units:
        found[unit.id] = YES
        if holds.is_empty and not statements and not needed:
            continue
        lies_in = catalogue.ancestors(db, unit)
        found[unit.id] &= holds.on(unit, lies_in, leaving=True)
        if unit.kind is not UnitKind.BOX:
            last = appraisal_rules.last_of(statements, (unit.id, *lies_in))
            found[unit.id] &= appraisal_rules.may_leave(last, unit.reference_code, needed=needed)
    return found


def may_be_scanned(db: Reading, units: Iterable[Unit]) -> Verdict:
    """That no damage holds the scanning of these. R-4.3.3b 修复后方可数字化."""
    return _all_free(db, Holds(damages=damage.holding(db)), units)


def stays_in_work(db: Reading, units: Iterable[Unit]) -> Verdict:
    """That the client has not ruled on this trip that any of these is given back. R-4.3.3c."""
    verdict = YES
    for one in sent_home(db, units).values():
        verdict &= one
    return verdict


def sent_home(db: Reading, units: Iterable[Unit]) -> dict[UnitId, Verdict]:
    """Those of these that the client ruled are given back, each with the sentence that says so."""
    ruled = questions.sent_home(db)
    found: dict[UnitId, Verdict] = {}
    if ruled:
        chosen = tuple(units)
        where = store.where_all(db, (one.id for one in chosen))
        for unit in chosen:
            place = where.get(unit.id)
            since = place.out_since if place is not None and place.is_in_the_room else None
            verdict = question_rules.is_not_sent_home(
                ruled, unit.id, catalogue.ancestors(db, unit), unit.reference_code, out_since=since
            )
            if not verdict:
                found[unit.id] = verdict
    return found


def naming(
    db: Reading, unit: UnitId
) -> Iterator[Incident | Question | Statement | Exempted | Damage]:
    """The lines that are open and name a unit: what a person wants to see beside it."""
    yield from (one for one in registers.still_open(db, INCIDENTS) if unit in one.units)
    yield from questions.of_unit(db, unit)
    yield from appraisal.naming(db, unit)
    yield from damage.of_unit(db, unit)


def holding(
    db: Reading, units: Collection[UnitId]
) -> Iterator[tuple[Register[Any], Incident | Question | Exempted | Damage | Pest]]:
    """The open lines that hold, or keep apart, any of these by name, with the register of each."""
    holds, pests = _in_work(db), registers.still_open(db, PESTS)
    found: tuple[
        tuple[Register[Any], Iterable[Incident | Question | Exempted | Damage | Pest]], ...
    ]
    found = (
        (INCIDENTS, holds.incidents),
        (QUESTIONS, holds.questions),
        (EXCEPTIONS, holds.exceptions),
        (DAMAGES, damage.holding(db)),
        (PESTS, pests),
    )
    for register, lines in found:
        yield from ((register, one) for one in lines if not set(one.units).isdisjoint(units))


def worked_on(db: Reading, unit: Unit) -> Iterable[Unit]:
    """What a stage of the unit's sheet is about: itself and, for a box, its content."""
    yield unit
    if unit.kind is UnitKind.BOX:
        yield from catalogue.children(db, unit.id)


def _in_work(db: Reading) -> Holds:
    """All but damage, which holds the scanning and the way out alone."""
    return Holds(
        incidents=tuple(one for one in registers.still_open(db, INCIDENTS) if one.units),
        questions=questions.holding(db),
        exceptions=tuple(one for one in appraisal.open_exceptions(db) if one.kind.holds),
    )


def _all_free(db: Reading, holds: Holds, units: Iterable[Unit]) -> Verdict:
    verdict = YES
    if not holds.is_empty:
        for unit in units:
            verdict &= holds.on(unit, catalogue.ancestors(db, unit), leaving=False)
    return verdict
