"""Codes are read off pages as scanners leave them: small, skewed, turned, faint and dusty."""

import os
from pathlib import Path

import numpy as np
import pytest

from workroom.base.errors import InputError
from workroom.imaging import code128, opencv
from workroom.imaging.codes import codes_on, squares
from workroom.imaging.opencv import cv2
from workroom.imaging.pixels import NO_PICTURE, Gray, gray_of, gray_of_rgb, small_png
from workroom.paper.picture import page_pictures
from workroom.paper.render import render
from workroom.paper.sheet import Barcode, Foot, Paragraph, Sheet

NUMBER = "HT26-F01-2026-0001-C"
HELD = f"{NUMBER} 117 {'0123456789ABCDEF' * 4}"


def page(dpi: int) -> Gray:
    """A form with its number in bars, a sheet's code in large bars, and a QR code at its foot."""
    sheet = Sheet(
        form="F01",
        title="档案调档出库交接单",
        number=NUMBER,
        blocks=(Barcode("S-000123-K"), Paragraph("土地确权往来文书，共二十一页。" * 30)),
        foot=Foot(printed_at="2026-03-02 08:30", printed_by="王建国", qr=HELD),
    )
    (picture,) = page_pictures(render((sheet,)), dpi)
    return gray_of_rgb(picture.rgb, picture.width, picture.height)


def turned(gray: Gray, degrees: float) -> Gray:
    height, width = gray.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    drawn: Gray = cv2.warpAffine(gray, matrix, (width, height), borderValue=255)
    return drawn


def dusty(gray: Gray) -> Gray:
    random = np.random.default_rng(7)
    noisy = gray.astype(float) * 0.6 + 90 + random.normal(0, 12, gray.shape)
    drawn: Gray = np.clip(noisy, 0, 255).astype(np.uint8)
    return drawn


def test_no_two_symbols_are_alike_and_each_is_eleven_modules_wide() -> None:
    drawn = [tuple(row) for row in code128.PATTERNS]
    assert len(drawn) == len(set(drawn)) == 106
    assert {sum(row) for row in drawn} == {11}


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda gray: gray, id="straight"),
        pytest.param(lambda gray: turned(gray, 2.0), id="skewed"),
        pytest.param(lambda gray: turned(gray, -3.0), id="skewed_the_other_way"),
        pytest.param(lambda gray: np.ascontiguousarray(np.rot90(gray)), id="on_its_side"),
        pytest.param(lambda gray: np.ascontiguousarray(np.rot90(gray, 2)), id="upside_down"),
        pytest.param(dusty, id="faint_and_dusty"),
    ],
)
@pytest.mark.parametrize(
    "dpi",
    [200, pytest.param(150, marks=pytest.mark.slow), pytest.param(300, marks=pytest.mark.slow)],
)
def test_bars_are_read(change: object, dpi: int) -> None:
    found = codes_on(change(page(dpi)))  # type: ignore[operator]  # a function of a page
    assert {NUMBER, "S-000123-K"} & set(found)


def test_the_square_at_the_foot_is_read_as_well() -> None:
    assert squares(page(200)) == (HELD,)


def test_a_page_without_codes_has_none() -> None:
    blank: Gray = np.full((1200, 900), 255, np.uint8)
    assert codes_on(blank) == ()


@pytest.mark.parametrize("kind", [".png", ".jpg", ".tiff"])
def test_pictures_of_three_kinds_are_opened(kind: str) -> None:
    _, packed = cv2.imencode(kind, page(150))
    assert NUMBER in codes_on(gray_of(bytes(packed)))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"%PDF-1.4", id="another_kind"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + b"x" * 40, id="only_begins_like_one"),
        pytest.param(b"\xff\xd8\xff" + bytes(100), id="damaged"),
    ],
)
def test_what_is_no_picture_gets_a_sentence(content: bytes) -> None:
    with pytest.raises(InputError) as caught:
        gray_of(content)
    assert caught.value.phrase.template == NO_PICTURE


def test_a_small_picture_is_no_larger_than_asked() -> None:
    assert max(gray_of(small_png(page(100), 160)).shape) == 160


def test_opencv_leaves_no_trace_for_qt() -> None:
    assert "cv2" not in os.environ.get("QT_QPA_PLATFORM_PLUGIN_PATH", "")
    assert "cv2" not in os.environ.get("QT_QPA_FONTDIR", "")
    assert Path(opencv.__file__).name == "opencv.py"
