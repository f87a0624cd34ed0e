"""A founded room under the Hand-over page, and hands that type and scan as people do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from books import SECRET, Book, catalogued, copy_of, give_secrets, open_day
from ui.handover.desk import PapersInAFolder
from workroom.base.ids import HandoverId, PersonId
from workroom.base.words import ENGLISH
from workroom.ledger.reading import Reading
from workroom.rooms.handover import store
from workroom.rooms.handover.model import Handover
from workroom.ui.handover.page import HandoverPage
from workroom.ui.kit import theme
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.fields import SecretField
from workroom.ui.kit.live import Live
from workroom.ui.kit.signing import Signing
from workroom.ui.kit.tasks import Tasks

T = TypeVar("T")


@pytest.fixture(scope="session")
def stocked(tmp_path_factory: pytest.TempPathFactory, founded: Book) -> Book:
    """Forty volumes in two boxes; Wang and Li have secrets; the day is open. Made once, copied."""
    made = copy_of(founded, tmp_path_factory.mktemp("stocked") / "book")
    catalogued(made)
    give_secrets(made, "wang", "li")
    open_day(made)
    made.close()
    return made


@pytest.fixture
def book(stocked: Book, tmp_path: Path) -> Iterator[Book]:
    """A copy of it, for one test to write in."""
    made = copy_of(stocked, tmp_path / "book")
    yield made
    made.close()


@dataclass
class Hands:
    """Two people at one desk: what they press, type and scan."""

    book: Book
    page: HandoverPage
    tasks: Tasks
    papers: PapersInAFolder
    who: list[PersonId]
    told: list[str]
    refused: list[str] = field(default_factory=list)

    def settle(self) -> None:
        """Until the window and its worker have nothing left to do."""
        for _ in range(4):
            QApplication.processEvents()
            assert self.tasks.settle(10_000)
        QApplication.processEvents()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """One key, to whatever has the focus."""
        window = QApplication.activeModalWidget() or self.page.window()
        window.activateWindow()  # No window manager hands it back when a dialog closes.
        QApplication.processEvents()
        target = window.focusWidget() or window
        QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)
        self.settle()

    def write(self, text: str) -> None:
        """Text, to whatever has the focus."""
        window = QApplication.activeModalWidget() or self.page.window()
        target = window.focusWidget() or window
        QTest.keyClicks(target, text)

    def scan(self, code: str) -> bool:
        """As the window's line hands a whole burst on."""
        taken = self.page.take_scan(code)
        self.settle()
        return taken

    def sign(self) -> None:
        """Everybody who is asked to sign types the secret of this house."""
        dialog = self.dialog(Signing)
        for secret in dialog.findChildren(SecretField):
            QTest.keyClicks(secret, SECRET)
        QTest.keyClick(dialog.findChildren(SecretField)[-1], Qt.Key.Key_Return)
        self.settle()

    def dialog(self, kind: type[T]) -> T:
        """The dialog in front, which is of this kind."""
        found = QApplication.activeModalWidget()
        assert isinstance(found, kind)
        return found

    def open(self, note: HandoverId) -> None:
        """Bring a note to the front."""
        self.page.open_note(note)
        self.settle()

    def note(self) -> Handover:
        """The note in front, as the book has it."""
        picked = self.page.now.picked
        assert picked is not None
        return self.read(lambda db: store.handovers.get(db, picked.note.id))

    def read(self, ask: Callable[[Reading], T]) -> T:
        with self.book.ledger.read() as db:
            return ask(db)

    def count(self, *figures: int) -> None:
        """Type figures into the fields, from where the focus is, each with Enter."""
        for figure in figures:
            focus = self.page.window().focusWidget()
            assert isinstance(focus, QLineEdit)
            QTest.keyClicks(focus, str(figure))
            QTest.keyClick(focus, Qt.Key.Key_Return)
            self.settle()

    @property
    def front(self) -> QWidget:
        """What the middle of the page shows."""
        return self.page.front


@pytest.fixture
def hands(qtbot: QtBot, qapp: QApplication, book: Book, tasks: Tasks, tmp_path: Path) -> Hands:
    theme.apply(qapp, theme.LIGHT)
    papers = PapersInAFolder(book.ledger, tmp_path / "papers")
    who, told, refused = [book.wang], [], []
    bench = Bench(
        ledger=book.ledger,
        tasks=tasks,
        live=Live(book.ledger),
        words=ENGLISH,
        theme=theme.LIGHT,
        actor=lambda: who[0],
        complain=lambda error: refused.append(str(error)),
        notify=lambda text, _tone: told.append(text),
        go=lambda _key, _about: None,
        clock=book.clock,
        zone=ZoneInfo("Asia/Shanghai"),
        station="1号台",
    )
    page = HandoverPage(bench, papers)
    qtbot.addWidget(page)
    page.resize(1190, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    made = Hands(book, page, tasks, papers, who, told, refused)
    made.settle()
    return made
