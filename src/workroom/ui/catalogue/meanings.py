"""What a column of a list may hold, in the words of the screen, and a choice made of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from workroom.base.words import N_
from workroom.exchange.sighting import Sighting
from workroom.rooms.catalogue.columns import KEPT, REMARK, Choice, fields_of
from workroom.rooms.catalogue.foreseen import Foreseen
from workroom.rooms.catalogue.model import UnitKind

LEFT_OUT = ""
NAMES: Mapping[str, str] = {
    "reference_code": N_("Reference code"),
    "volume_code": N_("Code of its volume"),
    "title": N_("Title"),
    "author": N_("Author"),
    "document_number": N_("Document no."),
    "dates": N_("Dates"),
    "first_date": N_("First date"),
    "last_date": N_("Last date"),
    "year": N_("Year"),
    "retention_period": N_("Retention"),
    "security_class": N_("Security class"),
    "page_count": N_("Page count"),
    "item_count": N_("Item count"),
    "box_number": N_("Box no."),
    "volume_number": N_("Volume no."),
    "item_number": N_("Item no."),
    "catalogue_number": N_("Catalogue no."),
    "fonds_number": N_("Fonds"),
    "department": N_("Department"),
    "remarks": N_("Remarks"),
    "sequence": N_("Running no."),
    REMARK: N_("Keep as a remark"),
    LEFT_OUT: N_("Leave out"),
}


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """One column of the file on the screen, and what it is taken for."""

    letters: str
    head: str
    samples: tuple[str, ...]
    meaning: str

    def sample(self, place: int) -> str:
        return self.samples[place] if place < len(self.samples) else ""


def rows_of(seen: Sighting, choice: Choice, foreseen: Foreseen | None) -> tuple[ColumnRow, ...]:
    """The columns, each with what it was read as.

    Where nothing could be read: as somebody said, or else as the heads say.
    """
    places = {column.letters: column.place for column in seen.columns}
    if foreseen is None and choice.exact:
        named = {places[letters]: name for name, letters in choice.fields.items()}
        named |= {places[letters]: REMARK for letters in choice.remarks}
    elif foreseen is None:
        named = {place: name for name, place in seen.guess.items()}
    else:
        named = {
            place: REMARK if name.startswith(KEPT) else name
            for name, place in foreseen.listing.interpretation.columns.items()
            if name in NAMES or name.startswith(KEPT)
        }
    return tuple(
        ColumnRow(one.letters, one.name, one.samples, named.get(one.place, LEFT_OUT))
        for one in seen.columns
    )


def meanings_for(kind: UnitKind | None) -> tuple[str, ...]:
    """What a column may be taken for, in the order in which it is offered."""
    return (*(field.name for field in fields_of(kind)), REMARK, LEFT_OUT)


def with_meaning(rows: Sequence[ColumnRow], letters: str, meaning: str) -> tuple[ColumnRow, ...]:
    """The columns with one taken for something else; a field is read from one column only."""
    unique = meaning not in (REMARK, LEFT_OUT)
    return tuple(
        replace(one, meaning=meaning)
        if one.letters == letters
        else replace(one, meaning=LEFT_OUT)
        if unique and one.meaning == meaning
        else one
        for one in rows
    )


def choice_of(rows: Sequence[ColumnRow], seen: Sighting, kind: UnitKind | None) -> Choice:
    """All columns as they are taken now: nothing is read that is not said here."""
    return Choice(
        kind=kind,
        sheet=seen.sheet,
        head_row=seen.head_row,
        fields={one.meaning: one.letters for one in rows if one.meaning not in (REMARK, LEFT_OUT)},
        remarks=tuple(one.letters for one in rows if one.meaning == REMARK),
        exact=True,
    )
