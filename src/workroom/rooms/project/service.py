"""The use cases of the contract: founding the book, opening projects, agreeing on settings."""

import secrets
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from workroom.base.errors import InputError
from workroom.base.ids import ProjectId
from workroom.base.words import N_
from workroom.ledger.work import Work
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import store as people_store
from workroom.rooms.people.rules import Right
from workroom.rooms.project import rules, store
from workroom.rooms.project.model import Project, ProjectOpened, RoomFounded, SettingChanged

NO_SUCH_ZONE = N_("There is no time zone {zone}.")
FOUNDED_ALREADY = N_("This book has its room already.")


def found(
    work: Work,
    *,
    name: str,
    code: str,
    client: str,
    contractor: str,
    zone: str = "Asia/Shanghai",
    practice: bool = False,
) -> None:
    """Write the first entry of a book.

    Raises:
        RefusedError: a name is missing, or the code is not one for form numbers.
        InputError: there is no such time zone, or the book was founded already.
    """
    if store.is_founded(work.db):
        raise InputError(FOUNDED_ALREADY)
    for given in (name, client, contractor):
        work.demand(rules.may_open_project(code, given, taken=False))
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise InputError(NO_SUCH_ZONE, zone=zone) from error
    work.record(
        RoomFounded(
            book=secrets.token_hex(16),
            name=name.strip(),
            code=code,
            client=client.strip(),
            contractor=contractor.strip(),
            zone=zone,
            practice=practice,
        )
    )


def open_project(work: Work, *, code: str, name: str) -> Project:
    """Begin a project in the room."""
    if people_store.count(work.db):
        actor = people_store.people.get(work.db, work.by)
        work.demand(people_rules.may(actor, Right.SET_UP))
    taken = store.project_by_code(work.db, code) is not None
    work.demand(rules.may_open_project(code, name, taken=taken))
    event = ProjectOpened(
        project=ProjectId(work.next_number("project")), code=code, name=name.strip()
    )
    work.record(event)
    return Project(event.project, event.code, event.name)


def change_setting(work: Work, *, name: str, value: str) -> None:
    """Agree on another value; who and when stand in the journal."""
    actor = people_store.people.get(work.db, work.by)
    work.demand(people_rules.may(actor, Right.CHANGE_SETTINGS) & rules.may_set(name, value.strip()))
    work.record(SettingChanged(name=name, value=value.strip()))
