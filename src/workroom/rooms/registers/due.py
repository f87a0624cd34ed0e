"""What the clocks of declared registers say on a day: derived from their lines, never stored."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from workroom.ledger.reading import Reading
from workroom.rooms.holds import store as holds
from workroom.rooms.project import store as project
from workroom.rooms.registers import store
from workroom.rooms.registers.declaration import Falls, Look, Register, Shelf


def falls_on(db: Reading, shelf: Shelf, now: datetime) -> Iterator[tuple[Register[Any], Falls]]:
    """All that the registers of a shelf have due at this moment, or on a day of its own; each with
    the register whose clock says so.
    """
    clocked = tuple(register for register in shelf if register.clocks)
    look = look_on(db, clocked, now)
    for register in clocked:
        for clock in register.clocks:
            for falls in clock(look):
                yield register, falls


def look_on(db: Reading, registers: Iterable[Register[Any]], now: datetime) -> Look:
    """What there is to look at for these registers at a moment: their lines and what they read."""
    seen = {one.key: one for register in registers for one in (register, *register.reads)}
    return Look(
        now=now,
        zone=project.zone(db),
        settings=project.settings(db),
        held={key: store.held(db, register) for key, register in seen.items()},
        last_day=holds.last_day(db),
    )
