"""What the papers' section shows: the forms, the layout in force, numbers, pictures, who agrees."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from workroom.base.clock import day_of
from workroom.base.ids import PersonId, ProjectId
from workroom.ledger.numbers import last_number
from workroom.ledger.reading import Entries, Reading
from workroom.previewing import LAID_OUT, parts_of
from workroom.rooms.layouts import store as layouts
from workroom.rooms.layouts.model import DELIVERED, KeptLogo, Layout
from workroom.rooms.layouts.parts import Parts
from workroom.rooms.layouts.service import other_prefixes, series_name
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import store as people
from workroom.rooms.people.model import Party, Person
from workroom.rooms.people.rules import Right
from workroom.rooms.project import store as project
from workroom.rooms.project.model import Project

Named = tuple[tuple[PersonId, str], ...]


@dataclass(frozen=True, slots=True)
class PapersScreen:
    """One form of one project. `agreed_at` is None while it is as delivered."""

    projects: tuple[Project, ...]
    project: Project | None
    parts: Parts
    layout: Layout
    agreed_at: datetime | None
    prefix: str
    next_number: int
    other_prefixes: frozenset[str]
    logos: tuple[KeptLogo, ...]
    clients: Named
    contractors: Named


def read_papers(
    db: Reading, entries: Entries, wanted: ProjectId | None, form: str, now: datetime
) -> PapersScreen:
    """The form of a project; of the newest where none, or one that is gone, is asked for.

    Args:
        entries: journal entries by number, of the same reading.
        now: aware; numbers are counted by the year.
    """
    projects = project.all_projects(db)
    chosen = next((one for one in projects if one.id == wanted), projects[-1] if projects else None)
    parts = parts_of(form) or LAID_OUT[0]
    versions = layouts.versions(db, chosen.id, parts.form, limit=1) if chosen else ()
    moments = [entry.recorded_at for entry in entries(tuple(one.entry for one in versions))]
    prefix = layouts.prefix_of(db, chosen.id, parts.form, chosen.code) if chosen else ""
    year = day_of(now, project.zone(db)).year
    return PapersScreen(
        projects=projects,
        project=chosen,
        parts=parts,
        layout=versions[0].layout if versions else DELIVERED,
        agreed_at=moments[0] if moments else None,
        prefix=prefix,
        next_number=last_number(db, series_name(prefix, parts.form, year)) + 1,
        other_prefixes=other_prefixes(db, chosen.id) if chosen else frozenset(),
        logos=layouts.all_logos(db),
        clients=_able(people.everybody(db), Party.CLIENT, Right.CHANGE_SETTINGS),
        contractors=_able(people.everybody(db), Party.CONTRACTOR, Right.RECEIVE),
    )


def _able(everybody: Iterable[Person], party: Party, right: Right) -> Named:
    return tuple(
        (one.id, one.name)
        for one in everybody
        if one.party is party and people_rules.may(one, right)
    )
