"""How the kinds of a week and the lines of one kind read in rows."""

from datetime import datetime

from workroom.base.words import N_, phrase
from workroom.ui.kit.rows import Align, Col
from workroom.ui.kit.saying import say_moment
from workroom.ui.kit.theme import Tone
from workroom.ui.week.screen import Row, Section

KINDS: tuple[Col[Section], ...] = (
    Col(
        title=N_("What to look at"),
        text=lambda one: phrase(one.label),
        hint=lambda one: phrase(one.label),
        tone=lambda one: Tone.STOP if one.is_grave else Tone.PLAIN,
        stretch=True,
    ),
    Col(
        title=N_("#"),
        text=lambda one: f"{one.count:,}",
        align=Align.RIGHT,
        width=52,
    ),
)


def lines(now: datetime) -> tuple[Col[Row], ...]:
    """The columns of the lines; `now` is in the room's zone."""
    return (
        Col(
            title=N_("Entry"),
            text=lambda one: f"{one.entries[0]}" if one.entries else "",
            align=Align.RIGHT,
            width=64,
        ),
        Col(
            title=N_("Written"),
            text=lambda one: say_moment(one.at, now) if one.at else "",
            width=104,
        ),
        Col(title=N_("Person"), text=lambda one: one.who, hint=lambda one: one.who, width=76),
        Col(
            title=N_("What it says"),
            text=lambda one: one.text,
            hint=lambda one: one.text,
            stretch=True,
        ),
    )
