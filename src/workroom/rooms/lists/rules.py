"""Who decides what a later list says otherwise, and what can still be decided."""

from collections.abc import Iterable

from workroom.base.clauses import CATALOGUE_CORRECTED, NO_STATE_SECRETS
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import N_, phrase
from workroom.rooms.lists.model import Proposal, ProposalState

DECIDED = N_("Proposal {number} is decided already: {state}.")
STALE = N_(
    "Proposal {number} was made when the catalogue said “{old}”; it says “{now}” by now. "
    "Decline it, and bring the list in again."
)
LIFTS_CLASS = N_(
    "Proposal {number} would take a security class away: that takes a declassification with its "
    "document."
)
NO_REASON = N_("Say why it is declined: whoever made the list will ask.")
NONE_CHOSEN = N_("No proposal was chosen.")


def may_accept(proposal: Proposal, *, now: str, secret: Iterable[str]) -> Verdict:
    """Whether the new value may take the place of the old one.

    §10.5: what a later list says otherwise is a claim; it is accepted for what it replaces and
    for nothing else. `now` is what the catalogue says at this moment, `secret` are the classes
    that hold a unit. §10.3: a class is lifted by a paper of the client, per list.
    """
    verdict = _is_open(proposal)
    if verdict and proposal.old != now:
        verdict &= no(STALE, CATALOGUE_CORRECTED, number=proposal.id, old=proposal.old, now=now)
    classes = frozenset(secret)
    if proposal.field == "security_class" and now in classes and proposal.new not in classes:
        verdict &= no(LIFTS_CLASS, NO_STATE_SECRETS, number=proposal.id)
    return verdict


def may_decline(proposal: Proposal, reason: str) -> Verdict:
    """Whether the catalogue may stay as it is: with a reason, which is kept beside both values."""
    verdict = _is_open(proposal)
    if not reason.strip():
        verdict &= no(NO_REASON, CATALOGUE_CORRECTED)
    return verdict


def _is_open(proposal: Proposal) -> Verdict:
    if proposal.state is ProposalState.OPEN:
        return YES
    state = phrase(proposal.state.label)
    return no(DECIDED, CATALOGUE_CORRECTED, number=proposal.id, state=state)
