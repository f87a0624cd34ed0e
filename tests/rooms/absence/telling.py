"""What people write of archives that are missing, lent or called back."""

from datetime import date
from typing import Any

from rooms.trips import Trip
from workroom.base.ids import LineId, UnitId
from workroom.rooms.absence import service, store
from workroom.rooms.absence.model import Loan
from workroom.rooms.custody.model import Recall
from workroom.rooms.registers import service as registers
from workroom.rooms.safety.accidents import Severity
from workroom.rooms.safety.incidents import (
    CONCLUDED,
    INCIDENTS,
    REMEDIED,
    TO_AUTHORITY,
    TO_CLIENT,
    IncidentKind,
    Outcome,
)

TOMORROW = date(2026, 3, 3)


def report(trip: Trip, *units: UnitId) -> LineId:
    """Zhou reports that units are lost."""
    book = trip.book
    said = {
        "kind": IncidentKind.LOSS,
        "level": Severity.MAJOR,
        "discovered_at": book.clock(),
        "place": "1号台",
        "units": units,
        "course": "清点时未见",
    }
    with book.ledger.work(by=book.zhou) as work:
        return registers.enter(work, INCIDENTS, said).event.line


def conclude(trip: Trip, incident: LineId, outcome: Outcome) -> None:
    """Told, remedied, closed by Li."""
    book = trip.book
    moment, day = book.clock(), book.clock().date()
    parts: tuple[tuple[str, int, dict[str, Any]], ...] = (
        (
            TO_CLIENT,
            book.wang,
            {"to_client_at": moment, "to_client_by": book.wang, "to_client_how": "当面"},
        ),
        (TO_AUTHORITY, book.li, {"authority": "市档案局", "to_authority_at": moment}),
        (REMEDIED, book.wang, {"remedy": "全室查找", "remedied_on": day}),
        (
            CONCLUDED,
            book.li,
            {
                "outcome": outcome,
                "found_where": "2号台抽屉",
                "pages_counted": True,
                "conclusion": "属实",
            },
        ),
    )
    for part, who, answers in parts:
        with book.ledger.work(by=who) as work:  # type: ignore[arg-type]  # a person of the book
            registers.fill(work, INCIDENTS, incident, part, answers)


def miss(trip: Trip, *units: UnitId, **more: Any) -> None:
    with trip.book.ledger.work(by=trip.book.zhou) as work:
        service.miss(work, units=units, where="全室", **more)


def lend(trip: Trip, *units: UnitId, due: date = TOMORROW) -> Loan:
    book = trip.book
    with book.ledger.work(by=book.wang) as work:
        entry = service.lend(
            work,
            units=units,
            client=book.li,
            contractor=book.wang,
            purpose="查阅权属",
            due=due,
        )
        return store.loans.get(work.db, entry.event.loan)


def call_back(trip: Trip, *units: UnitId, why: Recall = Recall.WITHDRAWN, **more: Any) -> None:
    book = trip.book
    with book.ledger.work(by=book.li) as work:
        service.call_back(work, units=units, why=why, reason="另有安排", **more)
