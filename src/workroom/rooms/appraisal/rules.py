"""What the client's appraisal lets go out, and what its exceptions hold."""

from collections.abc import Iterable

from workroom.base.clauses import APPRAISED, APPRAISED_FIRST, EXAMINED
from workroom.base.ids import UnitId
from workroom.base.verdict import YES, Force, Verdict, no
from workroom.base.words import N_, phrase
from workroom.rooms.appraisal.statements import Decision, Exempted, Statement
from workroom.rooms.registers.model import Standing

NEVER_APPRAISED = N_(
    "{code} was never appraised: no approved statement says that it is in scope. Enter one under "
    "Records, or let the client approve it for this note."
)
NOT_IN_SCOPE = N_("{code} is {decision} ({number}). It stays in the stacks.")
EXCEPTED = N_("{code} is held: {kind} ({number}). Go on when the client has settled it.")


def last_of(statements: Iterable[Statement], among: Iterable[UnitId]) -> Statement | None:
    """The newest approved statement that names any of these."""
    wanted, found = set(among), None
    for one in statements:
        if one.is_approved and wanted.intersection(one.units):
            found = one
    return found


def may_leave(statement: Statement | None, code: str, *, needed: bool) -> Verdict:
    """Whether a unit that this statement covers may go out. R-4.2.1.2a, T01.

    What the client decided to keep stays. That there is a statement at all is a gate, and
    asked for only where the parties agreed on it: a room that begins without is not stopped.
    """
    if statement is None:
        return no(NEVER_APPRAISED, APPRAISED_FIRST, Force.GATE, code=code) if needed else YES
    if statement.decision is Decision.IN:
        return YES
    return no(
        NOT_IN_SCOPE,
        APPRAISED,
        Force.GATE,
        code=code,
        decision=phrase(statement.decision.label),
        number=statement.number,
    )


def is_not_excepted(
    exceptions: Iterable[Exempted],
    unit: UnitId,
    ancestors: Iterable[UnitId],
    code: str,
    *,
    leaving: bool,
) -> Verdict:
    """Whether no open exception holds a unit, or a box that it lies in. §10.3.

    `leaving` the stacks, what is out of scope or put off is held as well; in the room it
    is only on its way home.
    """
    among = {unit, *ancestors}
    for one in exceptions:
        if one.standing is not Standing.OPEN or not among.intersection(one.units):
            continue
        if one.kind.holds and (leaving or not one.kind.is_of_scope):
            return no(EXCEPTED, EXAMINED, code=code, kind=phrase(one.kind.label), number=one.number)
    return YES
