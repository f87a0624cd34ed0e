"""The units of the catalogue in any order; nothing is kept here and nothing is written."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, FromClause, Select, and_, case, func, or_, select

from workroom.base.ids import CabinetId, UnitId
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit, UnitKind
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.model import IN_THE_ROOM, Place, Whereabouts
from workroom.rooms.listing.model import Listed, Sort, Wanted
from workroom.rooms.people import store as people
from workroom.rooms.site import store as site

units, places = catalogue.table.c, custody.table.c

_IN_ROOM = places.place.in_(tuple(IN_THE_ROOM))
_NEAREST = (Place.WORKSTATION, Place.DESK, Place.CABINET, Place.RETURNED)
_RANKS = tuple((places.place == place, rank) for rank, place in enumerate(_NEAREST))
_ORDERS: dict[Sort, tuple[ColumnElement[Any], ...]] = {
    Sort.CODE: (units.reference_code,),
    Sort.ENTERED: (),
    Sort.TITLE: (units.title, units.reference_code),
    Sort.BOX: (func.length(units.box_number), units.box_number, units.reference_code),
    Sort.PLACE: (case(*_RANKS, else_=len(_RANKS)), units.reference_code),
}


def count(db: Connection, wanted: Wanted, among: Iterable[UnitId] | None = None) -> int:
    """How many units of the catalogue are asked for; `among` bounds them further, where given."""
    return db.scalar(_asked(func.count(), wanted, among)) or 0


def ids(
    db: Connection,
    wanted: Wanted,
    among: Iterable[UnitId] | None = None,
    *,
    offset: int = 0,
    limit: int | None = None,
) -> Sequence[UnitId]:
    """The units asked for in their order: all, eight bytes each, or one stretch of them."""
    order = (*_ORDERS[wanted.sort], units.id)
    ways = (column.desc() if wanted.descending else column for column in order)
    query = _asked(units.id, wanted, among).order_by(*ways).limit(limit).offset(offset or None)
    return cast("Sequence[UnitId]", array("q", db.scalars(query)))


def page(db: Connection, wanted: Wanted, *, offset: int, limit: int) -> tuple[Listed, ...]:
    """One stretch of the units asked for, in their order, with where each of them is."""
    return listed(db, ids(db, wanted, offset=offset, limit=limit))


def listed(db: Connection, ids: Sequence[UnitId]) -> tuple[Listed, ...]:
    """These units with where each of them is, in the order given."""
    found, where = catalogue.many(db, ids), custody.where_all(db, ids)
    where |= _carried(db, [unit for unit in found.values() if unit.id not in where])
    names = people.names(db)
    cabinets: dict[CabinetId | None, str] = {one.id: one.name for one in site.cabinets.find(db)}

    def row(id_: UnitId, at: Whereabouts | None) -> Listed:
        if at is None:
            return Listed(found[id_], None)
        return Listed(found[id_], at, names.get(at.holder, ""), cabinets.get(at.cabinet, ""))

    return tuple(row(id_, where.get(id_)) for id_ in ids if id_ in found)


def _carried(db: Connection, units: Sequence[Unit]) -> dict[UnitId, Whereabouts]:
    """Where items are that have no place of their own: where the volume is in which they lie."""
    inside = {unit.id: unit.parent for unit in units if unit.kind is UnitKind.ITEM and unit.parent}
    around = catalogue.many(db, set(inside.values()))
    volumes = {id_ for id_, unit in around.items() if unit.kind is UnitKind.VOLUME}
    where = custody.where_all(db, volumes)
    return {item: where[volume] for item, volume in inside.items() if volume in where}


def _asked(what: Any, wanted: Wanted, among: Iterable[UnitId] | None) -> Select[Any]:
    """The units asked for; whereabouts are only joined where the question is about them."""
    conditions = [catalogue.living_only(), *catalogue.searched(wanted.text)]
    if among is not None:
        conditions.append(units.id.in_(tuple(among)))
    for column, value in (
        (units.kind, wanted.kind),
        (units.project, wanted.project),
        (units.parent, wanted.inside),
    ):
        if value is not None:
            conditions.append(column == value)
    if wanted.held:
        conditions.append(catalogue.classified())
    placed = tuple(_placed(wanted))
    source: FromClause = catalogue.table
    if placed or wanted.sort is Sort.PLACE:
        source = source.outerjoin(custody.table, places.unit == units.id)
    return select(what).select_from(source).where(*conditions, *placed)


def _placed(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.places:
        # What never left the stacks has no row.
        in_stacks = (places.unit.is_(None),) if Place.STACKS in wanted.places else ()
        yield or_(places.place.in_(tuple(wanted.places)), *in_stacks)
    if wanted.batch is not None:
        yield places.batch == wanted.batch
    if wanted.holder is not None:
        yield and_(places.holder == wanted.holder, _IN_ROOM)
    if wanted.unfinished or wanted.finished:
        done = places.finished_at.is_not(None) if wanted.finished else places.finished_at.is_(None)
        yield and_(_IN_ROOM, units.kind != UnitKind.BOX, done)
