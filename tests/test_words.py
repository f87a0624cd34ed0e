"""The screen's words: each has a Chinese one, and what is shown is what was last translated."""

import ast
import gettext
import string
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from sources import tree_of
from workroom.base.resources import resources
from workroom.base.words import Language

SOURCE = Path(__file__).resolve().parents[1] / "src"
FOLDER = resources() / "locales" / Language.CHINESE / "LC_MESSAGES"
MARK = "N_"


@cache
def asked_for() -> set[str]:
    """Every template that the source marks."""
    found = extract_from_dir(SOURCE, [("**.py", "python")], keywords={MARK: None})
    return {message for _, _, message, _, _ in found if isinstance(message, str)}


def written() -> Catalog:
    with (FOLDER / "workroom.po").open("rb") as file:
        return read_po(file, locale=Language.CHINESE)


def chinese() -> dict[str, str]:
    """What is translated; a template without a translation is left out."""
    return {str(one.id): str(one.string) for one in written() if one.id and one.string}


def test_every_word_of_the_screen_has_a_chinese_one() -> None:
    assert sorted(asked_for() - set(chinese())) == []


def test_no_word_is_marked_where_the_extractor_does_not_look() -> None:
    """Python 3.11 hands an f-string on whole: a mark inside is seen by nobody."""
    hidden = [
        f"{path.relative_to(SOURCE)}:{text.lineno}"
        for path in sorted(SOURCE.rglob("*.py"))
        for text in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == MARK
    ]
    assert hidden == []


def test_no_translation_is_of_a_word_that_nobody_says() -> None:
    assert sorted(set(chinese()) - asked_for()) == []


def test_no_translation_is_a_guess() -> None:
    assert [message.id for message in written() if message.id and message.fuzzy] == []


def test_a_translation_says_the_same_values() -> None:
    differing = [
        template for template, words in chinese().items() if values_in(template) != values_in(words)
    ]
    assert differing == []


def test_the_words_that_are_shown_are_those_that_were_written() -> None:
    with (FOLDER / "workroom.mo").open("rb") as file:
        compiled = {str(one.id): str(one.string) for one in read_mo(file) if one.id}
    assert compiled == chinese()


def test_the_program_finds_its_words() -> None:
    found = gettext.translation("workroom", resources() / "locales", [Language.CHINESE])
    template, words = next(iter(chinese().items()))
    assert found.gettext(template) == words


def test_no_reason_is_put_together_before_it_is_translated() -> None:
    put_together = [
        f"{file.relative_to(SOURCE)}:{call.lineno}"
        for file in sorted(SOURCE.rglob("*.py"))
        for call in ast.walk(tree_of(file))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == MARK
        and not all(isinstance(word, ast.Constant) for word in call.args)
        and file.name != "words.py"
    ]
    assert put_together == []


def values_in(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}
