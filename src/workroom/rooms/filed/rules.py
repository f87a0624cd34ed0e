"""Whose scan is kept, and once."""

from workroom.base.clauses import RECORDS_COMPLETE
from workroom.base.verdict import Verdict, no
from workroom.base.words import N_
from workroom.rooms.filed.model import Scan
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people.model import Person
from workroom.rooms.people.rules import Right

THERE_ALREADY = N_("This very file is with {number} already.")


def may_attach(actor: Person, before: Scan | None) -> Verdict:
    """Scans of signed papers are put to their entries, complete and once. §5.8.3."""
    verdict = people_rules.may(actor, Right.WRITE_LATE)
    if before is not None:
        verdict &= no(THERE_ALREADY, RECORDS_COMPLETE, number=before.number)
    return verdict
