"""The room at a glance, read in one go."""

from datetime import datetime, time

from workroom.base.clock import day_of
from workroom.ledger.reading import Reading
from workroom.rooms.custody.model import Place
from workroom.rooms.progress import rules, store
from workroom.rooms.progress.model import Board
from workroom.rooms.project import store as project
from workroom.rooms.workflow.steps import active_steps


def read_board(db: Reading, now: datetime) -> Board:
    """How the work stands at this moment; `today` is the calendar day of the room."""
    start = start_of_day(db, now)
    active = active_steps(project.settings(db).text("steps"))
    stages, finished = rules.held_by_stage(store.sheets_here(db), active)
    return Board(
        out=store.out_by_project(db),
        at_work=store.tally_at(db, Place.WORKSTATION),
        given_back=store.tally_at(db, Place.RETURNED),
        home_today=store.home_since(db, start),
        stages=stages,
        finished=finished,
        output=store.output_since(db, start),
        presences=store.presences_since(db, start),
        batches=store.batch_stands(db),
    )


def start_of_day(db: Reading, now: datetime) -> datetime:
    """Midnight in the room, before this moment."""
    zone = project.zone(db)
    return datetime.combine(day_of(now, zone), time(), zone)
