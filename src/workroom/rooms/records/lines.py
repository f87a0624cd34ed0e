"""What happened to a line of a declared register, in one sentence."""

from collections.abc import Iterable

from workroom.base.event import Event
from workroom.base.words import N_, Phrase, phrase
from workroom.ledger.reading import Reading
from workroom.rooms.registers import store
from workroom.rooms.registers.declaration import Shelf
from workroom.rooms.registers.fields import ENTERED, Field
from workroom.rooms.registers.model import LineCorrected, LineEntered, LineVoided, PartFilled
from workroom.rooms.registers.names import Names
from workroom.rooms.registers.spelling import revived

TOLD_AT_MOST = 4
"""So many answers stand in a sentence; the line itself holds them all."""


def tell_line(db: Reading, shelf: Shelf, event: Event) -> Phrase | None:
    """The event of a register as a sentence; None for any other event."""
    match event:
        case LineEntered() if event.register in shelf:
            register = shelf[event.register]
            return phrase(
                N_("{register}, {number}: {answers}."),
                register=phrase(register.title),
                number=event.number,
                answers=_answers(db, _main(register.fields_in(ENTERED)), event.values),
            )
        case PartFilled() if event.register in shelf:
            register = shelf[event.register]
            return phrase(
                N_("{number}, {part}: {answers}."),
                number=store.get(db, register, event.line).number,
                part=phrase(register.part(event.part).label),
                answers=_answers(db, register.fields_in(event.part), event.values),
            )
        case LineCorrected() if event.register in shelf:
            register = shelf[event.register]
            fields = [one for one in register.fields if one.name in event.values]
            return phrase(
                N_("{number} corrected, {why}: {answers}."),
                number=store.get(db, register, event.line).number,
                why=event.why,
                answers=_answers(db, fields, event.values, named=True),
            )
        case LineVoided() if event.register in shelf:
            number = store.get(db, shelf[event.register], event.line).number
            return phrase(N_("{number} is void: {why}."), number=number, why=event.why)
    return None


def _main(fields: Iterable[Field]) -> tuple[Field, ...]:
    """The fields that stand in the printed list say what a line is about; else all."""
    given = tuple(fields)
    return tuple(one for one in given if one.width) or given


def _answers(
    db: Reading, fields: Iterable[Field], plain: object, *, named: bool = False
) -> tuple[Phrase, ...]:
    values = plain if isinstance(plain, dict) else {}
    given, names = tuple(fields), Names(db)
    found: list[Phrase] = []
    for one in given:
        if one.name not in values:
            continue
        said = names.said(one, revived((one,), values)[one.name])
        if named:
            found.append(phrase("{field} {said}", field=phrase(one.label), said=said or "—"))
        else:
            # A sentence that somebody typed ends in the sentence that tells it.
            found.append(
                said if isinstance(said, Phrase) else phrase("{said}", said=said.rstrip("。. \n"))
            )
    return tuple(found[:TOLD_AT_MOST])
