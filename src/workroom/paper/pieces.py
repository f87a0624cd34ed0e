"""What a page is made of besides tables: running text, ruled lines, signature boxes, barcodes.

All measures are points.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from workroom.paper.barcode import Bars
from workroom.paper.laid import Laid, Whole
from workroom.paper.pen import MM, Pen
from workroom.paper.sheet import Align
from workroom.paper.typeset import LEADING, Lines, one_line

SIGNATURE_WIDTH = 40.0
"""The least width of a signature box, in millimetres."""
BOX_GAP = 2.0
"""Between two of them, in millimetres."""
SEAL_SIDE = 35.0
"""The side of a seal's field, in millimetres."""
LABEL_WIDTH = 26 * MM
"""The grey field before ruled lines that says what they are for."""

_SIGNED = "签字："
_DATED = "日期：　　　　　年　　　月　　　日"


@dataclass(frozen=True, slots=True)
class Written(Whole):
    """Broken text over a width, with room around it where it stands on grey."""

    lines: Lines
    width: float
    strong: bool = False
    align: Align = Align.LEFT
    leads: bool = False
    """It stays with what follows."""

    @property
    def height(self) -> float:
        return self.lines.height

    def split(self, room: float, force: bool) -> tuple[Laid, Laid] | None:
        """Between two lines, but only where the text is longer than a page."""
        count = int(room / (self.lines.size * LEADING))
        if not force or not 0 < count < len(self.lines.lines):
            return None
        first, second = self.lines.lines[:count], self.lines.lines[count:]
        return (
            replace(self, lines=self.lines._replace(lines=first)),
            replace(self, lines=self.lines._replace(lines=second)),
        )

    def draw(self, pen: Pen, x: float, y: float) -> None:
        pen.text(self.lines, x, y, self.width, strong=self.strong, align=self.align)


@dataclass(frozen=True, slots=True)
class Blank(Whole):
    """Nothing, of a height."""

    height: float

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """There is nothing to draw."""


@dataclass(frozen=True, slots=True)
class Break(Whole):
    """The end of a page, wherever it stands."""

    height: float = 0.0

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """There is nothing to draw."""


@dataclass(frozen=True, slots=True)
class Ruled(Whole):
    """A framed field with dotted lines, each bearing a line of the text while it lasts."""

    label: Lines
    lines: Lines
    count: int
    step: float
    width: float

    @property
    def height(self) -> float:
        return self.count * self.step

    def split(self, room: float, force: bool) -> tuple[Laid, Laid] | None:
        """Between two lines, but only where there are more than a page holds."""
        count = int(room / self.step)
        if not force or not 0 < count < self.count:
            return None
        first, second = self.lines.lines[:count], self.lines.lines[count:]
        return (
            replace(self, count=count, lines=self.lines._replace(lines=first)),
            replace(self, count=self.count - count, lines=self.lines._replace(lines=second)),
        )

    def draw(self, pen: Pen, x: float, y: float) -> None:
        pen.fill(x, y, LABEL_WIDTH, self.height)
        pen.text(
            self.label,
            x + 1.2 * MM,
            y + (self.height - self.label.height) / 2,
            LABEL_WIDTH - 2.4 * MM,
            strong=True,
            align=Align.CENTRE,
        )
        pen.frame(x, y, self.width, self.height)
        pen.down(x + LABEL_WIDTH, y, y + self.height)
        for row in range(1, self.count):
            pen.across(x + LABEL_WIDTH, x + self.width, y + row * self.step, weight=0.3, dash="1 2")
        above = (self.step - self.lines.size * LEADING) / 2
        for row, line in enumerate(self.lines.lines):
            pen.text(
                Lines((line,), self.lines.size),
                x + LABEL_WIDTH + 1.5 * MM,
                y + row * self.step + above,
                self.width - LABEL_WIDTH - 3 * MM,
            )


@dataclass(frozen=True, slots=True)
class Signature(Whole):
    """A box for one hand, with what the system knows of it below, outside."""

    role: Lines
    registered: Lines | None
    width: float
    box: float
    """The height of the box without what stands below it."""

    @property
    def height(self) -> float:
        return self.box + (self.registered.height + 0.8 * MM if self.registered else 0.0)

    def draw(self, pen: Pen, x: float, y: float) -> None:
        pen.frame(x, y, self.width, self.box)
        inner = self.width - 3 * MM
        pen.text(self.role, x + 1.5 * MM, y + 1 * MM, inner, strong=True)
        beside = x + 3 * MM + self.role.lines[0][1]
        pen.text(one_line(_SIGNED, inner, 9.0), beside, y + 1.2 * MM, inner)
        pen.text(
            one_line(_DATED, inner, 9.0),
            x + 1.5 * MM,
            y + self.box - 5 * MM,
            inner,
            align=Align.RIGHT,
        )
        if self.registered:
            pen.text(self.registered, x, y + self.box + 0.8 * MM, self.width)


@dataclass(frozen=True, slots=True)
class Seal(Whole):
    """A dashed square for a seal."""

    words: Lines
    height: float = SEAL_SIDE * MM

    def draw(self, pen: Pen, x: float, y: float) -> None:
        side = SEAL_SIDE * MM
        pen.frame(x, y, side, side, weight=0.5, dash="2 2")
        pen.text(self.words, x + 1 * MM, y + side - 5 * MM, side - 2 * MM, align=Align.CENTRE)


@dataclass(frozen=True, slots=True)
class Symbol(Whole):
    """A Code 128 with its text below."""

    symbol: Bars
    caption: Lines
    module: float
    bar_height: float
    left: float

    @property
    def height(self) -> float:
        return self.bar_height + self.caption.height + 0.6 * MM

    def draw(self, pen: Pen, x: float, y: float) -> None:
        pen.bars(self.symbol, x + self.left, y, self.module, self.bar_height)
        pen.text(
            self.caption,
            x + self.left,
            y + self.bar_height + 0.6 * MM,
            self.symbol.modules * self.module,
            strong=True,
            align=Align.CENTRE,
        )
