"""What happened to the looks of papers, in one sentence each."""

from collections.abc import Mapping

from workroom.base.event import Event
from workroom.base.ids import PersonId
from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.layouts import model


def tell_layout(event: Event, names: Mapping[PersonId, str]) -> Phrase | None:
    """The sentence of an event of layouts; None for any other."""
    match event:
        case model.LayoutAgreed():
            return phrase(
                N_("{client} and {contractor} agreed on another layout of {form}."),
                client=names.get(event.client, ""),
                contractor=names.get(event.contractor, ""),
                form=event.form,
            )
        case model.LogoKept():
            return phrase(
                N_("The picture {name} came into the book, digest {digest}."),
                name=event.name,
                digest=event.digest[:16],
            )
        case model.SeriesAgreed():
            return phrase(
                N_(
                    "{client} and {contractor} agreed: numbers of {form} begin with {prefix} and "
                    "go on behind {given}."
                ),
                client=names.get(event.client, ""),
                contractor=names.get(event.contractor, ""),
                form=event.form,
                prefix=event.prefix,
                given=event.given,
            )
        case model.TitlesWithheld(withheld=True):
            return phrase(
                N_("Titles of {count} units are left off the contractor's copies."),
                count=len(event.units),
            )
        case model.TitlesWithheld():
            return phrase(
                N_("Titles of {count} units are printed for the contractor again."),
                count=len(event.units),
            )
    return None
