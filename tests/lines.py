"""Made-up lines of any declared register: an answer of the right kind in every field."""

from collections.abc import Mapping
from typing import Any

from books import Book
from workroom.base.clock import day_of
from workroom.base.ids import FileName, LineId, PersonId
from workroom.base.word import Word
from workroom.ledger import photos
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.people import store as people
from workroom.rooms.project import store as project
from workroom.rooms.registers import service, store
from workroom.rooms.registers.declaration import Part, Register
from workroom.rooms.registers.fields import ENTERED, Field, FieldKind
from workroom.rooms.registers.rules import is_its_turn


def filled_line(book: Book, register: Register[Any]) -> LineId:
    """A line with every part filled that may be; what its own rules refuse stands on a word."""
    line = entered_line(book, register)
    for part in register.parts[1:]:
        with book.ledger.read() as db:
            before = store.get(db, register, line)
        if is_its_turn(register, before, part):
            who, told = somebody_for(book, part), made_up(book, register, part.key)
            with book.ledger.work(by=who) as work:
                service.fill(work, register, line, part.key, told, word=_word(who))
    return line


def entered_line(book: Book, register: Register[Any]) -> LineId:
    """A line with its first part filled."""
    told = made_up(book, register, ENTERED)
    who = somebody_for(book, register.part(ENTERED))
    with book.ledger.work(by=who) as work:
        return service.enter(work, register, told, word=_word(who)).event.line


def made_up(book: Book, register: Register[Any], part: str) -> Mapping[str, Any]:
    """An answer to every question of a part."""
    return {one.name: _answer(book, one) for one in register.fields_in(part)}


def somebody_for(book: Book, part: Part) -> PersonId:
    """Somebody of the book whose office the part is."""
    with book.ledger.read() as db:
        everybody = people.everybody(db)
    return next(one.id for one in everybody if part.roles & set(one.roles))


def _answer(book: Book, field: Field) -> Any:  # noqa: PLR0912 — a case a kind
    now = book.clock()
    with book.ledger.read() as db:
        today = day_of(now, project.zone(db))
        units = tuple(unit.id for unit in catalogue.units.find(db)[:2])
    match field.kind:
        case FieldKind.FILE:
            return _photo(book)
        case FieldKind.TEXT:
            return f"{field.chinese}若干"
        case FieldKind.NUMBER:
            return field.lowest
        case FieldKind.DAY:
            return today
        case FieldKind.MOMENT:
            return now
        case FieldKind.FLAG:
            return True
        case FieldKind.CHOICE if field.options is not None:
            return next(iter(field.options))
        case FieldKind.CHOICES if field.options is not None:
            return tuple(field.options)
        case FieldKind.PERSON:
            return book.wang
        case FieldKind.PEOPLE:
            return (book.wang, book.li)
        case FieldKind.CABINET:
            return book.cabinet
        case FieldKind.UNITS:
            return units
        case FieldKind.LINES:
            return (_line_of(book, field),)
        case _:
            return _line_of(book, field)


def _photo(book: Book) -> FileName:
    path = book.ledger.path.parent / "photo.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0 a picture")
    with book.ledger.read() as db:
        return photos.keep(db, path)


def _line_of(book: Book, field: Field) -> LineId:
    with book.ledger.read() as db:
        lines = store.still_open(db, field.of)
    return lines[-1].id if lines else entered_line(book, field.of)


def _word(who: PersonId) -> Word:
    return Word(who=who, why="样例", source="试验")
