"""The commands about archives that are not where they belong: missing, lost, lent, called back."""

from collections.abc import Callable, Iterable
from datetime import date

import click

from workroom.base.errors import InputError, NotFoundError
from workroom.base.event import Entry, Event
from workroom.base.ids import NOBODY, Kind, PersonId, UnitId
from workroom.base.word import Word
from workroom.base.words import N_
from workroom.cli.answers import plain_text
from workroom.cli.entering import Signed, signed
from workroom.cli.house import House
from workroom.ledger.reading import Reading
from workroom.ledger.work import Work
from workroom.press import Press
from workroom.rooms.absence import service, store
from workroom.rooms.absence.model import UnitsLent
from workroom.rooms.catalogue.model import SECRET_CLASSES
from workroom.rooms.custody.model import Recall
from workroom.rooms.people import store as people
from workroom.rooms.records.subjects import subjects_of
from workroom.rooms.records.telling import Teller
from workroom.rooms.registers.days import read_day

NOT_A_UNIT = N_("{code} is no volume, item or box.")
NO_SUCH_SLIP = N_("No lending slip bears the number {number}.")
NOBODY_CALLED_SO = N_("Nobody of that name has an account: {name}.")
NOT_A_DAY = N_("{text} is no day; days are written 2026-11-27.")

CODES = click.argument("codes", nargs=-1, required=True, metavar="CODE...")
WHERE = click.option("--where", required=True, metavar="TEXT", help="Where, in words.")
CLIENT = click.option("--client", required=True, metavar="NAME", help="Who signs for the client.")
CONTRACTOR = click.option(
    "--contractor", required=True, metavar="NAME", help="Who signs for the contractor."
)
Act = Callable[[Work, Word | None], Entry[Event]]


@click.command()
@CODES
@WHERE
@signed
def missing(house: House, by: Signed, *, codes: tuple[str, ...], where: str) -> None:
    """Write that units are missing, upon the incident that reports it."""
    said = plain_text("--where", where)
    _write(
        house,
        by,
        lambda work, word: service.miss(work, units=_units(work.db, codes), where=said, word=word),
    )


@click.command()
@CODES
@WHERE
@signed
def found(house: House, by: Signed, *, codes: tuple[str, ...], where: str) -> None:
    """Write that missing units are here again: where, and with whom."""
    said = plain_text("--where", where)
    _write(house, by, lambda work, _: service.find(work, units=_units(work.db, codes), where=said))


@click.command()
@CODES
@signed
def lost(house: House, by: Signed, *, codes: tuple[str, ...]) -> None:
    """Declare missing units lost: the client's lead, upon the closed incident."""
    _write(
        house,
        by,
        lambda work, word: service.declare_lost(work, units=_units(work.db, codes), word=word),
    )


@click.command()
@CODES
@CLIENT
@CONTRACTOR
@click.option("--for", "purpose", required=True, metavar="TEXT", help="What it is needed for.")
@click.option("--until", required=True, metavar="DAY", help="When it comes back.")
@signed
def lend(
    house: House,
    by: Signed,
    *,
    codes: tuple[str, ...],
    client: str,
    contractor: str,
    purpose: str,
    until: str,
) -> None:
    """Lend files to the client for a while, and print the slip that both sign."""
    said, due = plain_text("--for", purpose), _day(until)

    def act(work: Work, word: Word | None) -> Entry[Event]:
        return service.lend(
            work,
            units=_units(work.db, codes),
            client=_person(work.db, client),
            contractor=_person(work.db, contractor),
            purpose=said,
            due=due,
            word=word,
        )

    _write(house, by, act)


@click.command()
@click.argument("slip")
@click.argument("codes", nargs=-1, metavar="[CODE]...")
@CLIENT
@CONTRACTOR
@click.option("--remark", default="", metavar="TEXT", help="In what condition it came back.")
@signed
def returned(
    house: House,
    by: Signed,
    *,
    slip: str,
    codes: tuple[str, ...],
    client: str,
    contractor: str,
    remark: str,
) -> None:
    """Take back what was lent on a slip: all of it, or what is named."""

    def act(work: Work, word: Word | None) -> Entry[Event]:
        loan = store.by_slip(work.db, slip.strip().upper())
        if loan is None:
            raise NotFoundError(NO_SUCH_SLIP, number=slip)
        return service.take_in(
            work,
            loan=loan.id,
            units=_units(work.db, codes),
            client=_person(work.db, client),
            contractor=_person(work.db, contractor),
            remark=remark,
            word=word,
        )

    _write(house, by, act)


@click.command()
@CODES
@click.option(
    "--secret",
    type=click.Choice(SECRET_CLASSES),
    default=None,
    help="A state secret was found: its class. Without it the client withdraws the units.",
)
@click.option("--go-on", is_flag=True, help="Work on them goes on after all.")
@click.option("--why", required=True, metavar="TEXT", help="It stands in the journal.")
@signed
def recall(
    house: House, by: Signed, *, codes: tuple[str, ...], secret: str | None, go_on: bool, why: str
) -> None:
    """Call units back out of the work: withdrawn, or a secret found in them."""
    reason = plain_text("--why", why)

    def act(work: Work, word: Word | None) -> Entry[Event]:
        units = _units(work.db, codes)
        if go_on:
            return service.let_go_on(work, units=units, reason=reason)
        return service.call_back(
            work,
            units=units,
            why=Recall.CLASSIFIED if secret else Recall.WITHDRAWN,
            security_class=secret or "",
            reason=reason,
            word=word,
        )

    _write(house, by, act)


def _write(house: House, by: Signed, act: Act) -> None:
    by.given(NOBODY)
    with house.book() as ledger:
        actor = house.actor(ledger, by.actor)
        word = by.given(actor.id)
        with ledger.work(by=actor.id) as work:
            entry = act(work, word)
        with ledger.read() as db:
            said = Teller(db).tell(entry)
        paper = None
        if isinstance(entry.event, UnitsLent):
            paper = str(Press(ledger, actor.name).lending_slip(entry.event.loan).path)
    if by.as_json:
        house.answer({"seq": entry.seq, "text": house.words.say(said), "path": paper})
        return
    house.say(said)
    if paper:
        house.say(paper)


def _units(db: Reading, codes: Iterable[str]) -> tuple[UnitId, ...]:
    found: list[UnitId] = []
    for code in codes:
        units = [UnitId(one.id) for one in subjects_of(db, code) if one.kind is Kind.UNIT]
        if not units:
            raise InputError(NOT_A_UNIT, code=code)
        found += units
    return tuple(dict.fromkeys(found))


def _person(db: Reading, name: str) -> PersonId:
    person = people.called(db, name)
    if person is None:
        raise NotFoundError(NOBODY_CALLED_SO, name=name)
    return person.id


def _day(text: str) -> date:
    day = read_day(text)
    if day is None:
        raise InputError(NOT_A_DAY, text=text)
    return day
