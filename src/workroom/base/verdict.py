"""A rule's answer: yes, or no with the reasons a person can read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from workroom.base.clauses import Clause
from workroom.base.errors import WorkroomError
from workroom.base.words import Phrase


class Force(Enum):
    """How hard a no is."""

    BLOCK = "block"
    """Nobody may. A fact may still be recorded by somebody's word, and then stands as a breach."""
    GATE = "gate"
    """Somebody may: a named role approves, and says why."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence that says why not and what to do, and the clause that says so.

    `about` names the field of a form that the sentence belongs to, where it belongs to one.
    """

    phrase: Phrase
    clause: Clause
    force: Force = Force.BLOCK
    about: str = ""

    def __str__(self) -> str:
        return f"{self.phrase} {self.clause}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """No reasons means yes.

    The same verdict greys a button, fills its tooltip, and stops the use case:
    a rule is asked in three places and written in one.
    """

    reasons: tuple[Reason, ...] = ()

    def __bool__(self) -> bool:
        return not self.reasons

    def __and__(self, other: Verdict) -> Verdict:
        """Both must say yes. All reasons are kept, so that one reading mends them all."""
        return Verdict(self.reasons + tuple(r for r in other.reasons if r not in self.reasons))

    @property
    def approvable(self) -> bool:
        """Whether a signed approval would turn this no into a yes."""
        return bool(self.reasons) and all(reason.force is Force.GATE for reason in self.reasons)

    def demand(self) -> None:
        """Raise `RefusedError` unless the answer is yes. `Work.demand` also hears words and
        approvals.
        """
        if self.reasons:
            raise RefusedError(self)


YES = Verdict()


def no(template: str, clause: Clause, force: Force = Force.BLOCK, /, **values: object) -> Verdict:
    """A no with one reason: `no(STILL_OUT, NIGHT_IN_CABINET, codes=codes)`."""
    return Verdict((Reason(Phrase(template, values), clause, force),))


def wrong(field: str, template: str, clause: Clause, /, **values: object) -> Verdict:
    """A no that belongs to one field of a form: `wrong("verified_by", SAME_PERSON, CLAUSE)`."""
    return Verdict((Reason(Phrase(template, values), clause, about=field),))


class RefusedError(WorkroomError):
    """A rule said no. Nothing was written."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__("")
        self.verdict = verdict

    def __str__(self) -> str:
        return " ".join(map(str, self.verdict.reasons))
