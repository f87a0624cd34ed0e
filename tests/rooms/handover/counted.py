"""Notes on which both sides counted, for rules."""

from typing import Any

from rooms.values import LI, note
from workroom.base.clauses import (
    DUAL_NOTE,
    Clause,
)
from workroom.rooms.handover import rules
from workroom.rooms.handover.counts import Counts
from workroom.rooms.handover.model import Handover

Reasons = list[tuple[str, Clause]]


NO_DRAFT: Reasons = [(rules.NO_LONGER_A_DRAFT, DUAL_NOTE)]


TWENTY = Counts(1, 20, 60)


NINETEEN = Counts(1, 19, 57)


LISTED = Counts(1, 20, 60, 400)


def counted(client: Counts | None, contractor: Counts | None, **more: Any) -> Handover:
    """A note on which each side counted so much, and the client made its statement."""
    return note(
        **({"client_counts": client, "contractor_counts": contractor, "secrecy_by": LI.id} | more)
    )
