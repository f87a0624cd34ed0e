"""What falls due about archives that are lent, or that the client wants back."""

from collections.abc import Iterable, Mapping
from datetime import date
from zoneinfo import ZoneInfo

from workroom.base.clauses import CALLED_BACK, LENT_AND_BACK
from workroom.base.clock import day_of
from workroom.base.ids import Kind, PersonId, Subject
from workroom.base.words import N_, phrase
from workroom.rooms.absence.model import Loan
from workroom.rooms.catalogue.model import Unit
from workroom.rooms.custody.model import Whereabouts
from workroom.rooms.progress.model import Due
from workroom.rooms.progress.rules import due_about

LENT = N_("{count} on the slip {number} are lent to {name}: to come back by {due}.")
WANTED = N_("{code} goes home: {why}.")


def lent(loans: Iterable[Loan], names: Mapping[PersonId, str], *, today: date) -> tuple[Due, ...]:
    """Each slip with the day by which its files come back."""
    return tuple(
        due_about(
            LENT_AND_BACK,
            loan.number,
            loan.due,
            today,
            phrase(
                LENT,
                count=len(loan.left),
                number=loan.number,
                name=names.get(loan.client, ""),
                due=loan.due,
            ),
            Subject(Kind.UNIT, loan.left[0]),
        )
        for loan in loans
    )


def called_back(
    wanted: Iterable[tuple[Unit, Whereabouts]], *, today: date, zone: ZoneInfo
) -> tuple[Due, ...]:
    """What the client wants back goes home on the day it is called: T26 向发包方当日交还."""
    return tuple(
        due_about(
            CALLED_BACK,
            unit.reference_code,
            day_of(where.recalled_at or where.since, zone),
            today,
            phrase(WANTED, code=unit.reference_code, why=phrase(where.recall.label)),
            Subject(Kind.UNIT, unit.id),
        )
        for unit, where in wanted
    )
