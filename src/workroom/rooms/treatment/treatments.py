"""Treatments (消毒杀虫): of which units, how, by whom, and whether another found it good."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from workroom.base.clauses import DISINFECT_AFTER_A_MONTH, DISINFECT_PESTS, TREATMENT_CHECKED
from workroom.base.clock import day_of
from workroom.base.ids import UnitId
from workroom.base.verdict import YES, Verdict, no, wrong
from workroom.base.words import N_, phrase
from workroom.rooms.people.model import Role
from workroom.rooms.registers.declaration import Case, Falls, Look, Part, Register, Worked
from workroom.rooms.registers.fields import ENTERED, asked
from workroom.rooms.registers.model import Line, Option, Standing
from workroom.rooms.registers.rules import sealed_by

CHECKED, CONFIRMED = "checked", "confirmed"

CLIENT = frozenset({Role.CLIENT_LEAD, Role.ARCHIVIST})
KEEPERS = CLIENT | frozenset({Role.CUSTODIAN, Role.MANAGER})
"""The client's duty; the contractor may carry it out (§4.3.5, Amb-11)."""

ENDS_BEFORE_IT_BEGINS = N_("The treatment cannot end before it begins.")
NOT_YET = N_("That moment has not come yet. Enter the treatment when it is over.")
CHECKED_TOO_EARLY = N_("It cannot be checked before it ended.")
OWN_CHECK = N_("{number}: {name} carried it out; somebody else checks it.")
CHECK = N_("The treatment {number} waits for somebody to check it.")
CONFIRM = N_("The treatment {number} was checked and waits for the client to confirm it.")


class Trigger(Option):
    """Why it was treated. §4.3.5, F10."""

    OVER_A_MONTH = "over_a_month", N_("out of the stacks for over a month"), "离库超1个月"
    PESTS = "pests", N_("pests or mould"), "虫霉隐患"
    NEW = "new", N_("new to the stacks"), "新入"
    OTHER = "other", N_("other"), "其他"


class Method(Option):
    """How it was treated. F10."""

    FREEZING = "freezing", N_("freezing"), "低温冷冻"
    LOW_OXYGEN = "low_oxygen", N_("low oxygen or nitrogen"), "低氧／充氮"
    FUMIGATION = "fumigation", N_("vacuum or gas fumigation"), "真空／气体熏蒸"
    PLASMA = "plasma", N_("plasma or ozone"), "等离子臭氧"
    OTHER = "other", N_("other"), "其他"


class Result(Option):
    """What the check found."""

    PASSED = "passed", N_("passed"), "合格"
    FAILED = "failed", N_("failed"), "不合格"


@dataclass(frozen=True, slots=True)
class Treatment(Line):
    """One treatment of some boxes or volumes; a box is treated with all that lies in it."""

    trigger: Trigger = asked(N_("Why it was treated"), "触发", width=24)
    units: tuple[UnitId, ...] = asked(N_("What was treated"), "档号（盒、卷）", width=50)
    condition: str = asked(
        N_("Condition before"),
        "处理前状况",
        lines=2,
        hint=N_("What was seen, and the numbers of the photographs"),
    )
    method: Method = asked(N_("Method"), "方法", width=24)
    equipment: str = asked(N_("Equipment and its number"), "设备及编号")
    agent: str = asked(N_("Agent and lot"), "药剂／批号", optional=True)
    temperature: str = asked(N_("Temperature"), "温度", optional=True)
    humidity: str = asked(N_("Humidity"), "湿度", optional=True)
    concentration: str = asked(N_("Concentration"), "浓度", optional=True)
    began: datetime = asked(N_("Began"), "开始", width=22)
    ended: datetime = asked(N_("Ended"), "结束", width=22)
    operator: str = asked(
        N_("Who carried it out"), "操作人", width=20, hint=N_("A person, of a firm too")
    )
    licence: str = asked(N_("Licence number"), "资质证号", optional=True)
    checked_on: date | None = asked(N_("Checked on"), "检查日期", part=CHECKED, width=22)
    how: str = asked(N_("How it was checked"), "检查方法", part=CHECKED)
    result: Result | None = asked(N_("Result of the treatment"), "效果", part=CHECKED, width=16)
    residue: str = asked(N_("Residue and ventilation"), "残留／通风", part=CHECKED, optional=True)
    remark: str = asked(
        N_("What the client says"), "发包方意见", part=CONFIRMED, optional=True, lines=2
    )

    @property
    def passed(self) -> bool:
        """Whether it counts: checked, and found good."""
        return self.standing is not Standing.VOID and self.result is Result.PASSED


def over_before_it_is_entered(case: Case[Treatment]) -> Verdict:
    """A treatment is entered when it is over; it names what was treated."""
    treatment, verdict = case.after, YES
    if treatment.ended < treatment.began:
        verdict &= wrong("ended", ENDS_BEFORE_IT_BEGINS, DISINFECT_AFTER_A_MONTH)
    if treatment.ended > case.now:
        verdict &= wrong("ended", NOT_YET, DISINFECT_AFTER_A_MONTH)
    if treatment.checked_on is not None and treatment.checked_on < day_of(
        treatment.ended, case.zone
    ):
        verdict &= wrong("checked_on", CHECKED_TOO_EARLY, TREATMENT_CHECKED)
    return verdict


def checked_by_another(case: Case[Treatment]) -> Verdict:
    """F10: 检查人 is neither 操作人 nor who entered the treatment."""
    treatment, by = case.after, case.by
    if case.part.key == CHECKED and (
        by.id == treatment.entered_by or by.name == treatment.operator.strip()
    ):
        return no(OWN_CHECK, TREATMENT_CHECKED, number=treatment.number, name=by.name)
    return YES


def waiting(look: Look) -> Iterator[Falls]:
    """Each treatment until it was checked, and then until the client has confirmed it."""
    for one in look.lines(TREATMENTS):
        if one.standing is not Standing.OPEN:
            continue
        if one.checked_on is None:
            said, day = phrase(CHECK, number=one.number), day_of(one.ended, look.zone)
            yield Falls(TREATMENT_CHECKED, day, said, line=one)
        else:
            said = phrase(CONFIRM, number=one.number)
            yield Falls(TREATMENT_CHECKED, one.checked_on, said, line=one)


def _how_long(treatment: Treatment, _look: Look) -> str:
    minutes = int((treatment.ended - treatment.began).total_seconds()) // 60
    return f"{minutes // 60} 小时 {minutes % 60} 分"


TREATMENTS: Register[Treatment] = Register(
    key="treatments",
    kind=Treatment,
    form="F10",
    title=N_("Treatments"),
    chinese="消毒杀虫登记簿",
    paper="消毒杀虫处理记录",
    help=N_(
        "What was disinfected, how and by whom. Archives that were out for over a month, or in "
        "which there were pests or mould, go back on their shelf after a treatment that passed."
    ),
    clauses=(DISINFECT_AFTER_A_MONTH, DISINFECT_PESTS, TREATMENT_CHECKED),
    parts=(
        Part(ENTERED, N_("Treatment"), "处理", KEEPERS, signs="操作人"),
        Part(
            CHECKED,
            N_("Check of the result"),
            "效果检查",
            KEEPERS | frozenset({Role.SECURITY_OFFICER, Role.INSPECTOR}),
            signs="检查人",
            after=(ENTERED,),
            width=18,
        ),
        Part(
            CONFIRMED,
            N_("Confirmed by the client"),
            "发包方确认",
            CLIENT,
            signs="发包方",
            after=(CHECKED,),
            closes=True,
        ),
    ),
    rules=(over_before_it_is_entered, checked_by_another, sealed_by(CHECKED)),
    clocks=(waiting,),
    worked=(Worked("ended", "时长", _how_long),),
)
