"""Rework orders: one with the passes of the sheets, round by round, inspected by another."""

from datetime import timedelta
from typing import Any

from books import Book
from rooms.caring import enter, fill, line_of, lines_of, whole
from rooms.refusing import refused
from rooms.trips import Trip, log, take
from workroom.base.clauses import FLOW_SHEET, REINSPECTED_BY_ANOTHER, REWORKED
from workroom.base.ids import LineId
from workroom.rooms.damage.stages import Stage
from workroom.rooms.quality.reworks import (
    AGAIN_BY,
    DEFECTS,
    DONE,
    DUE_BEFORE,
    INSPECT,
    INSPECTED,
    NOT_A_STAGE,
    NOT_DONE,
    ORDER_OPEN,
    OWN_INSPECTION,
    REWORKS,
    Defect,
    Source,
    Verdicted,
)
from workroom.rooms.registers.due import falls_on
from workroom.rooms.registers.model import Standing
from workroom.rooms.shelf import SHELF
from workroom.rooms.workflow import store as workflow
from workroom.rooms.workflow.reasons import ReworkReason
from workroom.rooms.workflow.rules import NO_SHEET, NOTHING_TO_REDO
from workroom.rooms.workflow.steps import Step


def scanned(trip: Trip, *sheets: int) -> None:
    for one in sheets:
        take(trip, trip.sheets[one].unit)
        log(trip, trip.sheets[one], Step.PREP, Step.CAT, Step.SCAN, Step.IMAGE)


def order(trip: Trip, *volumes: int, **more: Any) -> LineId:
    book = trip.book
    told = {
        "source": Source.INTERNAL,
        "units": tuple(trip.sheets[one].unit for one in volumes),
        "stage": Stage.SCAN,
        "defect": Defect.MISSED,
        "description": "B2 第12页；B6 第3页",
        "due": book.clock().date() + timedelta(days=1),
        "owner": book.lin,
        **more,
    }
    return enter(book, REWORKS, told, by=book.qian)


def done(book: Book, line: LineId) -> None:
    told = {"result": "已补扫", "done_by": book.lin, "done_on": book.clock().date()}
    fill(book, REWORKS, line, DONE, told, book.lin)


def due(book: Book) -> list[str]:
    with book.ledger.read() as db:
        return [
            falls.text.template
            for register, falls in falls_on(db, SHELF, book.clock())
            if register is REWORKS
        ]


def test_an_order_opens_the_new_pass_on_every_sheet_it_names(trip: Trip) -> None:
    book = trip.book
    scanned(trip, 0, 1)
    made = order(trip, 0, 1)
    for sheet in trip.sheets[:2]:
        with book.ledger.read() as db:
            passes = workflow.passes_of(db, sheet.id)
        again = next(one for one in passes if one.step is Step.SCAN and one.round == 2)
        assert (again.reason, again.ordered_by) == (ReworkReason.MISSED.value, book.qian)
        assert [one.superseded for one in passes if one.step is Step.IMAGE] == [True]
    enter(
        book,
        DEFECTS,
        {"order": made, "units": (trip.sheets[0].unit,), "page": "12", "defect": Defect.MISSED},
        by=book.qian,
    )
    assert due(book) == [ORDER_OPEN]
    assert whole(book)


def test_an_order_is_done_when_the_sheets_say_so_and_closed_by_another(trip: Trip) -> None:
    book = trip.book
    scanned(trip, 0, 1)
    made = order(trip, 0, 1)
    log(trip, trip.sheets[0], Step.SCAN)
    with refused(book, (NOT_DONE, FLOW_SHEET)):
        done(book, made)
    log(trip, trip.sheets[1], Step.SCAN)
    done(book, made)
    assert due(book) == [INSPECT]
    fill(book, REWORKS, made, INSPECTED, {"verdict": Verdicted.PASSED}, book.qian)
    assert line_of(book, REWORKS, made).standing is Standing.DONE
    assert due(book) == []
    assert whole(book)


def test_what_does_not_pass_begins_the_next_round(trip: Trip) -> None:
    book = trip.book
    scanned(trip, 0)
    made = order(trip, 0)
    log(trip, trip.sheets[0], Step.SCAN)
    done(book, made)
    with refused(book, (AGAIN_BY, REWORKED)):
        fill(book, REWORKS, made, INSPECTED, {"verdict": Verdicted.AGAIN}, book.qian)
    told = {
        "verdict": Verdicted.AGAIN,
        "findings": "第12页仍歪斜",
        "again_by": book.clock().date(),
    }
    fill(book, REWORKS, made, INSPECTED, told, book.qian)
    first, second = lines_of(book, REWORKS)
    assert (first.round, second.round, second.earlier) == (1, 2, first.number)
    with book.ledger.read() as db:
        passes = workflow.passes_of(db, trip.sheets[0].id)
    assert max(one.round for one in passes if one.step is Step.SCAN) == 3
    book.clock.forward(days=2)
    with book.ledger.read() as db:
        (late,) = [
            falls for register, falls in falls_on(db, SHELF, book.clock()) if register is REWORKS
        ]
    assert late.due < book.clock().date()
    assert whole(book)


def test_who_did_it_again_does_not_inspect_it(trip: Trip) -> None:
    book = trip.book
    scanned(trip, 0)
    made = order(trip, 0)
    log(trip, trip.sheets[0], Step.SCAN)
    told = {"result": "已补扫", "done_by": book.qian, "done_on": book.clock().date()}
    fill(book, REWORKS, made, DONE, told, book.qian)
    with refused(book, (OWN_INSPECTION, REINSPECTED_BY_ANOTHER)):
        fill(book, REWORKS, made, INSPECTED, {"verdict": Verdicted.PASSED}, book.qian)


def test_nothing_is_sent_back_that_was_not_done_or_has_no_sheet(trip: Trip) -> None:
    book = trip.book
    with refused(book, (NOTHING_TO_REDO, FLOW_SHEET)):
        order(trip, 0)
    with refused(book, (NO_SHEET, FLOW_SHEET)):
        order(trip, 0, units=trip.volumes[3:4])
    with refused(book, (NOT_A_STAGE, FLOW_SHEET), (DUE_BEFORE, REWORKED)):
        order(trip, 0, stage=Stage.BACK, due=book.clock().date() - timedelta(days=1))
