"""Where loans are kept; places themselves are custody's."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Column, Connection, Integer, Text

from workroom.base.event import Entry, Event
from workroom.base.ids import PersonId, UnitId
from workroom.ledger.columns import Day, TupleOf, UtcDateTime, book_table, key
from workroom.ledger.register import Folds
from workroom.ledger.rows import Rows
from workroom.rooms.absence.model import (
    Loan,
    LoanReturned,
    LossDeclared,
    RecallLifted,
    UnitsCalledBack,
    UnitsFound,
    UnitsLent,
    UnitsMissed,
)
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.custody import folds as custody_folds
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.model import Place, Recall

loan_table = book_table(
    "loans",
    key(),
    Column("number", Text, nullable=False, unique=True),
    Column("units", TupleOf(int), nullable=False),
    Column("client", Integer, nullable=False),
    Column("contractor", Integer, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("lent_at", UtcDateTime, nullable=False),
    Column("due", Day, nullable=False),
    Column("entry", Integer, nullable=False),
    Column("back", TupleOf(int), nullable=False),
    Column("returned_at", UtcDateTime),
)
loans = Rows(Loan, loan_table)


def open_loans(db: Connection) -> tuple[Loan, ...]:
    """The slips of which something is still with the client."""
    return loans.find(db, loan_table.c.returned_at.is_(None))


def loan_of(db: Connection, unit: UnitId) -> Loan | None:
    """The slip on which a unit is out just now."""
    return next((loan for loan in open_loans(db) if unit in loan.left), None)


def by_slip(db: Connection, number: str) -> Loan | None:
    """The loan whose slip bears this number."""
    return loans.first(db, loan_table.c.number == number)


def _missed(db: Connection, entry: Entry[UnitsMissed]) -> None:
    _lay(db, entry, entry.event.units, Place.MISSING)


def _found(db: Connection, entry: Entry[UnitsFound]) -> None:
    event = entry.event
    _lay(db, entry, event.units, Place.DESK, holder=event.keeper)
    _take_off_slips(db, event.units, entry.happened_at)


def _lost(db: Connection, entry: Entry[LossDeclared]) -> None:
    _lay(db, entry, entry.event.units, Place.LOST)
    _take_off_slips(db, entry.event.units, entry.happened_at)


def _lent(db: Connection, entry: Entry[UnitsLent]) -> None:
    event = entry.event
    units = tuple(line.unit for line in event.lines)
    _take_off_slips(db, units, entry.happened_at)
    _lay(db, entry, units, Place.LENT, holder=event.client)
    loans.put(
        db,
        Loan(
            id=event.loan,
            number=event.number,
            units=units,
            client=event.client,
            contractor=event.contractor,
            purpose=event.purpose,
            lent_at=entry.happened_at,
            due=event.due,
            entry=entry.seq,
        ),
    )


def _returned(db: Connection, entry: Entry[LoanReturned]) -> None:
    event = entry.event
    known = custody.where_all(db, event.units, entry.happened_at if entry.is_late else None)
    still = tuple(unit for unit, one in known.items() if one.place is Place.LENT)
    _lay(db, entry, still, Place.DESK, holder=event.contractor)
    loans.put(db, loans.get(db, event.loan).given_back(event.units, at=entry.happened_at))


def _lay(
    db: Connection,
    entry: Entry[Event],
    units: Iterable[UnitId],
    place: Place,
    holder: PersonId | None = None,
) -> None:
    custody_folds.lay(db, units, place, at=entry.happened_at, holder=holder, late=entry.is_late)


def _take_off_slips(db: Connection, units: Iterable[UnitId], at: datetime) -> None:
    """No slip waits for what is not with the client any more: it was found, or declared lost."""
    now = custody.where_all(db, units)
    gone = {unit for unit, one in now.items() if one.place is not Place.LENT}
    for loan in open_loans(db):
        if still := gone.intersection(loan.left):
            loans.put(db, loan.given_back(still, at=at))


def _called_back(db: Connection, entry: Entry[UnitsCalledBack]) -> None:
    event = entry.event
    custody_folds.recall(db, event.units, event.why, at=entry.happened_at)
    if event.security_class:
        catalogue.classify(db, event.units, event.security_class)


def _lifted(db: Connection, entry: Entry[RecallLifted]) -> None:
    custody_folds.recall(db, entry.event.units, Recall.NONE)


FOLDS: Folds = {
    UnitsMissed: _missed,
    UnitsFound: _found,
    LossDeclared: _lost,
    UnitsLent: _lent,
    LoanReturned: _returned,
    UnitsCalledBack: _called_back,
    RecallLifted: _lifted,
}
