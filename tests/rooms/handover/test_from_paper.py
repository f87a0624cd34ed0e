"""A hand-over agreed on paper while the power was out, entered afterwards as of then."""

from datetime import timedelta

from books import Book, boxes, catalogued, open_day
from rooms.late.writing import pad, whole
from rooms.refusing import refused
from rooms.trips import Trip, put_away, return_draft, vouch
from workroom.base.event import Source
from workroom.base.ids import HandoverId
from workroom.base.late import Late, WrittenLate
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.model import Place
from workroom.rooms.handover import rules, service, store
from workroom.rooms.handover.from_paper import agree_from_paper
from workroom.rooms.late.claiming import late_work
from workroom.rooms.late.model import PadForm


def draft(book: Book) -> HandoverId:
    with book.ledger.work(by=book.wang) as work:
        note = service.begin_out(work, project=book.project)
        service.add(work, handover=note, unit=boxes(book)[0])
    return note


def test_counts_statement_and_agreement_are_taken_from_the_paper(book: Book) -> None:
    volumes = catalogued(book, 3)
    open_day(book)
    (number,) = pad(book, PadForm.NOTE, 1)
    book.clock.forward(hours=2)
    at = book.clock() - timedelta(hours=1)
    note = draft(book)
    entry = agree_from_paper(
        book.ledger,
        Late(at, book.wang, number),
        handover=note,
        client=book.li,
        contractor=book.wang,
    )
    assert (entry.event.number, entry.happened_at, entry.source) == (number, at, Source.PAPER)
    with book.ledger.read() as db:
        found = store.handovers.get(db, note)
        hands = [e for e in book.ledger.entries(db) if isinstance(e.event, WrittenLate)]
        where = custody.where(db, volumes[0])
    assert (found.client_counted_by, found.contractor_counted_by) == (book.li, book.wang)
    assert found.secrecy_by == book.li
    assert {one.by for one in hands} == {book.wang}
    assert where is not None
    assert (where.place, where.since) == (Place.DESK, at)
    assert whole(book)


def test_a_paper_of_another_kind_gives_the_note_a_number_of_the_program(book: Book) -> None:
    catalogued(book, 3)
    open_day(book)
    book.clock.forward(hours=2)
    late = Late(book.clock() - timedelta(hours=1), book.wang, "手写单 3")
    entry = agree_from_paper(
        book.ledger, late, handover=draft(book), client=book.li, contractor=book.wang
    )
    assert entry.event.number.startswith("HT26-F01-2026-0001")
    assert entry.source_note == "手写单 3"
    assert whole(book)


def test_a_late_return_does_not_bring_home_what_was_seen_in_the_room_after_it(trip: Trip) -> None:
    book = trip.book
    at = book.clock() + timedelta(minutes=10)
    book.clock.forward(minutes=30)
    put_away(trip, trip.volumes[0])
    book.clock.forward(minutes=30)
    note = return_draft(trip, trip.volumes[:1])
    late = Late(at, book.wang, "手写单 4")
    with (
        refused(book, rules.SEEN_SINCE),
        late_work(book.ledger, by=book.wang, station="", late=late) as work,
    ):
        service.agree(work, handover=note, client=book.li, contractor=book.wang, word=vouch(book))
