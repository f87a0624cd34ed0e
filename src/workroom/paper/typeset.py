"""How a text is broken into lines that fit a width, as Chinese type is set; nothing is ever cut."""

from functools import lru_cache
from math import ceil
from typing import NamedTuple

from workroom.paper.fonts import BOXES, bold, printable, regular

LEADING = 1.3
"""From one base line to the next, in type sizes."""
SHRINK = 0.86
"""What misses one line of its cell is set this much smaller before it is broken."""
LEAST = 5.0
"""Text is not set smaller than this to get a long word in, in points."""

_NOT_FIRST = frozenset("，。、；：！？）》」』】〕〉”’…—·％%,.;:!?)]}")
_NOT_LAST = frozenset("（《「『【〔〈“‘([{")
_WORD = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+#@&./:'")
_BLANK = frozenset(" \u3000\u00a0")


class Lines(NamedTuple):
    """A text broken into lines, each with its width in points, and the size it is set in."""

    lines: tuple[tuple[str, float], ...]
    size: float

    @property
    def height(self) -> float:
        """In points, from the top of the first line to the foot of the last."""
        return len(self.lines) * self.size * LEADING


@lru_cache(maxsize=20_000)
def fit(text: str, width: float, size: float, strong: bool = False) -> Lines:
    """A cell's text within a width in points: on one line, or a little smaller on several."""
    text = printable(text)
    if "\n" not in text:
        whole = (bold() if strong else regular()).width(text) * size
        if whole <= width:
            return Lines(((text, whole),), size)
        if whole * SHRINK <= width:
            return Lines(((text, width),), size * width / whole)
    return wrap(text, width, size * SHRINK, strong)


@lru_cache(maxsize=2_000)
def caption(text: str, width: float, size: float) -> Lines:
    """What a cell is called, in bold: one line if need be quite small, or lines of like length."""
    line = one_line(text, width, size, strong=True)
    if "\n" not in text and line.size >= size * 0.75:
        return line
    lines = wrap(text, width, size * SHRINK, strong=True)
    even = ceil(sum(taken for _, taken in lines.lines) / len(lines.lines) / lines.size)
    evened = wrap(text, min(width, even * lines.size), size * SHRINK, strong=True)
    return evened if len(evened.lines) == len(lines.lines) else lines


def wrap(text: str, width: float, size: float, strong: bool = False) -> Lines:
    """Running text within a width in points, in its own size."""
    face = bold() if strong else regular()
    text = printable(text)
    widest = max(map(face.width, text), default=0.0)
    while size > LEAST and widest * size > width:
        size = max(LEAST, size - 0.5)
    lines: list[tuple[str, float]] = []
    for paragraph in text.split("\n"):
        broken = _broken(paragraph, width / size, face.widths)
        lines += [(line, face.width(line) * size) for line in broken]
    return Lines(tuple(lines), size)


@lru_cache(maxsize=20_000)
def one_line(text: str, width: float, size: float, strong: bool = False) -> Lines:
    """The text on one line within a width in points, set as small as that needs."""
    text = printable(text).replace("\n", " ")
    whole = (bold() if strong else regular()).width(text) * size
    if whole <= width:
        return Lines(((text, whole),), size)
    return Lines(((text, width),), size * width / whole)


@lru_cache(maxsize=20_000)
def squeeze(text: str, width: float, height: float, size: float, strong: bool = False) -> Lines:
    """The text in a field of fixed width and height, in points: `size`, or as small as it must be.

    For labels and heads, where the paper cannot grow.
    """
    line = one_line(text, width, size, strong)
    if "\n" not in text and line.size >= size * SHRINK and line.height <= height:
        return line
    while True:
        lines = wrap(text, width, size, strong)
        if lines.height <= height or size <= 1:
            return lines
        size -= 0.25


def _broken(text: str, room: float, widths: dict[str, float]) -> list[str]:
    """The lines of one paragraph, `room` ems wide, broken where Chinese type may be broken."""
    lines: list[str] = []
    start, breakable, used = 0, 0, 0.0
    in_choice = False
    for place, character in enumerate(text):
        if place > start and _may_break(text[place - 1], character, in_choice):
            breakable = place
        if character in BOXES:
            in_choice = True
        elif character in _BLANK:
            in_choice = False
        used += widths[character]
        # A blank may hang over the edge: nobody sees it.
        while used > room + 1e-6 and place > start and character not in _BLANK:
            end = breakable if breakable > start else place
            lines.append(text[start:end].rstrip())
            start = end
            while start < place and text[start] in _BLANK:
                start += 1
            used = sum(widths[each] for each in text[start : place + 1])
    lines.append(text[start:].rstrip())
    return lines


def _may_break(before: str, after: str, in_choice: bool) -> bool:
    """Whether a line may end between two characters; a check box keeps its words with it."""
    if after in BOXES:
        return True
    if in_choice and after not in _BLANK and before not in _BLANK:
        return False
    if after in _NOT_FIRST or before in _NOT_LAST or before in BOXES:
        return False
    return not (before in _WORD and after in _WORD)
