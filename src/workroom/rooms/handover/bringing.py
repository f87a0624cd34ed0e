"""How the batches and notes of before the book come into it: part of the fold of a room above."""

from datetime import datetime, time

from workroom.base.event import Entry
from workroom.ledger.reading import Reading
from workroom.rooms.handover import store
from workroom.rooms.handover.brought import NoteBrought, NotesBrought
from workroom.rooms.handover.model import Batch, Handover, HandoverState, Line
from workroom.rooms.project import store as project_store


def bring_in(db: Reading, entry: Entry[NotesBrought]) -> None:
    """Part of a fold: each note stands as filed, with its lines and the old paper's number.

    A batch was opened on the day on which the first of its units left the stacks.
    """
    event, at = entry.event, entry.happened_at
    lines = {line.unit: line for line in event.lines}
    zone = project_store.zone(db)
    for batch in dict.fromkeys(note.batch for note in event.notes):
        units = (unit for note in event.notes if note.batch == batch for unit in note.units)
        days = [day for unit in units if (day := lines[unit].out_since) is not None]
        opened = datetime.combine(min(days), time(), zone) if days else at
        store.batches.put(db, Batch(batch, event.project, opened))
    store.handovers.put(db, *(_filed(note, entry) for note in event.notes))
    store.handover_lines.put(
        db,
        *(
            Line(note.handover, unit, place, lines[unit].condition, lines[unit].remark)
            for note in event.notes
            for place, unit in enumerate(note.units, start=1)
        ),
    )


def _filed(note: NoteBrought, entry: Entry[NotesBrought]) -> Handover:
    event, at = entry.event, entry.happened_at
    return Handover(
        id=note.handover,
        direction=note.direction,
        batch=note.batch,
        project=event.project,
        state=HandoverState.FILED,
        begun_at=at,
        begun_by=entry.by,
        number=note.number,
        agreed_entry=entry.seq,
        client=event.client,
        contractor=event.contractor,
        signed_at=at,
        filed_at=at,
    )
