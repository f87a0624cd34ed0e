"""A note in a real book, from the first unit on it to the filed paper."""

import pytest

from books import (
    Book,
    boxes,
    catalogued,
    close_day,
    described,
    draft_out,
    hand_out,
    open_day,
    sheets,
)
from rooms.lived import agree, both_count, items
from rooms.refusing import entries, last_entry, refused, told
from rooms.trips import (
    Trip,
    breaches,
    bring_home,
    finish,
    put_away,
    return_draft,
    take,
    vouch,
    where,
)
from workroom.base.clauses import (
    CUSTODIAN,
    DUAL_NOTE,
    NO_STATE_SECRETS,
    ONE_PARTY_NEVER_SIGNS_FOR_BOTH,
)
from workroom.base.codes import parse
from workroom.base.errors import NotFoundError
from workroom.base.ids import BatchId, HandoverId, PersonId, ProjectId, UnitId
from workroom.base.word import Approval
from workroom.ledger.verify import verify
from workroom.rooms.catalogue import rules as catalogue_rules
from workroom.rooms.catalogue import service as catalogue
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.model import Place
from workroom.rooms.handover import rules, service, store
from workroom.rooms.handover.model import Counts, Handover, HandoverState
from workroom.rooms.holds import rules as hold_rules
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import service as people
from workroom.rooms.people.model import Party, Role
from workroom.rooms.project import service as project


def note_of(book: Book, note: HandoverId) -> Handover:
    with book.ledger.read() as db:
        return store.handovers.get(db, note)


def listed(book: Book, note: HandoverId) -> Counts:
    with book.ledger.read() as db:
        return store.listed(db, note)


def units_on(book: Book, note: HandoverId) -> tuple[UnitId, ...]:
    with book.ledger.read() as db:
        return tuple(line.unit for line in store.lines(db, note))


@pytest.fixture
def stocked(book: Book) -> Book:
    """Six volumes in two boxes; the fifth is classified. The day is open."""
    catalogued(book, 4, box_size=3)
    catalogue.bring_in(
        book.ledger,
        by=book.wang,
        project=book.project,
        kind=UnitKind.VOLUME,
        descriptions=[
            described(5, security_class="秘密", box_number="2"),
            described(6, box_number="2"),
        ],
        file="补.xlsx",
        digest="1" * 64,
        rejected=0,
    )
    open_day(book)
    return book


def volume(number: int) -> UnitId:
    """Of the stocked book: boxes were entered just before their first volumes."""
    return UnitId(number + 2)


def begin(book: Book) -> HandoverId:
    with book.ledger.work(by=book.wang) as work:
        return service.begin_out(work, project=book.project)


def add(book: Book, note: HandoverId, unit: UnitId) -> tuple[UnitId, ...]:
    with book.ledger.work(by=book.wang) as work:
        return tuple(one.id for one in service.add(work, handover=note, unit=unit))


def test_a_scanned_box_brings_what_may_go_with_it(stocked: Book) -> None:
    note = begin(stocked)
    first, second = boxes(stocked)
    assert add(stocked, note, first) == (first, volume(1), volume(2), volume(3))
    assert add(stocked, note, second) == (second, volume(4), volume(6))
    assert add(stocked, note, second) == ()
    assert listed(stocked, note) == Counts(2, 5, 15, 5 * 20 + 1 + 2 + 3 + 4 + 6)


def test_a_classified_unit_stays_until_it_is_declassified(stocked: Book) -> None:
    note = begin(stocked)
    with refused(stocked, (catalogue_rules.CLASSIFIED, NO_STATE_SECRETS)):
        add(stocked, note, volume(5))
    with stocked.ledger.work(by=stocked.zhao) as work:
        catalogue.declassify(
            work, units=[volume(5)], document="县档发〔2026〕3号", document_date="2026-01-05"
        )
    assert add(stocked, note, volume(5)) == (volume(5),)


def test_a_list_puts_on_what_may_go_and_nothing_else(stocked: Book) -> None:
    note = begin(stocked)
    wanted = [volume(4), volume(5), volume(6), volume(6)]
    with stocked.ledger.work(by=stocked.wang) as work:
        added = service.add_many(work, handover=note, units=wanted)
    assert added == (volume(4), volume(6))
    before = entries(stocked)
    with stocked.ledger.work(by=stocked.wang) as work:
        assert service.add_many(work, handover=note, units=wanted) == ()
    assert entries(stocked) == before


def test_a_unit_is_on_one_draft_at_a_time(stocked: Book) -> None:
    first, second = begin(stocked), begin(stocked)
    add(stocked, first, volume(1))
    with refused(stocked, rules.ON_ANOTHER_NOTE):
        add(stocked, second, volume(1))
    with stocked.ledger.work(by=stocked.wang) as work:
        service.drop(work, handover=first, reason="改日")
    assert add(stocked, second, volume(1)) == (volume(1),)


def test_a_note_holds_units_of_its_own_project(stocked: Book) -> None:
    with stocked.ledger.work(by=stocked.wang) as work:
        other = project.open_project(work, code="HT27", name="第二期")
    with stocked.ledger.work(by=stocked.wang) as work:
        note = service.begin_out(work, project=other.id)
    with refused(stocked, rules.OTHER_PROJECT):
        add(stocked, note, volume(1))


def test_what_is_taken_off_a_note_may_be_put_on_again(stocked: Book) -> None:
    note, box = begin(stocked), boxes(stocked)[0]
    add(stocked, note, box)
    with stocked.ledger.work(by=stocked.wang) as work:
        service.take_off(work, handover=note, unit=box)
    assert units_on(stocked, note) == ()
    with told(stocked, service.NOT_ON_NOTE), stocked.ledger.work(by=stocked.wang) as work:
        service.take_off(work, handover=note, unit=box)
    assert len(add(stocked, note, box)) == 4


def test_batches_are_prepared_by_the_office_of_either_party(stocked: Book) -> None:
    with refused(stocked, people_rules.NOT_YOURS), stocked.ledger.work(by=stocked.lin) as work:
        service.begin_out(work, project=stocked.project)
    with stocked.ledger.work(by=stocked.li) as work:
        note = service.begin_out(work, project=stocked.project)
    for act in (
        lambda work: service.add(work, handover=note, unit=volume(1)),
        lambda work: service.add_many(work, handover=note, units=[volume(1)]),
        lambda work: service.take_off(work, handover=note, unit=volume(1)),
        lambda work: service.drop(work, handover=note, reason="改日"),
        lambda work: service.remark(work, handover=note, unit=volume(1), condition=2, text="缺角"),
        lambda work: service.begin_back(work, batch=BatchId(1)),
    ):
        with refused(stocked, people_rules.NOT_YOURS), stocked.ledger.work(by=stocked.lin) as work:
            act(work)


def test_what_is_not_there_is_said_in_a_sentence(stocked: Book) -> None:
    note, before = begin(stocked), entries(stocked) + 1
    for act in (
        lambda work: service.begin_out(work, project=ProjectId(9)),
        lambda work: service.begin_back(work, batch=BatchId(9)),
        lambda work: service.add(work, handover=HandoverId(9), unit=volume(1)),
        lambda work: service.add(work, handover=note, unit=UnitId(99)),
    ):
        with pytest.raises(NotFoundError), stocked.ledger.work(by=stocked.wang) as work:
            act(work)
    assert entries(stocked) == before - 1


def test_the_condition_and_a_remark_stand_on_the_line(stocked: Book) -> None:
    note = begin(stocked)
    add(stocked, note, volume(1))

    def remark(unit: UnitId, condition: int) -> None:
        with stocked.ledger.work(by=stocked.wang) as work:
            service.remark(work, handover=note, unit=unit, condition=condition, text=" 缺角 ")

    remark(volume(1), 7)
    with stocked.ledger.read() as db:
        (line,) = store.lines(db, note)
    assert (line.condition, line.remark) == (7, "缺角")
    for wrong in (0, 8):
        with refused(stocked, rules.UNKNOWN_CONDITION):
            remark(volume(1), wrong)
    with told(stocked, service.NOT_ON_NOTE):
        remark(volume(2), 1)


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


def confirm(book: Book, note: HandoverId, copy: int, *, well: bool = True) -> HandoverState:
    with book.ledger.work(by=book.wang) as work:
        service.confirm_copy(work, handover=note, copy=copy, well=well)
    return note_of(book, note).state


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


def test_a_draft_is_given_up_for_a_reason_and_has_no_papers(stocked: Book) -> None:
    note = draft_out(stocked, [volume(1)])

    def drop(reason: str) -> None:
        with stocked.ledger.work(by=stocked.wang) as work:
            service.drop(work, handover=note, reason=reason)

    with told(stocked, service.NO_REASON):
        drop(" ")
    drop("改日")
    assert units_on(stocked, note) == ()
    with refused(stocked, rules.NO_LONGER_A_DRAFT):
        drop("改日")
    with refused(stocked, rules.NOT_AGREED):
        confirm(stocked, note, 1)
    assert note_of(stocked, note).state is HandoverState.DROPPED


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
        assert [one.number[:16] for one in store.recent(db)] == [
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


def test_loose_items_go_out_in_their_box(book: Book) -> None:
    loose = items(book, [described(number, box_number="1") for number in range(1, 4)])
    open_day(book)
    note, _ = hand_out(book, boxes(book))
    assert units_on(book, note) == (*boxes(book), *loose)
    assert listed(book, note) == Counts(1, 0, 3, 66)
    (sheet,) = sheets(book, note)
    assert sheet.unit == boxes(book)[0]


def test_after_a_night_and_all_notes_the_book_is_whole(trip: Trip) -> None:
    bring_home(trip, trip.volumes[:2])
    put_away(trip, trip.boxes[0])
    close_day(trip.book)
    with trip.book.ledger.read() as db:
        assert verify(db, trip.book.ledger.register).whole
