"""The command `proposals`: what later lists say otherwise, accepted or declined by the client."""

from pathlib import Path

import click

from workroom.base.errors import InputError
from workroom.base.words import N_, phrase
from workroom.cli.house import AS, AS_JSON, BOOK, Call, House, with_house
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue import proposing
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.otherwise import LABELS
from workroom.rooms.lists import store
from workroom.rooms.lists.model import ProposalState
from workroom.rooms.people import store as people

ONE = N_("{number}  {code}  {field}: “{old}” → “{new}”  ({file}; {state})")
NONE = N_("No proposals.")
WHICH = N_("Say which: numbers, --field FIELD, or --all.")
NO_FIELD = N_("There is no field {field}; there are: {fields}.")
ACCEPTED = N_("{count} accepted.")
LEFT = N_("{count} could not be accepted and still wait.")
DECLINED = N_("{count} declined.")

NUMBERS = click.argument("numbers", nargs=-1, type=int, metavar="NUMBER...")
FIELD = click.option("--field", default="", metavar="FIELD", help="All of this field.")
ALL = click.option("--all", "every", is_flag=True, help="All that wait.")


@click.group(invoke_without_command=True)
@BOOK
@FIELD
@click.option("--decided", is_flag=True, help="Those too that are decided.")
@AS_JSON
@click.pass_context
def proposals(
    context: click.Context, book: Path | None, field: str, decided: bool, as_json: bool
) -> None:
    """What later lists say otherwise of known units; without a word more: those that wait."""
    call: Call = context.obj
    context.obj = Call(call.doors, book or call.book, call.language)
    if context.invoked_subcommand is None:
        context.invoke(listed, field=field, decided=decided, as_json=as_json)


@proposals.command("list")
@FIELD
@click.option("--decided", is_flag=True, help="Those too that are decided.")
@AS_JSON
@with_house
def listed(house: House, *, field: str, decided: bool, as_json: bool) -> None:
    """The proposals, line by line: old value, new value, the file."""
    state = None if decided else ProposalState.OPEN
    with house.book() as ledger, ledger.read() as db:
        found = store.chosen(db, state=state, field=_known(field))
        units = catalogue.many(db, {one.unit for one in found})
        names = people.names(db)
    for one in found:
        code = units[one.unit].reference_code
        if as_json:
            house.answer(
                {
                    "number": one.id,
                    "code": code,
                    "field": one.field,
                    "old": one.old,
                    "new": one.new,
                    "file": one.origin,
                    "state": one.state.value,
                    "made_at": one.made_at.isoformat(),
                    "made_by": names.get(one.made_by, ""),
                    "decided_by": names.get(one.decided_by, "") if one.decided_by else None,
                    "reason": one.reason,
                }
            )
        else:
            house.say(
                phrase(
                    ONE,
                    number=one.id,
                    code=code,
                    field=phrase(LABELS[one.field]),
                    old=one.old,
                    new=one.new,
                    file=one.origin,
                    state=phrase(one.state.label),
                )
            )
    if not found and not as_json:
        house.say(phrase(NONE))


@proposals.command()
@NUMBERS
@FIELD
@ALL
@AS
@AS_JSON
@with_house
def accept(
    house: House,
    *,
    numbers: tuple[int, ...],
    field: str,
    every: bool,
    actor: str | None,
    as_json: bool,
) -> None:
    """Let new values take the place of the old: by number, all of a field, or all."""
    with house.book() as ledger:
        who = house.actor(ledger, actor)
        if numbers:
            with ledger.work(by=who.id) as work:
                done = proposing.accept(work, numbers=numbers)
            left = 0
        else:
            with ledger.read() as db:
                chosen = _chosen(db, field, every=every)
            done = proposing.accept_all(ledger, by=who.id, numbers=chosen)
            left = len(chosen) - done
    if as_json:
        house.answer({"accepted": done, "left": left})
        return
    house.say(phrase(ACCEPTED, count=done))
    if left:
        house.say(phrase(LEFT, count=left))


@proposals.command()
@NUMBERS
@FIELD
@ALL
@click.option("--why", required=True, metavar="TEXT", help="It stands in the journal.")
@AS
@AS_JSON
@with_house
def decline(
    house: House,
    *,
    numbers: tuple[int, ...],
    field: str,
    every: bool,
    why: str,
    actor: str | None,
    as_json: bool,
) -> None:
    """Let the catalogue stay as it is, with a reason: by number, all of a field, or all."""
    with house.book() as ledger:
        who = house.actor(ledger, actor)
        with ledger.read() as db:
            chosen = numbers or _chosen(db, field, every=every)
        done = proposing.decline_all(ledger, by=who.id, numbers=chosen, reason=why)
    if as_json:
        house.answer({"declined": done})
    else:
        house.say(phrase(DECLINED, count=done))


def _chosen(db: Reading, field: str, *, every: bool) -> tuple[int, ...]:
    if not field and not every:
        raise InputError(WHICH)
    return tuple(one.id for one in store.chosen(db, field=_known(field)))


def _known(field: str) -> str:
    if field and field not in LABELS:
        raise InputError(NO_FIELD, field=field, fields=tuple(LABELS))
    return field
