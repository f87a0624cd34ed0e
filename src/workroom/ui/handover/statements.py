"""The sentences under which people sign on the Hand-over page."""

from collections.abc import Sequence

from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.handover.model import Counts, Direction
from workroom.rooms.people.model import Party
from workroom.ui.handover.note_rows import NoteRow
from workroom.ui.handover.picked import Picked, Typed

ONE_COUNTED = N_("The {party} counted {counts}.")
BOTH_COUNTED = N_("The client counted {client}.\nThe contractor counted {contractor}.")
COUNTS = N_("{boxes} boxes, {volumes} volumes, {items} items")
COUNTS_PAGES = N_("{boxes} boxes, {volumes} volumes, {items} items, {pages} pages")
STATES = N_("{said}\nThe client states: this batch was examined and holds no state secrets.")
AGREE_OUT = N_(
    "{said}\nBoth agree. With this the batch {batch} is in the contractor's custody, "
    "and the note gets its number."
)
AGREE_BACK = N_(
    "{said}\nBoth agree. With this these archives of batch {batch} are in the client's custody "
    "again, and the note gets its number."
)
DIFFERS = N_("{said}\nThe difference is explained: {text}")
APPROVES = N_("{codes}\nThese go home unfinished. Why: {why}")
MANY = N_("{first} and {count} more")


def say_typed(typed: Typed) -> Phrase:
    """The sentence under which a count is signed."""
    if typed.client is not None and typed.contractor is not None:
        said = phrase(
            BOTH_COUNTED, client=say_count(typed.client), contractor=say_count(typed.contractor)
        )
    else:
        party = Party.CLIENT if typed.client is not None else Party.CONTRACTOR
        counts = typed.client or typed.contractor
        said = (
            phrase(ONE_COUNTED, party=phrase(party.label), counts=say_count(counts))
            if counts
            else phrase("")
        )
    return phrase(STATES, said=said) if typed.stated else said


def say_agreement(picked: Picked, typed: Typed) -> Phrase:
    """The sentence under which both agree: the counts, a difference, and what comes of it."""
    note = picked.as_typed(typed)
    client, contractor = note.client_counts, note.contractor_counts
    said = phrase(
        BOTH_COUNTED,
        client=say_count(client or picked.listed),
        contractor=say_count(contractor or picked.listed),
    )
    if note.difference:
        said = phrase(DIFFERS, said=said, text=note.difference)
    if typed.stated:
        said = phrase(STATES, said=said)
    template = AGREE_OUT if note.direction is Direction.OUT else AGREE_BACK
    return phrase(template, said=said, batch=picked.batch)


def say_count(counts: Counts) -> Phrase:
    """`2 boxes, 40 volumes, 120 items`, and the pages where they were counted."""
    template = COUNTS if counts.pages is None else COUNTS_PAGES
    return phrase(
        template,
        boxes=counts.boxes,
        volumes=counts.volumes,
        items=counts.items,
        pages=counts.pages,
    )


def say_codes(rows: Sequence[NoteRow]) -> Phrase:
    """The first codes of some rows, and how many more."""
    shown = tuple(row.unit.reference_code for row in rows[:6])
    if len(rows) <= 6:
        return phrase("{codes}", codes=shown)
    return phrase(MANY, first=shown, count=len(rows) - 6)
