"""Batches and handovers, from the first scanned box to the filed paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from workroom.base.codes import Code, Prefix, label
from workroom.base.event import Event
from workroom.base.ids import BatchId, HandoverId, Kind, PersonId, ProjectId, Seq, Subject, UnitId
from workroom.base.words import N_
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.handover.counts import Counts
from workroom.rooms.handover.occasion import Occasion
from workroom.rooms.people.model import Party


class Direction(StrEnum):
    OUT = "out"
    """调档出库: from the client's stacks into the workroom."""
    BACK = "back"
    """接收归库: from the workroom to the client."""

    @property
    def label(self) -> str:
        return {"out": N_("Out of the stacks"), "back": N_("Back home")}[self.value]


class HandoverState(StrEnum):
    """§10.5: 草稿 → 已打印 → 已签 → 已入账; custody passes when it is agreed."""

    DRAFT = "draft"
    AGREED = "agreed"
    PRINTED = "printed"
    SIGNED = "signed"
    FILED = "filed"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        return _STATE_LABELS[self]


_STATE_LABELS = {
    HandoverState.DRAFT: N_("Draft"),
    HandoverState.AGREED: N_("Agreed"),
    HandoverState.PRINTED: N_("Printed"),
    HandoverState.SIGNED: N_("Signed"),
    HandoverState.FILED: N_("Filed"),
    HandoverState.DROPPED: N_("Dropped"),
}

COPIES = (1, 2)
"""一式两份: the client's original and the contractor's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLine:
    """A line of the note as both sides agreed it: enough to draw the paper again for ever."""

    unit: UnitId
    kind: UnitKind
    box: UnitId | None
    reference_code: str
    title: str
    box_number: str
    fonds: str
    author: str
    document_number: str
    dates: str
    retention_period: str
    items: int
    pages: int
    security_class: str
    condition: int
    remark: str
    out_since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverEvent(Event):
    """Base of what happens to one handover."""

    handover: HandoverId

    def about(self) -> Iterable[Subject]:
        return (Subject(Kind.HANDOVER, self.handover),)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverBegun(HandoverEvent):
    """A note is being prepared; going out it opens the batch, too."""

    direction: Direction
    batch: BatchId
    project: ProjectId

    def about(self) -> Iterable[Subject]:
        return (Subject(Kind.HANDOVER, self.handover), Subject(Kind.BATCH, self.batch))


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesAdded(HandoverEvent):
    """Units were scanned onto the note."""

    units: tuple[UnitId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesTakenOff(HandoverEvent):
    """Units were taken off the note again."""

    units: tuple[UnitId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRemarked(HandoverEvent):
    """The condition of one unit, 1 sound to 7 faded, and what is to be said of it."""

    unit: UnitId
    condition: int
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountEntered(HandoverEvent):
    """One side counted."""

    party: Party
    counts: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceRecorded(HandoverEvent):
    """The totals differ, and this is how both sides explain it."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OccasionChosen(HandoverEvent):
    """Why the archives of a note go out; for rework, from which stage on they are done again."""

    occasion: Occasion
    back_to: str
    """The key of a stage; empty but for rework."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecrecyStated(HandoverEvent):
    """The client states that this batch was examined and holds no state secrets. §10.4."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverAgreed(HandoverEvent):
    """Both agree the counts: with this entry custody passes. Holds all that the note prints.

    Version 1 knew of no occasion.
    """

    version: ClassVar[int] = 2

    direction: Direction
    batch: BatchId
    project: ProjectId
    number: str
    annex: str
    day: date
    client: PersonId
    contractor: PersonId
    client_counts: Counts
    contractor_counts: Counts
    difference: str
    secrecy_by: PersonId | None
    secrecy_at: datetime | None
    remaining: Counts
    """What of the batch is still in the room after this note."""
    pages_counted: bool
    lines: tuple[NoteLine, ...]
    occasion: Occasion = Occasion.FIRST
    back_to: str = ""

    def about(self) -> Iterable[Subject]:
        return (
            Subject(Kind.HANDOVER, self.handover),
            Subject(Kind.BATCH, self.batch),
            Subject(Kind.PERSON, self.client),
            Subject(Kind.PERSON, self.contractor),
            *(Subject(Kind.UNIT, line.unit) for line in self.lines),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyPrinted(HandoverEvent):
    """Somebody looked at one original: it came out well, or it is spoiled and was destroyed."""

    copy: int
    well: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSigned(HandoverEvent):
    """Both originals bear all signatures; seen by the person who records it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteFiled(HandoverEvent):
    """Each side has filed its original."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverDropped(HandoverEvent):
    """A draft was given up; nothing changed hands."""

    reason: str


@dataclass(frozen=True, slots=True)
class Batch:
    """What goes out together (批次), and comes home in any number of parts."""

    id: BatchId
    project: ProjectId
    opened_at: datetime

    @property
    def code(self) -> Code:
        return label(Prefix.BATCH, self.id)


@dataclass(frozen=True, slots=True)
class Line:
    """A unit on a note that is being prepared or agreed."""

    handover: HandoverId
    unit: UnitId
    position: int
    condition: int = 1
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Handover:
    """One handover note and how far it has come."""

    id: HandoverId
    direction: Direction
    batch: BatchId
    project: ProjectId
    state: HandoverState
    begun_at: datetime
    begun_by: PersonId
    client_counts: Counts | None = None
    client_counted_by: PersonId | None = None
    contractor_counts: Counts | None = None
    contractor_counted_by: PersonId | None = None
    difference: str = ""
    secrecy_by: PersonId | None = None
    secrecy_at: datetime | None = None
    number: str = ""
    annex: str = ""
    agreed_at: datetime | None = None
    agreed_entry: Seq | None = None
    client: PersonId | None = None
    contractor: PersonId | None = None
    printed: tuple[int, ...] = ()
    signed_at: datetime | None = None
    filed_at: datetime | None = None
    occasion: Occasion = Occasion.FIRST
    back_to: str = ""

    def after(self, event: HandoverEvent, *, at: datetime, by: PersonId, seq: Seq) -> Handover:
        """The handover as the event leaves it."""
        match event:
            case CountEntered(party=Party.CLIENT, counts=counts):
                kept = self.difference if counts == self.client_counts else ""
                return replace(self, client_counts=counts, client_counted_by=by, difference=kept)
            case CountEntered(counts=counts):
                kept = self.difference if counts == self.contractor_counts else ""
                return replace(
                    self, contractor_counts=counts, contractor_counted_by=by, difference=kept
                )
            case DifferenceRecorded(text=text):
                return replace(self, difference=text)
            case SecrecyStated():
                return replace(self, secrecy_by=by, secrecy_at=at)
            case HandoverAgreed():
                return replace(
                    self,
                    state=HandoverState.AGREED,
                    number=event.number,
                    annex=event.annex,
                    agreed_at=at,
                    agreed_entry=seq,
                    client=event.client,
                    contractor=event.contractor,
                )
            case CopyPrinted(copy=copy, well=well):
                printed = tuple(sorted({*self.printed, copy} if well else {*self.printed} - {copy}))
                done = set(printed) == set(COPIES)
                state = HandoverState.PRINTED if done else HandoverState.AGREED
                return replace(self, printed=printed, state=state)
            case NoteSigned():
                return replace(self, state=HandoverState.SIGNED, signed_at=at)
            case NoteFiled():
                return replace(self, state=HandoverState.FILED, filed_at=at)
            case HandoverDropped():
                return replace(self, state=HandoverState.DROPPED)
            case _:
                return self._prepared(event)

    def _prepared(self, event: HandoverEvent) -> Handover:
        """What changed while it is being prepared."""
        match event:
            case OccasionChosen():
                return replace(self, occasion=event.occasion, back_to=event.back_to)
            case LinesAdded() | LinesTakenOff():
                # What is on the note changed: what was counted before no longer counts it, and
                # what came onto it since was not examined when the client made the statement.
                changed = replace(self, client_counts=None, contractor_counts=None, difference="")
                if isinstance(event, LinesTakenOff):
                    return changed
                return replace(changed, secrecy_by=None, secrecy_at=None)
            case _:
                return self
