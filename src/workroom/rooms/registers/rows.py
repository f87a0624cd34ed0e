"""The lines of a register as rows: by name for scripts, by their Chinese heads for spreadsheets."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workroom.base.clock import minute_of
from workroom.ledger.reading import Reading
from workroom.rooms.people import store as people
from workroom.rooms.project import store as project
from workroom.rooms.registers import store
from workroom.rooms.registers.declaration import Register, Shelf
from workroom.rooms.registers.fields import Field, FieldKind
from workroom.rooms.registers.model import Line, Standing
from workroom.rooms.registers.names import Names

STANDINGS = {Standing.OPEN: "未结", Standing.DONE: "完成", Standing.VOID: "作废"}


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of a register's spreadsheet, each once; `fields` by name of field."""

    number: str
    standing: str
    entered_at: str
    entered_by: str
    void_reason: str
    fields: Mapping[str, str]

    def listed(self) -> tuple[str, ...]:
        """In the order of the columns."""
        return (
            self.number,
            self.standing,
            *self.fields.values(),
            self.entered_at,
            self.entered_by,
            self.void_reason,
        )

    @property
    def own(self) -> tuple[str, ...]:
        """What the book says of a line, and nobody brings."""
        return (self.standing, self.entered_at, self.entered_by, self.void_reason)


def heads_of(register: Register[Any]) -> Heads:
    """The Chinese words of a register as heads: two fields of one word are told apart by part."""
    often = Counter(one.chinese for one in register.fields)
    fields = {
        one.name: one.chinese
        if often[one.chinese] == 1
        else f"{register.part(one.part).chinese}·{one.chinese}"
        for one in register.fields
    }
    taken = set(fields.values())

    def free(word: str) -> str:
        return f"登记{word}" if word in taken else word

    return Heads(
        number=free("编号"),
        standing=free("办理状态"),
        entered_at=free("登记时间"),
        entered_by=free("登记人"),
        void_reason=free("作废原因"),
        fields=fields,
    )


def plain_line(names: Names, register: Register[Any], line: Line) -> dict[str, object]:
    """A line as scripts read it: dates ISO, choices by value, people and things by name."""
    return {
        "number": line.number,
        "standing": line.standing.value,
        **{one.name: plain(names, one, getattr(line, one.name)) for one in register.fields},
    }


def plain(names: Names, field: Field, value: Any) -> object:
    """One answer in JSON's own kinds; what is not filled is null, or an empty list or text."""
    match field.kind:
        case FieldKind.PEOPLE | FieldKind.UNITS | FieldKind.LINES:
            return list(names.each(field, value))
        case FieldKind.CHOICES:
            return [one.value for one in value]
        case _ if value is None:
            return None
        case FieldKind.DAY | FieldKind.MOMENT:
            return value.isoformat()
        case FieldKind.CHOICE:
            return value.value
        case FieldKind.PERSON | FieldKind.CABINET | FieldKind.LINE:
            return names.printed(field, value)
        case _:
            return value


def for_scripts(
    db: Reading, register: Register[Any], lines: Iterable[Line]
) -> tuple[Sequence[str], Iterator[Sequence[object]]]:
    """The names of the columns, and the lines; who entered each and when, and why it is void."""
    names, who = Names(db), people.names(db)
    heads = (
        "number",
        "standing",
        *(one.name for one in register.fields),
        "entered_at",
        "entered_by",
        "void_reason",
    )
    rows = (
        (
            *plain_line(names, register, line).values(),
            line.entered_at.isoformat(),
            who.get(line.entered_by, ""),
            line.void_reason,
        )
        for line in lines
    )
    return heads, rows


def for_spreadsheets(
    db: Reading, register: Register[Any], lines: Iterable[Line]
) -> tuple[Sequence[str], Iterator[Sequence[object]]]:
    """The heads and the lines as paper says them, so that the file can be brought in again."""
    names, who, zone = Names(db), people.names(db), project.zone(db)
    rows = (
        (
            line.number,
            STANDINGS[line.standing],
            *(_cell(names, one, getattr(line, one.name)) for one in register.fields),
            minute_of(line.entered_at, zone),
            who.get(line.entered_by, ""),
            line.void_reason,
        )
        for line in lines
    )
    return heads_of(register).listed(), rows


def gist(names: Names, register: Register[Any], line: Line) -> str:
    """What a line is about, in one answer: its first filled text of those that stand in the list.

    Other answers where there is no text, so that a label never says nothing without need.
    """
    listed = [one for one in register.fields if one.width] or list(register.fields)
    listed.sort(key=lambda one: one.kind is not FieldKind.TEXT)
    said = (names.printed(one, getattr(line, one.name)) for one in listed)
    return next((answer for answer in said if answer), "")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line that is known by its label, and what it is about."""

    id: int
    code: str
    register: Register[Any]
    gist: str


def lines_by_label(db: Reading, shelf: Shelf) -> Iterator[Labelled]:
    """The lines that hold of the registers whose lines have a label as their number."""
    names = Names(db)
    for register in shelf:
        if register.label is not None:
            for line in store.held(db, register):
                yield Labelled(line.id, line.number, register, gist(names, register, line))


def _cell(names: Names, field: Field, value: Any) -> object:
    if field.kind is FieldKind.NUMBER:
        return value
    return names.printed(field, value)
