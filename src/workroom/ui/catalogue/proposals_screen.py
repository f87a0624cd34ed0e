"""What waits to be accepted or declined: line by line, the old value and the new one."""

from dataclasses import dataclass

from workroom.base.ids import PersonId, UnitId
from workroom.base.verdict import Verdict
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue import proposing
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.lists import store
from workroom.rooms.lists.model import Proposal
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import store as people
from workroom.rooms.people.rules import Right

SHOWN = 2_000
"""Lines shown at once; of more, those of one field can be looked at."""


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """One proposal, the unit it is about, who made it, and whether it can be accepted now."""

    proposal: Proposal
    code: str
    title: str
    made_by: str
    fits: Verdict

    @property
    def id(self) -> int:
        return self.proposal.id

    @property
    def unit(self) -> UnitId:
        return self.proposal.unit


@dataclass(frozen=True, slots=True)
class ProposalsScreen:
    """The proposals that wait, of one field if one is chosen; `may` is the right to decide."""

    field: str
    rows: tuple[ProposalRow, ...]
    count: int
    whole: int
    by_field: tuple[tuple[str, int], ...]
    may: Verdict | None


def read_proposals(db: Reading, field: str, actor: PersonId | None) -> ProposalsScreen:
    """All that the view shows, in one go."""
    found = store.chosen(db, field=field, limit=SHOWN)
    units = catalogue.many(db, {one.unit for one in found})
    names = people.names(db)
    verdicts = proposing.may_accept(db, found)
    person = people.people.at(db, actor) if actor is not None else None
    by_field = store.by_field(db)
    whole = sum(count for _, count in by_field)
    return ProposalsScreen(
        field=field,
        rows=tuple(
            ProposalRow(
                one,
                units[one.unit].reference_code,
                units[one.unit].title,
                names.get(one.made_by, ""),
                verdicts[one.id],
            )
            for one in found
        ),
        count=dict(by_field).get(field, 0) if field else whole,
        whole=whole,
        by_field=by_field,
        may=people_rules.may(person, Right.CORRECT_CATALOGUE) if person else None,
    )


def waiting_numbers(db: Reading, field: str) -> tuple[int, ...]:
    """The numbers of all that wait, of one field if one is chosen; more than are shown, perhaps."""
    return tuple(one.id for one in store.chosen(db, field=field))
