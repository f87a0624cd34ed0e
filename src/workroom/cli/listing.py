"""The command `codes`: every scannable code with its meaning, or as labels."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from workroom.base.words import N_, phrase
from workroom.cli.house import AS_JSON, House, with_house
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.people import store as people
from workroom.rooms.registers.rows import lines_by_label
from workroom.rooms.shelf import SHELF
from workroom.rooms.site import store as site
from workroom.rooms.station.model import COMMANDS
from workroom.rooms.station.service import named
from workroom.rooms.workflow import store as workflow

CODES_IN = N_("{count} codes are in {path}.")

KINDS = ("box", "volume", "item", "sheet", "badge", "command", "cabinet", "workstation", "line")


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
            count = house.doors.draw_labels(db, kinds, out)
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


def _codes(house: House, db: Reading, kind: str) -> Iterator[Listed]:  # noqa: PLR0912 — a case a kind
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
        case "line":
            for line in lines_by_label(db, SHELF):
                title = house.words(line.register.title)
                yield Listed(line.code, kind, f"{title}: {line.gist}")
