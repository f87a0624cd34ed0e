"""A book that knows a register which only these tests declare."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from books import Book
from specimens import specimen_book


@pytest.fixture
def book(founded: Book, tmp_path: Path) -> Iterator[Book]:
    """A founded book with the specimens' registers on its shelf."""
    with specimen_book(founded, tmp_path / "book") as made:
        yield made
