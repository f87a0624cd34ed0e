"""The use cases of a handover, from the first scanned box to the filed paper."""

from collections.abc import Iterable

from workroom.base.clauses import DUAL_NOTE
from workroom.base.errors import InputError
from workroom.base.event import Entry
from workroom.base.ids import BatchId, HandoverId, LineId, PersonId, ProjectId, UnitId
from workroom.base.verdict import Verdict, no
from workroom.base.word import Approval, Word
from workroom.base.words import N_
from workroom.ledger.work import Work
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit, UnitKind
from workroom.rooms.custody import store as custody
from workroom.rooms.handover import notes, rules, store
from workroom.rooms.handover.counts import Counts
from workroom.rooms.handover.model import (
    COPIES,
    CopyPrinted,
    CountEntered,
    DifferenceRecorded,
    Direction,
    HandoverAgreed,
    HandoverBegun,
    HandoverDropped,
    LineRemarked,
    LinesAdded,
    LinesTakenOff,
    NoteFiled,
    NoteSigned,
    OccasionChosen,
    SecrecyStated,
)
from workroom.rooms.handover.numbers import annex_number, form_number
from workroom.rooms.handover.occasion import Occasion
from workroom.rooms.handover.verdicts import verdict_to_agree
from workroom.rooms.holds import rules as hold_rules
from workroom.rooms.holds import store as holds
from workroom.rooms.late import claiming
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import store as people_store
from workroom.rooms.people.model import Party, Person
from workroom.rooms.people.rules import Right
from workroom.rooms.project import store as project_store
from workroom.rooms.registers import store as registers
from workroom.rooms.requests.model import RequestNamed
from workroom.rooms.requests.requests import REQUESTS

NO_REASON = N_("Say why.")
NOT_ON_NOTE = N_("That unit is not on this note.")
BAD_COPY = N_("There are copy 1 and copy 2.")


def begin_out(work: Work, *, project: ProjectId) -> HandoverId:
    """Begin a batch, and the note it goes out on."""
    work.demand(people_rules.may(_actor(work), Right.PREPARE_BATCH))
    project_store.projects.get(work.db, project)
    event = HandoverBegun(
        handover=HandoverId(work.next_number("handover")),
        direction=Direction.OUT,
        batch=BatchId(work.next_number("batch")),
        project=project,
    )
    work.record(event)
    return event.handover


def begin_back(work: Work, *, batch: BatchId) -> HandoverId:
    """Begin a note on which part of a batch goes home."""
    work.demand(people_rules.may(_actor(work), Right.PREPARE_BATCH))
    found = store.batches.get(work.db, batch)
    event = HandoverBegun(
        handover=HandoverId(work.next_number("handover")),
        direction=Direction.BACK,
        batch=batch,
        project=found.project,
    )
    work.record(event)
    return event.handover


def add(
    work: Work,
    *,
    handover: HandoverId,
    unit: UnitId,
    approval: Approval | None = None,
    word: Word | None = None,
) -> tuple[Unit, ...]:
    """Put a unit onto the note; a box brings what may go with it, and the answer says what that is.

    What lies in the box but may not go (classified, out already, unfinished)
    stays off, and shows as not ticked on the page.

    Raises:
        RefusedError: the unit itself may not go.
    """
    db = work.db
    note = store.handovers.get(db, handover)
    actor = _actor(work)
    work.demand(people_rules.may(actor, Right.PREPARE_BATCH) & rules.is_draft(note))
    if approval is not None:
        approver = people_store.people.get(db, approval.who)
        work.demand(people_rules.may_approve(approver, asked_by=actor))
    chosen = catalogue.units.get(db, unit)
    already = {line.unit for line in store.lines(db, handover)}
    inside = catalogue.children(db, unit) if chosen.kind is UnitKind.BOX else ()
    verdicts = notes.verdicts_for(db, note, (chosen, *inside))
    work.demand(verdicts[chosen.id], approval=approval, word=word)
    work.demand(notes.of_its_batch(db, note, chosen))
    going = [one for one in inside if verdicts[one.id] and one.id not in already]
    if chosen.id not in already:
        going.insert(0, chosen)
    if going:
        work.record(LinesAdded(handover=handover, units=tuple(one.id for one in going)))
    return tuple(going)


def add_many(work: Work, *, handover: HandoverId, units: Iterable[UnitId]) -> tuple[UnitId, ...]:
    """Put a list of units onto the note; those that may not go stay off. Answers what was added."""
    db = work.db
    note = store.handovers.get(db, handover)
    work.demand(people_rules.may(_actor(work), Right.PREPARE_BATCH) & rules.is_draft(note))
    already = {line.unit for line in store.lines(db, handover)}
    wanted = catalogue.many(db, units)
    verdicts = notes.verdicts_for(db, note, wanted.values())
    going = tuple(id_ for id_ in wanted if verdicts[id_] and id_ not in already)
    if going:
        work.record(LinesAdded(handover=handover, units=going))
    return going


def take_off(work: Work, *, handover: HandoverId, unit: UnitId) -> None:
    """Take a unit off the note; a box takes its content off as well."""
    note = store.handovers.get(work.db, handover)
    work.demand(people_rules.may(_actor(work), Right.PREPARE_BATCH) & rules.is_draft(note))
    listed = {line.unit for line in store.lines(work.db, handover)}
    gone = [unit, *(child.id for child in catalogue.children(work.db, unit))]
    on_it = tuple(one for one in gone if one in listed)
    if not on_it:
        raise InputError(NOT_ON_NOTE)
    work.record(LinesTakenOff(handover=handover, units=on_it))


def remark(work: Work, *, handover: HandoverId, unit: UnitId, condition: int, text: str) -> None:
    """Write the condition (1 to 7) of a unit on the note, and what is to be said of it."""
    note = store.handovers.get(work.db, handover)
    work.demand(people_rules.may(_actor(work), Right.PREPARE_BATCH) & rules.is_draft(note))
    if condition not in rules.CONDITIONS:
        work.demand(no(rules.UNKNOWN_CONDITION, DUAL_NOTE))
    if store.handover_lines.at(work.db, handover, unit) is None:
        raise InputError(NOT_ON_NOTE)
    work.record(
        LineRemarked(handover=handover, unit=unit, condition=condition, remark=text.strip())
    )


def enter_count(work: Work, *, handover: HandoverId, counts: Counts) -> None:
    """One side enters what it counted; which side follows from who enters it."""
    note, actor = store.handovers.get(work.db, handover), _actor(work)
    right = Right.ISSUE if actor.party is Party.CLIENT else Right.RECEIVE
    pages_too = project_store.settings(work.db).on("count_pages")
    work.demand(
        people_rules.may(actor, right) & rules.may_enter_count(note, counts, pages_too=pages_too)
    )
    work.record(CountEntered(handover=handover, party=actor.party, counts=counts))


def record_difference(work: Work, *, handover: HandoverId, text: str) -> None:
    """Write how both sides explain that the totals differ; it is printed on the note."""
    note, actor = store.handovers.get(work.db, handover), _actor(work)
    right = Right.ISSUE if actor.party is Party.CLIENT else Right.RECEIVE
    listed = store.listed(work.db, handover)
    work.demand(people_rules.may(actor, right) & rules.may_explain(note, listed))
    if not text.strip():
        raise InputError(NO_REASON)
    work.record(DifferenceRecorded(handover=handover, text=text.strip()))


def choose_occasion(
    work: Work, *, handover: HandoverId, occasion: Occasion, back_to: str = ""
) -> None:
    """Say why the archives of a draft go out; for rework, from which stage on it is done again."""
    note = store.handovers.get(work.db, handover)
    work.demand(
        people_rules.may(_actor(work), Right.PREPARE_BATCH)
        & rules.is_draft(note)
        & rules.may_be_occasion(note, occasion, back_to)
    )
    work.record(
        OccasionChosen(
            handover=handover,
            occasion=occasion,
            back_to=back_to if occasion is Occasion.REWORK else "",
        )
    )


def state_secrecy(work: Work, *, handover: HandoverId) -> None:
    """The client states: 经发包方审查，本批不涉及国家秘密. §10.4."""
    note = store.handovers.get(work.db, handover)
    work.demand(people_rules.may(_actor(work), Right.STATE_SECRECY) & rules.is_draft(note))
    work.record(SecrecyStated(handover=handover))


def name_request(work: Work, *, handover: HandoverId, request: LineId) -> None:
    """Write on which request (F04) a note goes out; a later one takes the place of the first.

    Whether it is approved, and for so much, is asked when both agree.
    """
    note = store.handovers.get(work.db, handover)
    line = registers.get(work.db, REQUESTS, request)
    work.demand(
        people_rules.may(_actor(work), Right.PREPARE_BATCH)
        & rules.is_draft(note)
        & rules.goes_out_on_requests(note)
    )
    work.record(
        RequestNamed(handover=handover, request=request, number=line.number, again=line.again.value)
    )


def agree(
    work: Work,
    *,
    handover: HandoverId,
    client: PersonId,
    contractor: PersonId,
    approval: Approval | None = None,
    word: Word | None = None,
    reserved: str = "",
) -> Entry[HandoverAgreed]:
    """Both sides agree the counts: custody passes with this entry, and the note gets its number.

    A note that was filled by hand bears the number that was `reserved` for it.

    Args:
        approval: the client's, where the note goes out without an approved request, with more
            than that allows, or with more than may be in the room.

    Raises:
        RefusedError: see `rules.may_agree`; also while no custodian is on duty or
            the day is not open. No word agrees a note a second time.
    """
    db = work.db
    note = store.handovers.get(db, handover)
    work.demand(rules.is_draft(note) & notes.agrees_with_what_came_after(db, note, work.as_of))
    giver, taker = people_store.people.get(db, client), people_store.people.get(db, contractor)
    number = claiming.demand_reserved(work, reserved, "F01") if reserved else None
    day = holds.open_day(db, work.as_of)
    now = work.happened_at.astimezone(project_store.zone(db))
    today = now.date()
    lines = store.lines(db, handover)
    units = catalogue.many(db, (line.unit for line in lines))
    if approval is not None:
        approver = people_store.people.get(db, approval.who)
        work.demand(people_rules.may_approve(approver, asked_by=taker))
    work.demand(
        verdict_to_agree(
            db,
            note,
            client=giver,
            contractor=taker,
            shift=hold_rules.shift_of(now),
            at=work.as_of,
        )
        & notes.still_may_move(db, note, units.values(), work.as_of)
        & rules.is_of_this_project(note, number),
        approval=approval,
        word=word,
    )
    settings = project_store.settings(db)
    project = project_store.projects.get(db, note.project)
    where = custody.where_all(db, units, work.as_of)
    annexed = any(unit.kind is not UnitKind.BOX for unit in units.values())
    event = HandoverAgreed(
        handover=handover,
        direction=note.direction,
        batch=note.batch,
        project=note.project,
        number=number.code if number else form_number(work, project, "F01", today),
        annex=annex_number(work, project, number, today) if annexed else "",
        day=day.day if day else today,
        client=client,
        contractor=contractor,
        client_counts=note.client_counts or store.listed(db, handover),
        contractor_counts=note.contractor_counts or store.listed(db, handover),
        difference=note.difference,
        secrecy_by=note.secrecy_by,
        secrecy_at=note.secrecy_at,
        remaining=notes.remaining(db, note, units.values()),
        pages_counted=settings.on("count_pages"),
        occasion=note.occasion,
        back_to=note.back_to,
        lines=tuple(
            notes.note_line(units[line.unit], line, where.get(line.unit)) for line in lines
        ),
    )
    entry = work.record(event)
    if number is not None:
        claiming.use_note(work, number, entry.seq, annexed=annexed)
    return entry


def confirm_copy(work: Work, *, handover: HandoverId, copy: int, well: bool) -> None:
    """Write whether one original came out well. A spoiled one is printed again under the same
    number.
    """
    note = store.handovers.get(work.db, handover)
    work.demand(_may_keep_papers(_actor(work)) & rules.may_confirm_copy(note))
    if copy not in COPIES:
        raise InputError(BAD_COPY)
    work.record(CopyPrinted(handover=handover, copy=copy, well=well))


def sign(work: Work, *, handover: HandoverId) -> None:
    """Write that both originals bear all signatures. §10.2: the signature is on paper."""
    note = store.handovers.get(work.db, handover)
    work.demand(_may_keep_papers(_actor(work)) & rules.may_sign(note, COPIES))
    work.record(NoteSigned(handover=handover))


def file(work: Work, *, handover: HandoverId) -> None:
    """Write that each side has filed its original."""
    note = store.handovers.get(work.db, handover)
    work.demand(_may_keep_papers(_actor(work)) & rules.may_file(note))
    work.record(NoteFiled(handover=handover))


def drop(work: Work, *, handover: HandoverId, reason: str) -> None:
    """Give a draft up; nothing changed hands, and no number was drawn."""
    note = store.handovers.get(work.db, handover)
    work.demand(people_rules.may(_actor(work), Right.PREPARE_BATCH) & rules.is_draft(note))
    if not reason.strip():
        raise InputError(NO_REASON)
    work.record(HandoverDropped(handover=handover, reason=reason.strip()))


def _may_keep_papers(actor: Person) -> Verdict:
    right = Right.ISSUE if actor.party is Party.CLIENT else Right.RECEIVE
    return people_rules.may(actor, right)


def _actor(work: Work) -> Person:
    return people_store.people.get(work.db, work.by)
