"""Draws text, lines and symbols on one page, as PDF operators, from the top left corner down.

The pen collects fills, lines and text apart and writes each kind in one go:
common furniture and neighbouring cells share their lines, and a page becomes
small and quick to draw. It knows points, not millimetres, and y grows downwards.
"""

from collections import defaultdict
from collections.abc import Iterable
from math import cos, radians, sin
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFDocument

from workroom.paper.barcode import DOT, Bars, Matrix
from workroom.paper.fonts import BOXES, Face, bold, regular
from workroom.paper.sheet import Align
from workroom.paper.typeset import LEADING, Lines

MM = 72 / 25.4
THIN = 0.4
"""The lines between cells, in points."""
THICK = 0.9
"""The frame around a table."""
GREY = 0.9
"""The ground of head cells: a tenth black."""

_MIDDLE = 0.38
"""From the base line up to the middle of a Chinese character, in type sizes."""


class Image(NamedTuple):
    """A picture in place, from the lower left corner of the page, in points."""

    content: bytes
    x: float
    y: float
    width: float
    height: float


class Script:
    """The letters of one document: how a text is spelled in the subsets it embeds."""

    def __init__(self, document: PDFDocument) -> None:
        self._document = document
        self._spelled: dict[tuple[str, bool], tuple[tuple[str, str], ...]] = {}

    def spell(self, text: str, strong: bool) -> tuple[tuple[str, str], ...]:
        """The text as runs of one subset each: the subset's name and the text in hex."""
        key = (text, strong)
        runs = self._spelled.get(key)
        if runs is None:
            face: Face = bold() if strong else regular()
            runs = self._spelled[key] = tuple(
                (face.getSubsetInternalName(subset, self._document), run.hex())
                for subset, run in face.splitString(text, self._document)
            )
        return runs


class Pen:
    """One page, or the part of it that several originals share."""

    def __init__(self, script: Script, height: float) -> None:
        self._script = script
        self._height = height
        self._under: list[str] = []
        self._symbols: list[str] = []
        self._fills: dict[float, list[str]] = defaultdict(list)
        self._lines: dict[tuple[float, str], list[str]] = defaultdict(list)
        self._open: dict[tuple[float, float], tuple[float, float]] = {}
        self._texts: list[str] = []
        self._font: tuple[str, float] = ("", 0.0)
        self.images: list[Image] = []
        """Pictures on the page; the document draws them, for they are objects of their own."""

    def image(self, content: bytes, x: float, y: float, width: float, height: float) -> None:
        """A PNG or JPEG stretched over a rectangle."""
        self.images.append(Image(content, x, self._height - y - height, width, height))

    def fill(self, x: float, y: float, width: float, height: float, grey: float = GREY) -> None:
        """A grey rectangle under everything else."""
        self._fills[grey].append(
            f"{x:.2f} {self._height - y - height:.2f} {width:.2f} {height:.2f} re"
        )

    def across(self, x0: float, x1: float, y: float, weight: float = THIN, dash: str = "") -> None:
        """A horizontal line."""
        y = self._height - y
        self._lines[weight, dash].append(f"{x0:.2f} {y:.2f} m {x1:.2f} {y:.2f} l")

    def down(self, x: float, y0: float, y1: float, weight: float = THIN) -> None:
        """A vertical line; one that goes on where the last one here ended becomes one with it."""
        key = (round(x, 2), weight)
        begun = self._open.get(key)
        if begun is not None:
            if abs(begun[1] - y0) < 0.01:
                self._open[key] = (begun[0], y1)
                return
            self._close(key, begun)
        self._open[key] = (y0, y1)

    def slant(self, x0: float, y0: float, x1: float, y1: float, weight: float = THIN) -> None:
        """A line from corner to corner, as blank rows are crossed out with."""
        self._lines[weight, ""].append(
            f"{x0:.2f} {self._height - y0:.2f} m {x1:.2f} {self._height - y1:.2f} l"
        )

    def frame(
        self, x: float, y: float, width: float, height: float, weight: float = THICK, dash: str = ""
    ) -> None:
        """A rectangle's outline."""
        self._lines[weight, dash].append(
            f"{x:.2f} {self._height - y - height:.2f} {width:.2f} {height:.2f} re"
        )

    def text(
        self,
        lines: Lines,
        x: float,
        y: float,
        width: float,
        *,
        strong: bool = False,
        align: Align = Align.LEFT,
    ) -> None:
        """Lines of text whose block begins at `y`, aligned within a width."""
        size = lines.size
        step = size * LEADING
        base = y + step / 2 + size * _MIDDLE
        for line, taken in lines.lines:
            if align is Align.LEFT:
                start = x
            elif align is Align.RIGHT:
                start = x + width - taken
            else:
                start = x + (width - taken) / 2
            self._write(line, start, base, size, strong)
            base += step

    def bars(self, symbol: Bars, x: float, y: float, module: float, height: float) -> None:
        """A Code 128, its quiet zone at `x`, moved by under a dot so that bars meet dots."""
        self._symbol(symbol.path, round(x / DOT) * DOT, y + height, module, height)

    def matrix(self, symbol: Matrix, x: float, y: float, side: float) -> None:
        """A QR code with its quiet zone within a square."""
        module = side / symbol.modules
        self._symbol(symbol.path, x, y + side, module, module)

    def watermark(
        self, text: str, x: float, y: float, size: float, angle: float, grey: float
    ) -> None:
        """A large slanted word under everything, its middle at the point."""
        width = bold().width(text) * size
        sine, cosine = sin(radians(angle)), cos(radians(angle))
        left = x - width / 2 * cosine + size * _MIDDLE * sine
        base = self._height - y - width / 2 * sine - size * _MIDDLE * cosine
        shows = " ".join(
            f"{name} {size:g} Tf <{run}> Tj" for name, run in self._script.spell(text, strong=True)
        )
        self._under.append(
            f"q {grey:g} g BT {cosine:.4f} {sine:.4f} {-sine:.4f} {cosine:.4f} "
            f"{left:.2f} {base:.2f} Tm {shows} ET Q"
        )

    def operators(self) -> str:
        """The page so far: what lies under, fills, lines, then text in the order it was written."""
        for key, begun in self._open.items():
            self._close(key, begun)
        self._open.clear()
        parts = ["0 g 0 G 2 J", *self._under, *self._symbols]
        for grey in sorted(self._fills, reverse=True):
            parts += (f"{grey:g} g", *self._fills[grey], "f 0 g")
        for weight, dash in sorted(self._lines):
            parts += (f"{weight:g} w [{dash}] 0 d", *self._lines[weight, dash], "S")
        if self._texts:
            parts += ("BT", *self._texts, "ET")
        return "\n".join(parts)

    def _symbol(self, path: str, x: float, low: float, across: float, up: float) -> None:
        """Rectangles in units of their own, with their lower left corner at the point."""
        self._symbols.append(
            f"q {across:.4f} 0 0 {up:.4f} {x:.3f} {self._height - low:.3f} cm {path} f Q"
        )

    def _close(self, key: tuple[float, float], ends: tuple[float, float]) -> None:
        x, weight = key
        self._lines[weight, ""].append(
            f"{x:.2f} {self._height - ends[0]:.2f} m {x:.2f} {self._height - ends[1]:.2f} l"
        )

    def _write(self, text: str, x: float, base: float, size: float, strong: bool) -> None:
        if not text:
            return
        if not BOXES.isdisjoint(text):
            self._write_with_boxes(text, x, base, size, strong)
            return
        self._texts.append(f"1 0 0 1 {x:.2f} {self._height - base:.2f} Tm")
        for name, run in self._script.spell(text, strong):
            if self._font != (name, size):
                self._font = (name, size)
                self._texts.append(f"{name} {size:.4g} Tf")
            self._texts.append(f"<{run}> Tj")

    def _write_with_boxes(
        self, text: str, x: float, base: float, size: float, strong: bool
    ) -> None:
        face = bold() if strong else regular()
        for piece in _apart(text):
            if piece in BOXES:
                self._box(piece, x, base, size)
            else:
                self._write(piece, x, base, size, strong)
            x += face.width(piece) * size

    def _box(self, kind: str, x: float, base: float, size: float) -> None:
        """A square of the height of a capital letter, ticked or crossed as the character says."""
        side = 0.76 * size
        left, top = x + 0.1 * size, base - _MIDDLE * size - side / 2
        self.frame(left, top, side, side, weight=max(0.5, size * 0.06))
        stroke = max(0.8, size * 0.11)
        if kind == "☑":
            elbow = (left + 0.4 * side, top + 0.78 * side)
            self.slant(left + 0.16 * side, top + 0.5 * side, *elbow, weight=stroke)
            self.slant(*elbow, left + 0.86 * side, top + 0.2 * side, weight=stroke)
        elif kind == "☒":
            self.slant(left, top, left + side, top + side, weight=THIN)
            self.slant(left, top + side, left + side, top, weight=THIN)


def _apart(text: str) -> Iterable[str]:
    """The text in pieces: each box by itself, what stands between them in one."""
    start = 0
    for place, character in enumerate(text):
        if character in BOXES:
            if place > start:
                yield text[start:place]
            yield character
            start = place + 1
    if start < len(text):
        yield text[start:]
