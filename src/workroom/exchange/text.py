"""Words as people type them into cells, freed of what cannot be seen."""

import re
import unicodedata
from datetime import date, datetime

from workroom.base.words import N_, Phrase

INVISIBLE = Phrase(N_("Invisible characters were taken out."))
BROKEN_LINE = Phrase(N_("Line breaks were taken out."))
BLANKS = Phrase(N_("Needless blanks were taken out."))
LOST = Phrase(N_("Characters were lost when the file was saved; type them again."))
FORMULA = Phrase(N_("A formula or its error stands where a word should be."))

_INVISIBLE = (
    r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad"
    r"\u200b\u200c\u200e\u200f\u2060\u202a-\u202e\ufeff"
)
_BREAK = r"\n\r\t\v\f\u0085\u2028\u2029"
_UNTIDY = re.compile(rf"[{_INVISIBLE}{_BREAK}\u00a0\u2000-\u200a\u3000]|^\s|\s$|\s\s")
_LOST = re.compile("[\ud800-\udfff\ufffd\ufffe\uffff]")
_PLAIN = re.compile(
    rf"(?![\s=＝#']|Err:)"
    rf"[^{_INVISIBLE}{_BREAK}\u00a0\u2000-\u200a\u3000\ud800-\udfff\ufffd-\uffff ]+"
)
_ERRORS = frozenset(
    (
        "#REF!",
        "#N/A",
        "#VALUE!",
        "#DIV/0!",
        "#NAME?",
        "#NULL!",
        "#NUM!",
        "#SPILL!",
        "#CALC!",
        "Err:502",
    )
)


def shown(cell: object) -> str:
    """The cell as a person would read it in the list; what cannot be written is marked."""
    if isinstance(cell, str):
        return cell if cell.isascii() else _LOST.sub("\ufffd", cell)
    match cell:
        case None:
            return ""
        case datetime():
            return cell.isoformat(" ")
        case date():
            return cell.isoformat()
        case _:
            return str(cell)


def is_plain(text: str) -> bool:
    """Whether nothing needs to be done to the text: most cells are so, and this is quick to ask."""
    return _PLAIN.fullmatch(text) is not None


def is_formula(text: str) -> bool:
    """Whether a formula, or the error that one came to, stands where a word should be."""
    return (text[:1] in "=＝" and len(text) > 1) or text in _ERRORS


def is_lost(text: str) -> bool:
    """Whether characters were lost in the file already: half surrogates, replacement marks."""
    return _LOST.search(text) is not None


def tidied(text: str) -> tuple[str, Phrase | None]:
    """The text without what cannot be seen, on one line, and what was done to it.

    A line break between two Latin letters or digits leaves a blank, any other
    leaves nothing. Selectors of rare character forms stay.
    """
    if not _UNTIDY.search(text):
        return text, None
    seen = re.sub(f"[{_INVISIBLE}]", "", text)
    why = INVISIBLE if seen != text else BLANKS
    joined = re.sub(rf"\s*[{_BREAK}]+\s*", _join, seen.strip())
    if joined != seen.strip():
        why = BROKEN_LINE
    done = re.sub(r"\s+", " ", joined).strip()
    return done, (why if done != text else None)


def legible(text: str) -> str:
    """Running text without what cannot be seen, its lines kept: each without blanks behind it."""
    seen = re.sub(f"[{_INVISIBLE}]", "", re.sub(r"\r\n|[\r\v\f\u0085\u2028\u2029]", "\n", text))
    return "\n".join(line.rstrip() for line in seen.split("\n")).strip()


def folded(text: str) -> str:
    """For comparing heads and fixed words: half-width, small letters, no blanks at all."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(rf"[\s{_INVISIBLE}]+", "", text)


def _join(found: re.Match[str]) -> str:
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    latin = before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
    return " " if latin else ""
