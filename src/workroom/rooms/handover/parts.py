"""What of the papers of a handover a layout may change, and whose titles it leaves off."""

from collections.abc import Iterable
from dataclasses import replace

from workroom.base.words import N_
from workroom.paper.sheet import Orientation
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.handover.detail import DETAIL_COLUMNS, NOTE_COLUMNS
from workroom.rooms.handover.model import NoteLine
from workroom.rooms.layouts.dressing import Dress
from workroom.rooms.layouts.parts import Parts

WITHHELD = "（题名略）"

NOTE = Parts(
    form="F01",
    label=N_("Handover note"),
    orientation=Orientation.LANDSCAPE,
    columns=NOTE_COLUMNS,
    fixed=frozenset({"number", "code", "boxes", "volumes", "items"}),
    extra=frozenset({"period"}),
    boxes=("移交人", "移交方负责人", "接收人", "接收方负责人"),
    signing=frozenset({"移交人", "接收人"}),
    sealed=True,
    own_number=True,
    titled=True,
    numbered=True,
)
LIST = Parts(
    form="F02",
    label=N_("List of a note"),
    orientation=Orientation.LANDSCAPE,
    columns=DETAIL_COLUMNS,
    fixed=frozenset({"number", "code", "given", "taken"}),
    extra=frozenset({"document", "period", "secrecy"}),
    titled=True,
    numbered=True,
)


def without_titles(lines: Iterable[NoteLine], dress: Dress) -> tuple[NoteLine, ...]:
    """The lines as the contractor's copy may say them; boxes are called by their numbers anyway."""
    return tuple(
        replace(line, title=WITHHELD)
        if line.kind is not UnitKind.BOX and dress.leaves_off(line.unit)
        else line
        for line in lines
    )
