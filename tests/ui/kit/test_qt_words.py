"""Qt's own dialogs speak the language of the screen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from workroom.base.words import Language
from workroom.ui.kit import qt_words


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    qt_words.speak(qapp, Language.ENGLISH)


def test_the_file_chooser_speaks_chinese_and_english_again(qapp: QApplication) -> None:
    qt_words.speak(qapp, Language.CHINESE)
    assert QCoreApplication.translate("QFileDialog", "Look in:") != "Look in:"
    qt_words.speak(qapp, Language.ENGLISH)
    assert QCoreApplication.translate("QFileDialog", "Look in:") == "Look in:"
