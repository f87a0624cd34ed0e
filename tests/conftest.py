"""What every test may ask for: a book of its own, on a clock that stands still."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from books import Book, copy_of, found_book


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A founded book that nobody touches: founding one takes longer than copying it."""
    made = found_book(tmp_path_factory.mktemp("founded") / "book")
    made.close()
    return made


@pytest.fixture
def book(founded: Book, tmp_path: Path) -> Iterator[Book]:
    """A founded room with people and cabinets; its day is not open yet."""
    made = copy_of(founded, tmp_path / "book")
    yield made
    made.close()
