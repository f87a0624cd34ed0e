"""Units as they are entered into the book: numbered, found by a search, in the boxes they name."""

from collections.abc import Iterable, Sequence

from workroom.base.ids import ProjectId, UnitId
from workroom.ledger.work import Work
from workroom.rooms.catalogue import store
from workroom.rooms.catalogue.model import (
    Description,
    Unit,
    UnitEntered,
    UnitKind,
    UnitsEntered,
)


def enter(
    work: Work,
    project: ProjectId,
    origin: str,
    entered: Sequence[tuple[UnitKind, UnitId | None, Description]],
) -> tuple[Unit, ...]:
    """Enter units of one kind, each with what it lies in; numbers are drawn from the book."""
    ids = work.next_numbers("unit", len(entered))
    kind = entered[0][0]
    labels = work.next_numbers(kind.value, len(entered))
    made = tuple(
        UnitEntered(unit=UnitId(id_), kind=kind, number=number, parent=parent, description=told)
        for id_, number, (_, parent, told) in zip(ids, labels, entered, strict=True)
    )
    work.record(UnitsEntered(project=project, origin=origin, units=made))
    units = tuple(Unit.entered(project, one) for one in made)
    store.index(work.db, units)
    return units


def boxes_for(work: Work, project: ProjectId, described: Iterable[Description]) -> dict[str, Unit]:
    """The boxes that these descriptions name, by code, made where they are not known yet."""
    named = {box_code(told): told for told in described if told.box_number}
    found = store.known(work.db, project, named)
    missing = [
        (
            UnitKind.BOX,
            None,
            Description(reference_code=code, fonds=told.fonds, box_number=told.box_number),
        )
        for code, told in named.items()
        if code not in found
    ]
    if missing:
        found |= {unit.reference_code: unit for unit in enter(work, project, "", missing)}
    return found


def box_code(told: Description) -> str:
    """A box is known by its fonds and its number on the shelf list."""
    return f"{told.fonds}-盒{told.box_number}" if told.fonds else f"盒{told.box_number}"
