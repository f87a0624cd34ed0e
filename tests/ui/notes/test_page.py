"""The register of notes by keyboard: what is wanting is walked, opened, and printed."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from books import Book, boxes, draft_out
from rooms import trips
from rooms.trips import Trip
from ui.conftest import SHANGHAI
from ui.cut import cut_texts
from ui.samples import Heard
from workroom.base.ids import Kind, ProjectId, Subject
from workroom.base.words import ENGLISH
from workroom.ledger.verify import verify
from workroom.rooms.handover import service as handover
from workroom.rooms.handover.noted import Wanting
from workroom.ui.kit import theme
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.live import Live
from workroom.ui.kit.tasks import Tasks
from workroom.ui.notes.page import NotesPage


@dataclass
class Hands:
    """Somebody before the register."""

    trip: Trip
    page: NotesPage
    tasks: Tasks
    heard: Heard
    printed: list[ProjectId] = field(default_factory=list)

    def settle(self) -> None:
        assert self.tasks.settle(20_000)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        window = self.page.window()
        target = window.focusWidget() or window
        QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)
        self.settle()

    def column(self, place: int) -> list[str]:
        model = self.page.table.model()
        return [str(model.index(row, place).data()) for row in range(model.rowCount())]


@pytest.fixture
def hands(
    qapp: QApplication, book: Book, tasks: Tasks, heard: Heard, qtbot: QtBot
) -> Iterator[Hands]:
    """One note out and not signed, one draft given up."""
    trip = trips.begin(book)
    draft = draft_out(book, boxes(book)[1:])
    with book.ledger.work(by=book.wang) as work:
        handover.drop(work, handover=draft, reason="改日再交")
    theme.apply(qapp, theme.LIGHT)
    bench = Bench(
        ledger=book.ledger,
        tasks=tasks,
        live=Live(book.ledger),
        words=ENGLISH,
        theme=theme.LIGHT,
        actor=lambda: book.li,
        complain=heard.complain,
        notify=heard.notify,
        go=heard.go,
        clock=book.clock,
        zone=SHANGHAI,
    )
    printed: list[ProjectId] = []
    page = NotesPage(bench, printed.append)
    qtbot.addWidget(page)
    page.resize(1190, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    made = Hands(trip, page, tasks, heard, printed)
    made.settle()
    page.rest_focus()
    yield made
    made.settle()


def test_every_note_stands_there_with_what_it_wants(hands: Hands) -> None:
    assert hands.column(6) == ["Dropped", "Not signed, Not all returned"]
    assert hands.column(0)[0] == "no number yet"
    assert hands.column(3)[1] == "J038-001-0001 – 0003"
    assert hands.page.which.currentText() == "All notes (2)"
    assert cut_texts(hands.page) == []


def test_f4_walks_through_what_may_be_wanting(hands: Hands) -> None:
    hands.press(Qt.Key.Key_F4)
    assert hands.page.which.currentText() == "Draft (0)"
    hands.press(Qt.Key.Key_F4)
    assert hands.page.which.currentText() == "Not signed (1)"
    assert hands.column(6) == ["Not signed, Not all returned"]
    hands.page.visit(Wanting.DROPPED)
    hands.settle()
    assert hands.column(6) == ["Dropped"]


def test_a_note_is_opened_where_it_is_worked_on_but_not_a_dropped_one(hands: Hands) -> None:
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_F6)
    assert hands.heard.went == [("handover", Subject(Kind.HANDOVER, hands.trip.note))]
    hands.press(Qt.Key.Key_Escape)
    assert hands.heard.went[-1] == ("handover", None)


def test_what_is_signed_meanwhile_leaves_the_list_and_the_register_is_printed(
    hands: Hands,
) -> None:
    hands.page.visit(Wanting.UNSIGNED)
    hands.settle()
    book = hands.trip.book
    with book.ledger.work(by=book.wang) as work:
        for copy in (1, 2):
            handover.confirm_copy(work, handover=hands.trip.note, copy=copy, well=True)
        handover.sign(work, handover=hands.trip.note)
    hands.settle()
    assert hands.column(6) == []
    hands.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert hands.printed == [book.project]
    with book.ledger.read() as db:
        assert verify(db, book.ledger.register).whole
