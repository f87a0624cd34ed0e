"""What the journal tells of one day: everything from the closing before to its own closing."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar, cast

from workroom.base.breach import BreachAnswered, BreachOpened, GateApproved
from workroom.base.errors import NotFoundError
from workroom.base.event import Entry, Event
from workroom.base.words import N_
from workroom.ledger import journal
from workroom.ledger.reading import Entries, Reading
from workroom.rooms.counting.model import CountEnded
from workroom.rooms.custody.model import MoveCorrected
from workroom.rooms.handover.model import HandoverAgreed
from workroom.rooms.holds import store as holds
from workroom.rooms.holds.model import CustodianRelieved, DayClosed, DayOpened, RoomDay
from workroom.rooms.holds.shifts import RoomPaused, RoomResumed, ShiftHandedOver
from workroom.rooms.opening.model import StatementAgreed
from workroom.rooms.people.model import (
    BadgeReplaced,
    PersonEnrolled,
    PersonLeft,
    RolesChanged,
    SecretSet,
)
from workroom.rooms.project.model import SettingChanged
from workroom.rooms.registers.model import LineCorrected, LineVoided
from workroom.rooms.workflow.model import PassCorrected, ReworkOrdered, StepFinished

NOT_CLOSED = N_("The day {day} is not closed; its sheet is drawn from the closing.")
AT_ONCE = 4
"""So many entries after a closing may be breaches of the same act."""

SCAN_KEPT = "ScanKept"
"""The event of the station above: here it is only counted."""
ACCOUNTS: dict[type[Event], str] = {
    PersonEnrolled: "新建账户",
    RolesChanged: "变更角色",
    BadgeReplaced: "换发胸牌",
    PersonLeft: "停用账户",
    SettingChanged: "变更项目约定",
}


E = TypeVar("E", bound=Event)


@dataclass(frozen=True, slots=True)
class Record:
    """A day as its sheet tells it. All of it lies before the closing, or in the same act."""

    closed: Entry[DayClosed]
    opened: Entry[DayOpened]
    before: RoomDay | None
    """The day before; its sheet bears the signatures of this day's opening."""
    next_opened: Entry[DayOpened] | None
    kept_scans: int
    """Scans that were refused or unknown."""
    late: int
    """Entries written later than what they tell of."""
    told: tuple[Entry[Event], ...]

    def of(self, kind: type[E]) -> tuple[Entry[E], ...]:
        """The day's entries of one kind."""
        return tuple(cast("Entry[E]", one) for one in self.told if isinstance(one.event, kind))


def record_of(db: Reading, entries: Entries, day: date) -> Record:
    """Read a closed day from the journal.

    What happened between two days, such as a secret that was reset in the
    evening, belongs to the day that comes after it: no entry is on no sheet.

    Raises:
        NotFoundError: the day is not closed.
    """
    days = holds.days.find(db)
    here = next((one for one in days if one.day == day), None)
    if here is None or here.closed_entry is None:
        raise NotFoundError(NOT_CLOSED, day=day)
    before = max((one for one in days if one.id < here.id), key=lambda one: one.id, default=None)
    after = min((one for one in days if one.id > here.id), key=lambda one: one.id, default=None)
    first = (before.closed_entry or before.opened_entry) + 1 if before else 1
    last = here.closed_entry
    kept_scans = late = 0
    wanted: list[int] = []
    for line in journal.chosen(db, tuple(range(first, last + AT_ONCE + 1))):
        if line.seq <= last:
            kept_scans += line.event == SCAN_KEPT
            late += line.happened_at < line.recorded_at
        if line.event in _TOLD:
            wanted.append(line.seq)
    return Record(
        closed=cast("Entry[DayClosed]", next(entries((last,)))),
        opened=cast("Entry[DayOpened]", next(entries((here.opened_entry,)))),
        before=before,
        next_opened=cast("Entry[DayOpened]", next(entries((after.opened_entry,))))
        if after
        else None,
        kept_scans=kept_scans,
        late=late,
        told=tuple(one for one in entries(tuple(wanted)) if _is_of_the_day(one, first, last)),
    )


def _is_of_the_day(entry: Entry[Event], first: int, last: int) -> bool:
    """A breach belongs to the day of its act, whose entry stands just before it."""
    if isinstance(entry.event, BreachOpened):
        return first <= entry.event.act <= last
    return entry.seq <= last


_TOLD = {
    kind.__name__
    for kind in (
        HandoverAgreed,
        StatementAgreed,
        StepFinished,
        ReworkOrdered,
        PassCorrected,
        MoveCorrected,
        SecretSet,
        BreachOpened,
        BreachAnswered,
        GateApproved,
        CustodianRelieved,
        CountEnded,
        LineCorrected,
        LineVoided,
        RoomPaused,
        RoomResumed,
        ShiftHandedOver,
        *ACCOUNTS,
    )
}
