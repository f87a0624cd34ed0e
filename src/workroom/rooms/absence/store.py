"""Where loans are kept; places themselves are custody's."""

from sqlalchemy import Column, Connection, Integer, Text

from workroom.base.event import Entry
from workroom.base.ids import UnitId
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
    custody.lay(db, entry.event.units, Place.MISSING, at=entry.happened_at)


def _found(db: Connection, entry: Entry[UnitsFound]) -> None:
    event = entry.event
    custody.lay(db, event.units, Place.DESK, at=entry.happened_at, holder=event.keeper)


def _lost(db: Connection, entry: Entry[LossDeclared]) -> None:
    custody.lay(db, entry.event.units, Place.LOST, at=entry.happened_at)


def _lent(db: Connection, entry: Entry[UnitsLent]) -> None:
    event = entry.event
    units = tuple(line.unit for line in event.lines)
    custody.lay(db, units, Place.LENT, at=entry.happened_at, holder=event.client)
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
    custody.lay(db, event.units, Place.DESK, at=entry.happened_at, holder=event.contractor)
    loans.put(db, loans.get(db, event.loan).given_back(event.units, at=entry.happened_at))


def _called_back(db: Connection, entry: Entry[UnitsCalledBack]) -> None:
    event = entry.event
    custody.recall(db, event.units, event.why, at=entry.happened_at)
    if event.security_class:
        catalogue.classify(db, event.units, event.security_class)


def _lifted(db: Connection, entry: Entry[RecallLifted]) -> None:
    custody.recall(db, entry.event.units, Recall.NONE)


FOLDS: Folds = {
    UnitsMissed: _missed,
    UnitsFound: _found,
    LossDeclared: _lost,
    UnitsLent: _lent,
    LoanReturned: _returned,
    UnitsCalledBack: _called_back,
    RecallLifted: _lifted,
}
