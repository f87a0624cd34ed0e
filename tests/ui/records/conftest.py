"""A book that knows a register with a field of every kind, and somebody at the registers' page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from books import SECRET, Book
from specimens import SPECIMEN_SHELF, specimen_book
from ui.kit.keys import compose
from ui.samples import Heard
from workroom.base.ids import PersonId
from workroom.base.words import ENGLISH
from workroom.rooms.people import service as people
from workroom.rooms.registers.declaration import Shelf
from workroom.rooms.shelf import SHELF
from workroom.ui.kit import theme
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.live import Live
from workroom.ui.kit.tasks import Tasks
from workroom.ui.records.page import RecordsPage

SHANGHAI = ZoneInfo("Asia/Shanghai")
EVERY = Shelf((*SHELF, *SPECIMEN_SHELF))


@pytest.fixture
def book(founded: Book, tmp_path: Path) -> Iterator[Book]:
    """A founded book with the specimens' registers on its shelf; Li has a secret."""
    with specimen_book(founded, tmp_path / "book") as made:
        with made.ledger.work(by=made.li) as work:
            people.set_secret(work, person=made.li, secret=SECRET)
        yield made


class PapersAsked:
    """Which papers were asked for."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, int]] = []
        self.lists: list[str] = []
        self.photos: list[str] = []

    def line(self, register: object, line: int) -> None:
        self.lines.append((register.key, line))  # type: ignore[attr-defined]  # any register

    def register(self, register: object) -> None:
        self.lists.append(register.key)  # type: ignore[attr-defined]  # any register

    def photo(self, name: str) -> None:
        self.photos.append(name)


@dataclass
class Hand:
    """Somebody at the keyboard of the page."""

    book: Book
    page: RecordsPage
    qtbot: QtBot
    tasks: Tasks
    heard: Heard
    who: list[PersonId | None]
    papers: PapersAsked = field(default_factory=PapersAsked)

    @property
    def at(self) -> QWidget:
        """What has the focus: in the dialog in front, else on the page."""
        window = QApplication.activeModalWidget() or self.page.window()
        return window.focusWidget() or window

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        held = Qt.KeyboardModifier.NoModifier
        for one in modifiers:
            held |= one
        self.qtbot.keyClick(self.at, key, held)
        self.settle()

    def settle(self) -> None:
        assert self.tasks.settle(20_000)

    def type(self, *texts: str) -> None:
        """Texts, Tab after each; Latin by keys, Chinese as an input method hands it over."""
        for text in texts:
            at = self.at
            if text.isascii():
                self.qtbot.keyClicks(at, text)
            else:
                compose(at, "", text)
            self.press(Qt.Key.Key_Tab)

    def sign_in(self, name: str) -> None:
        self.who[0] = self.book.people[name]
        self.page.hear_who()
        self.settle()

    def see(self) -> str:
        """All texts that can be read on the page."""
        QApplication.processEvents()
        parts = self.page.findChildren(QWidget)
        return "\n".join(getattr(one, "text", str)() for one in parts if one.isVisible())

    def reasons(self) -> dict[str, str]:
        """By the name of a field: what is said at it."""
        form = self.page.forms.form
        assert form is not None
        return {
            name: label.text()
            for name, (line, label) in form.form._reasons.items()
            if not line.isHidden()
        }

    def rows(self) -> list[list[str]]:
        """The cells of the table in front, from the top."""
        table = self.page.lines.table
        assert table is not None
        model = table.model()
        return [
            [str(model.index(row, column).data()) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    def labels(self) -> list[str]:
        panel = self.page.panel_of_line
        return [one.text() for one in panel.findChildren(QLabel) if one.isVisible()]


@pytest.fixture
def show(
    qapp: QApplication, book: Book, tasks: Tasks, heard: Heard, qtbot: QtBot
) -> Callable[..., Hand]:
    """Open the page on the book as it is now."""

    def run(who: str = "wang", *, register: str = "specimens", shelf: Shelf = EVERY) -> Hand:
        theme.apply(qapp, theme.LIGHT)
        at_desk: list[PersonId | None] = [book.people[who]]
        papers = PapersAsked()
        bench = Bench(
            ledger=book.ledger,
            tasks=tasks,
            live=Live(book.ledger),
            words=ENGLISH,
            theme=theme.LIGHT,
            actor=lambda: at_desk[0],
            complain=heard.complain,
            notify=heard.notify,
            go=heard.go,
            clock=book.clock,
            zone=SHANGHAI,
            station="1号台",
        )
        page = RecordsPage(bench, papers, shelf)
        page.resize(1190, 740)
        qtbot.addWidget(page)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        made = Hand(book, page, qtbot, tasks, heard, at_desk, papers)
        made.settle()
        page.visit(register)
        made.settle()
        page.rest_focus()
        return made

    return run
