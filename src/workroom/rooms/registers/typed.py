"""What people type, before it is a value: text freed of what cannot be kept, days as written."""

import re
from datetime import date, time

from workroom.exchange.text import is_lost, legible

LONGEST = 20_000
"""Characters of one answer: more is no answer, but a file pasted by mistake."""
EARLIEST, LATEST = 1000, 2199
"""Years. What lies outside was mistyped, or cannot be told in every time zone."""

_SHOWN = 60
_DATE_SIGNS = re.compile(r"[/.年月]")
_DAY = re.compile(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ]+([0-9]{1,2}):([0-9]{2})(?::[0-9]{2})?)?"
)
_EIGHT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_BETWEEN = re.compile(r"[、，,;；\n]+")


def clear(given: str) -> str:
    """The text as it is kept: its lines stay, what cannot be seen goes, no blanks around it."""
    return legible(given)


def is_text(given: str) -> bool:
    """Whether it can be kept at all: no half characters, no more than anybody reads."""
    return len(given) <= LONGEST and not is_lost(given)


def quoted(given: str) -> str:
    """What was given, fit to stand in a sentence: on one line, and short."""
    line = "".join(one if one.isprintable() else "�" for one in " ".join(given.split()))
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def several(given: str) -> tuple[str, ...]:
    """The parts of an answer that names several."""
    return tuple(part.strip() for part in _BETWEEN.split(given) if part.strip())


def day_and_time(given: str) -> tuple[date, time] | None:
    """A day as people write it, midnight where no time stands behind it; None if it is none."""
    spelled = _DATE_SIGNS.sub("-", given).replace("日", " ").replace("：", ":").strip()
    found = _DAY.fullmatch(spelled) or _EIGHT.fullmatch(spelled)
    if found is None:
        return None
    year, month, day, hour, minute = (*(int(part or 0) for part in found.groups()), 0, 0)[:5]
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        return date(year, month, day), time(hour, minute)
    except ValueError:
        return None
