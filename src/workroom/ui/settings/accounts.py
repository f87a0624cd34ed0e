"""What the accounts section shows, and by which way a person comes to a secret; no Qt."""

from dataclasses import dataclass
from enum import Enum

from workroom.base.clauses import ACCESS_RIGHTS
from workroom.base.codes import Label, Prefix, parse
from workroom.base.ids import PersonId
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import N_
from workroom.ledger.reading import Reading
from workroom.rooms.people import rules, store
from workroom.rooms.people.model import Party, Person
from workroom.rooms.people.rules import Right

NOBODY_HERE = N_("Nobody is signed in at this desk. Sign in with Ctrl+L.")
_LONG_ENOUGH = "x" * rules.SHORTEST_SECRET
"""Stands for a secret when only the right to set one is asked for."""


class SecretWay(Enum):
    """How a person comes to a secret; always typed by the person."""

    OWN = "own"
    """Knows the old one, and changes it."""
    FIRST = "first"
    """Sets the first secret of the own party: nobody of it could vouch yet."""
    KEEPER = "keeper"
    """Somebody of the own party who keeps accounts is signed in beside the person."""


@dataclass(frozen=True, slots=True)
class SecretQuestion:
    """Whether a secret may be set now, in which way, and under whose name that is written."""

    verdict: Verdict
    way: SecretWay = SecretWay.KEEPER
    by: PersonId | None = None


@dataclass(frozen=True, slots=True)
class AccountsScreen:
    """All accounts: those of the client first, closed ones last."""

    people: tuple[Person, ...]
    actor: Person | None
    may_keep: Verdict

    @property
    def open_parties(self) -> tuple[Party, ...]:
        """The parties of which somebody may be enrolled now."""
        actor = self.actor
        if actor is None:
            return ()
        return tuple(
            party for party in Party if rules.may_begin_account_of(actor, party, self.people)
        )

    def may_change(self, person: Person) -> Verdict:
        """Whether this person's account may be changed or closed by whoever is at the desk."""
        if self.actor is None:
            return self.may_keep
        return rules.may_keep_account_of(self.actor, person.party)

    def person(self, id_: PersonId | None) -> Person | None:
        """The account of that id."""
        return next((one for one in self.people if one.id == id_), None)

    def by_badge(self, text: str) -> Person | None:
        """Whose badge was scanned."""
        match parse(text):
            case Label(prefix=Prefix.BADGE, number=number):
                return next((one for one in self.people if one.badge == number), None)
        return None

    def secret_of(self, person: Person) -> SecretQuestion:
        """Whether and how this person's secret may be set now."""
        return secret_question(person, self.people, self.actor)


def read_accounts(db: Reading, actor: PersonId | None) -> AccountsScreen:
    """The accounts as they stand, for whoever is at the desk."""
    people = store.everybody(db)
    here = next((one for one in people if one.id == actor), None)
    parties = list(Party)
    ordered = sorted(people, key=lambda one: (not one.active, parties.index(one.party), one.id))
    return AccountsScreen(tuple(ordered), here, may(here, Right.KEEP_ACCOUNTS))


def may(actor: Person | None, right: Right) -> Verdict:
    """The rule's answer; where nobody is signed in, that is the reason."""
    return no(NOBODY_HERE, ACCESS_RIGHTS) if actor is None else rules.may(actor, right)


def secret_question(
    person: Person, people: tuple[Person, ...], actor: Person | None
) -> SecretQuestion:
    """The way to a secret, by `rules.may_set_secret`.

    §10.2: the client's accounts get their first secret from the client. The very
    first of a party has nobody of the own party to vouch, and sets it alone; the
    entry says that it was a first one.
    """
    if not person.active:
        return SecretQuestion(rules.may(person, Right.LOG_STAGE))
    if actor is not None and actor.id != person.id:
        allowed = rules.may_set_secret(person, _LONG_ENOUGH, by=actor)
        if allowed:
            return SecretQuestion(YES, SecretWay.KEEPER, actor.id)
    else:
        allowed = no(NOBODY_HERE, ACCESS_RIGHTS)
    if person.has_secret:
        return SecretQuestion(YES, SecretWay.OWN, person.id)
    vouching = [
        one
        for one in people
        if one.party is person.party and one.has_secret and rules.may(one, Right.KEEP_ACCOUNTS)
    ]
    if not vouching:
        return SecretQuestion(YES, SecretWay.FIRST, person.id)
    return SecretQuestion(allowed)
