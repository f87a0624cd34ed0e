"""The use cases of an opening statement: draft, agree, file, give up."""

from dataclasses import replace
from datetime import date

from workroom.base.clock import day_of
from workroom.base.codes import FormNumber
from workroom.base.errors import InputError
from workroom.base.event import Entry
from workroom.base.ids import PersonId, ProjectId
from workroom.base.series import SeriesBegun
from workroom.base.verdict import Verdict
from workroom.base.word import Word
from workroom.base.words import N_
from workroom.ledger.reading import Reading
from workroom.ledger.work import Work
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.custody import store as custody
from workroom.rooms.handover import rules as handover_rules
from workroom.rooms.handover import store as handovers
from workroom.rooms.holds import rules as hold_rules
from workroom.rooms.holds import store as holds
from workroom.rooms.opening import rules, store
from workroom.rooms.opening.incoming import demand_something
from workroom.rooms.opening.model import (
    FORM,
    Statement,
    StatementAgreed,
    StatementDrafted,
    StatementDropped,
    StatementFiled,
    StatementId,
)
from workroom.rooms.opening.plan import described, planned
from workroom.rooms.opening.series import drawn_of
from workroom.rooms.opening.told import Told
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import store as people_store
from workroom.rooms.people.model import Party, Person
from workroom.rooms.people.rules import Right
from workroom.rooms.project import store as project_store
from workroom.rooms.workflow.brought import Works
from workroom.rooms.workflow.steps import active_steps

NO_REASON = N_("Say why.")


def draft(work: Work, *, project: ProjectId, told: Told) -> Entry[StatementDrafted]:
    """Write what a file tells as a draft; nothing stands as told before both parties agree.

    An earlier draft of the project is over with it.

    Raises:
        RefusedError: not a right of the actor's, or the book has seen a unit move.
        InputError: nothing of the file could be taken.
    """
    actor = people_store.people.get(work.db, work.by)
    project_store.projects.get(work.db, project)
    demand_something(told)
    work.demand(people_rules.may(actor, Right.PREPARE_BATCH))
    statement = StatementId(work.next_number("opening"))
    lines = tuple(replace(line, statement=statement) for line in told.lines)
    return work.record(
        StatementDrafted(
            statement=statement,
            project=project,
            file=told.file,
            digest=told.digest,
            rejected=told.rejected,
            not_begun=told.not_begun,
            lines=lines,
            numbers=told.numbers,
        )
    )


def agree(
    work: Work,
    *,
    statement: StatementId,
    client: PersonId,
    contractor: PersonId,
    word: Word | None = None,
) -> Entry[StatementAgreed]:
    """Both parties agree: in one work everything stands as told, and the series go on.

    No day need be open, for the first day opens by counting what this brings in.

    Raises:
        RefusedError: see `verdict_to_agree`; no word agrees a statement twice, tells anew
            what the book saw itself, or signs for a party.
    """
    db = work.db
    found = store.statements.get(db, statement)
    giver, taker = people_store.people.get(db, client), people_store.people.get(db, contractor)
    shift = hold_rules.shift_of(work.happened_at.astimezone(project_store.zone(db)))
    work.demand(verdict_to_sign(db, found, client=giver, contractor=taker))
    work.demand(verdict_to_stand(db, found, shift=shift), word=word)
    for one in found.last_numbers:
        work.record(SeriesBegun(series=one.series, after=one.number))
    lines = store.lines(db, statement)
    units = catalogue.many(db, (line.unit for line in lines))
    plan = planned(lines, units)
    today = day_of(work.happened_at, project_store.zone(db))
    number = _form_number(work, found.project, today)
    batches = plan.batches_as(_numbers(work, "batch", len(plan.batches)))
    notes = plan.notes_as(_numbers(work, "handover", len(plan.notes)), batches)
    active = active_steps(project_store.settings(db).text("steps"))
    works = Works()
    sheets = plan.sheets_as(_numbers(work, "sheet", len(plan.sheets)), notes, active, works)
    told_works = tuple(works.place(line.stages) for line in lines)
    return work.record(
        StatementAgreed(
            statement=statement,
            project=found.project,
            number=number,
            day=today,
            client=client,
            contractor=contractor,
            file=found.file,
            digest=found.digest,
            rejected=found.rejected,
            not_begun=found.not_begun,
            batches=batches,
            notes=notes,
            sheets=sheets,
            works=works.all,
            lines=tuple(described(line, units[line.unit]) for line in lines),
            told=tuple(replace(line, stages=()) for line in lines),
            told_works=told_works,
            steps=active,
            last_numbers=found.last_numbers,
        )
    )


def verdict_to_sign(
    db: Reading, statement: Statement, *, client: Person, contractor: Person
) -> Verdict:
    """What nobody's word opens: a draft, two people of two parties, units never seen moving."""
    lines = store.lines(db, statement.id)
    ids = [line.unit for line in lines]
    return (
        rules.is_draft(statement)
        & people_rules.may(client, Right.ISSUE)
        & people_rules.may(contractor, Right.RECEIVE)
        & handover_rules.may_both_sign(client, contractor)
        & rules.tells_something(lines, statement.last_numbers)
        & rules.may_be_told(
            catalogue.many(db, ids),
            lines,
            seen=custody.where_all(db, ids).keys(),
            on_a_note=handovers.drafted(db, ids).keys(),
        )
        & rules.may_begin(statement.last_numbers, drawn_of(db, statement.last_numbers))
    )


def verdict_to_stand(db: Reading, statement: Statement, *, shift: date) -> Verdict:
    """What the rules ask of a room; what is so all the same comes in by somebody's word."""
    lines = store.lines(db, statement.id)
    units = catalogue.many(db, (line.unit for line in lines))
    never_opened = holds.last_day(db) is None
    open_ = bool(hold_rules.day_is_open(holds.open_day(db), shift))
    return rules.may_stand(lines, units, day_is_closed=not (never_opened or open_))


def file(work: Work, *, statement: StatementId) -> None:
    """Write that both originals bear all signatures, and that each side has filed its own."""
    found = store.statements.get(work.db, statement)
    actor = people_store.people.get(work.db, work.by)
    right = Right.ISSUE if actor.party is Party.CLIENT else Right.RECEIVE
    work.demand(people_rules.may(actor, right) & rules.may_file(found))
    work.record(StatementFiled(statement=statement, project=found.project))


def drop(work: Work, *, statement: StatementId, reason: str) -> None:
    """Give a draft up; nothing ever stood as it told, and no number of a form was drawn."""
    found = store.statements.get(work.db, statement)
    actor = people_store.people.get(work.db, work.by)
    work.demand(people_rules.may(actor, Right.PREPARE_BATCH) & rules.is_draft(found))
    if not reason.strip():
        raise InputError(NO_REASON)
    work.record(StatementDropped(statement=statement, project=found.project, reason=reason.strip()))


def _numbers(work: Work, series: str, count: int) -> range:
    return work.next_numbers(series, count) if count else range(0)


def _form_number(work: Work, project: ProjectId, today: date) -> str:
    code = project_store.projects.get(work.db, project).code
    number = work.next_number(f"{code}-{FORM}-{today.year}")
    return FormNumber(code, FORM, today.year, number).code
