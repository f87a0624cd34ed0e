"""What falls due, gathered from all rooms: one list for the Today page and the command line."""

from datetime import datetime

from workroom.base.clock import day_of
from workroom.ledger.breaches import open_breaches
from workroom.ledger.reading import Reading
from workroom.rooms.absence import store as absence
from workroom.rooms.corrections import store as corrections
from workroom.rooms.duty.calendar import CALENDAR, exceptions_of
from workroom.rooms.handover import store as handover
from workroom.rooms.holds import store as holds
from workroom.rooms.holds.rules import weeks_waiting
from workroom.rooms.late import store as late
from workroom.rooms.lists import store as lists
from workroom.rooms.opening import store as opening
from workroom.rooms.people import store as people
from workroom.rooms.progress import absent, papers, rules, store
from workroom.rooms.progress.model import Due
from workroom.rooms.progress.proposed import proposals_wait
from workroom.rooms.project import store as project
from workroom.rooms.registers import store as registers
from workroom.rooms.registers.declaration import Shelf
from workroom.rooms.registers.due import falls_on
from workroom.rooms.shelf import SHELF


def due_list(db: Reading, now: datetime, shelf: Shelf = SHELF) -> tuple[Due, ...]:
    """All that is due or overdue at this moment, the longest overdue first."""
    zone = project.zone(db)
    today = day_of(now, zone)
    settings = project.settings(db)
    names = people.names(db)
    breaches = ((breach, names.get(breach.who, "")) for breach in open_breaches(db))
    return rules.in_order(
        (
            *rules.disinfections(
                store.out_by_day(db),
                today=today,
                warn_days=settings.number("warn_before_disinfection"),
            ),
            *rules.beside_pests(store.beside_pests(db), today=today),
            *rules.unsigned_notes(handover.unsigned(db), today=today, zone=zone),
            *papers.unsigned_slips(corrections.unsigned(db), today=today, zone=zone),
            *rules.openings(opening.waiting(db), today=today, zone=zone),
            *rules.still_here(
                store.finished_here(db),
                today=today,
                zone=zone,
                days=settings.number("return_days"),
                exceptions=exceptions_of(registers.held(db, CALENDAR)),
            ),
            *rules.sheets_missing(store.without_sheet(db), today=today),
            *rules.day_left_open(holds.last_day(db), today=today),
            *rules.not_countersigned(
                weeks_waiting(holds.days_opened(db), holds.spans_countersigned(db), today=today),
                today=today,
            ),
            *absent.lent(absence.open_loans(db), names, today=today),
            *absent.called_back(store.wanted_back(db), today=today, zone=zone),
            *papers.open_pads(
                late.still_open(db), today=today, zone=zone, days=settings.number("pad_days")
            ),
            *rules.left_unfound(holds.open_items.find(db), today=today),
            *proposals_wait(
                lists.waiting(db),
                {one.id: one.code for one in project.all_projects(db)},
                today=today,
                zone=zone,
            ),
            *rules.open_breaches(breaches, today=today, zone=zone),
            *rules.in_registers(falls_on(db, shelf, now), today=today),
        )
    )
