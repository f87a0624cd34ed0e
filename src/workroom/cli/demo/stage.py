"""The stage on which the demonstration plays: its days, its boxes, its papers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from workroom.base.ids import CabinetId, HandoverId, LineId, ProjectId, SheetId, UnitId
from workroom.cli.playing import Box, Play, Volume
from workroom.press import Paper, Press
from workroom.rooms.catalogue.model import Unit


@dataclass(kw_only=True)
class Stage(Play):
    """All that the scenes share."""

    press: Press
    first_day: date
    project: ProjectId = field(default_factory=lambda: ProjectId(0))
    cabinets: tuple[CabinetId, ...] = ()
    boxes: tuple[Box, ...] = ()
    going_home: int = 0
    """How many of the boxes go home on the second day."""
    staying: Unit | None = None
    """A volume that was never handed over."""
    note: HandoverId = field(default_factory=lambda: HandoverId(0))
    hazard: LineId = field(default_factory=lambda: LineId(0))
    """What was found on the first day, and is verified on the second."""
    disk: LineId = field(default_factory=lambda: LineId(0))
    """Out at the curtain."""
    papers: list[Paper] = field(default_factory=list)

    def at(self, day: int, wall: str) -> datetime:
        """A moment of the play: day 0 or 1, `HH:MM` on the wall."""
        hour, minute = map(int, wall.split(":"))
        on = self.first_day + timedelta(days=day)
        return datetime.combine(on, time(hour, minute), self.zone)

    def scene(self, day: int, wall: str) -> None:
        """The next scene begins at this time."""
        self.clock.set(self.at(day, wall))

    def sheet_id(self, volume: Volume) -> SheetId:
        return SheetId(int(volume.sheet.split("-")[1]))

    def unit_ids(self, boxes: Sequence[Box]) -> tuple[UnitId, ...]:
        return tuple(box.unit.id for box in boxes)
