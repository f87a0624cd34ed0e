"""Before the first morning: the room of the demonstration, its catalogue, and what makes up its
batch.
"""

from workroom.base.words import Words
from workroom.cli import holdings
from workroom.cli.demo import cast
from workroom.cli.demo.stage import Stage
from workroom.cli.founding import bring_in_catalogue, found_room
from workroom.cli.playing import DESK, Box, Worker
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import UnitKind

STAYING = 40
"""Volumes that stay in the stacks all the while."""

_DESK = (("manager", DESK), ("archivist", DESK))


def found(stage: Stage) -> None:
    """The room with all who work in it, each at a station."""
    founded = found_room(stage, cast.GROUND)
    stage.project, stage.cabinets = founded.project, founded.cabinets
    stage.workers = {
        key: Worker(stage, stage.people[key], station)
        for key, station in (*cast.OPERATORS, cast.INSPECTOR, *_DESK)
    }


def bring_in(stage: Stage, volumes: int, seed: int, words: Words) -> None:
    """The client's list, written and imported."""
    path = stage.press.folder.root / "案卷目录.xlsx"
    sizes = (*(size for half in box_sizes(volumes) for size in half), *holdings.boxes(STAYING))
    holdings.write_catalogue(path, sizes, seed, going=volumes)
    bring_in_catalogue(stage, stage.project, path, "manager", words)


def box_sizes(volumes: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """How the batch lies in boxes: those of its first half, those of its second."""
    half = volumes // 2
    return holdings.boxes(half), holdings.boxes(volumes - half)


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
