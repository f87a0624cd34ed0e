"""The command `scan`: codes on standard input, as a reader would send them, one reply a line."""

import sys

import click

from workroom.cli.house import House, with_house
from workroom.rooms.station.model import Reply, Session
from workroom.rooms.station.service import hear


@click.command()
@click.option("--station", required=True, help="The station's name; any name will do.")
@click.option("--json", "as_json", is_flag=True, help="Replies are always JSON, one object a line.")
@with_house
def scan(house: House, station: str, as_json: bool) -> None:  # noqa: ARG001 — the contract allows the word
    """Hear codes from standard input; `done` means it is on disk before the reply is written."""
    session = Session(station)
    with house.book() as ledger:
        for line in sys.stdin.buffer:
            text = line.decode("utf-8", errors="replace").rstrip("\r\n")
            session, reply = hear(ledger, session, text)
            _reply(house, reply)


def _reply(house: House, reply: Reply) -> None:
    house.answer(
        {
            "code": reply.code,
            "outcome": reply.outcome.value,
            "text": house.words.say(reply.text),
            "clauses": [str(clause) for clause in reply.clauses],
            "seq": reply.seq,
            "rules": list(reply.rules),
        }
    )
