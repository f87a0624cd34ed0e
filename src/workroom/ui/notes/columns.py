"""How a note reads in a row of its register."""

from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.handover.counts import Counts
from workroom.rooms.handover.noted import Noted, Wanting
from workroom.ui.kit.rows import Align, Col
from workroom.ui.kit.theme import Tone

NO_NUMBER = N_("no number yet")
COUNTS = N_("{boxes} boxes, {volumes} volumes, {items} items")
TONES = {
    Wanting.UNSIGNED: Tone.STOP,
    Wanting.UNRETURNED: Tone.LOOK,
    Wanting.UNFILED: Tone.LOOK,
    Wanting.CORRECTED: Tone.ACT,
}
"""The gravest first: a row has the tone of the first that is true of it."""


def say_counts(counts: Counts) -> Phrase:
    """What a note adds up to."""
    told = {"boxes": counts.boxes, "volumes": counts.volumes, "items": counts.items}
    return phrase(COUNTS, **told)


def say_wanting(one: Noted) -> Phrase:
    """What of it is wanting, in the order in which it is done."""
    told = tuple(phrase(each.label) for each in Wanting if each in one.wanting)
    return phrase("{wanting}", wanting=told) if told else phrase("")


def _tone(one: Noted) -> Tone:
    return next((tone for each, tone in TONES.items() if each in one.wanting), Tone.QUIET)


def _home(one: Noted) -> str:
    return one.home[-1].isoformat() if one.home else ""


def _range(codes: tuple[str, str]) -> str:
    """The first and the last code; what the last has in common with the first is not said again."""
    first, last = codes
    same = first.rpartition("-")[0] + "-"
    return f"{first} – {last.removeprefix(same)}" if last != first else first


COLUMNS: tuple[Col[Noted], ...] = (
    Col(
        title=N_("Number of the note"),
        text=lambda one: one.note.number or phrase(NO_NUMBER),
        hint=lambda one: one.note.number,
        order=lambda one: one.note.number,
        width=172,
    ),
    Col(
        title=N_("Way"),
        text=lambda one: phrase(one.note.direction.label),
        width=124,
    ),
    Col(
        title=N_("Day"),
        text=lambda one: one.day.isoformat() if one.day else "",
        order=lambda one: one.day.isoformat() if one.day else "",
        width=90,
    ),
    Col(
        title=N_("Archives"),
        text=lambda one: _range(one.codes),
        hint=lambda one: " – ".join(dict.fromkeys(one.codes)),
        stretch=True,
    ),
    Col(title=N_("Home"), text=_home, order=_home, width=90),
    Col(
        title=N_("Days"),
        text=lambda one: "" if one.days_out is None else str(one.days_out),
        order=lambda one: one.days_out or 0,
        align=Align.RIGHT,
        width=56,
    ),
    Col(title=N_("Wanting"), text=say_wanting, hint=say_wanting, tone=_tone, width=136),
)
