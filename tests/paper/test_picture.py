"""Pictures of pages for the preview."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from paper import forms
from workroom.paper.errors import PaperError
from workroom.paper.picture import page_count, page_pictures
from workroom.paper.render import render, write


def test_every_page_has_a_picture_of_its_own_size() -> None:
    pictures = page_pictures(render([forms.handover(30), forms.flow_sheet()]), 50)
    assert len(pictures) > 5
    for picture in pictures:
        assert len(picture.rgb) == picture.width * picture.height * 3
    assert (pictures[0].width, pictures[0].height) == (585, 414)
    assert (pictures[-1].width, pictures[-1].height) == (414, 585)


def test_pages_are_counted_without_drawing_them(tmp_path: Path) -> None:
    file = tmp_path / "note.pdf"
    write(file, [forms.handover(30), forms.flow_sheet()])
    assert page_count(file) == len(page_pictures(file, 20))


def test_one_page_can_be_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "note.pdf"
    write(file, [forms.handover(30)])
    assert page_pictures(file, 40, [1]) == page_pictures(file, 40)[1:2]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 nothing more", b"\x00" * 5000])
def test_a_damaged_file_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "broken.pdf"
    file.write_bytes(content)
    with pytest.raises(PaperError, match="cannot be shown"):
        page_pictures(file)
    with pytest.raises(PaperError, match="cannot be shown"):
        page_count(file)


def test_a_file_that_is_not_there_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(PaperError, match="nothing"):
        page_pictures(tmp_path / "nothing")


def test_two_threads_may_draw_and_look_at_once() -> None:
    def drawn(lines: int) -> tuple[int, int]:
        pdf = render([forms.handover(lines)])
        return len(pdf), len(page_pictures(pdf, 30))

    wanted = [drawn(lines) for lines in range(1, 9)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(drawn, range(1, 9))) == wanted
