"""Pages: the base that preparation fixes, and the ledger of what was scanned."""

from books import Scanner, command, sheets
from rooms.refusing import last_entry, refused
from rooms.trips import Trip, breaches, log, take, vouch
from workroom.base.clauses import NOT_TAMPERED_WITH
from workroom.base.ids import SheetId
from workroom.ledger.verify import verify
from workroom.rooms.station.model import Act, Outcome
from workroom.rooms.workflow import paging, store
from workroom.rooms.workflow import service as workflow
from workroom.rooms.workflow.model import StepFinished
from workroom.rooms.workflow.pages import (
    LeftOut,
    PageLedger,
    PagesLeftOut,
    PagesTold,
    pages_told,
)
from workroom.rooms.workflow.reasons import ReworkReason
from workroom.rooms.workflow.rules import FRAMES_DIFFER, MORE_LEFT_OUT, NOT_PREPARED, PAGES_DIFFER
from workroom.rooms.workflow.steps import Step


def prepared(trip: Trip, pages: int | None = None) -> None:
    """Lin prepared the first volume; of its 21 catalogued pages there are so many."""
    take(trip, trip.volumes[0])
    done(trip, Step.PREP, pages)


def done(trip: Trip, step: Step, pages: int | None = None, *, vouched: bool = False) -> None:
    with trip.book.ledger.work(by=trip.book.lin, station="1号台") as work:
        workflow.log(
            work,
            sheet=trip.sheets[0].id,
            step=step,
            quantity=pages,
            word=vouch(trip.book) if vouched else None,
        )


def quantity(trip: Trip) -> int:
    """Of the stage that was finished last."""
    event = last_entry(trip.book).event
    assert isinstance(event, StepFinished)
    return event.quantity


def base(trip: Trip) -> int | None:
    with trip.book.ledger.read() as db:
        return store.base_of(db, trip.volumes[0])


def whole(trip: Trip) -> bool:
    with trip.book.ledger.read() as db:
        return verify(db, trip.book.ledger.register).whole


def ledger(trip: Trip, sheet: SheetId) -> PageLedger | None:
    with trip.book.ledger.read() as db:
        return store.page_ledgers.at(db, sheet)


def test_the_end_of_preparation_fixes_the_pages_and_later_stages_go_by_them(trip: Trip) -> None:
    assert base(trip) is None
    prepared(trip, 19)
    assert base(trip) == 19
    with trip.book.ledger.read() as db:
        assert store.mismatch_of(db, trip.volumes[0]) == (21, 19)
    log(trip, trip.sheets[0], Step.SCAN)
    assert quantity(trip) == 19
    assert whole(trip)


def test_preparation_that_is_done_again_counts_again(trip: Trip) -> None:
    prepared(trip, 19)
    with trip.book.ledger.work(by=trip.book.qian) as work:
        workflow.order_rework(
            work, sheet=trip.sheets[0].id, step=Step.PREP, reason=ReworkReason.PHYSICAL
        )
    assert base(trip) is None
    done(trip, Step.PREP, 21)
    assert base(trip) == 21
    assert whole(trip)


def test_as_many_pages_are_bound_again_as_there_were_or_somebody_answers_for_it(
    trip: Trip,
) -> None:
    prepared(trip, 19)
    for step, who in (
        (Step.CAT, "lin"),
        (Step.SCAN, "lin"),
        (Step.IMAGE, "lin"),
        (Step.QC, "qian"),
    ):
        log(trip, trip.sheets[0], step, by=trip.book.people[who])
    with refused(trip.book, (PAGES_DIFFER, NOT_TAMPERED_WITH)):
        done(trip, Step.REBIND, 21)
    done(trip, Step.REBIND, 18, vouched=True)
    assert len(breaches(trip.book)) == 1


def test_nothing_odd_about_the_pages_needs_no_entry(trip: Trip) -> None:
    prepared(trip)
    done(trip, Step.SCAN)
    assert quantity(trip) == 21
    assert ledger(trip, trip.sheets[0].id) is None


def test_frames_are_pages_to_scan_and_what_split_pages_have_more(trip: Trip) -> None:
    sheet = trip.sheets[0].id
    with refused(trip.book, NOT_PREPARED), trip.book.ledger.work(by=trip.book.lin) as work:
        paging.enter_pages(work, sheet=sheet, blank=1)
    prepared(trip)
    out = (PagesLeftOut(reason=LeftOut.DUPLICATE, pages=3),)
    with refused(trip.book, FRAMES_DIFFER), trip.book.ledger.work(by=trip.book.lin) as work:
        paging.enter_pages(work, sheet=sheet, left_out=out, blank=2, split=4, frames=21)
    with refused(trip.book, MORE_LEFT_OUT), trip.book.ledger.work(by=trip.book.lin) as work:
        paging.enter_pages(work, sheet=sheet, left_out=out, blank=20)
    with trip.book.ledger.work(by=trip.book.lin) as work:
        paging.enter_pages(work, sheet=sheet, left_out=out, blank=2, split=4)
    written = ledger(trip, sheet)
    assert written is not None
    assert (written.to_scan, written.expected, written.frames) == (16, 20, 20)
    with refused(trip.book, FRAMES_DIFFER):
        done(trip, Step.SCAN, 21)
    done(trip, Step.SCAN)
    assert quantity(trip) == 20
    assert whole(trip)


def test_pages_are_typed_at_the_station_before_the_sheet_and_what_is_odd_after_it(
    trip: Trip,
) -> None:
    take(trip, trip.volumes[0])
    lin = Scanner(trip.book, "lin", "1号台")
    code = sheets(trip.book, trip.note)[0].code
    assert lin.scan(command(Act.LOG), "19").outcome is Outcome.NOTED
    reply = lin.scan(code)
    assert str(reply.text) == (
        "J038-001-0001: Preparation done, 19 pages. The catalogue says 21: a mismatch."
    )
    assert lin.session.quantity is None
    reply = lin.scan("b2 +1 n5=3")
    assert reply.outcome is Outcome.DONE
    assert str(reply.text) == (
        "J038-001-0001: 19 pages, 5 of them not scanned or blank; 15 frames are due."
    )
    lin.scan(command(Act.LOG, Step.SCAN), code)
    assert quantity(trip) == 15
    assert lin.scan("B40").outcome is Outcome.REFUSED
    assert whole(trip)


def test_what_is_typed_of_pages_is_read_whole_or_not_at_all() -> None:
    assert pages_told("B2") == PagesTold(blank=2)
    assert pages_told("N2=1 N1=2 +3") == PagesTold(
        (
            PagesLeftOut(reason=LeftOut.DUPLICATE, pages=2),
            PagesLeftOut(reason=LeftOut.INSERTED, pages=1),
        ),
        split=3,
    )
    for text in ("", "B", "B2 B3", "N9=1", "NOT-A-CODE", "B2 X"):
        assert pages_told(text) is None
