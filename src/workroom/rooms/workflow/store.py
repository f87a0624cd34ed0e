"""Where sheets and passes are kept."""

from collections.abc import Iterable
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

from workroom.base.ids import BatchId, HandoverId, PersonId, SheetId, UnitId
from workroom.ledger.columns import Flag, OneOf, Packed, UtcDateTime, book_table, key
from workroom.ledger.rows import Rows
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.custody import store as custody
from workroom.rooms.handover import store as handovers
from workroom.rooms.handover.brought import is_brought
from workroom.rooms.workflow import pages
from workroom.rooms.workflow.model import (
    Pass,
    Sheet,
)
from workroom.rooms.workflow.pages import PageLedger
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


def taken_from(db: Connection, sheet: SheetId, step: Step, round_: int) -> tuple[Pass, ...]:
    """Where that pass of a sheet counts, too: on what was split off since."""
    return passes.find(
        db,
        pass_table.c.taken_from == sheet,
        pass_table.c.step == step,
        pass_table.c.round == round_,
    )


def take_out_passes(db: Connection, sheet: SheetId) -> tuple[Pass, ...]:
    """Part of a fold: the passes of a sheet, which are to go on under another."""
    moving = passes_of(db, sheet)
    passes.drop(db, pass_table.c.sheet == sheet)
    return moving
