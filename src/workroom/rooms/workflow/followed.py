"""What becomes of sheets when their units are split or merged: no stage lost, none doubled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workroom.base.ids import BatchId, HandoverId, SheetId, UnitId
from workroom.rooms.handover.accounts import ChangesBatches
from workroom.rooms.workflow.model import Pass, PassNamed, done_steps
from workroom.rooms.workflow.steps import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetBegun:
    """A sheet made out for a unit that came to be in the room.

    `of` is the sheet on which it was worked on so far: what is done there counts
    here, too, and is told here, but is nobody's work a second time.
    """

    sheet: SheetId
    unit: UnitId
    batch: BatchId
    handover: HandoverId
    of: SheetId | None = None
    pages: int | None = None
    """Its page base, where preparation was over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetEnded:
    """The unit of the sheet became part of another: nothing is logged on it any more."""

    sheet: SheetId
    into: SheetId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRevised:
    """The page base of a sheet changed; passes that not all of the unit went through count no
    longer.
    """

    sheet: SheetId
    pages: int | None
    reopened: tuple[PassNamed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesSheets(ChangesBatches):
    """Base of what changes units together with their sheets; its events are a higher room's."""

    begun: tuple[SheetBegun, ...] = ()
    ended: tuple[SheetEnded, ...] = ()
    revised: tuple[SheetRevised, ...] = ()

    @property
    def sheets(self) -> tuple[SheetId, ...]:
        """All sheets that the event speaks of."""
        found = [one.sheet for one in self.begun]
        found += [one.of for one in self.begun if one.of is not None]
        found += [one.sheet for one in self.ended]
        found += [one.sheet for one in self.revised]
        return tuple(dict.fromkeys(found))


def not_of_all(kept: Iterable[Pass], others: Iterable[Iterable[Pass]]) -> tuple[PassNamed, ...]:
    """The passes of the one that lives on that do not hold for all that was merged into it."""
    common = set(Step)
    for passes in others:
        common &= done_steps(passes)
    return tuple(
        PassNamed(step=one.step, round=one.round)
        for one in kept
        if one.is_done and one.step not in common
    )
