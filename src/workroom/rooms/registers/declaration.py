"""What somebody declares to have a register: its record, its parts, its rules and its clocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from workroom.base.clauses import Clause, Origin
from workroom.base.clock import day_of
from workroom.base.codes import Prefix
from workroom.base.event import Event
from workroom.base.ids import LineId, UnitId
from workroom.base.verdict import YES, Verdict
from workroom.base.words import Phrase
from workroom.rooms.holds.model import RoomDay
from workroom.rooms.people.model import Person, Role
from workroom.rooms.project.model import Settings
from workroom.rooms.registers.fields import ENTERED, Field, FieldKind, fields_of
from workroom.rooms.registers.model import Line

L = TypeVar("L", bound=Line)
L_other = TypeVar("L_other", bound=Line)


@dataclass(frozen=True, slots=True)
class Part:
    """What one person fills and answers for at one time.

    A later part waits for those named in `after`. When a part that `closes` is
    filled, the line is done; the line of a register of a single part is done
    from the beginning, unless the part says otherwise. `signs` is the word
    under the box in which its paper is signed; with a `width`, who filled it
    stands in a column of that name in the printed register. `also_sign` are the
    boxes of those who sign the paper beside them.
    """

    key: str
    label: str
    chinese: str
    roles: frozenset[Role]
    signs: str = ""
    after: tuple[str, ...] = ()
    closes: bool = False
    width: float = 0.0
    also_sign: tuple[str, ...] = ()


DEFAULTS = Settings()
"""What holds where nothing else was agreed on."""


@dataclass(frozen=True, slots=True)
class Case(Generic[L]):
    """All that a rule of a register may look at: plain values, none of them asked for.

    `before` is None for a line that is being entered; `after` is the line as it
    would stand. `named` holds the lines of other registers that its fields name,
    `workstations` and `projects` the names of those that the room has, `held` its own
    register's lines and those of the registers that this names in `reads`, and
    `settings` what both parties agreed on.
    """

    before: L | None
    after: L
    part: Part
    by: Person
    now: datetime
    today: date
    zone: ZoneInfo
    named: Mapping[LineId, Line]
    held: Mapping[str, tuple[Line, ...]]
    workstations: frozenset[str] = frozenset()
    settings: Settings = DEFAULTS
    projects: frozenset[str] = frozenset()

    def lines(self, register: Register[L_other]) -> tuple[L_other, ...]:
        """The lines of a register that are not void, oldest first."""
        found: Any = self.held[register.key]
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Falls:
    """Something that is due, as a clock says it. `owner` is a template or a name.

    `subject` is what it is about where that is no line: a day, a month.
    """

    clause: Clause
    due: date
    text: Phrase
    owner: str = ""
    line: Line | None = None
    origin: Origin | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """What a clock may look at: the moment, what both parties agreed on, the lines that hold.

    Lines are those of the registers that the clock's own names in `reads`.
    `last_day` is the newest day on which the room was opened; before the first
    (`at_work`) nothing is due that is due every day.
    """

    now: datetime
    zone: ZoneInfo
    settings: Settings
    held: Mapping[str, tuple[Line, ...]]
    last_day: RoomDay | None = None

    @property
    def today(self) -> date:
        """The calendar day of the room."""
        return day_of(self.now, self.zone)

    @property
    def at_work(self) -> bool:
        """Whether the room was ever opened."""
        return self.last_day is not None

    def lines(self, register: Register[L]) -> tuple[L, ...]:
        """The lines of a register that are not void, oldest first."""
        found: Any = self.held[register.key]
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Worked:
    """What a paper says that nobody fills in: worked out when it is drawn, kept nowhere.

    It stands behind the field `after`; with a `width`, in the printed register too.
    """

    after: str
    chinese: str
    say: Callable[[Any, Look], str]
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Turn(Generic[L]):
    """A line as an act found it (None where it was entered) and as the act left it."""

    before: L | None
    after: L
    part: Part
    by: Person
    now: datetime


@dataclass(frozen=True, slots=True)
class Enters:
    """A line of another register that is entered with it."""

    register: Register[Any]
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Fills:
    """A part of another line that is filled with it."""

    register: Register[Any]
    line: LineId
    part: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Records:
    """An event of a lower room that happens with it, where the verdict is yes or is answered for.

    `found_by` are units whose words in the search are no longer what they were.
    """

    event: Event
    verdict: Verdict = YES
    found_by: tuple[UnitId, ...] = ()


Rule = Callable[[Case[Any]], Verdict]
Clock = Callable[[Look], Iterable[Falls]]
Finds = Callable[[Any, Any], Mapping[str, Any]]
"""`finds(db, line)`: what the book knows of a line that is being entered, by field."""
Brings = Callable[[Any, Turn[Any]], Iterable[Enters | Fills | Records]]
"""`brings(db, turn)`: what an act brings with it, in the same work and under the same name."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Register(Generic[L]):
    """One register of the trade, declared.

    `key` names its table, its export and its column in entries: it never
    changes. `form` is the number of its printed form (`F38`); a register without
    one numbers its lines by label; so does one with a `prefix`, whose lines are things
    that bear that label. `title` and `help` are templates. `reads` are
    the other registers that its rules, clocks and papers look at. `known_by` is the field
    that its lines are called by, where that is not their number. `voided_by` may
    make lines void, where that is not for all who may enter them. What nobody
    typed into its first part `finds(db, line)` may know; a line that `settled(db, line)`
    says yes to has nothing left to be done. `brings` is what happens with its acts.
    """

    key: str
    kind: type[L]
    title: str
    chinese: str
    parts: tuple[Part, ...]
    clauses: tuple[Clause, ...]
    help: str
    form: str = ""
    paper: str = ""
    """The title of its single form, where that differs from the register's."""
    prefix: Prefix | None = None
    rules: tuple[Rule, ...] = ()
    clocks: tuple[Clock, ...] = ()
    reads: tuple[Register[Any], ...] = ()
    worked: tuple[Worked, ...] = ()
    known_by: str = ""
    voided_by: frozenset[Role] = frozenset()
    copies: int = 2
    open_rows: int = 0
    """Empty lines under it where it is printed beneath the line that it names."""
    finds: Finds | None = None
    settled: Callable[[Any, Any], bool] | None = None
    brings: tuple[Brings, ...] = ()
    fields: tuple[Field, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "fields", fields_of(self.kind))
        known = {part.key for part in self.parts}
        if self.parts[0].key != ENTERED:
            raise TypeError(f"{self.key}: the first part is called {ENTERED!r}")
        if strange := {one.part for one in self.fields} - known:
            raise TypeError(f"{self.key}: fields name parts that are not there: {strange}")
        if strange := {one.after for one in self.worked} - {one.name for one in self.fields}:
            raise TypeError(f"{self.key}: something is worked out behind no field: {strange}")
        if self.known_by and not self.field(self.known_by).unique:
            raise TypeError(f"{self.key}: what its lines are known by tells them apart: `unique`")

    @property
    def label(self) -> Prefix | None:
        """The kind of label by which its lines are numbered; None where a form numbers them."""
        return self.prefix or (None if self.form else Prefix.LINE)

    def part(self, key: str) -> Part:
        """The part of that key; a defect of ours where there is none."""
        return next(part for part in self.parts if part.key == key)

    def fields_in(self, part: str) -> tuple[Field, ...]:
        """The fields of one part, in order."""
        return tuple(one for one in self.fields if one.part == part)

    def field(self, name: str) -> Field:
        """The field of that name; a defect of ours where there is none."""
        return next(one for one in self.fields if one.name == name)

    def called(self, line: Line) -> str:
        """What people call a line: by its own name where the register has one, else its number."""
        return str(getattr(line, self.known_by or "number"))

    def worked_after(self, field: str) -> tuple[Worked, ...]:
        """What papers say behind a field."""
        return tuple(one for one in self.worked if one.after == field)

    @property
    def names_a_line_of(self) -> Register[Any] | None:
        """The register whose lines this one's stand beneath, if they do.

        A line that may do without the other only names it, and stands on its own.
        """
        lines = (one for one in self.fields if one.kind is FieldKind.LINE)
        found = (one.of for one in lines if not one.optional)
        above: Register[Any] | None = next(found, None)
        return above


class Shelf:
    """The registers of a book, in the order in which they stand."""

    def __init__(self, registers: Iterable[Register[Any]]) -> None:
        self._by_key = {register.key: register for register in registers}

    def __iter__(self) -> Iterator[Register[Any]]:
        return iter(self._by_key.values())

    def __getitem__(self, key: str) -> Register[Any]:
        return self._by_key[key]

    def __contains__(self, key: str) -> bool:
        return key in self._by_key

    def keys(self) -> tuple[str, ...]:
        """Their keys."""
        return tuple(self._by_key)

    def of_form(self, form: str) -> Register[Any] | None:
        """The register whose lines are printed on that form."""
        return next((one for one in self if one.form and one.form == form), None)

    def beneath(self, register: Register[Any]) -> tuple[Register[Any], ...]:
        """The registers whose lines stand beneath a line of this one."""
        return tuple(one for one in self if one.names_a_line_of is register)
