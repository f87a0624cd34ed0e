"""A book with two boxes and a classified volume, its day open."""

import pytest

from books import (
    Book,
    catalogued,
    described,
    open_day,
)
from workroom.rooms.catalogue import service as catalogue
from workroom.rooms.catalogue.model import UnitKind


@pytest.fixture
def stocked(book: Book) -> Book:
    """Six volumes in two boxes; the fifth is classified. The day is open."""
    catalogued(book, 4, box_size=3)
    catalogue.bring_in(
        book.ledger,
        by=book.wang,
        project=book.project,
        kind=UnitKind.VOLUME,
        descriptions=[
            described(5, security_class="秘密", box_number="2"),
            described(6, box_number="2"),
        ],
        file="补.xlsx",
        digest="1" * 64,
        rejected=0,
    )
    open_day(book)
    return book
