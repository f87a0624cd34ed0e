"""The use cases of a correction slip: agree it, and see it signed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import cast

from workroom.base.clock import day_of
from workroom.base.codes import FormNumber
from workroom.base.errors import InputError, NotFoundError
from workroom.base.event import Entry
from workroom.base.ids import BatchId, HandoverId, PersonId
from workroom.base.verdict import YES, Verdict
from workroom.base.word import Word
from workroom.base.words import N_
from workroom.ledger.work import Work
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.corrections import rules, store
from workroom.rooms.corrections.model import (
    FORM,
    NUMBERS,
    CorrectionSigned,
    Fault,
    LineCorrection,
    NoteCorrected,
    Put,
)
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.held import not_held
from workroom.rooms.custody.model import STILL_OUT
from workroom.rooms.handover import notes
from workroom.rooms.handover import rules as note_rules
from workroom.rooms.handover import store as notes_store
from workroom.rooms.handover.accounts import by_batch
from workroom.rooms.handover.counts import NOTHING, Counts, counts_of
from workroom.rooms.handover.model import Direction, Handover, HandoverAgreed, Line, NoteLine
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import store as people
from workroom.rooms.people.model import Party
from workroom.rooms.people.rules import Right
from workroom.rooms.project import store as project

NO_REASON = N_("Say why the note is put right.")
NOTHING_TO_RIGHT = N_("Say which line of the note is wrong, and what is so.")
NO_SUCH_SLIP = N_("No correction slip bears the number {number}.")
NO_NUMBER = N_("{field} is a whole number, not {given}.")


def lines_now(work: Work, note: Handover) -> dict[int, NoteLine]:
    """The lines of an agreed note by unit, as they stand with all corrections so far."""
    if note.agreed_entry is None:
        return {}
    agreed = cast("HandoverAgreed", work.event_of(note.agreed_entry))
    lines: dict[int, NoteLine] = {line.unit: line for line in agreed.lines}
    for one in store.of_note(work.db, note.id):
        event = cast("NoteCorrected", work.event_of(one.id))
        for put in event.lines:
            before = lines.get(put.line.unit, put.line)
            lines[put.line.unit] = righted(before, put.fault, put.now)
            if put.fault is Fault.NOT_ON_IT:
                del lines[put.line.unit]
    return lines


def righted(line: NoteLine, fault: Fault, now: str) -> NoteLine:
    """The line with one thing put right."""
    if fault.moves:
        return line
    value: object = int(now) if fault in NUMBERS else now
    return replace(line, **{fault.value: value})  # type: ignore[arg-type]  # a field of that name


def correct_note(
    work: Work,
    *,
    handover: HandoverId,
    puts: Iterable[Put],
    reason: str,
    client: PersonId,
    contractor: PersonId,
    word: Word | None = None,
) -> Entry[NoteCorrected]:
    """Both sides put right what a note says; where a unit was not handed over, or was, custody
    follows.

    Raises:
        RefusedError: see `rules`. No word makes one party sign for both.
        InputError: nothing to put right, no reason, or no number where one is asked for.
    """
    db = work.db
    note = notes_store.handovers.get(db, handover)
    giver, taker = people.people.get(db, client), people.people.get(db, contractor)
    work.demand(
        rules.may_be_corrected(note)
        & note_rules.may_both_sign(giver, taker)
        & people_rules.may(giver, Right.ISSUE)
        & people_rules.may(taker, Right.RECEIVE)
    )
    chosen = tuple(puts)
    if not chosen:
        raise InputError(NOTHING_TO_RIGHT)
    if not reason.strip():
        raise InputError(NO_REASON)
    lines = lines_now(work, note)
    verdict: Verdict = YES
    made: list[LineCorrection] = []
    for put in chosen:
        fits, one = _line(work, note, lines, put)
        verdict &= fits
        made.append(one)
    work.demand(verdict, word=word)
    code = project.projects.get(db, note.project).code
    year = day_of(work.happened_at, project.zone(db)).year
    number = work.next_number(f"{code}-{FORM}-{year}")
    return work.record(
        NoteCorrected(
            handover=handover,
            number=FormNumber(code, FORM, year, number).code,
            note=note.number,
            project=note.project,
            direction=note.direction,
            client=client,
            contractor=contractor,
            reason=reason.strip(),
            out_since=_out_since(work, note),
            lines=tuple(made),
            batches=by_batch(_due(work, note, made)),
        )
    )


def sign_correction(work: Work, *, number: str) -> Entry[CorrectionSigned]:
    """Write that both originals of a slip bear all signatures. §10.2: they are on paper."""
    found = store.by_number(work.db, number)
    if found is None:
        raise NotFoundError(NO_SUCH_SLIP, number=number)
    actor = people.people.get(work.db, work.by)
    right = Right.ISSUE if actor.party is Party.CLIENT else Right.RECEIVE
    work.demand(people_rules.may(actor, right) & rules.may_be_signed(found))
    return work.record(CorrectionSigned(handover=found.handover, number=number))


def _out_since(work: Work, note: Handover) -> date | None:
    if note.direction is Direction.BACK or note.agreed_entry is None:
        return None
    return cast("HandoverAgreed", work.event_of(note.agreed_entry)).day


def _due(
    work: Work, note: Handover, made: Iterable[LineCorrection]
) -> Iterator[tuple[BatchId, Counts]]:
    """What custody that follows a slip takes from a batch, and what it adds to one."""
    for one in made:
        unit = catalogue.units.get(work.db, one.line.unit)
        where = custody.where(work.db, unit.id)
        if not one.fault.moves or (where is not None and where.since > work.happened_at):
            continue
        if where is not None and where.place in STILL_OUT:
            yield where.batch, NOTHING - counts_of(unit)
        left_out = one.fault is Fault.LEFT_OUT
        if left_out and note.direction is Direction.OUT:
            yield note.batch, counts_of(unit)
        elif not left_out and note.direction is Direction.BACK and where is not None:
            yield where.batch, counts_of(unit)


def _line(
    work: Work, note: Handover, lines: dict[int, NoteLine], put: Put
) -> tuple[Verdict, LineCorrection]:
    unit = catalogue.units.get(work.db, put.unit)
    where = custody.where(work.db, put.unit, work.as_of)
    there = lines.get(put.unit)
    verdict = rules.fits(put, there, unit.reference_code)
    if verdict:
        verdict = rules.nothing_builds_on(put, note, where, unit.reference_code)
        if put.fault is rules.sends_home(note):
            verdict &= not_held(work.db, (unit,))
    line = there or notes.note_line(unit, Line(note.id, put.unit, 0), where)
    if put.fault in NUMBERS and not put.now.strip().isdigit():
        raise InputError(NO_NUMBER, field=put.fault.chinese, given=put.now)
    was = "" if put.fault.moves else str(getattr(line, put.fault.value))
    return verdict, LineCorrection(line=line, fault=put.fault, was=was, now=put.now.strip())
