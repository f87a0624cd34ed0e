"""What a workflow sheet goes with, as the note on which it went out describes it."""

from collections.abc import Iterable
from dataclasses import dataclass

from workroom.base.codes import Prefix, label
from workroom.base.ids import BatchId, HandoverId, ProjectId, SheetId
from workroom.ledger.reading import Entries, Reading
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.handover import store as handovers
from workroom.rooms.handover.boxed import in_order
from workroom.rooms.handover.brought import NotesBrought
from workroom.rooms.handover.model import HandoverAgreed, Line, NoteLine
from workroom.rooms.handover.notes import note_line
from workroom.rooms.handover.occasion import Occasion
from workroom.rooms.workflow import store
from workroom.rooms.workflow.model import Sheet
from workroom.rooms.workflow.pages import PageLedger, plain_ledger
from workroom.rooms.workflow.steps import Step


@dataclass(frozen=True, slots=True)
class WentOut:
    """What papers say of the note on which a unit went out; of before the book too."""

    number: str
    project: ProjectId
    batch: BatchId
    pages_counted: bool
    lines: tuple[NoteLine, ...]
    again_from: Step | None = None
    """Out again for rework: the stage from which on it is done again."""


@dataclass(frozen=True, slots=True)
class Described:
    """A sheet, its note, and what the note says of the unit."""

    sheet: Sheet
    note: WentOut
    line: NoteLine
    inside: tuple[NoteLine, ...]
    """The loose items of a box; empty for a volume."""
    ledger: PageLedger | None = None
    """What of its pages was scanned; None before preparation is done."""

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
    def again(self) -> str:
        """What is done again, where the unit is out for rework."""
        step = self.note.again_from
        return f"返工再调，自{step.chinese}起重做。" if step is not None else ""

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


def _ledger(db: Reading, sheet: Sheet) -> PageLedger | None:
    """As it was written; where nothing was, every page is scanned in one frame."""
    written = store.page_ledgers.at(db, sheet.id)
    if written is None and sheet.pages is not None:
        return plain_ledger(sheet.id, sheet.pages)
    return written


def _not_listed(db: Reading, sheet: Sheet) -> NoteLine:
    """What came to be in the room stands on no note: it is described as the catalogue has it."""
    unit = catalogue.units.get(db, sheet.unit)
    if sheet.of is None:
        remark = "在加工室内发现，出库单未列"
    else:
        remark = f"拆分而来，前接流程单 {label(Prefix.SHEET, sheet.of)}"
    return note_line(unit, Line(sheet.handover, unit.id, 0, remark=remark), None)


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
                notes[agreed.handover] = went_out(agreed)
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
            by_unit[one.handover].get(one.unit) or _not_listed(db, one),
            in_order(inside.get((one.handover, one.unit), ())),
            _ledger(db, one),
        )
        for one in chosen
    )


def went_out(event: HandoverAgreed) -> WentOut:
    """What papers say of a note that both agreed in this book."""
    again = Step(event.back_to) if event.occasion is Occasion.REWORK else None
    return WentOut(
        event.number, event.project, event.batch, event.pages_counted, event.lines, again
    )


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
