"""The settings within the window: what is changed there the whole window follows."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from books import Book
from workroom.base.words import Language
from workroom.settings import PcSettings, read_settings
from workroom.ui.kit.theme import Shade
from workroom.ui.settings.page import SettingsPage
from workroom.ui.settings.pc_section import PcSection
from workroom.ui.start import Office


@pytest.fixture
def office(qapp: QApplication, book: Book, qtbot: QtBot) -> Iterator[Office]:
    made = Office(qapp, book.ledger, PcSettings(language="en", station="1号台"))
    made.frame.resize(1366, 768)
    with qtbot.waitActive(made.frame):
        made.frame.show()
    made.frame.go("settings", "pc")
    assert made.tasks.settle()
    yield made
    made.frame.close()
    made.close()


def pc_of(office: Office) -> PcSection:
    page = office.frame.page("settings")
    assert isinstance(page, SettingsPage)
    assert isinstance(page.section, PcSection)
    return page.section


def test_another_language_leads_back_to_the_same_section(office: Office) -> None:
    before = pc_of(office)
    before.language.choose(Language.CHINESE)
    before.language.activated.emit(0)
    assert office.tasks.settle()

    after = pc_of(office)
    assert after is not before
    assert after.bench.words.language is Language.CHINESE
    after.shade.choose(Shade.DARK)
    after.shade.activated.emit(1)
    assert office.tasks.settle()
    kept = read_settings(office.folder.settings)
    assert (kept.language, kept.theme, kept.station) == ("zh_CN", "dark", "1号台")


def test_reader_and_sounds_follow_at_once(office: Office) -> None:
    pc = pc_of(office)
    pc.gap.setValue(60)
    pc.ending.choose("none")
    pc.ending.activated.emit(1)
    pc.sounds_on.setChecked(False)
    assert office.frame.scan_line.settings.gap_ms == 60
    assert office.frame.scan_line.settings.ending.value == "none"
    assert office.sounds.volume == 0


def test_what_was_grey_lives_as_soon_as_somebody_signs_in(office: Office, book: Book) -> None:
    page = office.frame.page("settings")
    assert isinstance(page, SettingsPage)
    accounts = page.show_section("accounts")
    assert office.tasks.settle()
    enroll = next(one for one in accounts.actions() if one.text() == "Enroll")
    assert not enroll.isEnabled()

    office.presence.sign_in(book.wang)
    assert office.tasks.settle()

    assert enroll.isEnabled()
