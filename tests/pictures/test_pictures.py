"""Every form looks as it did when somebody last looked at it; a changed pixel is shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pictures import compare
from pictures.forms import AT_ONCE, FORMS, World, world
from workroom.paper.render import render
from workroom.paper.sheet import Paragraph, Sheet

EVERY = [
    pytest.param(name, id=name, marks=() if name in AT_ONCE else (pytest.mark.slow,))
    for name in FORMS
]


@pytest.fixture(scope="module")
def drawn_from() -> Iterator[World]:
    with world() as made:
        yield made


@pytest.mark.parametrize("name", EVERY)
def test_a_form_looks_as_it_is_stored(name: str, drawn_from: World) -> None:
    told = compare.difference(name, FORMS[name](drawn_from))
    assert not told, told


def test_no_picture_is_stored_of_a_form_that_is_gone() -> None:
    stored = {path.stem.rpartition("-")[0] for path in compare.STORED.glob("*.png")}
    assert stored == set(FORMS)


def test_one_changed_letter_is_counted_and_shown(tmp_path: Path) -> None:
    before, after = (
        render([Sheet("F99", "试印", "", (Paragraph(text),))]) for text in ("甲乙丙", "甲乙丁")
    )
    (tmp_path / "stored").mkdir()
    (page,) = compare.pages(before)
    page.save(tmp_path / "stored" / "F99-1.png")
    shown = tmp_path / "shown"

    assert compare.difference("F99", before, tmp_path / "stored", shown) == ""
    told = compare.difference("F99", after, tmp_path / "stored", shown)

    assert "F99-1 is drawn otherwise than stored" in told
    assert str(shown / "F99-1.difference.png") in told
    assert {path.name for path in shown.iterdir()} == {
        f"F99-1.{kind}.png" for kind in ("actual", "stored", "difference")
    }


def test_a_form_without_a_picture_says_how_to_keep_one(tmp_path: Path) -> None:
    pdf = render([Sheet("F99", "试印", "", (Paragraph("甲"),))])
    told = compare.difference("F99", pdf, tmp_path / "stored", tmp_path / "shown")
    assert "no picture of F99-1" in told
    assert "make pictures" in told
