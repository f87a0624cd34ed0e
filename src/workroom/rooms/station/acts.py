"""The acts a scan can be, each handed to the room it belongs to."""

from workroom.base.clauses import FLOW_SHEET
from workroom.base.clock import minute_of
from workroom.base.errors import InputError
from workroom.base.event import Entry
from workroom.base.ids import CabinetId, Seq, SheetId, UnitId
from workroom.base.verdict import no
from workroom.base.word import Word
from workroom.base.words import N_, Phrase, phrase
from workroom.ledger.work import Work
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit, UnitKind
from workroom.rooms.custody import service as custody
from workroom.rooms.custody import store as custody_store
from workroom.rooms.custody.model import Place, UnitsPutAway, UnitsTaken
from workroom.rooms.custody.rules import is_in_the_room
from workroom.rooms.people import store as people_store
from workroom.rooms.project import store as project_store
from workroom.rooms.site import store as site
from workroom.rooms.station import asking
from workroom.rooms.station.model import Act, LastAct, PassDone, Session
from workroom.rooms.workflow import paging
from workroom.rooms.workflow import service as workflow
from workroom.rooms.workflow import store as workflow_store
from workroom.rooms.workflow.model import StepFinished, StepStarted
from workroom.rooms.workflow.pages import PagesTold
from workroom.rooms.workflow.rules import NO_SHEET
from workroom.rooms.workflow.steps import Step

STARTED = N_("{code}: {step} begun.")
FINISHED = N_("{code}: {step} done, {quantity} {unit}.")
OTHERWISE = N_("{said} The catalogue says {listed}: a mismatch.")
FINISHED_ALL = N_("{code}: {step} done, {quantity} {unit}. That was the last stage.")
LOGGED_BOX = N_("{code}: {step} done for {count} volumes.")
PUT_AWAY = N_("{code} is in {cabinet}.")
PUT_AWAY_BOX = N_("{code} with {count} inside is in {cabinet}.")
TAKEN = N_("{code} is out, with you.")
TAKEN_BOX = N_("{code} with {count} inside is out, with you.")
RESHELVED = N_("{code} is back on its shelf.")
REWORK = N_("{code} goes back to {step}: {reason}.")
STANDS = N_("{said} Known of later, and standing: {where}")
TAKEN_BACK = N_("Taken back: {text}")
LEDGER = N_("{code}: {pages} pages, {out} of them not scanned or blank; {frames} frames are due.")
SCAN_ITS_SHEET = N_("Log a stage of the sheet first; what is typed then is about its pages.")
IN_STACKS = N_("{code} is in the stacks.")
IS_IN = N_("{code} is in {cabinet} since {since}.")
IS_AT = N_("{code} is at {station} with {name}, since {since}.")
IS_AT_DESK = N_("{code} is at the hand-over desk since {since}.")
IS_HOME = N_("{code} went back to the client, {since}.")
IS_LENT = N_("{code} is lent to the client, {name}, since {since}.")
IS_MISSING = N_("{code} is missing since {since}; {name} had it last.")
IS_LOST = N_("{code} was declared lost, {since}.")
CANNOT_TAKE_BACK = N_("This act cannot be taken back by a scan; ask for a correction.")
PAGES = N_("pages")
ITEMS = N_("items")


def perform(
    work: Work, session: Session, unit: UnitId, sheet: SheetId | None, word: Word | None
) -> tuple[Phrase, LastAct]:
    """Do what the station's chosen command says with this unit.

    Raises:
        RefusedError: a rule said no; the transaction is undone by the caller.
    """
    match session.act:
        case Act.PUT_AWAY if session.cabinet is not None:
            return _put_away(work, unit, session.cabinet, word)
        case Act.TAKE:
            return _take(work, unit, session.station, word)
        case Act.RESHELVE:
            seq = custody.reshelve(work, unit=unit, word=word).seq
            said = phrase(RESHELVED, code=_code(work, unit))
            return said, LastAct(seq, said)
        case Act.QUESTION if session.question is not None:
            return asking.ask(work, unit=unit, kind=session.question, word=word)
        case Act.REWORK if session.step is not None and session.reason is not None:
            chosen = sheet or _sheet(work, unit)
            seq = workflow.order_rework(
                work, sheet=chosen, step=session.step, reason=session.reason, word=word
            ).seq
            said = phrase(
                REWORK,
                code=_code(work, unit),
                step=phrase(session.step.label),
                reason=phrase(session.reason.label),
            )
            return said, LastAct(seq, said)
        case _:
            return _log(work, session, unit, sheet, word)


def take_back(work: Work, last: LastAct) -> tuple[Seq, Phrase]:
    """Write that the last act did not take place.

    Raises:
        InputError: others have built on it since.
    """
    said = phrase(TAKEN_BACK, text=last.text)
    if last.passes:
        for one in last.passes:
            entry = workflow.correct_pass(
                work, sheet=one.sheet, step=one.step, round_=one.round, act=one.seq
            )
        return entry.seq, said
    if last.were:
        return custody.correct_move(work, act=last.seq, were=last.were).seq, said
    raise InputError(CANNOT_TAKE_BACK)


def enter_pages(
    work: Work, last: LastAct, told: PagesTold, word: Word | None
) -> tuple[Seq, Phrase]:
    """Write what is odd about the pages of the sheet that was logged last.

    Raises:
        InputError: the last scan logged no stage, or those of a whole box.
        RefusedError: the sums are wrong, or preparation has not counted yet.
    """
    sheets = {one.sheet for one in last.passes}
    if len(sheets) != 1:
        raise InputError(SCAN_ITS_SHEET)
    entry = paging.enter_pages(
        work,
        sheet=sheets.pop(),
        left_out=told.left_out,
        blank=told.blank,
        split=told.split,
        word=word,
    )
    event = entry.event
    out = event.blank + sum(one.pages for one in event.left_out)
    said = phrase(
        LEDGER,
        code=_code(work, event.unit),
        pages=event.pages,
        out=out,
        frames=event.frames,
    )
    return entry.seq, said


def with_later(work: Work, unit: UnitId, said: Phrase) -> Phrase:
    """What was done late changes where the unit was then; what is known of later stands."""
    now = custody_store.where(work.db, unit)
    if now is None or work.as_of is None or now.since <= work.as_of:
        return said
    return phrase(STANDS, said=said, where=whereabouts(work, unit))


def whereabouts(work: Work, unit: UnitId) -> Phrase:
    """Where the unit is, in a sentence."""
    code, where = _code(work, unit), custody_store.where(work.db, unit)
    if where is None or where.place is Place.STACKS:
        return phrase(IN_STACKS, code=code)
    since = minute_of(where.since, project_store.zone(work.db))
    match where.place:
        case Place.CABINET if where.cabinet is not None:
            cabinet = site.cabinets.get(work.db, where.cabinet)
            return phrase(IS_IN, code=code, cabinet=cabinet.name, since=since)
        case Place.WORKSTATION:
            name = people_store.people.get(work.db, where.holder).name
            return phrase(IS_AT, code=code, station=where.station, name=name, since=since)
        case Place.RETURNED:
            return phrase(IS_HOME, code=code, since=since)
        case Place.LENT | Place.MISSING:
            name = people_store.people.get(work.db, where.holder).name
            said = IS_LENT if where.place is Place.LENT else IS_MISSING
            return phrase(said, code=code, name=name, since=since)
        case Place.LOST:
            return phrase(IS_LOST, code=code, since=since)
        case _:
            return phrase(IS_AT_DESK, code=code, since=since)


def _put_away(
    work: Work, unit: UnitId, cabinet: CabinetId, word: Word | None
) -> tuple[Phrase, LastAct]:
    were = custody.places_of(work.db, unit, work.as_of)
    entry: Entry[UnitsPutAway] = custody.put_away(work, unit=unit, cabinet=cabinet, word=word)
    name = site.cabinets.get(work.db, cabinet).name
    inside = len(entry.event.units) - 1
    template = PUT_AWAY_BOX if inside else PUT_AWAY
    said = phrase(template, code=_code(work, unit), count=inside, cabinet=name)
    moved = set(entry.event.units)
    return said, LastAct(entry.seq, said, were=tuple(was for was in were if was.unit in moved))


def _take(work: Work, unit: UnitId, station: str, word: Word | None) -> tuple[Phrase, LastAct]:
    were = custody.places_of(work.db, unit, work.as_of)
    entry: Entry[UnitsTaken] = custody.take(work, unit=unit, station=station, word=word)
    inside = len(entry.event.units) - 1
    said = phrase(TAKEN_BOX if inside else TAKEN, code=_code(work, unit), count=inside)
    moved = set(entry.event.units)
    return said, LastAct(entry.seq, said, were=tuple(was for was in were if was.unit in moved))


def _log(
    work: Work, session: Session, unit: UnitId, sheet: SheetId | None, word: Word | None
) -> tuple[Phrase, LastAct]:
    chosen = work.ask(catalogue.units.get, unit)
    if sheet is None and chosen.kind is UnitKind.BOX:
        if (own := workflow_store.sheet_of(work.db, unit)) is None:
            return _log_box(work, session, chosen, word)
        sheet = own.id
    entry = workflow.log(
        work,
        sheet=sheet or _sheet(work, unit),
        step=session.step,
        verb=session.verb,
        quantity=session.quantity,
        word=word,
    )
    event = entry.event
    step = phrase(event.step.label)
    if isinstance(event, StepFinished):
        said = phrase(
            FINISHED_ALL if event.complete else FINISHED,
            code=chosen.reference_code,
            step=step,
            quantity=event.quantity,
            unit=phrase(ITEMS if chosen.kind is UnitKind.BOX else PAGES),
        )
        differs = workflow_store.mismatch_of(work.db, event.unit)
        if event.step is Step.PREP and differs is not None:
            said = phrase(OTHERWISE, said=said, listed=differs[0])
    else:
        said = phrase(STARTED, code=chosen.reference_code, step=step)
    return said, LastAct(entry.seq, said, passes=(_pass_done(entry),))


def _log_box(work: Work, session: Session, box: Unit, word: Word | None) -> tuple[Phrase, LastAct]:
    """One scan of a box logs the stage for each volume of it that is in the room: all, or none."""
    is_in_the_room(custody_store.where(work.db, box.id, work.as_of), box.reference_code).demand()
    inside = catalogue.children(work.db, box.id)
    where = custody_store.where_all(work.db, (child.id for child in inside), work.as_of)
    sheets = workflow_store.sheets_for(work.db, where)
    done: list[Entry[StepStarted] | Entry[StepFinished]] = []
    for child in inside:
        if child.id in sheets and where[child.id].is_in_the_room:
            logged = workflow.log(
                work,
                sheet=sheets[child.id].id,
                step=session.step,
                verb=session.verb,
                word=word,
            )
            done.append(logged)
    if not done:
        no(NO_SHEET, FLOW_SHEET, code=box.reference_code).demand()
        raise AssertionError("a no without a refusal")
    last = done[-1]
    step = phrase(last.event.step.label)
    said = phrase(LOGGED_BOX, code=box.reference_code, step=step, count=len(done))
    return said, LastAct(last.seq, said, passes=tuple(map(_pass_done, done)))


def _pass_done(entry: Entry[StepStarted] | Entry[StepFinished]) -> PassDone:
    event = entry.event
    return PassDone(event.sheet, event.step, event.round, entry.seq)


def _sheet(work: Work, unit: UnitId) -> SheetId:
    chosen = work.ask(catalogue.units.get, unit)
    found = workflow_store.sheet_of(work.db, unit)
    if found is None and chosen.kind is UnitKind.ITEM and chosen.parent is not None:
        found = workflow_store.sheet_of(work.db, chosen.parent)
    if found is None:
        is_in_the_room(custody_store.where(work.db, unit), chosen.reference_code).demand()
        no(NO_SHEET, FLOW_SHEET, code=chosen.reference_code).demand()
        raise AssertionError("a no without a refusal")
    return found.id


def _code(work: Work, unit: UnitId) -> str:
    return work.ask(catalogue.units.get, unit).reference_code
