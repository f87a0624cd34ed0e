"""A real book, a bench on it, and the settings of a PC that are kept in a file beside it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import books
from books import Book
from ui.kit.keys import compose
from ui.samples import Heard
from workroom.base.ids import PersonId
from workroom.base.words import ENGLISH, Language
from workroom.ledger.folder import Folder
from workroom.settings import PcSettings, keep_settings, read_settings
from workroom.ui.kit import theme
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.live import Live
from workroom.ui.kit.sounds import Sounds
from workroom.ui.kit.tasks import Tasks
from workroom.ui.kit.theme import Shade
from workroom.ui.settings.page import SettingsPage
from workroom.ui.settings.pc_desk import PcDesk

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture(scope="session")
def with_secrets(tmp_path_factory: pytest.TempPathFactory, founded: Book) -> Book:
    """A closed book to be copied, in which Wang, Li and Lin have secrets."""
    made = books.copy_of(founded, tmp_path_factory.mktemp("settings") / "book")
    books.give_secrets(made, "wang", "li", "lin")
    made.close()
    return made


@pytest.fixture
def book(with_secrets: Book, tmp_path: Path) -> Iterator[Book]:
    made = books.copy_of(with_secrets, tmp_path / "book")
    yield made
    made.close()


@dataclass
class Desktop:
    """The page, and all that a person in front of it sees and does."""

    book: Book
    page: SettingsPage
    tasks: Tasks
    heard: Heard
    folder: Folder
    who: list[PersonId | None]
    qtbot: QtBot
    asked: list[str] = field(default_factory=list)

    @property
    def pc(self) -> PcSettings:
        """What the file says."""
        return read_settings(self.folder.settings)

    def settle(self) -> None:
        assert self.tasks.settle(10_000)

    def section(self, key: str) -> QWidget:
        section = self.page.show_section(key)
        self.settle()
        return section

    def sign_in(self, name: str | None) -> None:
        self.who[0] = self.book.people[name] if name else None
        self.page.hear_who()
        self.settle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        target = QApplication.focusWidget() or self.page
        self.qtbot.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)
        self.settle()

    def type(self, text: str) -> None:
        target = QApplication.focusWidget()
        assert target is not None
        compose(target, "", text)  # As an input method hands it over.


@pytest.fixture
def desktop(
    qapp: QApplication, book: Book, tasks: Tasks, heard: Heard, qtbot: QtBot, tmp_path: Path
) -> Callable[..., Desktop]:
    """Call it to open the page, with somebody at the desk."""

    def open_(who: str | None = "wang", shade: theme.Theme = theme.LIGHT) -> Desktop:
        theme.apply(qapp, shade)
        at_desk: list[PersonId | None] = [book.people[who] if who else None]
        folder = Folder(book.ledger.path.parent)
        asked: list[str] = []
        bench = Bench(
            ledger=book.ledger,
            tasks=tasks,
            live=Live(book.ledger),
            words=ENGLISH,
            theme=shade,
            actor=lambda: at_desk[0],
            complain=heard.complain,
            notify=heard.notify,
            go=heard.go,
            clock=book.clock,
            zone=SHANGHAI,
            station="1号台",
        )

        def speak(language: Language) -> None:
            asked.append(language.value)

        def wear(wanted: Shade) -> None:
            asked.append(wanted.value)

        pc = PcDesk(
            settings=lambda: read_settings(folder.settings),
            keep=lambda settings: keep_settings(folder.settings, settings),
            speak=speak,
            wear=wear,
            sounds=Sounds(),
            folder=folder,
            place="数字化加工室",
            who=lambda: "王建国",
        )
        page = SettingsPage(
            bench,
            pc,
            ask_path=lambda *_asked: str(tmp_path / "codes"),
            ask_folder=lambda *_asked: str(tmp_path / "copies"),
        )
        qtbot.addWidget(page)
        page.resize(1190, 740)
        with qtbot.waitActive(page):
            page.show()
        made = Desktop(book, page, tasks, heard, folder, at_desk, qtbot, asked)
        made.settle()
        return made

    return open_
