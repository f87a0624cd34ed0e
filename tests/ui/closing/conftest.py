"""A real book whose people have secrets, a bench on it, and the closing page in front."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import books
from books import Book
from ui.samples import Heard
from workroom.base.ids import UnitId
from workroom.base.words import ENGLISH
from workroom.ui.closing.entry import entry
from workroom.ui.closing.page import ClosingPage
from workroom.ui.kit import theme
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.live import Live
from workroom.ui.kit.signing import Signing
from workroom.ui.kit.tasks import Tasks

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture(scope="session")
def with_secrets(tmp_path_factory: pytest.TempPathFactory, founded: Book) -> Book:
    """A closed book to be copied, in which Zhou, Wang and Li have secrets."""
    made = books.copy_of(founded, tmp_path_factory.mktemp("closing") / "book")
    books.give_secrets(made, "zhou", "wang", "li")
    made.close()
    return made


@pytest.fixture
def book(with_secrets: Book, tmp_path: Path) -> Iterator[Book]:
    """A book with people and cabinets; its day is not open yet."""
    made = books.copy_of(with_secrets, tmp_path / "book")
    yield made
    made.close()


@pytest.fixture
def volumes(book: Book) -> tuple[UnitId, ...]:
    """Four volumes at the hand-over desk, on an open day."""
    units = books.catalogued(book, 4)
    books.open_day(book)
    books.hand_out(book, units)
    return units


@pytest.fixture
def bench(qapp: QApplication, book: Book, tasks: Tasks, heard: Heard) -> Bench:
    theme.apply(qapp, theme.LIGHT)
    return Bench(
        ledger=book.ledger,
        tasks=tasks,
        live=Live(book.ledger),
        words=ENGLISH,
        theme=theme.LIGHT,
        actor=lambda: book.zhou,
        complain=heard.complain,
        notify=heard.notify,
        go=heard.go,
        clock=book.clock,
        zone=SHANGHAI,
        station="1号台",
    )


@dataclass
class Hand:
    """Somebody at the keyboard of the closing page."""

    page: ClosingPage
    qtbot: QtBot
    tasks: Tasks
    papers: list[int] = field(default_factory=list)

    def press(self, key: Qt.Key) -> None:
        at = QApplication.focusWidget()
        assert at is not None
        self.qtbot.keyClick(at, key)
        assert self.tasks.settle()

    def type(self, *texts: str) -> None:
        """Each text into a field, Tab between them."""
        for place, text in enumerate(texts):
            if place:
                self.press(Qt.Key.Key_Tab)
            self.qtbot.keyClicks(QApplication.focusWidget(), text)

    def count(self, *numbers: str) -> None:
        """Numbers into the fields of the count, Enter after each."""
        for number in numbers:
            self.qtbot.keyClicks(QApplication.focusWidget(), number)
            self.press(Qt.Key.Key_Return)

    def sign(self, *secrets: str) -> None:
        """Sign in the dialog: a secret, over the next person, a secret, Enter."""
        signing = next(one for one in self.page.findChildren(Signing) if one.isVisible())
        with self.qtbot.waitActive(signing):
            signing.activateWindow()
        for place, secret in enumerate(secrets):
            if place:
                self.press(Qt.Key.Key_Tab)
                self.press(Qt.Key.Key_Tab)
            self.qtbot.keyClicks(QApplication.focusWidget(), secret)
        self.press(Qt.Key.Key_Return)
        if not signing.isVisible():
            with self.qtbot.waitActive(self.page):
                self.page.activateWindow()


@pytest.fixture
def show(bench: Bench, qtbot: QtBot, tasks: Tasks) -> Callable[[], Hand]:
    """Open the page on the book as it is now."""

    def run() -> Hand:
        papers: list[int] = []
        page = entry(papers.append).open(bench)
        assert isinstance(page, ClosingPage)
        page.resize(1158, 700)
        qtbot.addWidget(page)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        assert tasks.settle()
        return Hand(page, qtbot, tasks, papers)

    return run
