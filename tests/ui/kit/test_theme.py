"""Both looks can be read, and are the ones agreed on."""

from itertools import product

import pytest
from PySide6.QtGui import QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication

from workroom.ui.kit import theme
from workroom.ui.kit.theme import DARK, LIGHT, Theme, Tone, contrast, mix

BOTH = pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
AGREED = {
    "ground": ("#F5F6F8", "#12161C"),
    "surface": ("#FFFFFF", "#1B2129"),
    "border": ("#D9DDE3", "#333C47"),
    "text": ("#1B2430", "#E6EAF0"),
    "quiet": ("#5A6675", "#A3AEBC"),
    "act": ("#1F5FD0", "#7FB0FF"),
    "done": ("#1B7A3D", "#6FCF97"),
    "look": ("#8F5400", "#F2B84B"),
    "stop": ("#B3261E", "#FF8A80"),
    "rail": ("#14263A", "#0D1117"),
}


@pytest.mark.parametrize("name", AGREED)
def test_the_colours_are_those_agreed_on(name: str) -> None:
    assert (getattr(LIGHT, name), getattr(DARK, name)) == AGREED[name]


def grounds_of(look: Theme) -> dict[str, str]:
    """Every ground on which a text of any tone may stand."""
    return {
        "ground": look.ground,
        "surface": look.surface,
        "header": look.header,
        "hover": look.hover,
        "selected": look.selected,
    }


@BOTH
@pytest.mark.parametrize("tone", Tone)
def test_a_text_of_any_tone_can_be_read_on_every_ground(look: Theme, tone: Tone) -> None:
    poor = {
        name: round(contrast(look.colour(tone), ground), 2)
        for name, ground in grounds_of(look).items()
        if contrast(look.colour(tone), ground) < 4.5
    }
    assert not poor


@BOTH
@pytest.mark.parametrize("tone", Tone)
def test_a_chip_and_a_strip_can_be_read(look: Theme, tone: Tone) -> None:
    wash = look.wash(tone)
    for text in (look.colour(tone), look.text, look.quiet):
        assert contrast(text, wash) >= 4.5


@BOTH
def test_what_stands_on_a_filled_button_and_in_the_rail_can_be_read(look: Theme) -> None:
    rail_hover = mix(look.rail, look.rail_text, 0.12)
    for text, ground in (
        (look.on_act, look.act),
        (look.on_act, look.act_hover),
        (look.rail_text, look.rail),
        (look.rail_text, rail_hover),
        ("#FFFFFF", look.rail_current),
    ):
        assert contrast(text, ground) >= 4.5, (text, ground)


@BOTH
def test_the_edge_of_a_field_and_the_focus_can_be_seen(look: Theme) -> None:
    for edge, ground in product((look.field_border, look.act), (look.surface, look.ground)):
        assert contrast(edge, ground) >= 3.0, (edge, ground)


@BOTH
def test_the_style_sheet_leaves_no_colour_unfilled(look: Theme) -> None:
    assert "$" not in theme.style_sheet(look)


def test_the_carried_typeface_is_used_in_both_weights(qapp: QApplication) -> None:
    theme.apply(qapp, LIGHT)
    for bold in (False, True):
        shown = QFontInfo(theme.font(bold=bold))
        assert (shown.family(), shown.bold()) == (theme.FAMILY, bold)


def test_figures_are_of_equal_width(qapp: QApplication) -> None:
    theme.apply(qapp, LIGHT)
    metrics = QFontMetrics(theme.font(theme.LINE))
    assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1


def test_contrast_is_that_of_the_guideline() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
