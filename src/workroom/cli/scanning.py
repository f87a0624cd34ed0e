"""The command `scan`: codes on standard input, as a reader would send them, one reply a line."""

import sys

import click

from workroom.cli.house import AS, House, with_house
from workroom.cli.lateness import asks_late, late_of
from workroom.rooms.station.late import Writing
from workroom.rooms.station.model import Reply, Session
from workroom.rooms.station.service import hear


@click.command()
@click.option("--station", required=True, help="The station's name; any name will do.")
@click.option("--json", "as_json", is_flag=True, help="Replies are always JSON, one object a line.")
@asks_late
@AS
@with_house
def scan(
    house: House,
    *,
    station: str,
    as_json: bool,  # noqa: ARG001 — the contract allows the word
    at: str | None,
    paper: str,
    told_by: str,
    actor: str | None,
) -> None:
    """Hear codes from standard input; `done` means it is on disk before the reply is written.

    With --at they are written down late, by --as, from a paper or on somebody's word. A line
    such as 09:40 then goes on to another minute of that day, and a name is as good as a badge.
    """
    session = Session(station)
    with house.book() as ledger:
        writing: Writing | None = None
        if at is not None or paper or told_by:
            writer = house.actor(ledger, actor)
            with ledger.read() as db:
                late = late_of(db, writer.id, at=at, paper=paper, told_by=told_by)
            writing = Writing(session, late) if late is not None else None
        for line in sys.stdin.buffer:
            text = line.decode("utf-8", errors="replace").rstrip("\r\n")
            if writing is not None:
                writing, reply = writing.hear(ledger, text)
            else:
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
