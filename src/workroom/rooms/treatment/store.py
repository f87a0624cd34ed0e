"""Which units were treated and when, and which are kept apart; a box stands for what lies in it."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection

from workroom.base.clock import day_of
from workroom.base.ids import UnitId
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit, UnitKind
from workroom.rooms.project import store as project
from workroom.rooms.registers.store import held, still_open
from workroom.rooms.treatment.pests import PESTS, Pest
from workroom.rooms.treatment.treatments import TREATMENTS


def treated(db: Connection) -> dict[UnitId, date]:
    """The last day on which a treatment ended that passed, by every unit that it covered."""
    named = _named(db)
    found = dict(named)
    for unit in catalogue.children_of(db, named):
        if unit.parent is not None:
            day = named[unit.parent]
            found[unit.id] = max(day, found.get(unit.id, day))
    return found


def treated_among(db: Connection, units: Iterable[Unit]) -> dict[UnitId, date]:
    """The same of these units alone: nobody asks what lies in the boxes of other treatments."""
    named = _named(db)
    found: dict[UnitId, date] = {}
    for unit in units:
        days = [named[one] for one in (unit.id, unit.parent) if one in named]
        if days:
            found[unit.id] = max(days)
    return found


def _named(db: Connection) -> dict[UnitId, date]:
    """The last day on which a treatment ended that passed, by every unit that it names."""
    zone = project.zone(db)
    found: dict[UnitId, date] = {}
    for one in held(db, TREATMENTS):
        if one.passed:
            day = day_of(one.ended, zone)
            for unit in one.units:
                found[unit] = max(day, found.get(unit, day))
    return found


def open_pests(db: Connection) -> tuple[Pest, ...]:
    """The lines of pests that nobody has freed yet, oldest first."""
    return still_open(db, PESTS)


def kept_apart(db: Connection, units: Iterable[Unit]) -> dict[UnitId, Pest]:
    """Of these units, those that are kept apart: named themselves, or with the box they lie in."""
    pests = open_pests(db)
    if not pests:
        return {}
    named = {unit: pest for pest in reversed(pests) for unit in pest.units}
    return {
        unit.id: named[one]
        for unit in units
        for one in (unit.parent, unit.id)
        if one is not None and one in named
    }


def kept_apart_in(db: Connection, unit: Unit) -> Pest | None:
    """The line by which the unit, or something that lies in it, is kept apart."""
    if not open_pests(db):
        return None
    inside = catalogue.children(db, unit.id) if unit.kind is UnitKind.BOX else ()
    return next(iter(kept_apart(db, (unit, *inside)).values()), None)
