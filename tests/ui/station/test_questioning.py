"""F7 asks a question about what was scanned last; the ruling is shown beside the work."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rooms.caring import lines_of, rule, whole
from ui.station.seen import LOG, TAKE, Scan, line_of, press, texts
from ui.station.trip import Trip
from workroom.rooms.questions.kinds import Decision, QuestionKind
from workroom.rooms.questions.questions import QUESTIONS
from workroom.rooms.station.model import Outcome
from workroom.ui.kit.fields import Choice
from workroom.ui.kit.tasks import Tasks
from workroom.ui.station.page import StationPage
from workroom.ui.station.questioning import QuestionPanel


def ask(page: StationPage, qtbot: QtBot, kind: QuestionKind, found: str) -> None:
    """F7, the kind, what is found, Enter: all by key."""
    press(qtbot, Qt.Key.Key_F7)
    choice = page.findChild(QuestionPanel).findChild(Choice)
    qtbot.keyClicks(choice, str(list(QuestionKind).index(kind) + 1))
    assert choice.value == kind.value
    press(qtbot, Qt.Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), found)
    press(qtbot, Qt.Key.Key_Return)


def test_f7_asks_about_what_was_scanned_last_and_the_work_goes_on(
    page: StationPage, trip: Trip, scan: Scan, qtbot: QtBot, tasks: Tasks
) -> None:
    scan(trip.badge("lin"), TAKE, trip.labels[0])
    ask(page, qtbot, QuestionKind.TITLE, "title on the cover")
    assert tasks.settle()
    (asked,) = lines_of(trip.book, QUESTIONS)
    assert (asked.kind, asked.found) == (QuestionKind.TITLE, "title on the cover")
    assert asked.number in line_of(page)
    assert scan(LOG, trip.sheets[0])[-1].outcome is Outcome.DONE
    assert whole(trip.book)


def test_identity_holds_and_the_line_says_so(
    page: StationPage, trip: Trip, scan: Scan, qtbot: QtBot, tasks: Tasks
) -> None:
    scan(trip.badge("lin"), TAKE, trip.labels[0])
    ask(page, qtbot, QuestionKind.IDENTITY, "another volume")
    assert tasks.settle()
    assert "until the client has ruled" in line_of(page)
    assert scan(LOG, trip.sheets[0])[-1].outcome is Outcome.REFUSED


def test_what_the_client_ruled_stands_beside_the_work(
    page: StationPage, trip: Trip, scan: Scan, qtbot: QtBot, tasks: Tasks
) -> None:
    rule(trip.book, QuestionKind.TITLE, Decision.KEEP, "Copy it, and remark on it")
    scan(trip.badge("lin"), TAKE, trip.labels[0])
    assert "Copy it" not in texts(page)
    ask(page, qtbot, QuestionKind.TITLE, "")
    assert tasks.settle()
    assert "Copy it, and remark on it" in line_of(page)
    scan(LOG, trip.sheets[0])
    assert "· Copy it, and remark on it" in texts(page)


def test_esc_leaves_the_question_unasked(
    page: StationPage, trip: Trip, scan: Scan, qtbot: QtBot, tasks: Tasks
) -> None:
    scan(trip.badge("lin"), TAKE, trip.labels[0])
    press(qtbot, Qt.Key.Key_F7)
    press(qtbot, Qt.Key.Key_Escape)
    assert tasks.settle()
    assert lines_of(trip.book, QUESTIONS) == ()
    assert not page.findChild(QuestionPanel).isVisible()
