"""By which way a person comes to a secret, and who is in the list; no window."""

import pytest

from books import Book
from workroom.base.ids import PersonId
from workroom.rooms.people import rules, service
from workroom.rooms.people.model import Party, Person, Role
from workroom.ui.settings.accounts import (
    AccountsScreen,
    SecretWay,
    read_accounts,
    secret_question,
)

MANAGER = Person(PersonId(1), "王", Party.CONTRACTOR, (Role.MANAGER,), 1, has_secret=True)
OPERATOR = Person(PersonId(2), "林", Party.CONTRACTOR, (Role.OPERATOR,), 2)
LEAD = Person(PersonId(3), "李", Party.CLIENT, (Role.CLIENT_LEAD,), 3)
LEAD_WITH = Person(PersonId(3), "李", Party.CLIENT, (Role.CLIENT_LEAD,), 3, has_secret=True)
OFFICER = Person(PersonId(4), "赵", Party.CLIENT, (Role.SECURITY_OFFICER,), 4)


def question_of(person: Person, *others: Person, actor: Person | None) -> tuple[bool, SecretWay]:
    asked = secret_question(person, (person, *others), actor)
    return bool(asked.verdict), asked.way


@pytest.mark.parametrize(
    ("person", "others", "actor", "may", "way"),
    [
        pytest.param(OPERATOR, (MANAGER,), MANAGER, True, SecretWay.KEEPER, id="beside_a_keeper"),
        pytest.param(OPERATOR, (MANAGER,), None, False, SecretWay.KEEPER, id="not_alone"),
        pytest.param(MANAGER, (), MANAGER, True, SecretWay.OWN, id="who_knows_the_old_one"),
        pytest.param(MANAGER, (LEAD_WITH,), LEAD_WITH, True, SecretWay.OWN, id="whoever_is_here"),
        pytest.param(LEAD, (MANAGER,), MANAGER, True, SecretWay.FIRST, id="first_of_the_client"),
        pytest.param(OFFICER, (LEAD_WITH,), LEAD_WITH, True, SecretWay.KEEPER, id="by_the_client"),
        pytest.param(
            OFFICER, (LEAD_WITH, MANAGER), MANAGER, False, SecretWay.KEEPER, id="not_by_the_other"
        ),
    ],
)
def test_a_secret_is_set_by_its_person_with_the_own_party_beside(
    person: Person, others: tuple[Person, ...], actor: Person | None, may: bool, way: SecretWay
) -> None:
    allowed, found = question_of(person, *others, actor=actor)
    assert allowed is may
    if may:
        assert found is way


def test_the_contractor_is_told_that_the_client_sets_its_own() -> None:
    asked = secret_question(OFFICER, (OFFICER, LEAD_WITH, MANAGER), MANAGER)
    assert [reason.phrase.template for reason in asked.verdict.reasons] == [
        rules.CLIENT_SETS_ITS_OWN
    ]


def test_a_closed_account_gets_no_secret() -> None:
    gone = Person(PersonId(2), "林", Party.CONTRACTOR, (Role.OPERATOR,), 2, active=False)
    assert not secret_question(gone, (gone, MANAGER), MANAGER).verdict


def read(book: Book, who: str | None) -> AccountsScreen:
    with book.ledger.read() as db:
        return read_accounts(db, book.people[who] if who else None)


def test_the_client_stands_first_and_closed_accounts_last(book: Book) -> None:
    with book.ledger.work(by=book.wang) as work:
        service.leave(work, person=book.chen, reason="离职")

    people = read(book, "wang").people

    assert people[0].name == "李秀英"
    assert people[-1].name == "陈文焱"


def test_a_badge_finds_its_person(book: Book) -> None:
    screen = read(book, None)
    lin = screen.person(book.lin)
    assert lin is not None
    assert screen.by_badge(lin.badge_code.lower()) == lin
    assert screen.by_badge("S-000001-X") is None


@pytest.mark.parametrize(
    ("who", "may"), [("wang", True), ("li", True), ("lin", False), (None, False)]
)
def test_accounts_are_kept_by_the_office_of_either_party(
    book: Book, who: str | None, may: bool
) -> None:
    assert bool(read(book, who).may_keep) is may


def test_an_account_of_the_other_party_is_grey_and_says_who_keeps_it(book: Book) -> None:
    screen = read(book, "wang")
    own, other = screen.person(book.lin), screen.person(book.zhao)
    assert own is not None
    assert other is not None
    assert screen.may_change(own)
    (reason,) = screen.may_change(other).reasons
    assert reason.phrase.template == rules.KEPT_BY_OTHERS


@pytest.mark.parametrize(
    ("who", "parties"),
    [
        ("wang", (Party.CONTRACTOR,)),
        ("li", (Party.CLIENT, Party.THIRD)),
        ("lin", ()),
        (None, ()),
    ],
)
def test_only_parties_whose_accounts_one_keeps_are_offered(
    book: Book, who: str | None, parties: tuple[Party, ...]
) -> None:
    assert read(book, who).open_parties == parties
