"""What a workflow sheet goes with, as the note on which it went out describes it."""

from collections.abc import Iterable
from dataclasses import dataclass

from workroom.base.ids import BatchId, HandoverId, ProjectId, SheetId
from workroom.ledger.reading import Entries, Reading
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.handover import store as handovers
from workroom.rooms.handover.boxed import in_order
from workroom.rooms.handover.brought import NotesBrought
from workroom.rooms.handover.model import HandoverAgreed, NoteLine
from workroom.rooms.workflow import store
from workroom.rooms.workflow.model import Sheet


@dataclass(frozen=True, slots=True)
class WentOut:
    """What papers say of the note on which a unit went out; of before the book too."""

    number: str
    project: ProjectId
    batch: BatchId
    pages_counted: bool
    lines: tuple[NoteLine, ...]


@dataclass(frozen=True, slots=True)
class Described:
    """A sheet, its note, and what the note says of the unit."""

    sheet: Sheet
    note: WentOut
    line: NoteLine
    inside: tuple[NoteLine, ...]
    """The loose items of a box; empty for a volume."""

    @property
    def is_box(self) -> bool:
        return self.line.kind is UnitKind.BOX

    @property
    def codes(self) -> str:
        """The reference code; of a box's items the first and the last."""
        if not self.inside:
            return self.line.reference_code
        return f"{self.inside[0].reference_code} 至 {self.inside[-1].reference_code}"

    @property
    def title(self) -> str:
        if not self.is_box:
            return self.line.title
        return f"第 {self.line.box_number} 盒，共 {len(self.inside)} 件"

    @property
    def pages(self) -> int:
        return sum(item.pages for item in self.inside) if self.inside else self.line.pages

    @property
    def items(self) -> int:
        match self.line.kind:
            case UnitKind.BOX:
                return len(self.inside)
            case UnitKind.ITEM:
                return 1
            case UnitKind.VOLUME:
                return self.line.items


def described(db: Reading, entries: Entries, sheets: Iterable[SheetId]) -> tuple[Described, ...]:
    """The sheets with what their notes say of the units they go with; each note is read once."""
    chosen = [store.sheets.get(db, sheet) for sheet in sheets]
    notes: dict[HandoverId, WentOut] = {}
    seqs = {
        handovers.handovers.get(db, note).agreed_entry for note in {one.handover for one in chosen}
    }
    for entry in entries(tuple(seq for seq in seqs if seq is not None)):
        match entry.event:
            case HandoverAgreed() as agreed:
                notes[agreed.handover] = _agreed(agreed)
            case NotesBrought() as brought:
                notes |= _brought(brought)
    by_unit = {note: {line.unit: line for line in went.lines} for note, went in notes.items()}
    inside: dict[tuple[HandoverId, int], list[NoteLine]] = {}
    for note, went in notes.items():
        for line in went.lines:
            if line.kind is UnitKind.ITEM and line.box is not None:
                inside.setdefault((note, line.box), []).append(line)
    return tuple(
        Described(
            one,
            notes[one.handover],
            by_unit[one.handover][one.unit],
            in_order(inside.get((one.handover, one.unit), ())),
        )
        for one in chosen
    )


def _agreed(event: HandoverAgreed) -> WentOut:
    return WentOut(event.number, event.project, event.batch, event.pages_counted, event.lines)


def _brought(event: NotesBrought) -> dict[HandoverId, WentOut]:
    """The notes of an opening statement; their pages were counted by nobody that the book knows."""
    told = {line.unit: line for line in event.lines}
    return {
        note.handover: WentOut(
            note.number,
            event.project,
            note.batch,
            pages_counted=False,
            lines=tuple(told[unit] for unit in note.units),
        )
        for note in event.notes
    }
