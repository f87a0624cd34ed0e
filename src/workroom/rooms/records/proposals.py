"""Lists in sentences: what they say otherwise, what the client decided, how columns were read."""

from workroom.base.event import Event
from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.catalogue.otherwise import LABELS
from workroom.rooms.lists.model import (
    ColumnsNamed,
    ProposalMade,
    ProposalsAccepted,
    ProposalsDeclined,
    ProposalsMade,
)

SHOWN = 3


def tell_list(event: Event) -> Phrase | None:
    """The event as a sentence, without who and when; None for any other."""
    match event:
        case ProposalsMade() if len(event.proposals) > SHOWN:
            return phrase(
                N_("{file} says otherwise in {count} places; the client decides (no. {first} on)."),
                file=event.origin,
                count=len(event.proposals),
                first=event.proposals[0].number,
            )
        case ProposalsMade():
            return phrase(
                N_("{file} says otherwise in {count} places; the client decides. {first}"),
                file=event.origin,
                count=len(event.proposals),
                first=tuple(map(_told, event.proposals)),
            )
        case ProposalsAccepted():
            return phrase(
                N_("The client accepted {count} corrections, from no. {numbers} on."),
                count=len(event.numbers),
                numbers=event.numbers[0],
            )
        case ProposalsDeclined():
            return phrase(
                N_("The client declined {count} corrections, from no. {numbers} on: {reason}"),
                count=len(event.numbers),
                numbers=event.numbers[0],
                reason=event.reason,
            )
        case ColumnsNamed():
            return phrase(
                N_("It was said how the {count} columns of a list are read."),
                count=len(event.columns),
            )
    return None


def _told(one: ProposalMade) -> Phrase:
    return phrase(
        N_("{number}: {field} “{old}” → “{new}”"),
        number=one.number,
        field=Phrase(LABELS[one.field]),
        old=one.old,
        new=one.new,
    )
