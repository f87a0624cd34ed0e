"""The command `import`: bring a list in."""

from pathlib import Path

import click

from workroom.base.errors import InputError
from workroom.base.ids import ProjectId
from workroom.base.words import N_
from workroom.cli.house import AS_JSON, House, with_house
from workroom.cli.importing_told import tell_catalogue, tell_lines
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue.columns import Choice
from workroom.rooms.catalogue.incoming import import_file
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.project import store as project
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
KINDS = {"boxes": UnitKind.BOX, "volumes": UnitKind.VOLUME, "items": UnitKind.ITEM}


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
@click.option(
    "--kind",
    type=click.Choice(("boxes", "volumes", "items")),
    default=None,
    help="What a catalogue lists, where its columns do not say it.",
)
@click.option("--map", "maps", multiple=True, metavar="FIELD=COLUMN", help="Where a field stands.")
@click.option(
    "--remark", "remarks", multiple=True, metavar="COLUMN", help="A column kept as a remark."
)
@click.option("--leave-out", "left_out", multiple=True, metavar="COLUMN", help="Not read.")
@click.option(
    "--known-volumes",
    is_flag=True,
    help="Reject items whose volume the catalogue does not have.",
)
@click.option(
    "--rejects", type=click.Path(path_type=Path), default=None, help="Rejected rows go here."
)
@click.option(
    "--update",
    is_flag=True,
    help="Accept at once what the list says otherwise of known units: the client's people only. "
    "Without it that waits for them, see `proposals`.",
)
@click.option("--dry-run", is_flag=True, help="Say what would happen; write nothing in the book.")
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
    kind: str | None,
    maps: tuple[str, ...],
    remarks: tuple[str, ...],
    left_out: tuple[str, ...],
    known_volumes: bool,
    rejects: Path | None,
    update: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Bring a catalogue or a register in from .xlsx, .xls, .ods or .csv."""
    name, person = _list_and_person(as_)
    register = register_called(SHELF, name)
    catalogue_only = {
        "--project": project_code,
        "--kind": kind,
        "--remark": remarks,
        "--leave-out": left_out,
        "--known-volumes": known_volumes,
        "--update": update,
        "--dry-run": dry_run,
    }
    for option, given in catalogue_only.items():
        if register is not None and given:
            raise InputError(ONLY_CATALOGUE, option=option)
    mapping = _mapping(maps)
    with house.book() as ledger:
        actor = house.actor(ledger, by or person)
        if register is not None:
            lines = import_lines(
                ledger,
                register,
                by=actor.id,
                path=file,
                sheet=sheet,
                mapping=mapping,
                rejects=rejects,
                say=house.words.say,
            )
            tell_lines(house, lines, as_json=as_json)
            return
        with ledger.read() as db:
            chosen = chosen_project(db, project_code)
        made = import_file(
            ledger,
            by=actor.id,
            project=chosen,
            path=file,
            choice=Choice(
                kind=KINDS[kind] if kind else None,
                sheet=sheet,
                fields=mapping,
                remarks=remarks,
                left_out=left_out,
                known_volumes_only=known_volumes,
            ),
            rejects=rejects,
            accepted=update,
            dry=dry_run,
            say=house.words.say,
        )
    tell_catalogue(house, made, as_json=as_json)


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
