"""What the faces hold, what they lack, and what has no shape."""

import sys
import unicodedata
from pathlib import Path

import pytest

from paper import forms
from paper.reading import fonts_of, packed, text_of
from workroom.paper.fonts import UNPRINTABLE, bold, missing, printable, regular
from workroom.paper.render import render
from workroom.paper.sheet import Paragraph, Sheet


def sheet_of(*texts: str) -> Sheet:
    return Sheet("F99", "试印", "", tuple(map(Paragraph, texts)))


def test_the_faces_hold_every_character_of_gbk() -> None:
    lacking = []
    for lead in range(0x81, 0xFF):
        for trail in (*range(0x40, 0x7F), *range(0x80, 0xFF)):
            character = bytes((lead, trail)).decode("gbk", "ignore")
            if character and "\u4e00" <= character[0] <= "\u9fff":
                lacking += missing(character)
    assert lacking == []


def test_rare_characters_of_names_are_held() -> None:
    assert missing("䶮㛃𬍛𫖮𬭚𬭎𬬻𨚕𫄧") == ()


def test_what_the_font_lacks_is_named_once_and_in_order() -> None:
    assert missing("甲\U0002fffe乙\ue000\U0002fffe") == ("\U0002fffe", "\ue000")


def test_rare_characters_can_be_searched_in_the_file() -> None:
    names = "王䶮、李𬭚、刘𫖮、赵𬍛"
    assert names in text_of(render([sheet_of(names)]))


def test_more_letters_than_one_subset_holds_can_be_searched() -> None:
    many = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 700)) + "𬭚𫖮"
    assert many in packed(text_of(render([sheet_of(many)])))


def test_every_font_is_embedded_with_its_map(tmp_path: Path) -> None:
    fonts = fonts_of(render([forms.handover(30)]), tmp_path)
    assert len(fonts) >= 2
    for font in fonts:
        assert "NotoSansSC" in font[0]
        assert font[-5:-2] == ["yes", "yes", "yes"]


def test_a_character_without_shape_leaves_a_crossed_box() -> None:
    assert printable("甲\u200b乙\x07\ud800") == f"甲{UNPRINTABLE}乙{UNPRINTABLE * 2}"


def test_line_ends_of_every_kind_break_the_line() -> None:
    assert printable("一\r\n二\r三\v四\u2028五\n六\t七") == "一\n二\n三\n四\n五\n六 七"


@pytest.mark.slow
def test_everything_that_unicode_calls_shapeless_is_replaced() -> None:
    shapeless = ("Cc", "Cf", "Cs", "Zl", "Zp")
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        category = unicodedata.category(character)
        if category in shapeless and character not in "\n\r\t\v\f\x85\u2028\u2029":
            assert printable(character) == UNPRINTABLE, hex(code)
        elif category not in (*shapeless, "Cn"):
            assert printable(character) == character, hex(code)


def test_both_faces_are_as_wide_as_their_letters() -> None:
    for face in (regular(), bold()):
        assert face.width("档案") == 2.0
        assert face.width("☐") == 1.0
        assert 0.4 < face.width("0") < 0.7
