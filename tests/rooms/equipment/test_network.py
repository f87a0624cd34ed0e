"""Network checks: every week where there are devices; an open network is a major hazard."""

from datetime import date
from typing import Any

import pytest

from books import Book
from rooms.keeping import today
from rooms.looking import in_the_room, line_in, looked, said
from rooms.refusing import refused
from workroom.base.clauses import NETWORK_APART, Clause
from workroom.base.ids import LineId
from workroom.rooms.equipment import network
from workroom.rooms.equipment.devices import DEVICES
from workroom.rooms.equipment.network import NETWORK_CHECKS
from workroom.rooms.registers import service, store
from workroom.rooms.safety.hazards import HAZARDS, HazardLevel

REGISTERS = (DEVICES, NETWORK_CHECKS)


def checked(book: Book, **more: Any) -> LineId:
    values = {
        "day": today(book),
        "apart": True,
        "no_wireless": True,
        "how": "逐机查看网线、网卡",
        **more,
    }
    with book.ledger.work(by=book.zhou) as work:
        return service.enter(work, NETWORK_CHECKS, values).event.line


def test_a_network_that_is_open_is_a_major_hazard_at_once(book: Book) -> None:
    checked(book)
    checked(book, no_wireless=False, found="2号台有无线鼠标，已收走", owner=book.wang)
    with book.ledger.read() as db:
        (hazard,) = store.every(db, HAZARDS)
    assert (hazard.level, hazard.due) == (HazardLevel.MAJOR, today(book))
    assert "发现无线设备" in hazard.description


@pytest.mark.parametrize(
    ("more", "reasons"),
    [
        pytest.param(
            {"apart": False},
            [(network.SAY_WHAT, NETWORK_APART), (network.WHO_ANSWERS, NETWORK_APART)],
            id="open_and_not_told",
        ),
        pytest.param({"day": date(2026, 3, 3)}, [(network.NOT_YET, NETWORK_APART)], id="tomorrow"),
    ],
)
def test_a_check_of_the_network_says_what_it_must(
    book: Book, more: dict[str, Any], reasons: list[tuple[str, Clause]]
) -> None:
    with refused(book, *reasons):
        checked(book, **more)


@pytest.mark.parametrize(
    ("checked_on", "now", "due"),
    [
        pytest.param(None, "2024-02-29 23:59", None, id="a_minute_before_it"),
        pytest.param(None, "2024-03-01 00:00", date(2024, 3, 1), id="over_a_leap_day"),
        pytest.param(date(2024, 3, 1), "2024-03-07 23:59", None, id="checked_in_the_week"),
        pytest.param(
            date(2024, 3, 27), "2024-04-03 00:00", date(2024, 4, 3), id="over_a_month_end"
        ),
    ],
)
def test_the_network_is_checked_every_week_by_the_clock_of_the_room(
    checked_on: date | None, now: str, due: date | None
) -> None:
    pc = line_in(DEVICES, code="PC-01", used_from=date(2024, 2, 23))
    made = [line_in(NETWORK_CHECKS, day=checked_on)] if checked_on else []
    look = looked(in_the_room(now), pc, *made, registers=REGISTERS)
    template = network.CHECK_NETWORK if checked_on else network.CHECK_FIRST
    assert [said(one) for one in network.checks_due(look)] == ([(template, due)] if due else [])


def test_where_no_device_is_registered_no_network_is_due() -> None:
    assert list(network.checks_due(looked(date(2026, 3, 2), registers=REGISTERS))) == []
