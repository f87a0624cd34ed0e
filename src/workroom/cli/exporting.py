"""The command `export`: a register as a file."""

from pathlib import Path

import click

from workroom.base.errors import InputError
from workroom.base.words import N_, phrase
from workroom.cli.house import AS_JSON, House, with_house
from workroom.exchange.writing import write_table
from workroom.rooms.records import export as registers

NO_SUCH_LIST = N_("There is no list called {name}; there are: {names}.")
WRITTEN = N_("{count} rows written to {path}.")


@click.command()
@click.argument("what")
@click.option("--out", type=click.Path(path_type=Path), required=True, help=".jsonl, .csv or .xlsx")
@AS_JSON
@with_house
def export(house: House, what: str, out: Path, as_json: bool) -> None:
    """Write the journal, the catalogue or another register to a file."""
    if what not in registers.REGISTERS:
        raise InputError(NO_SUCH_LIST, name=what, names=tuple(registers.REGISTERS))
    with house.book() as ledger, ledger.read() as db:
        heads, rows = registers.REGISTERS[what](ledger, db)
        count = write_table(out, heads, rows)
    if as_json:
        house.answer({"rows": count, "path": str(out)})
    else:
        house.say(phrase(WRITTEN, count=count, path=out))
