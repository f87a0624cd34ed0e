"""The register of notes says of each what is still wanting; F05 tells the way out and home."""

from pathlib import Path

import pytest

from books import Book, boxes, close_day, draft_out, open_day
from paper.reading import packed, pages_of
from rooms import trips
from rooms.lived import rows_of, words_of
from rooms.trips import Trip
from workroom.base.ids import HandoverId
from workroom.ledger.verify import verify
from workroom.press import Press
from workroom.rooms.custody import service as custody
from workroom.rooms.handover import service as handover
from workroom.rooms.handover.noted import Noted, Wanting, register_of_notes
from workroom.rooms.handover.register_slip import out_register


@pytest.fixture
def trip(book: Book) -> Trip:
    return trips.begin(book)


def noted(book: Book, note: HandoverId) -> Noted:
    with book.ledger.read() as db:
        found = register_of_notes(db, book.clock().date())
    return next(one for one in found if one.id == note)


def keep_papers(book: Book, note: HandoverId, *, filed: bool) -> None:
    """Both originals printed and signed, and perhaps filed."""
    with book.ledger.work(by=book.wang) as work:
        for copy in (1, 2):
            handover.confirm_copy(work, handover=note, copy=copy, well=True)
        handover.sign(work, handover=note)
        if filed:
            handover.file(work, handover=note)


def days_later(trip: Trip, days: int) -> None:
    """What is out is locked up, the day is closed, and a later one opened."""
    trips.put_away(trip, trip.boxes[0])
    close_day(trip.book)
    trip.book.clock.forward(days=days)
    open_day(trip.book)


def test_a_note_wants_its_signature_then_its_file_then_what_is_out(trip: Trip) -> None:
    assert noted(trip.book, trip.note).wanting == {Wanting.UNSIGNED, Wanting.UNRETURNED}
    keep_papers(trip.book, trip.note, filed=False)
    assert noted(trip.book, trip.note).wanting == {Wanting.UNFILED, Wanting.UNRETURNED}
    with trip.book.ledger.work(by=trip.book.wang) as work:
        handover.file(work, handover=trip.note)
    assert noted(trip.book, trip.note).wanting == {Wanting.UNRETURNED}
    trips.bring_home(trip, (*trip.volumes[:3], trip.boxes[0]))
    assert noted(trip.book, trip.note).wanting == set()


def test_drafts_and_dropped_ones_stand_in_the_register_too(trip: Trip) -> None:
    draft = draft_out(trip.book, boxes(trip.book)[1:])
    assert noted(trip.book, draft).wanting == {Wanting.DRAFT}
    with trip.book.ledger.work(by=trip.book.wang) as work:
        handover.drop(work, handover=draft, reason="改日再交")
    assert noted(trip.book, draft).wanting == {Wanting.DROPPED}


def test_a_partial_return_says_what_is_home_and_what_is_not(trip: Trip) -> None:
    days_later(trip, 3)
    trips.bring_home(trip, trip.volumes[:1])
    one = noted(trip.book, trip.note)
    assert [day.isoformat() for day in one.home] == ["2026-03-05"]
    assert one.still_out.volumes == 2
    trip.book.clock.forward(days=4)
    assert noted(trip.book, trip.note).days_out == 7


def test_the_register_on_paper_tells_the_way_out_and_home(trip: Trip, tmp_path: Path) -> None:
    days_later(trip, 2)
    trips.bring_home(trip, (*trip.volumes[:3], trip.boxes[0]))
    with trip.book.ledger.work(by=trip.book.li) as work:
        custody.reshelve(work, unit=trip.boxes[0])

    with trip.book.ledger.read() as db:
        sheet = out_register(
            db, trip.book.project, printed_at=trip.book.clock(), printed_by="王建国"
        )
    (line,) = rows_of(sheet, "归还日期")
    assert line[2:] == (
        "2026-03-02",
        "J038-001-0001\n至 J038-001-0003",
        *("1", "3", "9", "66"),
        *("李秀英", "王建国", "2026-03-04", "2", "", "李秀英"),
    )
    assert "合计" in words_of(sheet)

    press = Press(trip.book.ledger, "王建国")
    paper = press.out_register(trip.book.project)
    (page,) = pages_of(paper.path.read_bytes())
    assert "以下空白" in packed(page)
    assert "交接单共2份" in packed(page)
    again = tmp_path / "again.pdf"
    press.again("F05", "HT26", again)
    assert again.read_bytes() == paper.path.read_bytes()
    with trip.book.ledger.read() as db:
        assert verify(db, trip.book.ledger.register).whole
