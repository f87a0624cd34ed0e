"""What can be written of where a unit is, and whether it may be: for pages and commands."""

from enum import Enum

from workroom.base.verdict import Verdict
from workroom.base.words import N_
from workroom.ledger.reading import Reading
from workroom.rooms.absence import rules, store
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import SECRET_CLASSES, Unit
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.held import not_held
from workroom.rooms.custody.model import Recall
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people.model import Person
from workroom.rooms.people.rules import Right
from workroom.rooms.registers import store as registers
from workroom.rooms.safety.incidents import INCIDENTS


class Doing(Enum):
    """What can happen to where a unit is, as people name it."""

    MISSED = N_("It is nowhere: missing")
    FOUND = N_("It is here again")
    LENT = N_("The client borrows it")
    CAME_BACK = N_("It came back from the client")
    WITHDRAWN = N_("The client calls it back")
    SECRET = N_("A state secret was found in it")
    GOES_ON = N_("Work on it goes on after all")
    LOST = N_("It is declared lost")


def may_be_done(db: Reading, unit: Unit, actor: Person) -> dict[Enum, Verdict]:
    """What the actor may write of the unit's whereabouts."""
    where, code = custody.where(db, unit.id), unit.reference_code
    told = {unit.id, *catalogue.ancestors(db, unit)}
    reported = registers.still_open(db, INCIDENTS)
    upon = next((one for one in told if rules.reports_loss(reported, one)), unit.id)
    office = people_rules.may_any(actor, Right.MOVE, Right.ISSUE)
    hands = people_rules.may_any(actor, Right.RECEIVE, Right.ISSUE)
    secret = where is not None and where.recall is Recall.CLASSIFIED
    lifts = Right.DECLASSIFY if secret else Right.ISSUE
    return {
        Doing.MISSED: people_rules.may(actor, Right.MOVE)
        & rules.may_be_missed(where, code, unit=upon, reported=reported),
        Doing.FOUND: office & rules.may_be_found(where, code),
        Doing.LENT: hands & rules.may_lend(where, code) & not_held(db, (unit,)),
        Doing.CAME_BACK: hands & rules.is_lent(store.loan_of(db, unit.id), code),
        Doing.WITHDRAWN: rules.may_call_back(where, code, why=Recall.WITHDRAWN, security_class=""),
        Doing.SECRET: office
        & rules.may_call_back(where, code, why=Recall.CLASSIFIED, security_class=SECRET_CLASSES[0]),
        Doing.GOES_ON: people_rules.may(actor, lifts) & rules.may_go_on(where, code),
        Doing.LOST: people_rules.may(actor, Right.DECLARE_LOST)
        & rules.may_be_declared_lost(
            where, code, unit=unit.id, incidents=registers.held(db, INCIDENTS)
        ),
    }
