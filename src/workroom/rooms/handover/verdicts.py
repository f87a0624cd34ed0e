"""What stands between a draft and its agreement, gathered from the rooms below."""

from datetime import date, datetime

from workroom.base.verdict import Verdict
from workroom.ledger.reading import Reading
from workroom.rooms.handover import issuing, returning, rules, store
from workroom.rooms.handover.model import (
    Direction,
    Handover,
)
from workroom.rooms.holds import rules as hold_rules
from workroom.rooms.holds import store as holds
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people.model import Person
from workroom.rooms.people.rules import Right


def verdict_to_agree(
    db: Reading,
    note: Handover,
    *,
    client: Person,
    contractor: Person,
    shift: date,
    at: datetime | None = None,
) -> Verdict:
    """All that stands between a draft and its agreement, for the page and for the use case."""
    day = holds.open_day(db, at)
    return (
        people_rules.may(client, Right.ISSUE)
        & people_rules.may(contractor, Right.RECEIVE)
        & hold_rules.day_is_open(day, shift)
        & hold_rules.custodian_on_duty(day, contractor.id, contractor.name)
        & returning.came_home_well(db, note)
        & rules.may_agree(
            note,
            store.listed(db, note.id),
            client=client,
            contractor=contractor,
            goes_out=note.direction is Direction.OUT,
        )
        & issuing.may_issue(db, note)
    )
