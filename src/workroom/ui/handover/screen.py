"""What the Hand-over page shows: the notes by state, and how far the picked one has come."""

from dataclasses import dataclass
from datetime import date

from workroom.base.clauses import DUAL_NOTE
from workroom.base.codes import Code, Label, Prefix, label, parse
from workroom.base.ids import BatchId, HandoverId, Kind, LineId, PersonId, Subject
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import N_, phrase
from workroom.ledger.reading import Reading
from workroom.rooms.corrections import store as corrections
from workroom.rooms.filed import store as filed
from workroom.rooms.handover import rules, store
from workroom.rooms.handover.counts import NOTHING, Counts
from workroom.rooms.handover.model import Direction, Handover, HandoverState
from workroom.rooms.handover.store import StillOut
from workroom.rooms.handover.verdicts import verdict_to_agree
from workroom.rooms.holds import store as holds
from workroom.rooms.late import store as reserved
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import store as people_store
from workroom.rooms.people.model import Party, Person
from workroom.rooms.people.rules import Right
from workroom.rooms.project import store as project_store
from workroom.rooms.project.model import Project
from workroom.rooms.registers import store as registers
from workroom.rooms.requests import store as requests
from workroom.rooms.requests.requests import REQUESTS
from workroom.rooms.workflow.steps import active_steps
from workroom.ui.handover.opening import read_opening
from workroom.ui.handover.picked import Picked, hides_list

NOBODY_SIGNS = N_("No open account may sign for the {party}. Give somebody the role in Settings.")
NOTHING_OUT = StillOut(NOTHING, None)

_STATES = tuple(HandoverState)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page wants to know: of which note, for whom, on which shift."""

    picked: HandoverId | None
    with_filed: bool
    actor: PersonId | None
    shift: date


@dataclass(frozen=True, slots=True)
class NoteEntry:
    """One note in the list at the left."""

    note: Handover
    counts: Counts | None
    """What is on it; None where a blind count hides it."""

    @property
    def batch(self) -> Code:
        return label(Prefix.BATCH, self.note.batch)

    @property
    def spelled(self) -> str:
        """What a search for the note looks at."""
        return f"{self.batch} {self.note.number} {self.note.annex}"


@dataclass(frozen=True, slots=True)
class BatchOut:
    """A batch of which something is still out, to begin a return for."""

    batch: BatchId
    code: Code
    still: StillOut


@dataclass(frozen=True, slots=True)
class HandoverScreen:
    """The list at the left and the picked note."""

    notes: tuple[NoteEntry, ...]
    filed_count: int
    projects: tuple[Project, ...]
    homes: tuple[BatchOut, ...]
    may_begin: Verdict
    picked: Picked | None

    @property
    def waiting(self) -> int:
        """How many notes are not filed."""
        return sum(entry.note.state is not HandoverState.FILED for entry in self.notes)


def read_handover(db: Reading, asked: Asked) -> HandoverScreen:
    """The whole screen: drafts first, then what waits for papers, then (if asked for) the filed."""
    waiting = sorted(store.waiting(db), key=lambda note: _STATES.index(note.state))
    notes = (*waiting, *(store.filed(db) if asked.with_filed else ()))
    totals = store.totals(db, (note.id for note in notes))
    still = store.still_out(db)
    blind = project_store.settings(db).on("blind_count")
    picked = store.handovers.at(db, asked.picked) if asked.picked is not None else None
    return HandoverScreen(
        notes=tuple(
            NoteEntry(note, None if hides_list(note, blind) else totals.get(note.id, NOTHING))
            for note in notes
        ),
        filed_count=store.filed_count(db),
        projects=project_store.all_projects(db),
        homes=tuple(
            BatchOut(batch, label(Prefix.BATCH, batch), still[batch])
            for batch in sorted(still, reverse=True)
        ),
        may_begin=_may(db, asked.actor, Right.PREPARE_BATCH),
        picked=None if picked is None else _read_picked(db, picked, asked, still),
    )


def find_note(db: Reading, about: object) -> HandoverId | None:
    """The handover that a number (of the note or its list), an id or a batch's code stands for."""
    match about:
        case int() | Subject(kind=Kind.HANDOVER):
            id_ = about.id if isinstance(about, Subject) else about
            found = store.handovers.at(db, id_)
        case _:
            found = (
                store.by_note(db, str(about))
                or _of_slip(db, str(about))
                or _of_batch(db, str(about))
            )
    return None if found is None else found.id


def _of_slip(db: Reading, number: str) -> Handover | None:
    """The handover that a slip puts right."""
    slip = corrections.by_number(db, number)
    return store.handovers.get(db, slip.handover) if slip is not None else None


def _of_batch(db: Reading, code: str) -> Handover | None:
    """The newest handover of the batch with this label."""
    match parse(code):
        case Label(prefix=Prefix.BATCH, number=number):
            return store.newest_of(db, BatchId(number))
        case _:
            return None


def _read_picked(
    db: Reading, note: Handover, asked: Asked, still: dict[BatchId, StillOut]
) -> Picked:
    settings = project_store.settings(db)
    people = tuple(one for one in people_store.everybody(db) if one.active)
    day = holds.open_day(db)
    client = _first(
        people, Right.ISSUE, Party.CLIENT, note.client_counted_by, asked.actor, note.secrecy_by
    )
    contractor = _first(
        people, Right.RECEIVE, Party.CONTRACTOR, day.custodian if day else None, asked.actor
    )
    listed = store.totals(db, (note.id,)).get(note.id, NOTHING)
    return Picked(
        note=note,
        batch=label(Prefix.BATCH, note.batch),
        project=project_store.projects.get(db, note.project),
        listed=listed,
        people=people,
        client=client,
        contractor=contractor,
        count_pages=settings.on("count_pages"),
        blind=settings.on("blind_count"),
        still=still.get(note.batch, NOTHING_OUT),
        day=day.day if day else None,
        standing=_standing(db, note, listed, client, contractor, asked.shift),
        may_prepare=_may(db, asked.actor, Right.PREPARE_BATCH),
        may_keep=_may_keep(db, asked.actor),
        steps=active_steps(settings.text("steps")),
        opening=read_opening(db, note),
        request=named.number if (named := requests.named_by(db, note.id)) is not None else "",
        requests=_requests(db, note),
        slips=corrections.of_note(db, note.id),
        scans=len(filed.of_subjects(db, (Subject(Kind.HANDOVER, note.id),))),
        blanks=tuple(
            one.code
            for one in reserved.still_open(db)
            if (one.form, one.project) == ("F01", note.project)
        ),
    )


def _requests(db: Reading, note: Handover) -> tuple[tuple[LineId, str], ...]:
    if note.state is not HandoverState.DRAFT or note.direction is not Direction.OUT:
        return ()
    project = project_store.projects.get(db, note.project).name
    return tuple(
        (one.id, f"{one.number} · {one.allowed}")
        for one in reversed(registers.held(db, REQUESTS))
        if one.allowed and one.project == project
    )


def _standing(
    db: Reading,
    note: Handover,
    listed: Counts,
    client: Person | None,
    contractor: Person | None,
    shift: date,
) -> Verdict:
    """What the use case would refuse beside what the note itself lacks."""
    if note.state is not HandoverState.DRAFT:
        return YES
    if client is None or contractor is None:
        missing = (client, Party.CLIENT), (contractor, Party.CONTRACTOR)
        verdict = YES
        for person, party in missing:
            if person is None:
                verdict &= no(NOBODY_SIGNS, DUAL_NOTE, party=phrase(party.label))
        return verdict
    out = note.direction is Direction.OUT
    of_note = rules.may_agree(note, listed, client=client, contractor=contractor, goes_out=out)
    whole = verdict_to_agree(db, note, client=client, contractor=contractor, shift=shift)
    return Verdict(tuple(one for one in whole.reasons if one not in of_note.reasons))


def _first(
    people: tuple[Person, ...], right: Right, party: Party, *wanted: PersonId | None
) -> Person | None:
    """Who is likeliest to sign: the first of those wanted who may, else anybody who may."""
    able = {one.id: one for one in people if one.party is party and people_rules.may(one, right)}
    chosen = next((able[one] for one in wanted if one in able), None)
    return chosen or next(iter(able.values()), None)


def _may(db: Reading, actor: PersonId | None, right: Right) -> Verdict:
    """Whether the person at the desk may; while nobody is there, the act itself says so."""
    person = people_store.people.at(db, actor) if actor is not None else None
    return YES if person is None else people_rules.may(person, right)


def _may_keep(db: Reading, actor: PersonId | None) -> Verdict:
    person = people_store.people.at(db, actor) if actor is not None else None
    if person is None:
        return YES
    return people_rules.may(person, Right.ISSUE if person.party is Party.CLIENT else Right.RECEIVE)
