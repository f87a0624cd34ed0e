"""What may go onto a note, and when both sides may agree it."""

import pytest

from rooms.handover.counted import LISTED, NINETEEN, NO_DRAFT, TWENTY, Reasons, counted
from rooms.refusing import why_not
from rooms.values import LI, WANG, note, unit, where
from workroom.base.clauses import (
    DUAL_NOTE,
    EVERY_LINK,
    NIGHT_IN_CABINET,
    NO_STATE_SECRETS,
)
from workroom.base.ids import BatchId, ProjectId
from workroom.rooms.catalogue import rules as catalogue_rules
from workroom.rooms.catalogue.model import Unit
from workroom.rooms.custody import rules as custody_rules
from workroom.rooms.custody.model import Place, Whereabouts
from workroom.rooms.handover import rules
from workroom.rooms.handover.counts import Counts
from workroom.rooms.handover.model import Direction, Handover, HandoverState


@pytest.mark.parametrize("state", HandoverState)
def test_lines_and_counts_change_on_a_draft_only(state: HandoverState) -> None:
    expected = [] if state is HandoverState.DRAFT else NO_DRAFT
    assert why_not(rules.is_draft(note(state))) == expected
    assert why_not(rules.may_enter_count(note(state), TWENTY, pages_too=False)) == expected


@pytest.mark.parametrize(
    ("chosen", "place", "on_note", "reasons"),
    [
        pytest.param(unit(), None, None, [], id="from_the_stacks"),
        pytest.param(unit(), where(Place.STACKS), None, [], id="reshelved_and_out_again"),
        pytest.param(
            unit(security_class="秘密"),
            None,
            None,
            [(catalogue_rules.CLASSIFIED, NO_STATE_SECRETS)],
            id="classified",
        ),
        pytest.param(
            unit(), where(Place.CABINET), None, [(rules.OUT_ALREADY, DUAL_NOTE)], id="out_already"
        ),
        pytest.param(
            unit(),
            where(Place.RETURNED),
            None,
            [(rules.NOT_ON_ITS_SHELF, DUAL_NOTE)],
            id="home_but_not_on_its_shelf",
        ),
        pytest.param(
            unit(), None, "7", [(rules.ON_ANOTHER_NOTE, DUAL_NOTE)], id="on_another_draft"
        ),
    ],
)
def test_what_may_go_out(
    chosen: Unit, place: Whereabouts | None, on_note: str | None, reasons: Reasons
) -> None:
    assert why_not(rules.may_go_out(chosen, place, note(), on_note=on_note)) == reasons


def test_a_note_is_of_one_project() -> None:
    other = note(project=ProjectId(2))
    assert why_not(rules.may_go_out(unit(), None, other, on_note=None)) == [
        (rules.OTHER_PROJECT, DUAL_NOTE)
    ]


FINISHED = {"finished_at": note().begun_at}


@pytest.mark.parametrize(
    ("place", "on_note", "reasons"),
    [
        pytest.param(where(Place.CABINET, **FINISHED), None, [], id="finished_in_the_cabinet"),
        pytest.param(where(Place.DESK, **FINISHED), None, [], id="finished_at_the_desk"),
        pytest.param(
            where(Place.CABINET), None, [(rules.UNFINISHED, EVERY_LINK)], id="stages_open"
        ),
        pytest.param(
            where(Place.WORKSTATION, station="1号台", **FINISHED),
            None,
            [(rules.STILL_IN_WORK, NIGHT_IN_CABINET)],
            id="at_a_workstation",
        ),
        pytest.param(
            where(Place.CABINET, batch=BatchId(2), **FINISHED),
            None,
            [(rules.OTHER_BATCH, DUAL_NOTE)],
            id="of_another_batch",
        ),
        pytest.param(
            None, None, [(custody_rules.NEVER_HANDED_OVER, DUAL_NOTE)], id="never_handed_over"
        ),
        pytest.param(
            where(Place.RETURNED), None, [(custody_rules.GONE_HOME, DUAL_NOTE)], id="home_already"
        ),
        pytest.param(
            where(Place.CABINET, **FINISHED),
            "7",
            [(rules.ON_ANOTHER_NOTE, DUAL_NOTE)],
            id="on_another_draft",
        ),
    ],
)
def test_what_may_go_home(place: Whereabouts | None, on_note: str | None, reasons: Reasons) -> None:
    back = note(direction=Direction.BACK)
    verdict = rules.may_go_back(
        unit(), place, back, batch="B-000002", on_note=on_note, has_sheet=True
    )
    assert why_not(verdict) == reasons
    assert verdict.approvable is (reasons == [(rules.UNFINISHED, EVERY_LINK)])


def test_what_has_no_sheet_of_its_own_has_no_stages_to_finish() -> None:
    back = note(direction=Direction.BACK)
    assert rules.may_go_back(
        unit(), where(Place.DESK), back, batch="", on_note=None, has_sheet=False
    )


@pytest.mark.parametrize(
    "counts", [Counts(-1, 0, 0), Counts(0, -1, 0), Counts(0, 0, -1), Counts(0, 0, 0, -1)]
)
def test_a_count_is_not_below_zero(counts: Counts) -> None:
    verdict = rules.may_enter_count(note(), counts, pages_too=False)
    assert why_not(verdict) == [(rules.NO_NEGATIVE, DUAL_NOTE)]


def test_where_pages_are_counted_too_a_count_has_pages() -> None:
    assert rules.may_enter_count(note(), LISTED, pages_too=True)
    verdict = rules.may_enter_count(note(), TWENTY, pages_too=True)
    assert why_not(verdict) == [(rules.PAGES_TOO, DUAL_NOTE)]


@pytest.mark.parametrize(
    ("handover", "reasons"),
    [
        pytest.param(counted(TWENTY, TWENTY), [], id="both_counted_the_same"),
        pytest.param(
            counted(TWENTY, NINETEEN), [(rules.TOTALS_DIFFER, DUAL_NOTE)], id="twenty_and_nineteen"
        ),
        pytest.param(
            counted(TWENTY, NINETEEN, difference="第20卷在发包方，次日补交"),
            [],
            id="twenty_and_nineteen_with_a_record",
        ),
        pytest.param(
            counted(NINETEEN, NINETEEN),
            [(rules.TOTALS_DIFFER, DUAL_NOTE)],
            id="both_agree_and_the_list_says_otherwise",
        ),
        pytest.param(
            counted(Counts(1, 20, 60, 400), Counts(1, 20, 60, 399)),
            [(rules.TOTALS_DIFFER, DUAL_NOTE)],
            id="a_page_less",
        ),
        pytest.param(counted(LISTED, LISTED), [], id="pages_counted_by_both"),
        pytest.param(
            counted(LISTED, TWENTY),
            [(rules.TOTALS_DIFFER, DUAL_NOTE)],
            id="pages_counted_by_one",
        ),
        pytest.param(counted(None, TWENTY), [(rules.NOT_COUNTED, DUAL_NOTE)], id="one_counted"),
        pytest.param(
            counted(None, None), [(rules.NOT_COUNTED, DUAL_NOTE)] * 2, id="nobody_counted"
        ),
        pytest.param(
            counted(TWENTY, TWENTY, secrecy_by=None),
            [(rules.NO_SECRECY_STATEMENT, NO_STATE_SECRETS)],
            id="no_statement_of_secrecy",
        ),
    ],
)
def test_when_both_may_agree(handover: Handover, reasons: Reasons) -> None:
    verdict = rules.may_agree(handover, LISTED, client=LI, contractor=WANG, goes_out=True)
    assert why_not(verdict) == reasons


def test_on_the_way_home_nothing_is_stated_of_secrets() -> None:
    back = counted(TWENTY, TWENTY, secrecy_by=None, direction=Direction.BACK)
    assert rules.may_agree(back, LISTED, client=LI, contractor=WANG, goes_out=False)


def test_an_empty_note_and_an_agreed_one_are_not_agreed() -> None:
    empty = rules.may_agree(
        counted(Counts(0, 0, 0), Counts(0, 0, 0)),
        Counts(0, 0, 0, 0),
        client=LI,
        contractor=WANG,
        goes_out=True,
    )
    assert why_not(empty) == [(rules.EMPTY, DUAL_NOTE)]
    agreed = note(
        HandoverState.AGREED, client_counts=TWENTY, contractor_counts=TWENTY, secrecy_by=LI.id
    )
    twice = rules.may_agree(agreed, LISTED, client=LI, contractor=WANG, goes_out=True)
    assert why_not(twice) == NO_DRAFT


def test_the_difference_is_spelled_out() -> None:
    verdict = rules.may_agree(
        counted(TWENTY, NINETEEN), LISTED, client=LI, contractor=WANG, goes_out=True
    )
    assert str(verdict.reasons[0].phrase) == (
        "The totals differ (boxes +0, volumes +1, items +3, pages —). "
        "Count again, or record how it is explained."
    )
