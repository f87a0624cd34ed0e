"""The plain kinds of a form: running text, a word, a whole number, a day, a moment of the day."""

import re
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from workroom.base.words import N_, Phrase
from workroom.exchange.dates import DateError, parse_dates
from workroom.exchange.outcome import Cell
from workroom.exchange.text import legible, shown

NO_COUNT = Phrase(N_("This is not a whole number."))
A_DATE_INSTEAD = Phrase(N_("The spreadsheet made a date of it; type it again as text."))
DIGITS_LOST = Phrase(N_("The spreadsheet kept only fifteen digits; type it again as text."))
NO_WHOLE_DAY = Phrase(N_("Year, month and day are needed here."))
NO_MOMENT = Phrase(N_("A day and a time are needed here, such as 2026-03-02 14:05."))

LONGEST_PROSE = 20_000
"""Characters of running text."""
_ESCAPED = re.compile(r"'(?=[=+\-@\t\r])")
"""The apostrophe that keeps a spreadsheet program from reckoning with a text."""
_WHOLE = re.compile(r"(-?[0-9]{1,9})(?:\.0+)?")
_DAY_AND_CLOCK = re.compile(
    r"(.+?)[T\s]+([0-9]{1,2})[:：]([0-9]{2})(?:[:：][0-9]{2}(?:\.[0-9]+)?)?"
)


class Read(NamedTuple):
    """A value, or what is wrong with the cell."""

    value: str | int | date | datetime | None = None
    fault: Phrase | None = None


def unescaped(text: str) -> str:
    """The text without the apostrophe that stands before a sign of reckoning."""
    return text[1:] if _ESCAPED.match(text) else text


def prose(cell: Cell) -> Read:
    """Running text: its lines stay."""
    if isinstance(cell, datetime | date):
        return Read(fault=A_DATE_INSTEAD)
    if isinstance(cell, int | float) and abs(cell) >= 10**15:
        return Read(fault=DIGITS_LOST)
    if isinstance(cell, time | timedelta):
        return Read(_clock(cell))
    return Read(legible(unescaped(shown(cell))) or None)


def word(cell: Cell) -> Read:
    """A name, a choice, a yes: whatever stands there, as text."""
    if isinstance(cell, time | timedelta):
        return Read(_clock(cell))
    return Read(legible(unescaped(shown(cell))) or None)


def whole(cell: Cell) -> Read:
    """A whole number, negative ones too."""
    if isinstance(cell, int):
        return Read(cell) if abs(cell) < 10**9 else Read(fault=NO_COUNT)
    found = _WHOLE.fullmatch(cell.strip()) if isinstance(cell, str) else None
    return Read(int(found[1])) if found else Read(fault=NO_COUNT)


def day(cell: Cell) -> Read:
    """One day of the calendar, however it is written."""
    if isinstance(cell, datetime):
        return Read(cell.date())
    if isinstance(cell, date):
        return Read(cell)
    if not isinstance(cell, str | int):
        return Read(fault=NO_WHOLE_DAY)
    try:
        span, _ = parse_dates(cell)
    except DateError as error:
        return Read(fault=error.reason)
    if span.first != span.last or "00" in (span.first[4:6], span.first[6:]):
        return Read(fault=NO_WHOLE_DAY)
    return Read(date(int(span.first[:4]), int(span.first[4:6]), int(span.first[6:])))


def moment(cell: Cell) -> Read:
    """A day and a time by the clock on the wall, to the minute; midnight where no time is given."""
    if isinstance(cell, datetime):
        return Read(cell.replace(second=0, microsecond=0))
    found = _DAY_AND_CLOCK.fullmatch(cell.strip()) if isinstance(cell, str) else None
    read = day(found[1] if found else cell)
    if not isinstance(read.value, date):
        return Read(fault=NO_MOMENT if read.fault is NO_WHOLE_DAY else read.fault)
    hour, minute = (int(found[2]), int(found[3])) if found else (0, 0)
    if hour > 23 or minute > 59:
        return Read(fault=NO_MOMENT)
    return Read(datetime(read.value.year, read.value.month, read.value.day, hour, minute))  # noqa: DTZ001 — a wall clock


def _clock(cell: time | timedelta) -> str:
    """A time of the day as people write it; seconds only where there are any."""
    if isinstance(cell, timedelta):
        minutes, seconds = divmod(int(cell.total_seconds()), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours:02}:{minutes:02}" + (f":{seconds:02}" if seconds else "")
    return cell.strftime("%H:%M:%S" if cell.second else "%H:%M")
