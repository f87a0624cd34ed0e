"""Corrections of a signed note (更正单): what was written, what is so, and how custody follows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from workroom.base.ids import HandoverId, Kind, PersonId, ProjectId, Seq, Subject, UnitId
from workroom.base.words import N_
from workroom.rooms.handover.accounts import BatchChange, ChangesBatches
from workroom.rooms.handover.model import Direction, HandoverEvent, NoteLine

FORM = "F54"


class Fault(StrEnum):
    """What of a note's line is put right."""

    NOT_ON_IT = "not_on_it"
    """The unit stands on the note and did not change hands."""
    LEFT_OUT = "left_out"
    """The unit changed hands and does not stand on the note."""
    PAGES = "pages"
    ITEMS = "items"
    TITLE = "title"
    CONDITION = "condition"
    REMARK = "remark"

    @property
    def label(self) -> str:
        return _LABELS[self][0]

    @property
    def chinese(self) -> str:
        """As the slip prints it."""
        return _LABELS[self][1]

    @property
    def moves(self) -> bool:
        """Whether custody follows it."""
        return self in {Fault.NOT_ON_IT, Fault.LEFT_OUT}


_LABELS = {
    Fault.NOT_ON_IT: (N_("On the note, did not change hands"), "实未移交"),
    Fault.LEFT_OUT: (N_("Changed hands, not on the note"), "漏列"),
    Fault.PAGES: (N_("Pages"), "页数"),
    Fault.ITEMS: (N_("Items"), "件数"),
    Fault.TITLE: (N_("Title"), "题名"),
    Fault.CONDITION: (N_("Condition"), "实体状态"),
    Fault.REMARK: (N_("Remark"), "备注"),
}
NUMBERS = frozenset({Fault.PAGES, Fault.ITEMS, Fault.CONDITION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """One line of a slip as it is asked for: the unit, what is wrong, and what is so."""

    unit: UnitId
    fault: Fault
    now: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineCorrection:
    """One line of a slip as both sides agreed it."""

    line: NoteLine
    fault: Fault
    was: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteCorrected(ChangesBatches):
    """Both sides put right what a note says; the note itself stays as it was written."""

    chinese: ClassVar[str] = "更正"

    handover: HandoverId
    number: str
    note: str
    project: ProjectId
    direction: Direction
    client: PersonId
    contractor: PersonId
    reason: str
    out_since: date | None
    """Since when what a note on its way out left out is out of the stacks: the day of that note."""
    lines: tuple[LineCorrection, ...]
    batches: tuple[BatchChange, ...] = ()
    """By how much more, or less, is due of a batch since custody followed the slip."""

    def about(self) -> Iterable[Subject]:
        return (
            Subject(Kind.HANDOVER, self.handover),
            Subject(Kind.PERSON, self.client),
            Subject(Kind.PERSON, self.contractor),
            *(Subject(Kind.UNIT, one.line.unit) for one in self.lines),
            *(Subject(Kind.BATCH, one.batch) for one in self.batches),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionSigned(HandoverEvent):
    """Both originals of the slip bear all signatures; seen by the person who records it."""

    number: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A slip; `id` is the entry that it is drawn from."""

    id: Seq
    handover: HandoverId
    number: str
    at: datetime
    signed_at: datetime | None = None
