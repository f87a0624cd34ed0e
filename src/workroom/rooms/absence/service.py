"""The use cases of what is not where it belongs."""

from collections.abc import Iterable, Mapping
from datetime import date

from workroom.base.clock import day_of
from workroom.base.codes import FormNumber
from workroom.base.errors import InputError
from workroom.base.event import Entry
from workroom.base.ids import LoanId, PersonId, UnitId
from workroom.base.verdict import YES, Verdict
from workroom.base.word import Word
from workroom.base.words import N_
from workroom.ledger.work import Work
from workroom.rooms.absence import rules, store
from workroom.rooms.absence.model import (
    LentUnit,
    LoanReturned,
    LossDeclared,
    RecallLifted,
    UnitsCalledBack,
    UnitsFound,
    UnitsLent,
    UnitsMissed,
)
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.held import not_held
from workroom.rooms.custody.model import IN_THE_ROOM, STILL_OUT, Place, Recall, Whereabouts
from workroom.rooms.handover import store as handovers
from workroom.rooms.handover.accounts import by_batch
from workroom.rooms.handover.counts import NOTHING, counts_of
from workroom.rooms.handover.rules import may_both_sign
from workroom.rooms.holds import store as holds
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import store as people_store
from workroom.rooms.people.model import Party, Person
from workroom.rooms.people.rules import Right
from workroom.rooms.project import store as project_store
from workroom.rooms.registers import store as registers
from workroom.rooms.safety.incidents import INCIDENTS

SAY_WHERE = N_("Say where it was looked for, or found.")
SAY_WHY = N_("Say why.")
NOTHING_CHOSEN = N_("Name at least one volume, item or box.")
LOAN_FORM = "F01L"


def miss(
    work: Work, *, units: Iterable[UnitId], where: str, word: Word | None = None
) -> Entry[UnitsMissed]:
    """Write that units are missing; a box with all of its content that is with it. T23.

    Raises:
        RefusedError: one is not in the room, or no open incident reports its loss. A word stands
            for the report, and for what the client has lent; not for what is home.
        InputError: nobody said where they were looked for.
    """
    gone = _along(work, units, IN_THE_ROOM)
    certain, verdict = YES, people_rules.may(_actor(work), Right.MOVE)
    reported = registers.still_open(work.db, INCIDENTS)
    places = custody.where_all(work.db, (one.id for one in gone), work.as_of)
    for one in gone:
        above = (one.id, *catalogue.ancestors(work.db, one))
        certain &= rules.is_out(places.get(one.id), one.reference_code)
        told = next((up for up in above if rules.reports_loss(reported, up)), one.id)
        verdict &= rules.may_be_missed(
            places.get(one.id), one.reference_code, unit=told, reported=reported
        )
    work.demand(verdict, word=word if certain else None)
    incident = next(
        (found for one in gone if (found := rules.reports_loss(reported, one.id))), None
    )
    return work.record(
        UnitsMissed(
            units=_ids(gone),
            incident=incident.id if incident else None,
            where=_said(where, SAY_WHERE),
        )
    )


def find(work: Work, *, units: Iterable[UnitId], where: str) -> Entry[UnitsFound]:
    """Write that missing units are here again; the incident holds them until it is closed. T24.

    A box brings what went missing with it, and nothing that was missed, or lost, by itself.
    """
    units = tuple(units)
    here = _along(work, units, {Place.MISSING, Place.LOST})
    places = custody.where_all(work.db, (one.id for one in here), work.as_of)
    here = _gone_together(here, places, set(units))
    verdict = people_rules.may_any(_actor(work), Right.MOVE, Right.ISSUE)
    for one in here:
        verdict &= rules.may_be_found(places.get(one.id), one.reference_code)
    work.demand(verdict)
    day = holds.open_day(work.db)
    now = custody.not_known_later(work.db, _ids(here), work.happened_at)
    return work.record(
        UnitsFound(
            units=_ids(here),
            keeper=day.custodian if day else work.by,
            where=_said(where, SAY_WHERE),
            batches=by_batch(
                (now[one.id].batch, counts_of(one))
                for one in here
                if one.id in now and now[one.id].place is Place.LOST
            ),
        )
    )


def declare_lost(
    work: Work, *, units: Iterable[UnitId], word: Word | None = None
) -> Entry[LossDeclared]:
    """The client's lead declares missing units lost: they count as explained from then on. T25.

    A word stands for the incident that is not closed yet. It declares nothing in the lead's
    place, and nothing lost that is not missing.
    """
    gone = _along(work, units, {Place.MISSING})
    incidents = registers.held(work.db, INCIDENTS)
    places = custody.where_all(work.db, (one.id for one in gone), work.as_of)
    certain, verdict = people_rules.may(_actor(work), Right.DECLARE_LOST), YES
    for one in gone:
        certain &= rules.is_missing(places.get(one.id), one.reference_code)
        verdict &= rules.may_be_declared_lost(
            places.get(one.id), one.reference_code, unit=one.id, incidents=incidents
        )
    certain.demand()
    work.demand(verdict, word=word)
    upon = next((found for one in gone for found in incidents if one.id in found.units), None)
    now = custody.not_known_later(work.db, _ids(gone), work.happened_at)
    return work.record(
        LossDeclared(
            units=_ids(gone),
            incident=upon.id if upon else None,
            batches=by_batch(
                (now[one.id].batch, NOTHING - counts_of(one)) for one in gone if one.id in now
            ),
        )
    )


def lend(
    work: Work,
    *,
    units: Iterable[UnitId],
    client: PersonId,
    contractor: PersonId,
    purpose: str,
    due: date,
    word: Word | None = None,
) -> Entry[UnitsLent]:
    """Lend files to the client for a while: one slip, signed by both, and nothing else changes.

    Raises:
        RefusedError: one is not in the room or held by an incident, or the two are of one party.
        InputError: no purpose.
    """
    db = work.db
    chosen = _along(work, units, IN_THE_ROOM)
    places = custody.where_all(db, (one.id for one in chosen), work.as_of)
    today = day_of(work.happened_at, project_store.zone(db))
    verdict = _two_hands(work, client, contractor) & rules.comes_back_by(due, today=today)
    for one in chosen:
        where = places.get(one.id)
        rules.may_lend(where, one.reference_code).demand()  # no word lends what is not here
        verdict &= rules.may_lend(places.get(one.id), one.reference_code)
    work.demand(verdict & not_held(db, chosen), word=word)
    project = project_store.projects.get(db, chosen[0].project)
    said = _said(purpose, SAY_WHY)
    number = work.next_number(f"{project.code}-{LOAN_FORM}-{today.year}")
    return work.record(
        UnitsLent(
            loan=LoanId(work.next_number("loan")),
            number=FormNumber(project.code, LOAN_FORM, today.year, number).code,
            lines=tuple(
                LentUnit(
                    unit=one.id,
                    reference_code=one.reference_code,
                    title=one.title,
                    items=one.items,
                    pages=one.pages,
                    out_note=handovers.handovers.get(db, places[one.id].out_note).number,
                )
                for one in chosen
            ),
            client=client,
            contractor=contractor,
            purpose=said,
            due=due,
        )
    )


def take_in(
    work: Work,
    *,
    loan: LoanId,
    client: PersonId,
    contractor: PersonId,
    units: Iterable[UnitId] = (),
    remark: str = "",
    word: Word | None = None,
) -> Entry[LoanReturned]:
    """Take back what was lent, all of it unless units are named; it lies at the desk again."""
    lent = store.loans.get(work.db, loan)
    back = tuple(units) or lent.left
    if not back:
        raise InputError(NOTHING_CHOSEN)
    known = catalogue.many(work.db, back)
    codes = {unit.id: unit.reference_code for unit in known.values()}
    work.demand(
        _two_hands(work, client, contractor) & rules.may_come_back(lent, back, codes), word=word
    )
    return work.record(
        LoanReturned(
            loan=loan, units=back, client=client, contractor=contractor, remark=remark.strip()
        )
    )


def call_back(
    work: Work,
    *,
    units: Iterable[UnitId],
    why: Recall,
    reason: str,
    security_class: str = "",
    client: PersonId | None = None,
    word: Word | None = None,
) -> Entry[UnitsCalledBack]:
    """Take units out of the work: withdrawn by the client, or a state secret was found. T26, T28.

    Whoever finds a secret writes it; to withdraw is the client's: of who writes it, or of
    the `client` who signed for it.
    """
    chosen = _along(work, units, STILL_OUT)
    places = custody.where_all(work.db, (one.id for one in chosen), work.as_of)
    actor = _actor(work)
    verdict = (
        people_rules.may_any(actor, Right.MOVE, Right.DECLASSIFY, Right.ISSUE)
        if why is Recall.CLASSIFIED
        else people_rules.may(_signer(work, client), Right.ISSUE)
    )
    for one in chosen:
        verdict &= rules.may_call_back(
            places.get(one.id), one.reference_code, why=why, security_class=security_class
        )
    work.demand(verdict, word=word)
    return work.record(
        UnitsCalledBack(
            units=_ids(chosen),
            why=why,
            security_class=security_class if why is Recall.CLASSIFIED else "",
            reason=_said(reason, SAY_WHY),
        )
    )


def let_go_on(work: Work, *, units: Iterable[UnitId], reason: str) -> Entry[RecallLifted]:
    """The client lets work on units go on; a class found on them stays until it is lifted."""
    chosen = _along(work, units, STILL_OUT)
    places = custody.where_all(work.db, (one.id for one in chosen), work.as_of)
    verdict: Verdict = YES
    for one in chosen:
        where = places.get(one.id)
        secret = where is not None and where.recall is Recall.CLASSIFIED
        right = Right.DECLASSIFY if secret else Right.ISSUE
        verdict &= people_rules.may(_actor(work), right) & rules.may_go_on(
            where, one.reference_code
        )
    work.demand(verdict)
    return work.record(RecallLifted(units=_ids(chosen), reason=_said(reason, SAY_WHY)))


def _along(work: Work, units: Iterable[UnitId], places: Iterable[Place]) -> tuple[Unit, ...]:
    """The units, each once; a box with what lies in it at these places."""
    found: dict[UnitId, Unit] = {}
    wanted = frozenset(places)
    for id_ in units:
        chosen = catalogue.units.get(work.db, id_)
        for one in custody.goes_along(work.db, chosen, wanted, work.as_of):
            found.setdefault(one.id, one)
    if not found:
        raise InputError(NOTHING_CHOSEN)
    return tuple(found.values())


def _gone_together(
    here: tuple[Unit, ...], places: Mapping[UnitId, Whereabouts], named: set[UnitId]
) -> tuple[Unit, ...]:
    """Of what lies in a box only what went missing with it: the rest is found by itself."""

    def with_its_box(one: Unit) -> bool:
        around, own = places.get(one.parent or UnitId(0)), places.get(one.id)
        return around is not None and own is not None and around.since == own.since

    return tuple(one for one in here if one.id in named or with_its_box(one))


def _two_hands(work: Work, client: PersonId, contractor: PersonId) -> Verdict:
    """One person of each party, each with the right to let archives pass. §4.3.4."""
    giver = people_store.people.get(work.db, client)
    taker = people_store.people.get(work.db, contractor)
    verdict = may_both_sign(giver, taker)
    for person in (giver, taker):
        right = Right.ISSUE if person.party is Party.CLIENT else Right.RECEIVE
        verdict &= people_rules.may(person, right)
    return verdict


def _said(text: str, otherwise: str) -> str:
    said = text.strip()
    if not said:
        raise InputError(otherwise)
    return said


def _ids(units: Iterable[Unit]) -> tuple[UnitId, ...]:
    return tuple(unit.id for unit in units)


def _signer(work: Work, person: PersonId | None) -> Person:
    return people_store.people.get(work.db, person if person is not None else work.by)


def _actor(work: Work) -> Person:
    return people_store.people.get(work.db, work.by)
