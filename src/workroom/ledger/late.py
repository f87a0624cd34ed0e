"""Beside a late entry: who wrote it down."""

from sqlalchemy import Connection

from workroom.base.ids import Seq
from workroom.base.late import WrittenLate
from workroom.ledger import journal


def hand_of(db: Connection, act: Seq) -> Seq | None:
    """The entry beside a late one that says who wrote it; it always stands just behind it."""
    after = journal.chosen(db, (act + 1,))
    return next((Seq(one.seq) for one in after if one.event == WrittenLate.__name__), None)
