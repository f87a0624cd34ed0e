"""Before the first morning of a play: the room is founded, its people enrolled, its list brought
in.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from workroom.base.errors import InputError
from workroom.base.ids import NOBODY, CabinetId, ProjectId
from workroom.base.words import N_, Words
from workroom.cli.playing import Play
from workroom.rooms.catalogue.incoming import import_file
from workroom.rooms.people import service as people
from workroom.rooms.people.model import Party, Role
from workroom.rooms.project import service as project
from workroom.rooms.site import service as site

NOT_TAKEN = N_("The made-up catalogue was not taken in.")


@dataclass(frozen=True, slots=True)
class Actor:
    """One account of a play."""

    key: str
    name: str
    party: Party
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a play is founded on.

    The first of the cast is the contractor's manager, who founds the room; the second is the
    client's lead. All have the one secret.
    """

    room: str
    room_code: str
    client: str
    contractor: str
    project: str
    project_code: str
    cabinets: tuple[str, ...]
    workstations: tuple[str, ...]
    cast: tuple[Actor, ...]
    secret: str


@dataclass(frozen=True, slots=True)
class Founded:
    """What the founding gave numbers to."""

    project: ProjectId
    cabinets: tuple[CabinetId, ...]


def found_room(play: Play, ground: Ground) -> Founded:
    """Room, project, accounts with their secrets, cabinets, workstations: a practice book."""
    first, second, *others = ground.cast
    with play.ledger.work(by=NOBODY) as work:
        project.found(
            work,
            name=ground.room,
            code=ground.room_code,
            client=ground.client,
            contractor=ground.contractor,
            zone=play.zone.key,
            practice=True,
        )
        opened = project.open_project(work, code=ground.project_code, name=ground.project)
        play.people[first.key] = people.enroll(
            work, name=first.name, party=first.party, roles=first.roles
        )
    _enroll(play, first.key, [second])
    for keeper in (second, first):
        _enroll(play, keeper.key, [one for one in others if one.party is keeper.party])
    with play.acting(first.key) as work:
        cabinets = tuple(site.place_cabinet(work, name=name).id for name in ground.cabinets)
        for name in ground.workstations:
            site.place_workstation(work, name=name)
    for key, person in play.people.items():
        with play.acting(key) as work:
            people.set_secret(work, person=person.id, secret=ground.secret)
    return Founded(opened.id, cabinets)


def bring_in_catalogue(play: Play, to: ProjectId, path: Path, by: str, words: Words) -> None:
    """The client's spreadsheet, through the same import as everybody's."""
    made = import_file(play.ledger, by=play.id(by), project=to, path=path, say=words.say)
    if made.rejected or not made.taken:
        raise InputError(NOT_TAKEN)


def _enroll(play: Play, keeper: str, actors: Iterable[Actor]) -> None:
    """The first of the client by whoever founds the room; from then on each party its own."""
    with play.acting(keeper) as work:
        for actor in actors:
            play.people[actor.key] = people.enroll(
                work, name=actor.name, party=actor.party, roles=actor.roles
            )
