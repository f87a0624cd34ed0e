"""What a station needs to know before a scan can be an act, and what it remembers."""

from datetime import timedelta

import pytest

from rooms.refusing import why_not
from rooms.values import LIN, MORNING, QIAN
from workroom.base.clauses import (
    ACCESS_RIGHTS,
    BADGE_FRESH,
    FLOW_SHEET,
    NIGHT_IN_CABINET,
    Clause,
)
from workroom.base.codes import Label, Prefix, parse
from workroom.base.ids import CabinetId
from workroom.rooms.station import rules
from workroom.rooms.station.model import BY_NUMBER, COMMANDS, Act, Command, Session
from workroom.rooms.workflow.model import Verb
from workroom.rooms.workflow.reasons import ReworkReason
from workroom.rooms.workflow.steps import Step

EMPTY = Session("1号台")
AT_STATION = Session("1号台", LIN.id, MORNING)


def command(number: int) -> Command:
    return BY_NUMBER[number]


@pytest.mark.parametrize(
    ("minutes", "here"),
    [(0, True), (29, True), (30, True), (30.1, False), (31, False), (24 * 60, False)],
)
def test_a_badge_stays_for_thirty_minutes(minutes: float, here: bool) -> None:
    verdict = rules.somebody_is_here(AT_STATION, MORNING + timedelta(minutes=minutes), minutes=30)
    assert why_not(verdict) == ([] if here else [(rules.BADGE_TOO_OLD, BADGE_FRESH)])


def test_without_a_badge_nobody_is_here() -> None:
    verdict = rules.somebody_is_here(EMPTY, MORNING, minutes=30)
    assert why_not(verdict) == [(rules.BADGE_FIRST, ACCESS_RIGHTS)]


PUT_AWAY, TAKE, REWORK_SCAN, SKEWED = command(4), command(5), command(204), command(305)


@pytest.mark.parametrize(
    ("session", "reason", "clause"),
    [
        pytest.param(AT_STATION, None, None, id="logging_needs_nothing_more"),
        pytest.param(AT_STATION.chosen(TAKE), None, None, id="nor_does_taking"),
        pytest.param(
            AT_STATION.chosen(PUT_AWAY),
            rules.CABINET_FIRST,
            NIGHT_IN_CABINET,
            id="putting_away_needs_a_cabinet",
        ),
        pytest.param(
            AT_STATION.chosen(SKEWED), rules.STEP_FIRST, FLOW_SHEET, id="rework_needs_a_stage"
        ),
        pytest.param(
            AT_STATION.chosen(REWORK_SCAN),
            rules.REASON_FIRST,
            FLOW_SHEET,
            id="rework_needs_a_reason",
        ),
        pytest.param(
            AT_STATION.chosen(REWORK_SCAN).chosen(SKEWED), None, None, id="stage_then_reason"
        ),
        pytest.param(
            AT_STATION.chosen(SKEWED).chosen(REWORK_SCAN), None, None, id="reason_then_stage"
        ),
    ],
)
def test_when_the_chosen_command_has_all_it_needs(
    session: Session, reason: str | None, clause: Clause | None
) -> None:
    expected = [] if reason is None else [(reason, clause)]
    assert why_not(rules.is_ready(session)) == expected


def test_a_command_stays_chosen_until_another_one_is() -> None:
    session = AT_STATION.chosen(command(104))
    assert (session.act, session.step, session.verb) == (Act.LOG, Step.SCAN, Verb.AUTO)
    begun = session.chosen(command(2))
    assert (begun.step, begun.verb) == (Step.SCAN, Verb.START)
    assert begun.chosen(command(1)).step is None
    assert begun.chosen(TAKE).act is Act.TAKE
    assert begun.chosen(TAKE).step is None


def test_rework_forgets_its_stage_and_reason_with_the_command() -> None:
    rework = AT_STATION.chosen(REWORK_SCAN).chosen(SKEWED)
    assert (rework.step, rework.reason) == (Step.SCAN, ReworkReason.SKEW)
    logging = rework.chosen(command(1))
    assert (logging.act, logging.step, logging.reason) == (Act.LOG, None, None)
    assert logging.chosen(SKEWED).step is None


def test_another_badge_begins_with_logging_and_ones_own_changes_nothing() -> None:
    busy = Session("1号台", LIN.id, MORNING, act=Act.PUT_AWAY, cabinet=CabinetId(1))
    later = MORNING + timedelta(minutes=5)
    own = busy.with_person(LIN.id, later)
    assert (own.act, own.cabinet, own.person_seen) == (Act.PUT_AWAY, 1, later)
    other = busy.with_person(QIAN.id, later)
    assert (other.act, other.cabinet, other.person) == (Act.LOG, None, QIAN.id)
    assert other.station == "1号台"


def test_every_command_has_a_code_of_its_own_that_never_changes() -> None:
    codes = [one.code for one in COMMANDS]
    assert len(set(codes)) == len(codes)
    assert all(
        parse(code) == Label(Prefix.COMMAND, one.number)
        for code, one in zip(codes, COMMANDS, strict=True)
    )
    # Printed on laminated sheets in many rooms: a change here makes them all wrong.
    assert {
        one.number: (one.act.name, one.step, one.reason) for one in COMMANDS if one.number < 200
    } == {
        1: ("LOG", None, None),
        2: ("LOG", None, None),
        3: ("LOG", None, None),
        4: ("PUT_AWAY", None, None),
        5: ("TAKE", None, None),
        6: ("CORRECT", None, None),
        7: ("ASK", None, None),
        8: ("RESHELVE", None, None),
        9: ("COUNT", None, None),
        10: ("DOOR", None, None),
        11: ("QUESTION", None, None),
        101: ("LOG", Step.PREP, None),
        102: ("LOG", Step.CAT, None),
        103: ("LOG", Step.PROOF, None),
        104: ("LOG", Step.SCAN, None),
        105: ("LOG", Step.IMAGE, None),
        106: ("LOG", Step.QC, None),
        107: ("LOG", Step.LINK, None),
        108: ("LOG", Step.LINKCHECK, None),
        109: ("LOG", Step.REBIND, None),
        110: ("LOG", Step.CHECK, None),
    }
    assert [(one.number - 200, one.step) for one in COMMANDS if 200 < one.number < 300] == (
        list(enumerate(Step, start=1))
    )
    assert [one.reason.value for one in COMMANDS if one.reason] == (
        ["B1", "B2", "B3", "B5", "B6", "B7", "B9", "A2", "A1", "B13"]
    )
