"""What every blank form of a pad has, whichever room it is of."""

from dataclasses import dataclass
from datetime import datetime

from workroom.base.clock import minute_of
from workroom.base.event import Entry
from workroom.ledger.reading import Reading
from workroom.paper.sheet import CORRECTIONS, Foot
from workroom.rooms.late.model import NumbersReserved
from workroom.rooms.project import store as project

BLANK = "预留空白单"


@dataclass(frozen=True, slots=True)
class BlankPrinting:
    """What is the same on every blank form of a pad."""

    entry: Entry[NumbersReserved]
    printed_at: datetime
    printed_by: str


def blank_foot(db: Reading, printing: BlankPrinting, *remarks: str) -> Foot:
    """The foot of a blank form: when it was printed, and the digits of the reservation."""
    return Foot(
        printed_at=minute_of(printing.printed_at, project.zone(db)),
        printed_by=printing.printed_by,
        check_digits=printing.entry.digest,
        remarks=(CORRECTIONS, *remarks),
    )
