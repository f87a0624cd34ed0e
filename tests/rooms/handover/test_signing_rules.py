"""Who signs a note, what is explained, and how its papers come to rest."""

import pytest

from rooms.handover.counted import LISTED, NINETEEN, NO_DRAFT, TWENTY, counted
from rooms.refusing import why_not
from rooms.values import CODE, LI, LIN, MONDAY, WANG, ZHAO, note, unit, where
from workroom.base.clauses import (
    DUAL_NOTE,
    ONE_PARTY_NEVER_SIGNS_FOR_BOTH,
    RECORDS_COMPLETE,
)
from workroom.rooms.custody.model import Place
from workroom.rooms.handover import rules
from workroom.rooms.handover.model import COPIES, Handover, HandoverState
from workroom.rooms.people.model import Person


@pytest.mark.parametrize(
    ("client", "contractor", "reasons"),
    [
        pytest.param(LI, WANG, [], id="one_of_each"),
        pytest.param(LI, ZHAO, [rules.SAME_PARTY], id="both_of_the_client"),
        pytest.param(LIN, WANG, [rules.SAME_PARTY], id="both_of_the_contractor"),
        pytest.param(WANG, WANG, [rules.SAME_PARTY], id="one_person_for_both"),
        pytest.param(WANG, LI, [rules.NOT_THE_PARTY] * 2, id="each_in_the_others_place"),
    ],
)
def test_two_people_of_two_parties_sign(
    client: Person, contractor: Person, reasons: list[str]
) -> None:
    verdict = rules.may_both_sign(client, contractor)
    assert why_not(verdict) == [(reason, ONE_PARTY_NEVER_SIGNS_FOR_BOTH) for reason in reasons]


def test_only_a_difference_is_explained() -> None:
    assert rules.may_explain(counted(TWENTY, NINETEEN), LISTED)
    for same in (counted(TWENTY, TWENTY), counted(TWENTY, None)):
        verdict = rules.may_explain(same, LISTED)
        assert why_not(verdict) == [(rules.NOTHING_TO_EXPLAIN, DUAL_NOTE)]
    filed = note(HandoverState.FILED, client_counts=TWENTY, contractor_counts=NINETEEN)
    assert why_not(rules.may_explain(filed, LISTED)) == NO_DRAFT


BOTH = {"printed": COPIES}


@pytest.mark.parametrize(
    ("handover", "confirm", "sign", "file"),
    [
        pytest.param(note(), rules.NOT_AGREED, rules.NOT_AGREED, rules.NOT_SIGNED, id="a_draft"),
        pytest.param(
            note(HandoverState.DROPPED),
            rules.NOT_AGREED,
            rules.NOT_AGREED,
            rules.NOT_SIGNED,
            id="given_up",
        ),
        pytest.param(
            note(HandoverState.AGREED), None, rules.NOT_PRINTED, rules.NOT_SIGNED, id="agreed"
        ),
        pytest.param(
            note(HandoverState.AGREED, printed=(1,)),
            None,
            rules.NOT_PRINTED,
            rules.NOT_SIGNED,
            id="one_original",
        ),
        pytest.param(
            note(HandoverState.PRINTED, **BOTH), None, None, rules.NOT_SIGNED, id="printed"
        ),
        pytest.param(
            note(HandoverState.SIGNED, **BOTH),
            rules.ALREADY_SIGNED,
            rules.ALREADY_SIGNED,
            None,
            id="signed",
        ),
        pytest.param(
            note(HandoverState.FILED, **BOTH),
            rules.ALREADY_SIGNED,
            rules.ALREADY_SIGNED,
            rules.NOT_SIGNED,
            id="filed",
        ),
    ],
)
def test_the_paper_is_printed_then_signed_then_filed(
    handover: Handover, confirm: str | None, sign: str | None, file: str | None
) -> None:
    clauses = {
        rules.NOT_AGREED: DUAL_NOTE,
        rules.NOT_PRINTED: DUAL_NOTE,
        rules.ALREADY_SIGNED: RECORDS_COMPLETE,
        rules.NOT_SIGNED: RECORDS_COMPLETE,
    }
    verdicts = (
        (rules.may_confirm_copy(handover), confirm),
        (rules.may_sign(handover, COPIES), sign),
        (rules.may_file(handover), file),
    )
    for verdict, reason in verdicts:
        assert why_not(verdict) == ([] if reason is None else [(reason, clauses[reason])])


def test_the_sentence_says_which_original_is_missing() -> None:
    (reason,) = rules.may_sign(note(HandoverState.AGREED, printed=(1,)), COPIES).reasons
    assert str(reason.phrase) == "Both originals must have come out well first; copy 2 has not."


def test_a_line_says_of_what_it_is() -> None:
    (reason,) = rules.may_go_out(unit(), where(Place.DESK), note(), on_note=None).reasons
    assert str(reason.phrase) == f"{CODE} is out already, since {MONDAY}."
