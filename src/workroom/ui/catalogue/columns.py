"""How a unit reads in a row of the catalogue."""

from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.custody.model import Place
from workroom.rooms.listing.model import Listed, Sort
from workroom.ui.kit.rows import Align, Col
from workroom.ui.kit.theme import Tone

PLACE_TONES = {
    Place.STACKS: Tone.QUIET,
    Place.DESK: Tone.ACT,
    Place.CABINET: Tone.DONE,
    Place.WORKSTATION: Tone.LOOK,
    Place.RETURNED: Tone.QUIET,
    Place.LENT: Tone.LOOK,
    Place.MISSING: Tone.STOP,
    Place.LOST: Tone.STOP,
}
PLACE_ICONS = {
    Place.STACKS: "catalogue",
    Place.DESK: "handover",
    Place.CABINET: "cabinet",
    Place.WORKSTATION: "station",
    Place.RETURNED: "handover",
    Place.LENT: "handover",
    Place.MISSING: "search",
    Place.LOST: "search",
}
KIND_ICONS = {UnitKind.BOX: "box", UnitKind.VOLUME: "volume", UnitKind.ITEM: "sheet"}


def place_said(listed: Listed) -> str | Phrase:
    """Where the unit is, with the cabinet, or with the person who has it."""
    where = listed.where
    if listed.unit.is_ended:
        return phrase(N_("Became part of another"))
    place = phrase(listed.place.label)
    if where is None:
        return place
    if where.place is Place.CABINET and listed.cabinet:
        return listed.cabinet
    if where.place is Place.WORKSTATION:
        at = where.station or place
        return phrase("{station} · {name}", station=at, name=listed.holder)
    return place


def dates_said(date_from: str, date_to: str) -> str:
    """`1958-09 – 1960-12-25` from the catalogue's eight digits; unknown parts are left out."""
    first, last = _day(date_from), _day(date_to)
    return first if first == last or not last else f"{first} – {last}"


def _day(digits: str) -> str:
    parts = (digits[:4], digits[4:6], digits[6:8])
    known = [part for part in parts if part and part != "00"]
    return "-".join(known)


def _kind_or_class(listed: Listed) -> Phrase | str:
    """A class that holds the unit is what one must see; otherwise what kind it is."""
    if listed.unit.is_classified:
        return listed.unit.security_class
    return phrase(listed.unit.kind.label)


COLUMNS: tuple[Col[Listed], ...] = (
    Col(
        title=N_("Reference code"),
        text=lambda one: one.unit.reference_code,
        hint=lambda one: one.unit.reference_code,
        key=Sort.CODE.value,
        width=222,
    ),
    Col(
        title=N_("Title"),
        text=lambda one: one.unit.title,
        hint=lambda one: one.unit.title,
        key=Sort.TITLE.value,
        stretch=True,
    ),
    Col(
        title=N_("Kind"),
        text=_kind_or_class,
        tone=lambda one: Tone.STOP if one.unit.is_classified else Tone.QUIET,
        icon=lambda one: "stop" if one.unit.is_classified else KIND_ICONS[one.unit.kind],
        chip=True,
        width=94,
    ),
    Col(
        title=N_("Box no."),
        text=lambda one: one.unit.box_number,
        key=Sort.BOX.value,
        align=Align.RIGHT,
        width=62,
    ),
    Col(
        title=N_("pp."),
        text=lambda one: f"{one.unit.pages:,}" if one.unit.pages else "",
        align=Align.RIGHT,
        width=62,
    ),
    Col(
        title=N_("Where"),
        text=place_said,
        hint=place_said,
        tone=lambda one: PLACE_TONES[one.place],
        icon=lambda one: PLACE_ICONS[one.place],
        chip=True,
        key=Sort.PLACE.value,
        width=136,
    ),
)

CONTENTS: tuple[Col[Listed], ...] = (
    Col(
        title=N_("Reference code"),
        text=lambda one: one.unit.reference_code,
        hint=lambda one: one.unit.reference_code,
        width=132,
    ),
    COLUMNS[1],
    Col(
        title=N_("Where"),
        text=place_said,
        hint=place_said,
        tone=lambda one: PLACE_TONES[one.place],
        icon=lambda one: PLACE_ICONS[one.place],
        chip=True,
        width=138,
    ),
)
"""The columns of a box's content, which has half the page."""
