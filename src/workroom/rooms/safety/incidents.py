"""Serious incidents (档案安全重大事件): reported in time, remedied, closed by the client."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from workroom.base.clauses import INCIDENT_HOLDS, INCIDENT_REPORTED, Origin
from workroom.base.clock import day_of, minute_of
from workroom.base.ids import PersonId, UnitId
from workroom.base.verdict import YES, Verdict, no, wrong
from workroom.base.words import N_, phrase
from workroom.rooms.people.model import Role
from workroom.rooms.registers.declaration import Case, Falls, Look, Part, Register
from workroom.rooms.registers.fields import ENTERED, asked
from workroom.rooms.registers.model import Line, Option, Standing
from workroom.rooms.registers.rules import sealed_by
from workroom.rooms.safety.accidents import Severity
from workroom.rooms.safety.hazards import CLIENT, EVERYBODY, NOT_YET, OFFICE

TO_CLIENT, TO_AUTHORITY = "to_client", "to_authority"
REMEDIED, CONCLUDED = "remedied", "concluded"

FOUND_BEFORE = N_("It cannot be discovered before it happened.")
TOLD_BEFORE = N_("Nobody can be told of it before it was discovered.")
REPORT_FIRST = N_("{number}: it is reported to the authority first, unless it was no incident.")
REMEDY_FIRST = N_("{number}: it is remedied first, unless it was no incident.")
NOTHING_LOST = N_("Only what was lost is found again or declared lost.")
FOUND_WHERE = N_("Say where it was found, and with whom.")
COUNT_PAGES = N_("What is found again is counted page by page first.")
HELD = N_(
    "{code} is held by the incident {number}. Leave it as it is until the client's lead has closed "
    "the incident."
)
TELL_CLIENT = N_("Incident {number} ({place}): the client is to be told by {minute}.")
CLIENT_LATE = N_("Incident {number} ({place}): the client should have been told by {minute}.")
TELL_AUTHORITY = N_("Incident {number} ({place}): the authority is to be told by {minute}.")
AUTHORITY_LATE = N_("Incident {number} ({place}): the authority should have been told by {minute}.")
HOURS_BLANK = N_(
    "Incident {number} is open, and the contract's hours for reporting it are not filled in. Agree "
    "on them under Settings, Agreements."
)
STAYS_HELD = N_("What an incident holds is taken off it by the client's lead only.")
CLOSE_IT = N_("Incident {number} ({place}) is remedied and waits for the client's lead.")


class IncidentKind(Option):
    """What happened to the archives, or might have."""

    DAMAGE = "damage", N_("damage"), "损毁"
    LOSS = "loss", N_("loss"), "丢失"
    LEAK = "leak", N_("leak"), "信息泄露"
    POSSIBLE = "possible", N_("possible"), "可能导致"


class Digitized(Option):
    """Whether there are images of what is concerned."""

    WHOLLY = "wholly", N_("yes"), "是"
    PARTLY = "partly", N_("in part"), "部分"
    NOT = "not", N_("no"), "否"


class Measure(Option):
    """What was done at once, so that nothing gets worse and nothing is lost."""

    SEALED = "sealed", N_("sealed"), "封存"
    STOP_WORK = "stop_work", N_("work stopped"), "停工"
    FOOTAGE = "footage", N_("footage kept"), "保全视频"
    IMAGES = "images", N_("images set apart"), "隔离图像"
    OTHER = "other", N_("something else"), "其他"


class Outcome(Option):
    """What became of it. Found again is T24, declared lost is T25."""

    SETTLED = "settled", N_("settled"), "处理完毕"
    FOUND_AGAIN = "found_again", N_("found again"), "找回"
    LOST = "lost", N_("declared lost"), "认定丢失"
    NO_INCIDENT = "no_incident", N_("no incident after all"), "不构成事件"


@dataclass(frozen=True, slots=True)
class Incident(Line):
    """One incident: what happened, who was told, what was done, how it ended."""

    kind: IncidentKind = asked(N_("Kind"), "类型", width=18)
    level: Severity = asked(N_("Level"), "等级", width=16)
    happened_at: datetime | None = asked(
        N_("Happened at"), "发生时间", optional=True, hint=N_("Empty if nobody knows")
    )
    discovered_at: datetime = asked(N_("Discovered at"), "发现时间", width=32)
    place: str = asked(N_("Where it happened"), "地点", width=30)
    units: tuple[UnitId, ...] = asked(N_("Archives concerned"), "涉及档案", optional=True, width=50)
    digitized: Digitized | None = asked(N_("Digitized"), "是否已数字化", optional=True)
    course: str = asked(N_("Course of events"), "经过", lines=4, width=60)
    measures: tuple[Measure, ...] = asked(N_("Done at once"), "已采取措施", optional=True)
    cause: str = asked(N_("First view of the cause"), "初步原因", optional=True, lines=2)
    responsible: tuple[PersonId, ...] = asked(
        N_("Who answers for it"), "责任人员", optional=True, hint=N_("Empty while it is open")
    )
    to_client_at: datetime | None = asked(
        N_("Client told at"), "报发包方时间", part=TO_CLIENT, width=32
    )
    to_client_by: PersonId | None = asked(N_("Told by"), "报告人", part=TO_CLIENT)
    to_client_how: str = asked(N_("How"), "报告方式", part=TO_CLIENT)
    authority: str = asked(N_("Authority"), "主管部门", part=TO_AUTHORITY)
    to_authority_at: datetime | None = asked(
        N_("Authority told at"), "报主管部门时间", part=TO_AUTHORITY, width=32
    )
    receipt: str = asked(N_("Receipt"), "回执", part=TO_AUTHORITY, optional=True)
    remedy: str = asked(N_("Remedy"), "补救措施及完成情况", part=REMEDIED, lines=3)
    remedied_on: date | None = asked(N_("Remedied on"), "完成日期", part=REMEDIED)
    outcome: Outcome | None = asked(N_("Outcome"), "结果", part=CONCLUDED, width=22)
    found_where: str = asked(
        N_("Found where, with whom"), "找回地点及人员", part=CONCLUDED, optional=True
    )
    pages_counted: bool | None = asked(
        N_("Counted page by page"), "已逐页清点", part=CONCLUDED, optional=True
    )
    conclusion: str = asked(N_("What was established"), "调查结论", part=CONCLUDED, lines=3)
    handling: str = asked(N_("What follows"), "处理", part=CONCLUDED, optional=True, lines=2)


def moments_in_order(case: Case[Incident]) -> Verdict:
    """发生/发现/报告时间: it happened, was discovered, was told; all of that lies behind us."""
    one, verdict = case.after, YES
    if one.discovered_at > case.now:
        verdict &= wrong("discovered_at", NOT_YET, INCIDENT_REPORTED)
    for name, told in (
        ("to_client_at", one.to_client_at),
        ("to_authority_at", one.to_authority_at),
    ):
        if told is not None and told > case.now:
            verdict &= wrong(name, NOT_YET, INCIDENT_REPORTED)
        if told is not None and told < one.discovered_at:
            verdict &= wrong(name, TOLD_BEFORE, INCIDENT_REPORTED)
    if one.remedied_on is not None and one.remedied_on > case.today:
        verdict &= wrong("remedied_on", NOT_YET, INCIDENT_REPORTED)
    if one.happened_at is not None and one.happened_at > one.discovered_at:
        verdict &= wrong("happened_at", FOUND_BEFORE, INCIDENT_REPORTED)
    return verdict


def closed_when_all_is_done(case: Case[Incident]) -> Verdict:
    """§4.3.9 及时向有关部门报告，并采取补救措施. What turns out to be none needs neither."""
    one, verdict = case.after, YES
    if case.part.key == CONCLUDED and one.outcome is not Outcome.NO_INCIDENT:
        if TO_AUTHORITY not in one.filled:
            verdict &= no(REPORT_FIRST, INCIDENT_REPORTED, number=one.number)
        if REMEDIED not in one.filled:
            verdict &= no(REMEDY_FIRST, INCIDENT_REPORTED, number=one.number)
    return verdict


def lost_and_found(case: Case[Incident]) -> Verdict:
    """T24 找回: where, with whom, and a full page check. T25 认定丢失: only of what was missing."""
    one, verdict = case.after, YES
    if one.outcome not in (Outcome.FOUND_AGAIN, Outcome.LOST):
        return YES
    if one.kind not in (IncidentKind.LOSS, IncidentKind.POSSIBLE):
        verdict &= wrong("outcome", NOTHING_LOST, INCIDENT_REPORTED)
    if one.outcome is Outcome.FOUND_AGAIN:
        if not one.found_where:
            verdict &= wrong("found_where", FOUND_WHERE, INCIDENT_REPORTED)
        if not one.pages_counted:
            verdict &= wrong("pages_counted", COUNT_PAGES, INCIDENT_REPORTED)
    return verdict


def held_by_the_lead(case: Case[Incident]) -> Verdict:
    """Nobody lets archives go by correcting which ones are concerned. T10, T23."""
    before = case.before
    if before is None or Role.CLIENT_LEAD in case.by.roles:
        return YES
    if set(before.units) - set(case.after.units):
        return wrong("units", STAYS_HELD, INCIDENT_HOLDS)
    return YES


def holding(
    incidents: Iterable[Incident], unit: UnitId, ancestors: Iterable[UnitId] = ()
) -> Incident | None:
    """The open incident that holds a unit, or something that it lies in."""
    among = {unit, *ancestors}
    return next(
        (
            one
            for one in incidents
            if one.standing is Standing.OPEN and among.intersection(one.units)
        ),
        None,
    )


def is_not_held(
    incidents: Iterable[Incident], unit: UnitId, ancestors: Iterable[UnitId], code: str
) -> Verdict:
    """Whether a unit may be worked on, taken or given back as far as incidents go. T10, T23."""
    found = holding(incidents, unit, ancestors)
    return no(HELD, INCIDENT_HOLDS, code=code, number=found.number) if found is not None else YES


def reports_due(look: Look) -> Iterator[Falls]:
    """Who is to be told by which minute, by the hours of the contract; none while those are blank.

    What is remedied waits for the client's lead from then on.
    """
    incidents = [one for one in look.lines(INCIDENTS) if one.standing is Standing.OPEN]
    agreed = look.settings.number_if_agreed
    to_client, to_authority = (
        agreed("incident_to_client_hours"),
        agreed("incident_to_authority_hours"),
    )
    if incidents and None in (to_client, to_authority):
        text = phrase(HOURS_BLANK, number=incidents[0].number)
        yield Falls(INCIDENT_REPORTED, look.today, text, line=incidents[0])
    for one in incidents:
        if to_client is not None and TO_CLIENT not in one.filled:
            yield _told_by(look, one, to_client, in_time=TELL_CLIENT, late=CLIENT_LATE)
        if to_authority is not None and TO_AUTHORITY not in one.filled:
            yield _told_by(look, one, to_authority, in_time=TELL_AUTHORITY, late=AUTHORITY_LATE)
        if REMEDIED in one.filled:
            text = phrase(CLOSE_IT, number=one.number, place=one.place)
            yield Falls(INCIDENT_REPORTED, one.remedied_on or look.today, text, line=one)


def _told_by(look: Look, one: Incident, hours: int, *, in_time: str, late: str) -> Falls:
    by = one.discovered_at + timedelta(hours=hours)
    said = {"number": one.number, "place": one.place, "minute": minute_of(by, look.zone)}
    text = phrase(late, **said) if look.now > by else phrase(in_time, **said)
    return Falls(INCIDENT_REPORTED, day_of(by, look.zone), text, line=one, origin=Origin.PROJECT)


INCIDENTS: Register[Incident] = Register(
    key="incidents",
    kind=Incident,
    form="F36",
    title=N_("Serious incidents"),
    chinese="档案安全重大事件登记簿",
    paper="档案安全重大事件报告",
    help=N_(
        "Archives damaged or lost, contents leaked, or any of that possible. Who is told by when "
        "is the contract's to say. What is concerned stays as it is until the client's lead "
        "closes the incident."
    ),
    clauses=(INCIDENT_REPORTED, INCIDENT_HOLDS),
    parts=(
        Part(ENTERED, N_("Incident"), "事件情况", EVERYBODY, signs="发现人"),
        Part(TO_CLIENT, N_("Client told"), "报告发包方", OFFICE | CLIENT, after=(ENTERED,)),
        Part(TO_AUTHORITY, N_("Authority told"), "报告主管部门", CLIENT | OFFICE, after=(ENTERED,)),
        Part(REMEDIED, N_("Remedied"), "补救", OFFICE | CLIENT, signs="项目经理", after=(ENTERED,)),
        Part(
            CONCLUDED,
            N_("Case closed"),
            "结案审批",
            frozenset({Role.CLIENT_LEAD}),
            signs="发包方负责人",
            after=(ENTERED, TO_CLIENT),
            closes=True,
        ),
    ),
    rules=(
        moments_in_order,
        closed_when_all_is_done,
        lost_and_found,
        held_by_the_lead,
        sealed_by(CONCLUDED),
    ),
    clocks=(reports_due,),
    voided_by=frozenset({Role.CLIENT_LEAD}),
)
