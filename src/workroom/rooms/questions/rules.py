"""What an open question holds, and what a ruling sends home."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from workroom.base.clauses import HELD_BY_A_QUESTION, MISMATCH_RECORDED
from workroom.base.ids import UnitId
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import N_, phrase
from workroom.rooms.questions.kinds import Decision, QuestionKind
from workroom.rooms.registers.model import Standing

HELD = N_(
    "{code} is held by the question {number} ({kind}). Put it away; go on when the client has "
    "ruled on it."
)
SENT_HOME = N_("{code} is to be given back: the client ruled so on {number}. Do not work on it.")


class Asked(Protocol):
    """A question, as far as rules look at it."""

    @property
    def number(self) -> str: ...
    @property
    def standing(self) -> Standing: ...
    @property
    def units(self) -> tuple[UnitId, ...]: ...
    @property
    def kind(self) -> QuestionKind: ...
    @property
    def decision(self) -> Decision | None: ...
    @property
    def ruled_on(self) -> date | None: ...


def is_not_asked_about(
    questions: Iterable[Asked], unit: UnitId, ancestors: Iterable[UnitId], code: str
) -> Verdict:
    """Only identity, secrecy, missing pages and privacy hold a unit. §10.3, T09."""
    among = {unit, *ancestors}
    for one in questions:
        if one.standing is Standing.OPEN and one.kind.holds and among.intersection(one.units):
            kind = phrase(one.kind.label)
            return no(HELD, HELD_BY_A_QUESTION, code=code, number=one.number, kind=kind)
    return YES


def is_not_sent_home(
    questions: Iterable[Asked],
    unit: UnitId,
    ancestors: Iterable[UnitId],
    code: str,
    *,
    out_since: date | None,
) -> Verdict:
    """退回: nothing more is done to it on this trip; handed out again, it is free. R-4.3.3c."""
    among = {unit, *ancestors}
    for one in questions:
        if (
            one.decision is Decision.GIVE_BACK
            and one.standing is Standing.DONE
            and among.intersection(one.units)
            and out_since is not None
            and one.ruled_on is not None
            and one.ruled_on >= out_since
        ):
            return no(SENT_HOME, MISMATCH_RECORDED, code=code, number=one.number)
    return YES
