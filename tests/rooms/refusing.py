"""What a refusal must be like: the expected sentences, and nothing written."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from books import Book
from workroom.base.clauses import Clause
from workroom.base.errors import WorkroomError
from workroom.base.event import Entry, Event
from workroom.base.verdict import RefusedError, Verdict
from workroom.ledger import journal


def why_not(verdict: Verdict) -> list[tuple[str, Clause]]:
    """The templates of a verdict's reasons, each with its clause."""
    return [(reason.phrase.template, reason.clause) for reason in verdict.reasons]


@contextmanager
def refused(book: Book, *reasons: str | tuple[str, Clause]) -> Iterator[None]:
    """A rule refuses the act inside for exactly these reasons, and nothing is written.

    A reason is its template, or its template and its clause.
    """
    before = entries(book)
    with pytest.raises(RefusedError) as caught:
        yield
    given = why_not(caught.value.verdict)
    assert [template for template, _ in given] == [
        one if isinstance(one, str) else one[0] for one in reasons
    ]
    named = [one for one in reasons if not isinstance(one, str)]
    assert [one for one in given if one in named] == named
    assert entries(book) == before


@contextmanager
def told(book: Book, template: str) -> Iterator[None]:
    """The act inside ends with this sentence, which is no rule's, and nothing is written."""
    before = entries(book)
    with pytest.raises(WorkroomError) as caught:
        yield
    assert caught.value.phrase.template == template
    assert entries(book) == before


def entries(book: Book) -> int:
    """How many entries the book has."""
    with book.ledger.read() as db:
        return journal.head(db)[0]


def last_entry(book: Book) -> Entry[Event]:
    """The newest entry."""
    with book.ledger.read() as db:
        (found,) = book.ledger.entries(db, seqs=(journal.head(db)[0],))
    return found
