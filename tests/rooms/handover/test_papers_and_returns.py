"""After the agreement: originals printed, signed and filed, and the way home in parts."""

from books import (
    Book,
    close_day,
    hand_out,
)
from rooms.handover.noting import add, begin, confirm, note_of
from rooms.lived import agree
from rooms.refusing import last_entry, refused, told
from rooms.trips import (
    Trip,
    breaches,
    bring_home,
    finish,
    put_away,
    return_draft,
    take,
    where,
)
from workroom.base.ids import HandoverId, PersonId
from workroom.base.word import Approval, Word
from workroom.ledger.verify import verify
from workroom.rooms.custody.model import Place
from workroom.rooms.handover import rules, service, store
from workroom.rooms.handover.counts import Counts
from workroom.rooms.handover.model import HandoverState
from workroom.rooms.people import rules as people_rules


def sign(book: Book, note: HandoverId, by: PersonId | None = None) -> None:
    with book.ledger.work(by=by or book.wang) as work:
        service.sign(work, handover=note)


def file(book: Book, note: HandoverId, by: PersonId | None = None) -> None:
    with book.ledger.work(by=by or book.li) as work:
        service.file(work, handover=note)


def test_a_note_is_printed_twice_signed_and_filed(trip: Trip) -> None:
    book, note = trip.book, trip.note
    with refused(book, rules.NOT_PRINTED):
        sign(book, note)
    with refused(book, people_rules.NOT_YOURS), book.ledger.work(by=book.lin) as work:
        service.confirm_copy(work, handover=note, copy=1, well=True)
    assert confirm(book, note, 1) is HandoverState.AGREED
    assert confirm(book, note, 2) is HandoverState.PRINTED
    assert confirm(book, note, 1, well=False) is HandoverState.AGREED
    with refused(book, rules.NOT_PRINTED):
        sign(book, note)
    assert confirm(book, note, 1) is HandoverState.PRINTED
    with refused(book, rules.NOT_SIGNED):
        file(book, note)
    with refused(book, people_rules.NOT_YOURS):
        sign(book, note, by=book.lin)
    sign(book, note)
    with refused(book, rules.ALREADY_SIGNED):
        confirm(book, note, 1)
    file(book, note)
    assert note_of(book, note).state is HandoverState.FILED
    with book.ledger.read() as db:
        assert store.unsigned(db) == ()
        assert [one.id for one in store.filed(db)] == [note]


def test_there_are_two_originals(trip: Trip) -> None:
    for copy in (0, 3):
        with told(trip.book, service.BAD_COPY):
            confirm(trip.book, trip.note, copy)


def test_a_batch_comes_home_in_several_notes_and_the_rest_is_shown(trip: Trip) -> None:
    book, (first, second, third) = trip.book, trip.volumes[:3]
    remaining = [bring_home(trip, [one]).event.remaining for one in (first, second)]
    assert remaining == [Counts(1, 2, 6, 45), Counts(1, 1, 3, 23)]
    with book.ledger.read() as db:
        assert store.still_out(db)[trip.batch].counts == Counts(1, 1, 3, 23)
    assert bring_home(trip, [third, trip.boxes[0]]).event.remaining == Counts(0, 0, 0, 0)
    with book.ledger.read() as db:
        assert store.still_out(db) == {}
        assert store.newest_of(db, trip.batch) is not None
        assert [one.number[:16] for one in store.agreed_since(db, 0)[::-1]] == [
            f"HT26-F01-2026-000{number}"[:16] for number in (4, 3, 2, 1)
        ]


def test_a_finished_volume_goes_home_and_an_unfinished_one_by_approval_only(trip: Trip) -> None:
    book = trip.book
    finish(trip, trip.sheets[0])
    with book.ledger.work(by=book.wang) as work:
        note = service.begin_back(work, batch=trip.batch)
    add(book, note, trip.volumes[0])
    with refused(book, rules.UNFINISHED):
        add(book, note, trip.volumes[1])

    def approved_by(who: PersonId) -> None:
        with book.ledger.work(by=book.wang) as work:
            service.add(work, handover=note, unit=trip.volumes[1], approval=Approval(who, "急用"))

    with refused(book, people_rules.NOT_YOURS, people_rules.OWN_EXCEPTION):
        approved_by(book.wang)
    with refused(book, people_rules.NOT_YOURS):
        approved_by(book.zhao)
    approved_by(book.li)
    approval = last_entry(book).event
    assert (approval.who, approval.why) == (book.li, "急用")  # type: ignore[attr-defined]  # GateApproved
    assert breaches(book) == ()


def test_an_approval_opens_no_block(trip: Trip) -> None:
    book = trip.book
    take(trip, trip.volumes[0])
    with book.ledger.work(by=book.wang) as work:
        note = service.begin_back(work, batch=trip.batch)
    with (
        refused(book, rules.STILL_IN_WORK, rules.UNFINISHED),
        book.ledger.work(by=book.wang) as work,
    ):
        service.add(work, handover=note, unit=trip.volumes[0], approval=Approval(book.li, "急用"))


def test_a_box_brings_home_what_is_finished_and_leaves_the_rest(trip: Trip) -> None:
    finish(trip, trip.sheets[1])
    with trip.book.ledger.work(by=trip.book.wang) as work:
        note = service.begin_back(work, batch=trip.batch)
    assert add(trip.book, note, trip.boxes[0]) == (trip.boxes[0], trip.volumes[1])


def test_a_return_is_of_one_batch(trip: Trip) -> None:
    hand_out(trip.book, trip.boxes[1:])
    with trip.book.ledger.work(by=trip.book.wang) as work:
        note = service.begin_back(work, batch=trip.batch)
    with refused(trip.book, rules.OTHER_BATCH, rules.UNFINISHED):
        add(trip.book, note, trip.volumes[3])


def test_no_word_brings_home_what_went_out_with_another_batch(trip: Trip) -> None:
    book = trip.book
    hand_out(book, trip.boxes[1:])
    with book.ledger.work(by=book.wang) as work:
        note = service.begin_back(work, batch=trip.batch)
    word = Word(who=book.zhou, why="一并归还", source="现场核对")
    with refused(book, rules.OTHER_BATCH), book.ledger.work(by=book.wang) as work:
        service.add(work, handover=note, unit=trip.volumes[3], word=word)


def test_at_home_the_client_answers_for_it_and_it_is_worked_on_no_more(trip: Trip) -> None:
    bring_home(trip, trip.volumes[:1])
    found = where(trip, trip.volumes[0])
    assert found is not None
    assert (found.place, found.holder) == (Place.RETURNED, trip.book.li)
    again = begin(trip.book)
    with refused(trip.book, rules.NOT_ON_ITS_SHELF):
        add(trip.book, again, trip.volumes[0])


def test_what_moved_since_it_was_put_on_the_note_stops_the_agreement(trip: Trip) -> None:
    note = return_draft(trip, trip.volumes[:1])
    take(trip, trip.volumes[0])
    with refused(trip.book, rules.STILL_IN_WORK):
        agree(trip.book, note)


def test_after_a_night_and_all_notes_the_book_is_whole(trip: Trip) -> None:
    bring_home(trip, trip.volumes[:2])
    put_away(trip, trip.boxes[0])
    close_day(trip.book)
    with trip.book.ledger.read() as db:
        assert verify(db, trip.book.ledger.register).whole
