"""What forms tick and what sheets say are the same codes."""

from workroom.rooms.damage.stages import Stage
from workroom.rooms.quality.reworks import Defect
from workroom.rooms.workflow.reasons import ReworkReason
from workroom.rooms.workflow.steps import Step


def test_the_stages_of_forms_are_those_of_the_sheet() -> None:
    of_the_sheet = [one for one in Stage if one.is_of_the_sheet]
    assert [(one.value, one.label, one.chinese) for one in of_the_sheet] == [
        (step.value, step.label, step.chinese) for step in Step
    ]


def test_the_defects_of_orders_are_the_reasons_of_rework() -> None:
    assert [(one.value, one.label) for one in Defect] == [
        (reason.value, reason.label) for reason in ReworkReason
    ]
    assert all(one.chinese == f"{one.value} {ReworkReason(one.value).chinese}" for one in Defect)
