"""Hazards (安全隐患) and what is done about each of them day by day, until another verifies it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from workroom.base.clauses import HAZARDS_PUT_RIGHT, VERIFIER_IS_ANOTHER
from workroom.base.ids import LineId, PersonId
from workroom.base.verdict import YES, Verdict, no, wrong
from workroom.base.words import N_, phrase
from workroom.rooms.people.model import Role
from workroom.rooms.registers.declaration import Case, Falls, Look, Part, Register
from workroom.rooms.registers.fields import ENTERED, asked
from workroom.rooms.registers.model import Line, Option, Standing
from workroom.rooms.registers.rules import sealed_by

MENDED, VERIFIED = "mended", "verified"

EVERYBODY = frozenset(Role)
OFFICE = frozenset({Role.MANAGER, Role.CUSTODIAN, Role.SYSTEM, Role.DUTY_OFFICER})
CLIENT = frozenset({Role.CLIENT_LEAD, Role.SECURITY_OFFICER, Role.ARCHIVIST})
JUDGES = CLIENT | {Role.SUPERVISOR}
"""Who is not bound to put hazards right, and so may say that one is less, or none."""

OWN_VERIFICATION = N_("{number}: who answers for it cannot verify it. Choose somebody else.")
STAYS_MAJOR = N_("A major hazard is judged less only by the client or the supervisor.")
DUE_BEFORE_FOUND = N_("It cannot be due before it was found.")
NOT_YET = N_("This has not happened yet.")
MENDED_BEFORE_FOUND = N_("It cannot be put right before it was found.")
VERIFIED_BEFORE_MENDED = N_("It cannot be verified before it was put right.")
NOT_ON_A_DONE_ONE = N_("Hazard {number} is closed; there is nothing to follow up.")
PUT_RIGHT = N_("Hazard {number} ({place}) is to be put right.")
FOLLOW_UP = N_("Major hazard {number} ({place}) has no entry of today.")
VERIFY = N_("Hazard {number} ({place}) is put right and waits for somebody to verify it.")


class HazardLevel(Option):
    """How bad it is: a major one is followed up every day. P-2.5.2c."""

    ORDINARY = "ordinary", N_("ordinary"), "一般"
    MAJOR = "major", N_("major"), "重大"


@dataclass(frozen=True, slots=True)
class Hazard(Line):
    """One hazard: found, put right by who answers for it, verified by somebody else."""

    level: HazardLevel = asked(N_("Level"), "隐患等级", width=16)
    found_on: date = asked(N_("Found on"), "发现日期", width=22)
    place: str = asked(N_("Place"), "部位", width=30)
    description: str = asked(N_("What the hazard is"), "隐患描述", lines=3, width=60)
    basis: str = asked(
        N_("Clause it offends"), "依据条款", optional=True, hint=N_("Such as DA/T 68.2 §5.5.3")
    )
    demand: str = asked(N_("What must be done"), "整改要求", lines=2)
    due: date = asked(N_("Due on"), "整改期限", width=22)
    owner: PersonId = asked(N_("Who answers for it"), "责任人", width=20)
    measure: str = asked(N_("How it was put right"), "整改情况", part=MENDED, lines=3)
    mended_on: date | None = asked(N_("Put right on"), "整改完成日期", part=MENDED, width=22)
    finding: str = asked(N_("What was found"), "复查结论", part=VERIFIED, lines=2)
    verified_on: date | None = asked(N_("Verified on"), "复查日期", part=VERIFIED, width=22)


def due_after_found(case: Case[Hazard]) -> Verdict:
    """The two days stand in order."""
    if case.after.due < case.after.found_on:
        return wrong("due", DUE_BEFORE_FOUND, HAZARDS_PUT_RIGHT)
    return YES


def days_in_order(case: Case[Hazard]) -> Verdict:
    """Found, put right, verified: each after the one before it, and none of them tomorrow."""
    one, verdict = case.after, YES
    happened = {
        "found_on": one.found_on,
        "mended_on": one.mended_on,
        "verified_on": one.verified_on,
    }
    for name, day in happened.items():
        if day is not None and day > case.today:
            verdict &= wrong(name, NOT_YET, HAZARDS_PUT_RIGHT)
    if one.mended_on is not None and one.mended_on < one.found_on:
        verdict &= wrong("mended_on", MENDED_BEFORE_FOUND, HAZARDS_PUT_RIGHT)
    if (
        one.mended_on is not None
        and one.verified_on is not None
        and one.verified_on < one.mended_on
    ):
        verdict &= wrong("verified_on", VERIFIED_BEFORE_MENDED, HAZARDS_PUT_RIGHT)
    return verdict


def verifier_is_another(case: Case[Hazard]) -> Verdict:
    """复查人≠责任人. P-2.5.2c, F38."""
    if case.part.key == VERIFIED and case.by.id == case.after.owner:
        return no(OWN_VERIFICATION, VERIFIER_IS_ANOTHER, number=case.after.number)
    return YES


def major_stays_major(case: Case[Hazard]) -> Verdict:
    """Who has to put it right does not make it an ordinary one. P-2.5.2c."""
    before = case.before
    if before is None or JUDGES & set(case.by.roles):
        return YES
    if before.level is HazardLevel.MAJOR and case.after.level is not HazardLevel.MAJOR:
        return wrong("level", STAYS_MAJOR, HAZARDS_PUT_RIGHT)
    return YES


def falls_due(look: Look) -> Iterator[Falls]:
    """Each open hazard on its day; one that is put right, until it is verified."""
    for one in look.lines(HAZARDS):
        if one.standing is not Standing.OPEN:
            continue
        said = {"number": one.number, "place": one.place}
        if MENDED in one.filled:
            due = one.mended_on or look.today
            yield Falls(HAZARDS_PUT_RIGHT, due, phrase(VERIFY, **said), line=one)
        else:
            yield Falls(HAZARDS_PUT_RIGHT, one.due, phrase(PUT_RIGHT, **said), line=one)


HAZARDS: Register[Hazard] = Register(
    key="hazards",
    kind=Hazard,
    form="F38",
    title=N_("Hazards"),
    chinese="安全隐患登记簿",
    paper="安全隐患整改通知单",
    help=N_(
        "What could go wrong in the room: who found it, who puts it right by when, and who saw "
        "that it is gone. A major hazard is followed up every day until then."
    ),
    clauses=(HAZARDS_PUT_RIGHT, VERIFIER_IS_ANOTHER),
    parts=(
        Part(ENTERED, N_("Hazard found"), "隐患通知", EVERYBODY, signs="发现人"),
        Part(MENDED, N_("Put right"), "整改", OFFICE, signs="责任人", after=(ENTERED,)),
        Part(
            VERIFIED,
            N_("Verified"),
            "复查",
            OFFICE | JUDGES,
            signs="复查人",
            after=(MENDED,),
            closes=True,
        ),
    ),
    rules=(
        due_after_found,
        days_in_order,
        verifier_is_another,
        major_stays_major,
        sealed_by(VERIFIED),
    ),
    clocks=(falls_due,),
    voided_by=JUDGES,
)


@dataclass(frozen=True, slots=True)
class FollowUp(Line):
    """What was done about a hazard on one day."""

    hazard: LineId = asked(N_("Hazard"), "隐患编号", of=HAZARDS)
    day: date = asked(N_("Day"), "日期", width=24)
    measure: str = asked(N_("What was done"), "当日措施", lines=2, width=110)


def hazard_is_open(case: Case[FollowUp]) -> Verdict:
    """Nothing is followed up on a hazard that is closed or void."""
    hazard = case.named.get(case.after.hazard)
    if hazard is not None and hazard.standing is not Standing.OPEN:
        return wrong("hazard", NOT_ON_A_DONE_ONE, HAZARDS_PUT_RIGHT, number=hazard.number)
    return YES


def followed_up_by_now(case: Case[FollowUp]) -> Verdict:
    """每日核查: nobody writes today what will have been done tomorrow."""
    if case.after.day > case.today:
        return wrong("day", NOT_YET, HAZARDS_PUT_RIGHT)
    return YES


def without_todays_entry(
    hazards: Iterable[Hazard], entries: Iterable[FollowUp], today: date
) -> tuple[Hazard, ...]:
    """The open major hazards that nobody has followed up today. P-2.5.2c: 每日核查."""
    seen = {one.hazard for one in entries if one.day == today}
    return tuple(
        one
        for one in hazards
        if one.standing is Standing.OPEN
        and one.level is HazardLevel.MAJOR
        and one.found_on <= today
        and one.id not in seen
    )


def follow_ups_due(look: Look) -> Iterator[Falls]:
    """Each open major hazard, every day, until there is an entry of that day."""
    for one in without_todays_entry(look.lines(HAZARDS), look.lines(FOLLOW_UPS), look.today):
        text = phrase(FOLLOW_UP, number=one.number, place=one.place)
        yield Falls(HAZARDS_PUT_RIGHT, look.today, text, line=one)


FOLLOW_UPS: Register[FollowUp] = Register(
    key="hazard_follow_ups",
    kind=FollowUp,
    title=N_("Follow-up of hazards"),
    chinese="每日跟踪",
    help=N_("What was done about a hazard, day by day. A major hazard wants an entry each day."),
    clauses=(HAZARDS_PUT_RIGHT,),
    parts=(Part(ENTERED, N_("Follow-up"), "每日跟踪", OFFICE | CLIENT),),
    rules=(hazard_is_open, followed_up_by_now),
    clocks=(follow_ups_due,),
    reads=(HAZARDS,),
    open_rows=10,
)
