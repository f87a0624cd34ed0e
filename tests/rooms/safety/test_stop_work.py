"""Stop-work orders: whom and where they reach, from when, and until they are lifted."""

from datetime import date, timedelta
from typing import Any

import pytest

from books import Book
from rooms.looking import SOMEBODY, SOMEBODY_ELSE, in_the_room, line_in
from rooms.refusing import refused, why_not
from workroom.base.clauses import ACCESS_RIGHTS, WORK_IS_STOPPED
from workroom.base.ids import LineId
from workroom.rooms.people.model import Party, Person, Role
from workroom.rooms.registers import rules, service
from workroom.rooms.safety import hazards, stop_work
from workroom.rooms.safety.accidents import QUALITY_ACCIDENTS, Severity
from workroom.rooms.safety.stop_work import (
    LIFTED,
    STOP_WORK,
    Scope,
    in_force,
    work_goes_on,
)

FROM = "2026-03-02 12:00"


def order(scope: Scope, *filled: str, **more: Any) -> Any:
    return line_in(STOP_WORK, *filled, scope=scope, since=in_the_room(FROM), why="漏扫", **more)


ROOM = order(Scope.ROOM)
DESK = order(Scope.WORKSTATION, workstation="1号台")
PERSON = order(Scope.PERSON, person=SOMEBODY)


@pytest.mark.parametrize(
    ("station", "person", "stopping"),
    [
        pytest.param("1号台", SOMEBODY, [ROOM, DESK, PERSON], id="all_of_them"),
        pytest.param("2号台", SOMEBODY_ELSE, [ROOM], id="the_room_reaches_everybody"),
        pytest.param("1号台", SOMEBODY_ELSE, [ROOM, DESK], id="at_the_workstation"),
        pytest.param("", SOMEBODY, [ROOM, PERSON], id="the_person_anywhere"),
    ],
)
def test_an_order_stops_what_is_in_its_scope(station: str, person: Any, stopping: Any) -> None:
    orders = (ROOM, DESK, PERSON)
    now = in_the_room(FROM)
    assert list(in_force(orders, station=station, person=person, at=now)) == stopping


@pytest.mark.parametrize(
    ("at", "stopped"),
    [
        pytest.param("2026-03-02 11:59", False, id="the_minute_before"),
        pytest.param("2026-03-02 12:00", True, id="from_its_minute_on"),
        pytest.param("2026-12-31 23:59", True, id="however_long"),
    ],
)
def test_an_order_holds_from_its_minute_until_it_is_lifted(at: str, stopped: bool) -> None:
    now = in_the_room(at)
    assert bool(in_force([ROOM], station="", person=SOMEBODY, at=now)) is stopped
    lifted = order(Scope.ROOM, LIFTED)
    assert not in_force([lifted], station="", person=SOMEBODY, at=now)


def test_the_refusal_names_the_order_and_says_who_lifts_it() -> None:
    person = Person(SOMEBODY, "林强", Party.CONTRACTOR, (Role.OPERATOR,), 1)
    verdict = work_goes_on(
        (ROOM, DESK, PERSON), station="1号台", person=person, at=in_the_room(FROM)
    )
    assert why_not(verdict) == [
        (stop_work.ROOM_IS_STOPPED, WORK_IS_STOPPED),
        (stop_work.WORKSTATION_IS_STOPPED, WORK_IS_STOPPED),
        (stop_work.PERSON_IS_STOPPED, WORK_IS_STOPPED),
    ]
    assert not work_goes_on((), station="", person=person, at=in_the_room(FROM)).reasons


def ordered(book: Book, **values: Any) -> LineId:
    with book.ledger.work(by=book.li) as work:
        told = {"since": book.clock(), "why": "违规", **values}
        return service.enter(work, STOP_WORK, told).event.line


def test_an_order_says_what_is_stopped_and_only_the_lead_lifts_it(book: Book) -> None:
    with refused(book, (stop_work.WHICH_WORKSTATION, WORK_IS_STOPPED)):
        ordered(book, scope=Scope.WORKSTATION, workstation="7号台")
    with refused(book, (stop_work.WHICH_PERSON, WORK_IS_STOPPED)):
        ordered(book, scope=Scope.PERSON)
    line = ordered(book, scope=Scope.WORKSTATION, workstation="1号台")
    told = {"lifted_at": book.clock(), "ground": "整改到位"}
    with refused(book, (rules.NOT_YOURS, ACCESS_RIGHTS)), book.ledger.work(by=book.zhao) as work:
        service.fill(work, STOP_WORK, line, LIFTED, told)
    with book.ledger.work(by=book.li) as work:
        service.fill(work, STOP_WORK, line, LIFTED, told)


def test_an_order_is_not_lifted_for_tomorrow_while_work_goes_on_today(book: Book) -> None:
    line = ordered(book, scope=Scope.ROOM)
    told = {"lifted_at": book.clock() + timedelta(days=1), "ground": "整改到位"}
    with refused(book, hazards.NOT_YET), book.ledger.work(by=book.li) as work:
        service.fill(work, STOP_WORK, line, LIFTED, told)
    told = {"lifted_at": book.clock() - timedelta(days=1), "ground": "整改到位"}
    with refused(book, stop_work.LIFTED_BEFORE), book.ledger.work(by=book.li) as work:
        service.fill(work, STOP_WORK, line, LIFTED, told)


def test_an_order_may_name_its_accident_and_stands_on_its_own(book: Book) -> None:
    with book.ledger.work(by=book.lin) as work:
        values = {
            "level": Severity.MAJOR,
            "found_on": date(2026, 3, 2),
            "description": "漏扫整卷",
            "extent": "一卷",
        }
        accident = service.enter(work, QUALITY_ACCIDENTS, values).event.line
    ordered(book, scope=Scope.ROOM, accident=accident)
    assert STOP_WORK.names_a_line_of is None
