"""Every icon is drawn, in the colour asked for, and drawn once."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from workroom.ui.kit import icons
from workroom.ui.kit.theme import TONE_ICON


@pytest.mark.parametrize("name", icons.names())
def test_an_icon_is_a_picture_in_its_colour(qapp: QApplication, name: str) -> None:
    image = icons.pixmap(name, "#B3261E", 32).toImage()
    inked = [
        image.pixelColor(x, y)
        for x in range(32)
        for y in range(32)
        if image.pixelColor(x, y).alpha() > 250
    ]
    assert len(inked) > 12
    assert max(abs(one.red() - QColor("#B3261E").red()) for one in inked) < 8


def test_every_tone_has_a_sign() -> None:
    assert set(TONE_ICON.values()) <= set(icons.names())


def test_an_icon_is_drawn_once(qapp: QApplication) -> None:
    assert icons.icon("check", "#123456") is icons.icon("check", "#123456")
