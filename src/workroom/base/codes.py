"""The grammar of scannable codes: what a label may say, and whether it was read whole.

A label is a kind letter, a number and a check character over both (ISO 7064
MOD 37,36), for example `S-000123-K`. A form number is `PROJECT-F01-2026-0001-C`
and ends in the check character too. Only A-Z, 0-9 and `-` occur, so that every
Code 128 reader and every keyboard layout gives the same text.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

Code = NewType("Code", str)

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LABEL = re.compile(r"([BCIKMPRSVWX])-([0-9]{4,9})-([0-9A-Z])")
_FORM = re.compile(r"([A-Z0-9]{2,12})-(F[0-9]{2}[A-Z]?)-([0-9]{4})-([0-9]{4,7})-([0-9A-Z])")
LONGEST = 40
"""Nothing longer is a code of ours; a reader that sends more has run two reads together."""


class Prefix(StrEnum):
    """The kind letter of a label."""

    BATCH = "B"
    CABINET = "C"
    ITEM = "I"
    COMMAND = "K"
    MEDIUM = "M"
    BADGE = "P"
    LINE = "R"
    SHEET = "S"
    VOLUME = "V"
    WORKSTATION = "W"
    BOX = "X"


OF_LINES = frozenset({Prefix.LINE, Prefix.MEDIUM})
"""The labels that bear the number of a line of a declared register."""


@dataclass(frozen=True, slots=True)
class Label:
    """A code of the label form, read whole."""

    prefix: Prefix
    number: int

    @property
    def code(self) -> Code:
        return label(self.prefix, self.number)


@dataclass(frozen=True, slots=True)
class FormNumber:
    """The number of a printed form: gap-free within project, form and year."""

    project: str
    form: str
    year: int
    number: int

    @property
    def code(self) -> Code:
        body = f"{self.project}-{self.form}-{self.year:04}-{self.number:04}"
        return Code(f"{body}-{check_character(body)}")


def label(prefix: Prefix, number: int) -> Code:
    """The printed code of the label: `label(Prefix.SHEET, 123)` is `S-000123-` and its check
    character.
    """
    body = f"{prefix.value}-{number:06}"
    return Code(f"{body}-{check_character(body)}")


def parse(text: str) -> Label | FormNumber | None:
    """What a scanned or typed text is; None unless it matches the grammar whole, check character
    and all.

    Small letters and the full-width forms a Chinese input method makes are read
    as what they stand for: the check character tells a whole code from a broken one.
    """
    found = _matched(text)
    if found is None or not _fits(found[0]):
        return None
    if found.re is _LABEL:
        return Label(Prefix(found[1]), int(found[2]))
    return FormNumber(found[1], found[2], int(found[3]), int(found[4]))


def is_misread(text: str) -> bool:
    """Whether a text is spelled like a code of ours, and only the check character does not fit."""
    found = _matched(text)
    return found is not None and not _fits(found[0])


def tidy(text: str) -> str:
    """The text as the grammar spells it: no blanks around, capitals, half-width; unchanged if
    overlong.
    """
    if len(text) > LONGEST:
        return text
    return unicodedata.normalize("NFKC", text).strip().upper()


def check_character(body: str) -> str:
    """ISO 7064 MOD 37,36 over the letters and digits of `body`; dashes do not count."""
    product = 36
    for character in body:
        if character != "-":
            product = ((product + _ALPHABET.index(character)) % 36 or 36) * 2 % 37
    return _ALPHABET[(37 - product) % 36]


def _matched(text: str) -> re.Match[str] | None:
    spelled = tidy(text)
    return _LABEL.fullmatch(spelled) or _FORM.fullmatch(spelled)


def _fits(code: str) -> bool:
    return code[-1] == check_character(code[:-2])
