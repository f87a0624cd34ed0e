"""The two faces everything is printed in, what they lack, and how wide a text is in them."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfdoc, ttfonts
from reportlab.pdfbase.ttfonts import TTFont

from workroom.base.resources import resources
from workroom.base.words import N_
from workroom.paper.errors import PaperError

REGULAR = "NotoSansSC_400Regular.ttf"
BOLD = "NotoSansSC_700Bold.ttf"

BOXES = frozenset("☐☑☒")
"""Drawn as rectangles whatever the font has: open, ticked, and "something unprintable"."""
UNPRINTABLE = "☒"

_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_SHAPELESS = re.compile(
    # Unicode categories Cc (but the line feed), Cf, Cs, Zl, Zp; a test compares.
    "[\0-\x09\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e"
    "\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0001\U000e0020-\U000e007f]"
)

NO_FONT = N_("The font file {path} is missing or damaged; install the program again.")


class Face(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A TrueType face of which a document embeds only the letters it uses."""

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(name, str(path), shapable=False)
        self.widths = _Widths(self.face.charWidths, self.face.defaultWidth)

    def has(self, character: str) -> bool:
        return ord(character) in self.face.charToGlyph

    def width(self, text: str) -> float:
        """How wide the text is at size 1, in points; a check box is one em."""
        widths = self.widths
        return sum([widths[character] for character in text])

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:  # noqa: N802 — reportlab's name
        """Embed the letters used, with a map back to Unicode that copies and searches rightly."""
        # WORKAROUND(reportlab 5.1): its map writes U+2CDED as <2CDED>, which readers take for two
        # other characters, and lists more than the hundred pairs a block may have.
        subsets = list(self.state[doc].subsets)
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            base = b"".join((ttfonts.SUBSETN(number), b"+", self.face.name, self.face.subfontNameX))
            name = base.decode("pdfdoc")
            doc.idToObject["toUnicodeCMap:" + name].content = _to_unicode(name, subset)


@cache
def regular() -> Face:
    """The upright face, read from disk when first asked for."""
    return _load("NotoSansSC", REGULAR)


@cache
def bold() -> Face:
    """The bold face, read from disk when first asked for."""
    return _load("NotoSansSC-Bold", BOLD)


def missing(text: str) -> tuple[str, ...]:
    """The characters of the text that would leave a blank on the paper, each once, in order.

    Line breaks, the drawn boxes and what `printable` replaces are not among them.
    """
    lacks: dict[str, None] = {}
    for character in dict.fromkeys(printable(text)):
        if character not in BOXES and character != "\n" and not _drawable(character):
            lacks[character] = None
    return tuple(lacks)


def printable(text: str) -> str:
    """The text with every character that has no shape of its own replaced by a crossed box.

    PDF drops control characters, invisible marks (zero width, direction, byte
    order) and halves of surrogate pairs without a word, and a signed paper must
    show that something stood there. Every kind of line end becomes "\\n", a tab
    a blank.
    """
    if _SHAPELESS.search(text) is None:
        return text
    text = _LINE_END.sub("\n", text).replace("\t", " ")
    return _SHAPELESS.sub(UNPRINTABLE, text)


def name_of(character: str) -> str:
    """A character as a sentence shows it: with its number, since a screen may lack it too."""
    return f"{character} (U+{ord(character):04X})"


def _drawable(character: str) -> bool:
    return regular().has(character) and bold().has(character)


class _Widths(dict[str, float]):
    """Character to its advance in ems, filled as characters come."""

    def __init__(self, widths: dict[int, float], default: float) -> None:
        super().__init__(dict.fromkeys(BOXES, 1.0))
        self._font = widths
        self._default = default

    def __missing__(self, character: str) -> float:
        width = self[character] = float(self._font.get(ord(character), self._default)) / 1000
        return width


def _load(name: str, file: str) -> Face:
    path = resources() / "fonts" / file
    try:
        return Face(name, path)
    except (ttfonts.TTFError, OSError) as error:
        raise PaperError(NO_FONT, path=path) from error


def _to_unicode(name: str, subset: Iterable[int]) -> str:
    """A ToUnicode map in UTF-16, a hundred pairs to a block, without the place of no letter."""
    pairs = [
        f"<{place:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>"
        for place, code in enumerate(subset)
        if code
    ]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        f"/CMapName /{name}-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for first in range(0, len(pairs), 100):
        block = pairs[first : first + 100]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)
