"""What the registers tell of one day: who was on duty, the checks, hazards and cameras."""

from dataclasses import dataclass

from workroom.base.clock import day_of
from workroom.base.ids import LineId, Seq
from workroom.ledger.reading import Entries, Reading
from workroom.rooms.access.visits import VISITS, Visit
from workroom.rooms.closing.record import Record
from workroom.rooms.duty.roster import ROSTER, Duty, Shift
from workroom.rooms.project import store as project
from workroom.rooms.registers.earlier import held_at
from workroom.rooms.registers.model import Standing
from workroom.rooms.safety.checks import CHECKS, Check, When
from workroom.rooms.safety.hazards import FOLLOW_UPS, HAZARDS, FollowUp, Hazard
from workroom.rooms.video.cameras import CAMERAS, Camera


@dataclass(frozen=True, slots=True)
class Watch:
    """All of it as it stood when the day closed: the sheet is drawn the same at any time."""

    duties: tuple[Duty, ...]
    """Of the day, by shift."""
    checks: tuple[Check, ...]
    """Of the day, in the order of the day."""
    hazards: tuple[Hazard, ...]
    """Open when the day closed."""
    follow_ups: tuple[FollowUp, ...]
    """Of the day."""
    cameras: tuple[Camera, ...]
    visits: tuple[Visit, ...]
    """Whoever came in on the day."""
    hazard_numbers: dict[LineId, str]
    """Of every hazard, closed ones too: a check names the one that it found."""


def watch_of(db: Reading, entries: Entries, record: Record) -> Watch:
    """Read the registers as the closing found them. §5.5.5, P-2.3.3a, P-2.5.2c."""
    day, seq = record.closed.event.day, Seq(record.closed.seq)
    hazards = held_at(db, entries, HAZARDS, seq)
    duties = (one for one in held_at(db, entries, ROSTER, seq) if one.day == day)
    checks = (one for one in held_at(db, entries, CHECKS, seq) if one.day == day)
    visits = held_at(db, entries, VISITS, seq)
    zone = project.zone(db)
    shifts, times = tuple(Shift), tuple(When)
    return Watch(
        duties=tuple(sorted(duties, key=lambda one: (shifts.index(one.shift), one.id))),
        checks=tuple(sorted(checks, key=lambda one: (times.index(one.when), one.id))),
        hazards=tuple(one for one in hazards if one.standing is Standing.OPEN),
        follow_ups=tuple(one for one in held_at(db, entries, FOLLOW_UPS, seq) if one.day == day),
        cameras=held_at(db, entries, CAMERAS, seq),
        visits=tuple(one for one in visits if one.in_at and day_of(one.in_at, zone) == day),
        hazard_numbers={one.id: one.number for one in hazards},
    )
