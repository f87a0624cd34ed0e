"""How an entry comes to bear a number that was reserved, and how late work is opened."""

from collections.abc import Iterator
from contextlib import contextmanager

from workroom.base.errors import NotFoundError
from workroom.base.ids import PersonId, Seq
from workroom.base.late import Late
from workroom.base.words import N_
from workroom.ledger.work import Ledger, Work
from workroom.rooms.late import rules, store
from workroom.rooms.late.model import RECORD_FORM, NumbersVoided, NumberUsed, ReservedNumber
from workroom.rooms.people import store as people
from workroom.rooms.project import store as project

NOT_RESERVED = N_("The number {code} was not reserved.")
ALONE = "主单已用，无须明细表"
"""Said of the list of a note that went without one."""


def demand_reserved(work: Work, code: str, form: str) -> ReservedNumber:
    """The reserved number that a form filled by hand bears.

    Raises:
        NotFoundError: it was never reserved.
        RefusedError: it is used or void already, or of another form.
    """
    found = store.by_code(work.db, code)
    if found is None:
        raise NotFoundError(NOT_RESERVED, code=code)
    work.demand(rules.may_use(found, form))
    return found


def use(work: Work, number: ReservedNumber, act: Seq) -> None:
    """Write that the entry `act` bears the number."""
    work.record(NumberUsed(code=number.code, act=act))


def use_note(work: Work, number: ReservedNumber, act: Seq, *, annexed: bool) -> None:
    """Write that a note bears the number; the list stapled to it is used, or void with it."""
    use(work, number, act)
    annex = store.annex_of(work.db, number.code)
    if annex is not None and annex.is_open:
        if annexed:
            use(work, annex, act)
        else:
            work.record(NumbersVoided(codes=(annex.code,), reason=ALONE))


@contextmanager
def late_work(ledger: Ledger, *, by: PersonId, station: str, late: Late) -> Iterator[Work]:
    """One transaction of what `by` did earlier; the writer of `late` answers for it.

    A blank record sheet that it rests on is used with its first entry.

    Raises:
        RefusedError: the writer may not, the moment is not over, nothing is named that it
            rests on, or the paper's number was made void.
    """
    with ledger.work(by=by, station=station, late=late) as work:
        writer = people.people.get(work.db, late.writer)
        founded_at = project.room(work.db).founded_at
        paper = store.by_code(work.db, late.paper) if late.paper else None
        work.demand(
            rules.may_write_late(writer, late, now=work.recorded_at, founded_at=founded_at)
            & rules.still_holds(paper)
        )
        yield work
        if paper is not None and paper.form == RECORD_FORM and paper.is_open and work.entries:
            use(work, paper, work.entries[0].seq)
