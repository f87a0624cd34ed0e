"""Which questions hold something, and which rules the station shows for a unit."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, or_

from workroom.base.ids import UnitId
from workroom.rooms.catalogue.model import Unit
from workroom.rooms.damage.stages import Stage
from workroom.rooms.holds.weeks import Span
from workroom.rooms.project import store as project
from workroom.rooms.questions.kinds import Decision, QuestionKind
from workroom.rooms.questions.questions import QUESTIONS, RULINGS, Question, Ruling
from workroom.rooms.registers import store as registers
from workroom.rooms.registers.model import Standing

_KEPT = registers.kept(QUESTIONS)
_COLUMNS = _KEPT.table.c
_HOLDING = _KEPT.rows.question(
    _COLUMNS.standing == Standing.OPEN,
    or_(*(_COLUMNS.kind == one for one in QuestionKind if one.holds)),
)
_SENT_HOME = _KEPT.rows.question(
    _COLUMNS.standing == Standing.DONE, _COLUMNS.decision == Decision.GIVE_BACK
)
_RULES = registers.kept(RULINGS).rows.question(
    registers.kept(RULINGS).table.c.standing != Standing.VOID
)


def holding(db: Connection) -> tuple[Question, ...]:
    """The open questions that hold their archives, oldest first."""
    return _HOLDING(db)


def sent_home(db: Connection) -> tuple[Question, ...]:
    """The questions on which the client ruled that the archives are given back."""
    return _SENT_HOME(db)


def of_unit(db: Connection, unit: UnitId) -> tuple[Question, ...]:
    """The questions about one unit that are not void, oldest first."""
    return tuple(one for one in registers.held(db, QUESTIONS) if unit in one.units)


def questions_of(db: Connection, span: Span, zone: ZoneInfo) -> tuple[Question, ...]:
    """What the client goes through in a week: asked in it, or before it and still open."""
    begin, end = span.bounds(zone)
    return tuple(
        one
        for one in registers.held(db, QUESTIONS)
        if one.entered_at < end and (one.entered_at >= begin or one.standing is Standing.OPEN)
    )


def rules_for(
    db: Connection, unit: Unit, at_stage: Callable[[], Stage | None]
) -> tuple[Ruling, ...]:
    """The rulings that whoever works on this unit at this stage is shown, newest first.

    Those that speak of such archives or of this stage, and those of a kind about which
    something was asked of this very unit. Nobody asks for the stage where there is none.
    """
    rulings = _RULES(db)
    if not rulings:
        return ()
    name = project.projects.get(db, unit.project).name
    stage = at_stage()
    fitting = [one for one in rulings if one.fits(unit.reference_code, name, stage)]
    if any(not one.is_narrow for one in fitting):
        asked = {one.kind for one in of_unit(db, unit.id)}
        fitting = [one for one in fitting if one.is_narrow or one.kind in asked]
    return tuple(reversed(fitting))


def answer_to(db: Connection, unit: Unit, kind: QuestionKind, stage: Stage | None) -> Ruling | None:
    """The newest ruling that answers a question of this kind about the unit already."""
    name = project.projects.get(db, unit.project).name
    fitting = (
        one
        for one in reversed(_RULES(db))
        if one.kind is kind and one.fits(unit.reference_code, name, stage)
    )
    return next(fitting, None)
