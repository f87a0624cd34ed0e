"""Port checks: every week, and a broken seal that brings its hazard by itself."""

from datetime import date, timedelta
from typing import Any

import pytest

from books import Book
from rooms.keeping import agree_on, device, later, look_at_ports, today
from rooms.looking import in_the_room, line_in, looked, said
from rooms.refusing import entries, refused
from workroom.base.clauses import PORTS_CLOSED, SEALED_BY_TWO, Clause
from workroom.base.word import Word
from workroom.rooms.equipment import devices, ports
from workroom.rooms.equipment.devices import DEVICES, TAKEN_OUT, Port
from workroom.rooms.equipment.ports import PORT_CHECKS, Seals
from workroom.rooms.registers import service, store
from workroom.rooms.safety import hazards as safety
from workroom.rooms.safety.hazards import HAZARDS, MENDED, Hazard, HazardLevel

BROKEN: dict[str, Any] = {
    "seals": Seals.BROKEN,
    "at": (Port.USB_FRONT,),
    "found": "封条起角，痕迹新",
    "new_seal": "D-0201",
}
REGISTERS = (DEVICES, PORT_CHECKS)


def broken(book: Book, **more: Any) -> dict[str, Any]:
    return BROKEN | {"second": book.wang, "owner": book.wang} | more


def hazards(book: Book) -> tuple[Hazard, ...]:
    with book.ledger.read() as db:
        return store.every(db, HAZARDS)


def test_a_broken_seal_brings_a_hazard_in_the_same_act(book: Book) -> None:
    line = device(book, workstation="1号台")
    before = entries(book)
    check = look_at_ports(book, line, **broken(book))
    (hazard,) = hazards(book)
    assert entries(book) == before + 2
    with book.ledger.read() as db:
        number = store.get(db, PORT_CHECKS, check).number
    assert number in hazard.description
    assert "D-0201" in hazard.description
    assert (hazard.place, hazard.owner, hazard.found_on) == (
        "设备 PC-01 1号台",
        book.wang,
        today(book),
    )
    assert (hazard.level, hazard.due) == (HazardLevel.ORDINARY, today(book) + timedelta(days=1))


def test_where_the_port_was_used_the_hazard_is_major_and_the_device_stands_still(
    book: Book,
) -> None:
    look_at_ports(book, device(book), **broken(book, used=True))
    (hazard,) = hazards(book)
    assert hazard.level is HazardLevel.MAJOR
    assert "停用该设备" in hazard.demand


def test_a_hazard_of_a_seal_ends_like_any_other(book: Book) -> None:
    look_at_ports(book, device(book), **broken(book))
    (hazard,) = hazards(book)
    with book.ledger.work(by=book.wang) as work:
        told = {"measure": "清洁时碰落", "mended_on": today(book)}
        service.fill(work, HAZARDS, hazard.id, MENDED, told)
    with refused(book, safety.OWN_VERIFICATION), book.ledger.work(by=book.wang) as work:
        told = {"finding": "完好", "verified_on": today(book)}
        service.fill(work, HAZARDS, hazard.id, safety.VERIFIED, told)


def test_whole_seals_bring_nothing(book: Book) -> None:
    look_at_ports(book, device(book))
    assert hazards(book) == ()


@pytest.mark.parametrize(
    ("left_out", "reason"),
    [
        pytest.param("at", (ports.WHICH, PORTS_CLOSED), id="which_port"),
        pytest.param("found", (ports.SAY_WHAT, PORTS_CLOSED), id="what_was_found"),
        pytest.param("new_seal", (ports.SEAL_ANEW, SEALED_BY_TWO), id="the_new_seal"),
        pytest.param("second", (ports.BY_TWO, SEALED_BY_TWO), id="the_other_who_sealed"),
        pytest.param("owner", (ports.WHO_ANSWERS, SEALED_BY_TWO), id="who_answers"),
    ],
)
def test_of_a_broken_seal_it_is_said(book: Book, left_out: str, reason: tuple[str, Clause]) -> None:
    line, told = device(book), broken(book)
    del told[left_out]
    with refused(book, reason):
        look_at_ports(book, line, **told)
    look_at_ports(book, line, Word(who=book.zhou, why="当时只有一人", source="值班"), **told)
    assert len(hazards(book)) == 1


def test_nobody_seals_with_themselves(book: Book) -> None:
    line = device(book)
    with refused(book, (ports.NOT_ALONE, SEALED_BY_TWO)):
        look_at_ports(book, line, **broken(book, second=book.zhou))


def test_what_is_out_of_use_is_not_looked_at_and_nothing_is_looked_at_tomorrow(book: Book) -> None:
    line = device(book)
    with refused(book, (ports.NOT_YET, PORTS_CLOSED)):
        look_at_ports(book, line, day=today(book) + timedelta(days=1))
    with book.ledger.work(by=book.wang) as work:
        told = {"out_on": today(book), "out_because": "退还租赁方"}
        service.fill(work, DEVICES, line, TAKEN_OUT, told)
    with refused(book, (ports.OUT_OF_USE, PORTS_CLOSED)):
        look_at_ports(book, line)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        pytest.param(
            {"needed": (Port.USB_BACK,), "approval": "审 3"},
            devices.CLOSED_AND_NEEDED,
            id="closed_and_needed",
        ),
        pytest.param({"needed": (Port.CARD,)}, devices.NEEDED_HOW, id="needed_by_whose_leave"),
        pytest.param({"workstation": "9号台"}, devices.NO_SUCH_PLACE, id="nowhere"),
    ],
)
def test_every_port_of_a_device_is_accounted_for(
    book: Book, more: dict[str, Any], reason: str
) -> None:
    with refused(book, (reason, PORTS_CLOSED)):
        device(book, **more)


@pytest.mark.parametrize(
    ("used_from", "checked_on", "now", "due"),
    [
        pytest.param(date(2026, 2, 23), None, "2026-03-01 23:59", None, id="a_minute_before_it"),
        pytest.param(
            date(2026, 2, 23), None, "2026-03-02 00:00", date(2026, 3, 2), id="over_a_month_end"
        ),
        pytest.param(
            date(2024, 1, 1),
            date(2024, 2, 23),
            "2024-03-01 00:00",
            date(2024, 3, 1),
            id="over_a_leap_day",
        ),
        pytest.param(
            date(2024, 1, 1), date(2024, 2, 23), "2024-02-29 23:59", None, id="on_the_leap_day"
        ),
        pytest.param(
            date(2025, 1, 1),
            date(2025, 12, 27),
            "2026-01-04 09:00",
            date(2026, 1, 3),
            id="over_new_year_and_late",
        ),
    ],
)
def test_a_device_is_looked_at_every_week_by_the_clock_of_the_room(
    used_from: date, checked_on: date | None, now: str, due: date | None
) -> None:
    pc = line_in(DEVICES, code="PC-01", used_from=used_from)
    made = [line_in(PORT_CHECKS, device=pc.id, day=checked_on)] if checked_on else []
    look = looked(in_the_room(now), pc, *made, registers=REGISTERS)
    template = ports.CHECK_PORTS if checked_on else ports.CHECK_FIRST
    assert [said(one) for one in ports.checks_due(look)] == ([(template, due)] if due else [])


def test_how_often_is_for_both_to_agree_on(book: Book) -> None:
    agree_on(book, port_check_days="2")
    device(book)
    later(book, 2)
    with book.ledger.read() as db:
        rows = store.held(db, DEVICES)
    look = looked(today(book), *rows, settings={"port_check_days": "2"}, registers=REGISTERS)
    assert [one.due for one in ports.checks_due(look)] == [today(book)]
