"""A book, a die, and the units that random acts are about."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from books import Book
from workroom.base.ids import LineId
from workroom.base.word import Approval, Word
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit, UnitKind
from workroom.rooms.custody import store as custody_store
from workroom.rooms.custody.model import Place

LOOSE = (UnitKind.VOLUME, UnitKind.ITEM)
HERE = (Place.DESK, Place.CABINET, Place.WORKSTATION)
ANYWHERE = tuple(place for place in Place if place is not Place.ENDED)


@dataclass
class Lives:
    """What the acts share. `reported` are the losses of which an incident is told."""

    book: Book
    die: Random
    made: int = 0
    done: list[str] = field(default_factory=list)
    reported: list[LineId] = field(default_factory=list)

    def units(self, *places: Place, kinds: Sequence[UnitKind] = (UnitKind.VOLUME,)) -> list[Unit]:
        """The living units of these kinds at these places; in the stacks with those never out."""
        with self.book.ledger.read() as db:
            known = [unit for kind in kinds for unit in catalogue.of_kind(db, kind)]
            where = custody_store.where_all(db, (unit.id for unit in known))
        return [
            unit
            for unit in known
            if (where[unit.id].place if unit.id in where else Place.STACKS) in places
        ]

    def some(self, units: Sequence[Unit], most: int) -> list[Unit]:
        """A few of them; where there are none, the act does not take place (ValueError)."""
        if not units:
            raise ValueError("nothing is there")
        count = min(len(units), self.die.randint(1, most))
        return self.die.sample(list(units), count)

    def earlier(self) -> datetime:
        """A moment of the last hour, after the day began."""
        return self.book.clock() - timedelta(seconds=self.die.randint(1, 3600))

    def code(self) -> str:
        """A code that no unit bears yet."""
        self.made += 1
        return f"新-{self.made:04}"

    def agreed(self) -> Approval | None:
        """Li agrees, as a rule."""
        return Approval(self.book.li, "已核实") if self.die.random() < 0.7 else None

    def word(self) -> Word | None:
        """Now and then somebody answers for it."""
        return Word(self.book.wang, "如此", "目击") if self.die.random() < 0.6 else None
