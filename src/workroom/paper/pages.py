"""Puts the pieces of a sheet onto pages, so that nothing is cut and nothing stands alone."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from workroom.base.words import N_
from workroom.paper.blocks import DISTANCE
from workroom.paper.errors import PaperError
from workroom.paper.laid import Bands, Laid, Stack
from workroom.paper.pieces import Break, Written

TOO_HIGH = N_("A part of the form is higher than a page and cannot be divided.")


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece on its page; `y` in points below the top of the body."""

    piece: Laid
    y: float


def paginate(pieces: Iterable[tuple[float, Laid]], room: float) -> list[list[Placed]]:
    """The pages of a sheet; `room` is the height of the body in points.

    A table goes on overleaf; a heading stays with what follows; what must stand
    together (the signatures) takes the last rows of the table before it along,
    so that nobody signs a page without lines.

    Raises:
        PaperError: a piece that cannot be divided is higher than a page.
    """
    waiting = deque(pieces)
    pages: list[list[Placed]] = [[]]
    y = 0.0

    def turn() -> None:
        nonlocal y
        pages.append([])
        y = 0.0

    while waiting:
        gap, piece = waiting.popleft()
        page = pages[-1]
        if isinstance(piece, Break):
            if page:
                turn()
            continue
        if not page:
            gap = 0.0
        need = piece.height
        if isinstance(piece, Written) and piece.leads and waiting:
            need += DISTANCE + _least(waiting[0][1])
        if y + gap + need <= room + 0.01 or (not page and piece.height <= room):
            page.append(Placed(piece, y + gap))
            y += gap + piece.height
            continue
        parts = piece.split(room - y - gap, force=not page)
        if parts is not None:
            page.append(Placed(parts[0], y + gap))
            turn()
            waiting.appendleft((0.0, parts[1]))
        elif page:
            waiting.appendleft((gap, piece))
            if not isinstance(piece, Bands):
                _take_along(page, room - gap - piece.height, waiting)
            turn()
        elif isinstance(piece, Stack):
            waiting.extendleft(reversed(piece.pieces))
        else:
            raise PaperError(TOO_HIGH)
    if not pages[-1] and len(pages) > 1:
        pages.pop()
    _fill(pages[-1], room)
    return pages


def _fill(page: list[Placed], room: float) -> None:
    """Cross out what is left of the last page in the table that asks for it, if one does."""
    if not page:
        return
    left = room - page[-1].y - page[-1].piece.height
    for place, each in enumerate(page):
        if isinstance(each.piece, Bands) and each.piece.fill is not None:
            taller = each.piece.stretched(left)
            more = taller.height - each.piece.height
            page[place] = Placed(taller, each.y)
            page[place + 1 :] = [Placed(one.piece, one.y + more) for one in page[place + 1 :]]
            return


def _take_along(page: list[Placed], room: float, waiting: deque[tuple[float, Laid]]) -> None:
    """The last rows of the page go over to what waits, if they may; a heading goes with them."""
    parts = page[-1].piece.tail(room)
    if parts is None:
        return
    stays, goes = parts
    waiting.appendleft((DISTANCE, goes))
    last = page.pop()
    if stays is not None:
        page.append(Placed(stays, last.y))
    elif page and isinstance(page[-1].piece, Written) and page[-1].piece.leads:
        waiting.appendleft((0.0, page.pop().piece))


def _least(piece: Laid) -> float:
    """How much of a piece must find room under its heading, in points."""
    if isinstance(piece, Bands):
        return sum(band.height for band in (*piece.head, *piece.bands[:2]))
    return piece.height
