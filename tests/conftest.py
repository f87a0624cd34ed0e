"""What every test may ask for: a book of its own, on a clock that stands still."""

from collections.abc import Iterator
from pathlib import Path

import argon2
import pytest

from books import Book, copy_of, found_book
from workroom.ledger import vault

QUICK = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""For secrets of people who do not exist: trying one takes no fifty milliseconds."""


@pytest.fixture(scope="session", autouse=True)
def quick_secrets() -> Iterator[None]:
    """Secrets cost next to nothing; only `ledger/test_vault.py` pays what a real one costs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault, "HASHER", QUICK)
        yield


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
