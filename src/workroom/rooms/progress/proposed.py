"""What later lists say otherwise, and waits for the client: as lines of what falls due."""

from collections.abc import Iterable, Mapping
from datetime import date
from zoneinfo import ZoneInfo

from workroom.base.clauses import CATALOGUE_CORRECTED
from workroom.base.clock import day_of
from workroom.base.ids import Kind, ProjectId, Subject
from workroom.base.words import N_, phrase
from workroom.rooms.lists.store import Waiting
from workroom.rooms.people.model import Role
from workroom.rooms.progress.model import Due

WAIT = N_(
    "{count} corrections of the catalogue of {project} wait for the client to accept or decline "
    "them, the oldest since {day}."
)
WAIT_WITH_CLASS = N_(
    "{count} corrections of the catalogue of {project} wait for the client, {secret} of them of a "
    "security class: look at those at once. The oldest is of {day}."
)


def proposals_wait(
    waiting: Iterable[Waiting],
    projects: Mapping[ProjectId, str],
    *,
    today: date,
    zone: ZoneInfo,
) -> tuple[Due, ...]:
    """Due on the day they were made: until then the catalogue may say what is not so. §10.5."""
    found: list[Due] = []
    for one in waiting:
        day = day_of(one.since, zone)
        code = projects.get(one.project, "")
        text = phrase(
            WAIT_WITH_CLASS if one.of_classes else WAIT,
            count=f"{one.count:,}",
            secret=f"{one.of_classes:,}",
            project=code,
            day=day,
        )
        found.append(
            Due(
                str(CATALOGUE_CORRECTED),
                CATALOGUE_CORRECTED.origin,
                code,
                day,
                max((today - day).days, 0),
                text,
                Subject(Kind.PROJECT, one.project),
                owner=(Role.ARCHIVIST, Role.CLIENT_LEAD),
            )
        )
    return tuple(found)
