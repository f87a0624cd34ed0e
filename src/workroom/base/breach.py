"""Breaches: what happened although a rule says it may not, open until the client has written under
it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from workroom.base.event import Event
from workroom.base.ids import PersonId, Seq
from workroom.base.verdict import Reason
from workroom.base.words import Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonGiven:
    """A reason as it stood when it was given: the template, its values, and the clause.

    An entry keeps reasons in this shape, and never a finished sentence: so they can
    be said in any language later. What is no demand of a clause has none.
    """

    template: str
    values: Mapping[str, object]
    clause: str = ""

    @property
    def phrase(self) -> Phrase:
        return _phrase({"template": self.template, "values": self.values})


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachOpened(Event):
    """The entry `act` was written on somebody's word, against these reasons."""

    act: Seq
    who: PersonId
    why: str
    rests_on: str
    reasons: tuple[ReasonGiven, ...]

    def beside(self) -> Seq | None:
        return self.act


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachAnswered(Event):
    """A person of the client wrote under the breach."""

    breach: Seq
    answer: str

    def beside(self) -> Seq | None:
        return self.breach


@dataclass(frozen=True, slots=True, kw_only=True)
class GateApproved(Event):
    """The entry `act` passed a gate because the named person approved it, and said why."""

    act: Seq
    who: PersonId
    why: str
    reasons: tuple[ReasonGiven, ...]

    def beside(self) -> Seq | None:
        return self.act


@dataclass(frozen=True, slots=True)
class Breach:
    """One act against a rule; `id` is the entry that opened it."""

    id: Seq
    act: Seq
    who: PersonId
    why: str
    rests_on: str
    clauses: tuple[str, ...]
    opened_at: datetime
    answered_by: PersonId | None = None
    answered_at: datetime | None = None
    answer: str = ""


def given(reasons: Iterable[Reason]) -> tuple[ReasonGiven, ...]:
    """The reasons of a verdict, as they go into the journal."""
    return tuple(said(reason.phrase, str(reason.clause)) for reason in reasons)


def said(what: Phrase, clause: str = "") -> ReasonGiven:
    """One sentence, as it goes into the journal."""
    values = {name: _plain(value) for name, value in what.values.items()}
    return ReasonGiven(template=what.template, values=values, clause=clause)


def _plain(value: object) -> object:
    match value:
        case Phrase(template=template, values=values):
            return {"template": template, "values": {n: _plain(v) for n, v in values.items()}}
        case tuple() | list():
            return [_plain(member) for member in value]
        case int() | str() | None:
            return value
        case _:
            return str(value)


def _phrase(value: Mapping[str, object]) -> Phrase:
    def revived(part: object) -> object:
        if isinstance(part, Mapping):
            return _phrase(part)
        return tuple(map(revived, part)) if isinstance(part, list) else part

    values = value["values"]
    if not isinstance(values, Mapping):
        raise TypeError(f"not the values of a phrase: {values!r}")
    return Phrase(str(value["template"]), {str(n): revived(v) for n, v in values.items()})
