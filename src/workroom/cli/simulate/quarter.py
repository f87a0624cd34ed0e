"""The simulated quarter: its days, who is on duty, what is out, and what was meant to happen."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import Enum
from random import Random

from workroom.base.codes import Code
from workroom.base.ids import BatchId, CabinetId, LineId, ProjectId
from workroom.cli.founding import Actor
from workroom.cli.playing import Box, Play
from workroom.cli.simulate.closings import Closing, Fate
from workroom.rooms.catalogue.model import Unit
from workroom.rooms.people.model import Role
from workroom.rooms.station.model import Session


class Far(Enum):
    """How far a box is."""

    BEGUN = 0
    SCANNED = 1
    FINISHED = 2


@dataclass(eq=False)
class Parcel:
    """A box that is out."""

    box: Box
    batch: BatchId
    cabinet: CabinetId
    far: Far
    touched: date
    not_before: date
    """Nobody works on it earlier: it was laid aside, or an incident holds it."""


@dataclass(kw_only=True)
class Quarter(Play):
    """All that the parts of a day share.

    What is kept here is what people would know by looking: what the book says is
    asked of the book. `meant` and `acts` are what the simulator put there, to be
    compared with the book at the end.
    """

    random: Random
    cast: tuple[Actor, ...]
    days: tuple[date, ...]
    fates: list[Fate]
    """What goes wrong with each closing; changed where it cannot happen on that day."""
    number: int = 0
    """Which of the days it is."""
    project: ProjectId = field(default_factory=lambda: ProjectId(0))
    cabinets: tuple[CabinetId, ...] = ()
    stacks: list[Unit] = field(default_factory=list)
    """The boxes that have not been out yet."""
    all_boxes: int = 0
    parcels: list[Parcel] = field(default_factory=list)
    untreated: list[Parcel] = field(default_factory=list)
    """Home after more than a month, and not on their shelf yet."""
    keys: tuple[LineId, ...] = ()
    cameras: tuple[LineId, ...] = ()
    media: tuple[LineId, ...] = ()
    devices: tuple[LineId, ...] = ()
    door: Session = field(default_factory=lambda: Session(""))
    """The station at the door."""
    unsigned: LineId | None = None
    """The visit whose people left without their slip."""
    in_a_drawer: Code | None = None
    """The medium that nobody brought back."""
    lost_badges: list[str] = field(default_factory=list)
    meant: dict[date, Closing] = field(default_factory=dict)
    acts: Counter[str] = field(default_factory=Counter)

    @property
    def today(self) -> date:
        return self.days[self.number]

    @property
    def fate(self) -> Fate:
        return self.fates[self.number]

    @property
    def last_fate(self) -> Fate:
        """That of the day before."""
        return self.fates[self.number - 1] if self.number else Fate.NOTHING

    def at(self, wall: str) -> datetime:
        """A moment of today: `HH:MM` on the wall."""
        return datetime.combine(self.today, time.fromisoformat(wall), self.zone)

    def scene(self, wall: str) -> None:
        """The next scene begins at this time, or as soon as the one before is over."""
        self.clock.set(max(self.clock(), self.at(wall)))

    def with_role(self, role: Role) -> tuple[str, ...]:
        """The keys of those who have a role."""
        return tuple(one.key for one in self.cast if role in one.roles)

    def on_duty(self, role: Role) -> str:
        """Whose turn it is today among those who have a role."""
        found = self.with_role(role)
        return found[self.number % len(found)]

    @property
    def custodian(self) -> str:
        return self.on_duty(Role.CUSTODIAN)

    def happens(self, once_in: float) -> bool:
        """Whether something happens that happens once in so many times."""
        return self.random.random() * once_in < 1

    def locked_up(self) -> list[Parcel]:
        """What lies in the cabinets, and nothing holds."""
        return [one for one in self.parcels if one.not_before <= self.today]
