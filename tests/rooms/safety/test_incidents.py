"""Serious incidents: who is told by which minute, what is held, and how one is closed."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from books import Book, catalogued
from rooms.looking import in_the_room, line_in, looked, said
from rooms.refusing import refused, why_not
from workroom.base.clauses import ACCESS_RIGHTS, INCIDENT_HOLDS, INCIDENT_REPORTED, Origin
from workroom.base.ids import LineId, UnitId
from workroom.base.word import Word
from workroom.rooms.registers import rules, service, store
from workroom.rooms.registers.model import Standing
from workroom.rooms.safety import incidents
from workroom.rooms.safety.accidents import Severity
from workroom.rooms.safety.incidents import (
    CONCLUDED,
    INCIDENTS,
    REMEDIED,
    TO_AUTHORITY,
    TO_CLIENT,
    IncidentKind,
    Measure,
    Outcome,
    holding,
    is_not_held,
)
from workroom.rooms.safety.reports import REPORTS

HOURS = {"incident_to_client_hours": "1", "incident_to_authority_hours": "24"}
BOX, VOLUME, OTHER = UnitId(1), UnitId(2), UnitId(3)


def incident(*filled: str, discovered: str = "2026-03-02 10:00", **more: Any) -> Any:
    told = {"discovered_at": in_the_room(discovered), "place": "2号台", "units": (VOLUME,)}
    return line_in(INCIDENTS, *filled, **(told | more))


def asked(now: str, *lines: Any, settings: dict[str, str] | None = None) -> list[tuple[str, date]]:
    agreed = HOURS if settings is None else settings
    look = looked(in_the_room(now), *lines, settings=agreed, registers=(INCIDENTS,))
    return [said(one) for one in incidents.reports_due(look)]


@pytest.mark.parametrize(
    ("discovered", "minute", "day"),
    [
        pytest.param("2026-03-02 10:05", "2026-03-02 11:05", date(2026, 3, 2), id="within_a_day"),
        pytest.param("2026-03-02 23:30", "2026-03-03 00:30", date(2026, 3, 3), id="past_midnight"),
        pytest.param("2026-01-31 23:00", "2026-02-01 00:00", date(2026, 2, 1), id="a_months_end"),
        pytest.param("2028-02-28 23:59", "2028-02-29 00:59", date(2028, 2, 29), id="a_leap_day"),
        pytest.param("2026-12-31 23:15", "2027-01-01 00:15", date(2027, 1, 1), id="a_years_end"),
        pytest.param(
            "2026-03-02 07:30", "2026-03-02 08:30", date(2026, 3, 2), id="another_utc_day"
        ),
    ],
)
def test_the_client_is_told_by_the_minute_that_the_contract_gives(
    discovered: str, minute: str, day: date
) -> None:
    one = incident(TO_AUTHORITY, discovered=discovered)
    look = looked(in_the_room(discovered), one, settings=HOURS, registers=(INCIDENTS,))
    (found,) = incidents.reports_due(look)
    assert said(found) == (incidents.TELL_CLIENT, day)
    assert found.text.values["minute"] == minute
    assert found.origin is Origin.PROJECT
    assert asked(minute, one) == [(incidents.TELL_CLIENT, day)]
    late = in_the_room(minute).replace(second=1)
    (found,) = incidents.reports_due(looked(late, one, settings=HOURS, registers=(INCIDENTS,)))
    assert said(found) == (incidents.CLIENT_LATE, day)


def test_the_authority_has_a_clock_of_its_own() -> None:
    one = incident(TO_CLIENT)
    assert asked("2026-03-02 10:00", one) == [(incidents.TELL_AUTHORITY, date(2026, 3, 3))]
    assert asked("2026-03-03 10:01", one) == [(incidents.AUTHORITY_LATE, date(2026, 3, 3))]
    assert asked("2026-03-03 10:01", incident(TO_CLIENT, TO_AUTHORITY)) == []


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param({}, id="as_delivered"),
        pytest.param({"incident_to_client_hours": "", **dict.fromkeys(HOURS, "")}, id="emptied"),
    ],
)
def test_blank_hours_are_no_clock_but_are_said_while_an_incident_is_open(
    settings: dict[str, str],
) -> None:
    day = date(2026, 3, 9)
    assert asked("2026-03-09 08:00", settings=settings) == []
    open_one, closed = incident(), incident(TO_CLIENT, CONCLUDED)
    assert asked("2026-03-09 08:00", closed, settings=settings) == []
    assert asked("2026-03-09 08:00", open_one, incident(), settings=settings) == [
        (incidents.HOURS_BLANK, day)
    ]
    one_of_two = {"incident_to_client_hours": "2"}
    assert asked("2026-03-09 08:00", open_one, settings=one_of_two) == [
        (incidents.HOURS_BLANK, day),
        (incidents.CLIENT_LATE, date(2026, 3, 2)),
    ]


def test_what_is_remedied_waits_for_the_clients_lead() -> None:
    one = incident(TO_CLIENT, TO_AUTHORITY, REMEDIED, remedied_on=date(2026, 3, 4))
    assert asked("2026-03-09 08:00", one) == [(incidents.CLOSE_IT, date(2026, 3, 4))]


def test_an_open_incident_holds_its_units_and_what_lies_in_them() -> None:
    of_box, of_volume = incident(units=(BOX,)), incident(units=(VOLUME,))
    assert holding([of_volume], VOLUME) is of_volume
    assert holding([of_volume], OTHER, (BOX,)) is None
    assert holding([of_box], VOLUME, (BOX,)) is of_box
    assert holding([of_volume], BOX) is None
    assert holding([incident(TO_CLIENT, CONCLUDED)], VOLUME) is None
    assert why_not(is_not_held([of_box], VOLUME, (BOX,), "J038-001-0001")) == [
        (incidents.HELD, INCIDENT_HOLDS)
    ]
    assert is_not_held([of_volume], OTHER, (), "J038-001-0003")


def entered(book: Book, **more: Any) -> LineId:
    with book.ledger.work(by=book.lin) as work:
        told = {
            "kind": IncidentKind.LOSS,
            "level": Severity.MAJOR,
            "discovered_at": book.clock(),
            "place": "2号台",
            "course": "下班清点少一卷",
            "measures": (Measure.SEALED, Measure.FOOTAGE),
            **more,
        }
        return service.enter(work, INCIDENTS, told).event.line


def filled(book: Book, line: LineId, part: str, **values: Any) -> None:
    with book.ledger.work(by=book.li) as work:
        service.fill(work, INCIDENTS, line, part, values)


def concluded(book: Book, line: LineId, outcome: Outcome, **more: Any) -> None:
    filled(book, line, CONCLUDED, outcome=outcome, conclusion="调查清楚", **more)


def told_and_remedied(book: Book, line: LineId) -> None:
    now = {"to_client_at": book.clock(), "to_client_by": book.wang, "to_client_how": "电话"}
    filled(book, line, TO_CLIENT, **now)
    filled(book, line, TO_AUTHORITY, authority="县档案局", to_authority_at=book.clock())
    filled(book, line, REMEDIED, remedy="全室查找", remedied_on=date(2026, 3, 2))


def test_moments_lie_in_order_and_behind_us(book: Book) -> None:
    later = datetime(2026, 3, 2, 3, tzinfo=UTC)
    with refused(book, (incidents.NOT_YET, INCIDENT_REPORTED)):
        entered(book, discovered_at=later)
    with refused(book, (incidents.FOUND_BEFORE, INCIDENT_REPORTED)):
        entered(book, happened_at=later)


def test_the_client_was_told_after_it_was_discovered_and_not_tomorrow(book: Book) -> None:
    line = entered(book)
    told = {"to_client_by": book.wang, "to_client_how": "电话"}
    with refused(book, (incidents.NOT_YET, INCIDENT_REPORTED)):
        at = book.clock() + timedelta(minutes=1)
        filled(book, line, TO_CLIENT, to_client_at=at, **told)
    with refused(book, (incidents.TOLD_BEFORE, INCIDENT_REPORTED)):
        at = book.clock() - timedelta(minutes=1)
        filled(book, line, TO_CLIENT, to_client_at=at, **told)


def test_nothing_is_closed_before_it_is_reported_and_remedied(book: Book) -> None:
    line = entered(book)
    with refused(
        book,
        rules.FILL_FIRST,
        (incidents.REPORT_FIRST, INCIDENT_REPORTED),
        (incidents.REMEDY_FIRST, INCIDENT_REPORTED),
    ):
        concluded(book, line, Outcome.SETTLED)
    filled(
        book,
        line,
        TO_CLIENT,
        to_client_at=book.clock(),
        to_client_by=book.wang,
        to_client_how="当面",
    )
    concluded(book, line, Outcome.NO_INCIDENT)
    with book.ledger.read() as db:
        assert store.get(db, INCIDENTS, line).standing is Standing.DONE


def test_only_the_clients_lead_closes(book: Book) -> None:
    line = entered(book)
    told_and_remedied(book, line)
    with (
        refused(book, (rules.NOT_YOURS, ACCESS_RIGHTS)),
        book.ledger.work(by=book.wang) as work,
    ):
        told = {"outcome": Outcome.SETTLED, "conclusion": "无"}
        service.fill(work, INCIDENTS, line, CONCLUDED, told)


def test_nobody_but_the_lead_ends_or_empties_what_an_incident_holds(book: Book) -> None:
    first, second = catalogued(book, 2)
    line = entered(book, units=(first,))
    word = Word(book.wang, "已找到", "现场")
    told = {"outcome": Outcome.NO_INCIDENT, "conclusion": "无"}
    with refused(book, rules.NOT_YOURS_TO_VOID), book.ledger.work(by=book.wang) as work:
        service.void(work, INCIDENTS, line, why="误报", word=word)
    with refused(book, rules.NOT_YOURS), book.ledger.work(by=book.wang) as work:
        service.fill(work, INCIDENTS, line, CONCLUDED, told, word=word)
    with refused(book, incidents.STAYS_HELD), book.ledger.work(by=book.lin) as work:
        service.correct(work, INCIDENTS, line, {"units": (second,)}, why="写错")
    with book.ledger.work(by=book.lin) as work:
        service.correct(work, INCIDENTS, line, {"units": (first, second)}, why="漏写")
    with book.ledger.work(by=book.li) as work:
        service.correct(work, INCIDENTS, line, {"units": (second,)}, why="写错")
        service.void(work, INCIDENTS, line, why="误报")


def test_what_is_found_again_was_counted_and_what_is_lost_was_missing(book: Book) -> None:
    line = entered(book)
    told_and_remedied(book, line)
    with refused(
        book,
        (incidents.FOUND_WHERE, INCIDENT_REPORTED),
        (incidents.COUNT_PAGES, INCIDENT_REPORTED),
    ):
        concluded(book, line, Outcome.FOUND_AGAIN)
    concluded(book, line, Outcome.FOUND_AGAIN, found_where="1号柜底层，林强", pages_counted=True)
    other = entered(book, kind=IncidentKind.DAMAGE)
    told_and_remedied(book, other)
    with refused(book, (incidents.NOTHING_LOST, INCIDENT_REPORTED)):
        concluded(book, other, Outcome.LOST)
    lost = entered(book)
    told_and_remedied(book, lost)
    concluded(book, lost, Outcome.LOST)


def test_reports_stand_beneath_their_incident(book: Book) -> None:
    line = entered(book)
    with book.ledger.work(by=book.wang) as work:
        told = {
            "incident": line,
            "to_whom": "县公安局",
            "at": book.clock(),
            "how": "电话",
            "by_whom": book.wang,
        }
        service.enter(work, REPORTS, told)
        assert [one.to_whom for one in store.beneath(work.db, REPORTS, line)] == ["县公安局"]
    assert REPORTS.names_a_line_of is INCIDENTS
