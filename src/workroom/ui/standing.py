"""What the status line says: the day, the last backup, the entries of today, who is here."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from workroom.base.clock import day_of
from workroom.base.ids import PersonId
from workroom.ledger import journal
from workroom.ledger.backup import newest_backup
from workroom.ledger.reading import Reading
from workroom.rooms.holds import store as holds
from workroom.rooms.holds.model import DayState, RoomDay
from workroom.rooms.people import store as people
from workroom.rooms.project import store as project


@dataclass(frozen=True, slots=True)
class BookStanding:
    """How the book stands, for the status line."""

    day: RoomDay | None
    entries_today: int
    who: str
    last_backup: datetime | None
    practice: bool

    @property
    def is_open(self) -> bool:
        return self.day is not None and self.day.state is DayState.OPEN


def read_standing(
    db: Reading, *, now: datetime, actor: PersonId | None, backups: Path
) -> BookStanding:
    """All of it in one go."""
    today = day_of(now, project.zone(db))
    person = people.people.at(db, actor) if actor is not None else None
    return BookStanding(
        day=holds.last_day(db),
        entries_today=journal.count_since(
            db, datetime.combine(today, datetime.min.time(), project.zone(db))
        ),
        who=person.name if person else "",
        last_backup=newest_backup(backups),
        practice=project.room(db).practice,
    )
