"""The use cases of accounts."""

from collections.abc import Iterable

from workroom.base.codes import Label, Prefix, parse
from workroom.base.errors import InputError, NotFoundError
from workroom.base.ids import NOBODY, PersonId
from workroom.base.verdict import Verdict
from workroom.base.words import N_
from workroom.ledger.reading import Reading
from workroom.ledger.vault import keep_secret, knows_secret
from workroom.ledger.work import Work
from workroom.rooms.people import rules, store
from workroom.rooms.people.model import (
    BadgeReplaced,
    Party,
    Person,
    PersonEnrolled,
    PersonLeft,
    Role,
    RolesChanged,
    SecretSet,
)

WRONG_SECRET = N_("The name and the secret do not belong together.")
NO_SECRET_YET = N_("{name} has not set a secret yet. Set one first: Settings, Accounts.")


def enroll(work: Work, *, name: str, party: Party, roles: Iterable[Role]) -> Person:
    """Give somebody an account and a badge.

    The first account of a book needs nobody's right: it is made with the book.

    Raises:
        RefusedError: the name is taken, a role belongs to the other party, or the account
            is the other party's affair.
    """
    if store.count(work.db):
        actor = store.people.get(work.db, work.by)
        work.demand(rules.may_begin_account_of(actor, party, store.everybody(work.db)))
    name, given = name.strip(), tuple(roles)
    work.demand(rules.may_enroll(name, party, given, taken=store.is_taken(work.db, name)))
    event = PersonEnrolled(
        person=PersonId(work.next_number("person")),
        name=name,
        party=party,
        roles=given,
        badge=work.next_number("badge"),
    )
    work.record(event)
    return Person.enrolled(event)


def change_roles(work: Work, *, person: PersonId, roles: Iterable[Role]) -> None:
    """Give a person other roles, of the own party."""
    actor = store.people.get(work.db, work.by)
    changed, given = store.people.get(work.db, person), tuple(roles)
    work.demand(
        rules.may_keep_account_of(actor, changed.party)
        & rules.may_enroll(changed.name, changed.party, given, taken=False)
    )
    work.record(RolesChanged(person=person, roles=given))


def replace_badge(work: Work, *, person: PersonId, reason: str) -> None:
    """Void a lost badge and give out a new one."""
    work.demand(_may_keep(work, person))
    work.record(BadgeReplaced(person=person, badge=work.next_number("badge"), reason=reason))


def leave(work: Work, *, person: PersonId, reason: str) -> None:
    """Close an account."""
    work.demand(_may_keep(work, person))
    work.record(PersonLeft(person=person, reason=reason))


def set_secret(work: Work, *, person: PersonId, secret: str) -> None:
    """Keep a person's secret in the vault; the journal learns only that it was set.

    Raises:
        RefusedError: it is too short, or not this person's to set.
    """
    owner = store.people.get(work.db, person)
    by = None if work.by == NOBODY else store.people.get(work.db, work.by)
    work.demand(rules.may_set_secret(owner, secret, by=by))
    keep_secret(work.db, person, secret)
    work.record(SecretSet(person=person, first=not owner.has_secret))


def identify(db: Reading, *, name: str, secret: str) -> Person:
    """The person of that name, who knows this secret; takes some 50 ms.

    Raises:
        NotFoundError: no open account bears the name.
        InputError: the secret is another, or none was set yet.
    """
    person = store.by_name(db, name)
    check_secret(db, person.id, secret)
    return person


def check_secret(db: Reading, person: PersonId, secret: str) -> None:
    """What every signing asks: whether the secret is this person's.

    Raises:
        NotFoundError: the account is closed.
        InputError: the secret is another, or none was set yet.
    """
    owner = store.people.get(db, person)
    if not owner.active:
        raise NotFoundError(store.NOBODY_OF_THAT_NAME, name=owner.name)
    if not owner.has_secret:
        raise InputError(NO_SECRET_YET, name=owner.name)
    if not knows_secret(db, person, secret):
        raise InputError(WRONG_SECRET)


def badge_holder(db: Reading, text: str) -> PersonId | None:
    """Whose badge was scanned while people sign; None for any other code."""
    match parse(text):
        case Label(prefix=Prefix.BADGE, number=number):
            found = store.by_badge(db, number)
            return found.id if found else None
    return None


def _may_keep(work: Work, person: PersonId) -> Verdict:
    owner = store.people.get(work.db, person)
    return rules.may_keep_account_of(store.people.get(work.db, work.by), owner.party)
