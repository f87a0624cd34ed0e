"""Where sheets and passes are kept."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    PrimaryKeyConstraint,
    Text,
    bindparam,
    func,
    select,
)

from workroom.base.event import Entry
from workroom.base.ids import BatchId, HandoverId, PersonId, SheetId, UnitId
from workroom.ledger.codec import Upgrade
from workroom.ledger.columns import Flag, OneOf, Packed, UtcDateTime, book_table, key
from workroom.ledger.register import Folds, nothing
from workroom.ledger.rows import Rows
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.custody import store as custody
from workroom.rooms.handover import store as handovers
from workroom.rooms.handover.brought import is_brought
from workroom.rooms.workflow import pages
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

sheet_table = book_table(
    "sheets",
    key(),
    Column("unit", Integer, nullable=False, index=True),
    Column("batch", Integer, nullable=False, index=True),
    Column("handover", Integer, nullable=False, index=True),
    Column("issued_at", UtcDateTime, nullable=False),
    Column("complete_at", UtcDateTime),
    Column("pages", Integer),
    Column("of", Integer),
    Column("ended_at", UtcDateTime, index=True),
    Column("replaced_by", Integer),
    Column("replaces", Integer),
)
sheets = Rows(Sheet, sheet_table)

pass_table = book_table(
    "passes",
    Column("sheet", Integer, nullable=False),
    Column("step", OneOf(Step), nullable=False),
    Column("round", Integer, nullable=False),
    Column("started_at", UtcDateTime),
    Column("started_by", Integer),
    Column("finished_at", UtcDateTime, index=True),
    Column("finished_by", Integer, index=True),
    Column("quantity", Integer, nullable=False),
    Column("station", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("ordered_by", Integer),
    Column("superseded", Flag, nullable=False),
    Column("void", Flag, nullable=False),
    Column("entry", Integer, nullable=False),
    Column("taken_from", Integer),
    PrimaryKeyConstraint("sheet", "step", "round"),
)
passes = Rows(Pass, pass_table)

ledger_table = book_table(
    "page_ledgers",
    key("sheet"),
    Column("pages", Integer, nullable=False),
    Column("left_out", Packed(pages.spell, pages.read), nullable=False),
    Column("blank", Integer, nullable=False),
    Column("split", Integer, nullable=False),
    Column("frames", Integer, nullable=False),
    Column("entry", Integer, nullable=False),
)
page_ledgers = Rows(PageLedger, ledger_table)

_OF_SHEET = passes.question(pass_table.c.sheet == bindparam("of_sheet"))


def sheet_of(db: Connection, unit: UnitId) -> Sheet | None:
    """The newest sheet that goes with the unit; for a loose item, that of its box."""
    found = sheets.find(db, sheet_table.c.unit == unit)
    return max(found, key=_newest, default=None)


def _newest(sheet: Sheet) -> tuple[bool, datetime, SheetId]:
    """A number from a pad is older than the sheet that was made out with it."""
    return sheet.replaced_by is None, sheet.issued_at, sheet.id


def base_of(db: Connection, unit: UnitId) -> int | None:
    """The page base of the unit on its newest trip: what preparation counted (of a box, items).

    None before preparation is done, and for what lies in another's sheet. §10.3, I4.
    """
    found = sheet_of(db, unit)
    return found.pages if found is not None else None


def mismatch_of(db: Connection, unit: UnitId) -> tuple[int, int] | None:
    """Pages as catalogued, and as counted at the end of preparation, where the two differ."""
    counted, found = base_of(db, unit), catalogue.units.get(db, unit)
    said = found.pages
    if found.kind is UnitKind.BOX:
        said = len(catalogue.children(db, unit))
    return (said, counted) if counted is not None and counted != said else None


def sheets_of(db: Connection, handover: HandoverId) -> tuple[Sheet, ...]:
    """The sheets made out for a handover; not those that others go on for."""
    return sheets.find(db, sheet_table.c.handover == handover, sheet_table.c.replaced_by.is_(None))


def sheets_going_along(db: Connection, handover: HandoverId) -> tuple[Sheet, ...]:
    """The sheets that travel: of a note of before the book those of what is still in the room."""
    found = sheets_of(db, handover)
    if not is_brought(handovers.handovers.get(db, handover)):
        return found
    where = custody.where_all(db, (sheet.unit for sheet in found))
    return tuple(sheet for sheet in found if where[sheet.unit].is_in_the_room)


def sheets_of_batch(db: Connection, batch: BatchId) -> tuple[Sheet, ...]:
    """The sheets of a batch; not those that others go on for."""
    return sheets.find(db, sheet_table.c.batch == batch, sheet_table.c.replaced_by.is_(None))


def line_of(db: Connection, sheet: SheetId) -> tuple[SheetId, ...]:
    """The sheet and those that it goes on for, the newest first."""
    found = [sheet]
    while (before := sheets.get(db, found[-1]).replaces) is not None:
        found.append(before)
    return tuple(found)


def sheets_for(db: Connection, units: Iterable[UnitId]) -> dict[UnitId, Sheet]:
    """The newest sheet of each of these units."""
    found = sorted(sheets.among(db, sheet_table.c.unit, units), key=_newest)
    return {sheet.unit: sheet for sheet in found}


def passes_of(db: Connection, sheet: SheetId) -> tuple[Pass, ...]:
    """The passes of a sheet, in the order in which they were written."""
    found = _OF_SHEET(db, of_sheet=sheet)
    return tuple(sorted(found, key=lambda one: (one.entry, one.round)))


def passes_of_many(db: Connection, sheets_: Iterable[SheetId]) -> dict[SheetId, tuple[Pass, ...]]:
    """The passes of several sheets."""
    found: dict[SheetId, list[Pass]] = {}
    for one in passes.among(db, pass_table.c.sheet, sheets_):
        found.setdefault(one.sheet, []).append(one)
    return {
        sheet: tuple(sorted(ones, key=lambda one: (one.entry, one.round)))
        for sheet, ones in found.items()
    }


def running_by(db: Connection, person: PersonId) -> tuple[Pass, ...]:
    """What a person has begun and not finished."""
    return passes.find(
        db,
        pass_table.c.started_by == person,
        pass_table.c.finished_at.is_(None),
        pass_table.c.superseded.is_(False),
        pass_table.c.void.is_(False),
    )


def unfinished(db: Connection) -> tuple[Pass, ...]:
    """What stands and is not finished: begun by somebody, or ordered by rework and waiting."""
    return passes.find(
        db,
        pass_table.c.finished_by.is_(None),  # what tells them apart at once, with the index
        pass_table.c.finished_at.is_(None),  # of before the book: done, nobody knows by whom
        pass_table.c.superseded.is_(False),
        pass_table.c.void.is_(False),
    )


def redone_since(db: Connection, since: datetime) -> tuple[Pass, ...]:
    """Passes that rework had ordered and that were finished since then, oldest first."""
    return passes.find(
        db,
        pass_table.c.finished_at >= since,
        pass_table.c.reason != "",
        pass_table.c.taken_from.is_(None),
        pass_table.c.void.is_(False),
        order=(pass_table.c.finished_at,),  # by key, it would walk the whole table
    )


def count_passes(db: Connection) -> int:
    """How many passes the book holds."""
    return db.scalar(select(func.count()).select_from(pass_table)) or 0


def _issued(db: Connection, entry: Entry[SheetsIssued]) -> None:
    event = entry.event
    sheets.put(
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


def _carry(db: Connection, made: SheetMade, before: SheetId) -> None:
    """What was done when the unit was out the last time, and still holds, counts on this sheet."""
    held = [passes.get(db, before, one.step, one.round) for one in made.carried]
    passes.put(
        db,
        *(replace(one, sheet=made.sheet, taken_from=one.taken_from or before) for one in held),
    )
    if any(one.step is Step.PREP for one in held):
        fix_base(db, made.sheet, sheets.get(db, before).pages)


def _started(db: Connection, entry: Entry[StepStarted]) -> None:
    one = _at(db, entry.event)
    passes.put(
        db,
        one.started(at=entry.happened_at, by=entry.by, station=entry.station, seq=entry.seq),
    )


def _finished(db: Connection, entry: Entry[StepFinished]) -> None:
    event = entry.event
    one = _at(db, event)
    passes.put(
        db,
        one.finished(
            event, at=entry.happened_at, by=entry.by, station=entry.station, seq=entry.seq
        ),
    )
    if event.step is Step.PREP:
        fix_base(db, event.sheet, _counted(db, event.sheet))
    if event.complete:
        _complete(db, event.sheet, entry)


def _reworked(db: Connection, entry: Entry[ReworkOrdered]) -> None:
    event = entry.event
    gone = {(named.step, named.round) for named in event.superseded}
    passes.put(
        db,
        *(
            replace(one, superseded=True)
            for one in passes_of(db, event.sheet)
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


def _corrected(db: Connection, entry: Entry[PassCorrected]) -> None:
    event = entry.event
    passes.put(db, replace(_at(db, event), void=True))
    for one in passes.find(
        db,
        pass_table.c.taken_from == event.sheet,
        pass_table.c.step == event.step,
        pass_table.c.round == event.round,
    ):
        # It did not take place for what was split off since either.
        passes.put(db, replace(one, void=True))
        reopen(db, one.sheet)
    if entry.event.step is Step.PREP:
        fix_base(db, entry.event.sheet, _counted(db, entry.event.sheet))
    reopen(db, entry.event.sheet)


def _replaced(db: Connection, entry: Entry[SheetReplaced]) -> None:
    """The passes go on under the new sheet; the old code leads to it."""
    event = entry.event
    old = sheets.get(db, event.sheet)
    new = replace(old, id=event.by_sheet, issued_at=entry.happened_at, replaces=old.id)
    sheets.put(db, replace(old, replaced_by=new.id), new)
    moving = passes_of(db, old.id)
    passes.drop(db, pass_table.c.sheet == old.id)
    passes.put(db, *(replace(one, sheet=new.id) for one in moving))


def _at(db: Connection, event: StepStarted | StepFinished | PassCorrected) -> Pass:
    known = passes.at(db, event.sheet, event.step, event.round)
    return known or Pass(event.sheet, event.step, event.round)


def _complete(db: Connection, sheet: SheetId, entry: Entry[StepFinished]) -> None:
    found = sheets.get(db, sheet)
    sheets.put(db, replace(found, complete_at=entry.happened_at))
    for unit in goes_with(db, found):
        custody.finish(db, unit, entry.happened_at)


def reopen(db: Connection, sheet: SheetId) -> None:
    """Part of a fold: a stage of the sheet is open again."""
    found = sheets.get(db, sheet)
    if found.complete_at is not None:
        sheets.put(db, replace(found, complete_at=None))
        for unit in goes_with(db, found):
            custody.finish(db, unit, None)


def goes_with(db: Connection, sheet: Sheet) -> tuple[UnitId, ...]:
    """What the sheet goes with: a volume, or a box and its items."""
    unit = catalogue.units.get(db, sheet.unit)
    inside = catalogue.children(db, unit.id) if unit.kind is UnitKind.BOX else ()
    return (unit.id, *(child.id for child in inside))


UPGRADES: Mapping[tuple[str, int], Upgrade] = {("SheetsIssued", 1): dict}


def fix_base(db: Connection, sheet: SheetId, counted: int | None) -> None:
    """Part of a fold: later counts are held to this one; to none, while it is counted anew."""
    sheets.put(db, replace(sheets.get(db, sheet), pages=counted))


def _counted(db: Connection, sheet: SheetId) -> int | None:
    """What the last pass of preparation counted that still stands."""
    stands = [p for p in passes_of(db, sheet) if p.step is Step.PREP and p.is_done]
    return stands[-1].quantity if stands else None


def _entered(db: Connection, entry: Entry[PagesEntered]) -> None:
    event = entry.event
    page_ledgers.put(
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
