"""What a role may do, and who may change accounts."""

import unicodedata
from collections.abc import Iterable
from enum import Enum

from workroom.base.clauses import ACCESS_RIGHTS, ANOTHER_APPROVES, STAFF_FILED
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import N_, phrase
from workroom.rooms.people.model import Party, Person, Role


class Right(Enum):
    """Something a role may do, in words for the sentence that refuses it."""

    KEEP_ACCOUNTS = N_("keep accounts")
    SET_UP = N_("set up the room and its projects")
    IMPORT = N_("import a catalogue")
    CHANGE_SETTINGS = N_("change settings of the project")
    PREPARE_BATCH = N_("prepare a batch")
    STATE_SECRECY = N_("state that a batch holds no state secrets")
    ISSUE = N_("issue or take back archives for the client")
    RECEIVE = N_("receive or hand back archives for the contractor")
    MOVE = N_("take archives out or put them away")
    RESHELVE = N_("reshelve archives")
    KEEP_DAY = N_("open and close the day")
    ANSWER_BREACH = N_("write under a breach")
    APPROVE = N_("approve an exception")
    DECLASSIFY = N_("enter a declassification")
    CORRECT_CATALOGUE = N_("accept or decline what a later list says otherwise")
    LOG_STAGE = N_("log a stage")
    REWORK = N_("send a volume back for rework")
    DECLARE_LOST = N_("declare archives lost")
    RESHAPE = N_("write that units were split, merged or recoded")
    WRITE_LATE = N_("write down late what happened earlier")
    RESERVE_NUMBERS = N_("reserve numbers for blank forms")


_CLIENT = frozenset({Role.CLIENT_LEAD, Role.ARCHIVIST, Role.SECURITY_OFFICER})
_OFFICE = frozenset({Role.MANAGER, Role.CUSTODIAN})
_FLOOR = frozenset({Role.OPERATOR, Role.INSPECTOR})
_RIGHTS: dict[Right, frozenset[Role]] = {
    Right.KEEP_ACCOUNTS: frozenset({Role.MANAGER, Role.CLIENT_LEAD, Role.SYSTEM}),
    Right.SET_UP: frozenset({Role.MANAGER, Role.CLIENT_LEAD, Role.SYSTEM}),
    Right.IMPORT: _OFFICE | _CLIENT,
    Right.CHANGE_SETTINGS: frozenset({Role.CLIENT_LEAD, Role.ARCHIVIST}),
    Right.PREPARE_BATCH: _OFFICE | frozenset({Role.CLIENT_LEAD, Role.ARCHIVIST}),
    Right.STATE_SECRECY: _CLIENT,
    Right.ISSUE: frozenset({Role.CLIENT_LEAD, Role.ARCHIVIST}),
    Right.RECEIVE: _OFFICE,
    Right.MOVE: _OFFICE | _FLOOR | frozenset({Role.DUTY_OFFICER}),
    Right.RESHELVE: frozenset({Role.CLIENT_LEAD, Role.ARCHIVIST}),
    Right.KEEP_DAY: _OFFICE | frozenset({Role.DUTY_OFFICER}),
    Right.ANSWER_BREACH: _CLIENT,
    Right.APPROVE: frozenset({Role.CLIENT_LEAD, Role.ARCHIVIST}),
    Right.DECLASSIFY: frozenset({Role.CLIENT_LEAD, Role.SECURITY_OFFICER}),
    Right.CORRECT_CATALOGUE: frozenset({Role.CLIENT_LEAD, Role.ARCHIVIST}),
    Right.LOG_STAGE: _FLOOR,
    Right.DECLARE_LOST: frozenset({Role.CLIENT_LEAD}),
    Right.RESHAPE: _OFFICE | frozenset({Role.CLIENT_LEAD, Role.ARCHIVIST}),
    Right.WRITE_LATE: _OFFICE | frozenset({Role.DUTY_OFFICER, Role.CLIENT_LEAD, Role.ARCHIVIST}),
    Right.RESERVE_NUMBERS: _OFFICE | frozenset({Role.CLIENT_LEAD, Role.ARCHIVIST}),
    Right.REWORK: _FLOOR | _OFFICE | frozenset({Role.ACCEPTANCE, Role.ARCHIVIST}),
}

NOT_YOURS = N_("{name} may not {right}; that takes: {roles}.")
ACCOUNT_CLOSED = N_("The account of {name} is closed.")
NAME_TAKEN = N_(
    "There is an account of that name already: {name}. Add something that tells them apart."
)
NAME_UNSEEN = N_("A name has {count} characters at most, and only such as can be seen.")
NO_NAME = N_("An account needs a name.")
OTHER_PARTYS_ROLE = N_("{role} is not a role of the {party}.")
NO_ROLE = N_("An account needs at least one role.")
KEPT_BY_OTHERS = N_("Accounts of the {party} are kept by the {keeper}, not by {name}.")
OWN_EXCEPTION = N_("{name} asks for this exception; somebody else approves it.")
CLIENT_SETS_ITS_OWN = N_("The client's people set their first secret themselves.")
SECRET_TOO_SHORT = N_("A secret has at least {count} characters.")

SHORTEST_SECRET = 6
LONGEST_NAME = 60

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Controls, marks of no width, half characters, breaks: by them a name looks like another's."""


def roles_for(right: Right) -> frozenset[Role]:
    """Who has the right."""
    return _RIGHTS[right]


def may(person: Person, right: Right) -> Verdict:
    """Whether the person's roles carry the right.

    §5.4.5 身份鉴别、访问权限 by staff type and post. §4.3.2: nobody works whose
    account is closed.
    """
    if not person.active:
        return no(ACCOUNT_CLOSED, STAFF_FILED, name=person.name)
    if _RIGHTS[right] & set(person.roles):
        return YES
    roles = tuple(phrase(role.label) for role in Role if role in _RIGHTS[right])
    return no(NOT_YOURS, ACCESS_RIGHTS, name=person.name, right=phrase(right.value), roles=roles)


def may_any(person: Person, *rights: Right) -> Verdict:
    """Whether the person has one of several rights; else the no of the first of them."""
    return next((yes for right in rights if (yes := may(person, right))), may(person, rights[0]))


def may_approve(approver: Person, *, asked_by: Person) -> Verdict:
    """Whether one person may let another's act through a gate; nobody approves an own exception."""
    verdict = may(approver, Right.APPROVE)
    if approver.id == asked_by.id:
        verdict &= no(OWN_EXCEPTION, ANOTHER_APPROVES, name=approver.name)
    return verdict


def keeper_of(party: Party) -> Party:
    """Whose people keep the accounts of a party: its own; the client's those of the third."""
    return Party.CLIENT if party is Party.THIRD else party


def may_keep_account_of(actor: Person, party: Party) -> Verdict:
    """Whether the person may change, give or close an account of the party.

    §10.2: each party's accounts are its own affair. Whoever supervises or inspects
    does so for the client, which therefore keeps the accounts of the third party.
    """
    verdict = may(actor, Right.KEEP_ACCOUNTS)
    keeper = keeper_of(party)
    if verdict and actor.party is not keeper:
        verdict &= no(
            KEPT_BY_OTHERS,
            ACCESS_RIGHTS,
            party=phrase(party.label),
            keeper=phrase(keeper.label),
            name=actor.name,
        )
    return verdict


def may_begin_account_of(actor: Person, party: Party, people: Iterable[Person]) -> Verdict:
    """Whether the person may enroll somebody of the party.

    Of the other side of the contract only while nobody there could: whoever founds
    the book enrolls the first of them. `people` are all accounts, closed ones too.
    """
    if party is keeper_of(party) and not any(
        one.party is party and may(one, Right.KEEP_ACCOUNTS) for one in people
    ):
        return may(actor, Right.KEEP_ACCOUNTS)
    return may_keep_account_of(actor, party)


def may_enroll(name: str, party: Party, roles: Iterable[Role], *, taken: bool) -> Verdict:
    """One account a person, roles of the own party only."""
    given = tuple(roles)
    verdict = YES if name.strip() else no(NO_NAME, ACCESS_RIGHTS)
    if len(name) > LONGEST_NAME or any(unicodedata.category(one) in _UNSEEN for one in name):
        verdict &= no(NAME_UNSEEN, ACCESS_RIGHTS, count=LONGEST_NAME)
    if taken:
        verdict &= no(NAME_TAKEN, ACCESS_RIGHTS, name=name)
    if not given:
        verdict &= no(NO_ROLE, ACCESS_RIGHTS)
    for role in given:
        if role.party is not party:
            verdict &= no(
                OTHER_PARTYS_ROLE, ACCESS_RIGHTS, role=phrase(role.label), party=phrase(party.label)
            )
    return verdict


def may_set_secret(person: Person, secret: str, *, by: Person | None) -> Verdict:
    """Who sets a secret: the person; for the contractor's people their manager, too.

    §10.2: the client's accounts get their first secret from the client.
    """
    verdict = YES
    if by is not None and by.id != person.id:
        if person.party is not by.party:
            verdict &= no(CLIENT_SETS_ITS_OWN, ACCESS_RIGHTS)
        else:
            verdict &= may(by, Right.KEEP_ACCOUNTS)
    if len(secret) < SHORTEST_SECRET:
        verdict &= no(SECRET_TOO_SHORT, ACCESS_RIGHTS, count=SHORTEST_SECRET)
    return verdict
