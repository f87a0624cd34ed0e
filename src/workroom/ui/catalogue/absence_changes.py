"""Where a unit is when it is not in its place: missing, found, lent, called back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from workroom.base.errors import InputError
from workroom.base.event import Entry
from workroom.base.ids import PersonId, UnitId
from workroom.base.word import Approval, Word
from workroom.base.words import N_
from workroom.ledger.work import Work
from workroom.rooms.absence import service, store
from workroom.rooms.absence.doings import Doing
from workroom.rooms.catalogue.model import SECRET_CLASSES
from workroom.rooms.custody.model import Recall
from workroom.rooms.holds import store as holds
from workroom.rooms.people import store as people
from workroom.rooms.people.model import Party
from workroom.rooms.project import store as project
from workroom.rooms.registers.days import read_day
from workroom.ui.catalogue.changes import WHY, Change, Question

NO_DAY = N_("{text} is no day; 2026-3-2, 3-2, t and 今天 are.")
CLIENT_SIGNS = N_("Somebody of the client signs for what is lent and for what comes back.")
NO_CUSTODIAN = N_("No day is open, so no custodian is on duty to hand it over.")

WHERE = Question("where", N_("Where, and with whom"), N_("It stands in the journal."))
REMARK = Question("why", N_("In what condition"), required=False)


def _missed(
    work: Work,
    unit: UnitId,
    said: Mapping[str, Any],
    _approval: Approval | None,
    word: Word | None,
) -> Entry[Any]:
    return service.miss(work, units=(unit,), where=said["where"], word=word)


def _found(
    work: Work,
    unit: UnitId,
    said: Mapping[str, Any],
    _approval: Approval | None,
    _word: Word | None,
) -> Entry[Any]:
    return service.find(work, units=(unit,), where=said["where"])


def _lost(
    work: Work,
    unit: UnitId,
    _said: Mapping[str, Any],
    _approval: Approval | None,
    word: Word | None,
) -> Entry[Any]:
    return service.declare_lost(work, units=(unit,), word=word)


def _lent(
    work: Work,
    unit: UnitId,
    said: Mapping[str, Any],
    approval: Approval | None,
    word: Word | None,
) -> Entry[Any]:
    client, contractor = _two(work, approval)
    return service.lend(
        work,
        units=(unit,),
        client=client,
        contractor=contractor,
        purpose=said["why"],
        due=_day(work, said["due"]),
        word=word,
    )


def _came_back(
    work: Work,
    unit: UnitId,
    said: Mapping[str, Any],
    approval: Approval | None,
    word: Word | None,
) -> Entry[Any]:
    client, contractor = _two(work, approval)
    loan = store.loan_of(work.db, unit)
    if loan is None:
        raise InputError(service.NOTHING_CHOSEN)
    return service.take_in(
        work,
        loan=loan.id,
        units=(unit,),
        client=client,
        contractor=contractor,
        remark=said["why"],
        word=word,
    )


def _withdrawn(
    work: Work,
    unit: UnitId,
    said: Mapping[str, Any],
    approval: Approval | None,
    word: Word | None,
) -> Entry[Any]:
    by = approval.who if approval is not None else work.by
    return service.call_back(
        work, units=(unit,), why=Recall.WITHDRAWN, reason=said["why"], client=by, word=word
    )


def _secret(
    work: Work,
    unit: UnitId,
    said: Mapping[str, Any],
    _approval: Approval | None,
    word: Word | None,
) -> Entry[Any]:
    return service.call_back(
        work,
        units=(unit,),
        why=Recall.CLASSIFIED,
        security_class=said["class"].strip(),
        reason=said["why"],
        word=word,
    )


def _goes_on(
    work: Work,
    unit: UnitId,
    said: Mapping[str, Any],
    _approval: Approval | None,
    _word: Word | None,
) -> Entry[Any]:
    return service.let_go_on(work, units=(unit,), reason=said["why"])


def _two(work: Work, approval: Approval | None) -> tuple[PersonId, PersonId]:
    """Who signs for the client, and for the contractor: who is at the desk, and whom it takes."""
    actor = people.people.get(work.db, work.by)
    day = holds.open_day(work.db)
    if actor.party is Party.CLIENT:
        if day is None:
            raise InputError(NO_CUSTODIAN)
        return actor.id, day.custodian
    if approval is None:
        raise InputError(CLIENT_SIGNS)
    return approval.who, actor.id


def _day(work: Work, text: str) -> date:
    now = work.happened_at.astimezone(project.zone(work.db))
    found = read_day(text, now=now)
    if found is None:
        raise InputError(NO_DAY, text=text)
    return found


ABSENCES: tuple[Change, ...] = (
    Change(Doing.MISSED, (WHERE,), _missed, asks_client=False),
    Change(Doing.FOUND, (WHERE,), _found, asks_client=False),
    Change(
        Doing.LENT,
        (
            Question("why", N_("What for")),
            Question("due", N_("Back by"), N_("A day: 3-2, or t for today."), code=True),
        ),
        _lent,
    ),
    Change(Doing.CAME_BACK, (REMARK,), _came_back),
    Change(Doing.WITHDRAWN, (WHY,), _withdrawn),
    Change(
        Doing.SECRET,
        (
            Question("class", N_("Security class"), "、".join(SECRET_CLASSES)),
            Question("why", N_("Where it stands")),
        ),
        _secret,
        asks_client=False,
    ),
    Change(Doing.GOES_ON, (WHY,), _goes_on, asks_client=False),
    Change(Doing.LOST, (WHY,), _lost, asks_client=False),
)
