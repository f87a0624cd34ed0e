"""What falls due, by the calendar of the room."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from workroom.base.breach import Breach
from workroom.base.clauses import BACK_WITHOUT_DELAY, WEEK_SEEN, Origin
from workroom.base.ids import BatchId, HandoverId, PersonId, ProjectId, Seq, SheetId, UnitId
from workroom.rooms.duty.calendar import DayKind, Exceptions
from workroom.rooms.handover.model import Direction, Handover, HandoverState
from workroom.rooms.holds.model import DayState, RoomDay
from workroom.rooms.holds.weeks import week_of
from workroom.rooms.people.model import Role
from workroom.rooms.progress import rules
from workroom.rooms.progress.model import Due, SheetStand, Tally
from workroom.rooms.workflow.steps import Step

SHANGHAI = ZoneInfo("Asia/Shanghai")
BATCH = BatchId(1)
FORTY = Tally(volumes=40, items=120)
ACTIVE = (Step.PREP, Step.CAT, Step.SCAN, Step.QC)


@pytest.mark.parametrize(
    ("since", "due"),
    [
        pytest.param(date(2026, 3, 2), date(2026, 4, 3), id="a_calendar_month_not_thirty_days"),
        pytest.param(date(2026, 1, 31), date(2026, 3, 1), id="a_short_month_ends_on_its_last_day"),
        pytest.param(date(2028, 1, 31), date(2028, 3, 1), id="a_leap_day_is_the_last_of_february"),
        pytest.param(date(2028, 1, 29), date(2028, 3, 1), id="the_29th_has_its_day_in_a_leap_year"),
        pytest.param(date(2027, 1, 29), date(2027, 3, 1), id="and_none_in_another_year"),
        pytest.param(date(2026, 12, 15), date(2027, 1, 16), id="over_the_turn_of_the_year"),
        pytest.param(
            date(2026, 2, 28), date(2026, 3, 29), id="the_last_of_february_is_no_month_end"
        ),
    ],
)
def test_disinfection_falls_due_the_day_after_one_calendar_month(since: date, due: date) -> None:
    (found,) = rules.disinfections([(BATCH, since, FORTY)], today=due, warn_days=7)
    assert (found.due, found.overdue_days, found.origin) == (due, 0, Origin.STANDARD)
    assert found.subject == "B-000001-X"
    assert found.clause == "DA/T 68.2-2020 §4.3.5"


def test_the_warning_begins_as_many_days_before_as_agreed() -> None:
    out = [(BATCH, date(2026, 1, 31), FORTY)]
    assert not rules.disinfections(out, today=date(2026, 2, 21), warn_days=7)
    (warned,) = rules.disinfections(out, today=date(2026, 2, 22), warn_days=7)
    assert warned.overdue_days == 0
    (late,) = rules.disinfections(out, today=date(2026, 3, 11), warn_days=7)
    assert late.overdue_days == 10


def test_finished_archives_are_due_after_working_days_whose_number_is_the_projects() -> None:
    late_evening = datetime(2026, 3, 2, 15, 59, tzinfo=UTC)
    after_midnight = datetime(2026, 3, 2, 16, 1, tzinfo=UTC)
    one = Tally(volumes=1)
    finished = [
        (BATCH, late_evening, one),
        (BATCH, late_evening, one),
        (BATCH, after_midnight, one),
    ]

    def asked(today: date, exceptions: Exceptions | None = None) -> tuple[Due, ...]:
        return rules.still_here(
            finished, today=today, zone=SHANGHAI, days=3, exceptions=exceptions or {}
        )

    assert not asked(date(2026, 3, 4))
    (first,) = asked(date(2026, 3, 5))
    assert (first.due, first.overdue_days) == (date(2026, 3, 5), 0)
    assert first.origin is Origin.PROJECT
    assert first.clause == str(BACK_WITHOUT_DELAY)
    assert "2 volumes of batch B-000001-X" in str(first.text)
    assert [due.due for due in asked(date(2026, 3, 7))] == [date(2026, 3, 5), date(2026, 3, 6)]
    free = {date(2026, 3, 5): DayKind.HOLIDAY}
    assert [due.due for due in asked(date(2026, 3, 9), free)] == [
        date(2026, 3, 6),
        date(2026, 3, 9),
    ]


def test_an_agreed_note_is_due_on_the_day_of_the_room_on_which_it_was_agreed() -> None:
    note = Handover(
        id=HandoverId(7),
        direction=Direction.OUT,
        batch=BATCH,
        project=ProjectId(1),
        state=HandoverState.AGREED,
        begun_at=datetime(2026, 3, 2, tzinfo=UTC),
        begun_by=PersonId(1),
        number="HT26-F01-2026-0001-G",
        agreed_at=datetime(2026, 3, 2, 16, 30, tzinfo=UTC),
    )
    (due,) = rules.unsigned_notes([note], today=date(2026, 3, 5), zone=SHANGHAI)
    assert (due.due, due.overdue_days) == (date(2026, 3, 3), 2)
    assert due.subject == "HT26-F01-2026-0001-G"


def test_a_day_is_left_open_once_it_is_over() -> None:
    at = datetime(2026, 3, 2, tzinfo=UTC)
    day = RoomDay(
        date(2026, 3, 2).toordinal(),
        date(2026, 3, 2),
        DayState.OPEN,
        at,
        PersonId(1),
        1,
        PersonId(1),
    )
    assert not rules.day_left_open(day, today=date(2026, 3, 2))
    (due,) = rules.day_left_open(day, today=date(2026, 3, 4))
    assert due.overdue_days == 2
    assert not rules.day_left_open(replace(day, state=DayState.CLOSED), today=date(2026, 3, 4))
    assert not rules.day_left_open(None, today=date(2026, 3, 4))


@pytest.mark.parametrize(
    ("clauses", "origin"),
    [
        (("DA/T 68.2-2020 §4.3.4",), Origin.STANDARD),
        (("项目约定",), Origin.PROJECT),
        (("项目约定", "DA/T 68.2-2020 §4.3.4"), Origin.STANDARD),
    ],
)
def test_a_breach_is_due_since_the_day_it_was_opened(
    clauses: tuple[str, ...], origin: Origin
) -> None:
    opened = datetime(2026, 3, 2, 1, tzinfo=UTC)
    breach = Breach(Seq(41), Seq(40), PersonId(3), "钥匙在馆长处", "电话", clauses, opened)
    (due,) = rules.open_breaches([(breach, "赵垚")], today=date(2026, 3, 4), zone=SHANGHAI)
    assert (due.due, due.overdue_days, due.breach) == (date(2026, 3, 2), 2, 41)
    assert due.origin is origin
    assert "钥匙在馆长处" in str(due.text)
    assert "赵垚" in str(due.text)


def test_weeks_without_a_signature_are_one_line_due_since_the_oldest_was_over() -> None:
    first = week_of(date(2026, 3, 4))
    monday = date(2026, 3, 9)
    assert rules.not_countersigned((), today=monday) == ()
    (due,) = rules.not_countersigned((first,), today=monday)
    assert (due.clause, due.origin) == (str(WEEK_SEEN), Origin.PROJECT)
    assert (due.due, due.overdue_days, due.week) == (monday, 0, first)
    assert "2026-W10" in str(due.text)
    assert due.owner == (Role.CLIENT_LEAD, Role.ARCHIVIST, Role.SECURITY_OFFICER)
    (due,) = rules.not_countersigned((first.step(1), first), today=date(2026, 3, 16))
    assert (due.due, due.overdue_days, due.week) == (monday, 7, first)
    assert "2 weeks" in str(due.text)


def test_the_longest_overdue_comes_first() -> None:
    out = [(BATCH, date(2026, 2, 5), FORTY), (BatchId(2), date(2026, 1, 5), FORTY)]
    dues = rules.in_order(rules.disinfections(out, today=date(2026, 4, 1), warn_days=7))
    assert [due.due for due in dues] == [date(2026, 2, 6), date(2026, 3, 6)]


def stand(*done: Step, running: Step | None = None) -> SheetStand:
    return SheetStand(SheetId(1), UnitId(1), BATCH, frozenset(done), running)


def test_each_sheet_is_counted_at_one_stage() -> None:
    stands = [
        stand(),
        stand(Step.PREP),
        stand(Step.PREP, running=Step.SCAN),
        stand(Step.PREP, Step.CAT, Step.SCAN),
        stand(*ACTIVE),
    ]
    stages, finished = rules.held_by_stage(stands, ACTIVE)
    assert {hold.step: (hold.waiting, hold.running) for hold in stages} == {
        Step.PREP: (1, 0),
        Step.CAT: (1, 0),
        Step.SCAN: (0, 1),
        Step.QC: (1, 0),
    }
    assert finished == 1
    assert sum(hold.count for hold in stages) + finished == len(stands)


def test_a_running_stage_that_the_project_has_since_left_out_is_still_shown() -> None:
    stages, _ = rules.held_by_stage([stand(running=Step.REBIND)], ACTIVE)
    assert [(hold.step, hold.running) for hold in stages if hold.count] == [(Step.REBIND, 1)]


def test_a_tally_says_only_what_there_is() -> None:
    assert [str(part) for part in Tally(2, 0, 7).said] == ["2 boxes", "7 items"]
    assert [str(part) for part in Tally().said] == ["0 volumes"]
    assert Tally(1, 2, 3) + Tally(1, 1, 1) == Tally(2, 3, 4)
