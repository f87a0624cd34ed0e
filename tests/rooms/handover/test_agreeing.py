"""Both sides count, explain what differs, and agree: custody passes with one entry."""

from books import (
    Book,
    boxes,
    catalogued,
    draft_out,
    hand_out,
    open_day,
)
from rooms.handover.noting import add, begin, listed, note_of, volume
from rooms.lived import agree, both_count
from rooms.refusing import refused, told
from rooms.trips import (
    Trip,
    breaches,
    vouch,
)
from workroom.base.clauses import (
    CUSTODIAN,
    DUAL_NOTE,
    NO_STATE_SECRETS,
    ONE_PARTY_NEVER_SIGNS_FOR_BOTH,
)
from workroom.base.codes import parse
from workroom.base.ids import HandoverId, PersonId
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.model import Place
from workroom.rooms.handover import rules, service
from workroom.rooms.handover.counts import Counts
from workroom.rooms.handover.model import HandoverState
from workroom.rooms.holds import rules as hold_rules
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import service as people
from workroom.rooms.people.model import Party, Role
from workroom.rooms.project import service as project


def count(book: Book, note: HandoverId, by: PersonId, counts: Counts) -> None:
    with book.ledger.work(by=by) as work:
        service.enter_count(work, handover=note, counts=counts)


def test_each_side_counts_for_itself(stocked: Book) -> None:
    note = begin(stocked)
    add(stocked, note, volume(1))
    count(stocked, note, stocked.li, Counts(0, 1, 3))
    count(stocked, note, stocked.wang, Counts(0, 1, 3))
    found = note_of(stocked, note)
    assert (found.client_counts, found.client_counted_by) == (Counts(0, 1, 3), stocked.li)
    assert found.contractor_counted_by == stocked.wang
    for who in (stocked.zhao, stocked.lin):
        with refused(stocked, people_rules.NOT_YOURS):
            count(stocked, note, who, Counts(0, 1, 3))
    with refused(stocked, rules.NO_NEGATIVE):
        count(stocked, note, stocked.li, Counts(0, -1, 3))


def test_where_both_agreed_to_count_pages_the_note_says_so(stocked: Book) -> None:
    with stocked.ledger.work(by=stocked.li) as work:
        project.change_setting(work, name="count_pages", value="on")
    note = begin(stocked)
    add(stocked, note, volume(1))
    with refused(stocked, rules.PAGES_TOO):
        count(stocked, note, stocked.li, Counts(0, 1, 3))
    both_count(stocked, note)
    with stocked.ledger.work(by=stocked.li) as work:
        service.state_secrecy(work, handover=note)
    event = agree(stocked, note).event
    assert (event.pages_counted, event.client_counts.pages) == (True, 21)


def test_what_changes_the_note_voids_counts_and_statement(stocked: Book) -> None:
    note = draft_out(stocked, [volume(1), volume(2)])
    with stocked.ledger.work(by=stocked.wang) as work:
        service.take_off(work, handover=note, unit=volume(2))
    found = note_of(stocked, note)
    assert (found.client_counts, found.contractor_counts) == (None, None)
    assert found.secrecy_by == stocked.li
    add(stocked, note, volume(3))
    assert note_of(stocked, note).secrecy_by is None


def explain(book: Book, note: HandoverId, text: str, by: PersonId | None = None) -> None:
    with book.ledger.work(by=by or book.li) as work:
        service.record_difference(work, handover=note, text=text)


def twenty_and_nineteen(book: Book) -> HandoverId:
    """A note with twenty volumes on which the contractor counted nineteen."""
    note = draft_out(book, catalogued(book, 20))
    count(book, note, book.wang, Counts(0, 19, 60, listed(book, note).pages))
    return note


def test_twenty_and_nineteen_are_not_agreed_until_the_difference_has_a_record(book: Book) -> None:
    open_day(book)
    note = twenty_and_nineteen(book)
    with refused(book, (rules.TOTALS_DIFFER, DUAL_NOTE)):
        agree(book, note)
    with told(book, service.NO_REASON):
        explain(book, note, "  ")
    with refused(book, people_rules.NOT_YOURS):
        explain(book, note, "第20卷在发包方", by=book.lin)
    explain(book, note, " 第20卷在发包方，次日补交 ")
    event = agree(book, note).event
    assert event.difference == "第20卷在发包方，次日补交"
    assert (event.client_counts.volumes, event.contractor_counts.volumes) == (20, 19)
    assert breaches(book) == ()


def test_a_recount_voids_the_record_of_another_difference(book: Book) -> None:
    open_day(book)
    note = twenty_and_nineteen(book)
    explain(book, note, "第20卷在发包方")
    count(book, note, book.wang, Counts(0, 19, 60, listed(book, note).pages))
    assert note_of(book, note).difference == "第20卷在发包方"
    count(book, note, book.wang, Counts(0, 18, 60, listed(book, note).pages))
    with refused(book, rules.TOTALS_DIFFER):
        agree(book, note)
    count(book, note, book.wang, listed(book, note))
    assert agree(book, note).event.difference == ""


def test_where_the_totals_agree_there_is_nothing_to_explain(stocked: Book) -> None:
    note = draft_out(stocked, [volume(1)])
    with refused(stocked, rules.NOTHING_TO_EXPLAIN):
        explain(stocked, note, "无")


def test_the_client_and_nobody_else_states_that_there_are_no_secrets(stocked: Book) -> None:
    note = begin(stocked)
    add(stocked, note, volume(1))
    both_count(stocked, note)
    with refused(stocked, (rules.NO_SECRECY_STATEMENT, NO_STATE_SECRETS)):
        agree(stocked, note)
    with refused(stocked, people_rules.NOT_YOURS), stocked.ledger.work(by=stocked.wang) as work:
        service.state_secrecy(work, handover=note)
    with stocked.ledger.work(by=stocked.zhao) as work:
        service.state_secrecy(work, handover=note)
    assert agree(stocked, note).event.secrecy_by == stocked.zhao


def agreed_by(book: Book, note: HandoverId, client: PersonId, contractor: PersonId) -> None:
    with book.ledger.work(by=book.wang) as work:
        service.agree(work, handover=note, client=client, contractor=contractor)


def test_two_signers_of_one_party_are_refused(stocked: Book) -> None:
    note = draft_out(stocked, [volume(1)])
    one_party = (rules.SAME_PARTY, ONE_PARTY_NEVER_SIGNS_FOR_BOTH)
    with refused(stocked, people_rules.NOT_YOURS, one_party):
        agreed_by(stocked, note, stocked.wang, stocked.wang)
    with refused(stocked, people_rules.NOT_YOURS, hold_rules.NO_CUSTODIAN, one_party):
        agreed_by(stocked, note, stocked.li, stocked.li)


def test_without_the_custodian_on_duty_nothing_is_received(stocked: Book) -> None:
    with stocked.ledger.work(by=stocked.wang) as work:
        second = people.enroll(work, name="孙二", party=Party.CONTRACTOR, roles=[Role.CUSTODIAN]).id
    note = draft_out(stocked, [volume(1)])
    with refused(stocked, (hold_rules.NO_CUSTODIAN, CUSTODIAN)):
        agreed_by(stocked, note, stocked.li, second)


def test_on_a_day_that_is_not_open_nothing_changes_hands(book: Book) -> None:
    catalogued(book, 1)
    note = draft_out(book, boxes(book))
    with refused(book, hold_rules.DAY_NOT_OPEN, hold_rules.NO_CUSTODIAN):
        agree(book, note)


def test_custody_passes_with_the_entry_in_which_both_agree(stocked: Book) -> None:
    note = draft_out(stocked, [volume(1), volume(2)])
    entry = agree(stocked, note)
    event = entry.event
    found = note_of(stocked, note)
    assert (found.state, found.agreed_entry) == (HandoverState.AGREED, entry.seq)
    assert (found.client, found.contractor) == (stocked.li, stocked.wang)
    assert str(parse(event.number)) == str(parse(found.number))
    assert event.number.startswith("HT26-F01-2026-0001-")
    assert event.annex.startswith("HT26-F02-2026-0001-")
    assert entry.numbers == {"HT26-F01-2026": (1, 1), "HT26-F02-2026": (1, 1)}
    assert event.remaining == Counts(0, 2, 6, 43)
    with stocked.ledger.read() as db:
        place = custody.where(db, volume(1))
    assert place is not None
    assert (place.place, place.holder, place.out_note) == (Place.DESK, stocked.wang, note)


def test_a_refused_agreement_burns_no_form_number(stocked: Book) -> None:
    note = begin(stocked)
    add(stocked, note, volume(1))
    with refused(stocked, rules.NOT_COUNTED, rules.NOT_COUNTED, rules.NO_SECRECY_STATEMENT):
        agree(stocked, note)
    second = draft_out(stocked, [volume(2)])
    assert agree(stocked, second).event.number.startswith("HT26-F01-2026-0001-")


def test_each_project_numbers_its_own_notes(stocked: Book) -> None:
    agree(stocked, draft_out(stocked, [volume(1)]))
    with stocked.ledger.work(by=stocked.wang) as work:
        other = project.open_project(work, code="HT27", name="第二期")
    theirs = Book(stocked.ledger, stocked.clock, other.id, stocked.cabinet, dict(stocked.people))
    note = draft_out(theirs, catalogued(theirs, 1))
    assert agree(theirs, note).event.number.startswith("HT27-F01-2026-0001-")


def test_what_went_out_on_another_note_meanwhile_is_not_agreed_twice(stocked: Book) -> None:
    hand_out(stocked, [volume(1)])
    note = begin(stocked)
    with refused(stocked, rules.OUT_ALREADY):
        add(stocked, note, volume(1))


def test_by_a_word_custody_passes_all_the_same_and_the_breach_stands(book: Book) -> None:
    catalogued(book, 1)
    note = draft_out(book, boxes(book))
    entry = agree(book, note, vouch(book, book.li))
    (breach,) = breaches(book)
    assert (breach.act, breach.who) == (entry.seq, book.li)
    assert set(breach.clauses) == {"DA/T 68.2-2020 §4.3.5", "DA/T 68.2-2020 §5.5.5"}
    assert note_of(book, note).state is HandoverState.AGREED


def test_no_word_agrees_a_note_twice_nor_adds_to_an_agreed_one(trip: Trip) -> None:
    book = trip.book
    with refused(book, rules.NO_LONGER_A_DRAFT):
        agree(book, trip.note, vouch(book))
    with refused(book, rules.NO_LONGER_A_DRAFT), book.ledger.work(by=book.wang) as work:
        service.add(work, handover=trip.note, unit=trip.volumes[3], word=vouch(book))
