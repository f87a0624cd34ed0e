"""Questions over several rooms at once; nothing is kept here and nothing is written."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Row,
    and_,
    exists,
    func,
    or_,
    select,
)

from workroom.base.ids import BatchId, PersonId, ProjectId, SheetId, UnitId
from workroom.ledger.journal import journal
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit, UnitKind
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.model import IN_THE_ROOM, Place, Whereabouts
from workroom.rooms.custody.rules import treated_since_due
from workroom.rooms.handover import store as handover
from workroom.rooms.handover.model import Direction, HandoverState
from workroom.rooms.people import store as people
from workroom.rooms.progress.model import (
    BatchStand,
    Out,
    Output,
    Presence,
    SheetStand,
    Tally,
)
from workroom.rooms.site import store as site
from workroom.rooms.treatment import store as treatment
from workroom.rooms.treatment.pests import Pest
from workroom.rooms.workflow import store as workflow
from workroom.rooms.workflow.brought import BROUGHT
from workroom.rooms.workflow.steps import Step

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
_NOT_OUT = {Place.STACKS, Place.LOST, Place.ENDED}
_NOT_HOME = tuple(place for place in Place if place not in _NOT_OUT)
"""Named one by one, so that the index of places is asked; `!=` walks every unit that ever left."""


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
    """What is out, by batch and the day it left the stacks; what was given back until reshelved.

    What was disinfected since the month was over is not among it.
    """
    treated = treatment.treated(db)
    since = ((id_, one.out_since) for id_, one in custody.where_all(db, treated).items())
    done = {id_ for id_, day in since if day is not None and treated_since_due(day, treated[id_])}
    out = (
        places.out_since.is_not(None),
        places.place.in_(_NOT_HOME),
        places.unit.not_in(done),
    )
    sums = _sums(db, (places.batch, places.out_since), *out)
    return tuple((BatchId(batch), since, tally) for (batch, since), tally in sums)


def wanted_back(db: Connection) -> tuple[tuple[Unit, Whereabouts], ...]:
    """What the client called back and does not have yet."""
    where = custody.called_back(db)
    known = catalogue.many(db, (one.unit for one in where))
    return tuple((known[one.unit], one) for one in where)


def beside_pests(db: Connection) -> tuple[tuple[Pest, str, Tally], ...]:
    """What shares a cabinet with pests or mould and was not checked, by line and cabinet.

    The cabinet is the one that the line names, else those in which its units lie now.
    """
    names = {one.id: one.name for one in site.cabinets.find(db)}
    found: list[tuple[Pest, str, Tally]] = []
    for pest in treatment.open_pests(db):
        if pest.checked_on is not None:
            continue
        lying = (one.cabinet for one in custody.where_all(db, pest.units).values())
        cabinets = {pest.cabinet} if pest.cabinet is not None else {*lying} - {None}
        for cabinet in sorted(one for one in cabinets if one is not None):
            there = (places.cabinet == cabinet, places.place == Place.CABINET)
            apart = (
                places.unit.not_in(pest.units),
                func.coalesce(units.parent, 0).not_in(pest.units),
            )
            sums = _sums(db, (places.batch, places.cabinet), *there, *apart)
            tally = sum((one for _, one in sums), Tally())
            found.append((pest, names[cabinet], tally))
    return tuple(found)


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
        custody.table,
        and_(
            places.unit == sheets.unit,
            places.batch == sheets.batch,
            sheets.replaced_by.is_(None),
        ),
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
    placed = custody.table.join(workflow.sheet_table, sheets.unit == places.unit)
    found: dict[tuple[Step, PersonId], Output] = {}
    # What became part of another is in no place; what was done on it was done.
    for source, where in ((placed, moved), (workflow.sheet_table, sheets.ended_at >= start)):
        query = (
            select(
                passes.step,
                passes.finished_by,
                people.table.c.name,
                func.count(),
                func.sum(passes.quantity),
            )
            .select_from(
                source.join(workflow.pass_table, passes.sheet == sheets.id).join(
                    people.table, people.table.c.id == passes.finished_by
                )
            )
            .where(where, passes.finished_at >= start, passes.void.is_(False))
            .where(passes.taken_from.is_(None), passes.round > BROUGHT)
            .group_by(passes.step, passes.finished_by, people.table.c.name)
        )
        for row in db.execute(query):
            one = Output(*row)
            before = found.get((one.step, one.person))
            found[one.step, one.person] = one if before is None else before + one
    order = list(Step)
    return tuple(sorted(found.values(), key=lambda one: (order.index(one.step), one.name)))


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
