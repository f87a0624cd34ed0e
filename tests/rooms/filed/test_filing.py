"""Scans of signed papers find their note by their code, are kept as they are, and are examined."""

import hashlib
from pathlib import Path

import pytest

from rooms.late.writing import pad, whole
from rooms.refusing import refused, told
from rooms.trips import Trip
from workroom.base.ids import Kind
from workroom.filing import (
    NO_FILE,
    NO_SCAN,
    NOT_FILED,
    NOT_READ,
    OTHER_PAPER,
    SEVERAL,
    Filing,
)
from workroom.imaging.opencv import cv2
from workroom.imaging.pixels import gray_of_rgb
from workroom.ledger.folder import Folder
from workroom.ledger.verify import verify
from workroom.paper.picture import page_pictures
from workroom.press import Press
from workroom.rooms.filed import rules, store
from workroom.rooms.filed.examining import CHANGED, GONE, with_scans
from workroom.rooms.filed.model import Scan, Told
from workroom.rooms.handover import store as handovers
from workroom.rooms.late.model import PadForm


def scan_of(pdf: Path, to: Path, dpi: int = 150) -> Path:
    """The first page of a paper as a scanner writes it: PNG, JPEG or TIFF by the ending."""
    (picture,) = page_pictures(pdf, dpi, [0])
    gray = gray_of_rgb(picture.rgb, picture.width, picture.height)
    _, packed = cv2.imencode(to.suffix, gray)
    to.write_bytes(bytes(packed))
    return to


def note_paper(trip: Trip) -> Path:
    return Press(trip.book.ledger, "王建国").note(trip.note, 1)[0].path


def number_of(trip: Trip) -> str:
    with trip.book.ledger.read() as db:
        return handovers.handovers.get(db, trip.note).number


def examined(trip: Trip) -> list[str]:
    with trip.book.ledger.read() as db:
        found = verify(db, trip.book.ledger.register)
        whole_one = with_scans(db, Folder(trip.book.ledger.path.parent), found)
    return [one.what.template for one in whole_one.breaks]


@pytest.fixture
def attached(trip: Trip, tmp_path: Path) -> Scan:
    path = scan_of(note_paper(trip), tmp_path / "扫描0001.jpg")
    return Filing(trip.book.ledger).attach(path, by=trip.book.wang)


def test_a_scanned_note_finds_its_entry_by_its_bars(trip: Trip, attached: Scan) -> None:
    assert (attached.number, attached.kind, attached.of) == (
        number_of(trip),
        Kind.HANDOVER,
        trip.note,
    )
    assert (attached.told, attached.original) == (Told.READ, "扫描0001.jpg")
    kept = Filing(trip.book.ledger).path(attached)
    assert hashlib.sha256(kept.read_bytes()).hexdigest() == attached.digest
    assert examined(trip) == []
    assert whole(trip.book)


@pytest.mark.parametrize("ending", ["png", "tif", "pdf"])
def test_a_scan_may_be_any_of_four_kinds(trip: Trip, tmp_path: Path, ending: str) -> None:
    paper = note_paper(trip)
    path = paper if ending == "pdf" else scan_of(paper, tmp_path / f"1.{ending}")
    scan = Filing(trip.book.ledger).attach(path, by=trip.book.wang)
    assert scan.number == number_of(trip)


def test_a_flow_sheet_finds_its_sheet(trip: Trip, tmp_path: Path) -> None:
    paper = Press(trip.book.ledger, "王建国").flow_sheet(trip.sheets[0].id)[0].path
    scan = Filing(trip.book.ledger).attach(scan_of(paper, tmp_path / "2.png"), by=trip.book.wang)
    assert (scan.kind, scan.of) == (Kind.SHEET, trip.sheets[0].id)


def test_a_changed_file_and_a_missing_one_are_named(trip: Trip, attached: Scan) -> None:
    kept = Filing(trip.book.ledger).path(attached)
    content = kept.read_bytes()
    kept.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    assert examined(trip) == [CHANGED]
    kept.unlink()
    assert examined(trip) == [GONE]


def test_an_unreadable_paper_is_put_to_its_number_by_typing_it(trip: Trip, tmp_path: Path) -> None:
    blank = tmp_path / "blank.png"
    _, packed = cv2.imencode(".png", gray_of_rgb(bytes([255]) * 3 * 400 * 300, 400, 300))
    blank.write_bytes(bytes(packed))
    filing = Filing(trip.book.ledger)
    with told(trip.book, NOT_READ):
        filing.attach(blank, by=trip.book.wang)
    with told(trip.book, NOT_FILED):
        filing.attach(blank, by=trip.book.wang, number="HT26-F01-2026-0077-X")
    scan = filing.attach(blank, by=trip.book.wang, number=number_of(trip).lower())
    assert (scan.number, scan.told) == (number_of(trip), Told.TYPED)
    assert len(filing.thumbnail(scan, 80)) > 50


def test_a_paper_of_another_note_is_not_put_to_this_one(trip: Trip, tmp_path: Path) -> None:
    paper = Press(trip.book.ledger, "王建国").flow_sheet(trip.sheets[0].id)[0].path
    path = scan_of(paper, tmp_path / "3.png")
    with told(trip.book, OTHER_PAPER):
        Filing(trip.book.ledger).attach(path, by=trip.book.wang, wanted=number_of(trip))


def test_the_same_file_is_attached_once(trip: Trip, attached: Scan, tmp_path: Path) -> None:
    path = tmp_path / "扫描0001.jpg"
    with refused(trip.book, rules.THERE_ALREADY):
        Filing(trip.book.ledger).attach(path, by=trip.book.wang)
    with trip.book.ledger.read() as db:
        assert store.every(db) == (attached,)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(b"hello", NO_SCAN, id="another_kind"),
        pytest.param(None, NO_FILE, id="not_there"),
    ],
)
def test_what_is_no_scan_gets_a_sentence(
    trip: Trip, tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    path = tmp_path / "x.png"
    if content is not None:
        path.write_bytes(content)
    with told(trip.book, sentence):
        Filing(trip.book.ledger).attach(path, by=trip.book.wang)


def test_a_page_with_two_numbers_of_ours_is_asked_after(trip: Trip, tmp_path: Path) -> None:
    sheets = tuple(
        gray_of_rgb(one.rgb, one.width, one.height)
        for sheet in trip.sheets[:2]
        for one in page_pictures(
            Press(trip.book.ledger, "王建国").flow_sheet(sheet.id)[0].path, 150, [0]
        )
    )
    path = tmp_path / "both.png"
    _, packed = cv2.imencode(".png", cv2.hconcat(sheets))
    path.write_bytes(bytes(packed))
    with told(trip.book, SEVERAL):
        Filing(trip.book.ledger).attach(path, by=trip.book.wang)
    assert pad(trip.book, PadForm.RECORD, 1)
