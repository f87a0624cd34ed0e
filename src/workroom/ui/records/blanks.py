"""The forms that somebody fills: what each asks, what stands in it already, what it writes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from workroom.base.errors import InputError, WorkroomError
from workroom.base.ids import LineId
from workroom.base.verdict import RefusedError
from workroom.base.word import Word
from workroom.base.words import N_, Phrase, phrase
from workroom.ledger.reading import Reading
from workroom.ledger.work import Work
from workroom.rooms.project import store as project
from workroom.rooms.registers import rules, service
from workroom.rooms.registers.declaration import Part, Register
from workroom.rooms.registers.fields import ENTERED, Field, FieldKind
from workroom.rooms.registers.model import Line
from workroom.rooms.registers.names import read
from workroom.ui.records.line_screen import LineScreen

TYPED = frozenset(
    {
        FieldKind.TEXT,
        FieldKind.NUMBER,
        FieldKind.DAY,
        FieldKind.MOMENT,
        FieldKind.UNITS,
        FieldKind.LINE,
        FieldKind.LINES,
        FieldKind.FILE,
    }
)
"""What is typed as a text and read by the register; the rest is chosen."""

NOTHING_CHANGED = N_("Nothing was changed: every answer is as it was.")
CLOSED_TO_WORDS = frozenset(
    {
        rules.NEEDED,
        rules.FILLED_ALREADY,
        rules.NOT_FILLED,
        rules.NOT_YOURS,
        rules.NOT_YOURS_TO_VOID,
        rules.IS_VOID,
        rules.WHY,
    }
)
"""Refusals that stand against anybody's word."""


class MisreadError(WorkroomError):
    """Something typed cannot be read; by field: why."""

    def __init__(self, errors: Mapping[str, WorkroomError]) -> None:
        super().__init__("{all}", all=tuple(one.phrase for one in errors.values()))
        self.errors = errors


class Written(NamedTuple):
    """A line that was entered, filled, corrected or made void."""

    line: LineId
    number: str


Given = Mapping[str, Any]
"""What stands in the widgets, by field: texts of what is typed, values of what is chosen."""

Write = Callable[[Work, Given, str, Word | None], Written]
"""`write(work, given, why, word)`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """One form to be filled. `title`, `text` and `verb` are templates; `about` names the line."""

    title: Phrase
    text: str = ""
    about: str | Phrase = ""
    recap: tuple[tuple[Field, str | Phrase], ...] = ()
    """What the line says already, for whoever goes on with it."""
    verb: str = N_("Write it down")
    fields: tuple[Field, ...] = ()
    given: Given
    """What stands in it before anybody types."""
    asks_why: bool = False
    write: Write


def to_enter(register: Register[Any], today: date, above: Line | None = None) -> Blank:
    """A new line; beneath `above`, its first part does not ask which one that is."""
    part = register.part(ENTERED)
    every = register.fields_in(ENTERED)
    preset = {one.name: above.id for one in every if one.kind is FieldKind.LINE and above}
    fields = tuple(one for one in every if one.name not in preset)

    def write(work: Work, given: Given, _why: str, word: Word | None) -> Written:
        values = read_given(work.db, fields, given, work.happened_at)
        event = service.enter(work, register, values | preset, word=word).event
        return Written(event.line, event.number)

    first = next((one for one in fields if one.kind is FieldKind.DAY and not one.optional), None)
    return Blank(
        title=_title(register, part),
        text=register.help if above is None else "",
        about=above.number if above is not None else "",
        fields=fields,
        given={one.name: today.isoformat() if one is first else _empty(one) for one in fields},
        write=write,
    )


def to_fill(screen: LineScreen, part: Part) -> Blank:
    """A later part of a line's form."""
    register, line = screen.register, screen.line
    fields = register.fields_in(part.key)

    def write(work: Work, given: Given, _why: str, word: Word | None) -> Written:
        values = read_given(work.db, fields, given, work.happened_at)
        service.fill(work, register, line.id, part.key, values, word=word)
        return Written(line.id, line.number)

    return Blank(
        title=_title(register, part),
        about=line.number,
        recap=tuple(
            (field, said)
            for filled in screen.parts
            for field, said in filled.answers
            if said and filled.part.key in line.filled
        ),
        fields=fields,
        given={one.name: _empty(one) for one in fields},
        write=write,
    )


def to_correct(screen: LineScreen) -> Blank:
    """What was filled, to be read otherwise from now on; only what was changed is written."""
    register, line, fields = screen.register, screen.line, screen.correctable
    before = {
        one.name: screen.typed[one.name] if one.kind in TYPED else getattr(line, one.name)
        for one in fields
    }

    def write(work: Work, given: Given, why: str, word: Word | None) -> Written:
        changed = tuple(one for one in fields if given[one.name] != before[one.name])
        if not changed:
            raise InputError(NOTHING_CHANGED)
        values = read_given(work.db, changed, given, work.happened_at)
        service.correct(work, register, line.id, values, why=why, word=word)
        return Written(line.id, line.number)

    return Blank(
        title=phrase(N_("Correct a line")),
        text=N_("What stood there before stays in the journal, with the reason."),
        about=line.number,
        verb=N_("Correct it"),
        fields=fields,
        given=before,
        asks_why=True,
        write=write,
    )


def to_void(screen: LineScreen) -> Blank:
    """The line does not hold."""
    register, line = screen.register, screen.line

    def write(work: Work, _given: Given, why: str, word: Word | None) -> Written:
        service.void(work, register, line.id, why=why, word=word)
        return Written(line.id, line.number)

    return Blank(
        title=phrase(N_("Make a line void")),
        text=N_("Its number stays in the register and is crossed out, with the reason."),
        about=line.number,
        verb=N_("Make it void"),
        given={},
        asks_why=True,
        write=write,
    )


def read_given(
    db: Reading, fields: tuple[Field, ...], given: Given, moment: datetime
) -> dict[str, Any]:
    """The values of what was typed and chosen at this moment.

    Raises:
        MisreadError: some of it cannot be read, or names what is not in the book.
    """
    now = moment.astimezone(project.zone(db))
    values: dict[str, Any] = {}
    errors: dict[str, WorkroomError] = {}
    for one in fields:
        value = given[one.name]
        try:
            values[one.name] = read(db, one, value, now=now) if one.kind in TYPED else value
        except InputError as error:
            errors[one.name] = error
    if errors:
        raise MisreadError(errors)
    return values


def a_word_helps(error: WorkroomError) -> bool:
    """Whether what was refused may be written all the same, if somebody vouches for it."""
    return isinstance(error, RefusedError) and not any(
        reason.phrase.template in CLOSED_TO_WORDS for reason in error.verdict.reasons
    )


def _title(register: Register[Any], part: Part) -> Phrase:
    if len(register.parts) == 1:
        return phrase(register.title)
    return phrase(
        N_("{register}: {part}"), register=phrase(register.title), part=phrase(part.label)
    )


def _empty(field: Field) -> Any:
    return "" if field.kind in TYPED else field.empty
