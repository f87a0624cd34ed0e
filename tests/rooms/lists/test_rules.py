"""What may be accepted or declined of what a later list says otherwise."""

from datetime import UTC, datetime

import pytest

from workroom.base.clauses import CATALOGUE_CORRECTED, NO_STATE_SECRETS
from workroom.base.ids import PersonId, ProjectId, UnitId
from workroom.rooms.lists import rules
from workroom.rooms.lists.model import Proposal, ProposalState

SECRET = ("秘密", "机密", "绝密")


def proposal(
    field: str = "title",
    old: str = "旧题名",
    new: str = "新题名",
    state: ProposalState = ProposalState.OPEN,
) -> Proposal:
    return Proposal(
        id=7,
        unit=UnitId(1),
        project=ProjectId(1),
        field=field,
        old=old,
        new=new,
        origin="目录.xlsx",
        made_at=datetime(2026, 3, 2, tzinfo=UTC),
        made_by=PersonId(1),
        state=state,
    )


def test_what_waits_may_be_accepted_for_the_value_it_was_made_against() -> None:
    assert rules.may_accept(proposal(), now="旧题名", secret=SECRET)


def test_a_proposal_against_a_value_that_is_gone_cannot_be_accepted() -> None:
    verdict = rules.may_accept(proposal(), now="另改的题名", secret=SECRET)
    (reason,) = verdict.reasons
    assert (reason.phrase.template, reason.clause) == (rules.STALE, CATALOGUE_CORRECTED)
    assert "另改的题名" in str(reason.phrase)


@pytest.mark.parametrize(
    "state", [ProposalState.ACCEPTED, ProposalState.DECLINED, ProposalState.REPLACED]
)
def test_what_is_decided_is_decided_once(state: ProposalState) -> None:
    decided = proposal(state=state)
    assert not rules.may_accept(decided, now="旧题名", secret=SECRET)
    assert not rules.may_decline(decided, "已核对")


@pytest.mark.parametrize(
    ("old", "new", "fits"),
    [
        pytest.param("秘密", "", False, id="a_class_is_not_lifted_by_a_list"),
        pytest.param("秘密", "内部", False, id="nor_by_a_word_that_is_none"),
        pytest.param("秘密", "机密", True, id="a_higher_class_is"),
        pytest.param("", "秘密", True, id="a_class_that_was_missing"),
    ],
)
def test_a_class_goes_by_its_document_only(old: str, new: str, fits: bool) -> None:
    verdict = rules.may_accept(proposal("security_class", old, new), now=old, secret=SECRET)
    assert bool(verdict) is fits
    assert all(reason.clause == NO_STATE_SECRETS for reason in verdict.reasons)


def test_declining_takes_a_reason() -> None:
    assert rules.may_decline(proposal(), "案卷封面为准")
    (reason,) = rules.may_decline(proposal(), "  ").reasons
    assert (reason.phrase.template, reason.clause) == (rules.NO_REASON, CATALOGUE_CORRECTED)
