"""An opening statement, from its draft to everything standing as it tells."""

from pathlib import Path

from books import Book
from rooms.opening.running import running
from workroom.ledger.verify import verify
from workroom.rooms.custody import store as custody


def test_first(book: Book, tmp_path: Path) -> None:
    entry = running(book, tmp_path)
    with book.ledger.read() as db:
        for w in custody.whereabouts.find(db):
            print(w)
        print(entry.event)
        f = verify(db, book.ledger.register)
        print(f)
        assert f.whole
    assert 0
