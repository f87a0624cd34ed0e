"""What an open incident holds is not taken, worked on, given back or reshelved; a word opens it."""

from collections.abc import Callable

import pytest

from books import Book
from rooms.lived import agree, both_count
from rooms.refusing import refused
from rooms.trips import Trip, begin, breaches, bring_home, finish, log, put_away, take, vouch, where
from workroom.base.clauses import INCIDENT_HOLDS
from workroom.base.ids import LineId, UnitId
from workroom.base.word import Approval
from workroom.rooms.custody import service as custody
from workroom.rooms.custody.model import Place
from workroom.rooms.handover import service as handover
from workroom.rooms.registers import service
from workroom.rooms.safety.accidents import Severity
from workroom.rooms.safety.incidents import (
    CONCLUDED,
    HELD,
    INCIDENTS,
    TO_CLIENT,
    IncidentKind,
    Outcome,
)
from workroom.rooms.workflow.steps import Step

NO = (HELD, INCIDENT_HOLDS)


@pytest.fixture
def trip(book: Book) -> Trip:
    return begin(book)


def incident(book: Book, *units: UnitId) -> LineId:
    with book.ledger.work(by=book.lin) as work:
        told = {
            "kind": IncidentKind.DAMAGE,
            "level": Severity.ORDINARY,
            "discovered_at": book.clock(),
            "place": "1号台",
            "units": units,
            "course": "撕裂",
        }
        return service.enter(work, INCIDENTS, told).event.line


def close(book: Book, line: LineId) -> None:
    with book.ledger.work(by=book.li) as work:
        told = {"to_client_at": book.clock(), "to_client_by": book.lin, "to_client_how": "当面"}
        service.fill(work, INCIDENTS, line, TO_CLIENT, told)
        ended = {"outcome": Outcome.NO_INCIDENT, "conclusion": "旧有破损"}
        service.fill(work, INCIDENTS, line, CONCLUDED, ended)


def of_volume(trip: Trip) -> LineId:
    return incident(trip.book, trip.volumes[0])


def of_its_box(trip: Trip) -> LineId:
    return incident(trip.book, trip.boxes[0])


HOLDING = [
    pytest.param(of_volume, id="the_volume"),
    pytest.param(of_its_box, id="the_box_it_lies_in"),
]


@pytest.mark.parametrize("held", HOLDING)
def test_what_is_held_is_neither_taken_nor_worked_on(
    trip: Trip, held: Callable[[Trip], LineId]
) -> None:
    first = trip.sheets[0]
    take(trip, first.unit)
    line = held(trip)
    with refused(trip.book, NO):
        log(trip, first, Step.PREP)
    put_away(trip, first.unit)
    with refused(trip.book, NO):
        take(trip, first.unit)
    close(trip.book, line)
    take(trip, first.unit)
    log(trip, first, Step.PREP)


def test_what_lies_beside_it_is_worked_on(trip: Trip) -> None:
    of_volume(trip)
    take(trip, trip.sheets[1].unit)
    log(trip, trip.sheets[1], Step.PREP)


def test_a_box_is_not_taken_with_what_is_held_in_it(trip: Trip) -> None:
    of_volume(trip)
    with refused(trip.book, NO):
        take(trip, trip.boxes[0])


def test_what_is_held_is_worked_on_by_a_word_that_waits_for_the_client(trip: Trip) -> None:
    first = trip.sheets[0]
    take(trip, first.unit)
    of_volume(trip)
    log(trip, first, Step.PREP, word=vouch(trip.book))
    (breach,) = breaches(trip.book)
    assert str(INCIDENT_HOLDS) in breach.clauses


@pytest.mark.parametrize("held", HOLDING)
def test_what_is_held_goes_onto_no_return_note(trip: Trip, held: Callable[[Trip], LineId]) -> None:
    book, first = trip.book, trip.sheets[0]
    finish(trip, first)
    held(trip)
    with book.ledger.work(by=book.wang) as work:
        note = handover.begin_back(work, batch=trip.batch)
    with refused(book, NO), book.ledger.work(by=book.wang) as work:
        handover.add(work, handover=note, unit=first.unit)
    with book.ledger.work(by=book.wang) as work:
        assert first.unit not in handover.add_many(work, handover=note, units=trip.volumes)
        handover.add(work, handover=note, unit=first.unit, word=vouch(book))


def test_what_is_held_since_it_was_put_onto_the_note_stays(trip: Trip) -> None:
    book, first = trip.book, trip.sheets[0]
    finish(trip, first)
    with book.ledger.work(by=book.wang) as work:
        note = handover.begin_back(work, batch=trip.batch)
        handover.add(work, handover=note, unit=first.unit, approval=Approval(book.li, "发包方要求"))
    line = of_volume(trip)
    both_count(book, note)
    with refused(book, NO):
        agree(book, note)
    close(book, line)
    agree(book, note)


def test_what_is_held_is_not_reshelved(trip: Trip) -> None:
    book, first = trip.book, trip.sheets[0]
    finish(trip, first)
    bring_home(trip, [first.unit])
    line = of_volume(trip)
    with refused(book, NO), book.ledger.work(by=book.li) as work:
        custody.reshelve(work, unit=first.unit)
    close(book, line)
    with book.ledger.work(by=book.li) as work:
        custody.reshelve(work, unit=first.unit)
    found = where(trip, first.unit)
    assert found is not None
    assert found.place is Place.STACKS
