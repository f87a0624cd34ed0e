"""The room's days in sentences: opened, shut over noon, handed over, closed; and its weeks."""

from collections.abc import Mapping

from workroom.base.event import Event
from workroom.base.ids import PersonId
from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.access.model import CameIn, RoomEmptied, SeenBy, WentOut
from workroom.rooms.holds.model import (
    CustodianRelieved,
    DayClosed,
    DayOpened,
    WeekCountersigned,
)
from workroom.rooms.holds.shifts import RoomPaused, RoomResumed, ShiftHandedOver
from workroom.rooms.holds.weeks import Span


def tell_day(event: Event, names: Mapping[PersonId, str]) -> Phrase | None:
    """The event of a day or a week as a sentence, without who and when; None for any other."""
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
    return _shifts(event, names) or _door(event, names)


def _door(event: Event, names: Mapping[PersonId, str]) -> Phrase | None:
    match event:
        case CameIn(seen_by=SeenBy.DOOR):
            return phrase(N_("{name} came in."), name=names.get(event.person, ""))
        case CameIn():
            return phrase(
                N_("{name} is inside: logged a stage without a scan at the door."),
                name=names.get(event.person, ""),
            )
        case WentOut():
            return phrase(N_("{name} went out."), name=names.get(event.person, ""))
        case RoomEmptied():
            return phrase(
                N_("The room was shut; not scanned out at the door: {names}."),
                names=tuple(names.get(one, "") for one in event.people),
            )
    return None


def _shifts(event: Event, names: Mapping[PersonId, str]) -> Phrase | None:
    match event:
        case RoomPaused(left=()):
            return phrase(N_("The room is shut over noon, everything locked up."))
        case RoomPaused():
            return phrase(
                N_("The room is shut over noon, seal {seal} on the door; left inside: {codes}."),
                seal=event.seal or "—",
                codes=tuple(one.code for one in event.left),
            )
        case RoomResumed(seal="", whole=True):
            return phrase(N_("The room is opened again after noon."))
        case RoomResumed(whole=True):
            return phrase(
                N_("The room is opened again after noon; seal {seal} was whole."), seal=event.seal
            )
        case RoomResumed():
            return phrase(
                N_("The room is opened again after noon; the seal was not whole: {what}"),
                what=event.remark,
            )
        case ShiftHandedOver():
            return phrase(
                N_("{name} handed the shift over; {count} units stay at their workstations."),
                name=names.get(event.leaves, ""),
                count=len(event.left),
            )
    return None
