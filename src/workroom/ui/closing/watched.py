"""What the closing page says to F1, and after which events it reads anew."""

from workroom.base.breach import BreachAnswered, BreachOpened
from workroom.base.event import Event
from workroom.base.words import N_
from workroom.rooms.access.model import CameIn, RoomEmptied, WentOut
from workroom.rooms.counting.model import CountBegun, CountEnded, ThingCounted
from workroom.rooms.custody.model import MoveCorrected, UnitsPutAway, UnitsTaken
from workroom.rooms.handover.model import HandoverAgreed
from workroom.rooms.holds.model import CustodianRelieved, DayClosed, DayOpened
from workroom.rooms.holds.shifts import RoomPaused, RoomResumed
from workroom.rooms.opening.model import StatementAgreed
from workroom.rooms.people.model import PersonEnrolled, PersonLeft, RolesChanged
from workroom.rooms.project.model import SettingChanged
from workroom.rooms.registers.model import LineCorrected, LineEntered, LineVoided, PartFilled
from workroom.rooms.site.model import CabinetPlaced

HELP = N_(
    "In the morning two people count the cabinets against the night, and the day opens. During "
    "the day this list shows what is not locked up; scan a cabinet, then what goes into it, and "
    "it shrinks. In the evening two people count again, sign, and the daily sheet prints.\n\n"
    "F5 counts by scanning: what must be there is frozen as a list, and shrinks with each scan at "
    "any station. F2 says why something is not there. Who has not signed out is named above the "
    "cabinets, with a line for what is said to it.\n\n"
    "F9 is the next act: open, count, close, print. F8 opens or closes all the same, on "
    "somebody's word. F7 goes to what the client has to write under. F6 hands the custodian's "
    "duty over during the day. Esc goes back to the list.\n\n"
    "F3 shuts the room over noon: what is not put away is locked in behind a door with a seal. "
    "F4 hands the shift over: who leaves and who comes sign one count."
)
WATCHED: tuple[type[Event], ...] = (
    DayOpened,
    DayClosed,
    CustodianRelieved,
    RoomPaused,
    RoomResumed,
    UnitsPutAway,
    UnitsTaken,
    MoveCorrected,
    HandoverAgreed,
    StatementAgreed,
    BreachOpened,
    BreachAnswered,
    PersonEnrolled,
    PersonLeft,
    RolesChanged,
    CabinetPlaced,
    SettingChanged,
    CountBegun,
    ThingCounted,
    CountEnded,
    LineEntered,
    PartFilled,
    LineCorrected,
    LineVoided,
    CameIn,
    WentOut,
    RoomEmptied,
)
