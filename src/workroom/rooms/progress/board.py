"""The room at a glance, and what falls due: both read in one go, for every face alike."""

from datetime import datetime, time

from workroom.base.clock import day_of
from workroom.ledger.breaches import open_breaches
from workroom.ledger.reading import Reading
from workroom.rooms.handover import store as handover
from workroom.rooms.holds import store as holds
from workroom.rooms.people import store as people
from workroom.rooms.progress import rules, store
from workroom.rooms.progress.model import Board, Due
from workroom.rooms.project import store as project
from workroom.rooms.workflow.model import active_steps


def read_board(db: Reading, now: datetime) -> Board:
    """How the work stands at this moment; `today` is the calendar day of the room."""
    start = start_of_day(db, now)
    active = active_steps(project.settings(db).text("steps"))
    stages, finished = rules.held_by_stage(store.sheets_here(db), active)
    return Board(
        out=store.out_by_project(db),
        given_back=store.given_back(db),
        home_today=store.home_since(db, start),
        stages=stages,
        finished=finished,
        output=store.output_since(db, start),
        presences=store.presences_since(db, start),
        batches=store.batch_stands(db),
    )


def read_dues(db: Reading, now: datetime) -> tuple[Due, ...]:
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
            *rules.unsigned_notes(handover.unsigned(db), today=today, zone=zone),
            *rules.still_here(
                store.finished_here(db),
                today=today,
                zone=zone,
                days=settings.number("return_days"),
            ),
            *rules.sheets_missing(store.without_sheet(db), today=today),
            *rules.day_left_open(holds.last_day(db), today=today),
            *rules.open_breaches(breaches, today=today, zone=zone),
        )
    )


def start_of_day(db: Reading, now: datetime) -> datetime:
    """Midnight in the room, before this moment."""
    zone = project.zone(db)
    return datetime.combine(day_of(now, zone), time(), zone)
