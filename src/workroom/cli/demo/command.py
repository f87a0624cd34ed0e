"""The command `demo`: build the demonstration, tell what happened, open the window on it."""

import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from workroom.base.clock import utc_now
from workroom.base.errors import WorkroomError
from workroom.base.words import N_, phrase
from workroom.cli.demo import cast
from workroom.cli.demo.days import first_day, second_day
from workroom.cli.demo.opening import batch_boxes, bring_in, found
from workroom.cli.demo.stage import Stage
from workroom.cli.house import AS_JSON, House, with_house
from workroom.cli.playing import PlayClock
from workroom.ledger.verify import verify
from workroom.ledger.work import Ledger
from workroom.press import Press
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.holds.rules import shift_of
from workroom.rooms.project import store as project
from workroom.rooms.workflow import store as workflow

HOME = "Asia/Shanghai"
NOT_WHOLE = N_("The demonstration's book is not whole: {where}: {what}")
TOLD = N_("Two days in {room}: {units} units in the catalogue, {passes} passes, {entries} entries.")
PAPER = N_("{form} {number} {copy}: {path}")
WHOLE = N_("The book is whole; its head is {head}.")
ACCOUNTS = N_("The accounts, all with the secret “{secret}”:")
LIES_IN = N_("The book lies in {path}. Open it: workroom --book {path}")


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--no-window", is_flag=True, help="Do not open the window on it.")
@click.option("--volumes", type=click.IntRange(2, 2000), default=40, show_default=True)
@click.option("--seed", type=int, default=68, show_default=True, help="Of the made-up titles.")
@AS_JSON
@with_house
def demo(
    house: House, folder: Path | None, no_window: bool, volumes: int, seed: int, as_json: bool
) -> int | None:
    """Build a demonstration workroom and live two days in it, until 15:40 on the second."""
    root = folder or Path(tempfile.mkdtemp(prefix="workroom-demo-")) / "book"
    ledger = house.doors.make_book(root)
    try:
        stage = _play(house, ledger, volumes, seed)
        _report(house, ledger, stage, as_json=as_json)
    finally:
        ledger.close()
    if no_window:
        return None
    return house.doors.open_window(root)


def _play(house: House, ledger: Ledger, volumes: int, seed: int) -> Stage:
    """Both days, on a clock that is set to the last 15:40 that is past."""
    zone = zone_of_the_play(utc_now())
    curtain = last_curtain(utc_now(), zone)
    morning = (curtain - timedelta(days=1)).replace(hour=7, minute=20)
    clock = PlayClock(morning)
    ledger.clock = clock
    stage = Stage(
        ledger=ledger,
        clock=clock,
        zone=zone,
        press=Press(ledger, cast.CAST[0].name),
        first_day=morning.date(),
    )
    found(stage)
    bring_in(stage, volumes, seed, house.words)
    batch_boxes(stage, volumes)
    first_day(stage)
    second_day(stage)
    return stage


def last_curtain(now: datetime, zone: ZoneInfo) -> datetime:
    """The last 15:40 on the room's wall that is past: no entry of the play lies in the future."""
    curtain = now.astimezone(zone).replace(hour=15, minute=40, second=0, microsecond=0)
    return curtain if curtain <= now else curtain - timedelta(days=1)


def zone_of_the_play(now: datetime) -> ZoneInfo:
    """Where the room of the play stands, so that its second day is still going on.

    In China, if the shift of the last 15:40 there is not over yet; otherwise
    wherever on earth it has just struck 15:40. So at whatever hour somebody looks,
    the day is open, work lies at its stages, and a scan is an act.
    """
    home = ZoneInfo(HOME)
    if shift_of(now.astimezone(home)) == last_curtain(now, home).date():
        return home
    every = (ZoneInfo(f"Etc/GMT{hours:+d}") for hours in range(-14, 13))
    return min(every, key=lambda zone: now - last_curtain(now, zone))


def _report(house: House, ledger: Ledger, stage: Stage, *, as_json: bool) -> None:
    with ledger.read() as db:
        finding = verify(db, ledger.register)
        units, passes = catalogue.count(db), workflow.count_passes(db)
        room = project.room(db).name
    for paper in stage.papers:
        if as_json:
            house.answer(
                {
                    "form": paper.form,
                    "number": paper.number,
                    "copy": paper.copy,
                    "annex": paper.annex,
                    "path": str(paper.path),
                }
            )
        else:
            copy = f"({paper.copy})" if paper.copy else ""
            house.say(
                phrase(PAPER, form=paper.form, number=paper.number, copy=copy, path=paper.path)
            )
    if not finding.whole:
        first = finding.breaks[0]
        raise WorkroomError(NOT_WHOLE, where=first.where, what=first.what)
    root = stage.press.folder.root
    if as_json:
        house.answer(
            {
                "book": str(root),
                "units": units,
                "passes": passes,
                "entries": finding.entries,
                "whole": True,
                "secret": cast.SECRET,
                "accounts": [person.name for person in stage.people.values()],
            }
        )
        return
    house.say(phrase(TOLD, room=room, units=units, passes=passes, entries=finding.entries))
    house.say(phrase(WHOLE, head=" ".join(finding.head[i : i + 4] for i in range(0, 64, 4))))
    house.say(phrase(ACCOUNTS, secret=cast.SECRET))
    for person in stage.people.values():
        roles = house.words.listed(phrase(role.label) for role in person.roles)
        house.say(
            f"  {person.name}  {house.words(person.party.label)}  {roles}  {person.badge_code}"
        )
    house.say(phrase(LIES_IN, path=root))
