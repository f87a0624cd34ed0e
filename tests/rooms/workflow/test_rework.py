"""Done again, corrected, out again: passes in a real book that are never forgotten."""

import pytest

from books import hand_out, sheets
from rooms.refusing import entries, refused, told
from rooms.trips import (
    Trip,
    bring_home,
    finish,
    log,
    put_away,
    take,
    where,
)
from rooms.workflow.passing import passes
from workroom.base.clauses import FLOW_SHEET
from workroom.base.errors import NotFoundError
from workroom.base.ids import PersonId, Seq, SheetId
from workroom.ledger.verify import verify
from workroom.rooms.custody import rules as custody_rules
from workroom.rooms.custody import service as custody
from workroom.rooms.people import rules as people_rules
from workroom.rooms.workflow import rules, service, store
from workroom.rooms.workflow.model import Sheet
from workroom.rooms.workflow.reasons import ReworkReason
from workroom.rooms.workflow.steps import Step


def rework(
    trip: Trip,
    sheet: Sheet,
    step: Step,
    *,
    by: PersonId | None = None,
    reason: ReworkReason = ReworkReason.SKEW,
) -> None:
    trip.book.clock.forward(minutes=1)
    with trip.book.ledger.work(by=by or trip.book.qian, station="2号台") as work:
        service.order_rework(work, sheet=sheet.id, step=step, reason=reason, remark=" 第3页 ")


def correct(trip: Trip, sheet: Sheet, step: Step, round_: int = 1) -> None:
    act = Seq(entries(trip.book))
    with trip.book.ledger.work(by=trip.book.lin, station="1号台") as work:
        service.correct_pass(work, sheet=sheet.id, step=step, round_=round_, act=act)


def test_rework_overtakes_and_keeps_who_and_when_for_ever(trip: Trip) -> None:
    book, sheet = trip.book, trip.sheets[0]
    take(trip, sheet.unit)
    log(trip, sheet, Step.PREP, Step.CAT, Step.SCAN, Step.IMAGE)
    before = {one.step: one for one in passes(trip, sheet)}
    rework(trip, sheet, Step.SCAN)
    after = {(one.step, one.round): one for one in passes(trip, sheet)}
    for step in (Step.SCAN, Step.IMAGE):
        old = after[step, 1]
        assert old.superseded
        assert (old.finished_by, old.finished_at, old.quantity, old.station, old.entry) == (
            before[step].finished_by,
            before[step].finished_at,
            before[step].quantity,
            before[step].station,
            before[step].entry,
        )
    assert after[Step.CAT, 1] == before[Step.CAT]
    ordered = after[Step.SCAN, 2]
    assert (ordered.reason, ordered.ordered_by) == ("B6", book.qian)
    log(trip, sheet, Step.SCAN, by=book.chen)
    second = passes(trip, sheet)[-1]
    assert (second.round, second.finished_by, second.reason) == (2, book.chen, "B6")
    with refused(book, rules.NOT_BEFORE):
        log(trip, sheet, Step.LINK)


def test_rework_opens_a_finished_volume_again(trip: Trip) -> None:
    finish(trip, trip.sheets[0])
    rework(trip, trip.sheets[0], Step.CHECK, reason=ReworkReason.PHYSICAL)
    found = where(trip, trip.volumes[0])
    assert found is not None
    assert found.finished_at is None


def test_rework_is_of_something_done_in_the_room_and_ordered_by_who_may(trip: Trip) -> None:
    book, sheet = trip.book, trip.sheets[0]
    with refused(book, rules.NOTHING_TO_REDO):
        rework(trip, sheet, Step.SCAN)
    take(trip, sheet.unit)
    log(trip, sheet, Step.PREP)
    with refused(book, people_rules.NOT_YOURS):
        rework(trip, sheet, Step.PREP, by=book.zhou)
    put_away(trip, sheet.unit)
    bring_home(trip, [sheet.unit])
    with refused(book, custody_rules.GONE_HOME):
        rework(trip, sheet, Step.PREP)


def test_a_correction_voids_the_pass_and_the_stage_is_open_again(trip: Trip) -> None:
    sheet = trip.sheets[0]
    take(trip, sheet.unit)
    log(trip, sheet, Step.PREP)
    correct(trip, sheet, Step.PREP)
    (one,) = passes(trip, sheet)
    assert one.void
    assert one.finished_by == trip.book.lin
    log(trip, sheet, Step.PREP)
    assert [(p.round, p.void) for p in passes(trip, sheet)] == [(1, True), (2, False)]


def test_what_others_built_on_is_not_corrected(trip: Trip) -> None:
    sheet = trip.sheets[0]
    take(trip, sheet.unit)
    with told(trip.book, service.NOT_A_PASS):
        correct(trip, sheet, Step.PREP)
    log(trip, sheet, Step.PREP, Step.CAT)
    with told(trip.book, service.ONLY_THE_LAST):
        correct(trip, sheet, Step.PREP)
    correct(trip, sheet, Step.CAT)
    correct(trip, sheet, Step.PREP)
    with told(trip.book, service.NOT_A_PASS):
        correct(trip, sheet, Step.PREP)


def test_the_last_stage_corrected_away_leaves_the_volume_unfinished(trip: Trip) -> None:
    finish(trip, trip.sheets[0])
    correct(trip, trip.sheets[0], Step.CHECK)
    found = where(trip, trip.volumes[0])
    assert found is not None
    assert found.finished_at is None


def again(trip: Trip) -> Sheet:
    """The first volume went home, onto its shelf, and out once more."""
    book = trip.book
    bring_home(trip, trip.volumes[:1])
    with book.ledger.work(by=book.li) as work:
        custody.reshelve(work, unit=trip.volumes[0])
    note, _ = hand_out(book, trip.volumes[:1])
    (sheet,) = sheets(book, note)
    return sheet


def test_out_again_a_volume_has_a_new_sheet_and_begins_anew(trip: Trip) -> None:
    take(trip, trip.sheets[0].unit)
    log(trip, trip.sheets[0], Step.PREP)
    put_away(trip, trip.sheets[0].unit)
    sheet = again(trip)
    assert (sheet.id, sheet.unit) == (SheetId(4), trip.volumes[0])
    with trip.book.ledger.read() as db:
        assert store.sheet_of(db, trip.volumes[0]) == sheet
    assert passes(trip, sheet) == ()
    assert len(passes(trip, trip.sheets[0])) == 1


def test_the_sheet_of_an_earlier_trip_is_logged_no_more(trip: Trip) -> None:
    sheet = again(trip)
    take(trip, sheet.unit)
    old = (rules.OLD_SHEET, FLOW_SHEET)
    with refused(trip.book, old):
        log(trip, trip.sheets[0], Step.PREP)
    with refused(trip.book, old, rules.NOTHING_TO_REDO):
        rework(trip, trip.sheets[0], Step.PREP)
    log(trip, sheet, Step.PREP)


def test_a_sheet_that_is_not_there_is_said_in_a_sentence(trip: Trip) -> None:
    before = entries(trip.book)
    with pytest.raises(NotFoundError), trip.book.ledger.work(by=trip.book.lin) as work:
        service.log(work, sheet=SheetId(99))
    assert entries(trip.book) == before


def test_after_rework_and_corrections_the_journal_replays_to_the_tables(trip: Trip) -> None:
    sheet = trip.sheets[0]
    finish(trip, sheet)
    rework(trip, sheet, Step.SCAN)
    take(trip, sheet.unit)
    log(trip, sheet, Step.SCAN, by=trip.book.chen)
    correct(trip, sheet, Step.SCAN, 2)
    with trip.book.ledger.read() as db:
        assert verify(db, trip.book.ledger.register).whole
