"""People, their parties and roles, and what can happen to an account."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import assert_never

from workroom.base.codes import Code, Prefix, label
from workroom.base.event import Event
from workroom.base.ids import Kind, PersonId, Subject
from workroom.base.words import N_


class Party(StrEnum):
    """The two sides of the contract, and a third that only looks on."""

    CLIENT = "client"
    CONTRACTOR = "contractor"
    THIRD = "third"

    @property
    def label(self) -> str:
        return _PARTY_LABELS[self]


_PARTY_LABELS = {
    Party.CLIENT: N_("Client"),
    Party.CONTRACTOR: N_("Contractor"),
    Party.THIRD: N_("Third party"),
}


class Role(StrEnum):
    """The roles of the standard digest, §0.4, by their codes."""

    CLIENT_LEAD = "CL"
    ARCHIVIST = "CA"
    SECURITY_OFFICER = "CS"
    ACCEPTANCE = "CQ"
    MANAGER = "PM"
    CUSTODIAN = "KC"
    OPERATOR = "OP"
    INSPECTOR = "QC"
    SYSTEM = "KS"
    DUTY_OFFICER = "DU"
    SUPERVISOR = "SV"
    VIEWER = "VW"

    @property
    def party(self) -> Party:
        return _ROLES[self][0]

    @property
    def label(self) -> str:
        return _ROLES[self][1]


_ROLES = {
    Role.CLIENT_LEAD: (Party.CLIENT, N_("Client project lead")),
    Role.ARCHIVIST: (Party.CLIENT, N_("Client archivist")),
    Role.SECURITY_OFFICER: (Party.CLIENT, N_("Client security officer")),
    Role.ACCEPTANCE: (Party.CLIENT, N_("Client acceptance inspector")),
    Role.MANAGER: (Party.CONTRACTOR, N_("Contractor project manager")),
    Role.CUSTODIAN: (Party.CONTRACTOR, N_("Custodian of the archives")),
    Role.OPERATOR: (Party.CONTRACTOR, N_("Operator")),
    Role.INSPECTOR: (Party.CONTRACTOR, N_("Quality inspector")),
    Role.SYSTEM: (Party.CONTRACTOR, N_("System administrator")),
    Role.DUTY_OFFICER: (Party.CONTRACTOR, N_("Duty officer")),
    Role.SUPERVISOR: (Party.THIRD, N_("Supervising engineer")),
    Role.VIEWER: (Party.THIRD, N_("Visiting inspector")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEnrolled(Event):
    """Somebody got an account and a badge."""

    person: PersonId
    name: str
    party: Party
    roles: tuple[Role, ...]
    badge: int

    def about(self) -> Iterable[Subject]:
        return (Subject(Kind.PERSON, self.person),)


@dataclass(frozen=True, slots=True, kw_only=True)
class RolesChanged(Event):
    """The roles a person has from now on."""

    person: PersonId
    roles: tuple[Role, ...]

    def about(self) -> Iterable[Subject]:
        return (Subject(Kind.PERSON, self.person),)


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeReplaced(Event):
    """The old badge is void, a new one is given out."""

    person: PersonId
    badge: int
    reason: str

    def about(self) -> Iterable[Subject]:
        return (Subject(Kind.PERSON, self.person),)


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretSet(Event):
    """A person's secret was set or reset; the secret itself is in the vault only."""

    person: PersonId
    first: bool

    def about(self) -> Iterable[Subject]:
        return (Subject(Kind.PERSON, self.person),)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLeft(Event):
    """The account is closed; what it did stays."""

    person: PersonId
    reason: str

    def about(self) -> Iterable[Subject]:
        return (Subject(Kind.PERSON, self.person),)


PeopleEvent = PersonEnrolled | RolesChanged | BadgeReplaced | SecretSet | PersonLeft


@dataclass(frozen=True, slots=True)
class Person:
    """One account: a name, a party, roles, a badge."""

    id: PersonId
    name: str
    party: Party
    roles: tuple[Role, ...]
    badge: int
    has_secret: bool = False
    active: bool = True

    @property
    def badge_code(self) -> Code:
        return label(Prefix.BADGE, self.badge)

    @classmethod
    def enrolled(cls, event: PersonEnrolled) -> Person:
        return cls(event.person, event.name, event.party, event.roles, event.badge)

    def after(self, event: PeopleEvent) -> Person:
        """The account as the event leaves it."""
        match event:
            case PersonEnrolled():
                return Person.enrolled(event)
            case RolesChanged(roles=roles):
                return replace(self, roles=roles)
            case BadgeReplaced(badge=badge):
                return replace(self, badge=badge)
            case SecretSet():
                return replace(self, has_secret=True)
            case PersonLeft():
                return replace(self, active=False)
            case _:
                assert_never(event)
