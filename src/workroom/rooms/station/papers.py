"""What a paper is whose number or code was scanned, and how it stands."""

from dataclasses import replace
from typing import Any

from workroom.base.ids import Kind, Subject
from workroom.base.words import N_, phrase
from workroom.ledger.work import Work
from workroom.rooms.corrections import store as corrections
from workroom.rooms.handover import store as handovers
from workroom.rooms.late import store as pads
from workroom.rooms.registers import store as registers
from workroom.rooms.registers.declaration import Register, Shelf
from workroom.rooms.registers.model import Line
from workroom.rooms.registers.rules import waits_for
from workroom.rooms.station.model import (
    Reply,
)

NOTE = N_("Handover note {number}: {state}.")
SLIP = N_("Correction slip {number}.")
BLANK = N_("Blank form {form} {number} from a pad: {state}.")
LINE = N_("{register}, {number}: {standing}.")
LINE_WAITS = N_("{register}, {number}: {standing}. To be filled next: {parts}.")


def form(work: Work, text: str, shelf: Shelf) -> Reply | None:
    """What the paper of that number is; None where the book has none of it."""
    if (note := handovers.by_note(work.db, text)) is not None:
        said = phrase(NOTE, number=text, state=phrase(note.state.label))
        return replace(Reply.noted(text, said), subject=Subject(Kind.HANDOVER, note.id))
    if (slip := corrections.by_number(work.db, text)) is not None:
        about = Subject(Kind.HANDOVER, slip.handover)
        return replace(Reply.noted(text, phrase(SLIP, number=text)), subject=about)
    if (one := blank(work, text)) is not None:
        return one
    found = registers.by_number(work.db, shelf, text)
    return line_stands(text, *found) if found is not None else None


def blank(work: Work, text: str) -> Reply | None:
    """A blank form of a pad, that nobody has used yet."""
    blank = pads.by_code(work.db, text)
    if blank is None:
        return None
    said = phrase(BLANK, number=text, form=blank.form, state=phrase(blank.state.label))
    return Reply.noted(text, said)


def line_stands(text: str, register: Register[Any], line: Line) -> Reply:
    """How a line of a register stands, and what may be filled next."""
    said = {
        "register": phrase(register.title),
        "number": line.number,
        "standing": phrase(line.standing.label),
    }
    waiting = waits_for(register, line)
    if waiting:
        parts = tuple(phrase(part.label) for part in waiting)
        told = phrase(LINE_WAITS, **said, parts=parts)
    else:
        told = phrase(LINE, **said)
    return replace(Reply.noted(text, told), subject=Subject(Kind.LINE, line.id))
