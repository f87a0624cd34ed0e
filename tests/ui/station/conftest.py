"""A real book, a bench on it, and a station that listens."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from books import Book, copy_of
from ui.samples import Heard as WindowHeard
from ui.station.trip import Loud, Trip, set_out
from workroom.base.words import ENGLISH
from workroom.rooms.station.model import Reply
from workroom.ui.kit import theme
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.live import Live
from workroom.ui.kit.tasks import Tasks
from workroom.ui.station.listening import Heard, StationDesk
from workroom.ui.station.page import StationPage


@pytest.fixture(scope="session")
def set_out_once(tmp_path_factory: pytest.TempPathFactory, founded: Book) -> Trip:
    """A closed book to be copied."""
    made = set_out(copy_of(founded, tmp_path_factory.mktemp("set-out") / "book"))
    made.book.close()
    return made


@pytest.fixture
def trip(set_out_once: Trip, tmp_path: Path) -> Iterator[Trip]:
    made = set_out_once.copied(tmp_path / "book")
    yield made
    made.book.close()


@pytest.fixture
def sounds() -> Loud:
    return Loud()


@pytest.fixture
def station(trip: Trip, tasks: Tasks, sounds: Loud) -> StationDesk:
    made = StationDesk(
        ledger=trip.book.ledger, tasks=tasks, sounds=sounds, zone=trip.zone, station="1号台"
    )
    assert tasks.settle()
    return made


@pytest.fixture
def scan(station: StationDesk, tasks: Tasks) -> Callable[..., list[Reply]]:
    """Scan codes one after another and wait; answers the replies, in the order of the scans."""

    def run(*codes: str) -> list[Reply]:
        found: list[Heard] = []
        station.heard.connect(found.append)
        for code in codes:
            station.scan(code)
        assert tasks.settle()
        station.heard.disconnect(found.append)
        return [heard.reply for heard in found]

    return run


@pytest.fixture
def bench(qapp: QApplication, trip: Trip, tasks: Tasks, heard: WindowHeard) -> Bench:
    theme.apply(qapp, theme.LIGHT)
    return Bench(
        ledger=trip.book.ledger,
        tasks=tasks,
        live=Live(trip.book.ledger),
        words=ENGLISH,
        theme=theme.LIGHT,
        actor=lambda: trip.book.wang,
        complain=heard.complain,
        notify=heard.notify,
        go=heard.go,
        clock=trip.book.clock,
        zone=trip.zone,
        station="1号台",
    )


@pytest.fixture
def page(qtbot: QtBot, bench: Bench, station: StationDesk, tasks: Tasks) -> Iterator[StationPage]:
    made = StationPage(bench, station)
    made.resize(1158, 700)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.rest_focus()
    assert tasks.settle()
    yield made
    assert tasks.settle()
