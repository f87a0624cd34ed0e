"""Plain values for rules: people, units and places that no book knows."""

from datetime import UTC, date, datetime
from typing import Any

from workroom.base.ids import BatchId, HandoverId, PersonId, ProjectId, UnitId
from workroom.rooms.catalogue.model import Description, Unit, UnitEntered, UnitKind
from workroom.rooms.custody.model import Place, Whereabouts
from workroom.rooms.handover.model import Direction, Handover, HandoverState
from workroom.rooms.holds.model import DayState, RoomDay
from workroom.rooms.people.model import Person, Role

MORNING = datetime(2026, 3, 2, 0, 30, tzinfo=UTC)
MONDAY = date(2026, 3, 2)
CODE = "J038-001-0001"


def person(name: str, *roles: Role, number: int = 1, active: bool = True) -> Person:
    """Somebody with these roles, of the party that the first of them belongs to."""
    return Person(PersonId(number), name, roles[0].party, roles, number, active=active)


LIN = person("林强", Role.OPERATOR, number=4)
QIAN = person("钱梅", Role.INSPECTOR, number=6)
WANG = person("王建国", Role.MANAGER, Role.CUSTODIAN, number=1)
LI = person("李秀英", Role.CLIENT_LEAD, Role.ARCHIVIST, number=2)
ZHAO = person("赵垚", Role.SECURITY_OFFICER, number=3)


def unit(**said: Any) -> Unit:
    """A volume of the first project."""
    told = Description(**({"reference_code": CODE, "pages": 20, "items": 3} | said))
    made = UnitEntered(
        unit=UnitId(1), kind=UnitKind.VOLUME, number=1, parent=None, description=told
    )
    return Unit.entered(ProjectId(1), made)


def where(place: Place, **more: Any) -> Whereabouts:
    """A unit of the first batch at a place, with Lin, out since Monday."""
    known: dict[str, Any] = {
        "unit": UnitId(1),
        "since": MORNING,
        "holder": LIN.id,
        "batch": BatchId(1),
        "out_note": HandoverId(1),
        "out_since": MONDAY,
    }
    return Whereabouts(place=place, **(known | more))


def note(state: HandoverState = HandoverState.DRAFT, **more: Any) -> Handover:
    """A note of the first batch, going out unless said otherwise."""
    known: dict[str, Any] = {
        "id": HandoverId(1),
        "direction": Direction.OUT,
        "batch": BatchId(1),
        "project": ProjectId(1),
        "begun_at": MORNING,
        "begun_by": WANG.id,
    }
    return Handover(state=state, **(known | more))


def room_day(state: DayState = DayState.OPEN, day: date = MONDAY, **more: Any) -> RoomDay:
    """A day with Wang as its custodian."""
    known: dict[str, Any] = {"custodian": WANG.id}
    return RoomDay(day.toordinal(), day, state, MORNING, WANG.id, 1, **(known | more))
