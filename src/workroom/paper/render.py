"""Sheets become one PDF file: the same sheets always give the same bytes."""

from collections.abc import Sequence
from pathlib import Path

from workroom.base.words import N_
from workroom.paper.blocks import lay
from workroom.paper.document import CREATOR, Document, drawing
from workroom.paper.errors import PaperError
from workroom.paper.files import put
from workroom.paper.furniture import Frame, draw_copy, draw_foot, draw_head, frame_of
from workroom.paper.pages import Placed, paginate
from workroom.paper.pen import Pen
from workroom.paper.proof import read
from workroom.paper.sheet import Sheet

NO_SHEETS = N_("There is nothing to print.")


def render(sheets: Sequence[Sheet]) -> bytes:
    """The sheets as one PDF file; of each, all pages of its first original, then of the second.

    Raises:
        PaperError: a sheet cannot be printed as it is meant; nothing was drawn.
    """
    if not sheets:
        raise PaperError(NO_SHEETS)
    for sheet in sheets:
        read(sheet)
    names = dict.fromkeys(f"{sheet.title} {sheet.number}".strip() for sheet in sheets)
    title = next(iter(names)) if len(names) == 1 else f"{next(iter(names))} 等 {len(sheets)} 份"
    with drawing(title, sheets[0].project or CREATOR) as document:
        for sheet in sheets:
            if len(sheets) > 1:
                document.mark(f"{sheet.form} {sheet.number} {sheet.title}")
            _draw(document, sheet)
        return document.finish()


def write(path: Path, sheets: Sequence[Sheet]) -> None:
    """Render into a file that is there whole or not at all.

    Raises:
        PaperError: as `render`; or the disk did not take the file.
    """
    put(path, render(sheets))


def _draw(document: Document, sheet: Sheet) -> None:
    frame = frame_of(sheet)
    pages = paginate(lay(sheet.blocks, frame.usable), frame.room(sheet))
    pens = [
        _page(document, sheet, frame, placed, (number, len(pages)))
        for number, placed in enumerate(pages, 1)
    ]
    if len(sheet.copies) == 1:
        for pen in pens:
            draw_copy(pen, frame, sheet.copies[0])
            document.page(pen, frame.width, frame.height)
        return
    shared = [document.share(pen, frame.width, frame.height) for pen in pens]
    for copy in sheet.copies:
        for name in shared:
            pen = document.pen(frame.height)
            draw_copy(pen, frame, copy)
            document.page(pen, frame.width, frame.height, name)


def _page(
    document: Document, sheet: Sheet, frame: Frame, placed: list[Placed], count: tuple[int, int]
) -> Pen:
    pen = document.pen(frame.height)
    draw_head(pen, sheet, frame, *count)
    top = frame.body(sheet)
    for each in placed:
        each.piece.draw(pen, frame.left, top + each.y)
    draw_foot(pen, sheet.foot, frame)
    return pen
