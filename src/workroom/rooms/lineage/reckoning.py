"""What a change of units does to their sheets and batches, worked out before it is written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workroom.base.ids import SheetId, UnitId
from workroom.ledger.reading import Reading
from workroom.ledger.work import Work
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit, UnitKind
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.model import STILL_OUT, Whereabouts
from workroom.rooms.handover.accounts import BatchChange, by_batch
from workroom.rooms.handover.counts import NOTHING, Counts, counts_of
from workroom.rooms.workflow import store as workflow
from workroom.rooms.workflow.followed import SheetBegun, SheetEnded, SheetRevised, not_of_all
from workroom.rooms.workflow.model import Sheet


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit, where it is, and the sheet that goes with it on this trip."""

    unit: Unit
    where: Whereabouts | None
    sheet: Sheet | None

    @property
    def is_here(self) -> bool:
        return self.where is not None and self.where.is_in_the_room

    @property
    def pages(self) -> int:
        """Its page base, else what the catalogue says."""
        base = self.sheet.pages if self.sheet is not None else None
        return self.unit.pages if base is None else base


def standing_of(db: Reading, unit: Unit) -> Standing:
    """How a unit stands now. A sheet of an earlier trip does not count, nor that of its box."""
    where = custody.where(db, unit.id)
    sheet = workflow.sheet_of(db, unit.id)
    if sheet is not None and (where is None or sheet.handover != where.out_note):
        sheet = None
    return Standing(unit, where, sheet)


def batches_changed(*changes: tuple[Standing, Counts]) -> tuple[BatchChange, ...]:
    """By how much batches grow or shrink; what is home or in the stacks changes none."""
    return by_batch(
        (standing.where.batch, counts)
        for standing, counts in changes
        if standing.where is not None and standing.where.place in STILL_OUT
    )


def recounted(db: Reading, *changes: tuple[Standing, int]) -> tuple[tuple[Standing, Counts], ...]:
    """What volumes gain or lose when items in them become more or fewer: as many as lie in it then,
    less what it was said to hold.
    """
    more: dict[UnitId, int] = {}
    for one, number in changes:
        around = custody.carrier(db, one.unit)
        if around.id != one.unit.id:
            more[around.id] = more.get(around.id, 0) + number
    volumes = catalogue.many(db, more).values()
    return tuple(
        (
            standing_of(db, volume),
            Counts(
                0, 0, len(catalogue.children(db, volume.id)) + more[volume.id] - volume.items, 0
            ),
        )
        for volume in volumes
    )


def less(unit: Unit) -> Counts:
    """What the totals lose when a unit ends."""
    return NOTHING - counts_of(unit)


def begun_beside(
    work: Work, origin: Standing, units: Sequence[tuple[UnitId, int]], *, with_passes: bool
) -> tuple[SheetBegun, ...]:
    """A sheet each for new units (with their pages) where the one they came of has one.

    The numbers are drawn, and belong to the entry recorded next.
    """
    sheet, where = origin.sheet, origin.where
    if sheet is None or where is None or not origin.is_here:
        return ()
    numbers = work.next_numbers("sheet", len(units))
    counted = with_passes and sheet.pages is not None
    return tuple(
        SheetBegun(
            sheet=SheetId(number),
            unit=unit,
            batch=where.batch,
            handover=where.out_note,
            of=sheet.id if with_passes else None,
            pages=pages if counted else None,
        )
        for number, (unit, pages) in zip(numbers, units, strict=True)
    )


def revised(sheet: Sheet | None, pages: int) -> tuple[SheetRevised, ...]:
    """The page base of what is left, where it was fixed."""
    if sheet is None or sheet.pages is None:
        return ()
    return (SheetRevised(sheet=sheet.id, pages=pages),)


def box_revised(db: Reading, one: Standing, more: int) -> tuple[SheetRevised, ...]:
    """The sheet of a box counts its items: more of them, or with a minus fewer."""
    unit, where = one.unit, one.where
    if unit.kind is not UnitKind.ITEM or unit.parent is None or where is None or not one.is_here:
        return ()
    sheet = workflow.sheet_of(db, unit.parent)
    if sheet is None or sheet.pages is None or sheet.handover != where.out_note:
        return ()
    return (SheetRevised(sheet=sheet.id, pages=sheet.pages + more),)


def merged(
    db: Reading, kept: Standing, gone: Iterable[Standing]
) -> tuple[tuple[SheetEnded, ...], tuple[SheetRevised, ...]]:
    """The sheets that end, and the one that goes on: done is only what all of them have done."""
    others = tuple(one.sheet for one in gone if one.is_here)
    into = kept.sheet.id if kept.sheet is not None else None
    ended = tuple(SheetEnded(sheet=one.id, into=into) for one in others if one is not None)
    if kept.sheet is None:
        return ended, ()
    done = [workflow.passes_of(db, one.id) if one is not None else () for one in others]
    reopened = not_of_all(workflow.passes_of(db, kept.sheet.id), done)
    bases = [kept.sheet.pages, *(one.pages if one is not None else None for one in others)]
    known = [pages for pages in bases if pages is not None]
    whole = sum(known) if len(known) == len(bases) else None
    return ended, (SheetRevised(sheet=kept.sheet.id, pages=whole, reopened=reopened),)
