"""What pests or mould in a unit forbid."""

from workroom.base.clauses import DISINFECT_PESTS
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import N_
from workroom.rooms.treatment.pests import Pest

KEPT_APART = N_(
    "{code} is kept apart since {found_on} ({number}): pests or mould. "
    "Have it treated and freed first."
)


def is_not_kept_apart(code: str, pest: Pest | None) -> Verdict:
    """Nobody works on it, and it goes nowhere. §4.3.5, R-4.3.5d; T27."""
    if pest is None:
        return YES
    return no(KEPT_APART, DISINFECT_PESTS, code=code, found_on=pest.found_on, number=pest.number)
