"""Notes of before the book, as an opening statement tells of them (期初建账)."""

from dataclasses import dataclass

from workroom.base.event import Event
from workroom.base.ids import BatchId, HandoverId, PersonId, ProjectId, UnitId
from workroom.rooms.handover.model import Direction, Handover, HandoverState, NoteLine


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteBrought:
    """A note that was signed and filed before the book; `number` is that of its paper, if any."""

    handover: HandoverId
    direction: Direction
    batch: BatchId
    number: str
    units: tuple[UnitId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesBrought(Event):
    """Base of what brings in notes: both parties agree that things stand as told here.

    `number` is that of the statement. `lines` describe each unit once, as the papers of
    its trip will print it; the notes name them.
    """

    project: ProjectId
    number: str
    client: PersonId
    contractor: PersonId
    notes: tuple[NoteBrought, ...]
    lines: tuple[NoteLine, ...]

    def lines_of(self, batch: BatchId, direction: Direction) -> tuple[NoteLine, ...]:
        """What the notes of a batch say that went one way."""
        units = {
            unit
            for note in self.notes
            if (note.batch, note.direction) == (batch, direction)
            for unit in note.units
        }
        return tuple(line for line in self.lines if line.unit in units)


def is_brought(note: Handover) -> bool:
    """Whether the note is of before the book: filed, and agreed on no day that the book knows."""
    return note.state is HandoverState.FILED and note.agreed_at is None
