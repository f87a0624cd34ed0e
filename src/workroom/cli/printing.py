"""The command `print`: any form again, marked as a reprint."""

from pathlib import Path

import click

from workroom.base.words import N_, phrase
from workroom.cli.house import AS_JSON, House, with_house
from workroom.press import Press

PRINTED = N_("{form} {number} lies in {path}.")
BY_COMMAND = "命令行"


@click.command("print")
@click.argument("form")
@click.argument("number")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="A PDF file.")
@AS_JSON
@with_house
def print_form(house: House, form: str, number: str, out: Path, as_json: bool) -> None:
    """Draw any form again, as a reprint (补打): F01, F02, F03, F09 or a register's, by number.

    F05, the register of what went out and came home, by the code of its project.
    """
    with house.book() as ledger:
        drawn = Press(ledger, BY_COMMAND).again(form.upper(), number, out)
    if as_json:
        house.answer({"form": form.upper(), "number": drawn, "copy": None, "path": str(out)})
    else:
        house.say(phrase(PRINTED, form=form.upper(), number=drawn, path=out))
