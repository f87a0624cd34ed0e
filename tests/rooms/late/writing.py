"""Somebody who types a paper into the book line after line, and what is left whole afterwards."""

from dataclasses import dataclass, field
from datetime import timedelta

from books import Book
from workroom.base.ids import PersonId
from workroom.base.late import Late
from workroom.base.word import Word
from workroom.ledger.verify import verify
from workroom.rooms.late import service as late
from workroom.rooms.late.model import PadForm
from workroom.rooms.station.late import Writing
from workroom.rooms.station.model import Outcome, Reply, Session


@dataclass
class Typist:
    """Wang at his desk, with a paper of so many minutes ago."""

    book: Book
    minutes_ago: float
    paper: str = "停电记录 1"
    told_by: PersonId | None = None
    writing: Writing | None = None
    replies: list[Reply] = field(default_factory=list)

    def type(self, *lines: str, word: Word | None = None) -> Reply:
        """Line after line; the last answer."""
        if self.writing is None:
            at = self.book.clock() - timedelta(minutes=self.minutes_ago)
            self.writing = Writing(
                Session("补录"), Late(at, self.book.wang, self.paper, self.told_by)
            )
        for line in lines:
            self.writing, reply = self.writing.hear(self.book.ledger, line, word=word)
            self.replies.append(reply)
        return self.replies[-1]

    @property
    def done(self) -> int:
        return sum(one.outcome is Outcome.DONE for one in self.replies)


def whole(book: Book) -> bool:
    """Whether `verify` calls the book whole; what it finds otherwise is shown."""
    with book.ledger.read() as db:
        found = verify(db, book.ledger.register)
    assert found.breaks == ()
    return found.whole


def pad(book: Book, form: PadForm, count: int = 3) -> tuple[str, ...]:
    """The numbers of a new pad."""
    with book.ledger.work(by=book.wang) as work:
        entry = late.reserve(work, form=form, count=count, project_id=book.project)
    return tuple(blank.code for blank in entry.event.blanks)
