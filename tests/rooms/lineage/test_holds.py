"""A split or a merge lets nothing go, and touches nothing that is not here."""

from datetime import timedelta

from books import is_whole
from rooms.absence.telling import call_back, lend, report
from rooms.lineage.reshaping import agreed, merge, unit
from rooms.refusing import refused
from rooms.trips import Trip, take, vouch, where
from workroom.base.ids import CabinetId
from workroom.base.late import Late
from workroom.rooms.custody import service as custody
from workroom.rooms.custody import store as custody_store
from workroom.rooms.custody.model import Recall
from workroom.rooms.late.claiming import late_work
from workroom.rooms.lineage import rules, service
from workroom.rooms.lineage.basis import Part
from workroom.rooms.registers import store as registers
from workroom.rooms.safety.incidents import HELD, INCIDENTS


def test_an_incident_holds_what_was_split_off_on_somebodys_word(trip: Trip) -> None:
    book, whole = trip.book, trip.volumes[0]
    incident = report(trip, whole)
    with book.ledger.work(by=book.wang) as work:
        told = (Part(code="新-1", pages=2),)
        (made,) = service.split(
            work, unit=whole, parts=told, why="合订", word=vouch(book)
        ).event.made
    with book.ledger.read() as db:
        assert registers.get(db, INCIDENTS, incident).units == (whole, made.unit)
    with refused(book, HELD):
        take(trip, made.unit)


def test_an_incident_holds_what_a_unit_became_part_of(trip: Trip) -> None:
    book, (held, into) = trip.book, trip.volumes[:2]
    report(trip, held)
    with book.ledger.work(by=book.wang) as work:
        service.merge(work, unit=into, others=(held,), why="误分", word=vouch(book))
    with refused(book, HELD):
        take(trip, into)
    assert is_whole(book)


def test_a_secret_that_was_found_stays_one_in_what_it_is_part_of(trip: Trip) -> None:
    secret, into = trip.volumes[:2]
    call_back(trip, secret, why=Recall.CLASSIFIED, security_class="机密")
    merge(trip, into, secret)
    found = where(trip, into)
    assert found is not None
    assert found.recall is Recall.CLASSIFIED
    assert unit(trip.book, into).is_classified
    assert is_whole(trip.book)


def test_what_is_lent_is_not_split_or_merged_on_any_word(trip: Trip) -> None:
    book, (lent, here) = trip.book, trip.volumes[:2]
    lend(trip, lent)
    with refused(book, rules.NOT_AT_HAND), book.ledger.work(by=book.wang) as work:
        told = (Part(code="新-1", pages=2),)
        service.split(
            work, unit=lent, parts=told, why="合订", approval=agreed(book), word=vouch(book)
        )
    with refused(book, rules.NOT_AT_HAND), book.ledger.work(by=book.wang) as work:
        service.merge(work, unit=here, others=(lent,), why="误分", word=vouch(book))


def test_what_ended_is_nowhere_from_that_minute_on_and_no_late_line_brings_it_back(
    trip: Trip,
) -> None:
    book, (into, gone) = trip.book, trip.volumes[:2]
    book.clock.forward(minutes=30)
    merged_at = book.clock()
    merge(trip, into, gone)
    book.clock.forward(minutes=10)
    then = Late(merged_at - timedelta(minutes=10), book.wang, "停电记录 1")
    with late_work(book.ledger, by=book.lin, station="1号台", late=then) as work:
        custody.put_away(work, unit=gone, cabinet=CabinetId(2))
    assert where(trip, gone) is None
    with book.ledger.read() as db:
        before = custody_store.where(db, gone, merged_at - timedelta(minutes=1))
        assert before is not None
        assert before.cabinet == 2
        assert custody_store.where(db, gone, merged_at) is None
    assert is_whole(book)
