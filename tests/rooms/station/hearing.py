"""What tests ask a station and its book."""

from books import Book
from rooms.refusing import last_entry
from rooms.trips import Trip
from workroom.base.ids import PersonId
from workroom.rooms.people import store as people_store
from workroom.rooms.station.model import Reply, ScanKept
from workroom.rooms.workflow import store as workflow
from workroom.rooms.workflow.model import Pass


def passes(trip: Trip, sheet: int = 0) -> tuple[Pass, ...]:
    with trip.book.ledger.read() as db:
        return workflow.passes_of(db, trip.sheets[sheet].id)


def badge(book: Book, who: PersonId) -> str:
    with book.ledger.read() as db:
        return people_store.people.get(db, who).badge_code


def kept(book: Book) -> ScanKept:
    """The newest entry, which is a kept scan."""
    event = last_entry(book).event
    assert isinstance(event, ScanKept)
    return event


def templates(reply: Reply) -> list[str]:
    return [one.template for one in reply.reasons]
