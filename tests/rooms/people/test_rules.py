"""What each role may do, who may have an account, and who sets whose secret."""

from dataclasses import replace

import pytest

from rooms.refusing import why_not
from rooms.values import LI, LIN, WANG, ZHAO, person
from workroom.base.clauses import ACCESS_RIGHTS, ANOTHER_APPROVES, STAFF_FILED
from workroom.rooms.people import rules
from workroom.rooms.people.model import Party, Person, Role
from workroom.rooms.people.rules import Right


@pytest.mark.parametrize(
    ("right", "has_it", "has_it_not"),
    [
        (Right.KEEP_ACCOUNTS, Role.MANAGER, Role.OPERATOR),
        (Right.SET_UP, Role.SYSTEM, Role.CUSTODIAN),
        (Right.IMPORT, Role.CUSTODIAN, Role.OPERATOR),
        (Right.CHANGE_SETTINGS, Role.CLIENT_LEAD, Role.MANAGER),
        (Right.PREPARE_BATCH, Role.MANAGER, Role.OPERATOR),
        (Right.STATE_SECRECY, Role.SECURITY_OFFICER, Role.MANAGER),
        (Right.ISSUE, Role.ARCHIVIST, Role.CUSTODIAN),
        (Right.RECEIVE, Role.CUSTODIAN, Role.ARCHIVIST),
        (Right.MOVE, Role.OPERATOR, Role.ARCHIVIST),
        (Right.RESHELVE, Role.ARCHIVIST, Role.CUSTODIAN),
        (Right.KEEP_DAY, Role.DUTY_OFFICER, Role.OPERATOR),
        (Right.ANSWER_BREACH, Role.CLIENT_LEAD, Role.MANAGER),
        (Right.APPROVE, Role.CLIENT_LEAD, Role.MANAGER),
        (Right.DECLASSIFY, Role.SECURITY_OFFICER, Role.ARCHIVIST),
        (Right.LOG_STAGE, Role.INSPECTOR, Role.MANAGER),
        (Right.REWORK, Role.ACCEPTANCE, Role.DUTY_OFFICER),
    ],
)
def test_a_right_follows_from_the_role(right: Right, has_it: Role, has_it_not: Role) -> None:
    assert rules.may(person("甲", has_it), right)
    refused = rules.may(person("乙", has_it_not), right)
    assert why_not(refused) == [(rules.NOT_YOURS, ACCESS_RIGHTS)]


@pytest.mark.parametrize("right", Right)
def test_whoever_only_looks_on_or_keeps_the_machines_changes_no_archive(right: Right) -> None:
    assert not rules.may(person("丙", Role.VIEWER, Role.SUPERVISOR), right)
    may_anyway = {Right.KEEP_ACCOUNTS, Right.SET_UP}
    assert bool(rules.may(person("丁", Role.SYSTEM), right)) is (right in may_anyway)


@pytest.mark.parametrize("right", Right)
def test_somebody_has_every_right_and_they_are_of_the_right_party(right: Right) -> None:
    holders = rules.roles_for(right)
    assert holders
    parties = {role.party for role in holders}
    for_the_client = {
        *(Right.CHANGE_SETTINGS, Right.STATE_SECRECY, Right.ISSUE, Right.RESHELVE),
        *(Right.ANSWER_BREACH, Right.APPROVE, Right.DECLASSIFY, Right.DECLARE_LOST),
    }
    for_the_contractor = {Right.RECEIVE, Right.MOVE, Right.KEEP_DAY, Right.LOG_STAGE}
    assert (parties == {Party.CLIENT}) is (right in for_the_client)
    assert (parties == {Party.CONTRACTOR}) is (right in for_the_contractor)


def test_the_refusal_names_who_has_the_right() -> None:
    (reason,) = rules.may(LIN, Right.RESHELVE).reasons
    assert str(reason.phrase) == (
        "林强 may not reshelve archives; that takes: Client project lead, Client archivist."
    )


def test_a_closed_account_may_nothing_whatever_its_roles() -> None:
    gone = person("王建国", Role.MANAGER, active=False)
    assert why_not(rules.may(gone, Right.KEEP_ACCOUNTS)) == [(rules.ACCOUNT_CLOSED, STAFF_FILED)]


@pytest.mark.parametrize(
    ("actor", "party", "reasons"),
    [
        pytest.param(WANG, Party.CONTRACTOR, [], id="the_manager_the_contractors"),
        pytest.param(LI, Party.CLIENT, [], id="the_lead_the_clients"),
        pytest.param(LI, Party.THIRD, [], id="the_lead_who_supervises_for_the_client"),
        pytest.param(WANG, Party.CLIENT, [rules.KEPT_BY_OTHERS], id="never_the_clients"),
        pytest.param(LI, Party.CONTRACTOR, [rules.KEPT_BY_OTHERS], id="nor_the_reverse"),
        pytest.param(WANG, Party.THIRD, [rules.KEPT_BY_OTHERS], id="nor_who_supervises_it"),
        pytest.param(ZHAO, Party.CLIENT, [rules.NOT_YOURS], id="nor_without_the_right"),
    ],
)
def test_each_party_keeps_its_own_accounts_and_the_client_those_of_the_third(
    actor: Person, party: Party, reasons: list[str]
) -> None:
    verdict = rules.may_keep_account_of(actor, party)
    assert why_not(verdict) == [(reason, ACCESS_RIGHTS) for reason in reasons]


@pytest.mark.parametrize(
    ("party", "others", "may"),
    [
        pytest.param(Party.CLIENT, (), True, id="nobody_of_the_client_yet"),
        pytest.param(Party.CLIENT, (ZHAO,), True, id="nobody_who_could"),
        pytest.param(Party.CLIENT, (LI,), False, id="the_client_has_a_lead"),
        pytest.param(Party.CLIENT, (replace(LI, active=False),), True, id="whose_account_closed"),
        pytest.param(Party.THIRD, (), False, id="who_supervises_waits_for_the_client"),
        pytest.param(Party.CONTRACTOR, (LI,), True, id="the_own_party_always"),
    ],
)
def test_the_other_partys_first_account_is_begun_by_whoever_founds_the_book(
    party: Party, others: tuple[Person, ...], may: bool
) -> None:
    assert bool(rules.may_begin_account_of(WANG, party, (WANG, *others))) is may
    assert not rules.may_begin_account_of(LIN, party, (WANG, *others))


@pytest.mark.parametrize(
    ("name", "roles", "taken", "reasons"),
    [
        pytest.param("吴", (Role.OPERATOR,), False, [], id="a_name_and_a_role_are_enough"),
        pytest.param(" ", (Role.OPERATOR,), False, [rules.NO_NAME], id="no_name"),
        pytest.param("吴", (Role.OPERATOR,), True, [rules.NAME_TAKEN], id="name_taken"),
        pytest.param("吴", (), False, [rules.NO_ROLE], id="no_role"),
        pytest.param(
            "李秀英\u200b", (Role.OPERATOR,), False, [rules.NAME_UNSEEN], id="a_mark_of_no_width"
        ),
        pytest.param("吴\ud800", (Role.OPERATOR,), False, [rules.NAME_UNSEEN], id="half_a_sign"),
        pytest.param("吴" * 61, (Role.OPERATOR,), False, [rules.NAME_UNSEEN], id="endless"),
        pytest.param(
            "吴", (Role.ARCHIVIST,), False, [rules.OTHER_PARTYS_ROLE], id="the_other_partys_role"
        ),
    ],
)
def test_an_account_has_a_name_of_its_own_and_roles_of_its_party(
    name: str, roles: tuple[Role, ...], taken: bool, reasons: list[str]
) -> None:
    verdict = rules.may_enroll(name, Party.CONTRACTOR, roles, taken=taken)
    assert why_not(verdict) == [(reason, ACCESS_RIGHTS) for reason in reasons]


@pytest.mark.parametrize(
    ("owner", "by", "reasons"),
    [
        pytest.param(LIN, LIN, [], id="each_sets_their_own"),
        pytest.param(LIN, None, [], id="nobody_is_signed_in_yet"),
        pytest.param(LIN, WANG, [], id="the_manager_for_the_contractors_people"),
        pytest.param(ZHAO, LI, [], id="the_lead_for_the_clients_people"),
        pytest.param(LI, WANG, [rules.CLIENT_SETS_ITS_OWN], id="never_the_other_party"),
        pytest.param(WANG, LIN, [rules.NOT_YOURS], id="not_an_operator_for_the_manager"),
    ],
)
def test_a_secret_is_set_by_its_owner_or_by_who_keeps_the_partys_accounts(
    owner: Person, by: Person | None, reasons: list[str]
) -> None:
    verdict = rules.may_set_secret(owner, "long-enough", by=by)
    assert why_not(verdict) == [(reason, ACCESS_RIGHTS) for reason in reasons]


@pytest.mark.parametrize(("secret", "enough"), [("12345", False), ("123456", True)])
def test_a_secret_has_six_characters(secret: str, enough: bool) -> None:
    verdict = rules.may_set_secret(LIN, secret, by=LIN)
    assert bool(verdict) is enough
    assert why_not(verdict) == ([] if enough else [(rules.SECRET_TOO_SHORT, ACCESS_RIGHTS)])


def test_nobody_approves_an_own_exception() -> None:
    assert rules.may_approve(LI, asked_by=WANG)
    own = rules.may_approve(LI, asked_by=LI)
    assert why_not(own) == [(rules.OWN_EXCEPTION, ANOTHER_APPROVES)]
    assert why_not(rules.may_approve(WANG, asked_by=LIN)) == [(rules.NOT_YOURS, ACCESS_RIGHTS)]
