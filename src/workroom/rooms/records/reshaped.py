"""What became of units, and of their pages, in one sentence."""

from collections.abc import Callable

from workroom.base.event import Event
from workroom.base.ids import UnitId
from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.catalogue.model import UnitEntered
from workroom.rooms.lineage.model import (
    CoversSwapped,
    FoundInside,
    UnitRecoded,
    UnitsMerged,
    UnitSplit,
    VolumeItemized,
)
from workroom.rooms.workflow.pages import PagesEntered


def tell_reshaped(event: Event, code: Callable[[UnitId], str]) -> Phrase | None:
    """The event as a sentence; None for any other event. Codes are those borne at the time."""
    match event:
        case UnitSplit():
            return phrase(
                N_("{code} split: {parts} split off. {why}"),
                code=event.code,
                parts=_codes(event.made),
                why=event.why,
            )
        case UnitsMerged():
            return phrase(
                N_("{gone} became part of {code}. {why}"),
                gone=tuple(one.code for one in event.gone),
                code=event.kept.reference_code,
                why=event.why,
            )
        case UnitRecoded():
            return phrase(
                N_("{before} bears the code {code} from now on. {why}"),
                before=event.code,
                code=event.kept.reference_code,
                why=event.why,
            )
        case CoversSwapped():
            return phrase(
                N_("{first} and {second} bore each other's cover; exchanged. {why}"),
                first=event.first_code,
                second=event.second_code,
                why=event.why,
            )
        case VolumeItemized():
            return phrase(
                N_("{code} turned out to be {count} items: {parts}. {why}"),
                code=event.kept.reference_code,
                count=len(event.made),
                parts=_codes(event.made),
                why=event.why,
            )
        case FoundInside(made=()):
            return phrase(N_("Found in {code}: {text}"), code=event.code, text=event.text)
        case FoundInside():
            return phrase(
                N_("Found in {code}, not on the note out: {parts}. {text}"),
                code=event.code,
                parts=_codes(event.made),
                text=event.text,
            )
        case PagesEntered():
            return phrase(
                N_(
                    "{unit}: of {pages} pages {out} not scanned, {blank} blank, {split} frames "
                    "more for split pages; {frames} frames."
                ),
                unit=code(event.unit),
                pages=event.pages,
                out=sum(one.pages for one in event.left_out),
                blank=event.blank,
                split=event.split,
                frames=event.frames,
            )
    return None


def _codes(made: tuple[UnitEntered, ...]) -> tuple[str, ...]:
    """The first few and the last: a volume may turn out to be three hundred items."""
    codes = tuple(one.description.reference_code for one in made)
    return codes if len(codes) <= MOST else (*codes[: MOST - 2], "…", codes[-1])


MOST = 6
