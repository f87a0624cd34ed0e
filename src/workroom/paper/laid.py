"""What a block becomes once its texts are broken: a piece of known height to draw or to split.

All measures are points, y downwards from the top of the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from workroom.paper.pen import THICK, Pen
from workroom.paper.sheet import Align
from workroom.paper.typeset import Lines


class Laid(Protocol):
    """A piece of a page."""

    @property
    def height(self) -> float: ...

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the piece with its upper left corner at the point."""

    def split(self, room: float, force: bool) -> tuple[Laid, Laid] | None:
        """The part that fits the room and the rest; None when nothing may stand there alone.

        With `force` the piece begins a page and has to be split somewhere if it can be at all.
        """

    def tail(self, room: float) -> tuple[Laid | None, Laid] | None:
        """What stays, and the last rows that go over with what follows, into that room.

        Of a short table nothing stays. None: nothing may go over.
        """


class Whole:
    """What cannot be split: the common half of most pieces."""

    __slots__ = ()

    def split(self, room: float, force: bool) -> tuple[Laid, Laid] | None:  # noqa: ARG002 — as in Laid
        return None

    def tail(self, room: float) -> tuple[Laid | None, Laid] | None:  # noqa: ARG002 — as in Laid
        return None


class Band(Protocol):
    """A row, or rows joined by a cell that hangs down, across the width of a table."""

    @property
    def height(self) -> float: ...

    @property
    def leads(self) -> bool:
        """Whether the band is a heading within the table, which is not the last on a page."""

    @property
    def trails(self) -> bool:
        """Whether the band sums up the one before it, and so is not the first on a page."""

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the cells, the lines between them and the one below, but not the outer frame."""

    def cut(self, room: float) -> tuple[Band, Band] | None:
        """The band in two, the first not higher than the room; for rows higher than a page."""


class Carried(Protocol):
    """The sums of a table, said where it ends on one page and where it goes on overleaf."""

    @property
    def height(self) -> float:
        """Of each of the two rows."""

    def after(self, count: int) -> Carried:
        """The sums as they stand behind so many more bands."""

    def closing(self) -> Band:
        """The row at the end of a page."""

    def opening(self) -> Band:
        """The row at the head of the next."""


class Blank(Protocol):
    """Empty rows that are crossed out."""

    def filling(self, room: float) -> Band | None:
        """As many whole rows as fit the room; None where not one does."""


@dataclass(frozen=True, slots=True)
class Bands:
    """A framed table of bands under a head that is drawn again on every page.

    The last `kept` bands are not parted from each other; with `follows` more of
    them they may go over to the page of the signatures (None: they may not).
    `fill` crosses out what is left of the last page, above the last `below_fill`.
    """

    width: float
    head: Sequence[Band]
    bands: Sequence[Band]
    kept: int = 0
    follows: int | None = None
    goes_on: Lines | None = None
    """What is said under the part that ends a page: that more follows overleaf."""
    ended: bool = True
    carried: Carried | None = None
    brought: tuple[Band, ...] = ()
    """The sums so far, under the head of a page that goes on with the table."""
    taken: tuple[Band, ...] = ()
    """The sums so far, at the end of a page."""
    fill: Blank | None = None
    below_fill: int = 0

    @property
    def height(self) -> float:
        shown = (*self.bands, *self.taken)
        return self._head_height + sum(band.height for band in shown) + self._below

    def stretched(self, room: float) -> Bands:
        """The table with so much more height filled, as nearly as whole rows can."""
        place = len(self.bands) - self.below_fill
        blank = self.fill.filling(room) if self.fill is not None and place > 0 else None
        if blank is None:
            return self
        return replace(self, bands=(*self.bands[:place], blank, *self.bands[place:]), fill=None)

    @property
    def _below(self) -> float:
        return 0.0 if self.ended or self.goes_on is None else self.goes_on.height

    @property
    def _head_height(self) -> float:
        return sum(band.height for band in (*self.head, *self.brought))

    def draw(self, pen: Pen, x: float, y: float) -> None:
        top = y
        for part in (self.head, self.brought, self.bands, self.taken):
            for band in part:
                band.draw(pen, x, y)
                y += band.height
        pen.frame(x, top, self.width, y - top, weight=THICK)
        if not self.ended and self.goes_on is not None:
            pen.text(self.goes_on, x, y, self.width, align=Align.RIGHT)

    def split(self, room: float, force: bool) -> tuple[Laid, Laid] | None:
        if self.goes_on is not None:
            room -= self.goes_on.height
        if self.carried is not None:
            room -= self.carried.height
        count = self._fitting(room)
        count = min(count, len(self.bands) - max(self.kept, 1))
        while count > 0 and (self.bands[count - 1].leads or self.bands[count].trails):
            count -= 1
        if count > 0:
            return self._parted(count)
        if not force or not self.bands:
            return None
        parts = self.bands[0].cut(room - self._head_height)
        if parts is not None:
            begun, rest = parts
            return self._turned((begun,), (rest, *self.bands[1:]), 0)
        # The kept rows are higher than a page: better parted than not printed.
        count = min(self._fitting(room), len(self.bands) - 1)
        return self._parted(count) if count > 0 else None

    def tail(self, room: float) -> tuple[Laid | None, Laid] | None:
        if self.follows is None:
            return None
        first = max(0, len(self.bands) - self.kept - self.follows)
        sums = self.carried.height if self.carried is not None and not self.brought else 0.0
        for count in range(first, len(self.bands)):
            # Fewer rows, and at worst the last total alone, are better than none.
            height = self._head_height + sum(band.height for band in self.bands[count:]) + sums
            if height <= room:
                return self._parted(count) if count else (None, self)
        return None

    def _fitting(self, room: float) -> int:
        """How many bands find room under the head."""
        used = self._head_height
        for count, band in enumerate(self.bands):
            used += band.height
            if used > room:
                return count
        return len(self.bands)

    def _parted(self, count: int) -> tuple[Laid, Laid]:
        return self._turned(self.bands[:count], self.bands[count:], count)

    def _turned(self, begun: Sequence[Band], rest: Sequence[Band], count: int) -> tuple[Laid, Laid]:
        """The part that ends a page after `count` whole bands, and the one overleaf."""
        first = replace(self, bands=begun, kept=0, follows=None, ended=False, fill=None)
        second = replace(self, bands=rest)
        if self.carried is None:
            return first, second
        sums = self.carried.after(count)
        return (
            replace(first, carried=None, taken=(sums.closing(),)),
            replace(second, carried=sums, brought=(sums.opening(),)),
        )


@dataclass(frozen=True, slots=True)
class Stack(Whole):
    """Pieces under one another that stay together; each with the distance above it."""

    pieces: tuple[tuple[float, Laid], ...]

    @property
    def height(self) -> float:
        return sum(gap + piece.height for gap, piece in self.pieces)

    def draw(self, pen: Pen, x: float, y: float) -> None:
        for gap, piece in self.pieces:
            y += gap
            piece.draw(pen, x, y)
            y += piece.height


@dataclass(frozen=True, slots=True)
class Abreast(Whole):
    """Pieces side by side, as high as the highest; each with its distance from the left."""

    pieces: tuple[tuple[float, Laid], ...]

    @property
    def height(self) -> float:
        return max((piece.height for _, piece in self.pieces), default=0.0)

    def draw(self, pen: Pen, x: float, y: float) -> None:
        for left, piece in self.pieces:
            piece.draw(pen, x + left, y)
