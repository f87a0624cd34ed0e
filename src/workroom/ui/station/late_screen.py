"""What the late page shows of the book: who may have done it, and what waits for the client."""

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from workroom.base.errors import InputError
from workroom.base.ids import PersonId
from workroom.base.words import N_
from workroom.ledger.reading import Reading
from workroom.ledger.work import Ledger
from workroom.rooms.holds.weeks import Span, week_of
from workroom.rooms.late import store as reserved
from workroom.rooms.late.model import ReservedNumber
from workroom.rooms.people import store as people
from workroom.rooms.weekly.model import Matter
from workroom.rooms.weekly.week import read_week

NO_MOMENT = N_("{given} is no moment; write it as 2026-03-02 09:40.")


@dataclass(frozen=True, slots=True)
class LateScreen:
    """Beside the lines."""

    people: tuple[tuple[PersonId, str], ...]
    blanks: tuple[ReservedNumber, ...]
    """Blank forms that lie somewhere, unused."""
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
        span=span,
        written=len(page.of(Matter.LATE)),
    )


def moment_typed(given: str, zone: ZoneInfo) -> datetime:
    """The moment that was typed, by the clock of the room.

    Raises:
        InputError: it cannot be read.
    """
    try:
        moment = datetime.fromisoformat(" ".join(given.split()).replace("：", ":"))
    except ValueError:
        raise InputError(NO_MOMENT, given=given) from None
    return moment.replace(tzinfo=moment.tzinfo or zone, microsecond=0).astimezone(UTC)
