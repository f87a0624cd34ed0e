"""Units are split, merged, recoded and uncovered while they are in the room."""

import pytest

from books import command
from rooms.lineage.reshaping import (
    agreed,
    batch_account,
    hear,
    is_whole,
    label_of,
    merge,
    passes_of,
    sheet_of,
    split,
    unit,
)
from rooms.refusing import refused
from rooms.trips import Trip, breaches, log, put_away, take, vouch, where
from workroom.base.clauses import CLIENT_KNOWS_OF_UNITS, LINEAGE_KEPT, PAGES_HELD_AGAINST
from workroom.base.ids import Kind, Subject
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.custody.model import Place
from workroom.rooms.handover import service as handover
from workroom.rooms.handover import store as handovers
from workroom.rooms.handover.counts import Counts
from workroom.rooms.lineage import rules, service
from workroom.rooms.lineage.basis import Part
from workroom.rooms.progress import store as progress
from workroom.rooms.records.subjects import subjects_of
from workroom.rooms.records.trail import trail
from workroom.rooms.station.model import Act, Outcome
from workroom.rooms.workflow.model import done_steps
from workroom.rooms.workflow.rules import ENDED_SHEET
from workroom.rooms.workflow.steps import Step


def test_what_is_split_off_has_the_place_the_note_and_the_holder_of_the_whole(trip: Trip) -> None:
    whole = trip.volumes[0]
    take(trip, whole)
    made = split(trip, whole).event.made[0].unit
    here, there = where(trip, whole), where(trip, made)
    assert here is not None
    assert there is not None
    assert there.place is Place.WORKSTATION
    assert (there.holder, there.batch, there.out_note, there.out_since) == (
        here.holder,
        here.batch,
        here.out_note,
        here.out_since,
    )
    assert (unit(trip.book, whole).pages, unit(trip.book, made).pages) == (16, 5)
    assert unit(trip.book, made).parent == unit(trip.book, whole).parent
    assert is_whole(trip.book)


def test_a_split_and_a_merge_show_in_the_account_of_the_batch(trip: Trip) -> None:
    split(trip, trip.volumes[0])
    merge(trip, trip.volumes[1], trip.volumes[2])
    found, here = batch_account(trip.book, trip.batch)
    assert [(c.chinese, c.counts.volumes) for c in found.changes] == [("拆分", 1), ("合并", -1)]
    assert found.remaining == here == Counts(1, 3, 9, found.out.pages)


def test_what_was_done_before_the_split_counts_for_the_part_and_is_nobodys_work_twice(
    trip: Trip,
) -> None:
    whole = trip.volumes[0]
    take(trip, whole)
    log(trip, trip.sheets[0], Step.PREP, Step.SCAN)
    made = split(trip, whole).event.made[0].unit
    sheet = sheet_of(trip.book, made)
    assert sheet.of == trip.sheets[0].id
    assert done_steps(passes_of(trip.book, sheet)) == {Step.PREP, Step.SCAN}
    assert {one.taken_from for one in passes_of(trip.book, sheet)} == {trip.sheets[0].id}
    assert (sheet.pages, sheet_of(trip.book, whole).pages) == (5, 16)
    log(trip, sheet, Step.CAT)
    assert Step.CAT not in done_steps(passes_of(trip.book, trip.sheets[0]))
    assert is_whole(trip.book)


def test_of_merged_volumes_only_those_stages_are_done_that_all_have_done(trip: Trip) -> None:
    first, second, _ = trip.volumes[:3]
    take(trip, first)
    take(trip, second)
    log(trip, trip.sheets[0], Step.PREP, Step.SCAN)
    log(trip, trip.sheets[1], Step.PREP)
    merge(trip, first, second)
    kept, ended = sheet_of(trip.book, first), sheet_of(trip.book, second)
    assert done_steps(passes_of(trip.book, kept)) == {Step.PREP}
    assert kept.pages == 21 + 22
    assert ended.ended_at is not None
    with refused(trip.book, ENDED_SHEET):
        log(trip, ended, Step.SCAN, word=vouch(trip.book))
    log(trip, kept, Step.SCAN)
    assert is_whole(trip.book)


def test_what_was_done_counts_once_whatever_becomes_of_the_volumes(trip: Trip) -> None:
    first, second = trip.volumes[:2]
    take(trip, first)
    take(trip, second)
    start = trip.book.clock()
    log(trip, trip.sheets[0], Step.PREP, Step.SCAN)
    log(trip, trip.sheets[1], Step.PREP)

    def output() -> list[tuple[Step, int, int]]:
        with trip.book.ledger.read() as db:
            return [(o.step, o.sheets, o.quantity) for o in progress.output_since(db, start)]

    done = [(Step.PREP, 2, 43), (Step.SCAN, 1, 21)]
    assert output() == done
    trip.book.clock.forward(minutes=1)
    split(trip, first)
    assert output() == done
    merge(trip, first, second)
    assert output() == done


def test_what_ended_is_in_no_place_and_its_label_answers_with_what_it_lives_on_in(
    trip: Trip,
) -> None:
    first, second = trip.volumes[:2]
    old_label, old_code = label_of(trip.book, second), unit(trip.book, second).reference_code
    merge(trip, first, second)
    assert where(trip, second) is None
    with trip.book.ledger.read() as db:
        assert second not in {one.id for one in catalogue.children(db, trip.boxes[0])}
        assert subjects_of(db, old_code) == (Subject(Kind.UNIT, second),)
    for code in (old_label, old_code):
        reply = hear(trip.book, command(Act.ASK), code)
        assert reply.outcome is Outcome.NOTED
        assert str(reply.text) == (
            "J038-001-0002 became part of J038-001-0001. "
            "J038-001-0001 is at the hand-over desk since 2026-03-02 08:30."
        )
    taken = hear(trip.book, command(Act.TAKE), old_label)
    assert taken.outcome is Outcome.DONE
    at = where(trip, first)
    assert at is not None
    assert at.place is Place.WORKSTATION


def test_the_trail_of_a_part_begins_with_the_whole_and_that_of_the_ended_goes_on(
    trip: Trip,
) -> None:
    first, second, third = trip.volumes[:3]
    made = split(trip, first).event.made[0].unit
    take(trip, first)
    merge_entry = merge_after(trip, second, third)
    with trip.book.ledger.read() as db:
        of_part = [t.entry.seq for t in trail(trip.book.ledger, db, Subject(Kind.UNIT, made))]
        of_whole = [t.entry.seq for t in trail(trip.book.ledger, db, Subject(Kind.UNIT, first))]
        of_ended = [t.entry.seq for t in trail(trip.book.ledger, db, Subject(Kind.UNIT, third))]
        of_kept = [t.entry.seq for t in trail(trip.book.ledger, db, Subject(Kind.UNIT, second))]
    assert of_part[:3] == of_whole[:3]
    assert len(of_part) < len(of_whole), "what happened to the whole since is not its story"
    assert merge_entry in of_ended
    assert max(of_ended) > merge_entry
    assert set(of_ended) <= set(of_kept) | set(of_ended)


def merge_after(trip: Trip, into: int, gone: int) -> int:
    """Merge, and move what lives on; the entry of the merge."""
    entry = merge(trip, trip.volumes[into - trip.volumes[0]], trip.volumes[gone - trip.volumes[0]])
    put_away(trip, entry.event.unit)
    return entry.seq


def test_a_recoded_unit_answers_to_its_old_code(trip: Trip) -> None:
    first = trip.volumes[0]
    with trip.book.ledger.work(by=trip.book.wang) as work:
        service.recode(
            work, unit=first, code="J038-002-0007", why="全宗调整", approval=agreed(trip.book)
        )
    for code in ("J038-001-0001", "J038-002-0007"):
        reply = hear(trip.book, command(Act.ASK), code)
        assert "J038-002-0007" in str(reply.text)
        with trip.book.ledger.read() as db:
            assert subjects_of(db, code) == (Subject(Kind.UNIT, first),)
    with (
        refused(trip.book, (rules.CODE_TAKEN, LINEAGE_KEPT)),
        trip.book.ledger.work(by=trip.book.li) as work,
    ):
        service.recode(work, unit=first, code="J038-001-0002", why="再改")


def test_a_search_finds_a_unit_by_what_it_was_called_and_by_what_became_part_of_it(
    trip: Trip,
) -> None:
    first, second = trip.volumes[:2]
    merge(trip, first, second)
    with trip.book.ledger.work(by=trip.book.li) as work:
        service.recode(work, unit=first, code="J038-002-0007", why="全宗调整")
    with trip.book.ledger.read() as db:
        for called in ("J038-002-0007", "J038-001-0001", "J038-001-0002"):
            found = {one.id for one in catalogue.found(db, trip.book.project, called)}
            assert first in found
            assert second not in found


def test_swapped_covers_exchange_what_is_said_and_nothing_else(trip: Trip) -> None:
    first, second = trip.volumes[:2]
    take(trip, first)
    before = unit(trip.book, first), unit(trip.book, second), where(trip, first)
    with trip.book.ledger.work(by=trip.book.li) as work:
        service.swap(work, first=first, second=second, why="张冠李戴")
    after = unit(trip.book, first), unit(trip.book, second)
    assert after[0].reference_code == before[1].reference_code
    assert after[1].title == before[0].title
    assert (after[0].code, after[0].parent) == (before[0].code, before[0].parent)
    now = where(trip, first)
    assert now is not None
    assert before[2] is not None
    assert (now.place, now.holder, now.since) == (
        before[2].place,
        before[2].holder,
        before[2].since,
    )
    found, here = batch_account(trip.book, trip.batch)
    assert found.remaining == here
    with trip.book.ledger.read() as db:
        for code in ("J038-001-0001", "J038-001-0002"):
            told = trail(trip.book.ledger, db, *subjects_of(db, code))
            assert any("bore each other's cover" in str(one.text) for one in told)
    assert is_whole(trip.book)


def test_the_client_agrees_or_somebody_answers_for_it(trip: Trip) -> None:
    first, second = trip.volumes[:2]
    with (
        refused(trip.book, (rules.CLIENT_ASKED, CLIENT_KNOWS_OF_UNITS)),
        trip.book.ledger.work(by=trip.book.wang) as work,
    ):
        service.merge(work, unit=first, others=[second], why="一卷误分")
    with trip.book.ledger.work(by=trip.book.wang) as work:
        service.merge(work, unit=first, others=[second], why="一卷误分", word=vouch(trip.book))
    assert len(breaches(trip.book)) == 1
    assert unit(trip.book, second).became == first


@pytest.mark.parametrize(
    ("into", "others", "reason"),
    [
        pytest.param(0, [0], rules.ITSELF, id="a_unit_into_itself"),
        pytest.param(0, [], rules.NO_OTHERS, id="nothing_into_a_unit"),
        pytest.param(3, [0], rules.NOT_HERE, id="what_is_here_into_what_is_in_the_stacks"),
    ],
)
def test_no_word_merges_what_cannot_be_one(
    trip: Trip, into: int, others: list[int], reason: str
) -> None:
    with refused(trip.book, reason), trip.book.ledger.work(by=trip.book.li) as work:
        service.merge(
            work,
            unit=trip.volumes[into],
            others=[trip.volumes[one] for one in others],
            why="试",
            word=vouch(trip.book),
        )


def test_parts_have_the_pages_of_the_whole_or_somebody_answers_for_it(trip: Trip) -> None:
    part = Part(code="J038-001-0001-2", pages=30)
    with (
        refused(trip.book, (rules.PAGES_LOST, PAGES_HELD_AGAINST)),
        trip.book.ledger.work(by=trip.book.li) as work,
    ):
        service.split(work, unit=trip.volumes[0], parts=[part], why="两卷合订")


def test_what_ends_is_taken_off_the_draft_and_that_is_counted_anew(trip: Trip) -> None:
    first, second = trip.volumes[:2]
    with trip.book.ledger.work(by=trip.book.wang) as work:
        note = handover.begin_back(work, batch=trip.batch)
        for one in (first, second):
            handover.add(work, handover=note, unit=one, word=vouch(trip.book))
    with trip.book.ledger.work(by=trip.book.wang) as work:
        handover.enter_count(work, handover=note, counts=Counts(0, 2, 6))
    merge(trip, first, second)
    with trip.book.ledger.read() as db:
        assert [line.unit for line in handovers.lines(db, note)] == [first]
        assert handovers.handovers.get(db, note).contractor_counts is None
    assert is_whole(trip.book)
