"""Who answers for a no: a word that it happened all the same, or an approval that it may."""

from dataclasses import dataclass

from workroom.base.ids import PersonId


@dataclass(frozen=True, slots=True)
class Word:
    """Who vouches, why it came about, and what it rests on (a paper's number, a call, an eye
    witness).

    With a word a fact is written although a rule refuses the claim; the breach
    stays open until a person of the client has written under it.
    """

    who: PersonId
    why: str
    source: str


@dataclass(frozen=True, slots=True)
class Approval:
    """A person whose office it is lets an act through a gate, and says why. Leaves no breach."""

    who: PersonId
    why: str
