"""Requests to bring archives out (F04): by plan, examined, approved by the client's lead."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from workroom.base.clauses import BY_PLAN, RELEASE_APPROVED
from workroom.base.ids import UnitId
from workroom.base.verdict import YES, Verdict, wrong
from workroom.base.words import N_, phrase
from workroom.ledger.reading import Reading
from workroom.rooms.people.model import Role
from workroom.rooms.project import store as project
from workroom.rooms.registers.declaration import Case, Falls, Look, Part, Register, Worked
from workroom.rooms.registers.fields import ENTERED, asked
from workroom.rooms.registers.model import Line, Option, Standing
from workroom.rooms.registers.rules import sealed_by
from workroom.rooms.requests import store

PROPOSED, EXAMINED, APPROVED = "proposed", "examined", "approved"

NO_PROJECT = N_("There is no project of the name {given}.")
WHICH_PROJECT = N_("Say of which project: the room has several.")
SAY_WHY = N_(
    "With {asked} more, {out} of the {plan} volumes of the plan would be out. Say why more are "
    "needed."
)
BACK_BEFORE_OUT = N_("They cannot be back before they were asked for.")
NOT_YET = N_("This has not happened yet.")
SAY_HOW_MANY = N_("Say how many volumes are approved.")
MORE_THAN_ASKED = N_("No more than the {asked} volumes that were asked for.")
SAY_WHY_NOT = N_("Say why not all of it is approved.")
PROPOSE = N_("The request {number} waits for the contractor's project manager.")
EXAMINE = N_("The request {number} waits for the client's archivist.")
APPROVE = N_("The request {number} waits for the client's lead.")


class Ready(Option):
    """What was done before anything is asked for. F04."""

    EXAMINED = "examined", N_("checked before issue"), "前期检查完成"
    SECRECY = "secrecy", N_("secrecy checked"), "涉密核查"
    PRIVACY = "privacy", N_("privacy approved"), "隐私商密审批"
    DAMAGE = "damage", N_("damage treated"), "破损已处理"


class Again(Option):
    """Whether they were out before. F01."""

    FIRST = "first", N_("first time"), "调档出库"
    MORE = "more", N_("more for a batch"), "补调"
    REWORK = "rework", N_("again, for rework"), "返工再调"


class Opinion(Option):
    """What somebody on the way says."""

    YES = "yes", N_("agrees"), "同意"
    NO = "no", N_("does not agree"), "不同意"


class Granted(Option):
    """What the client's lead decides."""

    ALL = "all", N_("approved"), "同意"
    PART = "part", N_("approved in part"), "部分同意"
    NONE = "none", N_("not approved"), "不同意"


@dataclass(frozen=True, slots=True)
class Request(Line):
    """One request: by which plan, what and how much, who said what of it."""

    project: str = asked(
        N_("Project"), "项目", optional=True, hint=N_("Its name; empty where there is one only")
    )
    asked_on: date = asked(N_("Asked on"), "申请日期", width=22)
    again: Again = asked(N_("Kind of issue"), "调档类型", width=20)
    plan: str = asked(N_("Number of the plan"), "计划编号", optional=True, width=24)
    planned: int | None = asked(
        N_("Volumes of the plan"), "计划量", optional=True, width=16, units=(N_("volumes"), "卷")
    )
    out_before: int | None = asked(
        N_("Out so far"),
        "已出量",
        optional=True,
        width=16,
        units=(N_("volumes"), "卷"),
        hint=N_("Empty: the book counts them"),
    )
    in_hand: int | None = asked(
        N_("In hand"),
        "在手量",
        optional=True,
        width=16,
        units=(N_("volumes"), "卷"),
        hint=N_("Empty: the book counts them"),
    )
    range_of: str = asked(
        N_("Which archives"), "拟调范围（全宗、目录、起止案卷号）", lines=2, width=60
    )
    units: tuple[UnitId, ...] = asked(
        N_("Boxes or volumes"),
        "盒、卷清单",
        optional=True,
        hint=N_("Empty: whatever lies in the range"),
    )
    boxes: int | None = asked(N_("How many boxes"), "盒数", optional=True)
    volumes: int = asked(
        N_("Volumes asked for"), "拟调卷（件）数", width=18, lowest=1, units=(N_("volumes"), "卷")
    )
    purpose: str = asked(N_("Purpose"), "用途")
    back_by: date = asked(N_("Expected back"), "预计归还日", width=22)
    ready: tuple[Ready, ...] = asked(N_("Done before"), "出库前已完成", optional=True)
    beyond: str = asked(N_("Why more than planned"), "超计划说明", optional=True)
    proposal: Opinion | None = asked(N_("Opinion"), "项目经理意见", part=PROPOSED)
    proposal_note: str = asked(N_("Remark"), "项目经理说明", part=PROPOSED, optional=True)
    opinion: Opinion | None = asked(N_("Opinion"), "档案管理员意见", part=EXAMINED)
    opinion_note: str = asked(N_("Remark"), "档案管理员说明", part=EXAMINED, optional=True)
    granted: Granted | None = asked(N_("Decision"), "审批结果", part=APPROVED, width=22)
    granted_volumes: int | None = asked(
        N_("Volumes approved"), "批准卷数", part=APPROVED, optional=True, width=18
    )
    conditions: str = asked(
        N_("Conditions, or why not"), "审批意见", part=APPROVED, optional=True, lines=2
    )

    @property
    def allowed(self) -> int:
        """How many volumes may go out on it."""
        if self.standing is not Standing.DONE:
            return 0
        match self.granted:
            case Granted.ALL:
                return self.volumes
            case Granted.PART:
                return self.granted_volumes or 0
            case _:
                return 0


def counts_what_is_out(db: Reading, one: Request) -> Mapping[str, Any]:
    """计划依据: what the project has out and in hand when it is asked; kept as it was then."""
    projects = project.all_projects(db)
    named = [each for each in projects if one.project in ("", each.name)]
    if len(named) != 1:
        return {}
    return {
        "project": named[0].name,
        "out_before": store.ever_out(db, named[0].id),
        "in_hand": store.in_hand(db, named[0].id),
    }


def asked_by_plan(case: Case[Request]) -> Verdict:
    """R-4.3.4a 分批调档: within the plan, or with a reason that the client then approves."""
    one, verdict = case.after, YES
    if one.asked_on > case.today:
        verdict &= wrong("asked_on", NOT_YET, RELEASE_APPROVED)
    if one.back_by < one.asked_on:
        verdict &= wrong("back_by", BACK_BEFORE_OUT, BY_PLAN)
    if not one.project:
        verdict &= wrong("project", WHICH_PROJECT, BY_PLAN)
    elif one.project not in case.projects:
        verdict &= wrong("project", NO_PROJECT, BY_PLAN, given=one.project)
    out = (one.out_before or 0) + one.volumes
    first = one.again is not Again.REWORK
    if first and one.planned is not None and out > one.planned and not one.beyond:
        verdict &= wrong("beyond", SAY_WHY, BY_PLAN, asked=one.volumes, out=out, plan=one.planned)
    return verdict


def decided_in_full(case: Case[Request]) -> Verdict:
    """部分同意 says how many; what is not approved has a reason. D31-6."""
    one, verdict = case.after, YES
    if case.part.key != APPROVED:
        return YES
    if one.granted is Granted.PART:
        if not one.granted_volumes:
            verdict &= wrong("granted_volumes", SAY_HOW_MANY, RELEASE_APPROVED)
        elif one.granted_volumes > one.volumes:
            verdict &= wrong(
                "granted_volumes", MORE_THAN_ASKED, RELEASE_APPROVED, asked=one.volumes
            )
    if one.granted is not Granted.ALL and not one.conditions:
        verdict &= wrong("conditions", SAY_WHY_NOT, RELEASE_APPROVED)
    return verdict


def waiting(look: Look) -> Iterator[Falls]:
    """Each request until the client's lead has decided, and for whom it waits."""
    for one in look.lines(REQUESTS):
        if one.standing is Standing.OPEN:
            if PROPOSED not in one.filled:
                text = PROPOSE
            elif EXAMINED not in one.filled:
                text = EXAMINE
            else:
                text = APPROVE
            yield Falls(RELEASE_APPROVED, one.asked_on, phrase(text, number=one.number), line=one)


def _left(one: Request, _look: Look) -> str:
    if one.planned is None:
        return ""
    return f"{one.planned - (one.out_before or 0)} 卷"


REQUESTS: Register[Request] = Register(
    key="requests",
    kind=Request,
    form="F04",
    title=N_("Requests to issue"),
    chinese="调档出库申请登记簿",
    paper="调档出库申请审批单",
    help=N_(
        "What is to come out of the stacks next, how much of the plan is out already, and who "
        "approved it. A note out names its request; what goes beyond the approved number, or "
        "beyond what may be in the room at one time, wants the client's approval once more."
    ),
    clauses=(RELEASE_APPROVED, BY_PLAN),
    parts=(
        Part(
            ENTERED,
            N_("Request"),
            "申请",
            frozenset({Role.MANAGER, Role.CUSTODIAN}),
            signs="申请人",
        ),
        Part(
            PROPOSED,
            N_("Contractor's project manager"),
            "承包方项目经理",
            frozenset({Role.MANAGER}),
            signs="承包方项目经理",
            after=(ENTERED,),
        ),
        Part(
            EXAMINED,
            N_("Client's archivist"),
            "发包方档案管理员",
            frozenset({Role.ARCHIVIST}),
            signs="发包方档案管理员",
            after=(PROPOSED,),
        ),
        Part(
            APPROVED,
            N_("Client's lead"),
            "发包方负责人",
            frozenset({Role.CLIENT_LEAD}),
            signs="发包方负责人",
            after=(EXAMINED,),
            closes=True,
            width=20,
        ),
    ),
    rules=(asked_by_plan, decided_in_full, sealed_by(APPROVED)),
    clocks=(waiting,),
    voided_by=frozenset({Role.MANAGER, Role.ARCHIVIST, Role.CLIENT_LEAD}),
    finds=counts_what_is_out,
    found=frozenset({"project", "out_before", "in_hand"}),
    worked=(Worked("in_hand", "计划余量", _left),),
)
