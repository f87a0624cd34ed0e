"""Where batches, handovers and their lines are kept."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Integer, PrimaryKeyConstraint, Text, func, select

from workroom.base.event import Entry
from workroom.base.ids import BatchId, HandoverId, UnitId
from workroom.ledger.codec import Upgrade
from workroom.ledger.columns import OneOf, Packed, TupleOf, UtcDateTime, book_table, key
from workroom.ledger.register import Folds
from workroom.ledger.rows import Rows
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.custody import folds as custody_folds
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.model import STILL_OUT
from workroom.rooms.handover.counts import NOTHING, Counts, counts_of
from workroom.rooms.handover.model import (
    Batch,
    CopyPrinted,
    CountEntered,
    DifferenceRecorded,
    Direction,
    Handover,
    HandoverAgreed,
    HandoverBegun,
    HandoverDropped,
    HandoverEvent,
    HandoverState,
    Line,
    LineRemarked,
    LinesAdded,
    LinesTakenOff,
    NoteFiled,
    NoteSigned,
    OccasionChosen,
    SecrecyStated,
)
from workroom.rooms.handover.occasion import Occasion

batch_table = book_table(
    "batches",
    key(),
    Column("project", Integer, nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
)
batches = Rows(Batch, batch_table)

table = book_table(
    "handovers",
    key(),
    Column("direction", OneOf(Direction), nullable=False),
    Column("batch", Integer, nullable=False, index=True),
    Column("project", Integer, nullable=False),
    Column("state", OneOf(HandoverState), nullable=False, index=True),
    Column("begun_at", UtcDateTime, nullable=False),
    Column("begun_by", Integer, nullable=False),
    Column("client_counts", Packed(Counts.spell, Counts.read)),
    Column("client_counted_by", Integer),
    Column("contractor_counts", Packed(Counts.spell, Counts.read)),
    Column("contractor_counted_by", Integer),
    Column("difference", Text, nullable=False),
    Column("secrecy_by", Integer),
    Column("secrecy_at", UtcDateTime),
    Column("number", Text, nullable=False, index=True),
    Column("annex", Text, nullable=False),
    Column("agreed_at", UtcDateTime),
    Column("agreed_entry", Integer),
    Column("client", Integer),
    Column("contractor", Integer),
    Column("printed", TupleOf(int), nullable=False),
    Column("signed_at", UtcDateTime),
    Column("filed_at", UtcDateTime),
    Column("occasion", OneOf(Occasion), nullable=False, server_default=Occasion.FIRST),
    Column("back_to", Text, nullable=False, server_default=""),
)
handovers = Rows(Handover, table)

line_table = book_table(
    "handover_lines",
    Column("handover", Integer, nullable=False),
    Column("unit", Integer, nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("condition", Integer, nullable=False),
    Column("remark", Text, nullable=False),
    PrimaryKeyConstraint("handover", "unit"),
)
handover_lines = Rows(Line, line_table)


def agreed_since(db: Connection, entry: int) -> tuple[Handover, ...]:
    """The notes both agreed, or stated to be of before the book, after an entry of the journal."""
    return handovers.find(db, table.c.agreed_entry > entry, table.c.state != HandoverState.DROPPED)


def by_note(db: Connection, number: str) -> Handover | None:
    """The handover whose note, or annex, bears this number."""
    return handovers.first(db, (table.c.number == number) | (table.c.annex == number))


def newest_of(db: Connection, batch: BatchId) -> Handover | None:
    """The newest handover of a batch that was not dropped."""
    here = (table.c.batch == batch, table.c.state != HandoverState.DROPPED)
    return next(iter(handovers.find(db, *here, order=(table.c.id.desc(),), limit=1)), None)


def waiting(db: Connection) -> tuple[Handover, ...]:
    """Drafts, and notes whose papers are still on their way, newest first."""
    over = (HandoverState.FILED, HandoverState.DROPPED)
    return handovers.find(db, table.c.state.not_in(over), order=(table.c.id.desc(),))


def filed(db: Connection, *, limit: int = 200) -> tuple[Handover, ...]:
    """The newest filed notes, newest first."""
    is_filed = table.c.state == HandoverState.FILED
    return handovers.find(db, is_filed, order=(table.c.id.desc(),), limit=limit)


def filed_count(db: Connection) -> int:
    """How many notes are filed."""
    query = select(func.count()).select_from(table).where(table.c.state == HandoverState.FILED)
    return db.scalar(query) or 0


def unsigned(db: Connection) -> tuple[Handover, ...]:
    """Notes whose custody has passed but whose paper is not signed yet."""
    return handovers.find(db, table.c.state.in_((HandoverState.AGREED, HandoverState.PRINTED)))


def lines(db: Connection, handover: HandoverId) -> tuple[Line, ...]:
    """The lines of a note in the order in which they were scanned."""
    return handover_lines.find(
        db, line_table.c.handover == handover, order=(line_table.c.position,)
    )


def notes_of(db: Connection, unit: UnitId) -> tuple[HandoverId, ...]:
    """The notes, drafts among them, on which the unit stands."""
    query = select(line_table.c.handover).where(line_table.c.unit == unit)
    return tuple(HandoverId(one) for one in db.scalars(query))


def open_note_of(db: Connection, unit: UnitId) -> Handover | None:
    """The draft that the unit is on, if it is on one."""
    query = (
        select(line_table.c.handover)
        .join(table, table.c.id == line_table.c.handover)
        .where(line_table.c.unit == unit, table.c.state == HandoverState.DRAFT)
    )
    found = db.scalar(query)
    return None if found is None else handovers.get(db, found)


def drafted(db: Connection, units: Iterable[UnitId]) -> Mapping[UnitId, HandoverId]:
    """Which of these units are on a draft, and on which."""
    found: dict[UnitId, HandoverId] = {}
    wanted = list(units)
    for start in range(0, len(wanted), 500):
        query = (
            select(line_table.c.unit, line_table.c.handover)
            .join(table, table.c.id == line_table.c.handover)
            .where(
                line_table.c.unit.in_(wanted[start : start + 500]),
                table.c.state == HandoverState.DRAFT,
            )
        )
        found.update({UnitId(unit): HandoverId(note) for unit, note in db.execute(query)})
    return found


def listed(db: Connection, handover: HandoverId) -> Counts:
    """What the lines of a note add up to."""
    return totals(db, (handover,)).get(handover, NOTHING)


def totals(db: Connection, notes: Iterable[HandoverId]) -> dict[HandoverId, Counts]:
    """What the lines of several notes add up to; an empty note is not in the answer."""
    found: dict[HandoverId, Counts] = {}
    units = catalogue.table
    query = (
        select(line_table.c.handover, *_SUMS)
        .join(units, units.c.id == line_table.c.unit)
        .where(line_table.c.handover.in_(list(notes)))
        .group_by(line_table.c.handover, units.c.kind)
    )
    for note, *sums in db.execute(query):
        found[note] = found.get(note, NOTHING) + _counts(*sums)
    return found


class StillOut(NamedTuple):
    """What of a batch the contractor still answers for, and since when the oldest of it is out."""

    counts: Counts
    oldest: date | None


def still_out(db: Connection) -> dict[BatchId, StillOut]:
    """What is still out of each batch; a batch that is home whole is not in the answer."""
    found: dict[BatchId, StillOut] = {}
    units, where = catalogue.table, custody.table
    query = (
        select(where.c.batch, func.min(where.c.out_since), *_SUMS)
        .join(units, units.c.id == where.c.unit)
        .where(where.c.place.in_(tuple(STILL_OUT)))
        .group_by(where.c.batch, units.c.kind)
    )
    for batch, since, *sums in db.execute(query):
        known = found.get(batch, StillOut(NOTHING, None))
        oldest = min((day for day in (known.oldest, since) if day is not None), default=None)
        found[batch] = StillOut(known.counts + _counts(*sums), oldest)
    return found


_SUMS = (
    catalogue.table.c.kind,
    func.count(),
    func.sum(catalogue.table.c["items"]),
    func.sum(catalogue.table.c.pages),
)


def _counts(kind: UnitKind, number: int, items: int, pages: int) -> Counts:
    match kind:
        case UnitKind.BOX:
            return Counts(number, 0, 0, 0)
        case UnitKind.VOLUME:
            return Counts(0, number, items, pages)
        case UnitKind.ITEM:
            return Counts(0, 0, number, pages)


def not_home(db: Connection, batch: BatchId, *, but: Iterable[UnitId] = ()) -> Counts:
    """What of a batch is in the room, lent or missing, leaving some units out of the count."""
    left_out = set(but)
    here = [w.unit for w in custody.of_batch(db, batch) if w.place in STILL_OUT]
    total = NOTHING
    for unit in catalogue.many(db, (one for one in here if one not in left_out)).values():
        total = total + counts_of(unit)
    return total


def batch_list(db: Connection, among: Iterable[BatchId] | None = None) -> tuple[Batch, ...]:
    """All batches, or some of them, newest first."""
    some = () if among is None else (batch_table.c.id.in_(tuple(among)),)
    return batches.find(db, *some, order=(batch_table.c.id.desc(),))


def _begun(db: Connection, entry: Entry[HandoverBegun]) -> None:
    event = entry.event
    if event.direction is Direction.OUT:
        batches.put(db, Batch(event.batch, event.project, entry.happened_at))
    handovers.put(
        db,
        Handover(
            id=event.handover,
            direction=event.direction,
            batch=event.batch,
            project=event.project,
            state=HandoverState.DRAFT,
            begun_at=entry.happened_at,
            begun_by=entry.by,
        ),
    )


def _changed(db: Connection, entry: Entry[Any]) -> None:
    event: HandoverEvent = entry.event
    before = handovers.get(db, event.handover)
    handovers.put(db, before.after(event, at=entry.happened_at, by=entry.by, seq=entry.seq))


def _added(db: Connection, entry: Entry[LinesAdded]) -> None:
    note = entry.event.handover
    last = (
        db.scalar(select(func.max(line_table.c.position)).where(line_table.c.handover == note)) or 0
    )
    handover_lines.put(
        db,
        *(Line(note, unit, last + at) for at, unit in enumerate(entry.event.units, start=1)),
    )
    _changed(db, entry)


def _taken_off(db: Connection, entry: Entry[LinesTakenOff]) -> None:
    gone = entry.event.units
    handover_lines.drop(
        db, line_table.c.handover == entry.event.handover, line_table.c.unit.in_(gone)
    )
    _changed(db, entry)


def _remarked(db: Connection, entry: Entry[LineRemarked]) -> None:
    event = entry.event
    line = handover_lines.get(db, event.handover, event.unit)
    handover_lines.put(db, replace(line, condition=event.condition, remark=event.remark))


def _agreed(db: Connection, entry: Entry[HandoverAgreed]) -> None:
    """Custody passes here, with the counts."""
    event = entry.event
    units = tuple(line.unit for line in event.lines)
    if event.direction is Direction.OUT:
        custody_folds.receive(
            db,
            units,
            batch=event.batch,
            note=event.handover,
            holder=event.contractor,
            at=entry.happened_at,
            out_since=event.day,
            late=entry.is_late,
        )
    else:
        custody_folds.give_back(
            db, units, holder=event.client, at=entry.happened_at, late=entry.is_late
        )
    _changed(db, entry)


def _dropped(db: Connection, entry: Entry[HandoverDropped]) -> None:
    handover_lines.drop(db, line_table.c.handover == entry.event.handover)
    _changed(db, entry)


UPGRADES: Mapping[tuple[str, int], Upgrade] = {("HandoverAgreed", 1): dict}

FOLDS: Folds = {
    HandoverBegun: _begun,
    LinesAdded: _added,
    LinesTakenOff: _taken_off,
    LineRemarked: _remarked,
    CountEntered: _changed,
    DifferenceRecorded: _changed,
    OccasionChosen: _changed,
    SecrecyStated: _changed,
    HandoverAgreed: _agreed,
    CopyPrinted: _changed,
    NoteSigned: _changed,
    NoteFiled: _changed,
    HandoverDropped: _dropped,
}
