"""When a statement may be agreed and filed: plain values in, a verdict out."""

from dataclasses import replace
from datetime import date

import pytest

from rooms.refusing import why_not
from rooms.values import MORNING, WANG, unit, where
from workroom.base.clauses import (
    DUAL_NOTE,
    NIGHT_IN_CABINET,
    NO_STATE_SECRETS,
    PROCESS_CONTROL,
    RECORDS_COMPLETE,
)
from workroom.base.ids import CabinetId, ProjectId, UnitId, WorkstationId
from workroom.rooms.catalogue.rules import CLASSIFIED
from workroom.rooms.custody.model import Place
from workroom.rooms.opening import rules
from workroom.rooms.opening.model import (
    LastNumber,
    Line,
    Stand,
    Statement,
    StatementId,
    StatementState,
)

FIRST = StatementId(1)
HERE = Line(
    FIRST,
    UnitId(1),
    2,
    Stand.IN_THE_ROOM,
    date(2026, 2, 10),
    CabinetId(1),
    None,
    None,
    "2026-007",
    "",
    "第二批",
    (),
    1,
    "",
)
UNITS = {UnitId(1): unit()}
F01 = LastNumber("F01", "HT26-F01-2026", 57)


def statement(state: StatementState) -> Statement:
    return Statement(FIRST, ProjectId(1), state, "期初.xlsx", "0" * 64, 0, 0, (), MORNING, WANG.id)


def test_only_what_the_book_never_saw_moving_is_told() -> None:
    assert rules.may_be_told(UNITS, [HERE], seen=(), on_a_note=())
    seen = rules.may_be_told(UNITS, [HERE], seen={UnitId(1)}, on_a_note=())
    assert why_not(seen) == [(rules.SEEN_MOVING, DUAL_NOTE)]
    drafted = rules.may_be_told(UNITS, [HERE], seen=(), on_a_note={UnitId(1)})
    assert why_not(drafted) == [(rules.ON_A_NOTE, DUAL_NOTE)]
    assert rules.has_moved(where(Place.STACKS))
    assert not rules.has_moved(None)


def test_a_series_begins_once_before_its_first_number() -> None:
    assert rules.may_begin([F01], {F01.series: 0})
    drawn = rules.may_begin([F01], {F01.series: 3})
    assert why_not(drawn) == [(rules.DRAWN_ALREADY, RECORDS_COMPLETE)]


def test_a_statement_is_agreed_once_and_about_something() -> None:
    assert rules.is_draft(statement(StatementState.DRAFT))
    for state, template in (
        (StatementState.AGREED, rules.AGREED_ALREADY),
        (StatementState.FILED, rules.AGREED_ALREADY),
        (StatementState.DROPPED, rules.WAS_DROPPED),
    ):
        assert why_not(rules.is_draft(statement(state))) == [(template, PROCESS_CONTROL)]
    assert rules.tells_something([HERE], ())
    assert rules.tells_something((), [F01])
    assert why_not(rules.tells_something((), ())) == [(rules.NOTHING_TOLD, PROCESS_CONTROL)]


def test_what_is_at_a_workstation_stands_there_only_while_the_day_is_open() -> None:
    out = replace(HERE, cabinet=None, workstation=WorkstationId(1), holder=WANG.id)
    assert rules.may_stand([out], UNITS, day_is_closed=False)
    assert rules.may_stand([HERE], UNITS, day_is_closed=True)
    closed = rules.may_stand([out], UNITS, day_is_closed=True)
    assert why_not(closed) == [(rules.BEHIND_A_CLOSED_DAY, NIGHT_IN_CABINET)]


def test_a_secret_in_the_room_is_said() -> None:
    secret = {UnitId(1): unit(security_class="机密")}
    verdict = rules.may_stand([HERE], secret, day_is_closed=False)
    assert why_not(verdict) == [(CLASSIFIED, NO_STATE_SECRETS)]
    home = replace(HERE, stand=Stand.HOME, cabinet=None)
    assert rules.may_stand([home], secret, day_is_closed=False)


@pytest.mark.parametrize(
    ("state", "template"),
    [
        (StatementState.DRAFT, rules.NOT_AGREED),
        (StatementState.DROPPED, rules.NOT_AGREED),
        (StatementState.FILED, rules.FILED_ALREADY),
    ],
)
def test_filed_is_what_both_agreed_on(state: StatementState, template: str) -> None:
    assert rules.may_file(statement(StatementState.AGREED))
    assert why_not(rules.may_file(statement(state))) == [(template, RECORDS_COMPLETE)]
