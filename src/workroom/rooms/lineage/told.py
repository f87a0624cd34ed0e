"""What people type of units: codes of several, and parts as code, pages and title."""

import re

from workroom.base.codes import Label, Prefix, parse, tidy
from workroom.base.errors import InputError, NotFoundError
from workroom.base.ids import UnitId
from workroom.base.words import N_
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit, UnitKind
from workroom.rooms.lineage.basis import Part
from workroom.rooms.workflow import store as workflow

NO_SUCH_UNIT = N_("No unit of this book is called {code}.")
NOT_PAGES = N_("Pages are numbers, like 8 6 7; this is none: {text}.")

_APART = re.compile(r"[;；\n]+")
_SPACES = re.compile(r"[\s,，、]+")
_PART = re.compile(r"(\S+)(?:\s+(\d+))?(?:\s+(.*))?", re.DOTALL)


def unit_called(db: Reading, text: str) -> Unit:
    """The unit that a label, a sheet's label or a code of the client's means.

    Raises:
        NotFoundError: it means none, or several.
    """
    found: Unit | None = None
    match parse(text):
        case Label(prefix=Prefix.SHEET, number=number):
            sheet = workflow.sheets.at(db, number)
            found = catalogue.units.at(db, sheet.unit) if sheet is not None else None
        case Label(prefix=Prefix.BOX | Prefix.VOLUME | Prefix.ITEM as prefix, number=number):
            kind = next(kind for kind in UnitKind if kind.prefix is prefix)
            found = catalogue.by_number(db, kind, number)
        case None:
            found = catalogue.called(db, text.strip()) or catalogue.called(db, tidy(text))
        case _:
            pass
    if found is None:
        raise NotFoundError(NO_SUCH_UNIT, code=text.strip()[:60])
    return found


def units_called(db: Reading, text: str) -> tuple[UnitId, ...]:
    """The units of several codes with blanks or commas between them."""
    return tuple(unit_called(db, code).id for code in _SPACES.split(text.strip()) if code)


def parts_told(text: str) -> tuple[Part, ...]:
    """Parts between semicolons, each a code, its pages and, if it has one of its own, a title.

    `J038-001-0001-2 5 附图；J038-001-0001-3 4` is two.
    """
    parts = []
    for told in _APART.split(text):
        found = _PART.fullmatch(told.strip())
        if found is not None:
            code, pages, title = found.groups()
            parts.append(Part(code=code, pages=int(pages or 0), title=(title or "").strip()))
    return tuple(parts)


def items_told(volume: Unit, pages: str) -> tuple[Part, ...]:
    """Items of so many pages each, under the volume's code and their place in it: …-001, …-002.

    Raises:
        InputError: what was typed is no list of numbers.
    """
    numbers = [number for number in _SPACES.split(pages.strip()) if number]
    for number in numbers:
        if not number.isdecimal():
            raise InputError(NOT_PAGES, text=number[:20])
    return tuple(
        Part(code=f"{volume.reference_code}-{place:03}", pages=int(number))
        for place, number in enumerate(numbers, start=1)
    )
