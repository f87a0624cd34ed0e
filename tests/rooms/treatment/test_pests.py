"""Pests and mould: what is kept apart, what lies beside it, and how it becomes free again."""

from datetime import date

import pytest

from books import Book, catalogued
from rooms.refusing import refused
from rooms.treatment.treating import (
    due,
    freed,
    neighbours_checked,
    passed,
    pests_in,
    treated,
)
from rooms.trips import Trip, breaches, bring_home, log, put_away, return_draft, take, vouch
from workroom.base.clauses import BESIDE_PESTS, DISINFECT_PESTS, Origin
from workroom.base.ids import CabinetId
from workroom.base.words import ENGLISH
from workroom.ledger.verify import verify
from workroom.rooms.custody import service as custody
from workroom.rooms.handover import service as handover
from workroom.rooms.progress.rules import NEIGHBOURS
from workroom.rooms.registers import rules, service, store
from workroom.rooms.registers.model import Standing
from workroom.rooms.treatment import pests
from workroom.rooms.treatment.pests import PESTS
from workroom.rooms.treatment.rules import KEPT_APART
from workroom.rooms.workflow.steps import Step

APART = (KEPT_APART, DISINFECT_PESTS)


def beside(book: Book) -> str:
    (one,) = due(book, NEIGHBOURS)
    assert (one.clause, one.origin) == (str(BESIDE_PESTS), Origin.PROJECT)
    return ENGLISH.say(one.text)


def test_pests_are_due_until_what_has_them_was_treated_and_freed(book: Book) -> None:
    (unit,) = catalogued(book, 1)
    pest = pests_in(book, unit)
    assert [one.due for one in due(book, pests.TREAT)] == [date(2026, 3, 2)]
    treatment = passed(book, unit)
    with refused(book, rules.FILL_FIRST):
        freed(book, pest, treatment)
    neighbours_checked(book, pest)
    freed(book, pest, treatment)
    assert due(book, pests.TREAT) == []
    with book.ledger.read() as db:
        assert store.get(db, PESTS, pest).standing is Standing.DONE
        assert verify(db, book.ledger.register).whole


def test_only_a_treatment_that_passed_since_it_was_found_frees(book: Book) -> None:
    (unit,) = catalogued(book, 1)
    before = passed(book, unit)
    book.clock.forward(hours=15, minutes=30)  # midnight in the room
    pest = pests_in(book, unit)
    neighbours_checked(book, pest)
    unchecked = treated(book, unit)
    for treatment in (before, unchecked):
        with refused(book, (pests.NOT_TREATED, DISINFECT_PESTS)):
            freed(book, pest, treatment)
    freed(book, pest, passed(book, unit))


def test_what_was_found_was_not_found_tomorrow(book: Book) -> None:
    (unit,) = catalogued(book, 1)
    with refused(book, (pests.FOUND_LATER, DISINFECT_PESTS)):
        pests_in(book, unit, found_on=date(2026, 3, 3))


def test_only_the_client_says_that_there_never_were_any(trip: Trip) -> None:
    take(trip, trip.sheets[0].unit)
    pest = pests_in(trip.book, trip.sheets[0].unit)
    with (
        refused(trip.book, rules.NOT_YOURS_TO_VOID),
        trip.book.ledger.work(by=trip.book.lin) as work,
    ):
        service.void(work, PESTS, pest, why="误报")
    with trip.book.ledger.work(by=trip.book.li) as work:
        service.void(work, PESTS, pest, why="误报")
    log(trip, trip.sheets[0], Step.PREP)


def test_only_the_client_takes_a_unit_off_the_line_that_keeps_it_apart(trip: Trip) -> None:
    book, unit = trip.book, trip.sheets[0].unit
    other = trip.sheets[1].unit
    pest = pests_in(book, unit)
    with refused(book, pests.STAYS_APART), book.ledger.work(by=book.lin) as work:
        service.correct(work, PESTS, pest, {"units": (other,)}, why="写错")
    with book.ledger.work(by=book.lin) as work:
        service.correct(work, PESTS, pest, {"units": (unit, other)}, why="漏写")
    with book.ledger.work(by=book.li) as work:
        service.correct(work, PESTS, pest, {"units": (other,)}, why="写错")


def test_nobody_works_on_what_has_pests_but_by_a_word(trip: Trip) -> None:
    sheet = trip.sheets[0]
    take(trip, sheet.unit)
    pests_in(trip.book, sheet.unit)
    with refused(trip.book, APART):
        log(trip, sheet, Step.PREP)
    log(trip, sheet, Step.PREP, word=vouch(trip.book))
    assert [one.clauses for one in breaches(trip.book)] == [(str(DISINFECT_PESTS),)]


def test_what_lies_in_a_box_with_pests_is_kept_apart_and_another_box_is_not(trip: Trip) -> None:
    take(trip, trip.sheets[0].unit)
    pests_in(trip.book, trip.boxes[1])
    log(trip, trip.sheets[0], Step.PREP)
    pests_in(trip.book, trip.boxes[0])
    with refused(trip.book, APART):
        log(trip, trip.sheets[0], Step.CAT)


def test_what_has_pests_does_not_go_onto_a_return_note_but_by_a_word(trip: Trip) -> None:
    book = trip.book
    note = return_draft(trip, ())
    pests_in(book, trip.boxes[0])
    with refused(book, handover.rules.UNFINISHED, APART), book.ledger.work(by=book.wang) as work:
        handover.add(work, handover=note, unit=trip.volumes[0])
    with book.ledger.work(by=book.wang) as work:
        handover.add(work, handover=note, unit=trip.volumes[0], word=vouch(book))
    assert len(breaches(book)) == 1


def test_of_a_box_what_has_pests_stays_behind(trip: Trip) -> None:
    book = trip.book
    note = return_draft(trip, ())
    pests_in(book, trip.volumes[0])
    with book.ledger.work(by=book.wang) as work:
        going = handover.add(work, handover=note, unit=trip.boxes[0])
    assert trip.volumes[0] not in {unit.id for unit in going}


def test_pests_found_after_the_note_was_drafted_stop_it_from_being_agreed(trip: Trip) -> None:
    book = trip.book
    note = return_draft(trip, trip.volumes[:1])
    pests_in(book, trip.volumes[0])
    with refused(book, APART), book.ledger.work(by=book.wang) as work:
        handover.agree(work, handover=note, client=book.li, contractor=book.wang)


def test_what_has_pests_is_not_reshelved(trip: Trip) -> None:
    book = trip.book
    bring_home(trip, trip.volumes[:1])
    pests_in(book, trip.volumes[0])
    with refused(book, APART), book.ledger.work(by=book.li) as work:
        custody.reshelve(work, unit=trip.volumes[0])


# --- What lies beside it --------------------------------------------------------------------------


def test_what_shares_its_cabinet_is_due_for_a_check_until_it_was_checked(trip: Trip) -> None:
    put_away(trip, trip.boxes[0])
    pest = pests_in(trip.book, trip.volumes[0])
    assert beside(trip.book).startswith("1 box, 2 volumes, 6 items in cabinet 1号柜, beside")
    neighbours_checked(trip.book, pest)
    assert due(trip.book, NEIGHBOURS) == []


def test_the_cabinet_it_lay_in_is_asked_after_it_was_taken_elsewhere(trip: Trip) -> None:
    put_away(trip, trip.boxes[0])
    take(trip, trip.volumes[0])
    pest = pests_in(trip.book, trip.volumes[0])
    assert due(trip.book, NEIGHBOURS) == [], "it lies in no cabinet now"
    pests_in(trip.book, trip.volumes[0], cabinet=trip.book.cabinet)
    assert beside(trip.book).startswith("1 box, 2 volumes")
    neighbours_checked(trip.book, pest)
    assert len(due(trip.book, NEIGHBOURS)) == 1


def test_an_empty_cabinet_has_no_neighbours(trip: Trip) -> None:
    put_away(trip, trip.boxes[0])
    pests_in(trip.book, trip.volumes[0], cabinet=CabinetId(2))
    assert due(trip.book, NEIGHBOURS) == []


def test_what_lies_in_a_box_with_pests_is_not_its_own_neighbour(trip: Trip) -> None:
    put_away(trip, trip.boxes[0])
    pests_in(trip.book, trip.boxes[0])
    assert due(trip.book, NEIGHBOURS) == []


@pytest.mark.parametrize("days", [0, 28, 366])
def test_neighbours_are_due_from_the_day_on_which_it_was_found(trip: Trip, days: int) -> None:
    put_away(trip, trip.boxes[0])
    pests_in(trip.book, trip.volumes[0])
    trip.book.clock.forward(days=days)
    (one,) = due(trip.book, NEIGHBOURS)
    assert (one.due, one.overdue_days) == (date(2026, 3, 2), days)
