"""Where corrections of notes are kept, and how notes, lines and custody follow them."""

from dataclasses import replace

from sqlalchemy import Column, Connection, Integer, Text

from workroom.base.event import Entry
from workroom.base.ids import HandoverId, UnitId
from workroom.ledger.columns import UtcDateTime, book_table, key
from workroom.ledger.register import Folds
from workroom.ledger.rows import Rows
from workroom.rooms.corrections.model import (
    Correction,
    CorrectionSigned,
    Fault,
    LineCorrection,
    NoteCorrected,
)
from workroom.rooms.custody import folds as custody_folds
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.model import Place
from workroom.rooms.handover import store as handovers
from workroom.rooms.handover.boxed import counted
from workroom.rooms.handover.counts import Counts
from workroom.rooms.handover.model import Direction, Line

table = book_table(
    "note_corrections",
    key(),
    Column("handover", Integer, nullable=False, index=True),
    Column("number", Text, nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("signed_at", UtcDateTime),
)
corrections = Rows(Correction, table)


def by_number(db: Connection, number: str) -> Correction | None:
    """The slip of that number."""
    return corrections.first(db, table.c.number == number)


def of_note(db: Connection, handover: HandoverId) -> tuple[Correction, ...]:
    """The slips of a note, oldest first."""
    return corrections.find(db, table.c.handover == handover)


def unsigned(db: Connection) -> tuple[Correction, ...]:
    """Slips whose paper is not signed yet."""
    return corrections.find(db, table.c.signed_at.is_(None))


def _corrected(db: Connection, entry: Entry[NoteCorrected]) -> None:
    event = entry.event
    corrections.put(db, Correction(entry.seq, event.handover, event.number, entry.happened_at))
    for one in event.lines:
        match one.fault:
            case Fault.NOT_ON_IT:
                _take_off(db, entry, one.line.unit)
            case Fault.LEFT_OUT:
                _put_on(db, entry, one.line.unit)
            case Fault.CONDITION | Fault.REMARK:
                _say(db, event.handover, one)


def _take_off(db: Connection, entry: Entry[NoteCorrected], unit: UnitId) -> None:
    """It stands where it would, had it not been on the note; both counts go without it."""
    event, at = entry.event, entry.happened_at
    _count(db, event, unit, taken_off=True)
    lines = handovers.line_table.c
    handovers.handover_lines.drop(db, lines.handover == event.handover, lines.unit == unit)
    where = custody.where(db, unit, at if entry.is_late else None)
    if where is None:
        return
    nowhere = replace(where, since=at, cabinet=None, workstation=None, station="")
    if event.direction is Direction.OUT:
        stands = replace(
            nowhere, place=Place.STACKS, holder=event.client, out_since=None, finished_at=None
        )
    else:
        stands = replace(nowhere, place=Place.DESK, holder=event.contractor)
    put = custody.whereabouts.put_late if entry.is_late else custody.whereabouts.put
    put(db, stands)


def _put_on(db: Connection, entry: Entry[NoteCorrected], unit: UnitId) -> None:
    event, at, late = entry.event, entry.happened_at, entry.is_late
    note = handovers.handovers.get(db, event.handover)
    known = handovers.lines(db, event.handover)
    _count(db, event, unit, taken_off=False)
    position = max((line.position for line in known), default=0) + 1
    handovers.handover_lines.put(db, Line(event.handover, unit, position))
    if event.direction is Direction.OUT and event.out_since is not None:
        custody_folds.receive(
            db,
            (unit,),
            batch=note.batch,
            note=note.id,
            holder=event.contractor,
            at=at,
            out_since=event.out_since,
            late=late,
        )
    elif event.direction is Direction.BACK:
        custody_folds.give_back(db, (unit,), holder=event.client, at=at, late=late)


def _count(db: Connection, event: NoteCorrected, unit: UnitId, *, taken_off: bool) -> None:
    """What both counted then stands in their entries; what it comes to now stands here."""
    note = handovers.handovers.get(db, event.handover)
    alone = counted(one.line for one in event.lines if one.line.unit == unit and one.fault.moves)

    def with_it(counts: Counts | None) -> Counts | None:
        if counts is None:
            return None
        return counts - alone if taken_off else counts + alone

    handovers.handovers.put(
        db,
        replace(
            note,
            client_counts=with_it(note.client_counts),
            contractor_counts=with_it(note.contractor_counts),
        ),
    )


def _say(db: Connection, handover: HandoverId, one: LineCorrection) -> None:
    line = handovers.handover_lines.at(db, handover, one.line.unit)
    if line is not None:
        value = int(one.now) if one.fault is Fault.CONDITION else one.now
        handovers.handover_lines.put(db, replace(line, **{one.fault.value: value}))  # type: ignore[arg-type]  # a field of that name


def _signed(db: Connection, entry: Entry[CorrectionSigned]) -> None:
    found = by_number(db, entry.event.number)
    if found is not None:
        corrections.put(db, replace(found, signed_at=entry.happened_at))


FOLDS: Folds = {NoteCorrected: _corrected, CorrectionSigned: _signed}
