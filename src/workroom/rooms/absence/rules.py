"""When a unit may be called missing, found, lost, lent or wanted back."""

from collections.abc import Iterable
from datetime import date

from workroom.base.clauses import (
    CALLED_BACK,
    INCIDENT_REPORTED,
    LENT_AND_BACK,
    NO_STATE_SECRETS,
)
from workroom.base.ids import UnitId
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import N_
from workroom.rooms.absence.model import Loan
from workroom.rooms.catalogue.model import SECRET_CLASSES
from workroom.rooms.custody.model import STILL_OUT, Place, Recall, Whereabouts
from workroom.rooms.custody.rules import is_in_the_room
from workroom.rooms.safety.incidents import CONCLUDED, Incident, IncidentKind, Outcome

MISSING_ALREADY = N_("{code} is written down as missing already.")
REPORT_IT = N_(
    "{code}: report the loss first (Records, Serious incidents); name it among what is concerned."
)
NOT_MISSING = N_("{code} is not missing.")
NOT_CONCLUDED = N_(
    "{code} is declared lost once the incident that reported it is closed so; close that first."
)
BEFORE_TODAY = N_("The day by which it comes back lies behind us: {due}.")
NOT_LENT_NOW = N_("{code} is not lent to the client.")
NOT_LENT = N_("{code} is not out on the slip {number}.")
CALLED_ALREADY = N_("{code} is called back already.")
NOT_CALLED = N_("{code} is not called back.")
NOT_OUT = N_("{code} is not out of the stacks.")
WHICH_CLASS = N_("Say which security class was found on it: {classes}.")


def may_be_missed(
    where: Whereabouts | None, code: str, *, unit: UnitId, reported: Iterable[Incident]
) -> Verdict:
    """A unit is called missing upon the incident that reports it. T23, §4.3.9 及时报告.

    `reported` are the open incidents. The word for what nobody reported yet stands in red.
    """
    if where is not None and where.place is Place.MISSING:
        return no(MISSING_ALREADY, INCIDENT_REPORTED, code=code)
    verdict = is_in_the_room(where, code)
    if reports_loss(reported, unit) is None:
        verdict &= no(REPORT_IT, INCIDENT_REPORTED, code=code)
    return verdict


def is_out(where: Whereabouts | None, code: str) -> Verdict:
    """What is home, or lost already, is not missing from this room."""
    return YES if where is not None and where.place in STILL_OUT else is_in_the_room(where, code)


def reports_loss(incidents: Iterable[Incident], unit: UnitId) -> Incident | None:
    """The incident that says the unit is, or may be, lost."""
    kinds = (IncidentKind.LOSS, IncidentKind.POSSIBLE)
    return next((one for one in incidents if one.kind in kinds and unit in one.units), None)


def may_be_found(where: Whereabouts | None, code: str) -> Verdict:
    """Only what was missed, or declared lost, is found again. T24."""
    if where is not None and where.place in {Place.MISSING, Place.LOST}:
        return YES
    return no(NOT_MISSING, INCIDENT_REPORTED, code=code)


def is_missing(where: Whereabouts | None, code: str) -> Verdict:
    """Only what is missing is declared lost. T25."""
    if where is not None and where.place is Place.MISSING:
        return YES
    return no(NOT_MISSING, INCIDENT_REPORTED, code=code)


def may_be_declared_lost(
    where: Whereabouts | None, code: str, *, unit: UnitId, incidents: Iterable[Incident]
) -> Verdict:
    """T25 认定丢失: of what is missing, with the investigation closed and the authority told."""
    if not is_missing(where, code):
        return is_missing(where, code)
    closed = (
        one
        for one in incidents
        if CONCLUDED in one.filled and one.outcome is Outcome.LOST and unit in one.units
    )
    return YES if any(closed) else no(NOT_CONCLUDED, INCIDENT_REPORTED, code=code)


def may_lend(where: Whereabouts | None, code: str) -> Verdict:
    """临时调阅: what is in the room can be lent; its batch, sheet and stages stay as they are."""
    return is_in_the_room(where, code)


def comes_back_by(due: date, *, today: date) -> Verdict:
    """A loan has a day, today or later."""
    return YES if due >= today else no(BEFORE_TODAY, LENT_AND_BACK, due=due)


def is_lent(loan: Loan | None, code: str) -> Verdict:
    """Only what is lent comes back."""
    return YES if loan is not None else no(NOT_LENT_NOW, LENT_AND_BACK, code=code)


def may_come_back(loan: Loan, units: Iterable[UnitId], codes: dict[UnitId, str]) -> Verdict:
    """Only what is still out on this slip."""
    verdict, left = YES, set(loan.left)
    for unit in units:
        if unit not in left:
            code = codes.get(unit, "")
            verdict &= no(NOT_LENT, LENT_AND_BACK, code=code, number=loan.number)
    return verdict


def may_call_back(
    where: Whereabouts | None, code: str, *, why: Recall, security_class: str
) -> Verdict:
    """T26 发现涉密, T28 发包方撤回: anything that is out, wherever it is. §1 不涉及国家秘密."""
    verdict = YES
    if where is None or where.place not in STILL_OUT:
        verdict &= no(NOT_OUT, CALLED_BACK, code=code)
    elif where.recall is why:
        verdict &= no(CALLED_ALREADY, CALLED_BACK, code=code)
    if why is Recall.CLASSIFIED and security_class not in SECRET_CLASSES:
        verdict &= no(WHICH_CLASS, NO_STATE_SECRETS, classes=SECRET_CLASSES)
    return verdict


def may_go_on(where: Whereabouts | None, code: str) -> Verdict:
    """Only what was called back is let go on."""
    if where is not None and where.recall is not Recall.NONE:
        return YES
    return no(NOT_CALLED, CALLED_BACK, code=code)
