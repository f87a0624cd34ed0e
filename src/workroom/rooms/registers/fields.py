"""The fields of a declared register: what each asks for, read from the dataclass that holds it."""

from __future__ import annotations

import dataclasses
import types
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from workroom.base.clauses import Clause
from workroom.base.ids import CabinetId, FileName, LineId, PersonId, UnitId
from workroom.rooms.registers.model import Line, Option

ENTERED = "entered"
"""The key of the first part of every form: what is filled when the line is entered."""

_ASKED = "asked"


class FieldKind(Enum):
    """What a field holds; the widget, the column and the spelling follow from it."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    MOMENT = "moment"
    FLAG = "flag"
    CHOICE = "choice"
    CHOICES = "choices"
    PERSON = "person"
    PEOPLE = "people"
    CABINET = "cabinet"
    UNITS = "units"
    LINE = "line"
    LINES = "lines"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form.

    `width` is its column's in the printed register, in millimetres; 0 keeps it
    to the single form. `lines` over 1 is running text. An optional field may
    stay empty when its part is filled. `of` is the register that a LINE, or each of LINES, names.
    """

    name: str
    kind: FieldKind
    label: str
    chinese: str
    part: str
    optional: bool
    width: float
    lines: int
    units: tuple[str, str]
    hint: str
    clause: Clause | None
    unique: bool
    lowest: int
    highest: int
    options: type[Option] | None
    of: Any

    @property
    def unit(self) -> str:
        """What a number counts, as a template."""
        return self.units[0]

    @property
    def always(self) -> bool:
        """Whether every line has it: no line was ever without, and none can be kept without."""
        return self.empty is None and self.part == ENTERED and not self.optional

    @property
    def empty(self) -> object:
        """What an unfilled field holds."""
        match self.kind:
            case FieldKind.TEXT | FieldKind.FILE:
                return ""
            case FieldKind.CHOICES | FieldKind.PEOPLE | FieldKind.UNITS | FieldKind.LINES:
                return ()
            case _:
                return None


def asked(
    label: str,
    chinese: str,
    /,
    *,
    part: str = ENTERED,
    optional: bool = False,
    width: float = 0.0,
    lines: int = 1,
    units: tuple[str, str] = ("", ""),
    hint: str = "",
    clause: Clause | None = None,
    unique: bool = False,
    lowest: int = 0,
    highest: int = 999_999,
    of: Any = None,
) -> Any:
    """Declare a field of a register: `found_on: date = asked(N_("Found on"), "发现日期")`.

    `label` and `hint` are templates; `chinese` is the word on paper and in
    spreadsheets. `units` is what a number counts, as a template and on paper.
    `unique`: no two lines that hold say the same.
    """
    told = dict(locals())
    return dataclasses.field(metadata={_ASKED: told})


def fields_of(kind: type[Line]) -> tuple[Field, ...]:
    """The fields that a register's record declares, in its order.

    Raises:
        TypeError: a field has a type that no kind of field stands for, or may be
            unfilled and has no way to say so: the declaration is wrong.
    """
    hints = get_type_hints(kind)
    found = []
    for one in dataclasses.fields(kind):
        told = one.metadata.get(_ASKED)
        if told is None:
            continue
        what, options, may_be_none = _kind_of(hints[one.name], f"{kind.__name__}.{one.name}")
        made = Field(name=one.name, kind=what, options=options, **told)
        late = made.optional or made.part != ENTERED
        if made.empty is None and late and not may_be_none:
            raise TypeError(f"{kind.__name__}.{one.name} may be unfilled: say `| None`")
        found.append(made)
    return tuple(found)


_KINDS: dict[Any, FieldKind] = {
    str: FieldKind.TEXT,
    int: FieldKind.NUMBER,
    date: FieldKind.DAY,
    datetime: FieldKind.MOMENT,
    bool: FieldKind.FLAG,
    PersonId: FieldKind.PERSON,
    CabinetId: FieldKind.CABINET,
    LineId: FieldKind.LINE,
    FileName: FieldKind.FILE,
    tuple[UnitId, ...]: FieldKind.UNITS,
    tuple[PersonId, ...]: FieldKind.PEOPLE,
    tuple[LineId, ...]: FieldKind.LINES,
}


def _kind_of(hint: Any, where: str) -> tuple[FieldKind, type[Option] | None, bool]:
    """The kind of field that a type stands for, its options, and whether it may be None."""
    may_be_none = False
    if get_origin(hint) in (Union, types.UnionType):
        parts = [part for part in get_args(hint) if part is not type(None)]
        may_be_none = len(parts) < len(get_args(hint))
        hint = parts[0] if len(parts) == 1 else hint
    if hint in _KINDS:
        return _KINDS[hint], None, may_be_none
    if isinstance(hint, type) and issubclass(hint, Option):
        return FieldKind.CHOICE, hint, may_be_none
    many = get_args(hint)
    if get_origin(hint) is tuple and many[1:] == (...,) and issubclass(many[0], Option):
        return FieldKind.CHOICES, many[0], may_be_none
    raise TypeError(f"{where}: no kind of field is a {hint}")
