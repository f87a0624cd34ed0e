"""Stroke icons, drawn from small SVG files in any colour and kept once drawn."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from workroom.base.resources import resources

SIZES = (12, 14, 16, 18, 20, 24, 28, 32, 36, 40, 48, 56, 64)
"""Edge lengths drawn in advance, so that an icon stays crisp at 100, 125, 150 and 200 %."""


@lru_cache(maxsize=256)
def icon(name: str, colour: str) -> QIcon:
    """The icon of that file name (without `.svg`) in a colour `#RRGGBB`.

    Raises:
        FileNotFoundError: there is no such icon; a defect of the caller.
    """
    drawing = _drawing(name, colour)
    made = QIcon()
    for edge in SIZES:
        made.addPixmap(_draw(drawing, edge))
    return made


@lru_cache(maxsize=256)
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` logical pixels for a screen of that device pixel ratio."""
    picture = _draw(_drawing(name, colour), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    return picture


def names() -> tuple[str, ...]:
    """Every icon there is."""
    return tuple(sorted(path.stem for path in (resources() / "icons").glob("*.svg")))


def _drawing(name: str, colour: str) -> QSvgRenderer:
    text = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(text.replace("currentColor", colour).encode()))


def _draw(drawing: QSvgRenderer, edge: int) -> QPixmap:
    picture = QPixmap(QSize(edge, edge))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing.render(painter)
    painter.end()
    return picture
