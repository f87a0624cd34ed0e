"""What a file, or a statement of the book, adds up to: for every face, before and after."""

from collections.abc import Sequence
from datetime import date

from workroom.ledger.reading import Reading
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.handover.counts import counts_of
from workroom.rooms.opening.model import Line
from workroom.rooms.opening.rows import Names
from workroom.rooms.opening.told import Totals, totals
from workroom.rooms.people import store as people
from workroom.rooms.site import store as site


def totals_of(db: Reading, lines: Sequence[Line], *, today: date) -> Totals:
    """By batch, by place, by stage; what a unit counts is asked of the catalogue."""
    units = catalogue.many(db, (line.unit for line in lines))
    counts = {id_: counts_of(unit) for id_, unit in units.items()}
    return totals(lines, counts, names_now(db).place, today=today)


def names_now(db: Reading) -> Names:
    """What people and places are called; no batch has a number of ours yet."""
    return Names(
        people=people.names(db),
        cabinets={one.id: one.name for one in site.cabinets.find(db)},
        workstations={one.id: one.name for one in site.workstations.find(db)},
        batches={},
    )
