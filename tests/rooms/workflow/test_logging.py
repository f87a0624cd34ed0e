"""Sheets made out and stages logged in a real book."""

from datetime import UTC, datetime

import pytest

from books import Book, boxes, close_day, described, hand_out, open_day, sheets
from rooms.lived import items
from rooms.refusing import entries, last_entry, refused
from rooms.trips import (
    Trip,
    breaches,
    bring_home,
    finish,
    log,
    put_away,
    return_draft,
    take,
    vouch,
    where,
)
from rooms.workflow.passing import passes
from workroom.base.clauses import EVERY_LINK, FLOW_SHEET, INSPECTOR_IS_ANOTHER
from workroom.base.event import Source
from workroom.base.ids import PersonId, Seq
from workroom.base.word import Word
from workroom.rooms.holds import rules as hold_rules
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import service as people
from workroom.rooms.people.model import Role
from workroom.rooms.project import service as project
from workroom.rooms.workflow import rules, service, store
from workroom.rooms.workflow.model import Pass, Sheet, StepFinished, StepStarted, Verb
from workroom.rooms.workflow.steps import Step


def issue(trip: Trip, note: int) -> tuple[Sheet, ...]:
    with trip.book.ledger.work(by=trip.book.wang) as work:
        return service.issue(work, handover=note)  # type: ignore[arg-type]  # a handover's number


def agree_on(book: Book, name: str, value: str) -> None:
    with book.ledger.work(by=book.li) as work:
        project.change_setting(work, name=name, value=value)


def scan_verb(trip: Trip, sheet: Sheet, verb: Verb, by: PersonId, word: Word | None = None) -> None:
    trip.book.clock.forward(minutes=1)
    with trip.book.ledger.work(by=by, station="1号台") as work:
        service.log(work, sheet=sheet.id, step=Step.PREP, verb=verb, word=word)


def test_each_volume_of_a_note_has_a_sheet_and_the_box_none(trip: Trip) -> None:
    assert [sheet.unit for sheet in trip.sheets] == list(trip.volumes[:3])
    assert [sheet.code[:8] for sheet in trip.sheets] == ["S-000001", "S-000002", "S-000003"]
    before = entries(trip.book)
    assert issue(trip, trip.note) == ()
    assert entries(trip.book) == before


def test_sheets_are_made_out_by_who_prepares_batches(trip: Trip) -> None:
    with (
        refused(trip.book, people_rules.NOT_YOURS),
        trip.book.ledger.work(by=trip.book.lin) as work,
    ):
        service.issue(work, handover=trip.note)


def test_what_is_entered_late_stands_at_the_time_it_happened(trip: Trip) -> None:
    book, sheet = trip.book, trip.sheets[0]
    take(trip, sheet.unit)
    earlier = book.clock()
    book.clock.forward(hours=3)
    with book.ledger.work(
        by=book.lin, happened_at=earlier, source=Source.PAPER, source_note="手工登记第3行"
    ) as work:
        entry = service.log(work, sheet=sheet.id)
    (one,) = passes(trip, sheet)
    assert one.finished_at == entry.happened_at == earlier
    assert (entry.recorded_at, entry.source_note) == (book.clock(), "手工登记第3行")


def test_loose_items_share_the_sheet_of_their_box(book: Book) -> None:
    loose = items(book, [described(number, box_number="1") for number in (1, 2, 3)])
    open_day(book)
    note, batch = hand_out(book, boxes(book))
    (sheet,) = sheets(book, note)
    trip = Trip(book, note, batch, boxes(book), loose, (sheet,))
    finish(trip, sheet)
    assert [one.quantity for one in passes(trip, sheet)] == [3] * 8
    for unit in (sheet.unit, *loose):
        found = where(trip, unit)
        assert found is not None
        assert found.finished_at is not None


def test_a_note_that_is_no_more_than_a_draft_or_a_return_has_no_sheets(trip: Trip) -> None:
    draft = return_draft(trip, trip.volumes[:1])
    assert issue(trip, draft) == ()
    home = bring_home(trip, trip.volumes[1:2])
    assert issue(trip, home.event.handover) == ()


def test_a_stage_stands_with_who_when_where_and_how_much(trip: Trip) -> None:
    book, sheet = trip.book, trip.sheets[0]
    take(trip, sheet.unit)
    log(trip, sheet, Step.PREP)
    (one,) = passes(trip, sheet)
    assert one == Pass(
        sheet.id,
        Step.PREP,
        1,
        started_at=book.clock(),
        started_by=book.lin,
        finished_at=book.clock(),
        finished_by=book.lin,
        quantity=21,
        station="1号台",
        entry=Seq(entries(book)),
    )


def test_without_a_stage_named_the_next_one_is_logged(trip: Trip) -> None:
    sheet = trip.sheets[0]
    take(trip, sheet.unit)
    for expected in (Step.PREP, Step.CAT, Step.SCAN, Step.IMAGE):
        with trip.book.ledger.work(by=trip.book.lin) as work:
            assert service.log(work, sheet=sheet.id).event.step is expected


def test_a_typed_quantity_counts_before_the_catalogues(trip: Trip) -> None:
    take(trip, trip.sheets[0].unit)
    for quantity in (0, 400):
        with trip.book.ledger.work(by=trip.book.lin) as work:
            entry = service.log(work, sheet=trip.sheets[0].id, quantity=quantity)
        assert entry.event.quantity == quantity  # type: ignore[union-attr]  # finished at once


def test_no_link_is_skipped(trip: Trip) -> None:
    take(trip, trip.sheets[0].unit)
    with refused(trip.book, (rules.NOT_BEFORE, EVERY_LINK)):
        log(trip, trip.sheets[0], Step.SCAN)


def test_a_volume_in_the_cabinet_is_not_scanned(trip: Trip) -> None:
    with refused(trip.book, rules.NOT_AT_A_STATION):
        log(trip, trip.sheets[0], Step.PREP)


def test_stages_are_for_operators_and_inspectors(trip: Trip) -> None:
    take(trip, trip.sheets[0].unit)
    with refused(trip.book, people_rules.NOT_YOURS, rules.NOT_YOUR_STAGE):
        log(trip, trip.sheets[0], Step.PREP, by=trip.book.wang)
    with refused(trip.book, rules.NOT_YOUR_STAGE):
        log(trip, trip.sheets[0], Step.PREP, by=trip.book.qian)


def test_who_scanned_does_not_inspect(trip: Trip) -> None:
    book, sheet = trip.book, trip.sheets[0]
    with book.ledger.work(by=book.wang) as work:
        people.change_roles(work, person=book.lin, roles=(Role.OPERATOR, Role.INSPECTOR))
    take(trip, sheet.unit)
    log(trip, sheet, Step.PREP, Step.CAT, Step.SCAN, Step.IMAGE)
    with refused(book, (rules.SAME_PERSON, INSPECTOR_IS_ANOTHER)):
        log(trip, sheet, Step.QC)
    log(trip, sheet, Step.QC, by=book.qian)


@pytest.mark.parametrize(
    ("now", "reason"),
    [
        pytest.param(datetime(2026, 3, 2, 15, 59, tzinfo=UTC), None, id="before_midnight"),
        pytest.param(datetime(2026, 3, 2, 18, 0, tzinfo=UTC), None, id="a_night_shift_at_two"),
        pytest.param(
            datetime(2026, 3, 2, 21, 0, tzinfo=UTC), hold_rules.YESTERDAY_OPEN, id="five_o_clock"
        ),
        pytest.param(
            datetime(2026, 3, 3, 6, 0, tzinfo=UTC), hold_rules.YESTERDAY_OPEN, id="the_next_day"
        ),
    ],
)
def test_a_night_shift_works_on_its_day_until_five(
    trip: Trip, now: datetime, reason: str | None
) -> None:
    take(trip, trip.sheets[0].unit)
    trip.book.clock.now = now
    if reason is None:
        log(trip, trip.sheets[0], Step.PREP)
    else:
        with refused(trip.book, reason):
            log(trip, trip.sheets[0], Step.PREP)


def test_on_a_day_that_is_not_open_no_stage_is_logged_but_by_a_word(trip: Trip) -> None:
    put_away(trip, trip.boxes[0])
    close_day(trip.book)
    with refused(trip.book, hold_rules.DAY_NOT_OPEN, rules.NOT_AT_A_STATION):
        log(trip, trip.sheets[0], Step.PREP)
    log(trip, trip.sheets[0], Step.PREP, word=vouch(trip.book))
    (breach,) = breaches(trip.book)
    assert breach.act == entries(trip.book) - 1
    assert passes(trip, trip.sheets[0])[0].is_done


def test_the_last_stage_makes_the_volume_ready_for_home(trip: Trip) -> None:
    sheet = trip.sheets[0]
    finish(trip, sheet)
    with trip.book.ledger.read() as db:
        done = store.sheets.get(db, sheet.id)
    found = where(trip, sheet.unit)
    assert found is not None
    assert found.finished_at == done.complete_at is not None
    take(trip, sheet.unit)
    with (
        refused(trip.book, (rules.NOTHING_LEFT, FLOW_SHEET)),
        trip.book.ledger.work(by=trip.book.lin) as work,
    ):
        service.log(work, sheet=sheet.id)
    with refused(trip.book, rules.DONE_ALREADY):
        log(trip, sheet, Step.PREP)


def test_a_project_may_leave_stages_out(trip: Trip) -> None:
    agree_on(trip.book, "steps", "PREP SCAN")
    take(trip, trip.sheets[0].unit)
    with refused(trip.book, rules.NOT_A_STEP):
        log(trip, trip.sheets[0], Step.CAT)
    log(trip, trip.sheets[0], Step.PREP, Step.SCAN)
    event = last_entry(trip.book).event
    assert isinstance(event, StepFinished)
    assert event.complete


def test_a_timed_stage_is_begun_and_finished_by_one_person(trip: Trip) -> None:
    book, sheet = trip.book, trip.sheets[0]
    agree_on(book, "timed_steps", "PREP")
    take(trip, sheet.unit)
    log(trip, sheet, Step.PREP)
    began = book.clock()
    assert isinstance(last_entry(book).event, StepStarted)
    with refused(book, rules.STARTED_BY_ANOTHER):
        log(trip, sheet, Step.PREP, by=book.chen)
    with book.ledger.read() as db:
        assert [one.step for one in store.running_by(db, book.lin)] == [Step.PREP]
    log(trip, sheet, Step.PREP)
    (one,) = passes(trip, sheet)
    assert (one.started_at, one.finished_at) == (began, book.clock())


def test_start_and_finish_may_be_said_for_any_stage(trip: Trip) -> None:
    book, sheet = trip.book, trip.sheets[0]
    take(trip, sheet.unit)
    scan_verb(trip, sheet, Verb.START, book.lin)
    with refused(book, rules.RUNNING_ALREADY):
        scan_verb(trip, sheet, Verb.START, book.lin)
    scan_verb(trip, sheet, Verb.FINISH, book.lin)
    assert passes(trip, sheet)[0].is_done


def test_no_word_begins_a_begun_stage_anew_who_and_when_stay(trip: Trip) -> None:
    book, sheet = trip.book, trip.sheets[0]
    take(trip, sheet.unit)
    scan_verb(trip, sheet, Verb.START, book.lin)
    before = passes(trip, sheet)
    with refused(book, rules.RUNNING_ALREADY):
        scan_verb(trip, sheet, Verb.START, book.chen, vouch(book))
    assert passes(trip, sheet) == before
