"""Statements of appraisal and check (鉴定与前期检查): over a batch at a time, with exceptions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workroom.base.clauses import APPRAISED, EXAMINED, NO_STATE_SECRETS
from workroom.base.ids import LineId, UnitId
from workroom.base.verdict import YES, Verdict, no, wrong
from workroom.base.words import N_, phrase
from workroom.rooms.people.model import Role
from workroom.rooms.registers.declaration import Case, Falls, Look, Part, Register
from workroom.rooms.registers.fields import ENTERED, asked
from workroom.rooms.registers.model import Line, Option, Standing
from workroom.rooms.registers.rules import sealed_by

APPROVED, SETTLED = "approved", "settled"

ARCHIVIST = frozenset({Role.ARCHIVIST})
LEAD = frozenset({Role.CLIENT_LEAD})
CLIENT = ARCHIVIST | LEAD | {Role.SECURITY_OFFICER}

NOT_YET = N_("This has not happened yet.")
NOT_CHECKED = N_("What goes out is checked in all four ways first; this one was not.")
PRIORITY_WANTED = N_("What is in scope has a priority, 1 to 5.")
WHY_NOT = N_("Say why it stays out, or is put off.")
APPROVES_OWN = N_("{name} made this statement; somebody else approves it.")
IS_VOID = N_("The statement {number} is void; its exceptions stand beneath another.")
LEAD_SETTLES = N_("Privacy is settled by the client's lead, with the measures that protect it.")
SECURITY_SETTLES = N_("Secrecy is settled by the client's security officer or lead.")
APPROVE = N_("The statement {number} waits for the client's lead.")
SETTLE = N_("{number}: an exception ({kind}) holds its archives until the client settles it.")


class Decision(Option):
    """Whether they are digitized. R-4.2.1.2a."""

    IN = "in", N_("in scope"), "列入"
    OUT = "out", N_("out of scope"), "不列入"
    DEFERRED = "deferred", N_("deferred"), "暂缓"


class Urgency(Option):
    """Why some go first. R-4.2.1.2c."""

    HIGH_USE = "high_use", N_("much used"), "利用率高"
    PRECIOUS = "precious", N_("precious"), "珍贵"
    AT_RISK = "at_risk", N_("at risk"), "濒危"
    DISTINCTIVE = "distinctive", N_("distinctive"), "有特色"
    KEY_TOPIC = "key_topic", N_("of a key topic"), "重点专题"


class Checked(Option):
    """What one of the four checks found over the whole list. R-4.3.3a."""

    SOUND = "sound", N_("in order"), "无异常"
    BUT = "but", N_("in order but for the exceptions"), "除例外无异常"
    NOT = "not", N_("not checked"), "未检查"


class Answer(Option):
    """What the client's lead says of a statement."""

    YES = "yes", N_("approved"), "同意"
    NO = "no", N_("not approved"), "不同意"


@dataclass(frozen=True, slots=True)
class Statement(Line):
    """One statement over a list of boxes or volumes; a box stands for all that lies in it."""

    units: tuple[UnitId, ...] = asked(N_("Archives appraised"), "档号（盒、卷）", width=56)
    decision: Decision = asked(N_("Decision"), "是否列入范围", width=18)
    priority: int | None = asked(
        N_("Priority"), "优先级", optional=True, width=12, lowest=1, highest=5
    )
    urgency: tuple[Urgency, ...] = asked(
        N_("Why they go first"), "优先理由", optional=True, width=26
    )
    why: str = asked(N_("Reason"), "理由", optional=True, lines=2)
    examined_on: date = asked(N_("Examined on"), "检查日期", width=22)
    sensitivity: Checked | None = asked(N_("Sensitivity"), "敏感性", optional=True, width=18)
    completeness: Checked | None = asked(N_("Completeness"), "完整性", optional=True, width=18)
    order: Checked | None = asked(N_("Arrangement"), "有序性", optional=True, width=18)
    agreement: Checked | None = asked(
        N_("Agreement with the catalogue"), "实体与目录一致", optional=True, width=18
    )
    remark: str = asked(N_("Remarks"), "备注", optional=True)
    answer: Answer | None = asked(N_("Lead's answer"), "审批", part=APPROVED, width=14)
    measures: str = asked(
        N_("Measures of protection"),
        "保护措施",
        part=APPROVED,
        optional=True,
        lines=2,
        hint=N_("For what is private, or a trade secret"),
    )

    @property
    def is_approved(self) -> bool:
        """Whether the client's lead said yes to it."""
        return self.standing is Standing.DONE and self.answer is Answer.YES


def whole_where_it_goes_out(case: Case[Statement]) -> Verdict:
    """R-4.3.3a 敏感性、完整性、有序性、一致性: all four for what is in scope, in one statement.

    What is not, has a reason.
    """
    one, verdict = case.after, YES
    if one.examined_on > case.today:
        verdict &= wrong("examined_on", NOT_YET, EXAMINED)
    if one.decision is not Decision.IN:
        return verdict if one.why else verdict & wrong("why", WHY_NOT, APPRAISED)
    if one.priority is None:
        verdict &= wrong("priority", PRIORITY_WANTED, APPRAISED)
    for name in ("sensitivity", "completeness", "order", "agreement"):
        if getattr(one, name) in (None, Checked.NOT):
            verdict &= wrong(name, NOT_CHECKED, EXAMINED)
    return verdict


def approved_by_another(case: Case[Statement]) -> Verdict:
    """Signed by the client's archivist, approved by the client's lead: two people. R-4.2.1.2a."""
    if case.part.key == APPROVED and case.by.id == case.after.entered_by:
        return no(APPROVES_OWN, APPRAISED, name=case.by.name)
    return YES


def approvals_due(look: Look) -> Iterator[Falls]:
    """Each statement until the client's lead has answered."""
    for one in look.lines(STATEMENTS):
        if one.standing is Standing.OPEN:
            text = phrase(APPROVE, number=one.number)
            yield Falls(APPRAISED, one.examined_on, text, line=one)


STATEMENTS: Register[Statement] = Register(
    key="appraisals",
    kind=Statement,
    form="F06",
    title=N_("Appraisal and check before issue"),
    chinese="数字化前鉴定与检查登记表",
    help=N_(
        "One statement over a whole list: in scope or not, how urgent, and what the four checks "
        "found. Only what is otherwise stands beneath it, as an exception. The client's archivist "
        "signs it, the client's lead approves it."
    ),
    clauses=(APPRAISED, EXAMINED),
    parts=(
        Part(ENTERED, N_("Appraisal and check"), "鉴定与检查", ARCHIVIST, signs="检查人", width=18),
        Part(
            APPROVED,
            N_("Approval"),
            "审批",
            LEAD,
            signs="审核人（发包方）",
            after=(ENTERED,),
            closes=True,
            width=20,
        ),
    ),
    rules=(whole_where_it_goes_out, approved_by_another, sealed_by(APPROVED)),
    clocks=(approvals_due,),
)


class ExceptionKind(Option):
    """What is otherwise than the statement says."""

    OUT_OF_SCOPE = "out_of_scope", N_("out of scope"), "不列入范围"
    DEFERRED = "deferred", N_("deferred"), "暂缓"
    IDENTITY = "identity", N_("identity wrong"), "实体与档号不符"
    SECRECY = "secrecy", N_("secrecy"), "涉密疑问"
    MISSING_PAGES = "missing_pages", N_("pages missing"), "缺件缺页"
    PRIVACY = "privacy", N_("privacy or trade secret"), "隐私商密"
    ORDER = "order", N_("out of order"), "顺序错乱"
    DISAGREES = "disagrees", N_("disagrees with the catalogue"), "与目录不符"
    WORN = "worn", N_("worn or damaged"), "载体状况差"
    OTHER = "other", N_("something else"), "其他"

    @property
    def holds(self) -> bool:
        """Whether it holds its archives until the client has settled it. §10.3."""
        return self in _HOLDING

    @property
    def is_of_scope(self) -> bool:
        """Whether it only keeps them in the stacks, and is no matter of what they are."""
        return self in (ExceptionKind.OUT_OF_SCOPE, ExceptionKind.DEFERRED)


_HOLDING = frozenset(
    {
        *(ExceptionKind.OUT_OF_SCOPE, ExceptionKind.DEFERRED, ExceptionKind.IDENTITY),
        *(ExceptionKind.SECRECY, ExceptionKind.MISSING_PAGES, ExceptionKind.PRIVACY),
    }
)


@dataclass(frozen=True, slots=True)
class Exempted(Line):
    """One exception: which archives, what is otherwise, how the client settled it."""

    statement: LineId = asked(N_("Statement"), "登记表编号", of=STATEMENTS)
    units: tuple[UnitId, ...] = asked(N_("Archives"), "档号", width=44)
    kind: ExceptionKind = asked(N_("Exception"), "例外情况", width=26)
    pages: int | None = asked(
        N_("Pages counted"), "实点页数", optional=True, width=16, units=(N_("pages"), "页")
    )
    note: str = asked(N_("What is to be said"), "说明", optional=True, width=44)
    settled_on: date | None = asked(N_("Settled on"), "处理日期", part=SETTLED, width=22)
    settlement: str = asked(N_("How it was settled"), "处理意见", part=SETTLED, width=36, lines=2)


def stands_beneath_one_that_holds(case: Case[Exempted]) -> Verdict:
    """An exception to a statement that was made void is none."""
    statement = case.named.get(case.after.statement)
    if statement is not None and statement.standing is Standing.VOID:
        return wrong("statement", IS_VOID, APPRAISED, number=statement.number)
    return YES


def settled_by_whose_it_is(case: Case[Exempted]) -> Verdict:
    """R-4.2.1.2b 慎重: privacy by the lead; R-1a: secrecy by the security officer or the lead."""
    one, roles = case.after, set(case.by.roles)
    if case.part.key != SETTLED:
        return YES
    verdict = YES
    if one.settled_on is not None and one.settled_on > case.today:
        verdict &= wrong("settled_on", NOT_YET, EXAMINED)
    if one.kind is ExceptionKind.PRIVACY and Role.CLIENT_LEAD not in roles:
        verdict &= no(LEAD_SETTLES, APPRAISED)
    if one.kind is ExceptionKind.SECRECY and not roles & {
        Role.CLIENT_LEAD,
        Role.SECURITY_OFFICER,
    }:
        verdict &= no(SECURITY_SETTLES, NO_STATE_SECRETS)
    return verdict


def has_nothing_to_settle(_db: object, one: Exempted) -> bool:
    """What holds nothing is written down, and that is all."""
    return not one.kind.holds


def settlements_due(look: Look) -> Iterator[Falls]:
    """What is held waits for the client; what is out of scope waits for nobody."""
    for one in look.lines(EXCEPTIONS):
        if one.standing is Standing.OPEN and not one.kind.is_of_scope:
            text = phrase(SETTLE, number=one.number, kind=phrase(one.kind.label))
            yield Falls(EXAMINED, look.today, text, line=one)


EXCEPTIONS: Register[Exempted] = Register(
    key="appraisal_exceptions",
    kind=Exempted,
    title=N_("Exceptions to a statement"),
    chinese="例外",
    help=N_(
        "What is otherwise than a statement of appraisal says. Identity, secrecy, missing pages "
        "and privacy hold the archives until the client settles them; what is out of scope or put "
        "off stays in the stacks. All else is only written down."
    ),
    clauses=(APPRAISED, EXAMINED),
    parts=(
        Part(ENTERED, N_("Exception"), "例外", CLIENT, signs="检查人"),
        Part(SETTLED, N_("Settled"), "处理", CLIENT, signs="发包方", after=(ENTERED,), closes=True),
    ),
    rules=(stands_beneath_one_that_holds, settled_by_whose_it_is),
    clocks=(settlements_due,),
    settled=has_nothing_to_settle,
    open_rows=6,
)
