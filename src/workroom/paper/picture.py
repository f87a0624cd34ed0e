"""Pictures of a PDF file's pages, for the preview and for thumbnails."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import pypdfium2

from workroom.base.words import N_, phrase
from workroom.paper.errors import PaperError

NOT_READABLE = N_("{path} cannot be shown: it is missing or is no whole PDF file.")
THE_PREVIEW = N_("The preview")

_one_at_a_time = Lock()
"""pdfium may be used by one thread at a time."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One page: `height` rows of `width` pixels of three bytes (red, green, blue), unpadded."""

    width: int
    height: int
    rgb: bytes


def page_pictures(
    pdf: bytes | Path, dpi: float = 100, pages: Sequence[int] | None = None
) -> tuple[Picture, ...]:
    """The pages of a PDF file at a resolution; all of them, or those numbered in `pages` from 0.

    Raises:
        PaperError: there is no such file, or it is damaged.
    """
    name = pdf if isinstance(pdf, Path) else phrase(THE_PREVIEW)
    try:
        content = pdf.read_bytes() if isinstance(pdf, Path) else pdf
        with _one_at_a_time, pypdfium2.PdfDocument(content) as document:
            wanted = range(len(document)) if pages is None else pages
            return tuple(_picture(document[number], dpi) for number in wanted)
    except (OSError, IndexError, pypdfium2.PdfiumError) as error:
        raise PaperError(NOT_READABLE, path=name) from error


def page_count(pdf: Path) -> int:
    """How many pages a PDF file has.

    Raises:
        PaperError: there is no such file, or it is damaged.
    """
    try:
        with _one_at_a_time, pypdfium2.PdfDocument(pdf.read_bytes()) as document:
            return len(document)
    except (OSError, pypdfium2.PdfiumError) as error:
        raise PaperError(NOT_READABLE, path=pdf) from error


def _picture(page: pypdfium2.PdfPage, dpi: float) -> Picture:
    bitmap = page.render(scale=dpi / 72, rev_byteorder=True)
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    content = bytes(bitmap.buffer)
    if stride != 3 * width:
        rows = (content[row * stride : row * stride + 3 * width] for row in range(height))
        content = b"".join(rows)
    bitmap.close()
    page.close()
    return Picture(width, height, content)
