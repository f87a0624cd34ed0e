"""What a project has out already and in hand, for the requests that ask for more."""

from sqlalchemy import Connection, func, select

from workroom.base.ids import ProjectId
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.model import IN_THE_ROOM


def ever_out(db: Connection, project: ProjectId) -> int:
    """How many volumes and loose items of a project have left the stacks so far, each once."""
    return _counted(db, project)


def in_hand(db: Connection, project: ProjectId | None = None) -> int:
    """How many volumes and loose items are in the room just now; of one project, or of all."""
    return _counted(db, project, custody.table.c.place.in_(tuple(IN_THE_ROOM)))


def _counted(db: Connection, project: ProjectId | None, *where: object) -> int:
    units, places = catalogue.table, custody.table
    query = (
        select(func.count())
        .select_from(places.join(units, units.c.id == places.c.unit))
        .where(units.c.kind != UnitKind.BOX, *where)  # type: ignore[arg-type]  # conditions
    )
    if project is not None:
        query = query.where(units.c.project == project)
    return db.scalar(query) or 0
