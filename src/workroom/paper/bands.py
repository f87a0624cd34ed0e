"""Rows of a table in place: cells with their rules, their ground and their text.

All measures are points, within the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from workroom.paper.laid import Band
from workroom.paper.pen import MM, Pen
from workroom.paper.sheet import Align, Look
from workroom.paper.typeset import LEADING, Lines

PAD_X = 1.2 * MM
PAD_Y = 0.5 * MM

_GROUND = frozenset((Look.HEAD, Look.QUIET))
_STRONG = frozenset((Look.HEAD, Look.STRONG))


class Box(NamedTuple):
    """A cell in place: left and right edge within the table, and its text broken to fit.

    `top` and `height` are within a band of several rows; in a single row they are those of the row.
    """

    left: float
    right: float
    lines: Lines
    align: Align
    look: Look
    top: float = 0.0
    height: float = 0.0

    def draw(self, pen: Pen, x: float, y: float, height: float) -> None:
        """Ground and text, in a cell of that height with its table's left edge at `x`."""
        left, right, lines, align, look, *_ = self
        if look in _GROUND:
            pen.fill(x + left, y, right - left, height)
        if lines.lines[0][0]:
            below = y + (height - lines.height) / 2
            room = right - left - 2 * PAD_X
            pen.text(lines, x + left + PAD_X, below, room, strong=look in _STRONG, align=align)


@dataclass(frozen=True, slots=True)
class RowBand:
    """One row of cells."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    leads: bool = False
    trails: bool = False

    def draw(self, pen: Pen, x: float, y: float) -> None:
        low = y + self.height
        for box in self.boxes:
            box.draw(pen, x, y, self.height)
            pen.down(x + box.right, y, low)
        pen.across(x, x + self.width, low)

    def cut(self, room: float) -> tuple[Band, Band] | None:
        """The lines that fit the room, and the others."""
        first: list[Box] = []
        second: list[Box] = []
        for box in self.boxes:
            count = int((room - 2 * PAD_Y) / (box.lines.size * LEADING))
            if count < 1:
                return None
            lines, size = box.lines
            first.append(box._replace(lines=Lines(lines[:count], size)))
            second.append(box._replace(lines=Lines(lines[count:] or (("", 0.0),), size)))
        return row_of(self.width, first), row_of(self.width, second)


@dataclass(frozen=True, slots=True)
class CellsBand:
    """Rows of cells, any of which may span columns or hang down into the next row."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    leads: bool = False
    trails: bool = False

    def draw(self, pen: Pen, x: float, y: float) -> None:
        for box in self.boxes:
            top, low = y + box.top, y + box.top + box.height
            box.draw(pen, x, top, box.height)
            pen.down(x + box.right, top, low)
            pen.across(x + box.left, x + box.right, low)

    def cut(self, room: float) -> tuple[Band, Band] | None:  # noqa: ARG002 — as in Band
        """Cells that hang down are not parted."""
        return None


@dataclass(frozen=True, slots=True)
class BlankBand:
    """Empty rows: to be written in, or crossed out."""

    edges: tuple[float, ...]
    rows: int
    row_height: float
    crossed: bool
    leads: bool = False
    trails: bool = False

    @property
    def height(self) -> float:
        return self.rows * self.row_height

    def draw(self, pen: Pen, x: float, y: float) -> None:
        width = self.edges[-1]
        for row in range(1, self.rows + 1):
            pen.across(x, x + width, y + row * self.row_height)
        for edge in self.edges[1:-1]:
            pen.down(x + edge, y, y + self.height)
        if self.crossed:
            pen.slant(x + width, y, x, y + self.height)

    def filling(self, room: float) -> Band | None:
        """As many of these rows as fit the room, one under the other."""
        rows = int((room + 0.01) / self.row_height)
        return replace(self, rows=rows) if rows > 0 else None

    def cut(self, room: float) -> tuple[Band, Band] | None:
        fitting = int(room / self.row_height)
        if not 0 < fitting < self.rows:
            return None
        return (
            BlankBand(self.edges, fitting, self.row_height, self.crossed),
            BlankBand(self.edges, self.rows - fitting, self.row_height, self.crossed),
        )


def row_of(
    width: float, boxes: Sequence[Box], least: float = 0.0, look: Look = Look.PLAIN
) -> RowBand:
    """A single row: every cell as high as the highest, and none lower than `least`."""
    height = max(least, max([box.lines.height for box in boxes]) + 2 * PAD_Y)
    return RowBand(width, height, tuple(boxes), look is Look.QUIET, look is Look.STRONG)


def is_strong(look: Look) -> bool:
    """Whether text of that look is bold."""
    return look in _STRONG
