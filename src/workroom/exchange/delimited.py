"""Text files of rows: the encoding, the sign between cells, and no row lost to an open quote."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice

from workroom.base.errors import InputError
from workroom.base.words import N_
from workroom.exchange.guards import NOT_A_SPREADSHEET, is_wide

NO_ENCODING = N_("The characters of {name} cannot be read: save it as UTF-8 or as .xlsx.")
OPEN_QUOTE = N_("In {name} a quotation mark is opened in row {row} and never closed.")
HUGE_CELL = N_("In {name} a cell after row {row} is too long: a quotation mark is missing.")

_SIGNS = ",;\t"
_SAMPLE = 40
_END = "\x1eend of file\x1e"


def decoded(content: bytes, name: str) -> str:
    """The text, from UTF-8, UTF-16 or GB18030; where a few bytes are damaged they become U+FFFD.

    Raises:
        InputError: none of the three.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace").lstrip("\ufeff")
    if is_wide(content):
        odd = content[1:4096:2].count(0) >= content[:4096:2].count(0)
        return content.decode("utf-16-le" if odd else "utf-16-be", "replace")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return _strict(content, encoding)
        except UnicodeDecodeError:
            continue
    for encoding in ("utf-8-sig", "gb18030"):
        text = content.decode(encoding, "replace")
        if text.count("\ufffd") * 200 <= len(text):
            return text
    raise InputError(NO_ENCODING, name=name)


def rows_of(text: str, name: str) -> Iterator[list[str]]:
    """The rows of the text, blank lines as empty rows, so that rows keep their numbers.

    Raises:
        InputError: a quotation mark swallows the rest of the file.
    """
    sign, text = _sign(text)
    lines = chain(io.StringIO(text, newline=""), [_END])
    reader = csv.reader(lines, delimiter=sign)
    number = 0
    try:
        for row in reader:
            if row == [_END]:
                return
            number += 1
            if row and row[-1].endswith(_END):
                raise InputError(OPEN_QUOTE, name=name, row=number)
            yield row
    except csv.Error as error:
        raise InputError(HUGE_CELL, name=name, row=number) from error


def _strict(content: bytes, encoding: str) -> str:
    """Strictly that encoding. Damaged UTF-8 may pass for GB18030: few bad bytes mean UTF-8."""
    text = content.decode(encoding)
    if encoding == "gb18030":
        other = content.decode("utf-8-sig", "replace")
        if not content.isascii() and other.count("\ufffd") * 200 <= len(other):
            return other
    return text


def _sign(text: str) -> tuple[str, str]:
    """The sign that parts most rows into equally many cells, and the text after a `sep=` line."""
    if text[:4].lower() == "sep=" and text[5:6] in ("\r", "\n"):
        sign = text[4]
        if sign not in "\r\n\"'":
            return sign, "\r\n" + text[5:].lstrip("\r\n")
    best, most = ",", 0
    sample = "".join(islice(io.StringIO(text[:200_000], newline=""), 4 * _SAMPLE))
    for sign in _SIGNS:
        try:
            rows = list(
                islice(csv.reader(io.StringIO(sample, newline=""), delimiter=sign), _SAMPLE)
            )
        except csv.Error:
            continue
        widths = Counter(len(row) for row in rows if len(row) > 1)
        score = max((often * min(width, 30) for width, often in widths.items()), default=0)
        if score > most:
            best, most = sign, score
    return best, text


def demand_text(text: str, name: str) -> None:
    """Refuse what decodes but is no text.

    Raises:
        InputError: every hundredth character is a control.
    """
    sample = text[:100_000]
    if sum(1 for character in sample if character < "\t") * 100 > len(sample):
        raise InputError(NOT_A_SPREADSHEET, name=name)
