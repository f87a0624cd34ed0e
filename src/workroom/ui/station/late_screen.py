"""What the late page shows of the book: who may have done it, and what waits for the client."""

from dataclasses import dataclass
from datetime import datetime

from workroom.base.ids import PersonId, ProjectId
from workroom.ledger.reading import Reading
from workroom.ledger.work import Ledger
from workroom.rooms.holds.weeks import Span, week_of
from workroom.rooms.late import store as reserved
from workroom.rooms.late.model import ReservedNumber
from workroom.rooms.people import store as people
from workroom.rooms.project import store as project
from workroom.rooms.weekly.model import Matter
from workroom.rooms.weekly.week import read_week


@dataclass(frozen=True, slots=True)
class LateScreen:
    """Beside the lines."""

    people: tuple[tuple[PersonId, str], ...]
    blanks: tuple[ReservedNumber, ...]
    """Blank forms that lie somewhere, unused."""
    projects: tuple[tuple[ProjectId, str], ...]
    span: Span
    written: int
    """How many late entries stand on this week's page."""


def read_late(ledger: Ledger, db: Reading, now: datetime) -> LateScreen:
    """Everything beside the lines; `now` as the room's clock shows it."""
    span = week_of(now.date())
    page = read_week(db, lambda seqs: ledger.entries(db, seqs=seqs), span, now)
    return LateScreen(
        people=tuple((one.id, one.name) for one in people.everybody(db) if one.active),
        blanks=tuple(one for one in reserved.still_open(db) if not one.of),
        projects=tuple((one.id, one.name) for one in project.all_projects(db)),
        span=span,
        written=len(page.of(Matter.LATE)),
    )
