"""Codes are read from what a printer of 300 dpi draws."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paper import forms
from paper.reading import PRINTER_DPI, Pixels, codes_on, printed, texts_on
from workroom.base.codes import FormNumber, Prefix, label
from workroom.paper.barcode import code128
from workroom.paper.errors import PaperError
from workroom.paper.render import render
from workroom.paper.sheet import Barcode, Foot, Paragraph, Sheet


@pytest.mark.parametrize("text", ["", "s-1", "J001-WS·2011", "档案", "A B", "A\n", "é"])
def test_what_not_every_keyboard_gives_back_is_refused(text: str) -> None:
    with pytest.raises(PaperError, match="cannot be a barcode"):
        code128(text)


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(
    st.lists(
        st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-", min_size=1, max_size=14),
        min_size=11,
        max_size=11,
        unique=True,
    )
)
def test_any_code_reads_as_it_was_given(texts: list[str]) -> None:
    sheet = Sheet("F99", "试印", "", tuple(Barcode(text, 110.0, 15.0) for text in texts))
    (page,) = printed(render([sheet]))
    assert texts_on(page) == sorted(texts)


@pytest.mark.parametrize(
    "number",
    [
        FormNumber("QH", "F01", 2026, 1).code,
        FormNumber("QH26LAND", "F09", 2026, 365).code,
        FormNumber("ABCDEFGHIJKL", "F42B", 2026, 9999999).code,
    ],
)
def test_the_longest_form_number_still_fits_the_head(number: str) -> None:
    sheet = Sheet("F42B", "绩效考核表", number, (Paragraph("正文"),))
    (page,) = printed(render([sheet]))
    assert texts_on(page) == [number]


def test_the_qr_code_holds_what_its_words_say() -> None:
    note = forms.handover(3)
    page = printed(render([note]))[0]
    assert texts_on(page) == sorted((note.number, note.foot.qr))


@pytest.mark.slow
def test_a_qr_code_reads_whatever_it_holds() -> None:
    for number in range(40):
        text = f"QH26-F01-2026-{number:04}-9 {number * 37} {forms.HEAD}"
        sheet = Sheet("F99", "试印", "", (Paragraph("正文"),), foot=Foot(qr=text.upper()))
        (page,) = printed(render([sheet]))
        assert texts_on(page[3000:, 1800:]) == [text.upper()]


def test_the_qr_code_can_be_switched_off() -> None:
    sheet = Sheet("F99", "试印", label(Prefix.SHEET, 1), (Paragraph("正文"),), foot=Foot("今日"))
    (page,) = printed(render([sheet]))
    assert texts_on(page) == [sheet.number]


@pytest.mark.slow
@pytest.mark.parametrize("form", ["handover", "detail", "flow_sheet", "daily_sheet"])
def test_nothing_touches_a_barcode_or_its_quiet_zone(form: str) -> None:
    for page in printed(render([getattr(forms, form)()])):
        bars = [code for code in codes_on(page) if "128" in str(code.format)]
        assert len(bars) == 1
        assert_alone(page, bars[0].position)


def assert_alone(page: Pixels, place: Any) -> None:
    """Every row through the bars is the same, and ten modules of white stand on either side."""
    left, right = place.top_left.x, place.top_right.x
    top, low = place.top_left.y + 6, place.bottom_left.y - 6
    dots = round(PRINTER_DPI * 0.254 / 25.4)
    quiet = 10 * dots - 2
    strip = page[top:low, left - quiet : right + quiet, 0]
    assert low - top > 60
    assert np.all(strip == strip[0])
    assert np.all(strip[:, : quiet - 2] == 255)
    assert np.all(strip[:, -quiet + 2 :] == 255)
