"""What tests do with sheets, and ask of their passes."""

from rooms.trips import (
    Trip,
)
from workroom.rooms.workflow import store
from workroom.rooms.workflow.model import (
    Pass,
    Sheet,
)


def passes(trip: Trip, sheet: Sheet) -> tuple[Pass, ...]:
    with trip.book.ledger.read() as db:
        return store.passes_of(db, sheet.id)
