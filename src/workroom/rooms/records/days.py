"""What happened to a day of the room, or to a week of it, in one sentence."""

from collections.abc import Mapping

from workroom.base.event import Event
from workroom.base.ids import PersonId
from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.holds.model import (
    CustodianRelieved,
    DayClosed,
    DayOpened,
    WeekCountersigned,
)
from workroom.rooms.holds.weeks import Span


def tell_day(event: Event, names: Mapping[PersonId, str]) -> Phrase | None:
    """The event of a day as a sentence; None for any other event."""
    match event:
        case DayOpened():
            return phrase(
                N_("Day {day} opened; custodian {name}."),
                day=event.day,
                name=names.get(event.custodian, ""),
            )
        case DayClosed(left_out=()):
            return phrase(N_("Day {day} closed, everything locked up."), day=event.day)
        case DayClosed():
            return phrase(
                N_("Day {day} closed; not locked up: {codes}."),
                day=event.day,
                codes=event.left_out,
            )
        case CustodianRelieved():
            return phrase(
                N_("{name} is custodian from now on."), name=names.get(event.custodian, "")
            )
        case WeekCountersigned():
            return phrase(
                N_("The client countersigned the page of {week}, up to entry {last}."),
                week=Span(event.first, event.last).name,
                last=event.last_entry,
            )
    return None
