"""What must be there just now: boxes and loose archives, keys and tools, badges."""

from collections.abc import Iterator

from workroom.base.ids import Kind, UnitId
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.counting.model import Sort, Thing
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.model import Whereabouts
from workroom.rooms.people import store as people
from workroom.rooms.project import store as project


def things(db: Reading) -> tuple[Thing, ...]:
    """The list of a count that begins at this moment, archives first."""
    return (*_archives(db), *_badges(db))


def inside(db: Reading, box: UnitId) -> frozenset[UnitId]:
    """What lies in a box just now: its content that is where the box is."""
    children = [child.id for child in catalogue.children(db, box)]
    where = custody.where_all(db, (box, *children))
    place = where.get(box)
    return frozenset(
        child for child in children if child in where and _is_with(where[child], place)
    )


def _archives(db: Reading) -> Iterator[Thing]:
    """Each box with what lies in it; what is not with its box by itself."""
    where = {one.unit: one for one in custody.in_the_room(db)}
    units = catalogue.many(db, where)
    content: dict[UnitId, int] = dict.fromkeys(where, 0)
    alone: list[UnitId] = []
    for id_, unit in units.items():
        if unit.parent in where and _is_with(where[id_], where[unit.parent]):
            content[unit.parent] += 1
        else:
            alone.append(id_)
    for id_ in sorted(alone, key=lambda one: (units[one].kind is not UnitKind.BOX, one)):
        yield Thing(
            sort=Sort.ARCHIVES,
            kind=Kind.UNIT,
            id=id_,
            cabinet=where[id_].cabinet,
            inside=content[id_],
        )


def _badges(db: Reading) -> Iterator[Thing]:
    """The badges of everybody who has an account, where both parties agreed to count them."""
    if project.settings(db).on("count_badges"):
        for person in people.everybody(db):
            if person.active:
                yield Thing(sort=Sort.BADGES, kind=Kind.PERSON, id=person.id, cabinet=None)


def _is_with(unit: Whereabouts, box: Whereabouts | None) -> bool:
    if box is None:
        return False
    return (unit.place, unit.cabinet, unit.station) == (box.place, box.cabinet, box.station)
