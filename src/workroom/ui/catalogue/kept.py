"""Questions of the catalogue that somebody kept under a name, for this PC."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from enum import StrEnum
from typing import Any

from workroom.base.ids import BatchId, PersonId, ProjectId, UnitId
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.custody.model import Place
from workroom.rooms.listing.model import Sort, Wanted
from workroom.rooms.workflow.steps import Step

Spelled = Mapping[str, Any]
"""A question as the settings of a PC hold it: plain words and numbers, and only what was said."""

_READ: Mapping[str, Callable[[Any], Any]] = {
    "kind": UnitKind,
    "project": lambda given: ProjectId(_same_kind(given, 0)),
    "places": lambda given: frozenset(Place(one) for one in given),
    "inside": lambda given: UnitId(_same_kind(given, 0)),
    "batch": lambda given: BatchId(_same_kind(given, 0)),
    "holder": lambda given: PersonId(_same_kind(given, 0)),
    "stage": Step,
    "sort": Sort,
}


class KeptFilters:
    """The kept questions, in the order in which they were kept."""

    def __init__(
        self, read: Callable[[], Mapping[str, Spelled]], write: Callable[[dict[str, Spelled]], Any]
    ) -> None:
        self._read = read
        self._write = write

    def all(self) -> dict[str, Wanted]:
        """By their names. What cannot be read, from a newer program or a hand, is passed over."""
        read = ((name, read_question(spelled)) for name, spelled in self._read().items())
        return {name: wanted for name, wanted in read if wanted is not None}

    def keep(self, name: str, wanted: Wanted) -> None:
        """Keep the question, in the place of another of that name."""
        self._write({**self._read(), name: spell_question(wanted)})

    def forget(self, name: str) -> None:
        """Keep it no longer."""
        self._write({one: spelled for one, spelled in self._read().items() if one != name})

    def name_of(self, wanted: Wanted) -> str:
        """The name under which just this is kept, or nothing."""
        return next((name for name, kept in self.all().items() if kept == wanted), "")


def unkept() -> KeptFilters:
    """Questions that are forgotten with the window."""
    held: dict[str, Spelled] = {}

    def write(all_: dict[str, Spelled]) -> None:
        held.clear()
        held.update(all_)

    return KeptFilters(lambda: dict(held), write)


def spell_question(wanted: Wanted) -> Spelled:
    """What the question says, without what it leaves open."""
    usual = Wanted()
    said = ((one.name, getattr(wanted, one.name)) for one in fields(wanted))
    return {name: _plain(value) for name, value in said if value != getattr(usual, name)}


def read_question(spelled: object) -> Wanted | None:
    """The question again; None where this is none."""
    if not isinstance(spelled, Mapping):
        return None
    usual = Wanted()
    try:
        said = {
            name: _READ[name](value) if name in _READ else _same_kind(value, getattr(usual, name))
            for name, value in spelled.items()
        }
        return Wanted(**said)
    except (AttributeError, TypeError, ValueError):
        return None


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(str(one) for one in value)
    return str(value) if isinstance(value, StrEnum) else value


def _same_kind(value: Any, usual: object) -> Any:
    if type(value) is not type(usual):
        raise TypeError
    return value
