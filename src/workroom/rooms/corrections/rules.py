"""When a note may be put right, and what no slip can undo."""

from workroom.base.clauses import CORRECTED_BY_BOTH, DUAL_NOTE, RECORDS_COMPLETE
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import N_, phrase
from workroom.rooms.corrections.model import Correction, Fault, Put
from workroom.rooms.custody.model import Place, Whereabouts
from workroom.rooms.handover.model import Direction, Handover, HandoverState, NoteLine
from workroom.rooms.handover.rules import CONDITIONS, UNKNOWN_CONDITION

STILL_A_DRAFT = N_("The note is not agreed; change the draft itself.")
NOT_THERE = N_("{code} does not stand on this note.")
THERE_ALREADY = N_("{code} stands on this note.")
SAYS_SO = N_("{code}: the note says {now} already.")
MOVED_SINCE = N_("{code} has moved since ({place}); take back what was written of it first.")
IS_SIGNED = N_("The slip {number} is signed already.")


def may_be_corrected(note: Handover) -> Verdict:
    """A note is put right by a slip from its agreement on: its entry is never changed. §10.6."""
    if note.state in {HandoverState.DRAFT, HandoverState.DROPPED}:
        return no(STILL_A_DRAFT, CORRECTED_BY_BOTH)
    return YES


def fits(put: Put, line: NoteLine | None, code: str) -> Verdict:
    """Only what stands on the note can be wrong on it, only what does not can be left out."""
    if put.fault is Fault.LEFT_OUT:
        return YES if line is None else no(THERE_ALREADY, CORRECTED_BY_BOTH, code=code)
    if line is None:
        return no(NOT_THERE, CORRECTED_BY_BOTH, code=code)
    if put.fault is Fault.CONDITION and put.now.strip() not in {str(one) for one in CONDITIONS}:
        return no(UNKNOWN_CONDITION, DUAL_NOTE)
    if not put.fault.moves and str(getattr(line, put.fault.value)) == put.now.strip():
        return no(SAYS_SO, CORRECTED_BY_BOTH, code=code, now=put.now.strip())
    return YES


def nothing_builds_on(put: Put, note: Handover, where: Whereabouts | None, code: str) -> Verdict:
    """Custody follows a slip where the unit lies as that note, or none, left it. §4.3.4."""
    if not put.fault.moves:
        return YES
    place = where.place if where is not None else Place.STACKS
    out = note.direction is Direction.OUT
    if put.fault is Fault.NOT_ON_IT:
        left = {Place.DESK, Place.CABINET} if out else {Place.RETURNED}
    else:
        left = {Place.STACKS} if out else {Place.DESK, Place.CABINET}
    if place in left:
        return YES
    return no(MOVED_SINCE, DUAL_NOTE, code=code, place=phrase(place.label))


def sends_home(note: Handover) -> Fault:
    """By which fault a slip to this note takes a unit out of the contractor's hands: what holds it
    is asked then as at a return. T23.
    """
    return Fault.NOT_ON_IT if note.direction is Direction.OUT else Fault.LEFT_OUT


def may_be_signed(correction: Correction) -> Verdict:
    """A slip is signed once."""
    if correction.signed_at is not None:
        return no(IS_SIGNED, RECORDS_COMPLETE, number=correction.number)
    return YES
