"""How the lines of a register read in a table: columns made from its declaration."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.registers.declaration import Register
from workroom.rooms.registers.fields import Field, FieldKind
from workroom.rooms.registers.model import Standing
from workroom.ui.kit.rows import Align, Col
from workroom.ui.kit.saying import say_day, say_moment
from workroom.ui.kit.theme import Tone
from workroom.ui.records.screen import Row, say_number, shown_fields, waits

STANDING_TONES = {Standing.OPEN: Tone.ACT, Standing.DONE: Tone.DONE, Standing.VOID: Tone.QUIET}
STANDING_ICONS = {Standing.OPEN: "clock", Standing.DONE: "check", Standing.VOID: "cross"}
PIXELS = 3.4
"""A millimetre of the printed list, on the screen."""
LEAST, MOST = 56, 220
_SHORTENED = {FieldKind.DAY: 60, FieldKind.MOMENT: 96}
"""Pixels for `11-20` and `11-20 14:05`; the head may want more."""
Now = Callable[[], datetime]
_RIGHT = frozenset({FieldKind.NUMBER})


def columns_of(register: Register[Any], now: Now) -> tuple[Col[Row], ...]:
    """Number and standing, then a column for each field that the printed list has as well."""
    number: Col[Row] = Col(
        title=N_("No."),
        text=lambda row: say_number(row.number),
        hint=lambda row: row.number,
        tone=_ink,
        order=lambda row: row.id,
        width=92,
    )
    standing: Col[Row] = Col(
        title=N_("Standing"),
        text=lambda row: phrase(row.standing.label),
        hint=waits,
        tone=lambda row: STANDING_TONES[row.standing],
        icon=lambda row: STANDING_ICONS[row.standing],
        chip=True,
        order=lambda row: list(Standing).index(row.standing),
        width=80,
    )
    return (number, standing, *field_columns(register, now))


def field_columns(register: Register[Any], now: Now) -> tuple[Col[Row], ...]:
    """The columns of the fields alone."""
    fields = shown_fields(register)
    return tuple(_column(place, field, now) for place, field in enumerate(fields))


def _column(place: int, field: Field, now: Now) -> Col[Row]:
    said = _said(place)
    short = _short(place, now) if field.kind in _SHORTENED else said
    return Col(
        title=field.label,
        text=short,
        hint=said,
        tone=_ink,
        align=Align.RIGHT if field.kind in _RIGHT else Align.LEFT,
        width=_SHORTENED.get(field.kind, round(min(max(field.width * PIXELS, LEAST), MOST))),
        order=_order(place),
    )


def _said(place: int) -> Callable[[Row], str | Phrase]:
    def said(row: Row) -> str | Phrase:
        text = row.said[place]
        return text if isinstance(text, Phrase) else " ".join(text.split())

    return said


def _short(place: int, now: Now) -> Callable[[Row], str]:
    """Days and moments as the pages show them: without the year, while it is this one."""

    def short(row: Row) -> str:
        empty, value = row.order[place]
        match value:
            case _ if empty:
                return ""
            case datetime():
                return say_moment(value, now())
            case _:
                return say_day(value, now())

    return short


def _order(place: int) -> Callable[[Row], Any]:
    return lambda row: row.order[place]


def _ink(row: Row) -> Tone:
    return Tone.QUIET if row.standing is Standing.VOID else Tone.PLAIN
