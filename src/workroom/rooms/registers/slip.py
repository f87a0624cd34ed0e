"""What a declared register prints: the form of one line, and the register itself as a list."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from workroom.base.clock import minute_of
from workroom.base.event import Entry, Event
from workroom.base.ids import Kind, PersonId, Subject
from workroom.ledger.mentions import entries_about
from workroom.ledger.reading import Entries, Reading
from workroom.paper.sheet import (
    ALL_EQUAL_EFFECT,
    CORRECTIONS,
    EQUAL_EFFECT,
    REPRINT,
    THREE_COPIES,
    TWO_COPIES,
    WRITTEN,
    Align,
    Block,
    Cell,
    Column,
    Foot,
    Gap,
    Grid,
    Heading,
    Orientation,
    RuledLines,
    Sheet,
    SignatureBox,
    Signatures,
    Table,
    Together,
    choice,
    labelled,
)
from workroom.rooms.people import store as people
from workroom.rooms.project import store as project
from workroom.rooms.registers import store
from workroom.rooms.registers.columns import asked_for, filled_by, spread
from workroom.rooms.registers.declaration import Look, Part, Register, Shelf
from workroom.rooms.registers.due import look_on
from workroom.rooms.registers.fields import ENTERED, Field, FieldKind
from workroom.rooms.registers.model import Line, LineEntered, PartFilled, Standing
from workroom.rooms.registers.names import Names

_HALVES = (27.0, 58.0, 27.0, 58.0)
_FIRST_COLUMN = Column("序号", 10, Align.CENTRE)
_NUMBER_WIDTH = 36.0
_LABEL_WIDTH = 26.0
"""A form number takes more room than a label."""
_ORIGINALS: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {
    1: (("",), ()),
    2: (TWO_COPIES, (EQUAL_EFFECT,)),
    3: (THREE_COPIES, (ALL_EQUAL_EFFECT,)),
}
"""By how many copies a form has: what each is called, and what is said of them."""
VOID = "作废"
LONGEST_HALF = 22
"""Characters of a value that still fits into half of the width."""
LONGEST_CHOICE = 14
"""Characters of boxes and their words, all of them wide ones, that still do."""
MOST_IN_A_ROW = 4
"""Boxes for signatures; more of them stand in two rows of about as many."""


@dataclass(frozen=True, slots=True)
class Printing:
    """When and by whom something is printed, and whether it was printed before."""

    at: datetime
    by: str
    reprint: bool = False


def line_form(
    db: Reading,
    entries: Entries,
    shelf: Shelf,
    register: Register[Any],
    line: Line,
    printing: Printing,
) -> Sheet:
    """The form of one line, as its last entry left it; what is not filled is left to be written.

    Under its parts stand the lines of the registers beneath it, and the boxes in
    which each part is signed. The foot carries the digits of the line's last entry.
    """
    told = tuple(entries(entries_about(db, Subject(Kind.LINE, line.id))))
    drawn = _Drawn(db, line, _look(db, register, printing), told)
    children = tuple(
        (below, store.beneath(db, below, line.id)) for below in shelf.beneath(register)
    )
    last = next(entry for entry in drawn.told if entry.seq == line.last_entry)
    return _sheet(
        db,
        register,
        printing,
        title=register.paper or register.chinese,
        number=line.number,
        void=line.standing is Standing.VOID,
        blocks=tuple(_blocks(register, drawn, children)),
        digits=last.digest,
        seq=last.seq,
    )


def register_list(
    db: Reading,
    entries: Entries,
    register: Register[Any],
    lines: Sequence[Line],
    printing: Printing,
) -> Sheet:
    """The register as a list over as many pages as it takes, void lines among the others."""
    look = _look(db, register, printing)
    shown = (
        *asked_for(register, Names(db), look),
        *filled_by(db, entries, register, lines),
    )
    number_width = _NUMBER_WIDTH if register.label is None else _LABEL_WIDTH
    rest = Orientation.LANDSCAPE.value - _FIRST_COLUMN.width - number_width
    columns = (_FIRST_COLUMN, Column("编号", number_width), *spread(shown, rest))
    rows = tuple(
        (
            str(place),
            line.number + (f"\n{VOID}：{line.void_reason}" if line.void_reason else ""),
            *(one.say(line) for one in shown),
        )
        for place, line in enumerate(lines, start=1)
    )
    newest = max((line.last_entry for line in lines), default=None)
    last = next(iter(entries((newest,))), None) if newest is not None else None
    return _sheet(
        db,
        register,
        printing,
        title=register.chinese,
        number="",
        void=False,
        blocks=(Table(columns, rows, closed=True, size=9.0),),
        digits=last.digest if last else "",
        seq=last.seq if last else 0,
        orientation=Orientation.LANDSCAPE,
    )


def _look(db: Reading, register: Register[Any], printing: Printing) -> Look:
    """What is worked out of: nothing is read for a register that works nothing out."""
    registers = (register,) if register.worked else ()
    return look_on(db, registers, printing.at)


@dataclass(frozen=True, slots=True)
class _Drawn:
    db: Reading
    line: Line
    look: Look
    told: tuple[Entry[Event], ...]

    def filled(self) -> Mapping[str, Entry[Event]]:
        """By part: the entry by which it was filled."""
        found: dict[str, Entry[Event]] = {}
        for entry in self.told:
            match entry.event:
                case LineEntered(line=line) if line == self.line.id:
                    found[ENTERED] = entry
                case PartFilled(line=line, part=part) if line == self.line.id:
                    found[part] = entry
        return found


def _blocks(
    register: Register[Any],
    drawn: _Drawn,
    children: tuple[tuple[Register[Any], tuple[Line, ...]], ...],
) -> Iterator[Block]:
    names = Names(drawn.db)
    named = len(register.parts) > 1
    for place, part in enumerate(register.parts):
        block = tuple(_part(tuple(_answers(register, part, drawn, names))))
        if named and block:
            yield Together((Heading(f"{_NUMERALS[place]}、{part.chinese}"), Gap(0.8), block[0]))
            yield from block[1:]
        else:
            yield from block
    for below, lines in children:
        yield Heading(below.chinese)
        yield Gap(0.8)
        yield _children(below, lines, names, above=register)
    yield from _signatures(register, drawn)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a form says at one place; `lines` over 1 is running text."""

    chinese: str
    text: str
    lines: int
    long: bool


def _answers(register: Register[Any], part: Part, drawn: _Drawn, names: Names) -> Iterator[_Answer]:
    """The fields of a part in their order, and what is worked out behind each."""
    for field in register.fields_in(part.key):
        text = _answer(field, drawn.line, names)
        yield _Answer(field.chinese, text, field.lines, _is_long(field, text))
        for one in register.worked_after(field.name):
            said = one.say(drawn.line, drawn.look)
            yield _Answer(one.chinese, said, 1, len(said) > LONGEST_HALF)


def _part(answers: Sequence[_Answer]) -> Iterator[Block]:
    """Short answers two to a row, longer ones alone, running text on ruled lines."""
    waiting: list[_Answer] = []
    rows: list[tuple[Cell, ...]] = []

    def flush() -> None:
        if waiting:
            only = waiting.pop()
            rows.append(labelled((only.chinese, only.text, 3)))

    for one in answers:
        if one.lines > 1:
            flush()
            if rows:
                yield Grid(_HALVES, tuple(rows), height=WRITTEN)
                rows = []
            yield RuledLines(one.chinese, one.lines, one.text)
        elif one.long:
            flush()
            rows.append(labelled((one.chinese, one.text, 3)))
        elif waiting:
            first = waiting.pop()
            rows.append(labelled((first.chinese, first.text), (one.chinese, one.text)))
        else:
            waiting.append(one)
    flush()
    if rows:
        yield Grid(_HALVES, tuple(rows), height=WRITTEN)


def _is_long(field: Field, answer: str) -> bool:
    match field.kind:
        case FieldKind.CHOICES | FieldKind.UNITS | FieldKind.LINES:
            return True
        case FieldKind.CHOICE:
            return len(answer) > LONGEST_CHOICE
        case _:
            return len(answer) > LONGEST_HALF


def _answer(field: Field, line: Line, names: Names) -> str:
    """A choice as boxes, ticked or to be ticked by hand; everything else as it is called."""
    value = getattr(line, field.name)
    match field.kind:
        case FieldKind.CHOICE | FieldKind.CHOICES:
            given = value if isinstance(value, tuple) else (value,)
            ticked = {one.chinese for one in given if one is not None}
            return choice((one.chinese for one in field.options or ()), ticked)
        case FieldKind.FLAG:
            return choice(("是", "否"), {("否", "是")[value]} if value is not None else ())
        case _:
            said = names.printed(field, value)
            return f"{said} {field.units[1]}".rstrip() if said else ""


def _children(
    register: Register[Any], lines: tuple[Line, ...], names: Names, *, above: Register[Any]
) -> Table:
    shown = tuple(asked_for(register, names, above=above))
    columns = (_FIRST_COLUMN, *spread(shown, Orientation.PORTRAIT.value - _FIRST_COLUMN.width))
    rows = tuple(
        (str(place), *(one.say(line) for one in shown)) for place, line in enumerate(lines, start=1)
    )
    left = max(register.open_rows - len(rows), 0)
    return Table(columns, rows, open_rows=left, height=WRITTEN, size=9.0)


def _signatures(register: Register[Any], drawn: _Drawn) -> Iterator[Block]:
    filled, names = drawn.filled(), people.names(drawn.db)
    zone = project.zone(drawn.db)
    boxes: list[SignatureBox] = []
    for part in register.parts:
        if part.signs:
            done = _registered(filled.get(part.key), names, zone)
            boxes.append(SignatureBox(part.signs, done))
        boxes.extend(SignatureBox(other) for other in part.also_sign)
    if boxes:
        yield Gap(2)
        per_row = len(boxes) if len(boxes) <= MOST_IN_A_ROW else (len(boxes) + 1) // 2
        yield Together((Signatures(tuple(boxes), per_row=per_row),))


def _registered(entry: Entry[Event] | None, names: Mapping[PersonId, str], zone: ZoneInfo) -> str:
    if entry is None:
        return ""
    return f"{names.get(entry.by, '')}　{minute_of(entry.happened_at, zone)}"


def _sheet(
    db: Reading,
    register: Register[Any],
    printing: Printing,
    *,
    title: str,
    number: str,
    void: bool,
    blocks: tuple[Block, ...],
    digits: str,
    seq: int,
    orientation: Orientation = Orientation.PORTRAIT,
) -> Sheet:
    room, qr = project.room(db), project.settings(db).on("head_as_qr")
    originals, effect = _ORIGINALS[register.copies if number else 1]
    return Sheet(
        form=register.form,
        title=title,
        number=number,
        project=f"{room.client}　{room.name}",
        orientation=orientation,
        copies=originals,
        client_number="" if number else None,
        marks=tuple(mark for mark, holds in ((VOID, void), (REPRINT, printing.reprint)) if holds),
        practice=room.practice,
        blocks=blocks,
        foot=Foot(
            printed_at=minute_of(printing.at, project.zone(db)),
            printed_by=printing.by,
            check_digits=digits,
            qr=f"{number} {seq} {digits}".upper() if qr and number else "",
            remarks=(CORRECTIONS, *effect),
        ),
    )


_NUMERALS = "一二三四五六七八九"
