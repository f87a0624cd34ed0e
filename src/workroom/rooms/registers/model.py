"""What a line of any declared register has, and what can happen to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self

from workroom.base.event import Event
from workroom.base.ids import Kind, LineId, PersonId, Seq, Subject
from workroom.base.words import N_


class Option(StrEnum):
    """One of several answers: its value in the book, its word on screens, its word on paper.

    Values stand in journals: they never change, and none is ever taken away.
    """

    label: str
    chinese: str

    def __new__(cls, value: str, label: str, chinese: str) -> Self:
        made = str.__new__(cls, value)
        made._value_ = value
        made.label = label
        made.chinese = chinese
        return made

    @classmethod
    def of(cls, value: str) -> Self:
        """The option that the book spells so."""
        return cls._value2member_map_[value]  # type: ignore[return-value]  # its members are options


class Standing(StrEnum):
    """How far a line is. Void lines keep their number."""

    OPEN = "open"
    DONE = "done"
    VOID = "void"

    @property
    def label(self) -> str:
        return _STANDING_LABELS[self]


_STANDING_LABELS = {
    Standing.OPEN: N_("Still open"),
    Standing.DONE: N_("Done"),
    Standing.VOID: N_("Void"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """What every line of every register has; a register's own record adds its fields.

    `filled` names the parts that were filled, in the order in which they were.
    """

    id: LineId
    number: str
    standing: Standing
    filled: tuple[str, ...]
    entered_at: datetime
    entered_by: PersonId
    first_entry: Seq
    last_entry: Seq
    void_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineEntered(Event):
    """A line was entered: the first part of its form was filled.

    `values` holds what was filled, as the journal spells it; `concerns` whom and
    what it names, by kind and number, so that it stands in their trails too.
    `closes`: nothing is left to be done.
    """

    register: str
    line: LineId
    number: str
    closes: bool
    values: Mapping[str, object]
    concerns: tuple[tuple[Kind, int], ...]

    def about(self) -> Iterable[Subject]:
        return _about(self.line, self.concerns)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartFilled(Event):
    """A later part of a line's form was filled."""

    register: str
    line: LineId
    part: str
    closes: bool
    values: Mapping[str, object]
    concerns: tuple[tuple[Kind, int], ...]

    def about(self) -> Iterable[Subject]:
        return _about(self.line, self.concerns)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineCorrected(Event):
    """Fields of a line are from now on read so; what stood there before stays in the journal."""

    register: str
    line: LineId
    values: Mapping[str, object]
    why: str
    concerns: tuple[tuple[Kind, int], ...]

    def about(self) -> Iterable[Subject]:
        return _about(self.line, self.concerns)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineVoided(Event):
    """The line does not hold; its number stays in the register, with the reason."""

    register: str
    line: LineId
    why: str

    def about(self) -> Iterable[Subject]:
        return _about(self.line, ())


LineEvent = LineEntered | PartFilled | LineCorrected | LineVoided


def _about(line: LineId, concerns: tuple[tuple[Kind, int], ...]) -> Iterable[Subject]:
    return (Subject(Kind.LINE, line), *(Subject(kind, number) for kind, number in concerns))
