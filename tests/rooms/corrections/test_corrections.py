"""A signed note is put right by a slip of both sides; custody follows, the note itself stays."""

from collections.abc import Sequence

import pytest

from books import Book, boxes, code_of
from paper.reading import packed, pages_of
from rooms.late.writing import whole
from rooms.lineage.reshaping import batch_account
from rooms.refusing import refused, told
from rooms.trips import Trip, breaches, bring_home, put_away, take, vouch, where
from workroom.base.clauses import CORRECTED_BY_BOTH, DUAL_NOTE, ONE_PARTY_NEVER_SIGNS_FOR_BOTH
from workroom.base.event import Entry
from workroom.base.ids import HandoverId, PersonId
from workroom.base.word import Word
from workroom.press import Press
from workroom.rooms.corrections import rules, service, store
from workroom.rooms.corrections.model import Fault, NoteCorrected, Put
from workroom.rooms.custody.model import Place
from workroom.rooms.handover import rules as note_rules
from workroom.rooms.handover import service as handover
from workroom.rooms.handover import store as handovers
from workroom.rooms.progress.due import due_list
from workroom.rooms.station.model import Outcome, Session
from workroom.rooms.station.service import hear
from workroom.rooms.workflow import service as workflow


def correct(
    book: Book,
    note: HandoverId,
    *puts: Put,
    client: PersonId | None = None,
    word: Word | None = None,
) -> Entry[NoteCorrected]:
    with book.ledger.work(by=book.wang) as work:
        return service.correct_note(
            work,
            handover=note,
            puts=puts,
            reason="复核发现",
            client=client or book.li,
            contractor=book.wang,
            word=word,
        )


def listed(book: Book, note: HandoverId) -> Sequence[int]:
    with book.ledger.read() as db:
        return [line.unit for line in handovers.lines(db, note)]


def text_of(paper: object) -> str:
    return packed("".join(pages_of(paper.path.read_bytes())))  # type: ignore[attr-defined]  # a paper of the press


def test_a_volume_that_was_not_handed_over_is_back_in_the_stacks_by_the_slip(trip: Trip) -> None:
    book, gone = trip.book, trip.volumes[1]
    entry = correct(book, trip.note, Put(unit=gone, fault=Fault.NOT_ON_IT))
    assert entry.event.number.startswith("HT26-F54-2026-0001")
    assert gone not in listed(book, trip.note)
    assert (now := where(trip, gone)) is not None
    assert (now.place, now.holder, now.out_since) == (Place.STACKS, book.li, None)
    assert whole(book)


def test_a_volume_that_was_left_out_is_in_the_room_by_the_slip_and_gets_its_sheet(
    trip: Trip,
) -> None:
    book, more = trip.book, trip.volumes[4]
    correct(book, trip.note, Put(unit=more, fault=Fault.LEFT_OUT))
    assert (now := where(trip, more)) is not None
    assert (now.place, now.batch) == (Place.DESK, trip.batch)
    assert now.out_since is not None
    with book.ledger.work(by=book.wang) as work:
        (made,) = workflow.issue(work, handover=trip.note)
    assert made.unit == more
    assert whole(book)


def test_a_return_is_put_right_both_ways(trip: Trip) -> None:
    book = trip.book
    put_away(trip, trip.boxes[0])
    note = bring_home(trip, trip.volumes[:1]).event.handover
    correct(
        book,
        note,
        Put(unit=trip.volumes[0], fault=Fault.NOT_ON_IT),
        Put(unit=trip.volumes[1], fault=Fault.LEFT_OUT),
    )
    stays, went = where(trip, trip.volumes[0]), where(trip, trip.volumes[1])
    assert stays is not None
    assert went is not None
    assert (stays.place, stays.holder) == (Place.DESK, book.wang)
    assert (went.place, went.holder) == (Place.RETURNED, book.li)
    assert whole(book)


def test_pages_and_conditions_are_put_right_one_after_the_other(trip: Trip) -> None:
    book, unit = trip.book, trip.volumes[0]
    first = correct(
        book,
        trip.note,
        Put(unit=unit, fault=Fault.PAGES, now="24"),
        Put(unit=unit, fault=Fault.CONDITION, now="2"),
    )
    again = correct(book, trip.note, Put(unit=unit, fault=Fault.PAGES, now="25"))
    assert [(one.was, one.now) for one in first.event.lines] == [("21", "24"), ("1", "2")]
    assert [(one.was, one.now) for one in again.event.lines] == [("24", "25")]
    with refused(book, (rules.SAYS_SO, CORRECTED_BY_BOTH)):
        correct(book, trip.note, Put(unit=unit, fault=Fault.PAGES, now="25"))
    assert whole(book)


def test_the_slip_has_two_originals_and_the_note_printed_again_names_it(trip: Trip) -> None:
    book = trip.book
    number = correct(
        book, trip.note, Put(unit=trip.volumes[0], fault=Fault.PAGES, now="24")
    ).event.number
    press = Press(book.ledger, "王建国")
    for copy, party in ((1, "发包方留存"), (2, "承包方留存")):
        slip = text_of(press.correction(number, copy))
        assert party in slip
        assert all(word in slip for word in (number, "更正单", "复核发现", "21", "24"))
    note, *_ = press.note(trip.note, 1, reprint=True)
    assert packed(f"见更正单 {number}") in text_of(note)
    again = book.ledger.path.parent / "again.pdf"
    assert press.again("F54", number, again) == number
    assert whole(book)


def test_a_slip_waits_for_signatures_and_is_signed_once(trip: Trip) -> None:
    book = trip.book
    number = correct(
        book, trip.note, Put(unit=trip.volumes[0], fault=Fault.PAGES, now="24")
    ).event.number

    def waiting() -> bool:
        with book.ledger.read() as db:
            return any(one.subject == number for one in due_list(db, book.clock()))

    assert waiting()
    with book.ledger.work(by=book.li) as work:
        service.sign_correction(work, number=number)
    assert not waiting()
    with refused(book, rules.IS_SIGNED), book.ledger.work(by=book.li) as work:
        service.sign_correction(work, number=number)
    with told(book, service.NO_SUCH_SLIP), book.ledger.work(by=book.li) as work:
        service.sign_correction(work, number="HT26-F54-2026-0009-X")
    _, reply = hear(book.ledger, Session("1号台"), number)
    assert reply.outcome is Outcome.NOTED
    assert reply.subject is not None
    assert whole(book)


def test_what_has_moved_since_is_put_right_by_a_word_only(trip: Trip) -> None:
    book, unit = trip.book, trip.volumes[0]
    take(trip, unit)
    put = Put(unit=unit, fault=Fault.NOT_ON_IT)
    with refused(book, (rules.MOVED_SINCE, DUAL_NOTE)):
        correct(book, trip.note, put)
    correct(book, trip.note, put, word=vouch(book))
    assert len(breaches(book)) == 1
    assert whole(book)


@pytest.mark.parametrize(
    ("place", "fault", "now", "reason"),
    [
        pytest.param(5, Fault.NOT_ON_IT, "", rules.NOT_THERE, id="not_on_the_note"),
        pytest.param(5, Fault.PAGES, "3", rules.NOT_THERE, id="nothing_of_it_is_wrong"),
        pytest.param(0, Fault.LEFT_OUT, "", rules.THERE_ALREADY, id="not_left_out"),
        pytest.param(0, Fault.CONDITION, "9", note_rules.UNKNOWN_CONDITION, id="no_condition"),
    ],
)
def test_only_what_is_on_the_note_is_wrong_on_it(
    trip: Trip, place: int, fault: Fault, now: str, reason: str
) -> None:
    book = trip.book
    with refused(book, reason):
        correct(book, trip.note, Put(unit=trip.volumes[place], fault=fault, now=now))


def test_one_party_does_not_put_a_note_right_alone(trip: Trip) -> None:
    book = trip.book
    with pytest.raises(Exception, match="one party"):
        correct(
            book, trip.note, Put(unit=trip.volumes[0], fault=Fault.PAGES, now="3"), client=book.wang
        )
    assert ONE_PARTY_NEVER_SIGNS_FOR_BOTH is not None


def test_a_draft_is_changed_itself(trip: Trip) -> None:
    book = trip.book
    with book.ledger.work(by=book.wang) as work:
        draft = handover.begin_out(work, project=book.project)
    with refused(book, (rules.STILL_A_DRAFT, CORRECTED_BY_BOTH)):
        correct(book, draft, Put(unit=trip.volumes[0], fault=Fault.PAGES, now="3"))


def test_a_slip_says_what_is_wrong_and_why(trip: Trip) -> None:
    book = trip.book
    with told(book, service.NOTHING_TO_RIGHT):
        correct(book, trip.note)
    with told(book, service.NO_NUMBER):
        correct(book, trip.note, Put(unit=trip.volumes[0], fault=Fault.PAGES, now="zwei"))
    with book.ledger.read() as db:
        assert store.unsigned(db) == ()
    assert code_of(book, boxes(book)[0])


def test_a_slip_stands_in_the_account_of_the_batch(trip: Trip) -> None:
    correct(trip.book, trip.note, Put(unit=trip.volumes[0], fault=Fault.NOT_ON_IT))
    correct(trip.book, trip.note, Put(unit=trip.volumes[4], fault=Fault.LEFT_OUT))
    account, due = batch_account(trip.book, trip.batch)
    assert account.remaining == due
    assert [one.counts.volumes for one in account.changes] == [-1, 1]
    assert {one.chinese for one in account.changes} == {"更正"}
