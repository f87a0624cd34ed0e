"""The command `import`: bring a list in."""

from pathlib import Path

import click

from workroom.base.errors import InputError
from workroom.base.ids import ProjectId
from workroom.base.words import N_, phrase
from workroom.cli.house import AS_JSON, House, with_house
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue.incoming import Imported, import_file
from workroom.rooms.project import store as project
from workroom.rooms.registers.incoming import Imported as ImportedLines
from workroom.rooms.registers.incoming import import_lines
from workroom.rooms.registers.lookup import register_called
from workroom.rooms.shelf import SHELF

CATALOGUE = "catalogue"
RESERVED = frozenset({CATALOGUE, "staff", "equipment"})
"""Words that scripts were promised as names of lists; no person is meant by them."""
NOT_YET = N_("A list called {name} cannot be imported so far; there are: {names}.")
ONLY_CATALOGUE = N_("{option} is for a catalogue; a register has no such thing.")
NO_PROJECT = N_("There is no project {code}; there are: {codes}.")
WHICH_PROJECT = N_("Several projects share the room; say which with --project CODE: {codes}.")
BAD_MAP = N_("--map takes FIELD=COLUMN, not {given}.")
IMPORTED = N_("{read} rows read: {taken} taken, {unchanged} known already, {rejected} rejected.")
REJECTS_IN = N_(
    "The rejected rows, with reasons, are in {path}; mend them there and import that file."
)


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--as",
    "as_",
    multiple=True,
    metavar="LIST|PERSON",
    help="Which list it is (default: catalogue), a register by its key or title, and, said "
    "once more, who acts.",
)
@click.option("--by", "by", metavar="PERSON", default=None, help="Who acts.")
@click.option("--project", "project_code", default=None, help="The project's code.")
@click.option("--sheet", default=None, help="The sheet of a spreadsheet.")
@click.option("--map", "maps", multiple=True, metavar="FIELD=COLUMN", help="Where a field stands.")
@click.option(
    "--rejects", type=click.Path(path_type=Path), default=None, help="Rejected rows go here."
)
@click.option("--update", is_flag=True, help="The list may correct titles of known codes.")
@AS_JSON
@with_house
def import_list(
    house: House,
    *,
    file: Path,
    as_: tuple[str, ...],
    by: str | None,
    project_code: str | None,
    sheet: str | None,
    maps: tuple[str, ...],
    rejects: Path | None,
    update: bool,
    as_json: bool,
) -> None:
    """Bring a catalogue or a register in from .xlsx, .xls, .ods or .csv."""
    name, person = _list_and_person(as_)
    register = register_called(SHELF, name)
    for option, given in (("--project", project_code), ("--update", update)):
        if register is not None and given:
            raise InputError(ONLY_CATALOGUE, option=option)
    mapping = _mapping(maps)
    made: Imported | ImportedLines
    with house.book() as ledger:
        actor = house.actor(ledger, by or person)
        if register is not None:
            made = import_lines(
                ledger,
                register,
                by=actor.id,
                path=file,
                sheet=sheet,
                mapping=mapping,
                rejects=rejects,
                say=house.words.say,
            )
        else:
            with ledger.read() as db:
                chosen = chosen_project(db, project_code)
            made = import_file(
                ledger,
                by=actor.id,
                project=chosen,
                path=file,
                sheet=sheet,
                mapping=mapping,
                rejects=rejects,
                update=update,
                say=house.words.say,
            )
    if as_json:
        house.answer(
            {
                "read": made.read,
                "taken": made.taken,
                "unchanged": made.unchanged,
                "rejected": made.rejected,
                "rejects": str(made.rejects) if made.rejects else None,
            }
        )
        return
    house.say(
        phrase(
            IMPORTED,
            read=made.read,
            taken=made.taken,
            unchanged=made.unchanged,
            rejected=made.rejected,
        )
    )
    if made.rejects:
        house.say(phrase(REJECTS_IN, path=made.rejects))


def _list_and_person(given: tuple[str, ...]) -> tuple[str, str | None]:
    """Which list the words name, a catalogue where none does, and who acts (decision 0014).

    Raises:
        InputError: it is a list that has no way in yet.
    """
    names = [name for name in given if name in RESERVED or register_called(SHELF, name)]
    persons = [name for name in given if name not in names]
    name = names[-1] if names else CATALOGUE
    if name != CATALOGUE and register_called(SHELF, name) is None:
        raise InputError(NOT_YET, name=name, names=(CATALOGUE, *SHELF.keys()))
    return name, persons[-1] if persons else None


def chosen_project(db: Reading, code: str | None) -> ProjectId:
    """The project of that code, or the only one. Raises InputError where it is not clear."""
    every = project.all_projects(db)
    codes = tuple(one.code for one in every)
    if code is not None:
        found = project.project_by_code(db, code)
        if found is None:
            raise InputError(NO_PROJECT, code=code, codes=codes)
        return found.id
    if len(every) != 1:
        raise InputError(WHICH_PROJECT, codes=codes)
    return every[0].id


def _mapping(maps: tuple[str, ...]) -> dict[str, str]:
    mapping: dict[str, str] = {}
    for given in maps:
        field, separator, column = given.partition("=")
        if not separator or not field.strip() or not column.strip():
            raise InputError(BAD_MAP, given=given)
        mapping[field.strip()] = column.strip()
    return mapping
