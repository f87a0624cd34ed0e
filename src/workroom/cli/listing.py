"""The commands about lists: import one, and print every scannable code."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from workroom.base.errors import InputError
from workroom.base.ids import ProjectId
from workroom.base.words import N_, phrase
from workroom.cli.house import AS_JSON, House, with_house
from workroom.ledger.reading import Reading
from workroom.press import code_labels
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.incoming import import_file
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.people import store as people
from workroom.rooms.project import store as project
from workroom.rooms.site import store as site
from workroom.rooms.station.model import COMMANDS
from workroom.rooms.station.service import named
from workroom.rooms.workflow import store as workflow

LISTS = ("catalogue",)
NOT_YET = N_("Only a catalogue can be imported so far, not {name}.")
NO_PROJECT = N_("There is no project {code}; there are: {codes}.")
WHICH_PROJECT = N_("Several projects share the room; say which with --project CODE: {codes}.")
BAD_MAP = N_("--map takes FIELD=COLUMN, not {given}.")
IMPORTED = N_("{read} rows read: {taken} taken, {unchanged} known already, {rejected} rejected.")
REJECTS_IN = N_(
    "The rejected rows, with reasons, are in {path}; mend them there and import that file."
)
CODES_IN = N_("{count} codes are in {path}.")


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
@AS_JSON
@with_house
def import_list(
    house: House,
    file: Path,
    as_: tuple[str, ...],
    by: str | None,
    project_code: str | None,
    sheet: str | None,
    maps: tuple[str, ...],
    rejects: Path | None,
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


KINDS = ("box", "volume", "item", "sheet", "badge", "command", "cabinet", "workstation")


@click.command()
@click.option("--kind", type=click.Choice((*KINDS, "medium")), default=None, help="Only these.")
@click.option("--out", type=click.Path(path_type=Path), default=None, help="As labels, in a PDF.")
@AS_JSON
@with_house
def codes(house: House, kind: str | None, out: Path | None, as_json: bool) -> None:
    """Every scannable code with its meaning; as labels with --out."""
    kinds = KINDS if kind is None else (kind,)
    with house.book() as ledger, ledger.read() as db:
        found = [one for name in kinds for one in _codes(house, db, name)]
        if out is not None:
            count = code_labels(db, kinds, out)
    if out is not None:
        if as_json:
            house.answer({"codes": count, "path": str(out)})
        else:
            house.say(phrase(CODES_IN, count=count, path=out))
        return
    for one in found:
        if as_json:
            house.answer({"code": one.code, "kind": one.kind, "means": one.means})
        else:
            house.say(f"{one.code}  {one.kind:<11}  {one.means}")


@dataclass(frozen=True, slots=True)
class Listed:
    """A code, its kind, and what it means to a person."""

    code: str
    kind: str
    means: str


def _codes(house: House, db: Reading, kind: str) -> Iterator[Listed]:
    match kind:
        case "box" | "volume" | "item":
            for unit in catalogue.of_kind(db, UnitKind(kind)):
                yield Listed(unit.code, kind, f"{unit.reference_code} {unit.title}".strip())
        case "sheet":
            sheets = workflow.sheets.find(db)
            units = catalogue.many(db, (sheet.unit for sheet in sheets))
            for sheet in sheets:
                yield Listed(sheet.code, kind, units[sheet.unit].reference_code)
        case "badge":
            for person in people.everybody(db):
                if person.active:
                    roles = " ".join(role.value for role in person.roles)
                    yield Listed(person.badge_code, kind, f"{person.name} {roles}")
        case "command":
            for command in COMMANDS:
                yield Listed(command.code, kind, house.words.say(named(command)))
        case "cabinet":
            for cabinet in site.cabinets.find(db):
                yield Listed(cabinet.code, kind, cabinet.name)
        case "workstation":
            for place in site.workstations.find(db):
                yield Listed(place.code, kind, place.name)


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
