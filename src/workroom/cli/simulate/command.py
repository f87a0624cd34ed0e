"""The command `simulate`: live a quarter, say what happened, and whether it was as it was meant."""

import sys
import tempfile
from pathlib import Path

import click

from workroom.base.errors import InputError, WorkroomError
from workroom.base.words import N_, phrase
from workroom.cli.house import AS_JSON, House, with_house
from workroom.cli.playing import UnexpectedError
from workroom.cli.simulate import cast
from workroom.cli.simulate.quarter import Quarter
from workroom.cli.simulate.report import Outcome, answer, say
from workroom.cli.simulate.simulation import Asked, examined, lived
from workroom.ledger.folder import Folder

MOST_A_DAY = 2000
"""Volumes: more are not scanned between morning and evening."""

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
    told = _simulated(house, root, Asked(days=days, people=people, volumes=volumes, seed=seed))
    if as_json:
        answer(house, told)
    else:
        say(house, told)
    if told.faults:
        raise WorkroomError(WENT_OTHERWISE, what=told.faults[0])


def _simulated(house: House, root: Path, asked: Asked) -> Outcome:
    def over(quarter: Quarter) -> None:
        """Minutes pass: who waits at a terminal is told how far it is."""
        if sys.stderr.isatty():
            number, of = quarter.number + 1, len(quarter.days)
            told = phrase(DAY_OVER, number=number, days=of, day=quarter.today)
            click.echo(house.words.say(told), err=True)

    ledger = house.doors.make_book(root)
    try:
        return examined(lived(ledger, Folder(root), asked, house.words, over), root)
    except UnexpectedError as error:
        raise WorkroomError(WENT_OTHERWISE, what=str(error)) from error
    finally:
        ledger.close()
