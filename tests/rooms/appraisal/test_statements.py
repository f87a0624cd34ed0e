"""A statement over a batch with exceptions, and what it lets go out."""

import pytest

from books import Book, boxes, catalogued, draft_out, open_day
from rooms.caring import agreed_on, approve, archivist, exempt, fill, line_of, statement, whole
from rooms.lived import agree
from rooms.refusing import refused
from workroom.base.clauses import APPRAISED, APPRAISED_FIRST, EXAMINED
from workroom.base.ids import PersonId, UnitId
from workroom.base.word import Approval
from workroom.rooms.appraisal import rules
from workroom.rooms.appraisal.statements import (
    APPROVES_OWN,
    EXCEPTIONS,
    LEAD_SETTLES,
    NOT_CHECKED,
    PRIORITY_WANTED,
    SETTLED,
    STATEMENTS,
    WHY_NOT,
    Answer,
    Checked,
    Decision,
    ExceptionKind,
)
from workroom.rooms.handover import service as handover
from workroom.rooms.handover import store as handovers
from workroom.rooms.registers.model import Standing
from workroom.rooms.registers.service import enter


@pytest.fixture
def volumes(book: Book) -> tuple[UnitId, ...]:
    """Six volumes in two boxes, and the day open."""
    made = catalogued(book, 6, box_size=3)
    open_day(book)
    return made


@pytest.fixture
def ma(book: Book) -> PersonId:
    return archivist(book)


def listed(book: Book, *units: UnitId) -> set[UnitId]:
    """What of these comes onto a note out."""
    note = draft_out(book, ())
    with book.ledger.work(by=book.wang) as work:
        handover.add_many(work, handover=note, units=units)
    with book.ledger.read() as db:
        return {line.unit for line in handovers.lines(db, note)}


def test_one_statement_over_the_boxes_lets_all_go_but_the_exceptions(
    book: Book, volumes: tuple[UnitId, ...], ma: PersonId
) -> None:
    agreed_on(book, "appraisal_needed", "on")
    made = statement(book, *boxes(book), by=ma)
    exempt(book, made, volumes[1], ExceptionKind.MISSING_PAGES, ma)
    exempt(book, made, volumes[2], ExceptionKind.OUT_OF_SCOPE, ma)
    small = exempt(book, made, volumes[3], ExceptionKind.ORDER, ma)
    assert listed(book, *volumes) == set()  # not approved yet
    approve(book, made)
    assert listed(book, *volumes) == {volumes[0], *volumes[3:]}
    assert line_of(book, EXCEPTIONS, small).standing is Standing.DONE
    assert whole(book)


def test_a_missing_page_holds_until_the_client_settles_it(
    book: Book, volumes: tuple[UnitId, ...], ma: PersonId
) -> None:
    made = statement(book, *volumes, by=ma)
    exception = exempt(book, made, volumes[0], ExceptionKind.MISSING_PAGES, ma)
    note = draft_out(book, ())
    with (
        book.ledger.work(by=book.wang) as work,
        refused(book, (rules.EXCEPTED, EXAMINED)),
    ):
        handover.add(work, handover=note, unit=volumes[0])
    told = {"settled_on": book.clock().date(), "settlement": "原卷即缺，注记后数字化"}
    fill(book, EXCEPTIONS, exception, SETTLED, told, ma)
    assert listed(book, volumes[0]) == {volumes[0]}


def test_privacy_is_settled_by_the_lead_alone(
    book: Book, volumes: tuple[UnitId, ...], ma: PersonId
) -> None:
    made = statement(book, *volumes, by=ma)
    exception = exempt(book, made, volumes[0], ExceptionKind.PRIVACY, ma)
    told = {"settled_on": book.clock().date(), "settlement": "题名不上流程单"}
    with refused(book, (LEAD_SETTLES, APPRAISED)):
        fill(book, EXCEPTIONS, exception, SETTLED, told, ma)
    fill(book, EXCEPTIONS, exception, SETTLED, told, book.li)
    assert listed(book, volumes[0]) == {volumes[0]}


def test_what_was_never_appraised_goes_out_by_the_clients_approval(
    book: Book, volumes: tuple[UnitId, ...]
) -> None:
    agreed_on(book, "appraisal_needed", "on")
    note = draft_out(book, ())
    with (
        book.ledger.work(by=book.wang) as work,
        refused(book, (rules.NEVER_APPRAISED, APPRAISED_FIRST)),
    ):
        handover.add(work, handover=note, unit=volumes[0])
    with book.ledger.work(by=book.wang) as work:
        approval = Approval(book.li, "急件，随后补鉴定")
        handover.add(work, handover=note, unit=volumes[0], approval=approval)
    for person in (book.li, book.wang):
        with book.ledger.work(by=person) as work:
            counts = handovers.listed(work.db, note)
            handover.enter_count(work, handover=note, counts=counts)
    with book.ledger.work(by=book.li) as work:
        handover.state_secrecy(work, handover=note)
    assert agree(book, note).event.number
    assert whole(book)


def test_a_room_that_begins_without_an_appraisal_is_not_stopped(
    book: Book, volumes: tuple[UnitId, ...]
) -> None:
    assert listed(book, *volumes) == set(volumes)


def test_what_the_client_decided_to_keep_stays(
    book: Book, volumes: tuple[UnitId, ...], ma: PersonId
) -> None:
    kept = statement(book, *volumes[:2], by=ma, decision=Decision.DEFERRED, why="待修复")
    approve(book, kept)
    assert listed(book, *volumes) == set(volumes[2:])
    approve(book, statement(book, volumes[0], by=ma))  # a later one overtakes it
    assert listed(book, *volumes[:2]) == {volumes[0]}


def test_what_the_lead_did_not_approve_is_no_statement(
    book: Book, volumes: tuple[UnitId, ...], ma: PersonId
) -> None:
    agreed_on(book, "appraisal_needed", "on")
    approve(book, statement(book, *volumes, by=ma), Answer.NO)
    assert listed(book, *volumes) == set()


def test_what_goes_out_was_checked_in_all_four_ways(
    book: Book, volumes: tuple[UnitId, ...], ma: PersonId
) -> None:
    with refused(book, (PRIORITY_WANTED, APPRAISED), (NOT_CHECKED, EXAMINED)):
        statement(book, *volumes, by=ma, priority=None, order=Checked.NOT)
    with refused(book, (WHY_NOT, APPRAISED)):
        statement(book, *volumes, by=ma, decision=Decision.OUT)


def test_nobody_approves_an_own_statement(book: Book, volumes: tuple[UnitId, ...]) -> None:
    made = statement(book, *volumes, by=book.li)  # the lead is an archivist, too
    with refused(book, (APPROVES_OWN, APPRAISED)):
        approve(book, made)


def test_a_volume_put_on_before_it_was_excepted_stops_the_agreement(
    book: Book, volumes: tuple[UnitId, ...], ma: PersonId
) -> None:
    note = draft_out(book, volumes[:2])
    made = statement(book, *volumes, by=ma)
    exempt(book, made, volumes[0], ExceptionKind.SECRECY, ma)
    with refused(book, (rules.EXCEPTED, EXAMINED)):
        agree(book, note)


def test_only_the_archivist_signs_a_statement(book: Book, volumes: tuple[UnitId, ...]) -> None:
    with pytest.raises(Exception, match="may not fill"), book.ledger.work(by=book.wang) as work:
        enter(work, STATEMENTS, {"units": volumes})
