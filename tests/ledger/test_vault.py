"""Secrets: kept as digests that cost memory to try, opened by the right word only, and purged."""

import pytest
from sqlalchemy import select

from books import Book
from workroom.ledger import vault
from workroom.ledger.columns import TableKind, kind_of

REAL = vault.HASHER
"""As it was before `quick_secrets` put a cheap one in its place."""


@pytest.fixture(autouse=True)
def real_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "HASHER", REAL)


def test_a_secret_is_known_by_its_own_word_only(book: Book) -> None:
    with book.ledger.work(by=book.li) as work:
        assert not vault.has_secret(work.db, book.li)
        vault.keep_secret(work.db, book.li, "土地-1958")
        assert vault.has_secret(work.db, book.li)
        assert vault.knows_secret(work.db, book.li, "土地-1958")
        assert not vault.knows_secret(work.db, book.li, "土地-1959")
        assert not vault.knows_secret(work.db, book.lin, "土地-1958")


def test_what_lies_there_is_argon2id_with_sixty_four_megabytes(book: Book) -> None:
    with book.ledger.work(by=book.li) as work:
        for person in (book.li, book.wang):
            vault.keep_secret(work.db, person, "the-same-word")
        digests = work.db.scalars(select(vault.secrets.c.digest)).all()
    assert all(one.startswith("$argon2id$v=19$m=65536,t=2,p=1$") for one in digests)
    assert len(set(digests)) == 2, "the same word of two people is not seen to be the same"


def test_a_new_secret_takes_the_place_of_the_old_one(book: Book) -> None:
    with book.ledger.work(by=book.li) as work:
        vault.keep_secret(work.db, book.li, "first-word")
        vault.keep_secret(work.db, book.li, "second-word")
        assert not vault.knows_secret(work.db, book.li, "first-word")
        assert vault.knows_secret(work.db, book.li, "second-word")


def test_a_purged_secret_and_a_broken_digest_open_nothing(book: Book) -> None:
    with book.ledger.work(by=book.li) as work:
        vault.keep_secret(work.db, book.li, "first-word")
        work.db.execute(vault.secrets.update().values(digest="no digest at all"))
        assert not vault.knows_secret(work.db, book.li, "first-word")
        vault.forget_secret(work.db, book.li)
        assert not vault.has_secret(work.db, book.li)


def test_the_table_says_that_it_is_a_vault() -> None:
    assert kind_of(vault.secrets) is TableKind.VAULT
