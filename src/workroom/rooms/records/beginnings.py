"""What is told of opening statements, and of the series of numbers that go on after papers."""

from collections.abc import Mapping

from workroom.base.event import Event
from workroom.base.ids import PersonId
from workroom.base.series import SeriesBegun
from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.opening.model import (
    StatementAgreed,
    StatementDrafted,
    StatementDropped,
    StatementFiled,
)


def tell_beginning(event: Event, names: Mapping[PersonId, str]) -> Phrase | None:
    """The sentence of an event of the opening, None for any other."""
    match event:
        case StatementDrafted():
            here = sum(line.is_here for line in event.lines)
            return phrase(
                N_(
                    "Opening statement drafted from {file}: {here} units in the room, {home} home, "
                    "{not_begun} not begun."
                ),
                file=event.file,
                here=here,
                home=len(event.lines) - here,
                not_begun=event.not_begun,
            )
        case StatementAgreed():
            here = sum(line.is_here for line in event.told)
            return phrase(
                N_(
                    "By the opening statement of {day} ({number}), agreed by {client} and "
                    "{contractor}: {here} units in the room, {home} home."
                ),
                day=event.day,
                number=event.number,
                client=names.get(event.client, ""),
                contractor=names.get(event.contractor, ""),
                here=here,
                home=len(event.told) - here,
            )
        case StatementFiled():
            return phrase(N_("Both sides filed their originals of the opening statement."))
        case StatementDropped():
            return phrase(
                N_("The draft of the opening statement was given up: {reason}"),
                reason=event.reason,
            )
        case SeriesBegun():
            return phrase(
                N_("Numbers of {series} go on after {after}, which a paper bears."),
                series=event.series,
                after=event.after,
            )
    return None
