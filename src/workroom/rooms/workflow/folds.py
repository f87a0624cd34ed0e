"""What each event of the workflow changes in its tables."""

from collections.abc import Mapping
from dataclasses import replace

from workroom.base.event import Entry
from workroom.base.ids import SheetId, UnitId
from workroom.ledger.codec import Upgrade
from workroom.ledger.reading import Reading
from workroom.ledger.register import Folds, nothing
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.custody import folds as custody_folds
from workroom.rooms.workflow import store
from workroom.rooms.workflow.model import (
    Pass,
    PassCorrected,
    ReworkOrdered,
    Sheet,
    SheetMade,
    SheetsIssued,
    StepFinished,
    StepStarted,
)
from workroom.rooms.workflow.pages import PageLedger, PagesEntered
from workroom.rooms.workflow.replacing import SheetReplaced, SheetSpoiled
from workroom.rooms.workflow.steps import Step


def _issued(db: Reading, entry: Entry[SheetsIssued]) -> None:
    event = entry.event
    store.sheets.put(
        db,
        *(
            Sheet(
                made.sheet,
                made.unit,
                event.batch,
                event.handover,
                entry.happened_at,
                of=made.before,
            )
            for made in event.sheets
        ),
    )
    for made in event.sheets:
        if made.before is not None:
            _carry(db, made, made.before)


def _carry(db: Reading, made: SheetMade, before: SheetId) -> None:
    """What was done when the unit was out the last time, and still holds, counts on this sheet."""
    held = [store.passes.get(db, before, one.step, one.round) for one in made.carried]
    store.passes.put(
        db,
        *(replace(one, sheet=made.sheet, taken_from=one.taken_from or before) for one in held),
    )
    if any(one.step is Step.PREP for one in held):
        fix_base(db, made.sheet, store.sheets.get(db, before).pages)


def _started(db: Reading, entry: Entry[StepStarted]) -> None:
    one = _at(db, entry.event)
    store.passes.put(
        db,
        one.started(at=entry.happened_at, by=entry.by, station=entry.station, seq=entry.seq),
    )


def _finished(db: Reading, entry: Entry[StepFinished]) -> None:
    event = entry.event
    one = _at(db, event)
    store.passes.put(
        db,
        one.finished(
            event, at=entry.happened_at, by=entry.by, station=entry.station, seq=entry.seq
        ),
    )
    if event.step is Step.PREP:
        fix_base(db, event.sheet, _counted(db, event.sheet))
    if event.complete:
        _complete(db, event.sheet, entry)


def _reworked(db: Reading, entry: Entry[ReworkOrdered]) -> None:
    event = entry.event
    gone = {(named.step, named.round) for named in event.superseded}
    store.passes.put(
        db,
        *(
            replace(one, superseded=True)
            for one in store.passes_of(db, event.sheet)
            if (one.step, one.round) in gone
        ),
        Pass(
            event.sheet,
            event.step,
            event.round,
            reason=event.reason.value,
            ordered_by=entry.by,
            entry=entry.seq,
        ),
    )
    reopen(db, event.sheet)
    if any(named.step is Step.PREP for named in event.superseded):
        fix_base(db, event.sheet, _counted(db, event.sheet))


def _corrected(db: Reading, entry: Entry[PassCorrected]) -> None:
    event = entry.event
    store.passes.put(db, replace(_at(db, event), void=True))
    for one in store.taken_from(db, event.sheet, event.step, event.round):
        # It did not take place for what was split off since either.
        store.passes.put(db, replace(one, void=True))
        reopen(db, one.sheet)
    if entry.event.step is Step.PREP:
        fix_base(db, entry.event.sheet, _counted(db, entry.event.sheet))
    reopen(db, entry.event.sheet)


def _replaced(db: Reading, entry: Entry[SheetReplaced]) -> None:
    """The passes go on under the new sheet; the old code leads to it."""
    event = entry.event
    old = store.sheets.get(db, event.sheet)
    new = replace(old, id=event.by_sheet, issued_at=entry.happened_at, replaces=old.id)
    store.sheets.put(db, replace(old, replaced_by=new.id), new)
    moving = store.take_out_passes(db, old.id)
    store.passes.put(db, *(replace(one, sheet=new.id) for one in moving))


def _entered(db: Reading, entry: Entry[PagesEntered]) -> None:
    event = entry.event
    store.page_ledgers.put(
        db,
        PageLedger(
            event.sheet,
            event.pages,
            event.left_out,
            event.blank,
            event.split,
            event.frames,
            entry.seq,
        ),
    )


def reopen(db: Reading, sheet: SheetId) -> None:
    """Part of a fold: a stage of the sheet is open again."""
    found = store.sheets.get(db, sheet)
    if found.complete_at is not None:
        store.sheets.put(db, replace(found, complete_at=None))
        for unit in goes_with(db, found):
            custody_folds.finish(db, unit, None)


def fix_base(db: Reading, sheet: SheetId, counted: int | None) -> None:
    """Part of a fold: later counts are held to this one; to none, while it is counted anew."""
    store.sheets.put(db, replace(store.sheets.get(db, sheet), pages=counted))


def goes_with(db: Reading, sheet: Sheet) -> tuple[UnitId, ...]:
    """What the sheet goes with: a volume, or a box and its items."""
    unit = catalogue.units.get(db, sheet.unit)
    inside = catalogue.children(db, unit.id) if unit.kind is UnitKind.BOX else ()
    return (unit.id, *(child.id for child in inside))


def _complete(db: Reading, sheet: SheetId, entry: Entry[StepFinished]) -> None:
    found = store.sheets.get(db, sheet)
    store.sheets.put(db, replace(found, complete_at=entry.happened_at))
    for unit in goes_with(db, found):
        custody_folds.finish(db, unit, entry.happened_at)


def _at(db: Reading, event: StepStarted | StepFinished | PassCorrected) -> Pass:
    known = store.passes.at(db, event.sheet, event.step, event.round)
    return known or Pass(event.sheet, event.step, event.round)


def _counted(db: Reading, sheet: SheetId) -> int | None:
    """What the last pass of preparation counted that still stands."""
    stands = [p for p in store.passes_of(db, sheet) if p.step is Step.PREP and p.is_done]
    return stands[-1].quantity if stands else None


FOLDS: Folds = {
    PagesEntered: _entered,
    SheetsIssued: _issued,
    StepStarted: _started,
    StepFinished: _finished,
    ReworkOrdered: _reworked,
    PassCorrected: _corrected,
    SheetReplaced: _replaced,
    SheetSpoiled: nothing,
}


UPGRADES: Mapping[tuple[str, int], Upgrade] = {("SheetsIssued", 1): dict}
