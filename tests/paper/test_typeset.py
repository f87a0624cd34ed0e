"""Text within a width: nothing lost, nothing over the edge."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workroom.paper.fonts import bold, regular
from workroom.paper.typeset import LEAST, caption, fit, one_line, squeeze, wrap

TEXTS = st.text(
    alphabet=st.sampled_from("档案土地使用权（《，。、》）“”：；☐☑ 　abcXYZ019-·/\n"), max_size=120
)


def drawn(lines: tuple[tuple[str, float], ...]) -> str:
    return "".join("".join(line.split()) for line, _ in lines)


@given(TEXTS, st.floats(15, 300), st.floats(6, 12), st.booleans())
def test_no_letter_is_lost_and_none_stands_over_the_edge(
    text: str, width: float, size: float, strong: bool
) -> None:
    face = bold() if strong else regular()
    for lines in (fit(text, width, size, strong), wrap(text, width, size, strong)):
        assert drawn(lines.lines) == "".join(text.split())
        for line, taken in lines.lines:
            assert taken == pytest.approx(face.width(line) * lines.size, abs=0.01)
            assert taken <= width + 0.01


@given(TEXTS, st.floats(20, 300), st.floats(10, 60))
def test_a_field_that_cannot_grow_holds_the_whole_text(
    text: str, width: float, height: float
) -> None:
    lines = squeeze(text, width, height, 12.0)
    assert drawn(lines.lines) == "".join(text.split())
    assert lines.height <= height + 0.01 or lines.size <= 1


def test_what_nearly_fits_stays_on_one_line() -> None:
    lines = fit("档案数字化工作流程单", 100.0, 10.5)
    assert len(lines.lines) == 1
    assert lines.size == pytest.approx(10.0)


def test_a_line_does_not_begin_with_a_full_stop_nor_end_with_a_bracket() -> None:
    text = "档案调出。档案（归还）完好、无损，如数。" * 4
    for width in range(30, 120, 3):
        for line, _ in wrap(text, float(width), 10.0).lines:
            assert line[0] not in "。）、，"
            assert line[-1] != "（"


def test_a_check_box_is_not_parted_from_its_words() -> None:
    text = "☑调档出库　☐接收归库　☐补调　☐返工再调"
    for width in range(60, 240, 7):
        for line, _ in wrap(text, float(width), 10.0).lines:
            assert line.startswith(("☑", "☐"))


def test_a_word_longer_than_the_line_is_broken_but_whole() -> None:
    lines = wrap("J001-WS·1998-Y-0001-VERYLONGWORDWITHOUTBREAKS", 30.0, 10.0)
    assert drawn(lines.lines) == "J001-WS·1998-Y-0001-VERYLONGWORDWITHOUTBREAKS"
    assert all(taken <= 30.01 for _, taken in lines.lines)


def test_a_caption_breaks_in_the_middle() -> None:
    assert [line for line, _ in caption("交出核对", 22.0, 10.0).lines] == ["交出", "核对"]


def test_a_title_shrinks_to_its_line() -> None:
    title = one_line("关于" * 40, 200.0, 16.0, True)
    assert len(title.lines) == 1
    assert title.lines[0][1] <= 200.0


def test_type_is_not_set_smaller_than_can_be_read_to_fit_a_word() -> None:
    assert wrap("档", 3.0, 10.0).size == LEAST
