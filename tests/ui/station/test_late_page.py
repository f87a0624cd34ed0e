"""The late page by keyboard: the moment and the paper once, then one field and Enter."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rooms.late.writing import whole
from ui.samples import Heard as WindowHeard
from ui.station.trip import Trip
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.tasks import Tasks
from workroom.ui.station.late_page import LatePage, late_entry


@pytest.fixture
def page(qtbot: QtBot, bench: Bench, tasks: Tasks) -> Iterator[LatePage]:
    made = late_entry().open(bench)
    assert isinstance(made, LatePage)
    made.resize(1158, 700)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.rest_focus()
    assert tasks.settle()
    yield made
    assert tasks.settle()


@pytest.fixture
def ago(trip: Trip) -> str:
    """Forty minutes ago, as the room's clock shows it."""
    trip.book.clock.forward(hours=1)
    then = trip.book.clock() - timedelta(minutes=40)
    return f"{then.astimezone(trip.zone):%Y-%m-%d %H:%M}"


def outcomes(page: LatePage) -> list[str]:
    return [one.reply.outcome.value for one in page._typed]


def keys(page: LatePage, text: str) -> None:
    widget = page.window().focusWidget()
    QTest.keyClicks(widget, text)
    QTest.keyClick(widget, Qt.Key.Key_Return)


def test_a_paper_is_typed_with_enter_alone(
    page: LatePage, trip: Trip, tasks: Tasks, ago: str
) -> None:
    keys(page, ago)
    keys(page, "JL-7")
    for line in (
        trip.badge("lin"),
        "Take out",
        trip.labels[0],
        "Log the next stage",
        trip.sheets[0],
    ):
        keys(page, line)
        assert tasks.settle()
    assert outcomes(page) == ["done", "noted", "done", "noted", "noted"]
    assert "JL-7" in page._band.text()
    assert whole(trip.book)


def test_scans_are_lines_once_it_has_been_said_when_it_was(
    page: LatePage, trip: Trip, tasks: Tasks, ago: str
) -> None:
    assert not page.take_scan(trip.labels[0])
    keys(page, ago)
    keys(page, "JL-7")
    assert page.take_scan(trip.badge("lin"))
    assert tasks.settle()
    assert outcomes(page) == ["noted"]


def test_a_moment_that_cannot_be_read_is_said_at_its_field(
    page: LatePage, tasks: Tasks, trip: Trip
) -> None:
    keys(page, "gestern")
    keys(page, "JL-7")
    assert page._writing is None
    assert tasks.settle()
    assert trip.book is not None


def test_what_rests_on_nothing_is_refused_line_by_line(
    page: LatePage, trip: Trip, tasks: Tasks, ago: str
) -> None:
    keys(page, ago)
    keys(page, "")
    keys(page, trip.badge("lin"))
    assert tasks.settle()
    assert outcomes(page) == ["refused"]


def test_a_refused_line_offers_a_word(
    page: LatePage, trip: Trip, tasks: Tasks, ago: str, heard: WindowHeard
) -> None:
    keys(page, ago)
    keys(page, "JL-7")
    for line in (trip.badge("lin"), "Log the next stage", trip.sheets[0]):
        keys(page, line)
        assert tasks.settle()
    assert outcomes(page)[0] == "refused"
    assert page._vouch.isEnabled()
    assert heard is not None
