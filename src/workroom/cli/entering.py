"""The commands that write in declared registers: enter, fill, correct, void."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

import click

from workroom.base.codes import tidy
from workroom.base.errors import InputError
from workroom.base.event import Entry
from workroom.base.ids import NOBODY, LineId, PersonId
from workroom.base.late import Late
from workroom.base.word import Word
from workroom.base.words import N_, phrase
from workroom.cli.answers import field_named, plain_text, values_of
from workroom.cli.house import AS, AS_JSON, House, with_house
from workroom.cli.lateness import asks_late, late_of
from workroom.ledger.reading import Reading
from workroom.ledger.work import Ledger, Work
from workroom.rooms.late import service as pads
from workroom.rooms.late import store as reserved
from workroom.rooms.late.claiming import late_work
from workroom.rooms.late.model import NumberState
from workroom.rooms.registers import service, store
from workroom.rooms.registers.declaration import Register
from workroom.rooms.registers.fields import ENTERED
from workroom.rooms.registers.lookup import the_line, the_part, the_register
from workroom.rooms.registers.model import LineEvent
from workroom.rooms.shelf import SHELF

WORD_WANTS_SOURCE = N_("--word says why, --source what it rests on: both are needed.")
WRITTEN = N_("{number}: {standing}. Entry {seq}.")

ANSWERS = click.argument("answers", nargs=-1, metavar="FIELD=VALUE...")
NUMBER = click.argument("number")
WHY = click.option("--why", required=True, metavar="TEXT", help="It stands in the journal.")
WORD = click.option(
    "--word",
    metavar="WHY",
    default=None,
    help="Write it although a rule says no, on your word; in red until the client has answered.",
)
SOURCE = click.option("--source", metavar="TEXT", default=None, help="What the word rests on.")

Write = Callable[[Work, Word | None], Entry[Any]]


@dataclass(frozen=True, slots=True)
class Signed:
    """Who acts, on what word, and how the answer is said."""

    actor: str | None
    word: str | None
    source: str | None
    as_json: bool
    at: str | None = None
    paper: str = ""
    told_by: str = ""

    def given(self, who: PersonId) -> Word | None:
        """The word of whoever acts; None where none was given.

        Raises:
            InputError: why it came about, or what it rests on, is missing.
        """
        if self.word is None and self.source is None:
            return None
        why, rests_on = (
            plain_text("--word", self.word or ""),
            plain_text("--source", self.source or ""),
        )
        if not (why and rests_on):
            raise InputError(WORD_WANTS_SOURCE)
        return Word(who, why, rests_on)


def signed(command: Callable[..., None]) -> Callable[..., int | None]:
    """Give a command what all that write have: --as, --word with --source, --at, --json."""

    def called(
        house: House,
        *,
        actor: str | None,
        word: str | None,
        source: str | None,
        as_json: bool,
        at: str | None,
        paper: str,
        told_by: str,
        **more: Any,
    ) -> None:
        command(house, Signed(actor, word, source, as_json, at, paper, told_by), **more)

    called.__name__, called.__doc__ = command.__name__, command.__doc__
    return WORD(SOURCE(asks_late(AS(AS_JSON(with_house(called))))))


@click.command()
@click.argument("register")
@ANSWERS
@signed
def enter(house: House, by: Signed, *, register: str, answers: tuple[str, ...]) -> None:
    """Enter a line into a register: FIELD=VALUE for each answer of its first part."""
    chosen = the_register(SHELF, register)

    def prepare(db: Reading) -> tuple[Register[Any], Write]:
        values = values_of(db, chosen, chosen.fields_in(ENTERED), answers)
        return chosen, lambda work, word: service.enter(work, chosen, values, word=word)

    _write(house, by, prepare)


@click.command()
@NUMBER
@click.argument("part")
@ANSWERS
@signed
def fill(house: House, by: Signed, *, number: str, part: str, answers: tuple[str, ...]) -> None:
    """Fill a later part of a line: FIELD=VALUE for each answer of that part."""

    def prepare(db: Reading) -> tuple[Register[Any], Write]:
        register, line = the_line(db, SHELF, number)
        key = the_part(register, part).key
        values = values_of(db, register, register.fields_in(key), answers)
        return register, lambda work, word: service.fill(
            work, register, line.id, key, values, word=word
        )

    _write(house, by, prepare)


@click.command()
@NUMBER
@ANSWERS
@WHY
@signed
def correct(house: House, by: Signed, *, number: str, answers: tuple[str, ...], why: str) -> None:
    """Write that answers of a line are to be read otherwise; both stay in the journal."""
    reason = plain_text("--why", why)

    def prepare(db: Reading) -> tuple[Register[Any], Write]:
        register, line = the_line(db, SHELF, number)
        values = values_of(db, register, register.fields, answers, at_least=1)
        return register, lambda work, word: service.correct(
            work, register, line.id, values, why=reason, word=word
        )

    _write(house, by, prepare)


@click.command()
@NUMBER
@WHY
@signed
def void(house: House, by: Signed, *, number: str, why: str) -> None:
    """Write that a line, or a reserved number, does not hold; it stays there with the reason."""
    reason = plain_text("--why", why)
    if _void_reserved(house, by, number, reason):
        return

    def prepare(db: Reading) -> tuple[Register[Any], Write]:
        register, line = the_line(db, SHELF, number)
        return register, lambda work, word: service.void(
            work, register, line.id, why=reason, word=word
        )

    _write(house, by, prepare)


def _void_reserved(house: House, by: Signed, number: str, why: str) -> bool:
    """Whether it was a number of a pad; then it is void now."""
    with house.book() as ledger:
        with ledger.read() as db:
            if reserved.by_code(db, tidy(number)) is None:
                return False
        who = house.actor(ledger, by.actor)
        with ledger.work(by=who.id) as work:
            entry = pads.void(work, codes=(tidy(number),), reason=why)
    if by.as_json:
        house.answer({"number": tidy(number), "standing": "void", "seq": entry.seq})
    else:
        standing = phrase(NumberState.VOID.label)
        house.say(phrase(WRITTEN, number=tidy(number), standing=standing, seq=entry.seq))
    return True


def _work(ledger: Ledger, who: PersonId, late: Late | None) -> AbstractContextManager[Work]:
    """Whoever told of it did it; else the writer did."""
    if late is None:
        return ledger.work(by=who)
    return late_work(ledger, by=late.told_by or who, station="", late=late)


def _write(
    house: House, by: Signed, prepare: Callable[[Reading], tuple[Register[Any], Write]]
) -> None:
    """Read what was typed, write it as one signed act, and say where it stands."""
    by.given(NOBODY)
    with house.book() as ledger:
        who = house.actor(ledger, by.actor)
        with ledger.read() as db:
            register, write = prepare(db)
            late = late_of(db, who.id, at=by.at, paper=by.paper, told_by=by.told_by)
        word = by.given(who.id)
        with field_named(register), _work(ledger, who.id, late) as work:
            entry = write(work, word)
            event: LineEvent = entry.event
            line = store.get(work.db, register, LineId(event.line))
    if by.as_json:
        house.answer(
            {
                "register": register.key,
                "number": line.number,
                "standing": line.standing.value,
                "seq": entry.seq,
                "breach": word is not None and len(work.entries) > 1,
            }
        )
    else:
        standing = phrase(line.standing.label)
        house.say(phrase(WRITTEN, number=line.number, standing=standing, seq=entry.seq))
