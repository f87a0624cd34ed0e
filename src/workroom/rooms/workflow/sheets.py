"""Which of the units that go out together bear a workflow sheet."""

from collections.abc import Iterable

from workroom.rooms.catalogue.model import Unit, UnitKind


def bears_sheets(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """One a volume, one a box of loose items, one an item that goes without its box. §4.3.7."""
    going = {unit.id: unit for unit in units}
    wanted: dict[int, Unit] = {}
    for unit in going.values():
        if unit.kind is UnitKind.BOX:
            continue
        within = going.get(unit.parent) if unit.parent is not None else None
        holder = within if unit.kind is UnitKind.ITEM and within is not None else unit
        wanted.setdefault(holder.id, holder)
    return tuple(wanted.values())
