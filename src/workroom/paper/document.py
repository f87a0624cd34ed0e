"""A PDF file in the making: drawn with pens, the same drawing always giving the same bytes."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from threading import Lock

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from workroom.paper.fonts import bold, regular
from workroom.paper.pen import Pen, Script

CREATOR = "Workroom"

_one_at_a_time = Lock()
"""A reportlab font knows which letters one document uses; two at a time would mix them up."""


@contextmanager
def drawing(title: str, author: str) -> Iterator["Document"]:
    """A new document; another thread that wants to draw waits until this one is done.

    Streams are written as they are, not as text, which makes the file a fifth smaller.
    """
    with _one_at_a_time:
        before = rl_config.useA85
        rl_config.useA85 = 0
        try:
            yield Document(title, author)
        finally:
            rl_config.useA85 = before


class Document:
    """The file so far. Made by `drawing`."""

    def __init__(self, title: str, author: str) -> None:
        pdfmetrics.registerFont(regular())
        pdfmetrics.registerFont(bold())
        self._buffer = BytesIO()
        # A dynamic first font keeps reportlab from naming Helvetica, which would not be embedded.
        self._canvas = Canvas(
            self._buffer,
            pageCompression=1,
            invariant=1,
            initialFontName=regular().fontName,
            lang="zh-CN",
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setCreator(CREATOR)
        self._canvas.setSubject(title)
        self._script = Script(self._canvas._doc)
        self._shared = 0

    def pen(self, height: float) -> Pen:
        """A pen for a page of that height in points."""
        return Pen(self._script, height)

    def share(self, pen: Pen, width: float, height: float) -> str:
        """Keep what was drawn once, to be shown on several pages; its name."""
        self._shared += 1
        name = f"shared{self._shared}"
        self._canvas.beginForm(name, 0, 0, width, height)
        self._draw_images(pen)
        self._canvas.addLiteral(pen.operators())
        self._canvas.endForm()
        return name

    def page(self, pen: Pen, width: float, height: float, shared: str = "") -> None:
        """One page: the shared part, if any, and what the pen drew."""
        self._canvas.setPageSize((width, height))
        if shared:
            self._canvas.doForm(shared)
        self._draw_images(pen)
        self._canvas.addLiteral(pen.operators())
        self._canvas.showPage()

    def _draw_images(self, pen: Pen) -> None:
        for content, x, y, width, height in pen.images:
            picture = ImageReader(BytesIO(content))
            self._canvas.drawImage(picture, x, y, width, height, mask="auto")

    def mark(self, title: str) -> None:
        """An entry in the reader's table of contents, for the page that comes next."""
        key = f"sheet{self._canvas.getPageNumber()}"
        self._canvas.bookmarkPage(key)
        self._canvas.addOutlineEntry(title, key)

    def finish(self) -> bytes:
        """The file."""
        self._canvas.save()
        return self._buffer.getvalue()
