"""The use cases of the client: writing under a breach, countersigning a week."""

from workroom.base.breach import BreachAnswered
from workroom.base.clauses import PROCESS_CONTROL
from workroom.base.clock import day_of
from workroom.base.errors import InputError
from workroom.base.event import Entry
from workroom.base.ids import Seq
from workroom.base.verdict import no
from workroom.base.words import N_
from workroom.ledger import journal
from workroom.ledger.breaches import breaches
from workroom.ledger.work import Work
from workroom.rooms.holds import rules, store
from workroom.rooms.holds.model import WeekCountersigned
from workroom.rooms.holds.weeks import Span
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import store as people_store
from workroom.rooms.people.rules import Right
from workroom.rooms.project import store as project_store

ALREADY_ANSWERED = N_("Somebody has written under this breach already.")
SAY_SOMETHING = N_("Write what the client says to it.")
OWN_WORD = N_("Who gave the word cannot write under the breach as well.")


def answer_breach(work: Work, *, breach: Seq, answer: str) -> None:
    """Write the client's word under a breach.

    Raises:
        RefusedError: not a person of the client, or the one whose word opened it.
        InputError: nothing was written.
    """
    actor = people_store.people.get(work.db, work.by)
    found = breaches.get(work.db, breach)
    work.demand(people_rules.may(actor, Right.ANSWER_BREACH))
    if found.answered_at is not None:
        work.demand(no(ALREADY_ANSWERED, PROCESS_CONTROL))
    if found.who == work.by:
        work.demand(no(OWN_WORD, PROCESS_CONTROL))
    if not answer.strip():
        raise InputError(SAY_SOMETHING)
    work.record(BreachAnswered(breach=breach, answer=answer.strip()))


def countersign(work: Work, span: Span) -> Entry[WeekCountersigned]:
    """Write that the client has seen the weekly page of these days.

    Raises:
        RefusedError: not a person of the client, not over yet, or signed already.
    """
    actor = people_store.people.get(work.db, work.by)
    zone = project_store.zone(work.db)
    work.demand(
        people_rules.may(actor, Right.ANSWER_BREACH)
        & rules.may_countersign(
            span,
            today=day_of(work.recorded_at, zone),
            signed=store.spans_countersigned(work.db),
        )
    )
    _, end = span.bounds(zone)
    last = Seq(journal.first_since(work.db, end) - 1)
    return work.record(WeekCountersigned(first=span.first, last=span.last, last_entry=last))
