"""Damage (破损残缺): found and graded, with a photograph, treated, confirmed by the client."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from workroom.base.clauses import DAMAGE_SHOWN, DAMAGE_TREATED
from workroom.base.clock import day_of
from workroom.base.ids import FileName, UnitId
from workroom.base.verdict import YES, Verdict, no, wrong
from workroom.base.words import N_, phrase
from workroom.rooms.damage.stages import Stage
from workroom.rooms.people.model import Role
from workroom.rooms.registers.declaration import (
    Case,
    Enters,
    Falls,
    Look,
    Part,
    Register,
    Turn,
    Worked,
)
from workroom.rooms.registers.fields import ENTERED, asked
from workroom.rooms.registers.model import Line, Option, Standing
from workroom.rooms.registers.rules import sealed_by
from workroom.rooms.safety.accidents import Severity
from workroom.rooms.safety.hazards import EVERYBODY
from workroom.rooms.safety.incidents import INCIDENTS, Digitized, IncidentKind

PLANNED, TREATED, CONFIRMED = "planned", "treated", "confirmed"

CLIENT = frozenset({Role.CLIENT_LEAD, Role.ARCHIVIST})
OFFICE = frozenset({Role.MANAGER, Role.CUSTODIAN})

NOT_YET = N_("This has not happened yet.")
ENDS_BEFORE_IT_BEGINS = N_("The treatment cannot end before it begins.")
PHOTO_WANTED = N_(
    "Condition {condition} wants a photograph. Add it; or write the damage down on somebody's word."
)
TREAT_FIRST = N_(
    "{number} is to be repaired before it is digitized: the treatment is written first."
)
PLAN = N_("Damage {number} waits for the plan of its treatment.")
TREAT = N_("Damage {number} is to be repaired before its archives go on.")
CONFIRM = N_("Damage {number} waits for the client to confirm it.")


class DamageKind(Option):
    """What is the matter. F07."""

    TORN = "torn", N_("torn"), "撕裂"
    CORNER = "corner", N_("corner lost"), "缺角"
    INSECTS = "insects", N_("eaten by insects"), "虫蛀"
    MOULD = "mould", N_("mould"), "霉变"
    STUCK = "stuck", N_("stuck together"), "粘连"
    BRITTLE = "brittle", N_("brittle"), "脆化"
    FADED = "faded", N_("faded"), "字迹褪变"
    MISSING_PAGES = "missing_pages", N_("pages missing"), "缺页"
    OTHER = "other", N_("something else"), "其他"


class Degree(Option):
    """How bad it is. F07."""

    LIGHT = "light", N_("light"), "轻"
    MEDIUM = "medium", N_("medium"), "中"
    SEVERE = "severe", N_("severe"), "重"


class Existed(Option):
    """Whether it was there before the archives were handed out."""

    BEFORE = "before", N_("yes, before it went out"), "是"
    SINCE = "since", N_("no, it came about since"), "否"
    UNKNOWN = "unknown", N_("not known"), "不明"


class Plan(Option):
    """What is done about it."""

    DIRECT = "direct", N_("scan as it is"), "可直接扫描"
    FLATBED = "flatbed", N_("scan on the flatbed"), "平板扫描"
    REPAIR = "repair", N_("repair before scanning"), "修复后扫描"
    NOT = "not", N_("not to be digitized"), "不宜数字化"


class Responsibility(Option):
    """Who answers for it; open is an answer. §10.3."""

    OPEN = "open", N_("open"), "待定"
    OLD = "old", N_("old damage"), "原有"
    CLIENT = "client", N_("the client"), "发包方"
    CONTRACTOR = "contractor", N_("the contractor"), "承包方"
    NOBODY = "nobody", N_("nobody: it aged"), "自然老化"


@dataclass(frozen=True, slots=True)
class Damage(Line):
    """One damage, of one volume or of several that have the same."""

    units: tuple[UnitId, ...] = asked(N_("What is damaged"), "档号", width=44)
    pages: str = asked(N_("Page numbers"), "页号", optional=True, width=20)
    noted_in: str = asked(
        N_("Noted in"), "见F06／F01行号", optional=True, hint=N_("Number of the statement or note")
    )
    stage: Stage = asked(N_("Found at the stage"), "发现环节", width=24)
    found_at: datetime = asked(N_("Found on"), "发现时间", width=30)
    kinds: tuple[DamageKind, ...] = asked(N_("Kind of damage"), "类型", width=26)
    degree: Degree = asked(N_("Degree"), "程度", width=12)
    lost: bool = asked(N_("Content or structure lost"), "内容或结构缺失", width=18)
    existed: Existed = asked(N_("There before it went out"), "是否出库前已存在", width=18)
    photo: FileName = asked(
        N_("Photograph"), "照片", optional=True, hint=N_("Wanted for conditions 3 to 7")
    )
    description: str = asked(N_("What is seen"), "描述", lines=2)
    plan: Plan | None = asked(N_("Plan"), "处理方案", part=PLANNED, width=22)
    plan_note: str = asked(N_("How it is to be done"), "处理要求", part=PLANNED, optional=True)
    work: str = asked(N_("How it was treated"), "处理过程（材料、方法）", part=TREATED, lines=2)
    repairer: str = asked(N_("Who did it"), "修复人", part=TREATED)
    began: datetime | None = asked(N_("Began"), "处理开始", part=TREATED)
    ended: datetime | None = asked(N_("Ended"), "处理结束", part=TREATED)
    condition_after: str = asked(N_("Condition after"), "处理后状况", part=TREATED)
    responsibility: Responsibility | None = asked(
        N_("Where the fault lies"), "责任认定", part=CONFIRMED, width=16
    )
    investigation: str = asked(
        N_("Number of the investigation"), "责任调查单号", part=CONFIRMED, optional=True
    )
    remark: str = asked(N_("What the client says"), "发包方意见", part=CONFIRMED, optional=True)


def condition_of(damage: Damage) -> int:
    """The code of the note's conditions, 2 to 7, that the damage stands for. F01."""
    kinds = set(damage.kinds)
    if damage.lost or DamageKind.MISSING_PAGES in kinds:
        return 4
    if kinds & {DamageKind.INSECTS, DamageKind.MOULD}:
        return 5
    if DamageKind.STUCK in kinds:
        return 6
    if DamageKind.FADED in kinds:
        return 7
    return 3 if damage.degree is Degree.SEVERE else 2


def photo_is_there(case: Case[Damage]) -> Verdict:
    """§10.4: condition grades 3 to 7 want a photograph. A word opens it, for a fact is a fact."""
    condition = condition_of(case.after)
    if case.part.key == ENTERED and condition > 2 and not case.after.photo:
        return wrong("photo", PHOTO_WANTED, DAMAGE_SHOWN, condition=condition)
    return YES


def moments_in_order(case: Case[Damage]) -> Verdict:
    """Found before now; treated from one moment to a later one."""
    one, verdict = case.after, YES
    for name, moment in (("found_at", one.found_at), ("ended", one.ended)):
        if moment is not None and moment > case.now:
            verdict &= wrong(name, NOT_YET, DAMAGE_TREATED)
    if one.began is not None and one.ended is not None and one.ended < one.began:
        verdict &= wrong("ended", ENDS_BEFORE_IT_BEGINS, DAMAGE_TREATED)
    return verdict


def treated_before_confirmed(case: Case[Damage]) -> Verdict:
    """§4.3.3 登记与处理: what is repaired first is confirmed when it was repaired."""
    one = case.after
    if case.part.key == CONFIRMED and one.plan is Plan.REPAIR and TREATED not in one.filled:
        return no(TREAT_FIRST, DAMAGE_TREATED, number=one.number)
    return YES


def is_an_incident(damage: Damage) -> bool:
    """From content or structure lost upwards (§10.3), unless it was so before anybody had it."""
    return damage.lost and damage.existed is not Existed.BEFORE


def opens_an_incident(_db: object, turn: Turn[Damage]) -> Iterator[Enters]:
    """With the damage, in one act: nobody has to think of it, and the incident holds the units."""
    one, before = turn.after, turn.before
    if not is_an_incident(one) or (before is not None and is_an_incident(before)):
        return
    course = f"{one.number}：{one.description}"
    yield Enters(
        INCIDENTS,
        {
            "kind": IncidentKind.DAMAGE,
            "level": Severity.MAJOR,
            "discovered_at": one.found_at,
            "place": one.stage.chinese,
            "units": one.units,
            "digitized": Digitized.NOT if one.stage is Stage.BEFORE else None,
            "course": course,
        },
    )


def waiting(look: Look) -> Iterator[Falls]:
    """Each open damage: its plan, its treatment, the client's word, one after the other."""
    for one in look.lines(DAMAGES):
        if one.standing is not Standing.OPEN:
            continue
        if one.plan is None:
            text = PLAN
        elif one.plan is Plan.REPAIR and TREATED not in one.filled:
            text = TREAT
        else:
            text = CONFIRM
        found = day_of(one.found_at, look.zone)
        yield Falls(DAMAGE_TREATED, found, phrase(text, number=one.number), line=one)


def _condition(damage: Damage, _look: Look) -> str:
    return str(condition_of(damage))


DAMAGES: Register[Damage] = Register(
    key="damages",
    kind=Damage,
    form="F07",
    title=N_("Damage"),
    chinese="档案破损残缺登记簿",
    paper="档案破损残缺登记与处理单",
    help=N_(
        "What is torn, eaten, stuck, faded or missing: graded, with a photograph, and what is done "
        "about it. What is to be repaired first does not go out before the client has confirmed "
        "it. Where content or structure was lost, an incident is opened with it."
    ),
    clauses=(DAMAGE_TREATED, DAMAGE_SHOWN),
    parts=(
        Part(
            ENTERED,
            N_("Damage found"),
            "登记",
            EVERYBODY,
            signs="发现人",
            also_sign=("承包方负责人",),
        ),
        Part(PLANNED, N_("Plan of treatment"), "处理方案", CLIENT | OFFICE, after=(ENTERED,)),
        Part(
            TREATED,
            N_("Treatment"),
            "处理",
            CLIENT | OFFICE | {Role.OPERATOR},
            signs="修复人",
            after=(PLANNED,),
        ),
        Part(
            CONFIRMED,
            N_("Confirmed by the client"),
            "发包方确认",
            CLIENT,
            signs="发包方确认",
            after=(PLANNED,),
            closes=True,
        ),
    ),
    rules=(photo_is_there, moments_in_order, treated_before_confirmed, sealed_by(CONFIRMED)),
    clocks=(waiting,),
    worked=(Worked("degree", "载体状况代码", _condition),),
    brings=(opens_an_incident,),
    voided_by=CLIENT,
)
