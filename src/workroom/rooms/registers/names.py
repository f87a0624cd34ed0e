"""What the values of a register are called: on screens, on paper, and as somebody types them."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from workroom.base.clock import minute_of
from workroom.base.codes import OF_LINES, Label, Prefix, parse, tidy
from workroom.base.errors import InputError
from workroom.base.ids import CabinetId, LineId, PersonId, UnitId
from workroom.base.words import N_, Phrase, phrase
from workroom.ledger import photos
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.people import store as people
from workroom.rooms.project import store as project
from workroom.rooms.registers import store
from workroom.rooms.registers.days import read_day, read_moment
from workroom.rooms.registers.fields import Field, FieldKind
from workroom.rooms.registers.model import Option
from workroom.rooms.registers.typed import (
    LONGEST,
    clear,
    is_text,
    quoted,
    several,
)
from workroom.rooms.site import store as site

YES_SAID, NO_SAID = N_("yes"), N_("no")
YES_TYPED = frozenset({"yes", "y", "true", "1", "是", "√", "✓", "有", "☑"})
NO_TYPED = frozenset({"no", "n", "false", "0", "否", "×", "无", "☐"})

NOT_A_NUMBER = N_("“{field}” takes a whole number, not {given}.")
NOT_A_DAY = N_("“{field}” takes a day such as 2026-03-02, not {given}.")
NOT_A_MOMENT = N_("“{field}” takes a day and a time such as 2026-03-02 14:05, not {given}.")
NOT_A_FLAG = N_("“{field}” takes yes or no, not {given}.")
NOT_AN_OPTION = N_("“{field}” takes one of {options}, not {given}.")
NOBODY = N_("“{field}”: there is no account of the name {given}.")
NO_CABINET = N_("“{field}”: there is no cabinet {given}.")
NO_UNIT = N_("“{field}”: nothing in the catalogue is called {given}.")
NO_LINE = N_("“{field}”: there is no line with the name or number {given}.")
NOT_TEXT = N_("“{field}” holds characters that were lost on the way: type it again.")
TOO_LONG = N_("“{field}” holds {most} characters at most, not {count}.")

_UNIT_KINDS = {kind.prefix: kind for kind in UnitKind}


class Names:
    """Says the values of one open reading; asks for each name once."""

    def __init__(self, db: Reading) -> None:
        self._db = db
        self._people = people.names(db)
        self._zone = project.zone(db)
        self._cabinets = {one.id: one.name for one in site.cabinets.find(db)}
        self._units: dict[UnitId, str] = {}
        self._lines: dict[LineId, str] = {}

    def said(self, field: Field, value: Any) -> str | Phrase:
        """The value as a screen shows it; nothing for what is empty."""
        match field.kind:
            case _ if value == field.empty:
                return ""
            case FieldKind.FLAG:
                return phrase(YES_SAID if value else NO_SAID)
            case FieldKind.CHOICE:
                return phrase(value.label)
            case FieldKind.CHOICES:
                return phrase("{all}", all=tuple(phrase(one.label) for one in value))
            case FieldKind.NUMBER if field.unit:
                return phrase("{number} {unit}", number=value, unit=phrase(field.unit))
            case _:
                return self._plain(field, value)

    def printed(self, field: Field, value: Any) -> str:
        """The value as Chinese papers and spreadsheets show it."""
        match field.kind:
            case _ if value == field.empty:
                return ""
            case FieldKind.FLAG:
                return "是" if value else "否"
            case FieldKind.CHOICE:
                return str(value.chinese)
            case FieldKind.CHOICES:
                return "、".join(one.chinese for one in value)
            case _:
                return self._plain(field, value)

    def each(self, field: Field, value: Any) -> tuple[str, ...]:
        """The names of the people, units or lines that an answer holds, one by one."""
        if field.kind is FieldKind.UNITS:
            return tuple(self._unit_codes(value))
        if field.kind is FieldKind.LINES:
            return tuple(self._line_name(field, one) for one in value)
        return tuple(self._people.get(one, "") for one in value)

    def _plain(self, field: Field, value: Any) -> str:
        match field.kind:
            case FieldKind.DAY:
                return str(value.isoformat())
            case FieldKind.MOMENT:
                return minute_of(value, self._zone)
            case FieldKind.PERSON:
                return self._people.get(value, "")
            case FieldKind.CABINET:
                return self._cabinets.get(value, "")
            case FieldKind.PEOPLE | FieldKind.UNITS | FieldKind.LINES:
                return "、".join(self.each(field, value))
            case FieldKind.LINE:
                return self._line_name(field, value)
            case _:
                return str(value)

    def _unit_codes(self, units: tuple[UnitId, ...]) -> Iterable[str]:
        missing = [one for one in units if one not in self._units]
        for id_, unit in catalogue.many(self._db, missing).items():
            self._units[id_] = unit.reference_code
        return (self._units.get(one, "") for one in units)

    def _line_name(self, field: Field, line: LineId) -> str:
        if line not in self._lines:
            found = store.at(self._db, field.of, line)
            self._lines[line] = field.of.called(found) if found is not None else ""
        return self._lines[line]


def all_there(db: Reading, field: Field, value: Any) -> bool:
    """Whether the people, places and things that a value names are in the book."""
    match field.kind:
        case FieldKind.PERSON:
            return people.people.at(db, value) is not None
        case FieldKind.PEOPLE:
            return all(people.people.at(db, one) is not None for one in value)
        case FieldKind.CABINET:
            return site.cabinets.at(db, value) is not None
        case FieldKind.UNITS:
            return len(catalogue.many(db, value)) == len(set(value))
        case FieldKind.LINE:
            return store.at(db, field.of, value) is not None
        case FieldKind.FILE:
            return photos.is_there(db, value)
        case FieldKind.LINES:
            return all(store.at(db, field.of, one) is not None for one in value)
        case _:
            return True


def read(db: Reading, field: Field, text: str, *, now: datetime | None = None) -> Any:
    """What somebody typed or brought in a spreadsheet, as the field's value; empty stays empty.

    Args:
        now: the moment of the typing, by the room's clock, where days may be typed short (`3-2`,
            `t` for today). In a spreadsheet they may not: nobody looks at each of them.

    Raises:
        InputError: it cannot be read so, or names what is not in this book.
    """
    given = _cleared(field, text)
    if not given:
        return field.empty
    match field.kind:
        case FieldKind.TEXT:
            return given
        case FieldKind.FILE:
            return given if photos.is_name(given) else photos.keep(db, Path(given).expanduser())
        case FieldKind.NUMBER:
            # An input method makes wide figures.
            if not re.fullmatch(r"-?[0-9]{1,9}", narrow := unicodedata.normalize("NFKC", given)):
                raise _unreadable(NOT_A_NUMBER, field, given)
            return int(narrow)
        case FieldKind.DAY:
            return _read(read_day(given, now=now), NOT_A_DAY, field, given)
        case FieldKind.MOMENT:
            moment = read_moment(given, project.zone(db), now=now)
            return _read(moment, NOT_A_MOMENT, field, given)
        case FieldKind.FLAG:
            if given.lower() not in YES_TYPED | NO_TYPED:
                raise _unreadable(NOT_A_FLAG, field, given)
            return given.lower() in YES_TYPED
        case FieldKind.CHOICE:
            return _option(field, given)
        case FieldKind.CHOICES:
            return tuple(_option(field, one) for one in several(given))
        case _:
            return _named(db, field, given)


def _cleared(field: Field, text: str) -> str:
    if len(text) > LONGEST:
        raise InputError(TOO_LONG, field=phrase(field.label), most=LONGEST, count=len(text))
    if not is_text(text):
        raise InputError(NOT_TEXT, field=phrase(field.label))
    return clear(text)


def _read(found: date | None, complaint: str, field: Field, given: str) -> date:
    if found is None:
        raise _unreadable(complaint, field, given)
    return found


def _named(db: Reading, field: Field, given: str) -> Any:
    match field.kind:
        case FieldKind.PERSON:
            return _person(db, field, given)
        case FieldKind.PEOPLE:
            return tuple(_person(db, field, one) for one in several(given))
        case FieldKind.CABINET:
            return _cabinet(db, field, given)
        case FieldKind.UNITS:
            return tuple(_unit(db, field, one) for one in several(given))
        case FieldKind.LINES:
            return tuple(_line(db, field, one) for one in several(given))
        case _:
            return _line(db, field, given)


def _unreadable(complaint: str, field: Field, given: str, **more: object) -> InputError:
    return InputError(complaint, field=phrase(field.label), given=quoted(given), **more)


def _option(field: Field, given: str) -> Option:
    options = tuple(field.options or ())
    for one in options:
        if given.lower() in (one.value.lower(), one.label.lower(), one.chinese.lower()):
            return one
    words = tuple(phrase(one.label) for one in options)
    raise _unreadable(NOT_AN_OPTION, field, given, options=words)


def _person(db: Reading, field: Field, given: str) -> PersonId:
    match parse(given):
        case Label(prefix=Prefix.BADGE, number=number):
            found = people.by_badge(db, number)
            if found is not None:
                return found.id
        case _:
            found = people.called(db, given)
            if found is not None:
                return found.id
    raise _unreadable(NOBODY, field, given)


def _cabinet(db: Reading, field: Field, given: str) -> CabinetId:
    match parse(given):
        case Label(prefix=Prefix.CABINET, number=number):
            found = site.cabinets.at(db, number)
        case _:
            found = site.cabinet_named(db, given)
    if found is None:
        raise _unreadable(NO_CABINET, field, given)
    return found.id


def _unit(db: Reading, field: Field, given: str) -> UnitId:
    match parse(given):
        case Label(prefix=prefix, number=number) if prefix in _UNIT_KINDS:
            unit = catalogue.by_number(db, _UNIT_KINDS[prefix], number)
        case _:
            unit = next(iter(catalogue.by_reference_code(db, given)), None)
            unit = unit or catalogue.called(db, given)
    if unit is None:
        raise _unreadable(NO_UNIT, field, given)
    return catalogue.living(db, unit).id


def _line(db: Reading, field: Field, given: str) -> LineId:
    match parse(given):
        case Label(prefix=prefix, number=number) if prefix in OF_LINES:
            line = store.at(db, field.of, LineId(number))
        case _:
            line = store.numbered(db, field.of, tidy(given)) or store.known_as(db, field.of, given)
    if line is None:
        raise _unreadable(NO_LINE, field, given)
    found: LineId = line.id
    return found
