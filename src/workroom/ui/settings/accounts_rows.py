"""The columns of the accounts, and how an account stands in a word."""

from dataclasses import dataclass

from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.people.model import Person
from workroom.ui.kit.rows import Col
from workroom.ui.kit.theme import Tone


@dataclass(frozen=True, slots=True)
class State:
    """How an account stands, in a word."""

    word: str
    tone: Tone
    icon: str


READY = State(N_("Ready"), Tone.DONE, "check")
NO_SECRET = State(N_("No secret yet"), Tone.LOOK, "warning")
CLOSED = State(N_("Left"), Tone.QUIET, "cross")


def state_of(person: Person) -> State:
    """Whether the account can sign."""
    if not person.active:
        return CLOSED
    return READY if person.has_secret else NO_SECRET


def roles_of(person: Person) -> Phrase:
    """The roles, one after the other."""
    return phrase("{roles}", roles=tuple(phrase(role.label) for role in person.roles))


COLUMNS: tuple[Col[Person], ...] = (
    Col(title=N_("Name"), text=lambda one: one.name, order=lambda one: one.name, width=84),
    Col(
        title=N_("Party"),
        text=lambda one: phrase(one.party.label),
        order=lambda one: one.party,
        width=100,
    ),
    Col(title=N_("Roles"), text=roles_of, hint=roles_of, stretch=True),
    Col(
        title=N_("Badge"),
        text=lambda one: one.badge_code if one.active else "",
        order=lambda one: one.badge,
        width=104,
    ),
    Col(
        title=N_("State"),
        text=lambda one: phrase(state_of(one).word),
        tone=lambda one: state_of(one).tone,
        icon=lambda one: state_of(one).icon,
        order=lambda one: (one.active, one.has_secret),
        chip=True,
        width=120,
    ),
)
