"""What a station needs to know before a scan can be an act."""

from datetime import datetime, timedelta

from workroom.base.clauses import (
    ACCESS_RIGHTS,
    BADGE_FRESH,
    FLOW_SHEET,
    MISMATCH_RECORDED,
    NIGHT_IN_CABINET,
    NOBODY_STAYS,
)
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import N_
from workroom.rooms.station.model import Act, Session

BADGE_FIRST = N_("Nobody is at this station. Scan your badge first.")
BADGE_TOO_OLD = N_("The badge was scanned over {minutes} minutes ago. Scan it again.")
CABINET_FIRST = N_("Scan the cabinet first, then what goes into it.")
STEP_FIRST = N_("Scan the stage to go back to first.")
WATCHES_THE_DOOR = N_(
    "This station watches the door: it hears badges and slips of visits. Scan another command."
)
QUESTION_FIRST = N_("Scan what does not agree first.")
LONGEST_COUNT = 4
"""No volume has ten thousand pages, and no bar code of a shop so few digits."""
REASON_FIRST = N_("Scan the reason for the rework first.")


def somebody_is_here(session: Session, now: datetime, *, minutes: int) -> Verdict:
    """The badge stays until the next badge, or for thirty minutes. §10.4.

    At the door nobody works: who passes there is not at a station.
    """
    if session.act is Act.DOOR:
        return no(WATCHES_THE_DOOR, NOBODY_STAYS)
    if session.person is None or session.person_seen is None:
        return no(BADGE_FIRST, ACCESS_RIGHTS)
    if now - session.person_seen > timedelta(minutes=minutes):
        return no(BADGE_TOO_OLD, BADGE_FRESH, minutes=minutes)
    return YES


def is_a_count(text: str) -> bool:
    """A short number alone is no code: it is what somebody counted."""
    return text.isascii() and text.isdigit() and len(text) <= LONGEST_COUNT


def is_ready(session: Session) -> Verdict:
    """Whether the chosen command has all it needs."""
    if session.act is Act.PUT_AWAY and session.cabinet is None:
        return no(CABINET_FIRST, NIGHT_IN_CABINET)
    if session.act is Act.QUESTION and session.question is None:
        return no(QUESTION_FIRST, MISMATCH_RECORDED)
    if session.act is Act.REWORK:
        if session.step is None:
            return no(STEP_FIRST, FLOW_SHEET)
        if session.reason is None:
            return no(REASON_FIRST, FLOW_SHEET)
    return YES
