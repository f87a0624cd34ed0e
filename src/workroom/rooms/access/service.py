"""The use cases of the door: somebody comes in, or goes out."""

from workroom.base.clauses import NOBODY_STAYS
from workroom.base.event import Entry
from workroom.base.ids import PersonId
from workroom.base.verdict import no
from workroom.ledger.work import Work
from workroom.rooms.access import store
from workroom.rooms.access.model import CameIn, SeenBy, WentOut
from workroom.rooms.people import store as people
from workroom.rooms.people.rules import ACCOUNT_CLOSED


def pass_door(work: Work, *, person: PersonId) -> Entry[CameIn] | Entry[WentOut]:
    """Whoever is inside goes out, and whoever is not comes in.

    Raises:
        RefusedError: somebody whose account is closed would come in.
    """
    if store.is_inside(work.db, person):
        return work.record(WentOut(person=person))
    who = people.people.get(work.db, person)
    if not who.active:
        work.demand(no(ACCOUNT_CLOSED, NOBODY_STAYS, name=who.name))
    return work.record(CameIn(person=person, seen_by=SeenBy.DOOR))
