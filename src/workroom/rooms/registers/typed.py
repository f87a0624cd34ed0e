"""What people type, before it is a value: text freed of what cannot be kept."""

import re

from workroom.exchange.text import is_lost, legible

LONGEST = 20_000
"""Characters of one answer: more is no answer, but a file pasted by mistake."""
_SHOWN = 60
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
