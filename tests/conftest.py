"""What every test may ask for: a book of its own, on a clock that stands still."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from books import Book, found_book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A founded room with people and cabinets; its day is not open yet."""
    made = found_book(tmp_path / "book")
    yield made
    made.close()
