"""Quality accidents (质量事故): reported at once, investigated, sanctioned, and checked again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from workroom.base.clauses import ACCIDENT_INVESTIGATED
from workroom.base.ids import PersonId, UnitId
from workroom.base.verdict import YES, Verdict, wrong
from workroom.base.words import N_, phrase
from workroom.rooms.people.model import Role
from workroom.rooms.registers.declaration import Case, Falls, Look, Part, Register
from workroom.rooms.registers.fields import ENTERED, asked
from workroom.rooms.registers.model import Line, Option, Standing
from workroom.rooms.registers.rules import sealed_by
from workroom.rooms.safety.hazards import CLIENT, EVERYBODY

REPORTED, INVESTIGATED, DECIDED, CHECKED = "reported", "investigated", "decided", "checked"

NOT_REPORTED = N_("Quality accident {number} is not reported yet.")
NOT_INVESTIGATED = N_("Quality accident {number} is not investigated yet.")
NOT_DECIDED = N_("Quality accident {number} waits for the client's decision.")
CHECK_AGAIN = N_("Quality accident {number}: what was ordered is to be checked again.")
SAY_HOW_MUCH = N_("Say how much is to be paid, and by which clause of the contract.")

OFFICE = frozenset({Role.MANAGER, Role.INSPECTOR})
JUDGES = CLIENT | frozenset({Role.ACCEPTANCE, Role.SUPERVISOR})


class Severity(Option):
    """How bad an accident or incident is."""

    ORDINARY = "ordinary", N_("ordinary"), "一般"
    SERIOUS = "serious", N_("serious"), "较大"
    MAJOR = "major", N_("major"), "重大"


class Cause(Option):
    """Where it came from: people, machines, materials, methods, surroundings."""

    PEOPLE = "people", N_("people"), "人员"
    MACHINES = "machines", N_("machines"), "设备"
    MATERIALS = "materials", N_("materials"), "材料"
    METHODS = "methods", N_("methods"), "方法"
    SURROUNDINGS = "surroundings", N_("surroundings"), "环境"


class Sanction(Option):
    """What the client orders."""

    COMPENSATION = "compensation", N_("compensation"), "赔偿"
    STOP_WORK = "stop_work", N_("stop-work order"), "责令停工"
    TERMINATION = "termination", N_("end of the contract"), "解除合同"
    OTHER = "other", N_("something else"), "其他"


@dataclass(frozen=True, slots=True)
class Accident(Line):
    """One quality accident, from who found it to who checked it again."""

    level: Severity = asked(N_("Level"), "事故等级", width=18)
    found_on: date = asked(N_("Found on"), "发现日期", width=24)
    description: str = asked(N_("What happened"), "事故描述", lines=2, width=70)
    extent: str = asked(N_("How far it reaches"), "影响范围", width=40)
    units: tuple[UnitId, ...] = asked(N_("Archives concerned"), "涉及档案", optional=True)
    reported_at: datetime | None = asked(N_("Reported at"), "上报时间", part=REPORTED, width=32)
    reported_to: str = asked(N_("Reported to"), "上报对象", part=REPORTED)
    investigators: tuple[PersonId, ...] = asked(N_("Who investigated"), "调查组", part=INVESTIGATED)
    responsibility: str = asked(
        N_("Responsibility"),
        "责任认定",
        part=INVESTIGATED,
        optional=True,
        hint=N_("Empty while it is open"),
    )
    causes: tuple[Cause, ...] = asked(N_("Causes"), "原因类别", part=INVESTIGATED)
    cause: str = asked(N_("What the cause was"), "原因分析", part=INVESTIGATED)
    sanctions: tuple[Sanction, ...] = asked(N_("What is ordered"), "处理", part=DECIDED, width=40)
    basis: str = asked(
        N_("How much, or which clause"), "金额或依据条款", part=DECIDED, optional=True
    )
    check_due: date | None = asked(N_("Check again on"), "复查期限", part=DECIDED, width=24)
    prevention: str = asked(
        N_("So that it does not happen again"), "纠正预防措施", part=DECIDED, lines=2
    )
    checked_on: date | None = asked(N_("Checked on"), "复查日期", part=CHECKED, width=24)
    finding: str = asked(N_("What was found"), "复查结论", part=CHECKED, lines=2)


def compensation_has_a_basis(case: Case[Accident]) -> Verdict:
    """赔偿（金额/依据条款）. F37."""
    if Sanction.COMPENSATION in case.after.sanctions and not case.after.basis:
        return wrong("basis", SAY_HOW_MUCH, ACCIDENT_INVESTIGATED)
    return YES


def next_step_due(look: Look) -> Iterator[Falls]:
    """Reported, investigated and decided at once (P-2.2.2c, d 及时、立即): due since it was found.

    What was ordered is checked again on its own day.
    """
    for one in look.lines(QUALITY_ACCIDENTS):
        if one.standing is not Standing.OPEN:
            continue
        due, number = one.found_on, one.number
        if REPORTED not in one.filled:
            text = phrase(NOT_REPORTED, number=number)
        elif INVESTIGATED not in one.filled:
            text = phrase(NOT_INVESTIGATED, number=number)
        elif DECIDED not in one.filled:
            text = phrase(NOT_DECIDED, number=number)
        else:
            due = one.check_due or one.found_on
            text = phrase(CHECK_AGAIN, number=number)
        yield Falls(ACCIDENT_INVESTIGATED, due, text, line=one)


QUALITY_ACCIDENTS: Register[Accident] = Register(
    key="quality_accidents",
    kind=Accident,
    form="F37",
    title=N_("Quality accidents"),
    chinese="质量事故登记簿",
    paper="质量事故调查处理单",
    help=N_(
        "What went so wrong with the quality that somebody must answer for it: reported at once, "
        "investigated, decided by the client, and checked again."
    ),
    clauses=(ACCIDENT_INVESTIGATED,),
    parts=(
        Part(ENTERED, N_("Accident found"), "事故情况", EVERYBODY, signs="发现人"),
        Part(REPORTED, N_("Reported"), "上报", OFFICE, signs="项目经理", after=(ENTERED,)),
        Part(
            INVESTIGATED,
            N_("Investigated"),
            "调查",
            OFFICE | JUDGES,
            signs="调查组负责人",
            after=(REPORTED,),
        ),
        Part(
            DECIDED,
            N_("Decided"),
            "处理决定",
            frozenset({Role.CLIENT_LEAD}),
            signs="发包方负责人",
            after=(INVESTIGATED,),
        ),
        Part(
            CHECKED,
            N_("Checked again"),
            "复查",
            JUDGES,
            signs="复查人",
            after=(DECIDED,),
            closes=True,
        ),
    ),
    rules=(compensation_has_a_basis, sealed_by(DECIDED)),
    clocks=(next_step_due,),
    voided_by=JUDGES,
)
