"""Books in which a batch is out already: made once, copied for each test."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from books import Book, copy_of
from rooms.trips import Trip, begin


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory, founded: Book) -> Trip:
    """The trip that is copied; nobody writes in it."""
    made = begin(copy_of(founded, tmp_path_factory.mktemp("begun") / "book"))
    made.book.close()
    return made


@pytest.fixture
def trip(begun: Trip, tmp_path: Path) -> Iterator[Trip]:
    """A copy of its own, an hour into the first day."""
    book = copy_of(begun.book, tmp_path / "trip")
    book.clock.forward(hours=1)
    yield replace(begun, book=book)
    book.close()
