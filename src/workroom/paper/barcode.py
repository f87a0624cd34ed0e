"""Code 128 and QR symbols as plain measures, ready to be drawn at the size a reader wants."""

import re
from dataclasses import dataclass
from functools import lru_cache

import segno
from reportlab.graphics.barcode.code128 import Code128

from workroom.base.words import N_
from workroom.paper.errors import PaperError

DOT = 72 / 300
"""One dot of a 300 dpi printer, in points: bars are whole dots wide, so that they print alike."""
LEAST_DOTS = 3
"""The thinnest bar, 0.254 mm: what a common hand reader takes from office paper."""
MOST_DOTS = 6
QUIET = 10
"""The blank to the left and right of a Code 128, in modules, as its standard asks."""
QR_QUIET = 4
"""The blank around a QR code, in modules."""

_ENCODABLE = re.compile(r"[A-Z0-9-]+")

NOT_ENCODABLE = N_("{text} cannot be a barcode: only A-Z, 0-9 and - can.")
TOO_LONG = N_("{text} is too long for a barcode {width} mm wide.")
QR_TOO_LONG = N_("A QR code cannot hold {count} characters.")


@dataclass(frozen=True, slots=True)
class Bars:
    """A Code 128 in modules, quiet zones included.

    `path` is its bars as PDF rectangles, one high, from the lower left corner.
    """

    text: str
    path: str
    modules: int

    def module(self, width: float) -> float:
        """The widest module in points, of whole printer dots, at which the symbol fits the width.

        Raises:
            PaperError: it would fit only with bars too thin to be read.
        """
        dots = min(MOST_DOTS, int(width / DOT / self.modules + 1e-6))
        if dots < LEAST_DOTS:
            raise PaperError(TOO_LONG, text=self.text, width=round(width * 25.4 / 72))
        return dots * DOT


@lru_cache(maxsize=2048)
def code128(text: str) -> Bars:
    """The bars of a code or a form number.

    Raises:
        PaperError: a character other than A-Z, 0-9 and "-". Code 128 holds more,
            but not every keyboard layout gives it back, and reportlab leaves out
            without a word what it cannot encode.
    """
    if not _ENCODABLE.fullmatch(text):
        raise PaperError(NOT_ENCODABLE, text=text or "“”")
    symbol = Code128(text, quiet=0)
    symbol.validate()
    symbol.encode()
    bars: list[str] = []
    place = QUIET
    for letter in symbol.decompose():
        if letter.isupper():
            width = ord(letter) - ord("A") + 1
            bars.append(f"{place} 0 {width} 1 re")
        else:
            width = ord(letter) - ord("a") + 1
        place += width
    return Bars(text, " ".join(bars), place + QUIET)


@dataclass(frozen=True, slots=True)
class Matrix:
    """A QR code in modules, quiet zone included; `path` is its dark runs as PDF rectangles."""

    path: str
    modules: int


@lru_cache(maxsize=512)
def qr(text: str) -> Matrix:
    """A QR code that still reads with a seventh of it spoiled (level M).

    Raises:
        PaperError: more than a QR code can hold.
    """
    try:
        # The mask is given. To try all eight takes five times as long, and any of them reads: what
        # is printed is mostly digits of a digest, in which no mask leaves large plain fields.
        symbol = segno.make_qr(text, error="m", boost_error=False, mask=0)
    except (segno.DataOverflowError, ValueError) as error:
        raise PaperError(QR_TOO_LONG, count=len(text)) from error
    count = len(symbol.matrix) + 2 * QR_QUIET
    runs: list[str] = []
    for row, modules in enumerate(symbol.matrix):
        start, low = -1, count - QR_QUIET - row - 1
        for column, dark in enumerate((*modules, 0)):
            if dark and start < 0:
                start = column
            elif not dark and start >= 0:
                runs.append(f"{start + QR_QUIET} {low} {column - start} 1 re")
                start = -1
    return Matrix(" ".join(runs), count)
