"""How papers look, chosen with keys beside their picture, agreed by both with their secrets."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from books import SECRET, logo_of
from ui.settings.conftest import Desktop
from workroom.ledger.verify import verify
from workroom.rooms.layouts import store as layouts
from workroom.rooms.layouts.model import DELIVERED, Layout, Titles
from workroom.ui.kit.signing import Signing
from workroom.ui.settings.papers_section import PapersSection

Open = Callable[..., Desktop]


@pytest.fixture
def shown(desktop: Open) -> tuple[Desktop, PapersSection]:
    opened = desktop("li")
    section = opened.section("papers")
    assert isinstance(section, PapersSection)
    section.columns.setFocus()
    return opened, section


def in_force(desktop: Desktop, form: str) -> Layout:
    with desktop.book.ledger.read() as db:
        return layouts.layout_at(db, desktop.book.project, form)


def sign(desktop: Desktop, section: PapersSection) -> None:
    """Li and Wang, who are the first of their parties, sign."""
    (signing,) = section.findChildren(Signing)
    for field in signing.findChildren(QLineEdit):
        if field.echoMode() is QLineEdit.EchoMode.Password:
            field.setText(SECRET)
    signing.sign()
    desktop.settle()


def is_grey(section: PapersSection, key: str) -> bool:
    deed = next(one for one in section.actions() if one.shortcut().toString() == key)
    return not deed.isEnabled()


def test_the_form_is_seen_as_it_is_printed(shown: tuple[Desktop, PapersSection]) -> None:
    _desktop, section = shown
    assert section.preview.is_shown
    assert section.preview.sheet.pixmap().width() > 300
    assert is_grey(section, "F9")
    assert "printed now" in section.why.text()


def test_a_column_is_left_out_moved_and_named_with_keys_alone(
    shown: tuple[Desktop, PapersSection],
) -> None:
    desktop, section = shown
    columns = section.columns
    before = section.preview.sheet.pixmap().toImage()
    columns.setCurrentCell(columns.row_of("condition"), 0)
    desktop.press(Qt.Key.Key_Space)
    columns.setCurrentCell(columns.row_of("remark"), 0)
    desktop.press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    desktop.press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    columns.setCurrentCell(columns.row_of("remark"), 1)
    desktop.press(Qt.Key.Key_F2)
    desktop.type("说明")
    desktop.press(Qt.Key.Key_Return)
    assert section.preview.is_shown
    assert section.preview.sheet.pixmap().toImage() != before

    section.agree()
    desktop.settle()
    sign(desktop, section)

    kept = in_force(desktop, "F01")
    assert [one.key for one in kept.columns][-2:] == ["remark", "secrecy"]
    assert [one.label for one in kept.columns if one.key == "remark"] == ["说明"]
    assert "condition" not in {one.key for one in kept.columns}
    with desktop.book.ledger.read() as db:
        assert verify(db, desktop.book.ledger.register).whole


def test_a_column_that_stays_cannot_be_left_out(shown: tuple[Desktop, PapersSection]) -> None:
    desktop, section = shown
    section.columns.setCurrentCell(section.columns.row_of("code"), 0)
    desktop.press(Qt.Key.Key_Space)
    assert "stays: by it each line is known" in section.why.text()
    assert is_grey(section, "F9")


def test_columns_wider_than_the_paper_are_said_at_once(
    shown: tuple[Desktop, PapersSection],
) -> None:
    _desktop, section = shown
    section.columns.widen("title", "180")
    assert "the paper has 257" in section.why.text()
    assert is_grey(section, "F9")


def test_a_logo_comes_from_a_file_into_the_book_and_onto_the_paper(
    shown: tuple[Desktop, PapersSection], tmp_path: Path
) -> None:
    desktop, section = shown
    picture = tmp_path / "标志.png"
    picture.write_bytes(logo_of().content)
    section._ask_picture = lambda *_asked: str(picture)

    section.take_picture()
    desktop.settle()

    assert section.options.logo.currentText().startswith("标志.png")
    assert section.layout_chosen.logo
    assert not is_grey(section, "F9")


def test_each_form_asks_only_for_what_it_has_room_for(
    shown: tuple[Desktop, PapersSection],
) -> None:
    desktop, section = shown
    assert section.options.seals.isVisible()
    section.form.choose("F02")
    desktop.settle()
    assert not section.options.seals.isVisible()
    assert section.options.titles.isVisible()
    section.options.titles.choose(Titles.FLAGGED_OFF)
    assert section.layout_chosen == Layout(titles=Titles.FLAGGED_OFF)
    section.deliver()
    assert section.layout_chosen == DELIVERED
    section.form.choose("F03")
    desktop.settle()
    assert not section.prefix.isVisible()
    assert section.options.boxes.keys() >= {"组长", "质检员"}
    assert section.preview.is_shown


def test_numbers_go_on_behind_those_given_on_paper(
    shown: tuple[Desktop, PapersSection],
) -> None:
    desktop, section = shown
    assert (section.prefix.text(), section.next_number.value()) == ("HT26", 1)
    section.next_number.setValue(38)
    section.agree_numbers()
    desktop.settle()
    sign(desktop, section)
    assert section.next_number.value() == 38
    section.next_number.setValue(37)
    assert "never goes back to 37" in section.why.text()
    assert is_grey(section, "F8")
