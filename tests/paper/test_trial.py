"""The page that tries a printer: two originals, true to size, its bars readable."""

from pathlib import Path

import numpy as np
import zxingcpp

from workroom.base.codes import Label, parse
from workroom.paper.picture import page_count, page_pictures
from workroom.paper.render import write
from workroom.paper.trial import TRIAL_CODE, trial_sheet


def test_the_test_page_is_two_pages_whose_bars_are_read(tmp_path: Path) -> None:
    path = tmp_path / "test-page.pdf"
    write(path, (trial_sheet(place="数字化加工室", printer="", printed_at="2026-03-02 08:30"),))
    assert page_count(path) == 2
    for picture in page_pictures(path, 300):
        pixels = np.frombuffer(picture.rgb, np.uint8).reshape(picture.height, picture.width, 3)
        assert {one.text for one in zxingcpp.read_barcodes(pixels)} == {TRIAL_CODE}


def test_the_code_of_the_test_page_is_a_code_that_nothing_bears() -> None:
    found = parse(TRIAL_CODE)
    assert isinstance(found, Label)
    assert found.number == 0
