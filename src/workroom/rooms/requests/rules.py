"""When a note may go out, as far as requests and the quantity in the room are concerned."""

from collections.abc import Collection
from typing import NamedTuple

from workroom.base.clauses import RELEASE_APPROVED, WORK_IN_HAND
from workroom.base.verdict import YES, Force, Verdict, no
from workroom.base.words import N_

NO_REQUEST = N_(
    "This note names no approved request. Enter one under Records, or let the client approve the "
    "note without."
)
NOT_APPROVED = N_("The request {number} is not approved.")
OTHER_PROJECT = N_("The request {number} is for another project.")
NOT_ASKED_FOR = N_("Not on the request {number}: {codes}.")
TOO_MANY = N_("The request {number} allows {allowed} volumes; with this note it would be {going}.")
TOO_MUCH_IN_HAND = N_(
    "With this note {hand} volumes would be in the room; the agreed limit is {limit}."
)
SHOWN = 6


class Allowance(NamedTuple):
    """What a request allows: of which project, how many volumes; none before it is approved."""

    number: str
    project: str
    volumes: int


def may_issue(
    request: Allowance | None,
    *,
    needed: bool,
    project: str,
    volumes: int,
    issued: int,
    strangers: Collection[str],
) -> Verdict:
    """D31-6 出库申请: what goes out is on an approved request, and no more of it.

    Args:
        volumes: volumes and loose items on the note; `issued` went out on the request before.
        strangers: codes on the note that the list of the request does not name.
    """
    if request is None:
        return no(NO_REQUEST, RELEASE_APPROVED, Force.GATE) if needed else YES
    number, verdict = request.number, YES
    if not request.volumes:
        return no(NOT_APPROVED, RELEASE_APPROVED, Force.GATE, number=number)
    if request.project != project:
        verdict &= no(OTHER_PROJECT, RELEASE_APPROVED, Force.GATE, number=number)
    if strangers:
        codes = tuple(sorted(strangers)[:SHOWN])
        verdict &= no(NOT_ASKED_FOR, RELEASE_APPROVED, Force.GATE, number=number, codes=codes)
    if issued + volumes > request.volumes:
        verdict &= no(
            TOO_MANY,
            RELEASE_APPROVED,
            Force.GATE,
            number=number,
            allowed=request.volumes,
            going=issued + volumes,
        )
    return verdict


def has_room_for(volumes: int, *, in_hand: int, limit: int | None) -> Verdict:
    """R-4.3.4a, 在手量: no more in the room at one time than was agreed, where that was."""
    if limit is not None and in_hand + volumes > limit:
        return no(TOO_MUCH_IN_HAND, WORK_IN_HAND, Force.GATE, hand=in_hand + volumes, limit=limit)
    return YES
