"""Questions about archives (F08), and the rulings by which the client answers all of a kind."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from workroom.base.clauses import HELD_BY_A_QUESTION, MISMATCH_RECORDED, RULED_FOR_ALL
from workroom.base.clock import day_of
from workroom.base.ids import LineId, UnitId
from workroom.base.verdict import YES, Verdict, no, wrong
from workroom.base.words import N_, phrase
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit, UnitRedescribed, UnitsRedescribed
from workroom.rooms.damage.stages import Stage
from workroom.rooms.people.model import Person, Role
from workroom.rooms.project import store as project
from workroom.rooms.questions.kinds import Decision, QuestionKind, as_catalogued
from workroom.rooms.registers import store
from workroom.rooms.registers.declaration import (
    Case,
    Falls,
    Fills,
    Look,
    Part,
    Records,
    Register,
    Turn,
)
from workroom.rooms.registers.fields import ENTERED, asked
from workroom.rooms.registers.model import Line, Standing
from workroom.rooms.registers.rules import sealed_by
from workroom.rooms.safety.hazards import EVERYBODY

RULED = "ruled"
A_WEEK = timedelta(days=7)

CLIENT = frozenset({Role.CLIENT_LEAD, Role.ARCHIVIST, Role.SECURITY_OFFICER})
_WHOSE = {
    QuestionKind.PRIVACY: frozenset({Role.CLIENT_LEAD}),
    QuestionKind.SECRECY: frozenset({Role.CLIENT_LEAD, Role.SECURITY_OFFICER}),
}

LEAD_RULES = N_("Privacy is ruled on by the client's lead.")
SECURITY_RULES = N_("Secrecy is ruled on by the client's security officer or lead.")
ARCHIVIST_RULES = N_("This is ruled on by the client's archivist or lead.")
NOTHING_TO_CORRECT = N_("The catalogue says nothing of this; keep and mark it, or give it back.")
NO_VALUE = N_("Say what the catalogue shall say; “{given}” cannot stand there.")
NO_PROJECT = N_("There is no project of the name {given}.")
NOT_YET = N_("This has not happened yet.")
RULE = N_("Question {number} ({kind}) holds its archives until the client has ruled on it.")
RULE_ALL = N_("{count} questions wait for the client; the oldest is {number}.")


@dataclass(frozen=True, slots=True)
class Ruling(Line):
    """What the client says of all questions of one kind, and from then on is the rule."""

    kind: QuestionKind = asked(N_("Kind of question"), "不符项目", width=22)
    beginning: str = asked(
        N_("Reference codes that begin with"), "档号开头", optional=True, width=26
    )
    project: str = asked(
        N_("Only of the project"), "项目", optional=True, hint=N_("Its name; empty for all")
    )
    stage: Stage | None = asked(N_("Only at the stage"), "环节", optional=True, width=24)
    decision: Decision = asked(N_("Decision"), "处理决定", width=24)
    value: str = asked(
        N_("Corrected value"),
        "更正值",
        optional=True,
        hint=N_("Empty: what was found on each of them"),
    )
    text: str = asked(N_("Rule for the operators"), "作业规则", lines=2, width=90)

    def fits(self, code: str, project_name: str, stage: Stage | None) -> bool:
        """Whether the unit and the stage are among those that it speaks of."""
        return (
            code.startswith(self.beginning)
            and self.project in ("", project_name)
            and self.stage in (None, stage)
        )

    @property
    def is_narrow(self) -> bool:
        """Whether it speaks of some archives or of one stage, and not of all."""
        return bool(self.beginning or self.project or self.stage)


def is_theirs_to_rule(kind: QuestionKind, by: Person) -> Verdict:
    """R-4.2.1.2b, R-1a: privacy is the lead's, secrecy the security officer's too, the rest the
    archivist's.
    """
    if _WHOSE.get(kind, frozenset({Role.CLIENT_LEAD, Role.ARCHIVIST})) & set(by.roles):
        return YES
    if kind is QuestionKind.PRIVACY:
        return no(LEAD_RULES, MISMATCH_RECORDED)
    if kind is QuestionKind.SECRECY:
        return no(SECURITY_RULES, MISMATCH_RECORDED)
    return no(ARCHIVIST_RULES, MISMATCH_RECORDED)


def ruling_can_stand(case: Case[Ruling]) -> Verdict:
    """Of a project that there is, and with a value that the catalogue can take."""
    one, verdict = case.after, is_theirs_to_rule(case.after.kind, case.by)
    if one.project and one.project not in case.projects:
        verdict &= wrong("project", NO_PROJECT, RULED_FOR_ALL, given=one.project)
    if one.decision is Decision.CORRECT:
        verdict &= _may_correct(one.kind, one.value, needed=False)
    return verdict


def answers_all_of_its_kind(db: Reading, turn: Turn[Ruling]) -> Iterator[Fills]:
    """一次裁定: every open question that it covers is ruled on by it, in one act.

    One whose corrected value cannot be read as the catalogue wants it stays open.
    """
    if turn.before is not None:
        return
    ruling = turn.after
    today = day_of(turn.now, project.zone(db))
    for one in store.still_open(db, QUESTIONS):
        if one.kind is not ruling.kind or not _is_covered(db, ruling, one):
            continue
        value = ruling.value or one.found
        if ruling.decision is Decision.CORRECT and as_catalogued(one.kind, value) is None:
            continue
        told = {
            "decision": ruling.decision,
            "value": value if ruling.decision is Decision.CORRECT else "",
            "ruled_on": today,
            "ruling": ruling.id,
        }
        yield Fills(QUESTIONS, one.id, RULED, told)


RULINGS: Register[Ruling] = Register(
    key="rulings",
    kind=Ruling,
    title=N_("Rulings on questions"),
    chinese="问题裁定登记簿",
    help=N_(
        "One ruling of the client closes every open question of its kind, or those of some "
        "archives or of one stage, and is from then on the rule that the station shows. Make it "
        "void, and it is shown no more."
    ),
    clauses=(RULED_FOR_ALL, MISMATCH_RECORDED),
    parts=(Part(ENTERED, N_("Ruling"), "裁定", CLIENT, signs="发包方审定人", width=20),),
    rules=(ruling_can_stand,),
    brings=(answers_all_of_its_kind,),
)


@dataclass(frozen=True, slots=True)
class Question(Line):
    """One question: what the catalogue says, what the archives are, what the client decided."""

    units: tuple[UnitId, ...] = asked(N_("Archives"), "档号", width=40)
    kind: QuestionKind = asked(N_("What does not agree"), "不符项目", width=24)
    stage: Stage | None = asked(N_("Found at"), "发现环节", optional=True)
    says: str = asked(
        N_("The catalogue says"),
        "目录记载",
        optional=True,
        width=32,
        hint=N_("Empty: the book looks it up"),
    )
    found: str = asked(N_("What is found"), "实体情况", optional=True, width=32)
    marked: str = asked(N_("How it is marked"), "标记方式", optional=True, width=18)
    note: str = asked(N_("In other words"), "说明", optional=True, lines=2)
    known: LineId | None = asked(
        N_("Answered by the ruling"),
        "已有裁定",
        optional=True,
        of=RULINGS,
        hint=N_("Empty: the book looks it up"),
    )
    decision: Decision | None = asked(N_("Decision"), "处理决定", part=RULED, width=22)
    value: str = asked(N_("Corrected value"), "更正值", part=RULED, optional=True, width=26)
    ruled_on: date | None = asked(N_("Ruled on"), "审定日期", part=RULED, width=22)
    ruling: LineId | None = asked(N_("Ruling"), "裁定编号", part=RULED, optional=True, of=RULINGS)


def looks_up(db: Reading, one: Question) -> Mapping[str, Any]:
    """What the catalogue says of it, and the ruling that answers it already, the newest first."""
    found: dict[str, Any] = {}
    units = tuple(catalogue.many(db, one.units).values())
    if one.kind.described_by:
        said = [str(getattr(unit, one.kind.described_by)) for unit in units]
        found["says"] = "；".join(text for text in said if text)
    for ruling in store.held(db, RULINGS):
        if ruling.kind is one.kind and units and _is_covered(db, ruling, one):
            found["known"] = ruling.id
    return found


def is_answered(db: Reading, one: Question) -> bool:
    """Whether the rule that is known says all: keep it, mark it, go on.

    What holds is ruled on each time (§10.3), and a corrected catalogue is approved each time.
    """
    ruling = store.at(db, RULINGS, one.known) if one.known is not None else None
    return ruling is not None and ruling.decision is Decision.KEEP and not one.kind.holds


def ruled_by_whose_it_is(case: Case[Question]) -> Verdict:
    """R-4.3.3c: a decision by the client; a corrected catalogue with the value it takes."""
    one = case.after
    if case.part.key != RULED:
        return YES
    verdict = is_theirs_to_rule(one.kind, case.by)
    if one.ruled_on is not None and one.ruled_on > case.today:
        verdict &= wrong("ruled_on", NOT_YET, MISMATCH_RECORDED)
    if one.decision is Decision.CORRECT:
        verdict &= _may_correct(one.kind, one.value, needed=True)
    return verdict


def corrects_the_catalogue(db: Reading, turn: Turn[Question]) -> Iterator[Records]:
    """改目录: with the client's decision the catalogue says it from now on; the old words stay in
    the journal.
    """
    one = turn.after
    value = as_catalogued(one.kind, one.value)
    field = one.kind.described_by
    if turn.part.key != RULED or one.decision is not Decision.CORRECT or value is None or not field:
        return
    said: dict[str, Any] = {field: value}
    changed = tuple(
        UnitRedescribed(
            unit=unit.id,
            parent=unit.parent,
            description=replace(unit.description, **said),
        )
        for unit in catalogue.many(db, one.units).values()
        if getattr(unit, field) != value
    )
    if changed:
        event = UnitsRedescribed(origin=one.number, units=changed)
        yield Records(event, found_by=tuple(told.unit for told in changed))


def rulings_due(look: Look) -> Iterator[Falls]:
    """What holds archives, each by itself; the others together, after a week."""
    waiting = [one for one in look.lines(QUESTIONS) if one.standing is Standing.OPEN]
    for one in waiting:
        if one.kind.holds:
            text = phrase(RULE, number=one.number, kind=phrase(one.kind.label))
            day = day_of(one.entered_at, look.zone)
            yield Falls(HELD_BY_A_QUESTION, day, text, line=one)
    others = [one for one in waiting if not one.kind.holds]
    if others:
        text = phrase(RULE_ALL, count=len(others), number=others[0].number)
        day = day_of(others[0].entered_at, look.zone) + A_WEEK
        yield Falls(MISMATCH_RECORDED, day, text, line=others[0])


QUESTIONS: Register[Question] = Register(
    key="questions",
    kind=Question,
    form="F08",
    title=N_("Questions"),
    chinese="实体与目录不符记录单（勘误表）",
    help=N_(
        "Where archives and catalogue do not agree. Work goes on, but for identity, secrecy, "
        "missing pages and privacy: those hold the archives until the client has ruled. A ruling "
        "on all of a kind is entered under Rulings on questions."
    ),
    clauses=(MISMATCH_RECORDED, HELD_BY_A_QUESTION),
    parts=(
        Part(ENTERED, N_("Question"), "问题", EVERYBODY, signs="提出人", width=16),
        Part(
            RULED,
            N_("Ruling of the client"),
            "发包方审定",
            CLIENT,
            signs="发包方审定人",
            after=(ENTERED,),
            closes=True,
            width=20,
        ),
    ),
    rules=(ruled_by_whose_it_is, sealed_by(RULED)),
    clocks=(rulings_due,),
    finds=looks_up,
    settled=is_answered,
    brings=(corrects_the_catalogue,),
    voided_by=CLIENT,
)


def _may_correct(kind: QuestionKind, value: str, *, needed: bool) -> Verdict:
    if not kind.described_by:
        return wrong("decision", NOTHING_TO_CORRECT, MISMATCH_RECORDED)
    if (value or needed) and as_catalogued(kind, value) is None:
        return wrong("value", NO_VALUE, MISMATCH_RECORDED, given=value)
    return YES


def _is_covered(db: Reading, ruling: Ruling, one: Question) -> bool:
    units: tuple[Unit, ...] = tuple(catalogue.many(db, one.units).values())
    return all(
        ruling.fits(unit.reference_code, project.projects.get(db, unit.project).name, one.stage)
        for unit in units
    )
