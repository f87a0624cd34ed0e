"""Whether an open incident holds what somebody wants to move, give back or work on."""

from collections.abc import Iterable

from workroom.base.verdict import YES, Verdict
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit, UnitKind
from workroom.rooms.registers import store as registers
from workroom.rooms.safety.incidents import INCIDENTS, is_not_held


def not_held(db: Reading, units: Iterable[Unit]) -> Verdict:
    """That no open incident holds any of these. One prepared question, where none is open.

    What is locked up by an incident is put away all the same: nobody asks this
    for the way into a cabinet.
    """
    incidents = tuple(one for one in registers.still_open(db, INCIDENTS) if one.units)
    verdict = YES
    if incidents:
        for unit in units:
            lies_in = catalogue.ancestors(db, unit)
            verdict &= is_not_held(incidents, unit.id, lies_in, unit.reference_code)
    return verdict


def worked_on(db: Reading, unit: Unit) -> Iterable[Unit]:
    """What a stage of the unit's sheet is about: itself and, for a box, its content."""
    yield unit
    if unit.kind is UnitKind.BOX:
        yield from catalogue.children(db, unit.id)
