"""Noon and the change of shifts over a real book."""

from datetime import date
from typing import Any

import pytest

import books
from books import Book, Scanner, cabinet_code, code_of, command
from rooms.closing.test_slip import said, sheet_of
from rooms.lived import words_of
from rooms.refusing import refused
from workroom.base.event import Entry
from workroom.base.ids import Kind, PersonId, Subject, UnitId
from workroom.base.word import Word
from workroom.ledger.breaches import open_breaches
from workroom.ledger.mentions import entries_about
from workroom.ledger.verify import verify
from workroom.rooms.closing import rules as closing
from workroom.rooms.counting import service as counting
from workroom.rooms.counting import store as counts
from workroom.rooms.counting.model import Purpose
from workroom.rooms.custody import store as custody
from workroom.rooms.holds import rules as holds
from workroom.rooms.holds import store as hold_store
from workroom.rooms.holds.model import Climate
from workroom.rooms.holds.shifts import RoomPaused, ShiftHandedOver
from workroom.rooms.people import service as people
from workroom.rooms.people.model import Role
from workroom.rooms.people.rules import NOT_YOURS
from workroom.rooms.records.telling import Teller
from workroom.rooms.shifts import rules, service
from workroom.rooms.station.model import Act, Outcome

TODAY = date(2026, 3, 2)
Units = tuple[UnitId, ...]


@pytest.fixture
def volumes(book: Book) -> Units:
    """Three volumes in the room: one at the workstation of Lin, two put away."""
    units = books.catalogued(book, 3, box_number="")
    books.open_day(book)
    books.hand_out(book, units)
    lin = Scanner(book, "lin", "1号台")
    lin.scan(command(Act.TAKE), code_of(book, units[2]))
    lin.scan(cabinet_code(book), *(code_of(book, unit) for unit in units[:2]))
    return units


def pause(book: Book, **said: Any) -> Entry[RoomPaused]:
    with book.ledger.work(by=book.zhou) as work:
        return service.pause(work, witness=book.wang, **said)


def resume(book: Book, **said: Any) -> None:
    with book.ledger.work(by=book.zhou) as work:
        service.resume(work, witness=book.wang, **said)


def hand_over(book: Book, comes: PersonId, leaves: PersonId, **said: Any) -> Entry[ShiftHandedOver]:
    with book.ledger.work(by=comes) as work:
        return service.hand_over(work, leaves=leaves, found=books.counted(book), **said)


def test_over_noon_what_is_left_out_is_locked_in_and_nothing_is_logged(
    book: Book, volumes: Units
) -> None:
    with refused(book, rules.LEFT_WITHOUT_SEAL):
        pause(book)
    event = pause(book, seal=" F-0012 ").event
    assert event.seal == "F-0012"
    assert [(one.unit, one.station, one.holder) for one in event.left] == [
        (volumes[2], "1号台", "林强")
    ]
    lin = Scanner(book, "lin", "1号台")
    assert lin.scan(command(Act.TAKE), code_of(book, volumes[0])).outcome is Outcome.REFUSED
    with refused(book, holds.ROOM_SHUT):
        pause(book, seal="F-0013")
    book.clock.forward(minutes=90)
    with refused(book, closing.SEAL_DIFFERS):
        resume(book, seal="F-0013")
    resume(book, seal="F-0012")
    lin = Scanner(book, "lin", "1号台")
    assert lin.scan(command(Act.TAKE), code_of(book, volumes[0])).outcome is Outcome.DONE


def test_putting_away_is_not_stopped_by_a_shut_room(book: Book, volumes: Units) -> None:
    pause(book, seal="F-0012")
    lin = Scanner(book, "lin", "1号台")
    assert lin.scan(cabinet_code(book), code_of(book, volumes[2])).outcome is Outcome.DONE


def test_a_broken_seal_is_written_down_with_what_was_found(book: Book, volumes: Units) -> None:
    pause(book, seal="F-0012")
    with refused(book, closing.SAY_WHAT_WAS_FOUND):
        resume(book, whole=False)
    resume(book, whole=False, remark="封条断裂，经清点无缺")
    with book.ledger.read() as db:
        day = hold_store.open_day(db)
    assert day is not None
    assert (day.shut_at, day.door_seal) == (None, None)


def test_a_count_at_noon_ends_with_the_pause_and_must_find_everything(
    book: Book, volumes: Units
) -> None:
    with book.ledger.work(by=book.zhou) as work:
        counting.begin(work, purpose=Purpose.NOON)
    with refused(book, closing.NOT_LOCATED):
        pause(book, seal="F-0012")
    zhou = Scanner(book, "zhou", "2号台")
    zhou.scan(command(Act.COUNT), *(code_of(book, unit) for unit in volumes))
    assert [(one.expected, one.found) for one in pause(book, seal="F-0012").event.sorts] == [(3, 3)]
    with book.ledger.read() as db:
        assert counts.running(db) is None


def test_by_a_word_the_room_is_shut_without_a_seal(book: Book, volumes: Units) -> None:
    pause(book, word=Word(book.wang, "封条用完", "现场"))
    with book.ledger.read() as db:
        assert len(open_breaches(db)) == 1


def test_the_change_of_shifts_keeps_open_volumes_by_name_and_the_custodian_where_he_stays(
    book: Book, volumes: Units
) -> None:
    with book.ledger.work(by=book.wang) as work:
        people.change_roles(work, person=book.chen, roles=[Role.DUTY_OFFICER, Role.CUSTODIAN])
    event = hand_over(book, book.chen, book.zhou).event
    assert event.custodian == book.wang
    assert [(one.unit, one.holder) for one in event.left] == [(volumes[2], "林强")]
    with book.ledger.read() as db:
        where = custody.where(db, volumes[2])
    assert where is not None
    assert where.holder == book.lin


def test_where_the_custodian_leaves_who_comes_is_custodian(book: Book, volumes: Units) -> None:
    with refused(book, rules.ARCHIVES_WITHOUT_CUSTODIAN):
        hand_over(book, book.zhou, book.wang)
    with book.ledger.work(by=book.wang) as work:
        people.change_roles(work, person=book.chen, roles=[Role.CUSTODIAN])
    assert hand_over(book, book.chen, book.wang).event.custodian == book.chen
    with book.ledger.read() as db:
        day = hold_store.open_day(db)
    assert day is not None
    assert day.custodian == book.chen


def test_only_who_keeps_the_day_hands_it_over(book: Book, volumes: Units) -> None:
    with refused(book, NOT_YOURS):
        hand_over(book, book.zhou, book.lin)
    with refused(book, rules.TO_ONESELF):
        hand_over(book, book.zhou, book.zhou)


def test_a_cabinet_nobody_counted_stops_the_change_of_shifts(book: Book, volumes: Units) -> None:
    with refused(book, closing.NOT_COUNTED), book.ledger.work(by=book.wang) as work:
        service.hand_over(work, leaves=book.zhou, found=books.counted(book)[:1], word=None)


def test_noon_and_shift_stand_on_the_daily_sheet_and_in_the_trails(
    book: Book, volumes: Units
) -> None:
    pause(book, seal="F-0012")
    resume(book, whole=False, remark="封条断裂，经清点无缺")
    with book.ledger.work(by=book.wang) as work:
        people.change_roles(work, person=book.chen, roles=[Role.CUSTODIAN])
    hand_over(book, book.chen, book.wang, climate=Climate(temperature="21"))
    Scanner(book, "lin", "1号台").scan(cabinet_code(book), code_of(book, volumes[2]))
    books.close_day(book)

    sheet = sheet_of(book, TODAY)
    assert said(sheet, "午间封门").split("\n") == [
        "08:30 封门，封条 F-0012，留置：J038-001-0003（1号台 林强）（周卫、王建国）",
        "08:30 启封，封条异常；封条断裂，经清点无缺（周卫、王建国）",
    ]
    assert said(sheet, "交接班") == (
        "08:30 王建国 交、陈文焱 接；清点无差异；留置：J038-001-0003（1号台 林强）；"
        "保管专人 陈文焱；"
        "21 ℃、— %"
    )
    assert "保管专人交接" in words_of(sheet)
    with book.ledger.read() as db:
        seqs = entries_about(db, Subject(Kind.UNIT, volumes[2]))
        teller = Teller(db)
        told = [str(teller.tell(one)) for one in book.ledger.entries(db, seqs=seqs)]
        assert verify(db, book.ledger.register).breaks == ()
    assert any(one.startswith("The room is shut over noon, seal F-0012") for one in told)
    assert "王建国 handed the shift over; 1 units stay at their workstations." in told
