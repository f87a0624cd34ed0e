"""Labels, badges and the command sheet are read by a reader, each where it belongs."""

from itertools import pairwise

import pytest

from paper import forms
from paper.reading import codes_on, packed, printed, text_of, texts_on
from workroom.base.codes import Prefix, label
from workroom.paper.errors import PaperError
from workroom.paper.labels import (
    A4_2X7,
    A4_3X8,
    BADGES,
    CommandGroup,
    CommandText,
    LabelPaper,
    LabelText,
    render_commands,
    render_labels,
)


def labels(count: int) -> list[LabelText]:
    return [
        LabelText(label(Prefix.VOLUME, number), "案卷", forms.TITLES[number % 6], f"第 {number} 卷")
        for number in range(1, count + 1)
    ]


def commands(count: int) -> tuple[CommandText, ...]:
    return tuple(
        CommandText(label(Prefix.COMMAND, number), f"命令{number}", "说明文字")
        for number in range(1, count + 1)
    )


@pytest.mark.slow
@pytest.mark.parametrize("paper", [A4_3X8, A4_2X7, BADGES], ids=lambda paper: paper.name)
def test_every_label_reads_within_its_own_field(paper: LabelPaper) -> None:
    wanted = labels(paper.count + 1)
    pages = printed(render_labels(wanted, paper))
    assert len(pages) == 2
    read = [code for page in pages for code in codes_on(page)]
    assert sorted(code.text for code in read) == sorted(each.code for each in wanted)
    for code in codes_on(pages[0]):
        number = int(code.text.split("-")[1]) - 1
        row, column = divmod(number, paper.columns)
        left = paper.left + column * (paper.width + paper.gap_x)
        top = paper.top + row * (paper.height + paper.gap_y)
        x, y = code.position.top_left.x * 25.4 / 300, code.position.top_left.y * 25.4 / 300
        assert left < x < left + paper.width
        assert top < y < top + paper.height


def test_labels_already_used_are_skipped() -> None:
    (page,) = printed(render_labels(labels(2), skip=5))
    places = {code.text: code.position.top_left for code in codes_on(page)}
    first = places[label(Prefix.VOLUME, 1)]
    assert first.x * 25.4 / 300 > 140
    assert 37 < first.y * 25.4 / 300 < 75


def test_a_long_title_is_whole_on_its_label() -> None:
    title = "关于" + "城关镇土地使用权出让的请示与批复" * 8
    text = packed(text_of(render_labels([LabelText(label(Prefix.BOX, 1), "盒", title)])))
    assert text.count("批复") == 8


def test_rare_characters_stand_on_a_badge() -> None:
    badge = LabelText(label(Prefix.BADGE, 1), "启明公司", "李𬭚", "扫描组")
    assert "李𬭚" in text_of(render_labels([badge], BADGES))


@pytest.mark.parametrize("count", [1, 4, 5, pytest.param(30, marks=pytest.mark.slow)])
def test_every_command_reads_and_none_lies_beside_another(count: int) -> None:
    groups = [CommandGroup("作业", commands(count))]
    found = []
    for page in printed(render_commands("工位命令码", groups)):
        codes = sorted(codes_on(page), key=lambda code: code.position.top_left.y)
        found += [code.text for code in codes]
        for upper, lower in pairwise(codes):
            apart = (lower.position.top_left.y - upper.position.bottom_left.y) * 25.4 / 300
            assert apart > 6
    assert found == [command.code for command in groups[0].commands]


def test_a_group_is_named_on_every_page_it_reaches() -> None:
    pages = text_of(render_commands("工位命令码", [CommandGroup("作业", commands(30))]))
    assert all("作业" in page for page in pages.split("\f")[:-1])


def test_a_label_without_room_for_its_bars_is_refused() -> None:
    narrow = LabelPaper("窄", 5, 10, 38.0, 20.0, 5.0, 5.0)
    with pytest.raises(PaperError, match="too long for a barcode"):
        render_labels(labels(1), narrow)


def test_a_character_the_font_lacks_names_its_label() -> None:
    with pytest.raises(PaperError, match=r"U\+E000.*the label V-000001"):
        render_labels([LabelText(label(Prefix.VOLUME, 1), "案卷", "\ue000")])


def test_nothing_to_print_is_said() -> None:
    for nothing in (lambda: render_labels([]), lambda: render_commands("命令", [])):
        with pytest.raises(PaperError, match="no labels"):
            nothing()


def test_the_same_labels_give_the_same_file() -> None:
    assert render_labels(labels(30)) == render_labels(labels(30))
    assert texts_on(printed(render_labels(labels(3)))[0]) == sorted(each.code for each in labels(3))
