"""The week by keyboard: kinds, lines, the trail of one, weeks walked, printed and countersigned."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import books
from books import SECRET, Book
from ui.conftest import SHANGHAI
from ui.cut import cut_texts
from ui.samples import Heard
from workroom.base.ids import Kind, Subject
from workroom.base.word import Word
from workroom.base.words import ENGLISH
from workroom.rooms.handover import service as handover
from workroom.rooms.holds import rules, store
from workroom.rooms.holds.weeks import Span, week_of
from workroom.rooms.progress.due import due_list
from workroom.ui.kit import theme
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.fields import SecretField
from workroom.ui.kit.live import Live
from workroom.ui.kit.signing import Signing
from workroom.ui.kit.table import Table
from workroom.ui.kit.tasks import Tasks
from workroom.ui.week.page import WeekPage
from workroom.ui.week.screen import read_screen

TENTH = week_of(date(2026, 3, 2))


@dataclass
class Hands:
    """Somebody before the page of the week."""

    book: Book
    page: WeekPage
    tasks: Tasks
    heard: Heard
    printed: list[Span] = field(default_factory=list)

    def settle(self) -> None:
        for _ in range(4):
            QApplication.processEvents()
            assert self.tasks.settle(20_000)
        QApplication.processEvents()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        window = self.page.window()
        target: QWidget = window.focusWidget() or window
        QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)
        self.settle()

    def texts(self, table: Table, column: int) -> list[str]:
        model = table.model()
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]


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
    monkeypatch.setattr("workroom.ui.week.page.PAUSE_MS", 0)
    theme.apply(qapp, theme.LIGHT)
    _live(known)
    bench = Bench(
        ledger=known.ledger,
        tasks=tasks,
        live=Live(known.ledger),
        words=ENGLISH,
        theme=theme.LIGHT,
        actor=lambda: known.li,
        complain=heard.complain,
        notify=heard.notify,
        go=heard.go,
        clock=known.clock,
        zone=SHANGHAI,
    )
    printed: list[Span] = []
    page = WeekPage(bench, printed.append)
    qtbot.addWidget(page)
    page.resize(1190, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    made = Hands(known, page, tasks, heard, printed)
    made.settle()
    page.rest_focus()
    yield made
    tasks.settle(20_000)


def _live(book: Book) -> None:
    """A day on which volume 25 went out on Wang's word."""
    books.open_day(book)
    with book.ledger.read() as db:
        unit = books.catalogue_store.by_reference_code(db, "J038-001-0025")[0].id
    with book.ledger.work(by=book.wang) as work:
        note = handover.begin_out(work, project=book.project)
        handover.add(work, handover=note, unit=unit)
    books._both_count(book, note)
    word = Word(book.wang, "声明由电话口述", "电话记录")
    with book.ledger.work(by=book.wang) as work:
        handover.agree(work, handover=note, client=book.li, contractor=book.wang, word=word)


def test_the_kinds_are_counted_and_what_there_is_nothing_of_is_named(hands: Hands) -> None:
    assert hands.texts(hands.page.kinds, 0)[:2] == ["Breaches still open", "Breaches opened"]
    assert hands.texts(hands.page.kinds, 1)[:2] == ["1", "1"]
    assert "None of: Forced days" in hands.page._told.text()


def test_the_arrows_walk_the_kinds_and_enter_opens_what_a_line_is_about(hands: Hands) -> None:
    (text,) = hands.texts(hands.page.lines, 3)
    assert "声明由电话口述" in text
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Return)
    key, about = hands.heard.went[-1]
    assert (key, about.kind) == ("catalogue", Kind.UNIT)
    hands.page.rest_focus()
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Down)
    assert hands.page.kinds.record is not None
    assert hands.page.kinds.record.key == "SECRET"
    assert len(hands.texts(hands.page.lines, 3)) == 2
    hands.press(Qt.Key.Key_F6)
    assert hands.heard.went[-1] == ("settings", None)


def test_the_panel_tells_the_trail_of_what_a_line_is_about(hands: Hands) -> None:
    trail = hands.page.panel_of_line._trail.accessibleDescription()
    assert "custody passed" in trail
    assert "声明由电话口述" in trail


def test_the_weeks_are_walked_by_keys_and_none_is_after_the_one_that_goes_on(
    hands: Hands,
) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    hands.press(Qt.Key.Key_Right, alt)
    assert hands.page.span == TENTH
    hands.press(Qt.Key.Key_Left, alt)
    assert hands.page.span == TENTH.step(-1)
    assert hands.texts(hands.page.kinds, 0) == []
    hands.press(Qt.Key.Key_Right, alt)
    assert hands.page.span == TENTH


def test_the_page_is_printed_and_left_by_keys(hands: Hands) -> None:
    hands.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert hands.printed == [TENTH]
    hands.press(Qt.Key.Key_Escape)
    assert hands.heard.went[-1] == ("today", None)


def test_a_week_that_goes_on_says_why_it_cannot_be_countersigned(hands: Hands) -> None:
    assert "2026-W10 is not over" in hands.page.panel_of_line.countersign.why


def test_the_client_countersigns_a_week_that_is_over_and_it_is_due_no_more(hands: Hands) -> None:
    hands.book.clock.forward(days=7)
    with hands.book.ledger.read() as db:
        assert [d.week for d in due_list(db, hands.book.clock()) if d.week] == [TENTH]
    hands.page.visit(TENTH)
    hands.settle()
    hands.press(Qt.Key.Key_F9)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, Signing)
    (secret,) = dialog.findChildren(SecretField)
    QTest.keyClicks(secret, SECRET)
    QTest.keyClick(secret, Qt.Key.Key_Return)
    hands.settle()
    with hands.book.ledger.read() as db:
        assert store.countersigned_over(db, TENTH) is not None
        assert [d.week for d in due_list(db, hands.book.clock()) if d.week] == []
        screen = read_screen(hands.book.ledger, db, TENTH, hands.book.clock())
    assert [one.phrase.template for one in screen.may_sign.reasons] == [rules.SIGNED_ALREADY]
    assert hands.heard.notices[-1][0] == "2026-W10 is countersigned."


def test_a_day_or_a_span_is_visited(hands: Hands) -> None:
    hands.page.visit(Subject(Kind.DAY, date(2026, 2, 25).toordinal()))
    assert hands.page.span == TENTH.step(-1)
    hands.page.visit(Span(date(2026, 3, 2), date(2026, 3, 3)))
    hands.settle()
    assert hands.page.span.name == "2026-03-02/2026-03-03"


def test_the_page_fits_the_smallest_screen_at_125_percent_beside_the_folded_rail(
    hands: Hands,
) -> None:
    hands.page.resize(1366 * 100 // 125 - theme.RAIL_FOLDED, 768 * 100 // 125 - 60)
    hands.settle()
    assert cut_texts(hands.page) == []
