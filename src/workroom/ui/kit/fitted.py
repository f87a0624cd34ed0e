"""A page of paper on the screen: as wide as there is room, never larger than it was drawn."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea


def show_fitted(drawn: QPixmap, sheet: QLabel, room: QScrollArea) -> None:
    """Put what was drawn, if anything was, onto the label within the scrolled room."""
    if drawn.isNull():
        return
    ratio = room.devicePixelRatioF()
    width = round(min(room.viewport().width() * ratio, drawn.width()))
    shown = drawn.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    shown.setDevicePixelRatio(ratio)
    sheet.setPixmap(shown)
