"""The trail of a thing: everything that ever happened to it, oldest first."""

from dataclasses import dataclass

from workroom.base.event import Entry, Event
from workroom.base.ids import Kind, Subject, UnitId
from workroom.base.words import Phrase
from workroom.ledger.mentions import entries_about
from workroom.ledger.reading import Reading
from workroom.ledger.work import Ledger
from workroom.rooms.lineage import store as lineage
from workroom.rooms.records.telling import Teller
from workroom.rooms.registers.declaration import Shelf
from workroom.rooms.shelf import SHELF


@dataclass(frozen=True, slots=True)
class Told:
    """One entry, told: the sentence, and who did it."""

    entry: Entry[Event]
    by: str
    text: Phrase


def trail(
    ledger: Ledger, db: Reading, *subjects: Subject, shelf: Shelf = SHELF
) -> tuple[Told, ...]:
    """Everything the journal holds about these, oldest first, with the breaches beside it.

    The story of a unit begins with what it came of, and goes on with what it became.
    """
    seqs: set[int] = set()
    for subject in subjects:
        if subject.kind is Kind.UNIT:
            seqs.update(lineage.entries_of(db, UnitId(subject.id)))
        else:
            seqs.update(entries_about(db, subject))
    return tell(ledger, db, tuple(sorted(seqs)), shelf=shelf)


def tell(
    ledger: Ledger, db: Reading, seqs: tuple[int, ...], *, shelf: Shelf = SHELF
) -> tuple[Told, ...]:
    """These entries, told."""
    teller = Teller(db, shelf)
    return tuple(
        Told(entry, teller.name(entry.by), teller.tell(entry))
        for entry in ledger.entries(db, seqs=seqs)
    )
