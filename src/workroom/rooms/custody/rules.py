"""Where units may be moved, and which clause says so."""

from collections.abc import Iterable
from datetime import date, timedelta

from workroom.base.clauses import (
    CALLED_BACK,
    DISINFECT_AFTER_A_MONTH,
    DUAL_NOTE,
    HELD_AT_ONCE,
    NIGHT_IN_CABINET,
)
from workroom.base.clock import months_after
from workroom.base.verdict import YES, Force, Verdict, no
from workroom.base.words import N_, phrase
from workroom.rooms.custody.model import Place, Recall, Whereabouts

NEVER_HANDED_OVER = N_(
    "{code} was never handed over. Put it into a hand-over note first, or back on its shelf."
)
GONE_HOME = N_(
    "{code} went home; it is not in the room. If it is here, it must be handed over again."
)
IS_LENT = N_("{code} is lent to the client. Write that it came back first (Catalogue, the unit).")
IS_MISSING = N_(
    "{code} is written down as missing. If it is here, write that it was found (Catalogue)."
)
IS_LOST = N_(
    "{code} was declared lost. If it is here, write that it was found (Catalogue, the unit)."
)
WANTED_BACK = N_("{code} goes home as it is: {why}. Put it on a note back home.")
AT_A_STATION = N_("{code} is at {station} already, with {holder}. Put it away there first.")
TOO_MANY = N_("{name} has {held} volumes at workstations already; the agreed limit is {limit}.")
ALREADY_THERE = N_("{code} is in that cabinet already.")
NOT_RETURNED = N_("{code} has not been given back; reshelve it after the return note is agreed.")
UNTREATED = N_(
    "{code} has been out since {out_since}: from {due} on it is disinfected before reshelving."
)


def is_in_the_room(where: Whereabouts | None, code: str) -> Verdict:
    """Only what was handed over can be moved or worked on. §4.3.4."""
    match where.place if where is not None else Place.STACKS:
        case Place.STACKS:
            return no(NEVER_HANDED_OVER, DUAL_NOTE, code=code)
        case Place.RETURNED:
            return no(GONE_HOME, DUAL_NOTE, code=code)
        case Place.LENT:
            return no(IS_LENT, DUAL_NOTE, code=code)
        case Place.MISSING:
            return no(IS_MISSING, DUAL_NOTE, code=code)
        case Place.LOST:
            return no(IS_LOST, DUAL_NOTE, code=code)
        case _:
            return YES


def is_not_called_back(where: Whereabouts | None, code: str) -> Verdict:
    """What the client called back is worked on no more: it goes home as it is. T26, T28."""
    if where is None or where.recall is Recall.NONE:
        return YES
    return no(WANTED_BACK, CALLED_BACK, code=code, why=phrase(where.recall.label))


def may_take(
    where: Whereabouts | None, code: str, *, holder: str, name: str, held: int, limit: int
) -> Verdict:
    """May somebody who has `held` volumes at workstations take this one, too?

    §4.3.5: what is at a workstation is in one person's hands; the limit is an
    agreement of the project.
    """
    verdict = is_in_the_room(where, code) & is_not_called_back(where, code)
    if where is not None and where.place is Place.WORKSTATION:
        verdict &= no(
            AT_A_STATION, NIGHT_IN_CABINET, code=code, station=where.station, holder=holder
        )
    if held >= limit:
        verdict &= no(TOO_MANY, HELD_AT_ONCE, Force.GATE, name=name, held=held, limit=limit)
    return verdict


def may_put_away(
    where: Whereabouts | None, code: str, *, cabinet: int, inside: Iterable[Whereabouts] = ()
) -> Verdict:
    """Anything in the room may be locked up at any time, day open or not.

    `inside` is where the content of a box is. A box whose volumes were taken out one
    by one stayed in its cabinet by the book, and comes back into it full.
    """
    verdict = is_in_the_room(where, code)
    if where is not None and all(one.lies_in(cabinet) for one in (where, *inside)):
        verdict &= no(ALREADY_THERE, NIGHT_IN_CABINET, code=code)
    return verdict


def is_returned(where: Whereabouts | None, code: str) -> Verdict:
    """Whether a note brought it home. §4.3.4."""
    if where is None or where.place is not Place.RETURNED:
        return no(NOT_RETURNED, DUAL_NOTE, code=code)
    return YES


def may_reshelve(
    where: Whereabouts | None, code: str, *, today: date, treated: date | None = None
) -> Verdict:
    """The way back onto the shelf, for what was given back.

    §4.3.5 离库超过1个月 → 消毒杀虫 before 入库上架. A gate (§10.3): the shelf is
    the client's, who may reshelve untreated by a word that stays visible. `treated`
    is the last day on which a treatment of it ended that passed.
    """
    if where is None or where.place is not Place.RETURNED:
        return is_returned(where, code)
    if (
        where.out_since is not None
        and today >= disinfection_due(where.out_since)
        and not treated_since_due(where.out_since, treated)
    ):
        return no(
            UNTREATED,
            DISINFECT_AFTER_A_MONTH,
            Force.GATE,
            code=code,
            out_since=where.out_since,
            due=disinfection_due(where.out_since),
        )
    return YES


def treated_since_due(out_since: date, treated: date | None) -> bool:
    """Whether a treatment ended that counts: one before the month was over does not. R-4.3.5d."""
    return treated is not None and treated >= disinfection_due(out_since)


def disinfection_due(out_since: date) -> date:
    """The first day on which a unit may not be reshelved untreated.

    §4.3.5 离库超过1个月. We read a calendar month, and "over" as the day after
    it: out since 31 January means due 1 March (docs/decisions/0007).
    """
    return months_after(out_since, 1) + timedelta(days=1)
