"""What was appraised: the approved statements, and the exceptions that nobody has settled."""

from sqlalchemy import Connection

from workroom.base.ids import UnitId
from workroom.rooms.appraisal.statements import EXCEPTIONS, STATEMENTS, Exempted, Statement
from workroom.rooms.registers.store import held, still_open


def statements(db: Connection) -> tuple[Statement, ...]:
    """The statements that the client's lead approved, oldest first."""
    return tuple(one for one in held(db, STATEMENTS) if one.is_approved)


def open_exceptions(db: Connection) -> tuple[Exempted, ...]:
    """The exceptions that hold something, oldest first. Prepared: rules ask it at every scan."""
    return still_open(db, EXCEPTIONS)


def naming(db: Connection, unit: UnitId) -> tuple[Statement | Exempted, ...]:
    """The statements and exceptions that name one unit, void ones left out."""
    found: tuple[Statement | Exempted, ...] = (*held(db, STATEMENTS), *held(db, EXCEPTIONS))
    return tuple(one for one in found if unit in one.units)
