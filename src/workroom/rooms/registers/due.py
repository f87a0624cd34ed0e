"""What the clocks of declared registers say on a day: derived from their lines, never stored."""

from collections.abc import Iterator
from datetime import datetime

from workroom.ledger.reading import Reading
from workroom.rooms.holds import store as holds
from workroom.rooms.project import store as project
from workroom.rooms.registers import store
from workroom.rooms.registers.declaration import Falls, Look, Shelf


def falls_on(db: Reading, shelf: Shelf, now: datetime) -> Iterator[Falls]:
    """All that the registers of a shelf have due at this moment, or on a day of its own."""
    clocked = tuple(register for register in shelf if register.clocks)
    read = {one.key: one for register in clocked for one in (register, *register.reads)}
    look = Look(
        now=now,
        zone=project.zone(db),
        settings=project.settings(db),
        held={key: store.held(db, register) for key, register in read.items()},
        last_day=holds.last_day(db),
    )
    for register in clocked:
        for clock in register.clocks:
            yield from clock(look)
