import pytest

from workroom.base.clauses import DUAL_NOTE, HELD_AT_ONCE
from workroom.base.verdict import YES, Force, RefusedError, no

BLOCKED = no("Not {what}.", DUAL_NOTE, what="so")
GATED = no("Too many.", HELD_AT_ONCE, Force.GATE)


def test_no_reasons_mean_yes() -> None:
    assert YES
    assert not BLOCKED


def test_both_must_say_yes_and_all_reasons_are_kept_once() -> None:
    assert (BLOCKED & GATED & BLOCKED).reasons == BLOCKED.reasons + GATED.reasons


def test_only_gates_can_be_approved() -> None:
    assert GATED.approvable
    assert not BLOCKED.approvable
    assert not (BLOCKED & GATED).approvable
    assert not YES.approvable


def test_a_demanded_no_says_why_and_names_the_clause() -> None:
    with pytest.raises(RefusedError, match=r"Not so\. DA/T 68\.2-2020 §4\.3\.4"):
        BLOCKED.demand()
    YES.demand()


def test_a_clause_of_the_project_is_never_shown_as_the_standard() -> None:
    assert str(HELD_AT_ONCE) == "项目约定"
