"""Safety checks: what is said of a bad group, which are missing, and the special patrol."""

from datetime import date
from typing import Any

import pytest

from books import Book, open_day
from rooms.looking import in_the_room, line_in, looked, said
from rooms.refusing import refused
from workroom.base.clauses import CHECKED_DAILY, NOTHING_FORBIDDEN, POWER_OFF, Clause
from workroom.base.ids import LineId
from workroom.rooms.duty.calendar import CALENDAR, DayKind
from workroom.rooms.progress.due import due_list
from workroom.rooms.registers import service, store
from workroom.rooms.registers.model import Standing
from workroom.rooms.safety import checks
from workroom.rooms.safety.checks import CHECKS, GROUPS, REVIEWED, CheckKind, Found, When
from workroom.rooms.safety.hazards import HAZARDS, HazardLevel

MONDAY = date(2026, 3, 2)
REGISTERS = (CHECKS, CALENDAR)
ALL_GOOD: dict[str, Any] = dict.fromkeys(GROUPS, Found.GOOD)


def checked(day: date, when: When = When.PATROL, kind: CheckKind = CheckKind.ROUTINE) -> Any:
    return line_in(CHECKS, day=day, when=when, kind=kind, **ALL_GOOD)


def enter(book: Book, **more: Any) -> LineId:
    with book.ledger.work(by=book.zhou) as work:
        told = {"day": MONDAY, "kind": CheckKind.ROUTINE, "when": When.BEFORE, **ALL_GOOD, **more}
        return service.enter(work, CHECKS, told).event.line


def hazard(book: Book) -> LineId:
    with book.ledger.work(by=book.zhou) as work:
        values = {
            "level": HazardLevel.MAJOR,
            "found_on": MONDAY,
            "place": "2号台",
            "description": "抽屉内有打火机",
            "demand": "带离",
            "due": MONDAY,
            "owner": book.wang,
        }
        return service.enter(work, HAZARDS, values).event.line


@pytest.mark.parametrize(
    ("values", "reasons"),
    [
        pytest.param({}, [], id="all_in_order"),
        pytest.param(
            {"doors": Found.BAD}, [(checks.SAY_WHAT, CHECKED_DAILY)], id="a_window_and_no_word"
        ),
        pytest.param({"doors": Found.BAD, "found": "已关窗"}, [], id="a_window_that_was_closed"),
        pytest.param(
            {"fire": Found.BAD, "found": "打火机"},
            [(checks.NAME_THE_HAZARD, NOTHING_FORBIDDEN)],
            id="a_lighter_is_a_hazard",
        ),
        pytest.param(
            {"forbidden": Found.BAD, "found": "水杯"},
            [(checks.NAME_THE_HAZARD, NOTHING_FORBIDDEN)],
            id="a_cup_is_a_hazard",
        ),
        pytest.param({"power": Found.NONE}, [], id="power_before_work_is_nobodys_matter"),
        pytest.param(
            {"when": When.AFTER, "power": Found.NONE, "doors": Found.NONE},
            [(checks.NOT_SEEN, POWER_OFF), (checks.NOT_SEEN, POWER_OFF)],
            id="after_work_what_stays_is_looked_at",
        ),
    ],
)
def test_a_check_says_what_it_must(
    book: Book, values: dict[str, Any], reasons: list[tuple[str, Clause]]
) -> None:
    if reasons:
        with refused(book, *reasons):
            enter(book, **values)
    else:
        enter(book, **values)


def test_a_forbidden_thing_is_named_by_its_hazard_and_stands_on_its_own(book: Book) -> None:
    enter(book, fire=Found.BAD, found="打火机", hazard=hazard(book))
    assert CHECKS.names_a_line_of is None


def test_a_check_is_done_at_once_and_the_manager_may_still_write_under_it(book: Book) -> None:
    line = enter(book)
    with book.ledger.work(by=book.wang) as work:
        service.fill(work, CHECKS, line, REVIEWED, {"opinion": "已阅"})
    with book.ledger.read() as db:
        found = store.get(db, CHECKS, line)
    assert (found.standing, found.opinion) == (Standing.DONE, "已阅")


@pytest.mark.parametrize(
    ("made", "missing"),
    [
        pytest.param((), (When.BEFORE, When.PATROL, When.AFTER), id="none_yet"),
        pytest.param((When.BEFORE,), (When.PATROL, When.AFTER), id="before_work"),
        pytest.param((When.AFTER, When.BEFORE), (When.PATROL,), id="no_patrol"),
    ],
)
def test_a_day_on_which_the_room_was_opened_wants_its_checks(
    made: tuple[When, ...], missing: tuple[When, ...]
) -> None:
    there = (*(checked(MONDAY, one) for one in made), checked(date(2026, 2, 27)))
    look = looked(MONDAY, *there, last_day=MONDAY, registers=REGISTERS)
    (found,) = checks.days_checks(look)
    assert said(found) == (checks.CHECKS_MISSING, MONDAY)
    words = found.text.values["checks"]
    assert isinstance(words, tuple)
    assert [one.template for one in words] == [one.label for one in missing]


def test_a_day_with_all_its_checks_wants_none_and_neither_does_a_room_never_opened() -> None:
    whole = [checked(MONDAY, one) for one in When]
    assert not list(
        checks.days_checks(looked(MONDAY, *whole, last_day=MONDAY, registers=REGISTERS))
    )
    assert not list(checks.days_checks(looked(MONDAY, registers=REGISTERS)))


def test_a_shift_past_midnight_still_owes_the_checks_of_the_day_it_opened() -> None:
    after_midnight = in_the_room("2026-03-03 00:30")
    look = looked(after_midnight, last_day=MONDAY, registers=REGISTERS)
    assert [one.due for one in checks.days_checks(look)] == [MONDAY]


@pytest.mark.parametrize(
    ("last", "due"),
    [
        pytest.param(date(2026, 2, 10), date(2026, 3, 31), id="the_month_after_the_last"),
        pytest.param(date(2026, 1, 31), date(2026, 2, 28), id="a_saturday_that_is_worked"),
        pytest.param(date(2028, 1, 31), date(2028, 2, 29), id="a_leap_year"),
        pytest.param(date(2026, 4, 1), date(2026, 5, 29), id="a_month_that_ends_on_a_sunday"),
        pytest.param(date(2026, 12, 31), date(2027, 1, 29), id="over_the_turn_of_the_year"),
        pytest.param(date(2026, 3, 31), date(2026, 4, 30), id="from_the_last_day_of_a_month"),
    ],
)
def test_a_special_patrol_is_due_by_the_last_working_day_of_the_next_month(
    last: date, due: date
) -> None:
    lines = (
        checked(last, kind=CheckKind.SPECIAL),
        line_in(CALENDAR, day=date(2026, 2, 28), kind=DayKind.WORKING),
    )

    def asked(day: date) -> list[tuple[str, date]]:
        look = looked(day, *lines, last_day=last, registers=REGISTERS)
        return [said(one) for one in checks.special_patrols(look)]

    assert asked(date.fromordinal(due.toordinal() - 8)) == []
    for days in (-7, 0, 40):
        day = date.fromordinal(due.toordinal() + days)
        assert asked(day) == [(checks.SPECIAL_PATROL, due)]


def test_the_first_special_patrol_is_due_in_the_month_of_the_first_check() -> None:
    look = looked(
        date(2026, 3, 2), checked(date(2026, 1, 20)), last_day=MONDAY, registers=REGISTERS
    )
    assert [one.due for one in checks.special_patrols(look)] == [date(2026, 1, 30)]
    assert not list(checks.special_patrols(looked(date(2026, 3, 31), registers=REGISTERS)))


def test_what_is_missing_stands_among_what_is_due_today(book: Book) -> None:
    open_day(book)
    with book.ledger.read() as db:
        templates = {due.text.template for due in due_list(db, book.clock())}
    assert checks.CHECKS_MISSING in templates
