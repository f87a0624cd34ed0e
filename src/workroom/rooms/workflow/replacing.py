"""A sheet that was lost, and the one that goes on in its place."""

from collections.abc import Iterable
from dataclasses import dataclass

from workroom.base.event import Event
from workroom.base.ids import Kind, SheetId, Subject, UnitId


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetReplaced(Event):
    """A sheet was lost or is past reading: another one goes on in its place, with its passes."""

    sheet: SheetId
    by_sheet: SheetId
    unit: UnitId
    reason: str

    def about(self) -> Iterable[Subject]:
        return (
            Subject(Kind.SHEET, self.sheet),
            Subject(Kind.SHEET, self.by_sheet),
            Subject(Kind.UNIT, self.unit),
        )
