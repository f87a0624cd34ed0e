"""What an agreed statement makes of its lines: batches, notes, and a sheet with what was done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from workroom.base.ids import BatchId, HandoverId, SheetId, UnitId
from workroom.rooms.catalogue.model import Unit, UnitKind
from workroom.rooms.handover.brought import NoteBrought
from workroom.rooms.handover.model import Direction, NoteLine
from workroom.rooms.handover.model import Line as HandoverLine
from workroom.rooms.handover.notes import note_line
from workroom.rooms.opening.model import BatchBrought, Line
from workroom.rooms.opening.told import batch_of
from workroom.rooms.workflow.brought import PassBrought, SheetBrought, Works
from workroom.rooms.workflow.sheets import bears_sheets
from workroom.rooms.workflow.steps import Step

NO_NOTE = HandoverId(0)


@dataclass(frozen=True, slots=True)
class _Going:
    """What went out, or came back, together: one old paper of one batch."""

    direction: Direction
    batch: str
    number: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a statement needs numbers for, before it has them."""

    batches: tuple[str, ...]
    notes: tuple[_Going, ...]
    sheets: tuple[Unit, ...]
    lines: tuple[Line, ...]
    units: Mapping[UnitId, Unit]

    def batches_as(self, ids: Iterable[int]) -> tuple[BatchBrought, ...]:
        """The batches by these numbers."""
        pairs = zip(ids, self.batches, strict=True)
        return tuple(BatchBrought(batch=BatchId(id_), name=name) for id_, name in pairs)

    def notes_as(
        self, ids: Iterable[int], batches: Sequence[BatchBrought]
    ) -> tuple[NoteBrought, ...]:
        """The notes by these numbers, each with its units in the order of the file."""
        by_name = {one.name: one.batch for one in batches}
        units: dict[_Going, list[UnitId]] = {note: [] for note in self.notes}
        for line in self.lines:
            for note in _notes_of(line):
                units[note].append(line.unit)
        return tuple(
            NoteBrought(
                handover=HandoverId(id_),
                direction=note.direction,
                batch=by_name[note.batch],
                number=note.number,
                units=tuple(units[note]),
            )
            for id_, note in zip(ids, self.notes, strict=True)
        )

    def sheets_as(
        self, ids: Iterable[int], notes: Sequence[NoteBrought], active: Sequence[Step], works: Works
    ) -> tuple[SheetBrought, ...]:
        """The sheets by these numbers, with what was done of each, kept in `works`."""
        went = {
            unit: note for note in notes if note.direction is Direction.OUT for unit in note.units
        }
        told = {line.unit: line for line in self.lines}
        return tuple(
            SheetBrought(
                sheet=SheetId(id_),
                unit=unit.id,
                handover=went[unit.id].handover,
                batch=went[unit.id].batch,
                work=works.place(done := self._done(unit, told)),
                complete={one.step for one in done} >= set(active),
            )
            for id_, unit in zip(ids, self.sheets, strict=True)
        )

    def _done(self, unit: Unit, told: Mapping[UnitId, Line]) -> tuple[PassBrought, ...]:
        """Of a box of items a stage is done where it is done of each."""
        if unit.kind is not UnitKind.BOX:
            return told[unit.id].stages
        inside = [told[one.id].stages for one in self.units.values() if one.parent == unit.id]
        each = [{one.step for one in stages} for stages in inside]
        return tuple(one for one in told[unit.id].stages if all(one.step in done for done in each))


def planned(lines: Sequence[Line], units: Mapping[UnitId, Unit]) -> Plan:
    """What the lines need: a batch each name, a note each old paper, a sheet each volume."""
    return Plan(
        batches=tuple(dict.fromkeys(batch_of(line) for line in lines)),
        notes=tuple(dict.fromkeys(note for line in lines for note in _notes_of(line))),
        sheets=bears_sheets(units[line.unit] for line in lines),
        lines=tuple(lines),
        units=units,
    )


def described(line: Line, unit: Unit) -> NoteLine:
    """What papers will print of the unit, and since when it was out."""
    told = note_line(unit, HandoverLine(NO_NOTE, unit.id, 0, line.condition, line.remark), None)
    return replace(told, out_since=line.out_since)


def _notes_of(line: Line) -> tuple[_Going, ...]:
    """Out on one paper; what is home came back on another."""
    out = _Going(Direction.OUT, batch_of(line), line.note)
    if line.is_here:
        return (out,)
    return out, _Going(Direction.BACK, batch_of(line), line.back_note)
