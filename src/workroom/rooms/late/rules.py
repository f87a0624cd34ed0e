"""Who writes down late, on what grounds, and what may become of a reserved number."""

from datetime import datetime

from workroom.base.clauses import NUMBERS_RESERVED, RECORDS_COMPLETE, WEEK_SEEN
from workroom.base.late import Late
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import N_, phrase
from workroom.rooms.late.model import NumberState, ReservedNumber
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people.model import Person
from workroom.rooms.people.rules import Right

NOT_EARLIER = N_("A late entry is of a moment that is over. Say when it happened.")
BEFORE_THE_BOOK = N_("The book began later than that. What was before belongs into its opening.")
NO_GROUNDS = N_("Say what it rests on: the number of the paper, or whose word it is.")
NOT_OPEN = N_("The number {code} is {state} already.")
OTHER_FORM = N_("The number {code} was reserved for {form}.")
HOW_MANY = N_("A pad has 1 to {most} forms.")
NO_REASON = N_("Say why the numbers will not be used.")

MOST = 200
LONGEST_PAPER = 60


def may_write_late(writer: Person, late: Late, *, now: datetime, founded_at: datetime) -> Verdict:
    """May this person write down what happened earlier?

    §10.2 of our reading of practice: 补录 is ordinary and visible; it names its grounds, and the
    client countersigns it with the page of the week in which it was written.
    """
    verdict = people_rules.may(writer, Right.WRITE_LATE)
    if late.at >= now:
        verdict &= no(NOT_EARLIER, WEEK_SEEN)
    elif late.at < founded_at:
        verdict &= no(BEFORE_THE_BOOK, RECORDS_COMPLETE)
    if not late.paper.strip() and late.told_by is None:
        verdict &= no(NO_GROUNDS, WEEK_SEEN)
    return verdict


def may_use(number: ReservedNumber, form: str) -> Verdict:
    """A reserved number is used once, for the form it was printed on. §10.2."""
    if number.form != form:
        return no(OTHER_FORM, NUMBERS_RESERVED, code=number.code, form=number.form)
    return may_void(number)


def may_void(number: ReservedNumber) -> Verdict:
    """Only what lies unused is made void. §10.2: unused numbers are voided with a reason."""
    if number.is_open:
        return YES
    state = phrase(number.state.label)
    return no(NOT_OPEN, NUMBERS_RESERVED, code=number.code, state=state)


def still_holds(number: ReservedNumber | None) -> Verdict:
    """A late entry does not rest on a paper that was declared void."""
    if number is not None and number.state is NumberState.VOID:
        return may_void(number)
    return YES
