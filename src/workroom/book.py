"""A book, put together: the events of all rooms, and how one is made or opened."""

from collections.abc import Callable
from pathlib import Path

from workroom.base.clock import Clock, utc_now
from workroom.ledger.backup import backup
from workroom.ledger.folder import Folder
from workroom.ledger.register import Register
from workroom.ledger.shape import HEAD, demand_known, shape_of
from workroom.ledger.work import Ledger
from workroom.rooms.absence import store as absence
from workroom.rooms.access import store as access
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.corrections import store as corrections
from workroom.rooms.counting import store as counting
from workroom.rooms.custody import folds as custody
from workroom.rooms.filed import store as filed
from workroom.rooms.handover import store as handover
from workroom.rooms.holds import store as holds
from workroom.rooms.late import store as late
from workroom.rooms.layouts import store as layouts
from workroom.rooms.lineage import store as lineage
from workroom.rooms.lists import store as lists
from workroom.rooms.opening import store as opening
from workroom.rooms.people import store as people
from workroom.rooms.project import store as project
from workroom.rooms.registers import store as registers
from workroom.rooms.registers.declaration import Shelf
from workroom.rooms.requests import store as requests
from workroom.rooms.shelf import SHELF
from workroom.rooms.site import store as site
from workroom.rooms.spotcheck import store as spotcheck
from workroom.rooms.station import store as station
from workroom.rooms.workflow import folds as workflow


def register(shelf: Shelf = SHELF) -> Register:
    """The events of all rooms and of the registers declared, how each changes the tables, and how
    old shapes are read.
    """
    rooms = (
        people,
        project,
        layouts,
        late,
        filed,
        site,
        holds,
        access,
        lists,
        catalogue,
        custody,
        spotcheck,
        requests,
        handover,
        absence,
        corrections,
        workflow,
        lineage,
        opening,
        counting,
        station,
    )
    return Register(
        (*(room.FOLDS for room in rooms), registers.folds(shelf)),
        {**holds.UPGRADES, **handover.UPGRADES, **workflow.UPGRADES, **station.UPGRADES},
    )


def load_migrations() -> Callable[[Path], None]:
    """Alembic, a tenth of a second that only a new or an old book is worth."""
    from workroom.ledger.migrate import upgrade  # noqa: PLC0415 — heavy, and seldom needed

    return upgrade


def make_book(root: Path, clock: Clock = utc_now) -> Ledger:
    """An empty book in a new folder, for the use cases to found a room in.

    Raises:
        BookError: a book is there already, or the folder cannot be made.
    """
    folder = Folder(root)
    folder.make()
    load_migrations()(folder.database)
    return Ledger(folder.database, register(), clock)


def open_book(root: Path, clock: Clock = utc_now) -> Ledger:
    """The book in a folder; one of an older program is brought up to date after a backup.

    Raises:
        BookError: there is none, it is damaged, or a newer program wrote it.
    """
    folder = Folder(root)
    folder.demand_book()
    demand_known(folder.database)
    if shape_of(folder.database) != HEAD:
        backup(folder, folder.backups, clock())
        load_migrations()(folder.database)
    return Ledger(folder.database, register(), clock)
