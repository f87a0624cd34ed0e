"""What happened in a count of the room, in one sentence."""

from collections.abc import Mapping

from workroom.base.event import Event
from workroom.base.ids import CabinetId
from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.counting.model import CountBegun, CountEnded, ThingCounted


def tell_count(event: Event, cabinets: Mapping[CabinetId, str]) -> Phrase | None:
    """The event of a count as a sentence; None for any other event."""
    match event:
        case CountBegun():
            return phrase(
                N_("The {purpose} begins: {things} things are expected."),
                purpose=phrase(event.purpose.label),
                things=len(event.things),
            )
        case ThingCounted(cabinet=None):
            return phrase(N_("Seen in a count: {mark}."), mark=phrase(event.mark.label))
        case ThingCounted(cabinet=cabinet) if cabinet is not None:
            return phrase(
                N_("Seen in a count, in {cabinet}: {mark}."),
                mark=phrase(event.mark.label),
                cabinet=cabinets.get(cabinet, ""),
            )
        case CountEnded(given_up=True):
            return phrase(N_("The count was given up."))
        case CountEnded():
            return phrase(N_("The count is over."))
    return None
