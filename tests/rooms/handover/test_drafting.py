"""A note in a real book while it is a draft: what may come onto it, and off it again."""

import pytest

from books import (
    Book,
    boxes,
    described,
    draft_out,
    hand_out,
    open_day,
    sheets,
)
from rooms.handover.noting import add, begin, confirm, listed, note_of, volume
from rooms.lived import items
from rooms.refusing import entries, refused, told
from workroom.base.clauses import (
    NO_STATE_SECRETS,
)
from workroom.base.errors import NotFoundError
from workroom.base.ids import BatchId, HandoverId, ProjectId, UnitId
from workroom.rooms.catalogue import rules as catalogue_rules
from workroom.rooms.catalogue import service as catalogue
from workroom.rooms.handover import rules, service, store
from workroom.rooms.handover.counts import Counts
from workroom.rooms.handover.model import HandoverState
from workroom.rooms.people import rules as people_rules
from workroom.rooms.project import service as project


def units_on(book: Book, note: HandoverId) -> tuple[UnitId, ...]:
    with book.ledger.read() as db:
        return tuple(line.unit for line in store.lines(db, note))


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


def test_loose_items_go_out_in_their_box(book: Book) -> None:
    loose = items(book, [described(number, box_number="1") for number in range(1, 4)])
    open_day(book)
    note, _ = hand_out(book, boxes(book))
    assert units_on(book, note) == (*boxes(book), *loose)
    assert listed(book, note) == Counts(1, 0, 3, 66)
    (sheet,) = sheets(book, note)
    assert sheet.unit == boxes(book)[0]
