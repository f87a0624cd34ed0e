"""What must be there just now: boxes and loose archives, media, keys and tools, badges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from workroom.base.ids import CabinetId, Kind, UnitId
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit, UnitKind
from workroom.rooms.counting import store as counting
from workroom.rooms.counting.model import Mark, Sort, Thing
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.model import Whereabouts
from workroom.rooms.duty.keys import KEYS, to_be_counted
from workroom.rooms.media.issues import ISSUES, given_out
from workroom.rooms.media.media import MEDIA
from workroom.rooms.people import store as people
from workroom.rooms.project import store as project
from workroom.rooms.registers import store as registers


@dataclass(frozen=True, slots=True)
class Content:
    """A unit that is counted by itself, where it is, and how much is counted with it."""

    unit: Unit
    where: Whereabouts
    boxes: int = 0
    volumes: int = 0
    items: int = 0

    @property
    def inside(self) -> int:
        """What is counted with it besides itself: volumes, or loose items where there are none."""
        if self.unit.kind is not UnitKind.BOX:
            return 0
        return self.volumes or self.items

    def with_one(self, unit: Unit) -> Content:
        """With one unit more, counted as the cabinets are: a volume brings its items."""
        match unit.kind:
            case UnitKind.BOX:
                return replace(self, boxes=self.boxes + 1)
            case UnitKind.VOLUME:
                return replace(self, volumes=self.volumes + 1, items=self.items + unit.items)
            case UnitKind.ITEM:
                return replace(self, items=self.items + 1)


def things(db: Reading) -> tuple[Thing, ...]:
    """The list of a count that begins at this moment, archives first."""
    return (*_archives(db), *_media(db), *_keys(db), *_badges(db))


def is_counted_with(db: Reading, unit: UnitId, box: UnitId) -> bool:
    """Whether a unit is just now where its box is, so that who scans the box has seen it."""
    where = custody.where_all(db, (unit, box))
    return unit in where and _is_with(where[unit], where.get(box))


def place_of(db: Reading, kind: Kind, id_: int) -> tuple[bool, CabinetId | None]:
    """Whether a thing should be in the room just now, and in which cabinet.

    What was handed over or put away since the list was frozen is where that act
    says; of keys and badges the list says all there is to know.
    """
    if kind is Kind.UNIT:
        where = custody.where(db, UnitId(id_))
        is_here = where is not None and where.is_in_the_room
        return is_here, where.cabinet if where is not None and is_here else None
    line = counting.line(db, kind, id_)
    if line is None or line.mark is Mark.UNEXPECTED:
        return False, None
    return True, line.cabinet


def contents(db: Reading) -> dict[UnitId, Content]:
    """All archives in the room: each box with what lies in it, what is not with its box by itself.

    In the order in which people count: boxes first.
    """
    where = {one.unit: one for one in custody.in_the_room(db)}
    units = catalogue.many(db, where)
    found: dict[UnitId, Content] = {}
    within: list[Unit] = []
    for id_, unit in sorted(
        units.items(), key=lambda one: (one[1].kind is not UnitKind.BOX, one[0])
    ):
        if unit.parent in where and _is_with(where[id_], where[unit.parent]):
            within.append(unit)
        else:
            found[id_] = Content(unit, where[id_]).with_one(unit)
    for unit in within:
        # What lies in a volume that lies in a box is listed in the volume.
        box = found.get(unit.parent) if unit.parent is not None else None
        if box is not None and unit.parent is not None:
            found[unit.parent] = box.with_one(unit)
    return found


def _archives(db: Reading) -> Iterator[Thing]:
    for id_, content in contents(db).items():
        yield Thing(
            sort=Sort.ARCHIVES,
            kind=Kind.UNIT,
            id=id_,
            cabinet=content.where.cabinet,
            inside=content.inside,
        )


def _media(db: Reading) -> Iterator[Thing]:
    """Media that are the room's to keep; what is given out is in no cabinet."""
    out = given_out(registers.still_open(db, ISSUES))
    for one in registers.still_open(db, MEDIA):
        cabinet = None if one.id in out else one.cabinet
        yield Thing(sort=Sort.MEDIA, kind=Kind.LINE, id=one.id, cabinet=cabinet)


def _keys(db: Reading) -> Iterator[Thing]:
    """Keys, tools and seals, as their register has them."""
    for one in to_be_counted(registers.still_open(db, KEYS)):
        yield Thing(
            sort=Sort.KEYS, kind=Kind.LINE, id=one.id, cabinet=one.cabinet, inside=one.pieces - 1
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
