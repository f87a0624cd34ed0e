"""No stage is logged where the client has stopped work; a word opens it."""

from typing import Any

import pytest

from books import Book
from rooms.refusing import refused
from rooms.trips import Trip, breaches, log, take, vouch
from workroom.base.clauses import WORK_IS_STOPPED
from workroom.base.ids import LineId
from workroom.rooms.registers import service
from workroom.rooms.safety import stop_work
from workroom.rooms.safety.stop_work import LIFTED, STOP_WORK, Scope
from workroom.rooms.workflow.steps import Step


def ordered(book: Book, **values: Any) -> LineId:
    with book.ledger.work(by=book.li) as work:
        told = {"since": book.clock(), "why": "漏扫整卷", **values}
        return service.enter(work, STOP_WORK, told).event.line


@pytest.mark.parametrize(
    ("scope", "reason"),
    [
        pytest.param({"scope": Scope.ROOM}, stop_work.ROOM_IS_STOPPED, id="the_room"),
        pytest.param(
            {"scope": Scope.WORKSTATION, "workstation": "1号台"},
            stop_work.WORKSTATION_IS_STOPPED,
            id="the_workstation",
        ),
        pytest.param(
            {"scope": Scope.PERSON, "person": "lin"}, stop_work.PERSON_IS_STOPPED, id="the_person"
        ),
    ],
)
def test_no_stage_is_logged_where_work_is_stopped(
    trip: Trip, scope: dict[str, Any], reason: str
) -> None:
    book, first = trip.book, trip.sheets[0]
    take(trip, first.unit)
    line = ordered(book, **{k: book.lin if v == "lin" else v for k, v in scope.items()})
    with refused(book, (reason, WORK_IS_STOPPED)):
        log(trip, first, Step.PREP)
    with book.ledger.work(by=book.li) as work:
        told = {"lifted_at": book.clock(), "ground": "整改到位"}
        service.fill(work, STOP_WORK, line, LIFTED, told)
    log(trip, first, Step.PREP)


def test_work_goes_on_outside_the_scope(trip: Trip) -> None:
    book, first = trip.book, trip.sheets[0]
    take(trip, first.unit)
    ordered(book, scope=Scope.WORKSTATION, workstation="2号台")
    ordered(book, scope=Scope.PERSON, person=book.chen)
    log(trip, first, Step.PREP)


def test_what_was_done_all_the_same_is_logged_by_a_word(trip: Trip) -> None:
    first = trip.sheets[0]
    take(trip, first.unit)
    ordered(trip.book, scope=Scope.ROOM)
    log(trip, first, Step.PREP, word=vouch(trip.book))
    (breach,) = breaches(trip.book)
    assert breach.clauses == (str(WORK_IS_STOPPED),)
