"""Sealed cabinets: counted by their seal until somebody opens them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

import books
from books import Book, Scanner, cabinet_code, code_of, command
from rooms.closing.counting import close, open_
from rooms.closing.test_slip import said as said_of
from rooms.closing.test_slip import sheet_of
from rooms.lived import rows_of, words_of
from rooms.refusing import refused, why_not
from workroom.base.clauses import COUNTED_BY_SEAL, SEALED_DOOR
from workroom.base.ids import CabinetId, UnitId
from workroom.ledger.verify import verify
from workroom.rooms.closing import rules, service
from workroom.rooms.closing.model import Found
from workroom.rooms.counting import service as counting
from workroom.rooms.counting.model import Purpose
from workroom.rooms.holds import store as holds
from workroom.rooms.holds.model import CabinetCount, CabinetSeal
from workroom.rooms.shifts import service as shifts
from workroom.rooms.station.model import Act

CABINET = CabinetId(1)
SEAL = CabinetSeal(CABINET, "G-0007", datetime(2026, 3, 2, 9, tzinfo=UTC), 0, 3, 9)
READ = CabinetCount(
    cabinet=CABINET,
    name="1号柜",
    boxes=0,
    volumes=3,
    items=9,
    found_boxes=0,
    found_volumes=3,
    found_items=9,
    seal="G-0007",
    by_seal=True,
)
Units = tuple[UnitId, ...]


def test_a_cabinet_is_counted_by_the_seal_that_was_put_on() -> None:
    assert rules.seals_stand((READ,), {CABINET: SEAL}, ())
    counted = replace(READ, by_seal=False, seal="")
    assert rules.seals_stand((counted,), {CABINET: SEAL}, {CABINET}), "what was counted stands"


def test_without_a_seal_after_opening_or_with_another_it_is_counted() -> None:
    for known, opened, read, why in (
        ({}, (), READ, rules.NOT_SEALED),
        ({CABINET: SEAL}, (CABINET,), READ, rules.OPENED_SINCE),
        ({CABINET: SEAL}, (), replace(READ, seal="G-0008"), rules.OTHER_SEAL),
    ):
        verdict = rules.seals_stand((read,), known, opened)
        assert why_not(verdict) == [(why, COUNTED_BY_SEAL)]
        assert "G-0007" not in "".join(str(one.phrase) for one in verdict.reasons)


@pytest.fixture
def sealed(book: Book) -> Units:
    """Three volumes in the first cabinet, which is sealed; the night is over."""
    units = books.catalogued(book, 3, box_number="")
    books.open_day(book)
    books.hand_out(book, units)
    Scanner(book, "wang", "1号台").scan(cabinet_code(book), *(code_of(book, u) for u in units))
    first, *others = books.counted(book)
    close(book, found=[replace(first, seal="G-0007"), *others])
    book.clock.forward(days=1)
    return units


def by_seal(book: Book, seal: str = "G-0007") -> list[Found]:
    """The first cabinet by its seal, the second counted."""
    _first, *others = books.counted(book)
    return [Found(cabinet=book.cabinet, seal=seal, by_seal=True), *others]


def seals_of(book: Book) -> list[str]:
    with book.ledger.read() as db:
        return [one.seal for one in holds.cabinet_seals.find(db)]


def test_an_unopened_cabinet_opens_and_closes_the_day_by_its_seal(
    book: Book, sealed: Units
) -> None:
    with refused(book, (rules.OTHER_SEAL, COUNTED_BY_SEAL)):
        open_(book, found=by_seal(book, "G-0008"))
    event = open_(book, found=by_seal(book)).event
    assert [(one.by_seal, one.seal, one.found_volumes) for one in event.counts] == [
        (True, "G-0007", 3),
        (False, "", 0),
    ]
    book.clock.forward(hours=8)
    close(book, found=by_seal(book))
    assert seals_of(book) == ["G-0007"]
    rows = rows_of(sheet_of(book, date(2026, 3, 3)), "柜（库）位")
    assert rows[0] == (
        *("1号柜", "0／3／9", "0／3／9（凭封条）", "0／3／9", "0／3／9（凭封条）", "无"),
        *("G-0007", ""),
    )


def test_what_was_taken_out_and_put_back_opened_it(book: Book, sealed: Units) -> None:
    open_(book, found=by_seal(book))
    book.clock.forward(minutes=5)
    lin = Scanner(book, "lin", "1号台")
    lin.scan(command(Act.TAKE), code_of(book, sealed[0]))
    lin.scan(cabinet_code(book), code_of(book, sealed[0]))
    with refused(book, (rules.OPENED_SINCE, COUNTED_BY_SEAL)):
        close(book, found=by_seal(book))
    close(book)
    assert seals_of(book) == [], "whoever counts it breaks the seal"


def test_what_was_taken_out_alone_opened_it_too(book: Book, sealed: Units) -> None:
    open_(book, found=by_seal(book))
    book.clock.forward(minutes=5)
    Scanner(book, "lin", "1号台").scan(command(Act.TAKE), code_of(book, sealed[0]))
    with (
        refused(book, rules.OPENED_SINCE, rules.CABINET_DIFFERS),
        book.ledger.work(by=book.wang) as work,
    ):
        shifts.hand_over(work, leaves=book.zhou, found=by_seal(book))


def test_a_broken_seal_is_no_stop_the_cabinet_is_counted_and_sealed_anew(
    book: Book, sealed: Units
) -> None:
    first, *others = books.counted(book)
    open_(book, found=[replace(first, seal="G-0009"), *others])
    assert seals_of(book) == ["G-0009"]


def test_what_lies_behind_a_seal_is_not_scanned(book: Book, sealed: Units) -> None:
    with book.ledger.work(by=book.zhou) as work:
        counting.begin(work, purpose=Purpose.OPENING)
    with refused(book, rules.NOT_LOCATED):
        open_(book)
    (archives,) = open_(book, found=by_seal(book)).event.sorts
    assert (archives.expected, archives.found) == (3, 3)
    with book.ledger.read() as db:
        assert verify(db, book.ledger.register).breaks == ()


def closed_for_a_break(book: Book, units: Units) -> None:
    """The second day closes with seals on the door and on the first cabinet; four days go by."""
    open_(book, found=by_seal(book))
    book.clock.forward(hours=8)
    with book.ledger.work(by=book.zhou) as work:
        service.close_day(
            work, found=by_seal(book), witness=book.wang, power_off=True, door_seal="F-0100"
        )
    book.clock.forward(days=4)


def open_again(book: Book, **said: Any) -> None:
    with book.ledger.work(by=book.zhou) as work:
        service.open_day(work, found=by_seal(book), witness=book.wang, custodian=book.wang, **said)


def test_for_a_break_the_cabinets_are_sealed_with_the_door(book: Book, sealed: Units) -> None:
    open_(book)
    with (
        refused(book, (rules.NO_SEAL, COUNTED_BY_SEAL)),
        book.ledger.work(by=book.zhou) as work,
    ):
        service.close_day(
            work,
            found=books.counted(book),
            witness=book.wang,
            power_off=True,
            door_seal="F-0100",
        )


def test_after_a_break_the_seals_are_compared(book: Book, sealed: Units) -> None:
    closed_for_a_break(book, sealed)
    with refused(book, (rules.READ_THE_SEAL, SEALED_DOOR)):
        open_again(book)
    with refused(book, (rules.SEAL_DIFFERS, SEALED_DOOR)):
        open_again(book, door_seal="F-0101")
    open_again(book, door_seal="F-0100")
    with book.ledger.read() as db:
        day = holds.open_day(db)
    assert day is not None
    assert day.door_seal is None
    sheet = sheet_of(book, date(2026, 3, 3))
    assert said_of(sheet, "封条、锁具") == "☑完好　☐异常"
    assert "假期封存，门封条 F-0100" in "".join(words_of(sheet))


def test_a_broken_seal_on_the_door_opens_with_what_was_found(book: Book, sealed: Units) -> None:
    closed_for_a_break(book, sealed)
    with refused(book, (rules.SAY_WHAT_WAS_FOUND, SEALED_DOOR)):
        open_again(book, door_whole=False)
    open_again(book, door_whole=False, remark="封条断裂，已报发包方")
    assert said_of(sheet_of(book, date(2026, 3, 3)), "封条、锁具") == "☐完好　☑异常"
