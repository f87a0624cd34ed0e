"""The use cases of the site."""

from workroom.base.clauses import CUSTODIAN
from workroom.base.ids import CabinetId, WorkstationId
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import N_
from workroom.ledger.work import Work
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import store as people_store
from workroom.rooms.people.rules import Right
from workroom.rooms.site import store
from workroom.rooms.site.model import (
    Cabinet,
    CabinetDedicated,
    CabinetPlaced,
    Purpose,
    Workstation,
    WorkstationPlaced,
)

NAME_TAKEN = N_("There is one of that name already: {name}.")
NO_NAME = N_("A name is missing.")


def place_cabinet(work: Work, *, name: str, purpose: Purpose = Purpose.STORE) -> Cabinet:
    """Put a cabinet into the room, or a locked place where archives are repaired or treated."""
    name = name.strip()
    work.demand(_may_set_up(work))
    work.demand(_may_be_named(name, taken=store.cabinet_named(work.db, name) is not None))
    event = CabinetPlaced(cabinet=CabinetId(work.next_number("cabinet")), name=name)
    work.record(event)
    if purpose is not Purpose.STORE:
        dedicate(work, cabinet=event.cabinet, purpose=purpose)
    return Cabinet(event.cabinet, event.name, purpose)


def dedicate(work: Work, *, cabinet: CabinetId, purpose: Purpose) -> None:
    """Give a locked place another purpose; what lies in it stays where it is."""
    work.demand(_may_set_up(work))
    if store.cabinets.get(work.db, cabinet).purpose is not purpose:
        work.record(CabinetDedicated(cabinet=cabinet, purpose=purpose))


def place_workstation(work: Work, *, name: str) -> Workstation:
    """Put a workstation into the room."""
    name = name.strip()
    work.demand(_may_set_up(work))
    work.demand(_may_be_named(name, taken=store.workstation_named(work.db, name) is not None))
    event = WorkstationPlaced(workstation=WorkstationId(work.next_number("workstation")), name=name)
    work.record(event)
    return Workstation(event.workstation, event.name)


def _may_set_up(work: Work) -> Verdict:
    return people_rules.may(people_store.people.get(work.db, work.by), Right.SET_UP)


def _may_be_named(name: str, *, taken: bool) -> Verdict:
    if not name:
        return no(NO_NAME, CUSTODIAN)
    return no(NAME_TAKEN, CUSTODIAN, name=name) if taken else YES
