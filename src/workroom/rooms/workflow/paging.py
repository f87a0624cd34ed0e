"""Writing the page ledger of a unit: pages not scanned, blank, or more than one frame."""

from collections.abc import Sequence

from workroom.base.event import Entry
from workroom.base.ids import SheetId
from workroom.base.word import Word
from workroom.ledger.work import Work
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.custody import store as custody
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import store as people_store
from workroom.rooms.people.rules import Right
from workroom.rooms.workflow import rules, store
from workroom.rooms.workflow.pages import PageLedger, PagesEntered, PagesLeftOut, may_enter


def enter_pages(
    work: Work,
    *,
    sheet: SheetId,
    left_out: Sequence[PagesLeftOut] = (),
    blank: int = 0,
    split: int = 0,
    frames: int | None = None,
    word: Word | None = None,
) -> Entry[PagesEntered]:
    """Write what is odd about the pages of a unit; where nothing is, nothing need be written.

    Without `frames` they are as many as there should be. Written again, the later
    ledger counts.

    Raises:
        RefusedError: preparation has not fixed the page base yet, or the sums are wrong.
    """
    db = work.db
    chosen = store.sheets.get(db, sheet)
    unit = catalogue.units.get(db, chosen.unit)
    code, base = unit.reference_code, chosen.pages
    told = PageLedger(
        sheet, base or 0, tuple(one for one in left_out if one.pages), blank, split, frames or 0
    )
    if frames is None:
        told = PageLedger(sheet, told.pages, told.left_out, blank, split, max(told.expected, 0))
    actor = people_store.people.get(db, work.by)
    work.demand(
        people_rules.may(actor, Right.LOG_STAGE)
        & rules.is_not_ended(chosen, catalogue.living(db, unit).reference_code)
        & rules.is_of_this_trip(chosen, custody.where(db, unit.id), code)
        & may_enter(told, base=base, code=code),
        word=word,
    )
    return work.record(
        PagesEntered(
            sheet=sheet,
            unit=unit.id,
            pages=told.pages,
            left_out=told.left_out,
            blank=told.blank,
            split=told.split,
            frames=told.frames,
        )
    )
