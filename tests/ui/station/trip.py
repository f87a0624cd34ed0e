"""A book on an open day with a batch in the room, the codes that scan there, and sounds to hear."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import books
from books import Book
from workroom.base.ids import HandoverId, UnitId
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.people import store as people
from workroom.rooms.site import store as site
from workroom.ui.kit.sounds import Sound, Sounds
from workroom.ui.station.screen import StationScreen, read_station

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAY = date(2026, 3, 2)


@dataclass
class Trip:
    """Eight volumes in the catalogue, the first four handed out with their sheets."""

    book: Book
    volumes: tuple[UnitId, ...]
    note: HandoverId
    labels: tuple[str, ...]
    sheets: tuple[str, ...]
    zone: ZoneInfo = SHANGHAI

    def copied(self, root: Path) -> "Trip":
        """The same, in a book of its own."""
        return replace(self, book=books.copy_of(self.book, root))

    def badge(self, name: str) -> str:
        with self.book.ledger.read() as db:
            return people.people.get(db, self.book.people[name]).badge_code

    def cabinet(self) -> str:
        with self.book.ledger.read() as db:
            return site.cabinets.get(db, self.book.cabinet).code


class Loud(Sounds):
    """Remembers what was to be heard."""

    def __init__(self) -> None:
        super().__init__()
        self.played: list[Sound] = []

    def play(self, sound: Sound) -> None:
        self.played.append(sound)


def set_out(book: Book) -> Trip:
    """The day is open, four of eight volumes lie at the hand-over desk."""
    volumes = books.catalogued(book, 8)
    books.open_day(book)
    note, _batch = books.hand_out(book, volumes[:4])
    with book.ledger.read() as db:
        labels = tuple(str(catalogue.units.get(db, unit).code) for unit in volumes)
    sheets = tuple(str(sheet.code) for sheet in books.sheets(book, note))
    return Trip(book, volumes, note, labels, sheets)


def screen_of(trip: Trip, name: str = "") -> StationScreen:
    """What stands beside the answers, of a person or of the room."""
    with trip.book.ledger.read() as db:
        return read_station(db, trip.book.people[name] if name else None, DAY)
