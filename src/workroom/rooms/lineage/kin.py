"""What a unit came of and became, and what can be done with it now: for pages and commands."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from workroom.base.verdict import Verdict
from workroom.base.words import N_, Phrase, phrase
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit
from workroom.rooms.lineage import basis, rules, store
from workroom.rooms.lineage.model import How, Link
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people.model import Person
from workroom.rooms.people.rules import Right


class Saying(NamedTuple):
    """How one unit belongs to another, in a template."""

    template: str


CAME_OF = {
    How.SPLIT: Saying(N_("split off {code}")),
    How.MERGED: Saying(N_("with {code}, which became part of it")),
    How.ITEM: Saying(N_("an item of {code}")),
    How.FOUND: Saying(N_("found in {code}, not on the note out")),
}
CAME_FROM_IT = {
    How.SPLIT: Saying(N_("{code} was split off")),
    How.MERGED: Saying(N_("became part of {code}")),
    How.ITEM: Saying(N_("{code} is an item of it")),
    How.FOUND: Saying(N_("{code} was found in it")),
}


class Doing(Enum):
    """What can happen to a unit, as people name it."""

    SPLIT = N_("It is several: split")
    MERGE = N_("Others are part of it: merge")
    RECODE = N_("It has another reference code")
    SWAP = N_("It bears another's cover: exchange")
    ITEMS = N_("It turns out to be items")
    FOUND = N_("Something lay in it")


@dataclass(frozen=True, slots=True)
class Kin:
    """Another unit, and how the two belong together, in words."""

    unit: Unit
    said: Phrase


def kin(db: Reading, unit: Unit) -> tuple[Kin, ...]:
    """What the unit came of, then what came of it, oldest first."""
    before, after = store.origins(db, unit.id), store.offspring(db, unit.id)
    units = catalogue.many(db, [*(one.origin for one in before), *(one.unit for one in after)])

    def told(link: Link, other: Unit, words: Mapping[How, Saying]) -> Kin:
        return Kin(other, phrase(words[link.how].template, code=other.reference_code))

    return (
        *(told(link, units[link.origin], CAME_OF) for link in before),
        *(told(link, units[link.unit], CAME_FROM_IT) for link in after),
    )


def may_be_done(db: Reading, unit: Unit, actor: Person) -> dict[Doing, Verdict]:
    """What the actor may write of the unit; the client is asked when it is written."""
    lives = basis.living(db, unit)
    office = people_rules.may(actor, Right.RESHAPE) & lives
    whole = office & rules.can_be_reshaped(unit)
    return {
        Doing.SPLIT: whole,
        Doing.MERGE: whole,
        Doing.RECODE: office,
        Doing.SWAP: whole,
        Doing.ITEMS: office & rules.can_be_itemized(unit, catalogue.children(db, unit.id)),
        Doing.FOUND: rules.may_report(actor) & lives,
    }
