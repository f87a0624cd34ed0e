"""The command `import`: bring a list in."""

from pathlib import Path

import click

from workroom.base.errors import InputError
from workroom.base.ids import ProjectId
from workroom.base.words import N_, phrase
from workroom.cli.house import AS_JSON, House, with_house
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue.incoming import import_file
from workroom.rooms.project import store as project

LISTS = ("catalogue",)
NOT_YET = N_("Only a catalogue can be imported so far, not {name}.")
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
    help="Which list it is (default: catalogue), and, said once more, who acts.",
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
    """Bring a catalogue in from .xlsx, .xls, .ods or .csv."""
    list_names = [name for name in as_ if name in {"catalogue", "staff", "equipment"}]
    persons = [name for name in as_ if name not in list_names]
    if list_names and list_names[-1] not in LISTS:
        raise InputError(NOT_YET, name=list_names[-1])
    with house.book() as ledger:
        actor = house.actor(ledger, by or (persons[-1] if persons else None))
        with ledger.read() as db:
            chosen = _project(db, project_code)
        made = import_file(
            ledger,
            by=actor.id,
            project=chosen,
            path=file,
            sheet=sheet,
            mapping=_mapping(maps),
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


def _project(db: Reading, code: str | None) -> ProjectId:
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
