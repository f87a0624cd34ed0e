"""Rows of a table in place: cells with their rules, their ground and their text.

All measures are points, within the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workroom.paper.laid import Band
from workroom.paper.pen import MM, Pen
from workroom.paper.sheet import Align, Look
from workroom.paper.typeset import LEADING, Lines

PAD_X = 1.2 * MM
PAD_Y = 0.5 * MM


@dataclass(frozen=True, slots=True)
class Box:
    """A cell in place: left and right edge within the table, and its text broken to fit."""

    left: float
    right: float
    top: float
    height: float
    lines: Lines
    align: Align
    look: Look

    def draw(self, pen: Pen, x: float, y: float) -> None:
        if self.look in (Look.HEAD, Look.QUIET):
            pen.fill(x + self.left, y + self.top, self.right - self.left, self.height)
        pen.text(
            self.lines,
            x + self.left + PAD_X,
            y + self.top + (self.height - self.lines.height) / 2,
            self.right - self.left - 2 * PAD_X,
            strong=is_strong(self.look),
            align=self.align,
        )


@dataclass(frozen=True, slots=True)
class CellsBand:
    """One or more rows of cells, any of which may span columns or hang down."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    leads: bool = False

    def draw(self, pen: Pen, x: float, y: float) -> None:
        for box in self.boxes:
            box.draw(pen, x, y)
            low = y + box.top + box.height
            if box.right < self.width - 0.01:
                pen.down(x + box.right, y + box.top, low)
            pen.across(x + box.left, x + box.right, low)

    def cut(self, room: float) -> tuple[Band, Band] | None:
        """The lines that fit the room, and the others; only for a single row."""
        if any(box.height != self.height for box in self.boxes):
            return None
        first: list[Box] = []
        second: list[Box] = []
        for box in self.boxes:
            step = box.lines.size * LEADING
            count = int((room - 2 * PAD_Y) / step)
            if count < 1:
                return None
            for part, lines in (
                (first, box.lines.lines[:count]),
                (second, box.lines.lines[count:] or (("", 0.0),)),
            ):
                part.append(replace(box, lines=Lines(lines, box.lines.size)))
        return row_of(self.width, first), row_of(self.width, second)


@dataclass(frozen=True, slots=True)
class BlankBand:
    """Empty rows: to be written in, or crossed out."""

    edges: tuple[float, ...]
    rows: int
    row_height: float
    crossed: bool
    leads: bool = False

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

    def cut(self, room: float) -> tuple[Band, Band] | None:
        fitting = int(room / self.row_height)
        if not 0 < fitting < self.rows:
            return None
        return (
            BlankBand(self.edges, fitting, self.row_height, self.crossed),
            BlankBand(self.edges, self.rows - fitting, self.row_height, self.crossed),
        )


def row_of(width: float, boxes: Sequence[Box], least: float = 0.0) -> CellsBand:
    """A single row: every cell as high as the highest, and none lower than `least`."""
    height = max([least, *(box.lines.height + 2 * PAD_Y for box in boxes)])
    return CellsBand(width, height, tuple(replace(box, height=height) for box in boxes))


def is_strong(look: Look) -> bool:
    """Whether text of that look is bold."""
    return look in (Look.HEAD, Look.STRONG)
