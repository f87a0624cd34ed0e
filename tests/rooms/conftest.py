"""Books in which a batch is out already: made once, copied for each test."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from books import Book, boxes, catalogued, copy_of, hand_out, open_day, sheets
from workroom.base.ids import BatchId, HandoverId, UnitId
from workroom.rooms.workflow.model import Sheet


@dataclass(frozen=True)
class Trip:
    """A book whose day is open; the first box is out with its three volumes, the second is not."""

    book: Book
    note: HandoverId
    batch: BatchId
    boxes: tuple[UnitId, ...]
    volumes: tuple[UnitId, ...]
    sheets: tuple[Sheet, ...]


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory, founded: Book) -> Trip:
    """The trip that is copied; nobody writes in it."""
    book = copy_of(founded, tmp_path_factory.mktemp("begun") / "book")
    volumes = catalogued(book, 6, box_size=3)
    open_day(book)
    note, batch = hand_out(book, boxes(book)[:1])
    made = Trip(book, note, batch, boxes(book), volumes, sheets(book, note))
    book.close()
    return made


@pytest.fixture
def trip(begun: Trip, tmp_path: Path) -> Iterator[Trip]:
    """A copy of its own, an hour into the first day."""
    book = copy_of(begun.book, tmp_path / "trip")
    book.clock.forward(hours=1)
    yield replace(begun, book=book)
    book.close()
