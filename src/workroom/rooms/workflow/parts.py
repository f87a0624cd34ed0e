"""What of the workflow sheet and its cover a layout may change."""

from dataclasses import replace

from workroom.base.words import N_
from workroom.paper.sheet import Orientation
from workroom.rooms.handover.parts import without_titles
from workroom.rooms.layouts.dressing import Dress
from workroom.rooms.layouts.parts import Parts
from workroom.rooms.workflow.described import Described
from workroom.rooms.workflow.front import STEP_COLUMNS

RESPONSIBLE = ("组长", "质检员", "档案保管专人", "发包方档案管理员")

FLOW = Parts(
    form="F03",
    label=N_("Workflow sheet"),
    orientation=Orientation.PORTRAIT,
    columns=STEP_COLUMNS,
    fixed=frozenset({"number", "step", "signed"}),
    boxes=RESPONSIBLE,
    titled=True,
)
"""The boxes stand on the cover list of a batch: it carries the responsible signatures (§10.6)."""


def without_title(one: Described, dress: Dress) -> Described:
    """The sheet goes through the contractor's hands: what is left off there is left off here."""
    (line,) = without_titles((one.line,), dress)
    return replace(one, line=line)
