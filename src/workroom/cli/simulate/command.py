"""The command `simulate`: live a quarter, count what happened, compare it with what was meant."""

import tempfile
from datetime import datetime, time, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import click

from workroom.base.clock import day_of, utc_now
from workroom.base.errors import InputError, WorkroomError
from workroom.base.words import N_, phrase
from workroom.cli.house import AS_JSON, House, with_house
from workroom.cli.playing import PlayClock, UnexpectedError
from workroom.cli.simulate import cast, founding
from workroom.cli.simulate.closings import fates
from workroom.cli.simulate.days import live
from workroom.cli.simulate.judged import faults
from workroom.cli.simulate.quarter import Quarter
from workroom.cli.simulate.report import Outcome, answer, say
from workroom.cli.simulate.told import acts_of, count_lines, days_of
from workroom.ledger.verify import verify
from workroom.ledger.work import Ledger
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.workflow import store as workflow

HOME = ZoneInfo("Asia/Shanghai")
MOST_A_DAY = 2000
TOO_MANY = N_("{volumes} volumes are too many for {days} days: at most {most} a day.")
WENT_OTHERWISE = N_("The simulation went otherwise than it was meant: {what}")
DAY_OVER = N_("Day {number} of {days}, {day}: closed.")


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--days", type=click.IntRange(1, 250), default=60, show_default=True)
@click.option(
    "--people", type=click.IntRange(cast.FEWEST, cast.MOST), default=25, show_default=True
)
@click.option("--volumes", type=click.IntRange(3, 200_000), default=12_000, show_default=True)
@click.option("--seed", type=int, default=68, show_default=True, help="Of all that goes wrong.")
@AS_JSON
@with_house
def simulate(
    house: House,
    folder: Path | None,
    days: int,
    people: int,
    volumes: int,
    seed: int,
    as_json: bool,
) -> None:
    """Live a quarter in a made-up workroom, and compare the book with what was meant to happen."""
    if volumes > days * MOST_A_DAY:
        raise InputError(TOO_MANY, volumes=volumes, days=days, most=MOST_A_DAY)
    root = folder or Path(tempfile.mkdtemp(prefix="workroom-simulate-")) / "book"
    ledger = house.doors.make_book(root)
    try:
        quarter = _quarter(ledger, days, people, seed)
        _lived(house, quarter, root, people=people, volumes=volumes, seed=seed)
        told = _examined(quarter, root)
        if as_json:
            answer(house, told)
        else:
            say(house, told)
        if told.faults:
            raise WorkroomError(WENT_OTHERWISE, what=told.faults[0])
    finally:
        ledger.close()


def _quarter(ledger: Ledger, days: int, people: int, seed: int) -> Quarter:
    monday = founding.last_monday_for(days, day_of(utc_now(), HOME))
    working = founding.working_days(monday, days, founding.exceptions(monday, days))
    clock = PlayClock(datetime.combine(monday - timedelta(days=3), time(14), HOME))
    ledger.clock = clock
    random = Random(seed)  # noqa: S311 — of made-up mistakes, no secret
    return Quarter(
        ledger=ledger,
        clock=clock,
        zone=HOME,
        random=random,
        cast=cast.crew(people),
        days=working,
        fates=fates(days, random),
    )


def _lived(
    house: House, quarter: Quarter, root: Path, *, people: int, volumes: int, seed: int
) -> None:
    """All days; what goes otherwise than written is said in a sentence."""

    def over(quarter: Quarter) -> None:
        said = phrase(
            DAY_OVER, number=quarter.number + 1, days=len(quarter.days), day=quarter.today
        )
        if click.get_text_stream("stderr").isatty():
            click.echo(house.words.say(said), err=True)

    try:
        founding.found(quarter, people)
        founding.bring_in(quarter, volumes, seed, root, house.words)
        live(quarter, over)
    except UnexpectedError as error:
        raise WorkroomError(WENT_OTHERWISE, what=str(error)) from error


def _examined(quarter: Quarter, root: Path) -> Outcome:
    """Counted from the book, not from what the simulator remembers."""
    days = days_of(quarter.ledger)
    with quarter.ledger.read() as db:
        finding = verify(db, quarter.ledger.register)
        return Outcome(
            book=root,
            days=days,
            acts=acts_of(days),
            entries=finding.entries,
            units=catalogue.count(db),
            passes=workflow.count_passes(db),
            lines=count_lines(db),
            head=finding.head,
            whole=finding.whole,
            faults=tuple(faults(db, finding, days, quarter.meant, quarter.acts)),
        )
