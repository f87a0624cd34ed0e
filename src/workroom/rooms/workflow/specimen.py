"""A made-up workflow sheet, for the picture of its layout."""

from workroom.base.event import Entry
from workroom.base.ids import BatchId, HandoverId, SheetId
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.handover.model import HandoverAgreed
from workroom.rooms.workflow.described import Described, went_out
from workroom.rooms.workflow.model import Sheet


def specimen(entry: Entry[HandoverAgreed]) -> Described:
    """The sheet of the fourth unit of a made-up handover: its title is one that is kept private."""
    line = [line for line in entry.event.lines if line.kind is not UnitKind.BOX][3]
    sheet = Sheet(SheetId(0), line.unit, BatchId(0), HandoverId(-1), entry.happened_at)
    return Described(sheet, went_out(entry.event), line, ())
