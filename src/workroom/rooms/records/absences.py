"""What happened to archives that are missing, lent, called back or opened, in one sentence."""

from collections.abc import Callable

from workroom.base.event import Event
from workroom.base.ids import PersonId, UnitId
from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.absence.model import (
    LoanReturned,
    LossDeclared,
    RecallLifted,
    UnitsCalledBack,
    UnitsFound,
    UnitsLent,
    UnitsMissed,
)
from workroom.rooms.spotcheck.model import ReturnDrawn, UnitOpened


def tell_absence(
    event: Event,
    units: Callable[[tuple[UnitId, ...]], Phrase],
    name: Callable[[PersonId], str],
) -> Phrase | None:
    """The event as a sentence; None for any other event."""
    match event:
        case UnitsMissed():
            return phrase(
                N_("{units} missing: {where}"), units=units(event.units), where=event.where
            )
        case UnitsFound():
            return phrase(
                N_("{units} found again: {where}"), units=units(event.units), where=event.where
            )
        case LossDeclared():
            return phrase(N_("{units} declared lost."), units=units(event.units))
        case UnitsLent():
            return phrase(
                N_("{units} lent to {name} on the slip {number}, until {due}: {purpose}"),
                units=units(tuple(line.unit for line in event.lines)),
                name=name(event.client),
                number=event.number,
                due=event.due,
                purpose=event.purpose,
            )
        case LoanReturned():
            return phrase(
                N_("{units} came back from the client, received by {name}. {remark}"),
                units=units(event.units),
                name=name(event.contractor),
                remark=event.remark,
            )
        case UnitsCalledBack():
            return phrase(
                N_("{units} called back, {why}. {reason}"),
                units=units(event.units),
                why=phrase(event.why.label),
                reason=event.reason,
            )
        case RecallLifted():
            return phrase(
                N_("Work on {units} goes on after all: {reason}"),
                units=units(event.units),
                reason=event.reason,
            )
        case ReturnDrawn():
            return phrase(
                N_("Drawn of the return, to be opened: {count} of {over}."),
                count=len(event.units),
                over=len(event.over),
            )
        case UnitOpened():
            return phrase(
                N_("{units} opened: {pages} pages of {expected}, condition {condition}. {remark}"),
                units=units((event.unit,)),
                pages=event.pages,
                expected=event.expected,
                condition=event.condition,
                remark=event.remark,
            )
    return None
