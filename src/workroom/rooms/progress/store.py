"""Questions over several rooms at once; nothing is kept here and nothing is written."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    FromClause,
    Row,
    Select,
    and_,
    case,
    exists,
    func,
    or_,
    select,
)

from workroom.base.ids import BatchId, CabinetId, ProjectId, SheetId, UnitId
from workroom.ledger.journal import journal
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.model import IN_THE_ROOM, Place, Whereabouts
from workroom.rooms.handover import store as handover
from workroom.rooms.handover.model import Direction, HandoverState
from workroom.rooms.people import store as people
from workroom.rooms.progress.model import (
    BatchStand,
    Listed,
    Out,
    Output,
    Presence,
    SheetStand,
    Sort,
    Tally,
    Wanted,
)
from workroom.rooms.site import store as site
from workroom.rooms.workflow import store as workflow
from workroom.rooms.workflow.model import Step

units, places = catalogue.table.c, custody.table.c
sheets, passes = workflow.sheet_table.c, workflow.pass_table.c
notes, lines = handover.table.c, handover.line_table.c

NEWEST_BATCHES = 10
"""So many batches are shown even when they are all home."""

_PLACED = custody.table.join(catalogue.table, units.id == places.unit)
_LISTED = handover.line_table.join(catalogue.table, units.id == lines.unit)
_WENT = _LISTED.join(handover.table, lines.handover == notes.id)
_IN_ROOM = places.place.in_(tuple(IN_THE_ROOM))
_FINISHED = (_IN_ROOM, places.finished_at.is_not(None), units.kind != UnitKind.BOX)
_AGREED = notes.state.not_in((HandoverState.DRAFT, HandoverState.DROPPED))
_COUNTS = (
    func.count().filter(units.kind == UnitKind.BOX),
    func.count().filter(units.kind == UnitKind.VOLUME),
    # `items` is a method of a column collection, hence the brackets.
    func.sum(units["items"]).filter(units.kind == UnitKind.VOLUME),
    func.count().filter(units.kind == UnitKind.ITEM),
)
_NOT_HOME = tuple(place for place in Place if place is not Place.STACKS)
"""Named one by one, so that the index of places is asked; `!=` walks every unit that ever left."""
_NEAREST = (Place.WORKSTATION, Place.DESK, Place.CABINET, Place.RETURNED)
_RANKS = tuple((places.place == place, rank) for rank, place in enumerate(_NEAREST))
_ORDERS: dict[Sort, tuple[ColumnElement[Any], ...]] = {
    Sort.CODE: (units.reference_code,),
    Sort.ENTERED: (),
    Sort.TITLE: (units.title, units.reference_code),
    Sort.BOX: (func.length(units.box_number), units.box_number, units.reference_code),
    Sort.PLACE: (case(*_RANKS, else_=len(_RANKS)), units.reference_code),
}


def out_by_project(db: Connection) -> tuple[Out, ...]:
    """What is in the room, project by project."""
    by_day = _sums(db, (units.project, func.min(places.out_since)), _IN_ROOM)
    return tuple(Out(ProjectId(id_), tally, oldest) for (id_, oldest), tally in by_day)


def tally_at(db: Connection, place: Place) -> Tally:
    """What is at a place just now; the stacks are not asked for."""
    sums = _sums(db, (places.batch, places.place), places.place == place)
    return sum((tally for _, tally in sums), Tally())


def home_since(db: Connection, start: datetime) -> Tally:
    """What went home on notes agreed since a moment."""
    # The few notes first: joined outright, SQLite begins at the lines of all notes.
    since = select(notes.id).where(
        notes.direction == Direction.BACK, _AGREED, notes.agreed_at >= start
    )
    query = select(*_COUNTS).select_from(_LISTED).where(lines.handover.in_(since))
    return _tally(db.execute(query).one())


def out_by_day(db: Connection) -> tuple[tuple[BatchId, date, Tally], ...]:
    """What is out, by batch and the day it left the stacks; what was given back until reshelved."""
    out = (places.out_since.is_not(None), places.place.in_(_NOT_HOME))
    sums = _sums(db, (places.batch, places.out_since), *out)
    return tuple((BatchId(batch), since, tally) for (batch, since), tally in sums)


def finished_here(db: Connection) -> tuple[tuple[BatchId, datetime, Tally], ...]:
    """What is finished and still in the room, by batch and the moment it was finished."""
    sums = _sums(db, (places.batch, places.finished_at), *_FINISHED)
    return tuple((BatchId(batch), at, tally) for (batch, at), tally in sums)


def without_sheet(db: Connection) -> tuple[tuple[BatchId, date, Tally], ...]:
    """Volumes and loose items in the room that no sheet of their batch goes with, by batch."""
    # Found by unit, of which there are few sheets; a batch has thousands (hence the + 0).
    same_batch = sheets.batch + 0 == places.batch
    own, boxs = (exists().where(sheets.unit == u, same_batch) for u in (units.id, units.parent))
    bare = (_IN_ROOM, units.kind != UnitKind.BOX, places.out_since.is_not(None), ~own, ~boxs)
    sums = _sums(db, (places.batch, func.min(places.out_since)), *bare)
    return tuple((BatchId(batch), since, tally) for (batch, since), tally in sums)


def sheets_here(db: Connection) -> tuple[SheetStand, ...]:
    """How far each sheet in the room is: the newest sheet of each unit that is in the room."""
    done: dict[int, set[Step]] = {}
    running: dict[int, Step] = {}
    here = workflow.sheet_table.join(
        custody.table, and_(places.unit == sheets.unit, places.batch == sheets.batch)
    )
    query = select(sheets.id, sheets.unit, sheets.batch).select_from(here).where(_IN_ROOM)
    stands = [(SheetId(s), UnitId(u), BatchId(b)) for s, u, b in db.execute(query)]
    standing = (
        select(passes.sheet, passes.step, passes.finished_at.is_(None))
        .select_from(here.join(workflow.pass_table, passes.sheet == sheets.id))
        .where(_IN_ROOM, passes.started_at.is_not(None))
        .where(passes.superseded.is_(False), passes.void.is_(False))
    )
    for sheet, step, is_running in db.execute(standing):
        if is_running:
            running[sheet] = step
        else:
            done.setdefault(sheet, set()).add(step)
    return tuple(
        SheetStand(sheet, unit, batch, frozenset(done.get(sheet, ())), running.get(sheet))
        for sheet, unit, batch in stands
    )


def output_since(db: Connection, start: datetime) -> tuple[Output, ...]:
    """What each person finished of each stage since a moment; overtaken passes count."""
    moved = or_(_IN_ROOM, places.since >= start)
    query = (
        select(
            passes.step,
            passes.finished_by,
            people.table.c.name,
            func.count(),
            func.sum(passes.quantity),
        )
        .select_from(
            custody.table.join(workflow.sheet_table, sheets.unit == places.unit)
            .join(workflow.pass_table, passes.sheet == sheets.id)
            .join(people.table, people.table.c.id == passes.finished_by)
        )
        .where(moved, passes.finished_at >= start, passes.void.is_(False))
        .group_by(passes.step, passes.finished_by, people.table.c.name)
    )
    order = list(Step)
    found = (Output(*row) for row in db.execute(query))
    return tuple(sorted(found, key=lambda one: (order.index(one.step), one.name)))


def presences_since(db: Connection, start: datetime) -> tuple[Presence, ...]:
    """Who wrote at which station since a moment, the latest first."""
    # The journal's end is read backwards, so that the cost is that of the day, not of the book.
    before = select(journal.c.seq).where(journal.c.recorded_at < start)
    first = db.scalar(before.order_by(journal.c.seq.desc()).limit(1)) or 0
    last = func.max(journal.c.recorded_at)
    query = (
        select(journal.c.station, journal.c.by, people.table.c.name, last, func.count())
        .select_from(journal.join(people.table, people.table.c.id == journal.c.by))
        .where(journal.c.seq > first)
        .group_by(journal.c.station, journal.c.by, people.table.c.name)
        .order_by(last.desc())
    )
    return tuple(Presence(*row) for row in db.execute(query))


def has_begun(db: Connection) -> bool:
    """Whether anything was ever handed out."""
    return db.scalar(select(places.unit).limit(1)) is not None


def batch_stands(db: Connection, newest: int = NEWEST_BATCHES) -> tuple[BatchStand, ...]:
    """How much is home of each batch that is not all home, and of the newest; newest batch first.

    The lines of older batches are not counted: a book has hundreds of them.
    """
    in_work = select(places.batch).where(_IN_ROOM).distinct()
    drafted = select(notes.batch).where(notes.state == HandoverState.DRAFT)
    batches = handover.batch_table.c
    last = select(batches.id).order_by(batches.id.desc()).limit(newest)
    shown = {BatchId(id_) for query in (in_work, drafted, last) for id_ in db.scalars(query)}
    query = (
        select(notes.batch, notes.direction, func.count())
        .select_from(_WENT)
        .where(notes.batch.in_(shown), _AGREED, units.kind != UnitKind.BOX)
        .group_by(notes.batch, notes.direction)
    )
    went = {(batch, direction): count for batch, direction, count in db.execute(query)}
    finished = select(places.batch, func.count()).select_from(_PLACED).where(*_FINISHED)
    ready = {batch: count for batch, count in db.execute(finished.group_by(places.batch))}  # noqa: C416 — a Row is no pair for dict()
    return tuple(
        BatchStand(
            one.id,
            one.project,
            one.opened_at,
            went.get((one.id, Direction.OUT), 0),
            went.get((one.id, Direction.BACK), 0),
            ready.get(one.id, 0),
        )
        for one in handover.batch_list(db, shown)
    )


def count(db: Connection, wanted: Wanted, among: Iterable[UnitId] | None = None) -> int:
    """How many units of the catalogue are asked for; `among` bounds them further, where given."""
    return db.scalar(_asked(func.count(), wanted, among)) or 0


def ids(
    db: Connection,
    wanted: Wanted,
    among: Iterable[UnitId] | None = None,
    *,
    offset: int = 0,
    limit: int | None = None,
) -> Sequence[UnitId]:
    """The units asked for in their order: all, eight bytes each, or one stretch of them."""
    order = (*_ORDERS[wanted.sort], units.id)
    ways = (column.desc() if wanted.descending else column for column in order)
    query = _asked(units.id, wanted, among).order_by(*ways).limit(limit).offset(offset or None)
    return cast("Sequence[UnitId]", array("q", db.scalars(query)))


def page(db: Connection, wanted: Wanted, *, offset: int, limit: int) -> tuple[Listed, ...]:
    """One stretch of the units asked for, in their order, with where each of them is."""
    return listed(db, ids(db, wanted, offset=offset, limit=limit))


def listed(db: Connection, ids: Sequence[UnitId]) -> tuple[Listed, ...]:
    """These units with where each of them is, in the order given."""
    found, where = catalogue.many(db, ids), custody.where_all(db, ids)
    names = people.names(db)
    cabinets: dict[CabinetId | None, str] = {one.id: one.name for one in site.cabinets.find(db)}

    def row(id_: UnitId, at: Whereabouts | None) -> Listed:
        if at is None:
            return Listed(found[id_], None)
        return Listed(found[id_], at, names.get(at.holder, ""), cabinets.get(at.cabinet, ""))

    return tuple(row(id_, where.get(id_)) for id_ in ids if id_ in found)


def _asked(what: Any, wanted: Wanted, among: Iterable[UnitId] | None) -> Select[Any]:
    """The units asked for; whereabouts are only joined where the question is about them."""
    conditions = [*catalogue.searched(wanted.text)]
    if among is not None:
        conditions.append(units.id.in_(tuple(among)))
    for column, value in (
        (units.kind, wanted.kind),
        (units.project, wanted.project),
        (units.parent, wanted.inside),
    ):
        if value is not None:
            conditions.append(column == value)
    if wanted.held:
        conditions.append(catalogue.classified())
    placed = tuple(_placed(wanted))
    source: FromClause = catalogue.table
    if placed or wanted.sort is Sort.PLACE:
        source = source.outerjoin(custody.table, places.unit == units.id)
    return select(what).select_from(source).where(*conditions, *placed)


def _placed(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.places:
        # What never left the stacks has no row.
        in_stacks = (places.unit.is_(None),) if Place.STACKS in wanted.places else ()
        yield or_(places.place.in_(tuple(wanted.places)), *in_stacks)
    if wanted.batch is not None:
        yield places.batch == wanted.batch
    if wanted.holder is not None:
        yield and_(places.holder == wanted.holder, _IN_ROOM)
    if wanted.unfinished or wanted.finished:
        done = places.finished_at.is_not(None) if wanted.finished else places.finished_at.is_(None)
        yield and_(_IN_ROOM, units.kind != UnitKind.BOX, done)


def _sums(
    db: Connection, by: tuple[ColumnElement[Any], ColumnElement[Any]], *where: ColumnElement[bool]
) -> Iterator[tuple[tuple[Any, Any], Tally]]:
    """Boxes, volumes and items that fit, by those of the columns that are plain ones."""
    plain = tuple(column for column in by if isinstance(column, Column))
    query = select(*by, *_COUNTS).select_from(_PLACED).where(*where).group_by(*plain)
    for row in db.execute(query):
        yield (row[0], row[1]), _tally(row[2:])


def _tally(row: Row[Any] | Sequence[Any]) -> Tally:
    boxes, volumes, inside, loose = (int(number or 0) for number in row)
    return Tally(boxes, volumes, inside + loose)
