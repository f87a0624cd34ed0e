"""How sheets and passes of before the book come into it: part of the fold of a room above."""

from datetime import datetime, time

from workroom.base.event import Entry
from workroom.ledger.reading import Reading
from workroom.rooms.custody import folds as custody_folds
from workroom.rooms.project import store as project_store
from workroom.rooms.workflow import folds, store
from workroom.rooms.workflow.brought import BROUGHT, PassBrought, SheetBrought, SheetsBrought
from workroom.rooms.workflow.model import Pass, Sheet


def bring_in(db: Reading, entry: Entry[SheetsBrought]) -> None:
    """Part of a fold: the sheets with what was done of each; their units are placed already.

    A pass whose day nobody knows bears the moment of the statement. What was finished is
    finished since its last pass.
    """
    zone = project_store.zone(db)

    def moment(one: PassBrought) -> datetime:
        return datetime.combine(one.day, time(), zone) if one.day else entry.happened_at

    for made in entry.event.sheets:
        passes = entry.event.works[made.work]
        done = max(map(moment, passes), default=entry.happened_at) if made.complete else None
        sheet = Sheet(
            made.sheet, made.unit, made.batch, made.handover, entry.happened_at, complete_at=done
        )
        store.sheets.put(db, sheet)
        store.passes.put(db, *(_pass(made, one, moment(one), entry) for one in passes))
        if done is not None:
            for unit in folds.goes_with(db, sheet):
                custody_folds.finish(db, unit, done)


def _pass(made: SheetBrought, one: PassBrought, at: datetime, entry: Entry[SheetsBrought]) -> Pass:
    return Pass(
        made.sheet,
        one.step,
        BROUGHT,
        started_at=at,
        started_by=one.by,
        finished_at=at,
        finished_by=one.by,
        entry=entry.seq,
    )
