"""The use cases of the workflow: making out sheets, logging stages, rework, corrections."""

from collections.abc import Mapping

from workroom.base.clauses import FLOW_SHEET
from workroom.base.codes import Label, parse
from workroom.base.errors import InputError
from workroom.base.event import Entry
from workroom.base.ids import HandoverId, Seq, SheetId, UnitId
from workroom.base.verdict import YES, RefusedError, Verdict, no
from workroom.base.word import Word
from workroom.base.words import N_
from workroom.ledger.reading import Reading
from workroom.ledger.work import Work
from workroom.rooms.access import store as access
from workroom.rooms.access.model import CameIn, SeenBy
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit, UnitKind
from workroom.rooms.handover import store as handovers
from workroom.rooms.handover.model import Direction, Handover
from workroom.rooms.handover.occasion import Occasion
from workroom.rooms.holds import rules as hold_rules
from workroom.rooms.holds import store as holds
from workroom.rooms.late import claiming
from workroom.rooms.late.model import ReservedNumber
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import store as people_store
from workroom.rooms.people.rules import Right
from workroom.rooms.project import store as project_store
from workroom.rooms.workflow import rules, store
from workroom.rooms.workflow.model import (
    Pass,
    PassCorrected,
    ReworkOrdered,
    Sheet,
    SheetMade,
    SheetsIssued,
    StepFinished,
    StepStarted,
    Verb,
    as_of,
    done_steps,
    last_round,
    next_step,
    overtaken,
    running_pass,
    still_hold,
)
from workroom.rooms.workflow.pages import plain_ledger
from workroom.rooms.workflow.reasons import ReworkReason
from workroom.rooms.workflow.replacing import SheetReplaced, SheetSpoiled
from workroom.rooms.workflow.reworking import rework
from workroom.rooms.workflow.sheets import bears_sheets
from workroom.rooms.workflow.steps import Step, active_steps
from workroom.rooms.workflow.verdicts import verdict_to_log

NOT_A_PASS = N_("There is no pass of that stage to correct.")
NO_REASON = N_("Say why.")
HAS_A_SHEET = N_("A blank sheet was named for something that has one, or is not on the note.")
NOTHING_RESERVED: Mapping[UnitId, str] = {}
ONLY_THE_LAST = N_("Later stages build on it; order rework instead.")


def issue(
    work: Work, *, handover: HandoverId, reserved: Mapping[UnitId, str] = NOTHING_RESERVED
) -> tuple[Sheet, ...]:
    """Make out the sheets for a handover: one a volume, one a box of loose items. §4.3.7.

    Asked again it makes out only what is missing. A unit that went along with a blank sheet
    keeps the number that was `reserved` for it.
    """
    db = work.db
    work.demand(people_rules.may(people_store.people.get(db, work.by), Right.PREPARE_BATCH))
    note = handovers.handovers.get(db, handover)
    if note.direction is not Direction.OUT or note.agreed_entry is None:
        return ()
    ids = [line.unit for line in handovers.lines(db, handover)]
    units = catalogue.many(db, ids)
    have = {sheet.unit for sheet in store.sheets_of(db, handover)}
    going = bears_sheets(units[id_] for id_ in ids)
    wanted = [unit for unit in going if unit.id not in have]
    if not wanted:
        return ()
    blank = {unit: claiming.demand_reserved(work, code, "F03") for unit, code in reserved.items()}
    if blank.keys() - {unit.id for unit in wanted}:
        raise InputError(HAS_A_SHEET)
    rest = [unit.id for unit in wanted if unit.id not in blank]
    numbers = work.next_numbers("sheet", len(rest)) if rest else ()
    drawn = {unit: SheetId(number) for unit, number in zip(rest, numbers, strict=True)}
    drawn |= {unit: _sheet_of(number) for unit, number in blank.items()}
    made = tuple(_made_out(work, drawn[unit.id], unit.id, note) for unit in wanted)
    entry = work.record(SheetsIssued(handover=handover, batch=note.batch, sheets=made))
    for number in blank.values():
        claiming.use(work, number, entry.seq)
    return tuple(
        Sheet(one.sheet, one.unit, note.batch, handover, entry.happened_at) for one in made
    )


def replace_sheet(
    work: Work, *, sheet: SheetId, reason: str, reserved: str = ""
) -> Entry[SheetReplaced]:
    """Write that a sheet is lost: another goes on in its place, and the old code leads to it.

    §10.5: a sheet spoiled in the printer is printed again under its own number and needs none
    of this. A blank sheet that was taken instead keeps its `reserved` number.

    Raises:
        RefusedError: another one went on in its place already, or not the person's to do.
    """
    chosen = _may_make_anew(work, sheet)
    if not reason.strip():
        raise InputError(NO_REASON)
    number = claiming.demand_reserved(work, reserved, "F03") if reserved else None
    by_sheet = _sheet_of(number) if number else SheetId(work.next_number("sheet"))
    entry = work.record(
        SheetReplaced(sheet=sheet, by_sheet=by_sheet, unit=chosen.unit, reason=reason.strip())
    )
    if number is not None:
        claiming.use(work, number, entry.seq)
    return entry


def spoil_sheet(work: Work, *, sheet: SheetId) -> Entry[SheetSpoiled]:
    """Write that the printer spoiled a sheet: the same comes out again, under the same number."""
    chosen = _may_make_anew(work, sheet)
    return work.record(SheetSpoiled(sheet=sheet, unit=chosen.unit))


def _may_make_anew(work: Work, sheet: SheetId) -> Sheet:
    chosen = store.sheets.get(work.db, sheet)
    actor = people_store.people.get(work.db, work.by)
    newer = store.sheets.at(work.db, chosen.replaced_by) if chosen.replaced_by else None
    work.demand(
        people_rules.may(actor, Right.PREPARE_BATCH)
        & rules.goes_on(newer, catalogue.units.get(work.db, chosen.unit).reference_code)
    )
    return chosen


def log(
    work: Work,
    *,
    sheet: SheetId,
    step: Step | None = None,
    verb: Verb = Verb.AUTO,
    quantity: int | None = None,
    word: Word | None = None,
) -> Entry[StepStarted] | Entry[StepFinished]:
    """Log a stage of a sheet; without a stage named, the one that is next.

    The quantity is pages (for a box, items) unless somebody typed another: as
    catalogued until preparation has counted them, and as counted there from then on.
    Where people scan at the door, whoever logs a stage and has not scanned
    in is inside from now on, and the entry says so (§10.3).

    Raises:
        RefusedError: the day is not open, an incident holds the unit, an order has
            stopped the work, pages or frames do not agree, or see `rules.may_log`.
    """
    db = work.db
    chosen = store.sheets.get(db, sheet)
    unit = work.ask(catalogue.units.get, chosen.unit)
    # No word opens this: what was done is logged on the sheet of the one that lives on.
    work.demand(rules.is_not_ended(chosen, catalogue.living(db, unit).reference_code))
    actor = work.ask(people_store.people.get, work.by)
    settings = work.ask(project_store.settings)
    active = active_steps(settings.text("steps"))
    written = store.passes_of(db, sheet)
    wanted = step or next_step(written, active)
    if wanted is None:
        raise RefusedError(no(rules.NOTHING_LEFT, FLOW_SHEET, code=unit.reference_code))
    passes = as_of(written, wanted, work.as_of)
    shift = hold_rules.shift_of(work.happened_at.astimezone(project_store.zone(db)))
    newer = store.sheets.at(db, chosen.replaced_by) if chosen.replaced_by else None
    rules.goes_on(newer, unit.reference_code).demand()
    verdict = hold_rules.day_is_open(holds.open_day(db, work.as_of), shift) & verdict_to_log(
        work, chosen, wanted, passes, unit=unit, person=actor, active=active
    )
    running = running_pass(passes, wanted)
    verdict &= rules.ends_after_it_began(running, work.happened_at, unit.reference_code)
    timed = wanted in active_steps(settings.text("timed_steps"))
    starts = verb is Verb.START or (verb is Verb.AUTO and timed and running is None)
    if starts:
        # No word opens this: who began a stage, and when, stands for ever.
        work.demand(rules.may_start(wanted, passes, code=unit.reference_code))
    elif quantity is not None:
        verdict &= _agrees(db, chosen, wanted, quantity, code=unit.reference_code)
    work.demand(verdict, word=word)
    round_ = _round(passes, wanted, running)
    entry: Entry[StepStarted] | Entry[StepFinished]
    if starts:
        entry = work.record(StepStarted(sheet=sheet, unit=unit.id, step=wanted, round=round_))
    else:
        amount = quantity if quantity is not None else _quantity(db, chosen, unit, wanted)
        complete = done_steps(written) | {wanted} >= set(active)
        entry = work.record(
            StepFinished(
                sheet=sheet,
                unit=unit.id,
                step=wanted,
                round=round_,
                quantity=amount,
                complete=complete,
            )
        )
    if settings.on("door_scans") and not access.is_inside(db, work.by):
        work.record(CameIn(person=work.by, seen_by=SeenBy.STAGE))
    return entry


def order_rework(
    work: Work,
    *,
    sheet: SheetId,
    step: Step,
    reason: ReworkReason,
    remark: str = "",
    word: Word | None = None,
) -> Entry[ReworkOrdered]:
    """Send a volume back to a stage: a new pass is opened there, what builds on it no longer
    counts.
    """
    chosen = store.sheets.get(work.db, sheet)
    unit = catalogue.units.get(work.db, chosen.unit)
    work.demand(rules.is_not_ended(chosen, catalogue.living(work.db, unit).reference_code))
    actor = people_store.people.get(work.db, work.by)
    verdict, event = rework(
        work.db,
        sheet=sheet,
        step=step,
        reason=reason,
        remark=remark,
        at=work.happened_at,
        as_of=work.as_of,
    )
    work.demand(people_rules.may(actor, Right.REWORK) & verdict, word=word)
    return work.record(event)


def correct_pass(
    work: Work, *, sheet: SheetId, step: Step, round_: int, act: Seq
) -> Entry[PassCorrected]:
    """Write that a pass did not take place: a new entry that names the old one.

    Raises:
        InputError: there is no such pass, or a later stage builds on it.
    """
    db = work.db
    chosen = store.sheets.get(db, sheet)
    passes = store.passes_of(db, sheet)
    found = next((p for p in passes if (p.step, p.round) == (step, round_) and p.counts), None)
    if found is None:
        raise InputError(NOT_A_PASS)
    active = active_steps(project_store.settings(db).text("steps"))
    if any(named.step is not step for named in overtaken(passes, step, active)):
        raise InputError(ONLY_THE_LAST)
    return work.record(
        PassCorrected(sheet=sheet, unit=chosen.unit, step=step, round=round_, act=act)
    )


def _made_out(work: Work, sheet: SheetId, unit: UnitId, note: Handover) -> SheetMade:
    """A sheet; out again for rework, with what of its sheet before still holds. T22."""
    before = store.sheet_of(work.db, unit) if note.occasion is Occasion.REWORK else None
    if before is None:
        return SheetMade(sheet=sheet, unit=unit)
    active = active_steps(work.ask(project_store.settings).text("steps"))
    passes = store.passes_of(work.db, before.id)
    return SheetMade(
        sheet=sheet,
        unit=unit,
        before=before.id,
        carried=still_hold(passes, Step(note.back_to), active),
    )


def _sheet_of(number: ReservedNumber) -> SheetId:
    found = parse(number.code)
    if not isinstance(found, Label):
        raise TypeError(number.code)
    return SheetId(found.number)


def _round(passes: tuple[Pass, ...], step: Step, running: Pass | None) -> int:
    """The pass that is running, or was ordered by rework and not begun; else a new one."""
    if running is not None:
        return running.round
    waiting = (p for p in passes if p.step is step and p.counts and p.started_at is None)
    found = next(waiting, None)
    return found.round if found else last_round(passes, step) + 1


def _agrees(db: Reading, sheet: Sheet, step: Step, found: int, *, code: str) -> Verdict:
    """What somebody counted, against what it must be."""
    if sheet.pages is None or step not in (Step.SCAN, Step.REBIND, Step.CHECK):
        return YES
    if step is Step.SCAN:
        ledger = store.page_ledgers.at(db, sheet.id) or plain_ledger(sheet.id, sheet.pages)
        return rules.may_be_scanned(ledger, found, code=code)
    return rules.pages_agree(step, found, base=sheet.pages, code=code)


def _quantity(db: Reading, sheet: Sheet, unit: Unit, step: Step) -> int:
    """What nobody counted anew: frames for what is done to images, else the page base."""
    if step.is_about_images and (ledger := store.page_ledgers.at(db, sheet.id)) is not None:
        return ledger.frames
    if sheet.pages is not None and step is not Step.PREP:
        return sheet.pages
    if unit.kind is UnitKind.BOX:
        return len(catalogue.children(db, unit.id))
    return unit.pages
