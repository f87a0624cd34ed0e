"""Signing at the cabinets: who may sit where, and whose badge is whose."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from workroom.base.ids import PersonId
from workroom.base.words import N_, Phrase
from workroom.rooms.people.model import Person
from workroom.rooms.people.service import badge_holder, check_secret
from workroom.ui.closing.breach_screen import BlockingBreach
from workroom.ui.closing.screen import ClosingScreen
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.signing import Seat, Signing

FIRST, SECOND, CLIENT, NEXT, LEAVES = "first", "second", "client", "next", "leaves"


def by_two(
    bench: Bench, parent: QWidget, screen: ClosingScreen, *, title: str, statement: str | Phrase
) -> Signing:
    """The two who counted sign; the first is somebody who may open and close the day."""
    actor = bench.actor()
    keepers = [person.id for person in screen.keepers]
    first = actor if actor in keepers else next(iter(keepers), None)
    custodian = screen.day.custodian if screen.day else None
    others = [person.id for person in screen.people if person.id != first]
    second = custodian if custodian in others else next(iter(others), None)
    seats = (
        Seat(key=FIRST, label=N_("Counted by"), people=_named(screen.keepers), first=first),
        Seat(key=SECOND, label=N_("Counted with"), people=_named(screen.people), first=second),
    )
    return _signing(bench, parent, title=title, statement=statement, seats=seats)


def by_client(
    bench: Bench,
    parent: QWidget,
    screen: ClosingScreen,
    breach: BlockingBreach,
    *,
    statement: str | Phrase,
) -> Signing:
    """A person of the client writes under a breach: not the one whose word it was."""
    fit = tuple(person for person in screen.answerers if person.id != breach.who)
    actor = bench.actor()
    first = actor if actor in {person.id for person in fit} else None
    seats = (Seat(key=CLIENT, label=N_("For the client"), people=_named(fit), first=first),)
    title = N_("Write under a breach")
    return _signing(bench, parent, title=title, statement=statement, seats=seats)


def by_successor(
    bench: Bench, parent: QWidget, screen: ClosingScreen, *, statement: str | Phrase
) -> Signing:
    """Whoever comes on duty signs for it; whoever goes signs nothing."""
    named = _named(screen.successors)
    actor = bench.actor()
    first = actor if actor in dict(named) else next(iter(dict(named)), None)
    seats = (Seat(key=NEXT, label=N_("Comes on duty"), people=named, first=first),)
    title = N_("Hand the duty over")
    return _signing(bench, parent, title=title, statement=statement, seats=seats)


def by_shift(
    bench: Bench, parent: QWidget, screen: ClosingScreen, *, statement: str | Phrase
) -> Signing:
    """Who comes on duty signs first, and writes it; who leaves signs with them."""
    keepers = [person.id for person in screen.keepers]
    actor = bench.actor()
    comes = actor if actor in keepers else next(iter(keepers), None)
    leaves = next((one for one in keepers if one != comes), None)
    seats = (
        Seat(key=NEXT, label=N_("Comes on duty"), people=_named(screen.keepers), first=comes),
        Seat(key=LEAVES, label=N_("Leaves"), people=_named(screen.keepers), first=leaves),
    )
    title = N_("Hand the shift over")
    return _signing(bench, parent, title=title, statement=statement, seats=seats)


def _signing(
    bench: Bench, parent: QWidget, *, title: str, statement: str | Phrase, seats: tuple[Seat, ...]
) -> Signing:
    return Signing(
        bench,
        parent,
        title=title,
        statement=statement,
        seats=seats,
        check=check_secret,
        whose=badge_holder,
    )


def _named(people_: Iterable[Person]) -> tuple[tuple[PersonId, str], ...]:
    return tuple((person.id, person.name) for person in people_)
