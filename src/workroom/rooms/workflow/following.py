"""How sheets follow their units, as part of the folds of a room above."""

from dataclasses import replace

from workroom.base.event import Entry
from workroom.ledger.reading import Reading
from workroom.rooms.workflow import folds, store
from workroom.rooms.workflow.followed import ChangesSheets, SheetBegun, SheetRevised
from workroom.rooms.workflow.model import Sheet


def follow(db: Reading, entry: Entry[ChangesSheets]) -> None:
    """Part of a fold: sheets begin, end and are revised together with their units."""
    for begun in entry.event.begun:
        _begin(db, begun, entry)
    for ended in entry.event.ended:
        before = store.sheets.get(db, ended.sheet)
        store.sheets.put(db, replace(before, ended_at=entry.happened_at))
        # What stood open there is open on the sheet of the one that lives on.
        open_ones = (one for one in store.passes_of(db, before.id) if one.finished_at is None)
        store.passes.put(db, *(replace(one, superseded=True) for one in open_ones))
    for revised in entry.event.revised:
        _revise(db, revised)


def _begin(db: Reading, begun: SheetBegun, entry: Entry[ChangesSheets]) -> None:
    before = store.sheets.get(db, begun.of) if begun.of is not None else None
    made = Sheet(
        begun.sheet,
        begun.unit,
        begun.batch,
        begun.handover,
        entry.happened_at,
        complete_at=before.complete_at if before is not None else None,
        pages=begun.pages,
        of=begun.of,
    )
    store.sheets.put(db, made)
    if before is None:
        return
    store.passes.put(
        db,
        *(
            replace(
                one,
                sheet=made.id,
                quantity=one.quantity if made.pages is None else made.pages,
                entry=entry.seq,
                taken_from=before.id,
            )
            for one in store.passes_of(db, before.id)
            if one.is_done
        ),
    )


def _revise(db: Reading, revised: SheetRevised) -> None:
    gone = {(named.step, named.round) for named in revised.reopened}
    passes = store.passes_of(db, revised.sheet)
    store.passes.put(
        db,
        *(replace(one, superseded=True) for one in passes if (one.step, one.round) in gone),
    )
    if gone:
        folds.reopen(db, revised.sheet)
    folds.fix_base(db, revised.sheet, revised.pages)
    # What was written of the pages is about another number of them.
    store.page_ledgers.drop(db, store.ledger_table.c.sheet == revised.sheet)
