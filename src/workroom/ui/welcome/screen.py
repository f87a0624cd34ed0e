"""The answers of the first hour, and what the rules say to each of them; no Qt."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workroom.base.ids import NOBODY
from workroom.base.verdict import Verdict
from workroom.base.words import N_, Language, Phrase, phrase
from workroom.rooms.people import rules as people
from workroom.rooms.people.model import Party, Person, Role
from workroom.rooms.project import rules as project
from workroom.rooms.project.model import SETTINGS, Room
from workroom.rooms.workflow.steps import Step, active_steps

NEEDED = N_("This is needed.")
NOT_THE_SAME = N_("The two are not the same.")
AT_LEAST_ONE = N_("At least one is needed.")
TWICE = N_("This name stands here twice: {name}.")
SAME_PERSON = N_("The two parties need a person each.")

HOUSE_ZONE = "Asia/Shanghai"
"""Of a room whose PC says nothing else."""
OFFICE = (Role.MANAGER, Role.CUSTODIAN, Role.DUTY_OFFICER)
"""What the contractor's first account may do: it sets the room up."""
CLIENT_OFFICE = (Role.CLIENT_LEAD, Role.ARCHIVIST)
_PARTED = re.compile(r"[、,，;；\n]+")
_FITTING = "X1"
"""A code that no rule objects to, where only the name beside it is asked about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Everything the page asks, as it was typed; names of cabinets and workstations in one line."""

    room: str = ""
    room_code: str = "WR1"
    zone: str = HOUSE_ZONE
    client: str = ""
    contractor: str = ""
    project: str = ""
    project_code: str = ""
    practice: bool = False
    name: str = ""
    secret: str = ""
    again: str = ""
    client_name: str = ""
    cabinets: str = ""
    workstations: str = ""
    language: Language = Language.CHINESE
    shade: str = "light"
    printer: str = ""
    copies: str = ""

    @property
    def cabinet_names(self) -> tuple[str, ...]:
        """The cabinets, one by one."""
        return names_in(self.cabinets)

    @property
    def workstation_names(self) -> tuple[str, ...]:
        """The workstations, one by one."""
        return names_in(self.workstations)


def reasons(answers: Answers, founded: Room | None = None) -> Mapping[str, Phrase]:
    """Why an answer cannot stand, by the name of its field; empty when the book can begin.

    Args:
        founded: the room, where the book knows it already and only accounts are missing.
    """
    found: dict[str, Phrase] = {}

    def hear(field: str, verdict: Verdict) -> None:
        if not getattr(answers, field):
            found[field] = phrase(NEEDED)
        elif not verdict:
            found.setdefault(field, verdict.reasons[0].phrase)

    if founded is None:
        for field in ("room", "client", "contractor"):
            hear(field, _named(getattr(answers, field)))
        hear("room_code", _coded(answers.room_code))
    hear("project", _named(answers.project))
    hear("project_code", _coded(answers.project_code))
    hear("name", people.may_enroll(answers.name, Party.CONTRACTOR, OFFICE, taken=False))
    hear("secret", people.may_set_secret(_FIRST, answers.secret, by=None))
    if answers.again != answers.secret:
        found["again"] = phrase(NOT_THE_SAME)
    hear(
        "client_name",
        people.may_enroll(answers.client_name, Party.CLIENT, CLIENT_OFFICE, taken=False),
    )
    if answers.name.strip() and answers.name.strip() == answers.client_name.strip():
        found["client_name"] = phrase(SAME_PERSON)
    for field, names in (
        ("cabinets", answers.cabinet_names),
        ("workstations", answers.workstation_names),
    ):
        if (reason := _listed(names)) is not None:
            found[field] = reason
    return found


def names_in(text: str) -> tuple[str, ...]:
    """The names of a line, parted by commas of either script, semicolons or line ends."""
    return tuple(name for part in _PARTED.split(text) if (name := part.strip()))


def numbered(count: int, word: str) -> str:
    """`1号柜、2号柜、3号柜`: what a room calls its things, if nobody says otherwise."""
    return "、".join(f"{number}号{word}" for number in range(1, count + 1))


def usual_steps() -> tuple[Step, ...]:
    """The stages a new book begins with; the client changes them under Agreements."""
    return next(active_steps(one.default) for one in SETTINGS if one.name == "steps")


_FIRST = Person(NOBODY, "", Party.CONTRACTOR, OFFICE, 0)
"""Stands for the account that does not exist yet, when its secret is asked about."""


def _named(name: str) -> Verdict:
    return project.may_open_project(_FITTING, name, taken=False)


def _coded(code: str) -> Verdict:
    return project.may_open_project(code, _FITTING, taken=False)


def _listed(names: Iterable[str]) -> Phrase | None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return phrase(TWICE, name=name)
        seen.add(name)
    return None if seen else phrase(AT_LEAST_ONE)
