"""What the register of notes shows: the notes that want something, or all, found by their words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from workroom.base.clock import day_of
from workroom.base.ids import ProjectId
from workroom.ledger.reading import Reading
from workroom.rooms.handover.noted import Noted, Wanting, register_of_notes
from workroom.rooms.project import store as project


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which notes are listed: those that want one thing, None for all; and what they must say."""

    wanting: Wanting | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class NotesScreen:
    """The notes asked for, newest first; how many want what, of how many there are."""

    notes: tuple[Noted, ...]
    counts: Mapping[Wanting, int]
    whole: int
    newest_project: ProjectId | None


def read_notes(db: Reading, wanted: Wanted, now: datetime) -> NotesScreen:
    """The register as it is now.

    Args:
        now: aware.
    """
    every = register_of_notes(db, day_of(now, project.zone(db)))
    projects = project.all_projects(db)
    said = wanted.text.strip().casefold()
    return NotesScreen(
        notes=tuple(
            one
            for one in reversed(every)
            if (wanted.wanting is None or wanted.wanting in one.wanting) and _says(one, said)
        ),
        counts={each: sum(each in one.wanting for one in every) for each in Wanting},
        whole=len(every),
        newest_project=projects[-1].id if projects else None,
    )


def _says(one: Noted, text: str) -> bool:
    whole = "\n".join((one.note.number, one.note.annex, *one.codes, one.giver, one.taker))
    return text in whole.casefold()
