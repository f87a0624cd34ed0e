"""The commands that read declared registers: registers, lines."""

import click

from workroom.base.words import N_, phrase
from workroom.cli.house import AS_JSON, House, with_house
from workroom.exchange.text import folded
from workroom.rooms.registers import store
from workroom.rooms.registers.lookup import the_register
from workroom.rooms.registers.model import Standing
from workroom.rooms.registers.names import Names
from workroom.rooms.registers.rows import gist, plain_line
from workroom.rooms.shelf import SHELF

NOTHING_THERE = N_("No line of this register is like that.")


@click.command()
@AS_JSON
@with_house
def registers(house: House, as_json: bool) -> None:
    """The registers of the book: key, title, form, and how many lines are open and in all."""
    with house.book() as ledger, ledger.read() as db:
        for register in SHELF:
            still_open, every = store.tally(db, register)
            title = house.words(register.title)
            if as_json:
                house.answer(
                    {
                        "key": register.key,
                        "title": title,
                        "form": register.form or None,
                        "open": still_open,
                        "lines": every,
                    }
                )
            else:
                counts = f"{still_open:>5} /{every:>6}"
                house.say(f"{register.key:<24} {register.form:<5} {counts}  {title}")


@click.command()
@click.argument("register")
@click.option("--open", "only_open", is_flag=True, help="Only lines on which something is left.")
@click.option("--find", "wanted", metavar="TEXT", default="", help="Only lines that say this.")
@AS_JSON
@with_house
def lines(house: House, *, register: str, only_open: bool, wanted: str, as_json: bool) -> None:
    """The lines of a register, oldest first, void ones too."""
    chosen = the_register(SHELF, register)
    looked_for, count = folded(wanted), 0
    with house.book() as ledger, ledger.read() as db:
        names = Names(db)
        for line in store.still_open(db, chosen) if only_open else store.every(db, chosen):
            told = (names.printed(one, getattr(line, one.name)) for one in chosen.fields)
            if not any(looked_for in folded(text) for text in (line.number, *told)):
                continue
            count += 1
            if as_json:
                house.answer(plain_line(names, chosen, line))
            else:
                standing = house.words(Standing(line.standing).label)
                text = " ".join(gist(names, chosen, line).split())
                house.say(f"{line.number:<22} {standing}  {text}")
    if not count and not as_json:
        house.say(phrase(NOTHING_THERE))
