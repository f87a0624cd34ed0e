"""What must happen for the Hand-over page to read again."""

from workroom.rooms.catalogue.model import UnitsDeclassified
from workroom.rooms.custody.model import MoveCorrected, UnitsPutAway, UnitsReshelved, UnitsTaken
from workroom.rooms.filed.model import PaperAttached
from workroom.rooms.handover.accounts import ChangesBatches
from workroom.rooms.handover.model import HandoverEvent
from workroom.rooms.holds.model import CustodianRelieved, DayClosed, DayOpened
from workroom.rooms.late.model import NumbersReserved, NumbersVoided, NumberUsed
from workroom.rooms.opening.model import StatementAgreed
from workroom.rooms.people.model import PersonEnrolled, PersonLeft, RolesChanged
from workroom.rooms.project.model import ProjectOpened, SettingChanged
from workroom.rooms.registers.model import LineCorrected, LineEntered, LineVoided, PartFilled
from workroom.rooms.requests.model import RequestNamed
from workroom.rooms.spotcheck.model import ReturnDrawn, UnitOpened
from workroom.rooms.workflow.model import PassCorrected, ReworkOrdered, StepFinished

HOLDS = (LineEntered, PartFilled, LineCorrected, LineVoided)
"""Lines of registers may hold a unit, or let it go."""
FOR_ROWS = (
    *HOLDS,
    HandoverEvent,
    ChangesBatches,
    StatementAgreed,
    UnitsPutAway,
    UnitsTaken,
    UnitsReshelved,
    MoveCorrected,
    UnitsDeclassified,
    StepFinished,
    ReworkOrdered,
    PassCorrected,
)
"""What can change a row, or the verdict on it."""
FOR_NOTES = (
    *HOLDS,
    HandoverEvent,
    ChangesBatches,
    ReturnDrawn,
    UnitOpened,
    RequestNamed,
    PaperAttached,
    NumbersReserved,
    NumberUsed,
    NumbersVoided,
    StatementAgreed,
    UnitsReshelved,
    DayOpened,
    DayClosed,
    CustodianRelieved,
    SettingChanged,
    ProjectOpened,
    PersonEnrolled,
    PersonLeft,
    RolesChanged,
)
"""What can change a note, its totals, or who may sign it."""
