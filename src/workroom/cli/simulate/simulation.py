"""One simulation from the founding to the comparison: lived, counted from the book, and judged."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from workroom.base.clock import day_of, utc_now
from workroom.base.words import Words
from workroom.cli.playing import PlayClock
from workroom.cli.simulate import cast, founding
from workroom.cli.simulate.closings import fates
from workroom.cli.simulate.days import live
from workroom.cli.simulate.judged import faults
from workroom.cli.simulate.quarter import Quarter
from workroom.cli.simulate.report import Outcome
from workroom.cli.simulate.told import acts_of, count_lines, days_of
from workroom.ledger.folder import Folder
from workroom.ledger.verify import verify
from workroom.ledger.work import Ledger
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.workflow import store as workflow

HOME = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How large a quarter is to be. `seed` decides all that goes wrong in it."""

    days: int
    people: int
    volumes: int
    seed: int


def lived(
    ledger: Ledger, folder: Folder, asked: Asked, words: Words, over: Callable[[Quarter], None]
) -> Quarter:
    """All days, from a new book's founding on; `over` is told after each.

    Raises:
        UnexpectedError: something went otherwise than it was written.
    """
    quarter = _quarter(ledger, asked)
    founding.found(quarter, asked.people)
    founding.bring_in(quarter, asked.volumes, asked.seed, folder.root, words)
    live(quarter, over)
    return quarter


def examined(quarter: Quarter, root: Path) -> Outcome:
    """Counted from the book, not from what the simulator remembers; that is compared with it."""
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


def _quarter(ledger: Ledger, asked: Asked) -> Quarter:
    """Its last day lies before today, so that no entry lies in the future."""
    monday = founding.last_monday_for(asked.days, day_of(utc_now(), HOME))
    days = founding.working_days(monday, asked.days, founding.exceptions(monday, asked.days))
    clock = PlayClock(datetime.combine(monday - timedelta(days=3), time(14), HOME))
    ledger.clock = clock
    random = Random(asked.seed)  # noqa: S311 — of made-up mistakes, no secret
    return Quarter(
        ledger=ledger,
        clock=clock,
        zone=HOME,
        random=random,
        cast=cast.crew(asked.people),
        days=days,
        fates=fates(asked.days, random),
    )
