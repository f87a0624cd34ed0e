"""The commands about papers: pads of blank forms, lost sheets, scans of what was signed."""

from pathlib import Path

import click

from workroom.base.codes import tidy
from workroom.base.errors import InputError, NotFoundError, WorkroomError
from workroom.base.words import N_, phrase
from workroom.cli.house import AS, AS_JSON, House, with_house
from workroom.cli.printing import BY_COMMAND
from workroom.filing import Filing
from workroom.ledger.reading import Reading
from workroom.press import Press
from workroom.rooms.filed.model import Scan
from workroom.rooms.late import service as pads
from workroom.rooms.late import store as reserved
from workroom.rooms.late.model import PadForm
from workroom.rooms.project import store as project
from workroom.rooms.project.model import Project
from workroom.rooms.workflow import service as workflow
from workroom.rooms.workflow.slip import sheet_by_number

ONE_FILE = N_("--number is of one file.")
NO_PROJECT = N_("There is no project {code}. Name one of: {codes}.")
RESERVED = N_("Pad {pad}: {first} to {last}, to be printed from {path}.")
NOTHING_RESERVED = N_("No numbers are reserved.")
ATTACHED = N_("{file} is the paper {number}; it lies in the folder of the book.")
REPLACED = N_("{old} is written off; {new} goes on in its place and lies in {path}.")


@click.command()
@click.argument("form", type=click.Choice([one.value for one in PadForm]))
@click.argument("count", type=int)
@click.option("--project", "code", default=None, metavar="CODE", help="Of which the notes are.")
@click.option("--out", type=click.Path(path_type=Path), default=None, help="A PDF file.")
@AS
@AS_JSON
@with_house
def reserve(
    house: House,
    *,
    form: str,
    count: int,
    code: str | None,
    out: Path | None,
    actor: str | None,
    as_json: bool,
) -> None:
    """Reserve numbers for blank forms (a pad, for power cuts), and draw them for printing."""
    with house.book() as ledger:
        who = house.actor(ledger, actor)
        with ledger.read() as db:
            chosen = _project(db, code) if PadForm(form) is PadForm.NOTE else None
        with ledger.work(by=who.id) as work:
            event = pads.reserve(
                work, form=PadForm(form), count=count, project_id=chosen.id if chosen else None
            ).event
        paper = Press(ledger, who.name).pad(event.pad, out)
    numbers = [blank.code for blank in event.blanks]
    if as_json:
        told = {"pad": event.pad, "form": event.form.form, "numbers": numbers}
        house.answer(told | {"path": str(paper.path)})
    else:
        house.say(
            phrase(RESERVED, pad=event.pad, first=numbers[0], last=numbers[-1], path=paper.path)
        )


@click.command("pads")
@AS_JSON
@with_house
def list_pads(house: House, as_json: bool) -> None:
    """Every number that was reserved for a blank form, and what became of it."""
    with house.book() as ledger, ledger.read() as db:
        found = reserved.every(db)
        zone = project.zone(db)
    for one in found:
        if as_json:
            house.answer(
                {
                    "number": one.code,
                    "pad": one.pad,
                    "form": one.form,
                    "state": one.state.value,
                    "reserved_at": one.reserved_at.isoformat(),
                    "entry": one.act,
                    "reason": one.reason or None,
                }
            )
        else:
            day = one.reserved_at.astimezone(zone).date()
            state = house.words(one.state.label)
            why = f"  {one.reason}" if one.reason else f"  #{one.act}" if one.act else ""
            house.say(f"{one.pad:>4}  {day}  {one.form:<4} {one.code:<26} {state}{why}")
    if not found and not as_json:
        house.say(phrase(NOTHING_RESERVED))


@click.command("replace")
@click.argument("number")
@click.option("--why", required=True, metavar="TEXT", help="It stands in the journal.")
@click.option("--reserved", default="", metavar="NUMBER", help="A blank sheet taken instead.")
@AS
@AS_JSON
@with_house
def replace_sheet(
    house: House, *, number: str, why: str, reserved: str, actor: str | None, as_json: bool
) -> None:
    """Write a lost workflow sheet off; another goes on in its place, and is drawn."""
    with house.book() as ledger:
        who = house.actor(ledger, actor)
        with ledger.read() as db:
            old = sheet_by_number(db, number)
        with ledger.work(by=who.id) as work:
            entry = workflow.replace_sheet(work, sheet=old, reason=why, reserved=tidy(reserved))
        (paper,) = Press(ledger, BY_COMMAND).flow_sheet(entry.event.by_sheet)
    if as_json:
        told = {"old": tidy(number), "new": paper.number, "path": str(paper.path)}
        house.answer(told | {"seq": entry.seq})
    else:
        house.say(phrase(REPLACED, old=tidy(number), new=paper.number, path=paper.path))


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--number", default="", metavar="NUMBER", help="Typed, where no code can be read.")
@AS
@AS_JSON
@with_house
def attach(
    house: House, *, files: tuple[Path, ...], number: str, actor: str | None, as_json: bool
) -> int:
    """Put scans of signed papers to what they belong to, each recognised by its bar code."""
    chosen = [found for one in files for found in _files(one)]
    if number and len(chosen) != 1:
        raise InputError(ONE_FILE)
    failed = 0
    with house.book() as ledger:
        who = house.actor(ledger, actor)
        filing = Filing(ledger)
        for path in chosen:
            try:
                scan = filing.attach(path, by=who.id, number=number)
            except WorkroomError as error:
                if len(chosen) == 1:
                    raise
                failed += 1
                _answer(house, path, None, error, as_json=as_json)
            else:
                _answer(house, path, scan, None, as_json=as_json)
    return 1 if failed else 0


def _answer(
    house: House, path: Path, scan: Scan | None, error: WorkroomError | None, *, as_json: bool
) -> None:
    said = house.words.say(error.phrase) if error is not None else ""
    if as_json:
        told: dict[str, object] = {"file": str(path), "number": None, "sha256": None}
        if scan is not None:
            told |= {"number": scan.number, "sha256": scan.digest, "seq": scan.id}
        house.answer(told | {"text": said or None})
    elif scan is not None:
        house.say(phrase(ATTACHED, file=path.name, number=scan.number))
    else:
        house.say(said)


def _files(path: Path) -> list[Path]:
    """A folder stands for the files in it."""
    if not path.is_dir():
        return [path]
    return sorted(one for one in path.iterdir() if one.is_file() and one.name[0] != ".")


def _project(db: Reading, code: str | None) -> Project:
    every = project.all_projects(db)
    found = [one for one in every if code is None or one.code == code.upper()]
    if len(found) != 1:
        codes = tuple(one.code for one in every)
        raise NotFoundError(NO_PROJECT, code=code or "—", codes=codes)
    return found[0]
