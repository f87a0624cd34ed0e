"""The command `opening`: a project that runs already is told to the book by a spreadsheet."""

import os
from pathlib import Path
from typing import Any

import click

from workroom.base.clock import day_of
from workroom.base.errors import InputError
from workroom.base.event import Source
from workroom.base.ids import ProjectId
from workroom.base.word import Word
from workroom.base.words import N_, Phrase, phrase
from workroom.cli.entering import SOURCE, WORD, WORD_WANTS_SOURCE
from workroom.cli.house import AS, AS_JSON, House, with_house
from workroom.cli.importing import chosen_project
from workroom.cli.importing_told import REJECTS_IN
from workroom.cli.printing import BY_COMMAND, PRINTED
from workroom.ledger.reading import Reading
from workroom.ledger.work import Ledger
from workroom.press import Press
from workroom.rooms.opening import service, store
from workroom.rooms.opening.incoming import read_told, write_rejected
from workroom.rooms.opening.layout import write_template
from workroom.rooms.opening.looking import totals_of
from workroom.rooms.opening.model import Statement
from workroom.rooms.opening.saying import said_sums
from workroom.rooms.opening.told import Told, Totals
from workroom.rooms.people.model import Person
from workroom.rooms.people.service import identify
from workroom.rooms.project import store as project_store

MADE = N_("{rows} rows to be filled in: {path}.")
READ = N_("{read} rows read: {here} in the room, {home} home, {not_begun} not begun.")
REJECTED = N_("{rejected} rows cannot be taken.")
MENDED = N_("{column}: {why} ×{count}")
TOOK_AS_DONE = N_("{count} rows at home name no stages: taken as done in all of them.")
WRITTEN = N_("The draft is written; print it, and agree it with both parties.")
AGREED = N_("Agreed: {number}. Everything stands as told; print both originals.")
NO_STATEMENT = N_("There is no opening statement; read one first: workroom opening read FILE.")
FILED = N_("Both originals are filed.")
GIVEN_UP = N_("The draft was given up.")

PROJECT = click.option("--project", "project_code", default=None, help="The project's code.")


@click.group()
def opening() -> None:
    """Begin in mid-project (期初建账): what is out, where, which stages, last numbers."""


@opening.command()
@PROJECT
@click.option("--out", type=click.Path(path_type=Path), required=True, help="An .xlsx file.")
@AS_JSON
@with_house
def template(house: House, project_code: str | None, out: Path, as_json: bool) -> None:
    """Write the spreadsheet to be filled in: a row for each unit that never moved."""
    with house.book() as ledger, ledger.read() as db:
        rows = write_template(out, db, chosen_project(db, project_code))
    if as_json:
        house.answer({"rows": rows, "path": str(out)})
    else:
        house.say(phrase(MADE, rows=rows, path=out))


@opening.command("read")
@click.argument("file", type=click.Path(path_type=Path))
@PROJECT
@click.option("--sheet", default=None, help="The sheet of the spreadsheet.")
@click.option(
    "--rejects", type=click.Path(path_type=Path), default=None, help="Rejected rows go here."
)
@AS
@AS_JSON
@with_house
def read(
    house: House,
    file: Path,
    project_code: str | None,
    sheet: str | None,
    rejects: Path | None,
    actor: str | None,
    as_json: bool,
) -> None:
    """Read a filled-in spreadsheet and say what it adds up to; with --as, write it as the draft."""
    with house.book() as ledger:
        who = house.actor(ledger, actor) if actor is not None else None
        with ledger.read() as db:
            project = chosen_project(db, project_code)
            today = day_of(ledger.clock(), project_store.zone(db))
            told = read_told(db, file, project, today=today, sheet=sheet)
            sums = totals_of(db, told.lines, today=today)
        written = write_rejected(rejects, told, house.words.say) if rejects is not None else None
        if who is not None:
            with ledger.work(by=who.id, source=Source.OPENING, source_note=told.file) as work:
                service.draft(work, project=project, told=told)
    if as_json:
        house.answer(_answer(told, sums, written, drafted=who is not None))
        return
    for line in _said(told, sums):
        house.say(line)
    if written is not None:
        house.say(phrase(REJECTS_IN, path=written))
    if who is not None:
        house.say(phrase(WRITTEN))


@opening.command()
@PROJECT
@click.option("--client", required=True, metavar="PERSON", help="Who signs for the client.")
@click.option("--contractor", required=True, metavar="PERSON", help="Who signs for the contractor.")
@WORD
@SOURCE
@AS_JSON
@with_house
def agree(
    house: House,
    project_code: str | None,
    client: str,
    contractor: str,
    word: str | None,
    source: str | None,
    as_json: bool,
) -> None:
    """Both parties agree the draft, each with a secret: everything stands as it tells."""
    if (word is None) != (source is None):
        raise InputError(WORD_WANTS_SOURCE)
    with house.book() as ledger:
        giver = _signer(house, ledger, client, "WORKROOM_SECRET_CLIENT")
        taker = _signer(house, ledger, contractor, "WORKROOM_SECRET_CONTRACTOR")
        with ledger.read() as db:
            found = _latest(db, chosen_project(db, project_code))
        with ledger.work(by=taker.id, source=Source.OPENING, source_note=found.file) as work:
            event = service.agree(
                work,
                statement=found.id,
                client=giver.id,
                contractor=taker.id,
                word=Word(taker.id, word, source) if word and source else None,
            ).event
    if as_json:
        here = sum(line.is_here for line in event.told)
        home = len(event.told) - here
        house.answer({"number": event.number, "in_the_room": here, "home": home})
    else:
        house.say(phrase(AGREED, number=event.number))


@opening.command("print")
@PROJECT
@click.option("--sheets", is_flag=True, help="The workflow sheets of what is in the room, too.")
@AS_JSON
@with_house
def print_statement(house: House, project_code: str | None, sheets: bool, as_json: bool) -> None:
    """Lay both originals into the book's folder; of a draft, a copy marked as such."""
    with house.book() as ledger:
        with ledger.read() as db:
            found = _latest(db, chosen_project(db, project_code))
        press = Press(ledger, BY_COMMAND)
        papers = press.statement(found.id)
        if sheets:
            papers += press.statement_sheets(found.id)
    for paper in papers:
        if as_json:
            told = {"form": paper.form, "number": paper.number, "copy": paper.copy}
            house.answer({**told, "path": str(paper.path)})
        else:
            house.say(phrase(PRINTED, form=paper.form, number=paper.number, path=paper.path))


@opening.command("file")
@PROJECT
@AS
@with_house
def file_statement(house: House, project_code: str | None, actor: str | None) -> None:
    """Say that both originals are signed, and that each side has filed its own."""
    with house.book() as ledger:
        who, found = house.actor(ledger, actor), _found(ledger, project_code)
        with ledger.work(by=who.id) as work:
            service.file(work, statement=found.id)
    house.say(phrase(FILED))


@opening.command()
@PROJECT
@click.option("--why", required=True, metavar="TEXT", help="It stands in the journal.")
@AS
@with_house
def drop(house: House, project_code: str | None, why: str, actor: str | None) -> None:
    """Give the draft up; nothing ever stood as it told."""
    with house.book() as ledger:
        who, found = house.actor(ledger, actor), _found(ledger, project_code)
        with ledger.work(by=who.id) as work:
            service.drop(work, statement=found.id, reason=why)
    house.say(phrase(GIVEN_UP))


def _found(ledger: Ledger, project_code: str | None) -> Statement:
    with ledger.read() as db:
        return _latest(db, chosen_project(db, project_code))


def _latest(db: Reading, project: ProjectId) -> Statement:
    found = store.latest(db, project)
    if found is None:
        raise InputError(NO_STATEMENT)
    return found


def _signer(house: House, ledger: Ledger, name: str, variable: str) -> Person:
    """Who signs for a party, proven by the own secret: each party has a variable of its own."""
    secret = os.environ.get(variable) or house.secret(name)
    with ledger.read() as db:
        return identify(db, name=name, secret=secret)


def _said(told: Told, sums: Totals) -> list[Phrase]:
    found = told.interpretation
    said = [
        phrase(
            READ,
            read=found.read,
            here=told.here,
            home=told.home,
            not_begun=told.not_begun,
        )
    ]
    if told.rejected:
        said.append(phrase(REJECTED, rejected=told.rejected))
    for column, why, count in found.mends_by_kind():
        said.append(phrase(MENDED, column=column, why=why, count=count))
    if told.taken_as_done:
        said.append(phrase(TOOK_AS_DONE, count=told.taken_as_done))
    return [*said, *said_sums(sums, told.numbers)]


def _answer(told: Told, sums: Totals, rejects: Path | None, *, drafted: bool) -> dict[str, Any]:
    return {
        "read": told.interpretation.read,
        "in_the_room": told.here,
        "home": told.home,
        "not_begun": told.not_begun,
        "rejected": told.rejected,
        "rejects": str(rejects) if rejects is not None else None,
        "mended": len(told.interpretation.mends),
        "taken_as_done": told.taken_as_done,
        "batches": [
            {
                "name": one.name,
                "in_the_room": one.here.spell(),
                "home": one.home.spell(),
                "oldest": one.oldest.isoformat() if one.oldest else None,
            }
            for one in sums.batches
        ],
        "places": {name: counts.spell() for name, counts in sums.places},
        "stages": {step.value: count for step, count in sums.stages},
        "overdue": sums.overdue,
        "last_numbers": {one.series: one.number for one in told.numbers},
        "drafted": drafted,
    }
