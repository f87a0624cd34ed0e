"""The sentences of the Hand-over page: those that people sign under, and reasons in rows."""

from collections.abc import Sequence

from workroom.base.words import N_, Phrase, Words, phrase
from workroom.rooms.handover.counts import Counts
from workroom.rooms.handover.model import Direction
from workroom.rooms.people.model import Party
from workroom.ui.handover.note_rows import NoteRow
from workroom.ui.handover.picked import Picked, Typed

ONE_COUNTED = N_("The {party} counted {counts}.")
BOTH_COUNTED = N_("The client counted {client}.\nThe contractor counted {contractor}.")
COUNTS = N_("{boxes} boxes, {volumes} volumes, {items} items")
COUNTS_PAGES = N_("{boxes} boxes, {volumes} volumes, {items} items, {pages} pages")
STATES = N_("The client states: this batch was examined and holds no state secrets.")
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
APPROVES_OUT = N_("{codes}\nThese go out all the same. Why: {why}")
APPROVES_NOTE = N_("{reasons}\nThe note goes out all the same. Why: {why}")
MANY = N_("{first} and {count} more")


def say_typed(typed: Typed) -> Phrase:
    """The sentences under which counts, and the statement of secrecy, are signed."""
    counted = [
        phrase(ONE_COUNTED, party=phrase(party.label), counts=say_count(counts))
        for party, counts in (
            (Party.CLIENT, typed.client),
            (Party.CONTRACTOR, typed.contractor),
        )
        if counts is not None
    ]
    if typed.stated:
        counted.append(phrase(STATES))
    said = counted[0]
    for sentence in counted[1:]:
        said = phrase("{said}\n{sentence}", said=said, sentence=sentence)
    return said


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
        said = phrase("{said}\n{states}", said=said, states=phrase(STATES))
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


def say_beside(words: Words, reason: Phrase, code: str) -> str:
    """A reason in a row that shows the code already: the code that leads it is left out."""
    said = words.say(reason).removeprefix(code).lstrip(" :：")
    return said[:1].upper() + said[1:]
