"""Which stage comes when, who may log it, and what rework overtakes."""

from typing import Any

import pytest

from rooms.refusing import why_not
from rooms.values import CODE, LIN, MORNING, QIAN, WANG, person, where
from workroom.base.clauses import (
    ACCESS_RIGHTS,
    DUAL_NOTE,
    EVERY_LINK,
    FLOW_SHEET,
    INSPECTOR_IS_ANOTHER,
    NIGHT_IN_CABINET,
    Clause,
)
from workroom.base.ids import BatchId, HandoverId, PersonId, SheetId, UnitId
from workroom.base.verdict import Verdict
from workroom.rooms.custody import rules as custody_rules
from workroom.rooms.custody.model import Place, Whereabouts
from workroom.rooms.people.model import Person, Role
from workroom.rooms.project.model import Settings
from workroom.rooms.workflow import rules
from workroom.rooms.workflow.model import (
    Pass,
    PassNamed,
    Sheet,
    done_steps,
    last_round,
    next_step,
    overtaken,
    running_pass,
)
from workroom.rooms.workflow.steps import Step, active_steps, needed_before

USUAL = active_steps(Settings().text("steps"))
BOTH = person("何双", Role.OPERATOR, Role.INSPECTOR, number=8)
AT_WORK = where(Place.WORKSTATION, station="1号台")
NAMES = {LIN.id: LIN.name, BOTH.id: BOTH.name}


def done(*steps: Step, by: PersonId = LIN.id, round_: int = 1, **more: Any) -> tuple[Pass, ...]:
    """Passes that were begun and finished by somebody."""
    return tuple(Pass(SheetId(1), step, round_, MORNING, by, MORNING, by, **more) for step in steps)


def running(step: Step, by: PersonId = LIN.id) -> Pass:
    return Pass(SheetId(1), step, 1, MORNING, by)


def asked(
    step: Step,
    *passes: Pass,
    by: Person = LIN,
    at: Whereabouts | None = AT_WORK,
    active: tuple[Step, ...] = USUAL,
) -> Verdict:
    return rules.may_log(step, passes, at, code=CODE, person=by, active=active, names=NAMES)


UP_TO_IMAGE = done(Step.PREP, Step.CAT, Step.SCAN, Step.IMAGE)


@pytest.mark.parametrize(
    ("step", "passes"),
    [
        pytest.param(Step.PREP, (), id="preparation_comes_first"),
        pytest.param(Step.CAT, done(Step.PREP), id="cataloguing_beside_scanning"),
        pytest.param(Step.SCAN, done(Step.PREP), id="scanning_beside_cataloguing"),
        pytest.param(Step.IMAGE, done(Step.PREP, Step.SCAN), id="images_after_scanning"),
        pytest.param(Step.SCAN, (*done(Step.PREP), running(Step.SCAN)), id="ones_own_begun_stage"),
        pytest.param(
            Step.SCAN,
            (*done(Step.PREP), *done(Step.SCAN, superseded=True)),
            id="again_after_rework",
        ),
        pytest.param(
            Step.SCAN, (*done(Step.PREP), *done(Step.SCAN, void=True)), id="again_after_correction"
        ),
    ],
)
def test_a_stage_is_logged_when_what_it_builds_on_is_done(
    step: Step, passes: tuple[Pass, ...]
) -> None:
    assert asked(step, *passes)


@pytest.mark.parametrize(
    ("verdict", "reason", "clause"),
    [
        pytest.param(asked(Step.PROOF), rules.NOT_A_STEP, FLOW_SHEET, id="not_of_this_project"),
        pytest.param(
            asked(Step.PREP, by=QIAN),
            rules.NOT_YOUR_STAGE,
            ACCESS_RIGHTS,
            id="an_inspector_prepares",
        ),
        pytest.param(
            asked(Step.QC, *UP_TO_IMAGE, by=person("吴", Role.OPERATOR, number=9)),
            rules.NOT_YOUR_STAGE,
            ACCESS_RIGHTS,
            id="an_operator_inspects",
        ),
        pytest.param(
            asked(Step.PREP, *done(Step.PREP)), rules.DONE_ALREADY, FLOW_SHEET, id="done_already"
        ),
        pytest.param(asked(Step.SCAN), rules.NOT_BEFORE, EVERY_LINK, id="a_link_skipped"),
        pytest.param(
            asked(Step.IMAGE, *done(Step.PREP, Step.CAT)),
            rules.NOT_BEFORE,
            EVERY_LINK,
            id="images_before_scanning",
        ),
        pytest.param(
            asked(Step.SCAN, *done(Step.PREP), at=where(Place.CABINET)),
            rules.NOT_AT_A_STATION,
            NIGHT_IN_CABINET,
            id="scanned_in_the_cabinet",
        ),
        pytest.param(
            asked(Step.PREP, at=None), custody_rules.NEVER_HANDED_OVER, DUAL_NOTE, id="not_here"
        ),
        pytest.param(
            asked(Step.IMAGE, *done(Step.PREP, Step.SCAN), at=where(Place.RETURNED)),
            custody_rules.GONE_HOME,
            DUAL_NOTE,
            id="home_already",
        ),
        pytest.param(
            asked(Step.QC, *done(Step.PREP, Step.SCAN, Step.IMAGE, by=BOTH.id), by=BOTH),
            rules.SAME_PERSON,
            INSPECTOR_IS_ANOTHER,
            id="inspects_an_own_scan",
        ),
        pytest.param(
            asked(
                Step.QC,
                *done(Step.PREP, Step.SCAN),
                Pass(SheetId(1), Step.IMAGE, 1, MORNING, BOTH.id, MORNING, LIN.id),
                by=BOTH,
            ),
            rules.SAME_PERSON,
            INSPECTOR_IS_ANOTHER,
            id="inspects_what_was_begun_by_oneself",
        ),
        pytest.param(
            asked(Step.SCAN, *done(Step.PREP), running(Step.SCAN), by=BOTH),
            rules.STARTED_BY_ANOTHER,
            FLOW_SHEET,
            id="begun_by_another",
        ),
    ],
)
def test_why_a_stage_is_not_logged(verdict: Verdict, reason: str, clause: Clause) -> None:
    assert why_not(verdict) == [(reason, clause)]


def test_an_inspector_who_prepared_may_inspect_what_others_scanned() -> None:
    passes = (*done(Step.PREP, by=BOTH.id), *done(Step.SCAN, Step.IMAGE))
    assert asked(Step.QC, *passes, by=BOTH)


def test_what_was_overtaken_by_rework_binds_nobody() -> None:
    old = done(Step.SCAN, Step.IMAGE, by=BOTH.id, superseded=True)
    new = done(Step.SCAN, Step.IMAGE, round_=2)
    assert asked(Step.QC, *done(Step.PREP), *old, *new, by=BOTH)


def test_work_on_images_needs_no_volume_at_hand() -> None:
    assert asked(Step.IMAGE, *done(Step.PREP, Step.SCAN), at=where(Place.CABINET))
    assert asked(Step.CAT, *done(Step.PREP), at=where(Place.CABINET))


def test_the_sentence_names_the_stages_that_are_missing() -> None:
    (reason,) = asked(Step.LINK, *done(Step.PREP)).reasons
    assert str(reason.phrase) == (
        "J038-001-0001: Image inspection, Cataloguing must be done before Linking."
    )


def test_a_sheet_is_of_one_trip() -> None:
    sheet = Sheet(SheetId(1), UnitId(1), BatchId(1), HandoverId(1), MORNING)
    assert rules.is_of_this_trip(sheet, AT_WORK, CODE)
    out_again = where(Place.DESK, out_note=HandoverId(3))
    assert why_not(rules.is_of_this_trip(sheet, out_again, CODE)) == (
        [(rules.OLD_SHEET, FLOW_SHEET)]
    )


def test_a_stage_is_begun_once() -> None:
    assert rules.may_start(Step.SCAN, done(Step.PREP), code=CODE)
    twice = rules.may_start(Step.SCAN, (running(Step.SCAN),), code=CODE)
    assert why_not(twice) == [(rules.RUNNING_ALREADY, FLOW_SHEET)]


@pytest.mark.parametrize(
    ("passes", "allowed"),
    [
        pytest.param(done(Step.SCAN), True, id="done"),
        pytest.param((running(Step.SCAN),), True, id="begun"),
        pytest.param((), False, id="never_done"),
        pytest.param(done(Step.SCAN, void=True), False, id="corrected_away"),
        pytest.param((Pass(SheetId(1), Step.SCAN, 2),), False, id="ordered_already"),
    ],
)
def test_only_what_was_done_is_done_again(passes: tuple[Pass, ...], allowed: bool) -> None:
    verdict = rules.may_order_rework(Step.SCAN, passes, code=CODE)
    assert why_not(verdict) == ([] if allowed else [(rules.NOTHING_TO_REDO, FLOW_SHEET)])


def test_a_stage_that_the_project_leaves_out_hands_on_its_needs() -> None:
    short = active_steps("PREP SCAN QC REBIND")
    assert needed_before(Step.QC, short) == (Step.SCAN,)
    assert needed_before(Step.REBIND, short) == (Step.QC,)
    assert needed_before(Step.LINK, active_steps("PREP LINK")) == (Step.PREP,)
    assert needed_before(Step.CHECK, USUAL) == (Step.REBIND, Step.LINK)


def test_stages_come_in_the_order_of_the_sheet_and_unknown_ones_not_at_all() -> None:
    assert active_steps("QC SCAN FOLD PREP") == (Step.PREP, Step.SCAN, Step.QC)
    assert [step.value for step in USUAL] == (
        ["PREP", "CAT", "SCAN", "IMAGE", "QC", "LINK", "REBIND", "CHECK"]
    )


def test_the_next_stage_is_the_first_that_may_be_done() -> None:
    passes: tuple[Pass, ...] = ()
    met = []
    while (step := next_step(passes, USUAL)) is not None:
        met.append(step)
        passes += done(step)
    assert tuple(met) == USUAL
    assert done_steps(passes) == {*USUAL}


def test_rework_overtakes_its_stage_and_all_that_builds_on_it() -> None:
    passes = done(*USUAL)
    gone = {named.step for named in overtaken(passes, Step.SCAN, USUAL)}
    assert gone == {Step.SCAN, Step.IMAGE, Step.QC, Step.LINK, Step.REBIND, Step.CHECK}
    assert {named.step for named in overtaken(passes, Step.CAT, USUAL)} == (
        {Step.CAT, Step.LINK, Step.CHECK}
    )
    assert {named.step for named in overtaken(passes, Step.PREP, USUAL)} == {*USUAL}


def test_rework_overtakes_only_what_still_counts() -> None:
    passes = (*done(Step.SCAN, superseded=True), *done(Step.SCAN, round_=2))
    assert overtaken(passes, Step.SCAN, USUAL) == (PassNamed(step=Step.SCAN, round=2),)
    assert last_round(passes, Step.SCAN) == 2
    assert last_round(passes, Step.QC) == 0


def test_a_pass_that_was_begun_runs_until_it_is_finished() -> None:
    begun = running(Step.SCAN)
    assert running_pass((*done(Step.PREP), begun), Step.SCAN) == begun
    assert running_pass(done(Step.SCAN), Step.SCAN) is None


@pytest.mark.parametrize("step", Step)
def test_inspecting_is_for_inspectors_and_all_else_for_operators(step: Step) -> None:
    assert step.role is (Role.INSPECTOR if step.inspects else Role.OPERATOR)
    assert not set(step.inspects) - {*Step}
    assert WANG.roles not in {(step.role,)}
