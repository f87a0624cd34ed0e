"""A real book with a batch in the room, a bench on it, and a station that listens."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication

import books
from books import Book
from workroom.base.ids import HandoverId, UnitId
from workroom.base.words import ENGLISH
from workroom.rooms.people import store as people_store
from workroom.rooms.station.model import Reply
from workroom.ui.kit import theme
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.live import Live
from workroom.ui.kit.sounds import Sound, Sounds
from workroom.ui.kit.tasks import Tasks
from workroom.ui.station.listening import Heard, StationDesk

SHANGHAI = ZoneInfo("Asia/Shanghai")


@dataclass
class Trip:
    """A book on an open day with four volumes in the room, and the codes that scan there."""

    book: Book
    volumes: tuple[UnitId, ...]
    note: HandoverId
    sheets: tuple[str, ...] = ()
    codes: dict[str, str] = field(default_factory=dict)

    def badge(self, name: str) -> str:
        with self.book.ledger.read() as db:
            return people_store.people.get(db, self.book.people[name]).badge_code


class Loud(Sounds):
    """Remembers what was to be heard."""

    def __init__(self) -> None:
        super().__init__()
        self.played: list[Sound] = []

    def play(self, sound: Sound) -> None:
        self.played.append(sound)


@pytest.fixture
def trip(tmp_path: Path) -> Iterator[Trip]:
    book = books.found_book(tmp_path / "book")
    volumes = books.catalogued(book, 8)
    books.open_day(book)
    note, _batch = books.hand_out(book, volumes[:4])
    sheets = tuple(sheet.code for sheet in books.sheets(book, note))
    yield Trip(book, volumes, note, sheets)
    book.close()


@pytest.fixture
def sounds() -> Loud:
    return Loud()


@pytest.fixture
def station(trip: Trip, tasks: Tasks, sounds: Loud) -> StationDesk:
    return StationDesk(
        ledger=trip.book.ledger, tasks=tasks, sounds=sounds, zone=SHANGHAI, station="1号台"
    )


@pytest.fixture
def scan(station: StationDesk, tasks: Tasks) -> Callable[..., list[Reply]]:
    """Scan codes one after another and wait; answers the replies, in the order of the scans."""

    def run(*codes: str) -> list[Reply]:
        found: list[Heard] = []
        station.heard.connect(found.append)
        for code in codes:
            station.scan(code)
        assert tasks.settle(10_000)
        station.heard.disconnect(found.append)
        return [heard.reply for heard in found]

    return run


@pytest.fixture
def bench(qapp: QApplication, trip: Trip, tasks: Tasks, heard: object) -> Bench:
    theme.apply(qapp, theme.LIGHT)
    return Bench(
        ledger=trip.book.ledger,
        tasks=tasks,
        live=Live(trip.book.ledger),
        words=ENGLISH,
        theme=theme.LIGHT,
        actor=lambda: trip.book.wang,
        complain=heard.complain,  # type: ignore[attr-defined]  # the fixture of the kit's tests
        notify=heard.notify,  # type: ignore[attr-defined]  # the same
        go=heard.go,  # type: ignore[attr-defined]  # the same
        clock=trip.book.clock,
        zone=SHANGHAI,
        station="1号台",
    )
