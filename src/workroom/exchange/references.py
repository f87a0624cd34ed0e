"""Reference codes (档号): look-alike signs folded, lost zeros put back, their pattern found.

DA/T 13-2022 joins levels by `-` and parts of one level by `·`. Old holdings follow
rules of their own, so no pattern is fixed here: it is proposed from the codes of
the list and mends only what clearly fell out of it.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from workroom.base.words import N_, Phrase

SIGNS = Phrase(N_("Look-alike signs in the code were replaced."))
ZEROS = Phrase(N_("Lost zeros were put back."))
CASE = Phrase(N_("Small letters of the code were made capitals."))
NO_CODE = Phrase(N_("This cannot be a reference code."))

LONGEST_CODE = 100

_DOTS = re.compile("[・•．･‧∙⋅●∘]")
_DASHES = re.compile("[－—–―‐‑‒−─﹣\ufe58ー]")
_FOLDED = re.compile(r"[A-Za-z0-9\u4e00-\u9fff]+(?:[-·][A-Za-z0-9\u4e00-\u9fff]+)*")
_CODE = re.compile(r"[^\W_]+(?:[-·./_()〔〕\[\]]+[^\W_]+)*[)〕\]]?")
_DIGIT = re.compile(r"\d")
_SIGNS = re.compile("([-·])")
_SAMPLE = 5_000
_FEWEST = 3
"""A pattern is proposed from no fewer codes than this."""


class PartKind(Enum):
    """What one part of the codes of a list is."""

    FIXED = "fixed"
    DIGITS = "digits"
    CHOICE = "choice"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Part:
    """One part between two signs. `width` is its number of digits, 0 where that varies."""

    kind: PartKind
    width: int = 0
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pattern:
    """The shape that most codes of a list share: `parts` with `signs` between them.

    `fitting` of the `seen` codes have it.
    """

    parts: tuple[Part, ...]
    signs: tuple[str, ...]
    fitting: int
    seen: int

    def __str__(self) -> str:
        """As a person would write it: `J038-000-0000`, `Z008-WS·0000-{D10|D30|Y}-BGS-0000`."""
        words = [_as_example(part) for part in self.parts]
        return words[0] + "".join(
            sign + word for sign, word in zip(self.signs, words[1:], strict=True)
        )

    @property
    def expression(self) -> str:
        """A regular expression that matches the codes of this shape, whole."""
        words = [_as_expression(part) for part in self.parts]
        pairs = zip(self.signs, words[1:], strict=True)
        return words[0] + "".join(re.escape(sign) + word for sign, word in pairs)

    def mend(self, code: str) -> tuple[str, Phrase | None]:
        """The folded code with lost zeros, dots and capitals put back, if it has this shape."""
        why = None
        words, signs = _split(code)
        if signs != self.signs:
            words, signs = _split(code.replace(".", "·"))
            why = SIGNS
            if signs != self.signs:
                return code, None
        for place, (word, part) in enumerate(zip(words, self.parts, strict=True)):
            if part.width > len(word) and word.isdecimal():
                words[place], why = word.zfill(part.width), ZEROS
            elif word not in part.choices and word.upper() in part.choices:
                words[place], why = word.upper(), CASE
        mended = words[0] + "".join(s + word for s, word in zip(signs, words[1:], strict=True))
        return mended, why


def fold_code(text: str) -> str:
    """The code as the standard spells it: half-width, `-` and `·` for their likes, no blanks."""
    if _FOLDED.fullmatch(text):
        return text
    text = _DOTS.sub("·", text)
    if _FOLDED.fullmatch(text):
        return text
    for _ in range(2):  # what a blank kept apart may join, and then has a shorter form
        text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    return re.sub("--+", "-", _DASHES.sub("-", _DOTS.sub("·", text)))


def could_be_code(text: str) -> bool:
    """Letters or characters and at least one digit, with signs between: nothing wilder is one."""
    return (
        len(text) <= LONGEST_CODE and bool(_CODE.fullmatch(text)) and any(map(str.isdecimal, text))
    )


def last_number(code: str) -> str:
    """The digits at the end of the code, as the list spells them; empty if it ends otherwise."""
    found = re.search(r"[0-9]+$", code)
    return found[0] if found else ""


def propose_pattern(codes: Iterable[str]) -> Pattern | None:
    """The shape that most of the folded codes share; None if too few or no shape prevails."""
    codes = tuple(codes)
    split = [_split(code) for code in codes[:: len(codes) // _SAMPLE + 1]]
    shapes = Counter(signs for _, signs in split)
    if not shapes:
        return None
    signs, often = shapes.most_common(1)[0]
    if often < _FEWEST or often * 2 < len(split):
        return None
    columns = zip(*(words for words, found in split if found == signs), strict=True)
    pattern = Pattern(tuple(_part(column) for column in columns), signs, 0, len(codes))
    fits = re.compile(pattern.expression).fullmatch
    return replace(pattern, fitting=sum(1 for code in codes if fits(code)))


def prevailing_width(numbers: Iterable[str], *, percent: int) -> int:
    """The number of digits to which numbers are filled with zeros; 0 where they are not.

    `0002`, `3`, `0004` gives 4: a spreadsheet drops zeros, it never adds them. Of
    the numbers short enough to need zeros at least `percent` must have them.
    """
    numbers = tuple(numbers)
    widths = Counter(len(number) for number in numbers if len(number) > 1 and number[0] == "0")
    if not widths:
        return 0
    width, often = widths.most_common(1)[0]
    bare = sum(1 for number in numbers if len(number) < width)
    return width if 100 * often >= percent * (often + bare) else 0


def _split(code: str) -> tuple[list[str], tuple[str, ...]]:
    pieces = _SIGNS.split(code)
    return pieces[::2], tuple(pieces[1::2])


def _part(words: Sequence[str]) -> Part:
    counted = Counter(words)
    numbers = [word for word in words if word.isdecimal()]
    # Digits with a stray letter among them are still digits: one typing slip does not make a word.
    if 100 * len(numbers) >= 90 * len(words):
        widths = set(map(len, numbers))
        filled = prevailing_width(numbers, percent=50)
        return Part(PartKind.DIGITS, widths.pop() if len(widths) == 1 else filled)
    if len(counted) == 1:
        return Part(PartKind.FIXED, choices=tuple(counted))
    frequent = tuple(sorted(word for word, often in counted.items() if 50 * often >= len(words)))
    if 100 * sum(counted[word] for word in frequent) >= 95 * len(words):
        return Part(PartKind.CHOICE, choices=frequent)
    return Part(PartKind.WORD)


def _as_example(part: Part) -> str:
    match part.kind:
        case PartKind.DIGITS:
            return "0" * part.width or "0…"
        case PartKind.FIXED:
            return part.choices[0]
        case PartKind.CHOICE:
            return "{" + "|".join(part.choices) + "}"
        case PartKind.WORD:
            return "…"


def _as_expression(part: Part) -> str:
    match part.kind:
        case PartKind.DIGITS:
            return f"[0-9]{{{part.width}}}" if part.width else "[0-9]+"
        case PartKind.FIXED | PartKind.CHOICE:
            return "(?:" + "|".join(map(re.escape, part.choices)) + ")"
        case PartKind.WORD:
            return "[^-·]+"
