"""Rework orders (F31): from an inspection, over several units, round by round until they pass."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from workroom.base.clauses import FLOW_SHEET, REINSPECTED_BY_ANOTHER, REWORKED
from workroom.base.ids import LineId, PersonId, UnitId
from workroom.base.verdict import YES, Verdict, no, wrong
from workroom.base.words import N_, phrase
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit, UnitKind
from workroom.rooms.damage.stages import Stage
from workroom.rooms.people.model import Role
from workroom.rooms.registers import store
from workroom.rooms.registers.declaration import (
    Case,
    Enters,
    Falls,
    Look,
    Part,
    Records,
    Register,
    Turn,
)
from workroom.rooms.registers.fields import ENTERED, asked
from workroom.rooms.registers.model import Line, Option, Standing
from workroom.rooms.registers.rules import sealed_by
from workroom.rooms.workflow import store as workflow
from workroom.rooms.workflow.model import Sheet, done_steps
from workroom.rooms.workflow.reasons import ReworkReason
from workroom.rooms.workflow.reworking import rework
from workroom.rooms.workflow.rules import NO_SHEET
from workroom.rooms.workflow.steps import Step

DONE, INSPECTED = "done", "inspected"

JUDGES = frozenset(
    {
        *(Role.INSPECTOR, Role.ACCEPTANCE, Role.ARCHIVIST),
        *(Role.CLIENT_LEAD, Role.SUPERVISOR),
    }
)
DOERS = frozenset({Role.OPERATOR, Role.INSPECTOR, Role.MANAGER, Role.CUSTODIAN})

NOT_A_STAGE = N_("Rework goes back to a stage of the workflow sheet.")
DUE_BEFORE = N_("It cannot be due before it is ordered.")
NOT_YET = N_("This has not happened yet.")
NOT_DONE = N_("{code}: {step} was not done again yet. Log it, then say that the order is done.")
OWN_INSPECTION = N_("{name} did it again; somebody else inspects it.")
AGAIN_BY = N_("Say by when the next round is done.")
ORDER_OPEN = N_("Rework order {number} (round {round}) is to be done.")
INSPECT = N_("Rework order {number} (round {round}) is done and waits to be inspected again.")


class Source(Option):
    """Whose inspection found it. F31."""

    AUTOMATIC = "automatic", N_("automatic check"), "自动检验"
    INTERNAL = "internal", N_("own inspection"), "内检"
    SAMPLING = "sampling", N_("sampling by the client"), "抽检"
    SUPERVISOR = "supervisor", N_("supervisor"), "监理"


class Defect(Option):
    """What is wrong: the codes of the workflow sheet."""

    ILLEGIBLE = "B1", ReworkReason.ILLEGIBLE.label, "B1 不清晰或不完整"
    MISSED = "B2", ReworkReason.MISSED.label, "B2 漏扫"
    REPEATED = "B3", ReworkReason.REPEATED.label, "B3 重扫"
    ORDER = "B5", ReworkReason.ORDER.label, "B5 顺序错误"
    SKEW = "B6", ReworkReason.SKEW.label, "B6 歪斜"
    BORDER = "B7", ReworkReason.BORDER.label, "B7 黑边或裁切不当"
    COLOUR = "B9", ReworkReason.COLOUR.label, "B9 色彩、分辨率或格式"
    ENTRY = "A2", ReworkReason.ENTRY.label, "A2 著录与图像不符"
    LINK = "A1", ReworkReason.LINK.label, "A1 挂接错误"
    PHYSICAL = "B13", ReworkReason.PHYSICAL.label, "B13 实体顺序或装订"


class Verdicted(Option):
    """What the second inspection says."""

    PASSED = "passed", N_("passed"), "合格"
    AGAIN = "again", N_("not passed: once more"), "不合格，再返工"


@dataclass(frozen=True, slots=True)
class Rework(Line):
    """One order: which units go back to which stage, why, by when, and what came of it."""

    source: Source = asked(N_("Found by"), "来源", width=20)
    units: tuple[UnitId, ...] = asked(N_("Archives"), "档号", width=44)
    stage: Stage = asked(N_("Back to the stage"), "退回环节", width=24)
    defect: Defect = asked(N_("Main defect"), "主要缺陷", width=26)
    description: str = asked(
        N_("Defects by code and page"), "缺陷代码、页号及描述", lines=2, width=50
    )
    due: date = asked(N_("To be done by"), "要求完成时间", width=22)
    owner: PersonId = asked(N_("Who answers for it"), "责任人", width=18)
    round: int | None = asked(
        N_("Round"), "轮次", optional=True, width=10, hint=N_("Empty: the book counts")
    )
    earlier: str = asked(N_("Order of the round before"), "上一轮单号", optional=True)
    result: str = asked(N_("What was redone"), "返工结果", part=DONE)
    done_by: PersonId | None = asked(N_("Done by"), "返工人", part=DONE, width=18)
    done_on: date | None = asked(N_("Done on"), "完成日期", part=DONE, width=22)
    verdict: Verdicted | None = asked(N_("Verdict"), "复检结论", part=INSPECTED, width=20)
    findings: str = asked(N_("What the new check found"), "复检情况", part=INSPECTED, optional=True)
    again_by: date | None = asked(N_("Next round by"), "下轮期限", part=INSPECTED, optional=True)


def counts_rounds(db: Reading, one: Rework) -> Mapping[str, Any]:
    """The round after the order that it names; the first where it names none."""
    before = store.numbered(db, REWORKS, one.earlier) if one.earlier else None
    return {"round": (before.round or 1) + 1 if before is not None else 1}


def back_to_a_stage(case: Case[Rework]) -> Verdict:
    """T16: back to a link that there is, by a day that is to come."""
    one, verdict = case.after, YES
    if not one.stage.is_of_the_sheet:
        verdict &= wrong("stage", NOT_A_STAGE, FLOW_SHEET)
    if case.part.key == ENTERED and one.due < case.today:
        verdict &= wrong("due", DUE_BEFORE, REWORKED)
    if one.done_on is not None and one.done_on > case.today:
        verdict &= wrong("done_on", NOT_YET, REWORKED)
    return verdict


def inspected_by_another(case: Case[Rework]) -> Verdict:
    """复检人 is not who did it again; a failed round names the day of the next."""
    one, verdict = case.after, YES
    if case.part.key != INSPECTED:
        return YES
    if one.done_by == case.by.id:
        verdict &= no(OWN_INSPECTION, REINSPECTED_BY_ANOTHER, name=case.by.name)
    if one.verdict is Verdicted.AGAIN and (one.again_by is None or one.again_by < case.today):
        verdict &= wrong("again_by", AGAIN_BY, REWORKED)
    return verdict


def orders_it_on_the_sheets(db: Reading, turn: Turn[Rework]) -> Iterator[Records]:
    """The order is one with what the sheets say: each unit gets its new pass by it. F03, block D.

    Raises:
        RefusedError: a unit has no sheet on which anything could be done again.
    """
    one = turn.after
    if turn.before is not None or not one.stage.is_of_the_sheet:
        return
    for unit, sheet in _sheets(db, one):
        if sheet is None:
            no(NO_SHEET, FLOW_SHEET, code=unit.reference_code).demand()
            continue
        verdict, event = rework(
            db,
            sheet=sheet.id,
            step=Step(one.stage.value),
            reason=ReworkReason(one.defect.value),
            remark=f"{one.number}：{one.description}",
            at=turn.now,
        )
        yield Records(event, verdict)


def is_done_when_the_sheets_say_so(db: Reading, turn: Turn[Rework]) -> Iterator[Records]:
    """Nobody says done of what no pass says. R-5.7.1.

    Raises:
        RefusedError: the stage was not done again on one of the units.
    """
    one = turn.after
    if turn.part.key == DONE and one.stage.is_of_the_sheet:
        step, verdict = Step(one.stage.value), YES
        for unit, sheet in _sheets(db, one):
            if sheet is None or step not in done_steps(workflow.passes_of(db, sheet.id)):
                code, said = unit.reference_code, phrase(step.label)
                verdict &= no(NOT_DONE, FLOW_SHEET, code=code, step=said)
        verdict.demand()
    yield from ()


def begins_the_next_round(_db: Reading, turn: Turn[Rework]) -> Iterator[Enters]:
    """返工直至合格: what does not pass is ordered anew, in the same act, as the next round."""
    one = turn.after
    if turn.part.key == INSPECTED and one.verdict is Verdicted.AGAIN and turn.before is not None:
        told = {
            "source": one.source,
            "units": one.units,
            "stage": one.stage,
            "defect": one.defect,
            "description": one.findings or one.description,
            "due": one.again_by,
            "owner": one.owner,
            "earlier": one.number,
        }
        if INSPECTED not in turn.before.filled:
            yield Enters(REWORKS, told)


def falls_due(look: Look) -> Iterator[Falls]:
    """Each order by its day, and what is done until it was inspected again."""
    for one in look.lines(REWORKS):
        if one.standing is not Standing.OPEN:
            continue
        said = {"number": one.number, "round": one.round or 1}
        if DONE in one.filled:
            due = one.done_on or look.today
            yield Falls(REINSPECTED_BY_ANOTHER, due, phrase(INSPECT, **said), line=one)
        else:
            yield Falls(REWORKED, one.due, phrase(ORDER_OPEN, **said), line=one)


REWORKS: Register[Rework] = Register(
    key="reworks",
    kind=Rework,
    form="F31",
    title=N_("Rework orders"),
    chinese="返工登记簿",
    paper="返工通知单",
    help=N_(
        "What an inspection sends back: several units at once, to one stage, by a day. The order "
        "opens the new pass on each of their sheets. It is done when the sheets say so, and "
        "closed when somebody else has inspected it; what does not pass begins the next round."
    ),
    clauses=(REWORKED, REINSPECTED_BY_ANOTHER),
    parts=(
        Part(ENTERED, N_("What to redo"), "返工要求", JUDGES, signs="发现人"),
        Part(DONE, N_("Done again"), "返工", DOERS, signs="返工人", after=(ENTERED,)),
        Part(
            INSPECTED,
            N_("Inspected again"),
            "复检",
            JUDGES,
            signs="复检人",
            after=(DONE,),
            closes=True,
        ),
    ),
    rules=(back_to_a_stage, inspected_by_another, sealed_by(INSPECTED)),
    clocks=(falls_due,),
    finds=counts_rounds,
    found=frozenset({"round"}),
    brings=(orders_it_on_the_sheets, is_done_when_the_sheets_say_so, begins_the_next_round),
    voided_by=JUDGES,
)


@dataclass(frozen=True, slots=True)
class DefectFound(Line):
    """One defect of an order: on which page of which unit."""

    order: LineId = asked(N_("Rework order"), "返工单号", of=REWORKS)
    units: tuple[UnitId, ...] = asked(N_("Archives"), "档号", width=50)
    page: str = asked(N_("Page or image"), "页号（图像号）", width=26)
    defect: Defect = asked(N_("Defect"), "缺陷代码", width=40)
    remark: str = asked(N_("Remark"), "说明", optional=True, width=44)


DEFECTS: Register[DefectFound] = Register(
    key="rework_defects",
    kind=DefectFound,
    title=N_("Defects of rework orders"),
    chinese="缺陷明细",
    help=N_("What is wrong on which page, one line each, beneath the order that sends it back."),
    clauses=(REWORKED,),
    parts=(Part(ENTERED, N_("Defect"), "缺陷", JUDGES | DOERS),),
    open_rows=4,
)


def _sheets(db: Reading, one: Rework) -> Iterator[tuple[Unit, Sheet | None]]:
    for unit in catalogue.many(db, one.units).values():
        sheet = workflow.sheet_of(db, unit.id)
        if sheet is None and unit.kind is UnitKind.ITEM and unit.parent is not None:
            sheet = workflow.sheet_of(db, unit.parent)
        yield unit, sheet
