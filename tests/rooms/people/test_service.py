"""Accounts in a real book: enrolled, changed, closed, and the secrets nobody reads."""

import sqlite3
from contextlib import closing

import pytest

from books import SECRET, Book
from rooms.refusing import last_entry, refused, told
from workroom.base.errors import NotFoundError
from workroom.base.ids import NOBODY, PersonId
from workroom.ledger.vault import has_secret
from workroom.rooms.people import rules, service, store
from workroom.rooms.people.model import Party, Person, Role, SecretSet


def account(book: Book, who: PersonId) -> Person:
    with book.ledger.read() as db:
        return store.people.get(db, who)


def enroll(book: Book, by: PersonId, name: str, *roles: Role, party: Party) -> Person:
    with book.ledger.work(by=by) as work:
        return service.enroll(work, name=name, party=party, roles=roles)


def test_an_account_has_the_next_badge_and_is_found_by_name_and_by_badge(book: Book) -> None:
    made = enroll(book, book.wang, " 吴芳 ", Role.OPERATOR, party=Party.CONTRACTOR)
    assert (made.name, made.badge, made.active, made.has_secret) == ("吴芳", 8, True, False)
    assert made.badge_code.startswith("P-000008-")
    with book.ledger.read() as db:
        assert store.by_name(db, "吴芳") == store.by_badge(db, 8) == made
        assert store.names(db)[made.id] == "吴芳"


def test_whoever_does_not_keep_accounts_enrolls_nobody(book: Book) -> None:
    with refused(book, rules.NOT_YOURS):
        enroll(book, book.lin, "吴芳", Role.OPERATOR, party=Party.CONTRACTOR)


def test_a_refused_enrolment_burns_no_badge(book: Book) -> None:
    with refused(book, rules.NAME_TAKEN):
        enroll(book, book.wang, "林强", Role.OPERATOR, party=Party.CONTRACTOR)
    with refused(book, rules.OTHER_PARTYS_ROLE):
        enroll(book, book.wang, "吴芳", Role.ARCHIVIST, party=Party.CONTRACTOR)
    assert enroll(book, book.wang, "吴芳", Role.OPERATOR, party=Party.CONTRACTOR).badge == 8


def test_after_the_first_account_nobody_is_enrolled_by_nobody(book: Book) -> None:
    with pytest.raises(NotFoundError):
        enroll(book, NOBODY, "吴芳", Role.OPERATOR, party=Party.CONTRACTOR)


def test_roles_change_within_the_party(book: Book) -> None:
    with book.ledger.work(by=book.wang) as work:
        service.change_roles(work, person=book.lin, roles=(Role.INSPECTOR,))
    assert account(book, book.lin).roles == (Role.INSPECTOR,)
    with refused(book, rules.OTHER_PARTYS_ROLE), book.ledger.work(by=book.wang) as work:
        service.change_roles(work, person=book.lin, roles=(Role.CLIENT_LEAD,))
    with refused(book, rules.NOT_YOURS), book.ledger.work(by=book.lin) as work:
        service.change_roles(work, person=book.lin, roles=(Role.MANAGER,))


def test_neither_party_touches_an_account_of_the_other(book: Book) -> None:
    for actor, other, role in (
        (book.wang, book.zhao, Role.ARCHIVIST),
        (book.li, book.lin, Role.INSPECTOR),
    ):
        with refused(book, rules.KEPT_BY_OTHERS), book.ledger.work(by=actor) as work:
            service.change_roles(work, person=other, roles=(role,))
        with refused(book, rules.KEPT_BY_OTHERS), book.ledger.work(by=actor) as work:
            service.replace_badge(work, person=other, reason="遗失")
        with refused(book, rules.KEPT_BY_OTHERS), book.ledger.work(by=actor) as work:
            service.leave(work, person=other, reason="离职")
    with refused(book, rules.KEPT_BY_OTHERS):
        enroll(book, book.wang, "孙二", Role.ARCHIVIST, party=Party.CLIENT)
    with refused(book, rules.KEPT_BY_OTHERS):
        enroll(book, book.li, "孙二", Role.OPERATOR, party=Party.CONTRACTOR)
    assert enroll(book, book.li, "孙二", Role.SUPERVISOR, party=Party.THIRD).active


def test_once_nobody_of_the_client_keeps_accounts_the_contractor_may_only_enroll(
    book: Book,
) -> None:
    with book.ledger.work(by=book.li) as work:
        service.leave(work, person=book.li, reason="退休")
    with refused(book, rules.KEPT_BY_OTHERS), book.ledger.work(by=book.wang) as work:
        service.change_roles(work, person=book.zhao, roles=(Role.CLIENT_LEAD,))
    made = enroll(book, book.wang, "孙二", Role.CLIENT_LEAD, party=Party.CLIENT)
    with book.ledger.work(by=made.id) as work:
        service.change_roles(work, person=book.zhao, roles=(Role.ARCHIVIST,))
    assert account(book, book.zhao).roles == (Role.ARCHIVIST,)


@pytest.mark.parametrize("name", ["李 秀英", "李\u3000秀英", "\uf9e1秀英"])
def test_nobody_is_enrolled_under_a_name_that_looks_like_anothers(book: Book, name: str) -> None:
    with refused(book, rules.NAME_TAKEN):
        enroll(book, book.wang, name, Role.OPERATOR, party=Party.CONTRACTOR)


def test_a_replaced_badge_is_nobodys_and_the_new_one_is_the_next(book: Book) -> None:
    old = account(book, book.lin).badge
    with refused(book, rules.NOT_YOURS), book.ledger.work(by=book.lin) as work:
        service.replace_badge(work, person=book.lin, reason="遗失")
    with book.ledger.work(by=book.wang) as work:
        service.replace_badge(work, person=book.lin, reason="遗失")
    assert account(book, book.lin).badge == 8
    with book.ledger.read() as db:
        assert store.by_badge(db, old) is None


def test_who_left_may_nothing_and_leaves_the_name_free(book: Book) -> None:
    with refused(book, rules.NOT_YOURS), book.ledger.work(by=book.lin) as work:
        service.leave(work, person=book.wang, reason="")
    with book.ledger.work(by=book.wang) as work:
        service.leave(work, person=book.lin, reason="离职")
    assert not account(book, book.lin).active
    with book.ledger.read() as db, pytest.raises(NotFoundError):
        store.by_name(db, "林强")
    again = enroll(book, book.wang, "林强", Role.OPERATOR, party=Party.CONTRACTOR)
    assert again.id != book.lin


def test_an_account_that_is_not_there_is_said_in_a_sentence(book: Book) -> None:
    for act in (
        lambda work: service.leave(work, person=PersonId(99), reason="离职"),
        lambda work: service.replace_badge(work, person=PersonId(99), reason="遗失"),
        lambda work: service.change_roles(work, person=PersonId(99), roles=(Role.OPERATOR,)),
        lambda work: service.set_secret(work, person=PersonId(99), secret=SECRET),
    ):
        with pytest.raises(NotFoundError), book.ledger.work(by=book.wang) as work:
            act(work)


def test_a_secret_opens_its_account_and_no_other_does(book: Book) -> None:
    with told(book, service.NO_SECRET_YET), book.ledger.read() as db:
        service.identify(db, name="李秀英", secret=SECRET)
    with book.ledger.work(by=book.li) as work:
        service.set_secret(work, person=book.li, secret=SECRET)
    with book.ledger.read() as db:
        assert service.identify(db, name="李秀英", secret=SECRET).id == book.li
        assert has_secret(db, book.li)
    with told(book, service.WRONG_SECRET), book.ledger.read() as db:
        service.identify(db, name="李秀英", secret=SECRET + "x")
    with told(book, store.NOBODY_OF_THAT_NAME), book.ledger.read() as db:
        service.identify(db, name="李秀", secret=SECRET)


def test_the_contractor_never_sets_a_clients_secret(book: Book) -> None:
    with refused(book, rules.CLIENT_SETS_ITS_OWN), book.ledger.work(by=book.wang) as work:
        service.set_secret(work, person=book.li, secret=SECRET)
    with book.ledger.read() as db:
        assert not has_secret(db, book.li)


def test_the_journal_knows_that_a_secret_was_set_or_reset_and_never_the_secret(book: Book) -> None:
    for first, secret in ((True, SECRET), (False, f"{SECRET}-2")):
        with book.ledger.work(by=book.li) as work:
            service.set_secret(work, person=book.li, secret=secret)
        assert last_entry(book).event == SecretSet(person=book.li, first=first)
    with closing(sqlite3.connect(book.ledger.path)) as raw:
        dumped = "\n".join(raw.iterdump())
    assert SECRET not in dumped
    assert dumped.count("$argon2id$") == 1
