"""When a count may begin, and what a scan in it means."""

from workroom.base.clauses import COUNTED_BY_ANOTHER, DUTY_COUNT
from workroom.base.ids import PersonId
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import N_, phrase
from workroom.rooms.counting.model import Count, Mark
from workroom.rooms.people.model import Person
from workroom.rooms.site.model import Cabinet, Purpose

UNDER_WAY = N_("A count is under way ({purpose}, since {time}). Finish it, or give it up.")
BROUGHT_BY_YOU = N_("{code} was brought to {place} by {name}; somebody else counts it there.")
NO_COUNT = N_("No count is under way. Begin one: Closing.")


def may_begin(running: Count | None, time: str) -> Verdict:
    """One count at a time: two lists would each claim to be whole."""
    if running is None:
        return YES
    return no(UNDER_WAY, DUTY_COUNT, purpose=phrase(running.purpose.label), time=time)


def is_under_way(running: Count | None) -> Verdict:
    """Something is counted only while there is a list to count it on."""
    return YES if running is not None else no(NO_COUNT, DUTY_COUNT)


def is_seen_by_another(
    place: Cabinet, code: str, *, brought_by: Person, counted_by: PersonId
) -> Verdict:
    """In repair, treatment and quarantine nobody counts what they brought there. §10.3."""
    if place.purpose is Purpose.STORE or brought_by.id != counted_by:
        return YES
    said = {"code": code, "place": place.name, "name": brought_by.name}
    return no(BROUGHT_BY_YOU, COUNTED_BY_ANOTHER, **said)


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
