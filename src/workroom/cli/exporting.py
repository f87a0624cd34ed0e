"""The command `export`: a register as a file."""

from pathlib import Path

import click

from workroom.base.errors import InputError
from workroom.base.resources import resources
from workroom.base.words import N_, Language, Words, phrase
from workroom.cli.house import AS_JSON, House, with_house
from workroom.exchange.writing import write_table
from workroom.rooms.records.lists import listed, names_of_lists

NO_SUCH_LIST = N_("There is no list called {name}; there are: {names}.")
WRITTEN = N_("{count} rows written to {path}.")


@click.command()
@click.argument("what")
@click.option("--out", type=click.Path(path_type=Path), required=True, help=".jsonl, .csv or .xlsx")
@AS_JSON
@with_house
def export(house: House, what: str, out: Path, as_json: bool) -> None:
    """Write the journal, the catalogue, a register or the table of conformity to a file.

    A declared register in .xlsx or .csv has Chinese heads and words, and can be
    mended and imported again; in .jsonl it has the names of its fields.
    """
    if what not in names_of_lists():
        raise InputError(NO_SUCH_LIST, name=what, names=names_of_lists())
    chinese = Words(Language.CHINESE, resources() / "locales")
    scripts = out.suffix.lower() == ".jsonl"
    with house.book() as ledger, ledger.read() as db:
        heads, rows = listed(ledger, db, what, scripts=scripts, chinese=chinese)
        count = write_table(out, heads, rows)
    if as_json:
        house.answer({"rows": count, "path": str(out)})
    else:
        house.say(phrase(WRITTEN, count=count, path=out))
