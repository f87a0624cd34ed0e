"""Where cabinets and workstations are kept."""

from dataclasses import replace

from sqlalchemy import Column, Connection, Text

from workroom.base.event import Entry
from workroom.ledger.columns import OneOf, book_table, key
from workroom.ledger.register import Folds
from workroom.ledger.rows import Rows
from workroom.rooms.site.model import (
    Cabinet,
    CabinetDedicated,
    CabinetPlaced,
    Purpose,
    Workstation,
    WorkstationPlaced,
)

cabinet_table = book_table(
    "cabinets",
    key(),
    Column("name", Text, nullable=False, unique=True),
    Column("purpose", OneOf(Purpose), nullable=False, server_default=Purpose.STORE),
)
cabinets = Rows(Cabinet, cabinet_table)

workstation_table = book_table(
    "workstations", key(), Column("name", Text, nullable=False, unique=True)
)
workstations = Rows(Workstation, workstation_table)


def cabinet_named(db: Connection, name: str) -> Cabinet | None:
    """The cabinet of that name."""
    return cabinets.first(db, cabinet_table.c.name == name)


def workstation_named(db: Connection, name: str) -> Workstation | None:
    """The workstation of that name."""
    return workstations.first(db, workstation_table.c.name == name)


def _cabinet(db: Connection, entry: Entry[CabinetPlaced]) -> None:
    cabinets.put(db, Cabinet(entry.event.cabinet, entry.event.name))


def _dedicated(db: Connection, entry: Entry[CabinetDedicated]) -> None:
    event = entry.event
    cabinets.put(db, replace(cabinets.get(db, event.cabinet), purpose=event.purpose))


def _workstation(db: Connection, entry: Entry[WorkstationPlaced]) -> None:
    workstations.put(db, Workstation(entry.event.workstation, entry.event.name))


FOLDS: Folds = {
    CabinetPlaced: _cabinet,
    CabinetDedicated: _dedicated,
    WorkstationPlaced: _workstation,
}
