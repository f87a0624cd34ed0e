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
from workroom.base.words import ENGLISH
from workroom.ui.kit import theme
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.fields import SecretField
from workroom.ui.kit.live import Live
from workroom.ui.kit.signing import Signing
from workroom.ui.kit.tasks import Tasks
from workroom.ui.today.page import TodayPage

SHANGHAI = ZoneInfo("Asia/Shanghai")


@dataclass
class Hands:
    """Somebody before the Today page."""

    book: Book
    page: TodayPage
    tasks: Tasks
    heard: Heard

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

    def sign(self) -> None:
        """The one who is asked to sign types the secret of this house."""
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Signing)
        (secret,) = dialog.findChildren(SecretField)
        QTest.keyClicks(secret, SECRET)
        QTest.keyClick(secret, Qt.Key.Key_Return)
        self.settle()


@pytest.fixture
def hands(
    qtbot: QtBot,
    qapp: QApplication,
    known: Book,
    tasks: Tasks,
    heard: Heard,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Hands]:
    # What the pause between two looks does is tried in kit/test_desk.py; here nobody waits for it.
    monkeypatch.setattr("workroom.ui.today.page.PAUSE_MS", 0)
    theme.apply(qapp, theme.LIGHT)
    bench = Bench(
        ledger=known.ledger,
        tasks=tasks,
        live=Live(known.ledger),
        words=ENGLISH,
        theme=theme.LIGHT,
        actor=lambda: known.wang,
        complain=heard.complain,
        notify=heard.notify,
        go=heard.go,
        clock=known.clock,
        zone=SHANGHAI,
        station="交接台",
    )
    page = TodayPage(bench)
    qtbot.addWidget(page)
    page.resize(1190, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    made = Hands(known, page, tasks, heard)
    made.settle()
    page.rest_focus()
    yield made
    tasks.settle(20_000)
