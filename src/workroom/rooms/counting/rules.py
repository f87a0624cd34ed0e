"""When a count may begin, and what a scan in it means."""

from workroom.base.clauses import DUTY_COUNT
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import N_, phrase
from workroom.rooms.counting.model import Count, Mark

UNDER_WAY = N_("A count is under way ({purpose}, since {time}). Finish it, or give it up.")
NO_COUNT = N_("No count is under way. Begin one: Closing.")


def may_begin(running: Count | None, time: str) -> Verdict:
    """One count at a time: two lists would each claim to be whole."""
    if running is None:
        return YES
    return no(UNDER_WAY, DUTY_COUNT, purpose=phrase(running.purpose.label), time=time)


def is_under_way(running: Count | None) -> Verdict:
    """Something is counted only while there is a list to count it on."""
    return YES if running is not None else no(NO_COUNT, DUTY_COUNT)


def mark_of(*, expected: bool, lies_in: int | None, cabinet: int | None) -> Mark:
    """What it means that a thing was scanned in a cabinet, or outside of any.

    `lies_in` is the cabinet that the book says at this moment. A scan without a
    cabinet says only that the thing is there.
    """
    if not expected:
        return Mark.UNEXPECTED
    if cabinet is not None and lies_in is not None and lies_in != cabinet:
        return Mark.ELSEWHERE
    return Mark.FOUND
