"""Everything there is to say of one unit: identity, place, stages with their passes, trail."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from workroom.base.clauses import NO_STATE_SECRETS
from workroom.base.codes import Code, FormNumber, Prefix, label, parse
from workroom.base.ids import Kind, PersonId, Subject, UnitId
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import N_, Phrase, phrase
from workroom.ledger.reading import Reading
from workroom.ledger.work import Ledger
from workroom.rooms.absence import doings as absence
from workroom.rooms.appraisal.statements import Exempted, Statement
from workroom.rooms.catalogue import rules as catalogue_rules
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit, UnitKind
from workroom.rooms.custody.held import (
    may_be_scanned,
    may_leave,
    naming,
    not_held,
    stays_in_work,
)
from workroom.rooms.custody.rules import disinfection_due
from workroom.rooms.damage.damages import Damage
from workroom.rooms.filed import store as filed
from workroom.rooms.filed.model import Scan
from workroom.rooms.handover import store as handovers
from workroom.rooms.layouts import store as layouts
from workroom.rooms.lineage.kin import Kin, kin, may_be_done
from workroom.rooms.listing import store
from workroom.rooms.listing.model import Listed, Wanted
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import store as people
from workroom.rooms.people.model import Party
from workroom.rooms.people.rules import Right
from workroom.rooms.project import store as project
from workroom.rooms.questions.questions import Question
from workroom.rooms.records.trail import Told, trail
from workroom.rooms.registers.model import Standing as LineStanding
from workroom.rooms.safety.incidents import Incident
from workroom.rooms.workflow import store as workflow
from workroom.rooms.workflow.model import Pass, Sheet, done_steps, next_step, running_pass
from workroom.rooms.workflow.reasons import ReworkReason
from workroom.rooms.workflow.steps import Step, active_steps

NOBODY_LIFTS = N_(
    "Nobody of the client may lift a class yet. "
    "Enrol the lead or a security officer, with a secret."
)


INCIDENT, QUESTION, STATEMENT = N_("Incident"), N_("Question"), N_("Appraised")
EXCEPTION, DAMAGE = N_("Exception"), N_("Damaged")
CONTENTS = 200
"""Rows of a box shown on its page; the list has them all."""


@dataclass(frozen=True, slots=True)
class PassLine:
    """One pass of a stage: who, when, how much, and why it was ordered anew."""

    round: int
    who: str
    at: datetime | None
    running: bool
    quantity: int
    station: str
    reason: ReworkReason | None
    counts: bool


@dataclass(frozen=True, slots=True)
class StageLine:
    """One stage of the unit's sheet with all its passes, oldest first."""

    step: Step
    passes: tuple[PassLine, ...]
    done: bool
    running: bool
    next: bool


@dataclass(frozen=True, slots=True)
class Named:
    """A line of a register that names the unit: of which, its number, what of it, if it is open."""

    register: str
    number: str
    kind: Phrase
    is_open: bool


@dataclass(frozen=True, slots=True)
class UnitScreen:
    """One unit, ready to be painted. `told` is its trail, newest first."""

    listed: Listed
    project: str
    box: Unit | None
    inside: int
    contents: tuple[Listed, ...]
    """The first of what a box holds."""
    aliases: tuple[str, ...]
    batch: Code | None
    sheet: Sheet | None
    stages: tuple[StageLine, ...]
    disinfect_by: date | None
    told: tuple[Told, ...]
    may_alias: Verdict | None
    may_declassify: Verdict
    held: tuple[Phrase, ...]
    """Why it may not be worked on, scanned or handed out, as far as holds go."""
    named: tuple[Named, ...]
    """The lines of registers that are about it: damage, questions, what was appraised."""
    client: tuple[tuple[PersonId, str], ...]
    """Who of the client may lift a security class."""
    titled: tuple[UnitId, ...]
    """The unit, and what lies in it."""
    title_is_private: bool
    may_withhold: Verdict | None
    kin: tuple[Kin, ...]
    may_change: Mapping[Enum, Verdict]
    """What the person at the desk may write of it; nothing where nobody is there."""
    may_move: Mapping[Enum, Verdict]
    """Likewise of where it is: missing, found, lent, called back."""
    is_client: bool
    approvers: tuple[tuple[PersonId, str], ...]
    """Who of the client may agree to a change."""
    vouchers: tuple[tuple[PersonId, str], ...]
    """Who may answer for what happened already."""
    mismatch: tuple[int, int] | None
    """Pages as catalogued and as prepared, where the two differ."""
    scans: tuple[Scan, ...] = ()
    """Signed papers that tell of it: of its notes, and of its sheet."""

    @property
    def unit(self) -> Unit:
        return self.listed.unit

    @property
    def stage(self) -> StageLine | None:
        """The stage that is running, or is next."""
        running = (line for line in self.stages if line.running)
        return next(running, next((line for line in self.stages if line.next), None))


def read_unit(
    ledger: Ledger, db: Reading, id_: UnitId, actor: PersonId | None
) -> UnitScreen | None:
    """All that is known of the unit; None where the book has none of that id."""
    found = store.listed(db, (id_,))
    if not found:
        return None
    listed = found[0]
    unit, where = listed.unit, listed.where
    sheet = workflow.sheet_of(db, id_)
    if sheet is None and unit.kind is UnitKind.ITEM and unit.parent is not None:
        sheet = workflow.sheet_of(db, unit.parent)
    person = people.people.at(db, actor) if actor is not None else None
    client = tuple(
        (one.id, one.name)
        for one in people.everybody(db)
        if one.has_secret and people_rules.may(one, Right.DECLASSIFY)
    )
    out_since = where.out_since if where else None
    with_secret = [one for one in people.everybody(db) if one.has_secret and one.active]
    return UnitScreen(
        listed=listed,
        project=project.projects.get(db, unit.project).name,
        box=catalogue.units.get(db, unit.parent) if unit.parent is not None else None,
        inside=store.count(db, Wanted(inside=id_)),
        contents=store.page(db, Wanted(inside=id_), offset=0, limit=CONTENTS),
        aliases=catalogue.aliases_of(db, id_),
        batch=label(Prefix.BATCH, where.batch) if where else None,
        sheet=sheet,
        stages=_stages(db, sheet) if sheet else (),
        disinfect_by=disinfection_due(out_since) if out_since else None,
        told=tuple(reversed(trail(ledger, db, Subject(Kind.UNIT, id_)))),
        may_alias=people_rules.may(person, Right.PREPARE_BATCH) if person else None,
        may_declassify=_may_declassify(unit, anybody=bool(client)),
        held=_held(db, unit, in_the_stacks=where is None or not where.is_in_the_room),
        named=tuple(map(_named, naming(db, id_))),
        client=client,
        titled=(id_, *(child.id for child in catalogue.children(db, id_))),
        title_is_private=id_ in layouts.private_among(db, (id_,)),
        may_withhold=people_rules.may(person, Right.STATE_SECRECY) if person else None,
        kin=kin(db, unit),
        may_change=may_be_done(db, unit, person) if person else {},
        may_move=absence.may_be_done(db, unit, person) if person else {},
        is_client=person is not None and person.party is Party.CLIENT,
        approvers=tuple(
            (one.id, one.name) for one in with_secret if people_rules.may(one, Right.APPROVE)
        ),
        vouchers=tuple((one.id, one.name) for one in with_secret),
        mismatch=workflow.mismatch_of(db, id_),
        scans=_scans(db, id_, sheet),
    )


def _scans(db: Reading, unit: UnitId, sheet: Sheet | None) -> tuple[Scan, ...]:
    papers = [Subject(Kind.HANDOVER, note) for note in handovers.notes_of(db, unit)]
    line = workflow.line_of(db, sheet.id) if sheet is not None else ()
    return filed.of_subjects(db, (*papers, *(Subject(Kind.SHEET, one) for one in line)))


def _may_declassify(unit: Unit, *, anybody: bool) -> Verdict:
    """Whether there is a class to lift and somebody to sign; the document is asked for later."""
    verdict = catalogue_rules.may_declassify(unit, "-", "-")
    return verdict & (YES if anybody else no(NOBODY_LIFTS, NO_STATE_SECRETS))


def _held(db: Reading, unit: Unit, *, in_the_stacks: bool) -> tuple[Phrase, ...]:
    if in_the_stacks:
        verdict = may_leave(db, (unit,))[unit.id]
    else:
        units = (unit,)
        verdict = not_held(db, units) & may_be_scanned(db, units) & stays_in_work(db, units)
    return tuple(reason.phrase for reason in verdict.reasons)


def _named(line: Incident | Question | Statement | Exempted | Damage) -> Named:
    is_open = line.standing is LineStanding.OPEN
    form = parse(line.number)
    number = form.short if isinstance(form, FormNumber) else line.number
    match line:
        case Incident():
            return Named(INCIDENT, number, phrase(line.kind.label), is_open)
        case Question():
            return Named(QUESTION, number, phrase(line.kind.label), is_open)
        case Statement():
            return Named(STATEMENT, number, phrase(line.decision.label), is_open)
        case Exempted():
            return Named(EXCEPTION, number, phrase(line.kind.label), is_open)
        case Damage():
            return Named(DAMAGE, number, phrase(line.degree.label), is_open)


def _stages(db: Reading, sheet: Sheet) -> tuple[StageLine, ...]:
    active = active_steps(project.settings(db).text("steps"))
    passes = workflow.passes_of(db, sheet.id)
    names = people.names(db)
    done, next_one = done_steps(passes), next_step(passes, active)
    shown = [step for step in Step if step in active or any(one.step is step for one in passes)]
    return tuple(
        StageLine(
            step,
            tuple(_line(one, names) for one in passes if one.step is step),
            step in done,
            running_pass(passes, step) is not None,
            step is next_one,
        )
        for step in shown
    )


def _line(one: Pass, names: dict[PersonId, str]) -> PassLine:
    who = one.finished_by or one.started_by
    reason = ReworkReason(one.reason) if one.reason else None
    return PassLine(
        one.round,
        names.get(who, "") if who is not None else "",
        one.finished_at or one.started_at,
        one.is_running,
        one.quantity,
        one.station,
        reason,
        one.counts,
    )
