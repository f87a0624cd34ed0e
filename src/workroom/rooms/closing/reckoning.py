"""What is left over when the day is to be closed: not located, not there, not followed up."""

from collections.abc import Collection, Iterable
from datetime import date

from workroom.base.clauses import DUTY_COUNT
from workroom.base.codes import Prefix, label
from workroom.base.ids import CabinetId, Kind, LineId, PersonId, UnitId
from workroom.base.verdict import YES, Verdict, no
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.closing import rules
from workroom.rooms.closing.model import Found, Missing, Reasons, Straggler
from workroom.rooms.counting import store as counting
from workroom.rooms.counting.model import Count, CountLine, Mark, Sort, Weight
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.model import LOCKED_UP
from workroom.rooms.duty.keys import KEYS
from workroom.rooms.holds import store as holds
from workroom.rooms.holds.model import CabinetCount, CabinetSeal, SortCount, Unfound
from workroom.rooms.media.media import MEDIA
from workroom.rooms.people import store as people
from workroom.rooms.registers import store as registers
from workroom.rooms.safety.hazards import FOLLOW_UPS, HAZARDS, Hazard, without_todays_entry
from workroom.rooms.site import store as site

MOST_SAID = 40
"""Characters of a name in a sentence."""


def not_located(db: Reading, sealed: Collection[CabinetId] = ()) -> tuple[CountLine, ...]:
    """What the count that is under way expects and nobody has located; nothing without a count.

    What lies in a `sealed` cabinet is located by its seal.

    Archives that were put away, or handed over, since it began were in somebody's
    hands: their act says where they are.
    """
    count = counting.running(db)
    if count is None:
        return ()
    return tuple(
        one
        for one in counting.waiting(db)
        if one.cabinet not in sealed and not _was_moved(db, one, count)
    )


def missing(db: Reading, sealed: Collection[CabinetId] = ()) -> tuple[Missing, ...]:
    """What nobody has located, by the names people know."""
    left = not_located(db, sealed)
    names = names_of(db, ((one.kind, one.id) for one in left))
    return tuple(
        sorted(
            (
                Missing(one.kind, one.id, one.sort, names[one.kind, one.id], one.cabinet)
                for one in left
            ),
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
            sort=one.sort.value,
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
                name = _thing(db, LineId(id_))
        found[kind, id_] = name
    return found


def unfollowed(db: Reading, today: date) -> tuple[Hazard, ...]:
    """The open major hazards that nobody has followed up on a day."""
    hazards = registers.still_open(db, HAZARDS)
    if not hazards:
        return ()
    return without_todays_entry(hazards, registers.held(db, FOLLOW_UPS), today)


def compare(db: Reading, found: Iterable[Found]) -> tuple[CabinetCount, ...]:
    """What the book says of each cabinet, beside what was found in it."""
    book = custody.counts_by_cabinet(db)
    by_cabinet, known = {one.cabinet: one for one in found}, seals_of(db)
    counts: list[CabinetCount] = []
    for cabinet in site.cabinets.find(db):
        said = by_cabinet.get(cabinet.id)
        if said is not None:
            boxes, volumes, items = book.get(cabinet.id, (0, 0, 0))
            seal = known.get(cabinet.id) if said.by_seal else None
            there = seal or said
            counts.append(
                CabinetCount(
                    cabinet=cabinet.id,
                    name=cabinet.name,
                    boxes=boxes,
                    volumes=volumes,
                    items=items,
                    found_boxes=there.boxes,
                    found_volumes=there.volumes,
                    found_items=there.items,
                    seal=said.seal.strip(),
                    by_seal=said.by_seal,
                )
            )
    return tuple(counts)


def seals_of(db: Reading) -> dict[CabinetId, CabinetSeal]:
    """The seals on cabinets that nobody has counted since."""
    return {one.cabinet: one for one in holds.cabinet_seals.find(db)}


def opened_since_sealed(db: Reading) -> frozenset[CabinetId]:
    """The sealed cabinets into which something was put, or out of which something was taken."""
    known = seals_of(db)
    if not known:
        return frozenset()
    book = custody.counts_by_cabinet(db)
    other = {
        one.cabinet
        for one in known.values()
        if book.get(one.cabinet, (0, 0, 0)) != (one.boxes, one.volumes, one.items)
    }
    put_in = {
        one.cabinet
        for one in custody.in_the_room(db)
        if one.cabinet is not None
        and one.cabinet in known
        and one.since > known[one.cabinet].sealed_at
    }
    return frozenset(other | put_in)


def seals_stand(db: Reading, counts: tuple[CabinetCount, ...]) -> Verdict:
    """Whether those cabinets that were counted by their seal could be."""
    return rules.seals_stand(counts, seals_of(db), opened_since_sealed(db))


def stragglers(db: Reading) -> tuple[Straggler, ...]:
    """What is in the room and not locked up, in order of reference code."""
    where = [place for place in custody.in_the_room(db) if place.place not in LOCKED_UP]
    units = catalogue.many(db, (place.unit for place in where))
    names = people.names(db)
    found = (Straggler(units[p.unit], p, names.get(p.holder, "")) for p in where)
    return tuple(
        sorted(found, key=lambda one: (one.unit.kind is not UnitKind.BOX, one.unit.reference_code))
    )


def all_counted(db: Reading, counts: tuple[CabinetCount, ...]) -> Verdict:
    """No cabinet was left out. §5.5.5."""
    verdict = YES
    counted = {count.cabinet for count in counts}
    for cabinet in site.cabinets.find(db):
        if cabinet.id not in counted:
            verdict &= no(rules.NOT_COUNTED, DUTY_COUNT, cabinet=cabinet.name)
    return verdict


def _was_moved(db: Reading, line: CountLine, count: Count) -> bool:
    if line.kind is not Kind.UNIT:
        return False
    where = custody.where(db, UnitId(line.id))
    return where is None or where.since > count.begun_at


def _thing(db: Reading, id_: LineId) -> str:
    if (key := registers.at(db, KEYS, id_)) is not None:
        return key.name[:MOST_SAID]
    if (medium := registers.at(db, MEDIA, id_)) is not None:
        return medium.code[:MOST_SAID]
    return label(Prefix.LINE, id_)
