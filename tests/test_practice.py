"""A practice book says 演练 on every paper, and wherever else it speaks, for ever."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from books import Book, close_day, found_book
from paper.reading import packed, pages_of, printed, text_of, texts_on
from rooms import trips
from workroom.ledger.verify import verify
from workroom.press import Press, code_labels
from workroom.settings import PcSettings
from workroom.ui.kit.status import Cell, StatusLine
from workroom.ui.start import Office

WATERMARK = "演练"


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[Book]:
    made = found_book(tmp_path / "book", practice=True)
    yield made
    made.close()


def test_every_paper_of_a_practice_book_says_so_on_every_page(practice: Book) -> None:
    trip = trips.begin(practice)
    press = Press(practice.ledger, "王建国")
    papers = [
        *press.note(trip.note, 1),
        *press.flow_sheets(trip.note),
        *press.flow_annex(trip.sheets[0].id),
    ]
    trips.bring_home(trip, (*trip.volumes[:3], trip.boxes[0]))
    close_day(practice)
    papers += press.daily_sheet(practice.clock().date())

    assert {paper.form for paper in papers} == {"F01", "F02", "F03", "F09"}
    for paper in papers:
        for page in pages_of(paper.path.read_bytes()):
            assert WATERMARK in packed(page), paper
    with practice.ledger.read() as db:
        assert verify(db, practice.ledger.register).whole


def test_what_is_stuck_on_and_hung_up_says_so_and_still_scans(
    practice: Book, tmp_path: Path
) -> None:
    for kind in ("badge", "cabinet", "command"):
        file = tmp_path / f"{kind}.pdf"
        with practice.ledger.read() as db:
            code_labels(db, (kind,), file)
        pdf = file.read_bytes()
        assert WATERMARK in packed(text_of(pdf))
        assert texts_on(printed(pdf)[0])


def test_the_watermark_lies_under_the_text_and_stays_light(practice: Book) -> None:
    trip = trips.begin(practice)
    (paper, *_) = Press(practice.ledger, "王建国").note(trip.note, 1)
    page = printed(paper.path.read_bytes(), 60)[0]
    light = np.count_nonzero((page[..., 0] > 200) & (page[..., 0] < 235))
    assert light > 2_000
    (front,) = printed(paper.path.read_bytes())[:1]
    assert paper.number in texts_on(front)


def test_the_window_says_so_in_its_title_and_status(
    qapp: QApplication, practice: Book, qtbot: QtBot
) -> None:
    office = Office(qapp, practice.ledger, PcSettings(language="en", station="1号台"))
    try:
        with qtbot.waitActive(office.frame):
            office.frame.show()
        office.board.look()
        assert office.tasks.settle()
        assert "Practice book" in office.frame.windowTitle()
        (status,) = office.frame.findChildren(StatusLine)
        assert "Practice" in status.button(Cell.BOOK).text()
    finally:
        office.frame.close()
        office.close()
