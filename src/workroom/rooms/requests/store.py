"""Which note goes out on which request; what a project has out already, and in hand."""

from sqlalchemy import Column, Connection, Integer, Text, func, select

from workroom.base.event import Entry
from workroom.base.ids import HandoverId, LineId, ProjectId
from workroom.ledger.columns import book_table
from workroom.ledger.register import Folds
from workroom.ledger.rows import Rows
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.model import IN_THE_ROOM
from workroom.rooms.requests.model import OnRequest, RequestNamed

table = book_table(
    "handover_requests",
    Column("handover", Integer, primary_key=True),
    Column("request", Integer, nullable=False, index=True),
    Column("number", Text, nullable=False),
)
named = Rows(OnRequest, table)


def named_by(db: Connection, handover: HandoverId) -> OnRequest | None:
    """The request that a note names."""
    return named.at(db, handover)


def notes_on(db: Connection, request: LineId) -> tuple[HandoverId, ...]:
    """The notes that name a request."""
    return tuple(one.handover for one in named.find(db, table.c.request == request))


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


def _named(db: Connection, entry: Entry[RequestNamed]) -> None:
    event = entry.event
    named.put(db, OnRequest(event.handover, event.request, event.number))


FOLDS: Folds = {RequestNamed: _named}
