"""Out again for rework: what still holds is carried over, and what is done again is not."""

import pytest

from books import Book, draft_out, is_whole, sheets
from rooms.lived import agree
from rooms.refusing import refused
from rooms.trips import Trip, bring_home, finish, log, put_away, take
from workroom.base.clauses import DUAL_NOTE, EVERY_LINK
from workroom.base.ids import HandoverId, UnitId
from workroom.rooms.custody import service as custody
from workroom.rooms.custody import store as custody_store
from workroom.rooms.handover import rules as handover_rules
from workroom.rooms.handover import service as handover
from workroom.rooms.handover import store as handovers
from workroom.rooms.handover.occasion import Occasion
from workroom.rooms.progress.board import read_board
from workroom.rooms.workflow import rules, service, store
from workroom.rooms.workflow.model import Sheet, done_steps
from workroom.rooms.workflow.steps import Step


@pytest.fixture
def home(trip: Trip) -> Trip:
    """The first box and its volumes are done, home, and on their shelf."""
    for sheet in trip.sheets:
        finish(trip, sheet)
    bring_home(trip, (trip.boxes[0], *trip.volumes[:3]))
    with trip.book.ledger.work(by=trip.book.li) as work:
        custody.reshelve(work, unit=trip.boxes[0])
    return trip


def out_again(book: Book, units: tuple[UnitId, ...], back_to: str = "SCAN") -> HandoverId:
    note = draft_out(book, units)
    with book.ledger.work(by=book.wang) as work:
        handover.choose_occasion(work, handover=note, occasion=Occasion.REWORK, back_to=back_to)
    agree(book, note)
    with book.ledger.work(by=book.wang) as work:
        service.issue(work, handover=note)
    return note


def only_sheet(book: Book, note: HandoverId) -> Sheet:
    (sheet,) = sheets(book, note)
    return sheet


def test_a_volume_that_is_scanned_again_keeps_its_preparation_and_entries(home: Trip) -> None:
    book, volume = home.book, home.volumes[0]
    sheet = only_sheet(book, out_again(book, (volume,)))
    with book.ledger.read() as db:
        carried = store.passes_of(db, sheet.id)
        where = custody_store.where(db, volume)
    assert done_steps(carried) == {Step.PREP, Step.CAT}
    assert {one.taken_from for one in carried} == {home.sheets[0].id}
    assert where is not None
    assert where.finished_at is None
    take(home, volume)
    with (
        refused(book, (rules.NOT_BEFORE, EVERY_LINK)),
        book.ledger.work(by=book.qian, station="1号台") as work,
    ):
        service.log(work, sheet=sheet.id, step=Step.QC)
    log(home, sheet, Step.SCAN, Step.IMAGE)
    log(home, sheet, Step.QC, by=book.qian)
    log(home, sheet, Step.LINK, Step.REBIND)
    log(home, sheet, Step.CHECK, by=book.qian)
    put_away(home, volume)
    assert is_whole(book)


def test_what_was_carried_over_is_nobodys_work_of_today(home: Trip) -> None:
    book = home.book
    with book.ledger.read() as db:
        before = read_board(db, book.clock()).output
    out_again(book, (home.volumes[0],))
    with book.ledger.read() as db:
        assert read_board(db, book.clock()).output == before


def test_out_again_in_full_begins_a_sheet_of_its_own(home: Trip) -> None:
    book = home.book
    note = draft_out(book, (home.volumes[0],))
    agree(book, note)
    with book.ledger.work(by=book.wang) as work:
        (sheet,) = service.issue(work, handover=note)
        assert store.passes_of(work.db, sheet.id) == ()


def test_what_was_never_out_is_not_out_again(home: Trip) -> None:
    book = home.book
    note = draft_out(book, (home.volumes[4],))
    with book.ledger.work(by=book.wang) as work:
        handover.choose_occasion(work, handover=note, occasion=Occasion.REWORK, back_to="SCAN")
    with refused(book, (handover_rules.NEVER_OUT, DUAL_NOTE)):
        agree(book, note)


def test_rework_says_from_which_stage_on_and_only_goes_out(home: Trip, trip: Trip) -> None:
    book = home.book
    note = draft_out(book, (home.volumes[0],))
    with refused(book, handover_rules.SAY_STAGE), book.ledger.work(by=book.wang) as work:
        handover.choose_occasion(work, handover=note, occasion=Occasion.REWORK)
    with book.ledger.work(by=book.wang) as work:
        back = handover.begin_back(work, batch=trip.batch)
    with refused(book, handover_rules.ONLY_OUT), book.ledger.work(by=book.wang) as work:
        handover.choose_occasion(work, handover=back, occasion=Occasion.MORE)


def test_the_occasion_is_in_the_entry_and_stays(home: Trip) -> None:
    book = home.book
    note = out_again(book, (home.volumes[0],))
    with book.ledger.read() as db:
        kept = handovers.handovers.get(db, note)
    assert (kept.occasion, kept.back_to) == (Occasion.REWORK, "SCAN")
