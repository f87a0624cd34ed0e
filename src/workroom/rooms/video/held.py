"""What holds footage: whatever was found on one of its days and is still open."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, TypeVar
from zoneinfo import ZoneInfo

from workroom.base.clock import day_of
from workroom.rooms.registers.declaration import Register
from workroom.rooms.registers.model import Line, Standing
from workroom.rooms.safety.hazards import HAZARDS
from workroom.rooms.safety.incidents import INCIDENTS, Incident

L = TypeVar("L", bound=Line)


class Lines(Protocol):
    """What rules and clocks see of other registers, and in which zone the room's days are."""

    @property
    def zone(self) -> ZoneInfo: ...

    def lines(self, register: Register[L], /) -> tuple[L, ...]:
        """The lines of a register that are not void."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A register whose open lines hold the footage of the day they speak of."""

    register: Register[Any]
    day_of: Callable[[Any, ZoneInfo], date]


def _day_of_incident(incident: Incident, zone: ZoneInfo) -> date:
    """The day on which it happened, or was discovered where nobody knows more."""
    return day_of(incident.happened_at or incident.discovered_at, zone)


HOLDERS = (
    Holder(HAZARDS, lambda hazard, _zone: hazard.found_on),
    Holder(INCIDENTS, _day_of_incident),
)
"""A register more that holds footage is one line here: the rules and the forms follow."""

FINDINGS = tuple(holder.register for holder in HOLDERS)
"""The registers in which a finding of a playback is followed up."""


def holding(
    seen: Lines, first: date, last: date, numbers: Collection[str] = ()
) -> tuple[Line, ...]:
    """What is open and was found on one of these days, both included, or bears such a number.

    R-4.2.4.4g. `numbers` are those that playbacks of these days gave their findings:
    what is found in footage is found on a later day than that of the footage.
    """
    return tuple(
        line
        for holder in HOLDERS
        for line in seen.lines(holder.register)
        if line.standing is Standing.OPEN
        and (first <= holder.day_of(line, seen.zone) <= last or line.number in numbers)
    )


def is_followed_up(seen: Lines, number: str) -> bool:
    """Whether some hazard or incident bears that number."""
    return any(line.number == number for one in FINDINGS for line in seen.lines(one))
