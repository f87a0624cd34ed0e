"""The words on which the last day was closed, and which hold up the next opening."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from workroom.base.breach import BreachOpened
from workroom.base.ids import PersonId, Seq
from workroom.base.words import Phrase
from workroom.ledger.breaches import open_breaches
from workroom.ledger.reading import Reading
from workroom.ledger.work import Ledger
from workroom.rooms.holds.model import RoomDay


@dataclass(frozen=True, slots=True)
class BlockingBreach:
    """A word by which the last day was closed, and under which the client has not written yet."""

    id: Seq
    who: PersonId
    name: str
    why: str
    rests_on: str
    opened_at: datetime
    reasons: tuple[Phrase, ...]
    clauses: tuple[str, ...]


def blocking_breaches(
    db: Reading, ledger: Ledger, day: RoomDay | None, names: Mapping[PersonId, str]
) -> tuple[BlockingBreach, ...]:
    """Those of the last closing: they block the opening until the client has written (§10.3)."""
    if day is None or day.closed_entry is None:
        return ()
    waiting = {one.id: one for one in open_breaches(db) if one.act == day.closed_entry}
    found: list[BlockingBreach] = []
    for entry in ledger.entries(db, seqs=tuple(waiting)):
        breach, event = waiting[entry.seq], entry.event
        if isinstance(event, BreachOpened):
            found.append(
                BlockingBreach(
                    id=breach.id,
                    who=breach.who,
                    name=names.get(breach.who, ""),
                    why=breach.why,
                    rests_on=breach.rests_on,
                    opened_at=breach.opened_at,
                    reasons=tuple(reason.phrase for reason in event.reasons),
                    clauses=tuple(dict.fromkeys(breach.clauses)),
                )
            )
    return tuple(found)
