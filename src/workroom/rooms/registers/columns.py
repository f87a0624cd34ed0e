"""The columns of a printed register: what is asked for, what is worked out, and who filled it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from workroom.base.ids import Kind, LineId, Subject
from workroom.ledger.mentions import entries_about
from workroom.ledger.reading import Entries, Reading
from workroom.paper.sheet import Align, Column
from workroom.rooms.people import store as people
from workroom.rooms.registers.declaration import Look, Register, Worked
from workroom.rooms.registers.fields import ENTERED, Field, FieldKind
from workroom.rooms.registers.model import Line, LineEntered, PartFilled
from workroom.rooms.registers.names import Names

_Filled = Mapping[tuple[LineId, str], str]
"""By line and part: the name of who filled it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A column, and what it says of a line."""

    chinese: str
    width: float
    align: Align
    say: Callable[[Line], str]


def asked_for(
    register: Register[Any],
    names: Names,
    look: Look | None = None,
    *,
    above: Register[Any] | None = None,
) -> Iterator[Shown]:
    """The fields in their order, and what is worked out behind each where there is a look.

    Beneath a line of the register `above`, which line that is needs no column.
    """
    for field in register.fields:
        names_it = field.kind is FieldKind.LINE and field.of is above
        if field.width and not names_it:
            said = partial(_printed, names, field)
            yield Shown(field.chinese, field.width, _align(field), said)
        for one in register.worked_after(field.name):
            if one.width and look is not None:
                yield Shown(one.chinese, one.width, Align.LEFT, partial(_worked, one, look))


def filled_by(
    db: Reading, entries: Entries, register: Register[Any], lines: Sequence[Line]
) -> Iterator[Shown]:
    """A column for each part that wants one: who filled it, read from the journal."""
    wanted = tuple(part for part in register.parts if part.width)
    who = _who_filled(db, entries, lines) if wanted else {}
    for part in wanted:
        yield Shown(part.signs, part.width, Align.LEFT, partial(_signed, who, part.key))


def spread(shown: Sequence[Shown], width: float) -> Iterator[Column]:
    """Columns as wide as was asked for, made to fill what is left of the page."""
    whole = sum(one.width for one in shown)
    for one in shown:
        yield Column(one.chinese, round(width * one.width / whole, 2), one.align)


def _who_filled(db: Reading, entries: Entries, lines: Sequence[Line]) -> _Filled:
    names = people.names(db)
    about = {seq for line in lines for seq in entries_about(db, Subject(Kind.LINE, line.id))}
    found: dict[tuple[LineId, str], str] = {}
    for entry in entries(tuple(sorted(about))):
        match entry.event:
            case LineEntered(line=line):
                found[line, ENTERED] = names.get(entry.by, "")
            case PartFilled(line=line, part=part):
                found[line, part] = names.get(entry.by, "")
    return found


def _printed(names: Names, field: Field, line: Line) -> str:
    return names.printed(field, getattr(line, field.name))


def _worked(one: Worked, look: Look, line: Line) -> str:
    return one.say(line, look)


def _signed(who: _Filled, part: str, line: Line) -> str:
    return who.get((line.id, part), "")


def _align(field: Field) -> Align:
    match field.kind:
        case FieldKind.NUMBER:
            return Align.RIGHT
        case FieldKind.DAY | FieldKind.MOMENT | FieldKind.FLAG | FieldKind.CHOICE:
            return Align.CENTRE
        case _:
            return Align.LEFT
