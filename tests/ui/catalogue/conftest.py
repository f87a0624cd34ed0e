"""A real book whose people have secrets, a bench on it, and hands that type, press and sign."""

from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from books import SECRET, Book
from ui.samples import Heard
from workroom.base.ids import PersonId
from workroom.base.words import ENGLISH
from workroom.ui.catalogue.page import CataloguePage
from workroom.ui.kit import theme
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.fields import SecretField
from workroom.ui.kit.live import Live
from workroom.ui.kit.signing import Signing
from workroom.ui.kit.tasks import Tasks

SHANGHAI = ZoneInfo("Asia/Shanghai")


@dataclass
class Hands:
    """Somebody at the catalogue."""

    book: Book
    page: CataloguePage
    tasks: Tasks
    heard: Heard
    at_desk: list[PersonId]

    def sit_down(self, person: PersonId) -> None:
        """Another person is at the desk from now on."""
        self.at_desk[0] = person

    def settle(self) -> None:
        for _ in range(4):
            QApplication.processEvents()
            assert self.tasks.settle(20_000)
        QApplication.processEvents()

    def press(self, key: Qt.Key, on: QWidget | None = None) -> None:
        """One key, to whatever has the focus."""
        window = self.page.window()
        QTest.keyClick(on or window.focusWidget() or window, key)
        self.settle()

    def chord(self, key: Qt.Key) -> None:
        """One key with Ctrl, to whatever has the focus."""
        window = self.page.window()
        QTest.keyClick(window.focusWidget() or window, key, Qt.KeyboardModifier.ControlModifier)
        self.settle()

    def write(self, text: str) -> None:
        """Text, to whatever has the focus: Latin by keys, Chinese as an input method gives it."""
        window = self.page.window()
        target = window.focusWidget() or window
        if text.isascii():
            QTest.keyClicks(target, text)
            return
        given = QInputMethodEvent()
        given.setCommitString(text)
        QApplication.sendEvent(target, given)

    def search(self, text: str) -> None:
        """Ctrl+F, a text, Enter."""
        assert self.page.search is not None
        self.page.search.take_focus()
        self.page.search.setText(text)
        self.press(Qt.Key.Key_Return, self.page.search)

    def sign(self) -> None:
        """The one who is asked to sign types the secret of this house."""
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Signing)
        (secret,) = dialog.findChildren(SecretField)
        QTest.keyClicks(secret, SECRET)
        QTest.keyClick(secret, Qt.Key.Key_Return)
        self.settle()

    @property
    def codes(self) -> list[str]:
        """The reference codes in the list, from the top."""
        model = self.page.table.model()
        return [str(model.index(row, 0).data()) for row in range(min(model.rowCount(), 128))]


@pytest.fixture
def hands(
    qtbot: QtBot, qapp: QApplication, known: Book, tasks: Tasks, heard: Heard
) -> Iterator[Hands]:
    theme.apply(qapp, theme.LIGHT)
    at_desk = [known.wang]
    bench = Bench(
        ledger=known.ledger,
        tasks=tasks,
        live=Live(known.ledger),
        words=ENGLISH,
        theme=theme.LIGHT,
        actor=lambda: at_desk[0],
        complain=heard.complain,
        notify=heard.notify,
        go=heard.go,
        clock=known.clock,
        zone=SHANGHAI,
        station="交接台",
    )
    page = CataloguePage(bench)
    qtbot.addWidget(page)
    page.resize(1190, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    made = Hands(known, page, tasks, heard, at_desk)
    made.settle()
    page.rest_focus()
    yield made
    tasks.settle(20_000)
