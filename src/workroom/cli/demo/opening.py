"""Before the first morning: the room is founded, its people enrolled, the catalogue brought in."""

from collections.abc import Iterable

from workroom.base.errors import InputError
from workroom.base.ids import NOBODY
from workroom.base.words import N_, Words
from workroom.cli import holdings
from workroom.cli.demo import cast
from workroom.cli.demo.stage import Stage
from workroom.cli.playing import DESK, Box, Worker
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.incoming import import_file
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.people import service as people
from workroom.rooms.project import service as project
from workroom.rooms.site import service as site

NOT_TAKEN = N_("The demonstration's own catalogue was not taken in.")


STAYING = 40
"""Volumes that stay in the stacks all the while."""


def box_sizes(volumes: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """How the batch lies in boxes: those of its first half, those of its second."""
    half = volumes // 2
    return holdings.boxes(half), holdings.boxes(volumes - half)


def found_room(stage: Stage) -> None:
    """Room, project, accounts with their secrets, cabinets, workstations."""
    first = cast.CAST[0]
    with stage.ledger.work(by=NOBODY) as work:
        project.found(
            work,
            name=cast.ROOM,
            code=cast.ROOM_CODE,
            client=cast.CLIENT,
            contractor=cast.CONTRACTOR,
            zone=stage.zone.key,
        )
        stage.project = project.open_project(work, code=cast.PROJECT_CODE, name=cast.PROJECT).id
        stage.people[first.key] = people.enroll(
            work, name=first.name, party=first.party, roles=first.roles
        )
    _enroll(stage, first.key, cast.CAST[1:2])
    for keeper in (cast.CAST[1], first):
        _enroll(stage, keeper.key, [one for one in cast.CAST[2:] if one.party is keeper.party])
    with stage.acting(first.key) as work:
        stage.cabinets = tuple(site.place_cabinet(work, name=n).id for n in cast.CABINETS)
        for name in cast.WORKSTATIONS:
            site.place_workstation(work, name=name)
    for key, person in stage.people.items():
        with stage.acting(key) as work:
            people.set_secret(work, person=person.id, secret=cast.SECRET)
    stage.workers = {
        key: Worker(stage, stage.people[key], station)
        for key, station in (*cast.OPERATORS, cast.INSPECTOR, *_DESK)
    }


def _enroll(stage: Stage, keeper: str, actors: Iterable[cast.Actor]) -> None:
    """The first of the client by whoever founds the room; from then on each party its own."""
    with stage.acting(keeper) as work:
        for actor in actors:
            stage.people[actor.key] = people.enroll(
                work, name=actor.name, party=actor.party, roles=actor.roles
            )


_DESK = (("manager", DESK), ("archivist", DESK))


def bring_in_catalogue(stage: Stage, volumes: int, seed: int, words: Words) -> None:
    """The client's spreadsheet, through the same import as everybody's."""
    path = stage.press.folder.root / "案卷目录.xlsx"
    sizes = (*(size for half in box_sizes(volumes) for size in half), *holdings.boxes(STAYING))
    holdings.write_catalogue(path, sizes, seed, going=volumes)
    made = import_file(
        stage.ledger,
        by=stage.id("manager"),
        project=stage.project,
        path=path,
        say=words.say,
    )
    if made.rejected or not made.taken:
        raise InputError(NOT_TAKEN)


def batch_boxes(stage: Stage, volumes: int) -> None:
    """Which boxes make up the batch; the sheets are known only later."""
    first, second = box_sizes(volumes)
    with stage.ledger.read() as db:
        every = sorted(
            catalogue.of_project(db, stage.project, UnitKind.BOX), key=lambda u: int(u.box_number)
        )
        chosen = every[: len(first) + len(second)]
        stage.boxes = tuple(Box(unit, ()) for unit in chosen)
        staying = catalogue.children(db, every[len(chosen)].id)
    stage.going_home = len(first)
    stage.staying = next(unit for unit in staying if not unit.is_classified)
