"""How a room above changes which units there are: parts of its folds."""

from collections.abc import Iterable
from dataclasses import replace

from workroom.base.ids import ProjectId, UnitId
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue import store
from workroom.rooms.catalogue.model import Description, FormerCode, Unit, UnitEntered, UnitKind


def enter(db: Reading, project: ProjectId, made: Iterable[UnitEntered]) -> None:
    """Part of a fold: these units came to be."""
    store.units.put(db, *(Unit.entered(project, one) for one in made))


def describe(db: Reading, unit: UnitId, description: Description) -> None:
    """Part of a fold: what the catalogue says of the unit from now on. An old code is kept."""
    before = store.units.get(db, unit)
    if before.reference_code != description.reference_code:
        store.former_codes.put(db, FormerCode(before.reference_code, unit))
    store.units.put(db, before.described_as(description))


def exchange(db: Reading, first: UnitId, second: UnitId) -> None:
    """Part of a fold: two units bore each other's covers. Each lies where it lay."""
    one, other = store.units.get(db, first), store.units.get(db, second)
    store.units.put(db, one.covered_as(other), other.covered_as(one))


def end(db: Reading, ended: tuple[UnitId, ...], *, into: UnitId) -> None:
    """Part of a fold: these, and what had become part of them, became part of another, which holds
    from now on what lay in them.
    """
    before = store.units.among(db, store.table.c.became, ended)
    gone = tuple(dict.fromkeys((*ended, *(one.id for one in before))))
    inside = (replace(one, parent=into) for one in store.children_of(db, gone))
    store.units.put(
        db, *inside, *(replace(one, became=into) for one in store.many(db, gone).values())
    )


def recount(db: Reading, inside: UnitId | None) -> None:
    """Part of a fold: what lies in a volume became more or fewer; it has as many items."""
    around = store.units.at(db, inside) if inside is not None else None
    if around is not None and around.kind is UnitKind.VOLUME:
        held = len(store.children(db, around.id))
        store.units.put(db, replace(around, items=held))
