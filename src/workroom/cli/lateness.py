"""What the commands ask of a late entry: when it happened, and what it rests on."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import click

from workroom.base.codes import parse, tidy
from workroom.base.errors import InputError
from workroom.base.ids import PersonId
from workroom.base.late import Late
from workroom.base.words import N_
from workroom.ledger.reading import Reading
from workroom.rooms.people import store as people
from workroom.rooms.project import store as project

NO_MOMENT = N_("{given} is no moment; write it as 2026-03-02T09:40, by the clock of the room.")
AT_FIRST = N_("--paper and --told-by belong to --at: say when it happened.")
NOBODY_SO = N_("Nobody is called {name}.")

AT = click.option("--at", metavar="MOMENT", default=None, help="It happened then: a late entry.")
PAPER = click.option("--paper", metavar="NUMBER", default="", help="The paper it was written on.")
TOLD_BY = click.option("--told-by", metavar="PERSON", default="", help="Whose word it rests on.")


def asks_late(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command --at, --paper and --told-by."""
    return AT(PAPER(TOLD_BY(command)))


def late_of(
    db: Reading, writer: PersonId, *, at: str | None, paper: str, told_by: str
) -> Late | None:
    """What was said of a late entry; None where it is none.

    Raises:
        InputError: the moment cannot be read, or nobody is called so.
    """
    if at is None:
        if paper or told_by:
            raise InputError(AT_FIRST)
        return None
    named = [one.id for one in people.everybody(db) if one.name == told_by]
    if told_by and not named:
        raise InputError(NOBODY_SO, name=told_by)
    number = tidy(paper) if parse(paper) is not None else paper.strip()
    return Late(_moment(db, at), writer, number, named[0] if named else None)


def _moment(db: Reading, given: str) -> datetime:
    try:
        moment = datetime.fromisoformat(given.strip())
    except ValueError:
        raise InputError(NO_MOMENT, given=given) from None
    local = moment if moment.tzinfo else moment.replace(tzinfo=project.zone(db))
    return local.astimezone(UTC).replace(microsecond=0)
