"""Whatever becomes of units, at every past minute each has one place and one responsible party."""

from collections import Counter
from pathlib import Path

import pytest

from books import Book, copy_of
from lives import ACTS, begin, check_minute, live, past
from workroom.ledger.verify import verify


def check(book: Book, *, every: int = 1) -> None:
    for db, entries in past(book, every=every):
        check_minute(db, entries)
    with book.ledger.read() as db:
        finding = verify(db, book.ledger.register)
    assert finding.whole, [(one.where, str(one.what)) for one in finding.breaks]


@pytest.mark.parametrize("seed", [1])
def test_a_few_lives_keep_custody_exact_at_every_past_minute(
    founded: Book, tmp_path: Path, seed: int
) -> None:
    book = copy_of(founded, tmp_path / "book")
    begin(book, 9, box_size=3)
    live(book, seed, 50)
    check(book)
    book.close()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 9))
def test_many_short_lives_keep_custody_exact(founded: Book, tmp_path: Path, seed: int) -> None:
    book = copy_of(founded, tmp_path / "book")
    begin(book, 8, box_size=3)
    live(book, seed, 150)
    check(book)
    book.close()


@pytest.mark.slow
def test_three_hundred_lives_keep_custody_exact_at_every_past_minute(
    founded: Book, tmp_path: Path
) -> None:
    book = copy_of(founded, tmp_path / "book")
    begin(book, 300, box_size=20)
    life = live(book, 300, 1200)
    done = Counter(life.done)
    assert set(done) == set(ACTS), "every kind of act took place"
    check(book, every=10)
    book.close()
