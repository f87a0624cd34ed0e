"""What is left over when the day is to be closed: not located, not there, not followed up."""

from collections.abc import Iterable
from datetime import date

from workroom.base.codes import Prefix, label
from workroom.base.ids import Kind, LineId, PersonId, UnitId
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.closing.model import Missing, Reasons
from workroom.rooms.counting import store as counting
from workroom.rooms.counting.model import Count, CountLine, Mark, Sort, Weight
from workroom.rooms.custody import store as custody
from workroom.rooms.duty.keys import KEYS
from workroom.rooms.holds.model import SortCount, Unfound
from workroom.rooms.people import store as people
from workroom.rooms.registers import store as registers
from workroom.rooms.safety.hazards import FOLLOW_UPS, HAZARDS, Hazard, without_todays_entry

MOST_SAID = 40
"""Characters of a name in a sentence."""


def not_located(db: Reading) -> tuple[CountLine, ...]:
    """What the count that is under way expects and nobody has located; nothing without a count.

    Archives that were put away, or handed over, since it began were in somebody's
    hands: their act says where they are.
    """
    count = counting.running(db)
    if count is None:
        return ()
    return tuple(one for one in counting.waiting(db) if not _was_moved(db, one, count))


def missing(db: Reading) -> tuple[Missing, ...]:
    """What nobody has located, by the names people know."""
    left = not_located(db)
    names = names_of(db, ((one.kind, one.id) for one in left))
    return tuple(
        sorted(
            (Missing(one.kind, one.id, one.sort, names[one.kind, one.id]) for one in left),
            key=lambda one: (tuple(Sort).index(one.sort), one.name),
        )
    )


def unfound(left: Iterable[Missing], reasons: Reasons) -> tuple[Unfound, ...]:
    """The open items that a closing goes on without."""
    return tuple(
        Unfound(
            kind=one.kind,
            id=one.id,
            name=one.name,
            why=reasons.get((one.kind, one.id), "").strip(),
        )
        for one in left
        if one.sort.weight is not Weight.STOP
    )


def sort_counts(db: Reading, left: Iterable[Missing]) -> tuple[SortCount, ...]:
    """For each sort of things in the count: how many were expected, and how many are there."""
    gone = [one.sort for one in left]
    expected = [one.sort for one in counting.lines(db) if one.mark is not Mark.UNEXPECTED]
    return tuple(
        SortCount(
            sort=sort.value,
            expected=expected.count(sort),
            found=expected.count(sort) - gone.count(sort),
        )
        for sort in Sort
        if sort in expected
    )


def names_of(db: Reading, things: Iterable[tuple[Kind, int]]) -> dict[tuple[Kind, int], str]:
    """What people call the things of a count: reference code, name, what the key is called."""
    given = tuple(things)
    units = catalogue.many(db, (UnitId(id_) for kind, id_ in given if kind is Kind.UNIT))
    found: dict[tuple[Kind, int], str] = {}
    for kind, id_ in given:
        match kind:
            case Kind.UNIT:
                name = units[UnitId(id_)].reference_code
            case Kind.PERSON:
                name = people.people.get(db, PersonId(id_)).name
            case _:
                name = _key(db, LineId(id_))
        found[kind, id_] = name
    return found


def unfollowed(db: Reading, today: date) -> tuple[Hazard, ...]:
    """The open major hazards that nobody has followed up on a day."""
    hazards = registers.still_open(db, HAZARDS)
    if not hazards:
        return ()
    return without_todays_entry(hazards, registers.held(db, FOLLOW_UPS), today)


def _was_moved(db: Reading, line: CountLine, count: Count) -> bool:
    if line.kind is not Kind.UNIT:
        return False
    where = custody.where(db, UnitId(line.id))
    return where is None or where.since > count.begun_at


def _key(db: Reading, id_: LineId) -> str:
    key = registers.at(db, KEYS, id_)
    return KEYS.called(key)[:MOST_SAID] if key else label(Prefix.LINE, id_)
