"""F9: what a rule refused is written all the same, on the word of somebody who proves it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from books import SECRET
from ui.station.seen import LOG, Scan, line_of, press, texts
from ui.station.trip import Trip
from workroom.ledger.breaches import open_breaches
from workroom.rooms.people import service as people
from workroom.ui.kit.fields import Choice, SecretField
from workroom.ui.kit.tasks import Tasks
from workroom.ui.station.page import StationPage
from workroom.ui.station.vouching import VouchingPanel


def fill_word(qtbot: QtBot, trip: Trip, secret: str = SECRET) -> None:
    """F9, and all of the form by keyboard: the client's first person vouches."""
    with trip.book.ledger.work(by=trip.book.li) as work:
        people.set_secret(work, person=trip.book.li, secret=SECRET)
    press(qtbot, Qt.Key.Key_F9)
    for text in ("Done at the desk", "eye witness"):
        qtbot.keyClicks(QApplication.focusWidget(), text)
        press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), secret)


def test_f9_writes_a_refused_scan_all_the_same_on_somebodys_word(
    page: StationPage, trip: Trip, scan: Scan, qtbot: QtBot, tasks: Tasks
) -> None:
    scan(trip.badge("lin"), LOG, trip.sheets[0])
    fill_word(qtbot, trip)
    press(qtbot, Qt.Key.Key_Return)
    assert tasks.settle()
    assert "Preparation done" in line_of(page)
    assert "until the client has written under it" in line_of(page)
    with trip.book.ledger.read() as db:
        (breach,) = open_breaches(db)
    assert (breach.who, breach.why, breach.rests_on) == (
        trip.book.li,
        "Done at the desk",
        "eye witness",
    )


@pytest.mark.parametrize(
    ("who", "secret", "said"),
    [
        pytest.param("li", "of another", "do not belong together", id="the_secret_of_another"),
        pytest.param("li", "", "This is needed.", id="no_secret"),
        pytest.param("zhao", SECRET, "has not set a secret yet", id="who_has_none_yet"),
    ],
)
def test_nobody_vouches_in_anothers_name(
    page: StationPage, trip: Trip, scan: Scan, qtbot: QtBot, who: str, secret: str, said: str
) -> None:
    scan(trip.badge("lin"), LOG, trip.sheets[0])
    fill_word(qtbot, trip, secret)
    page.findChild(VouchingPanel).findChild(Choice).choose(trip.book.people[who])
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.bench.tasks.settle()
    assert said in texts(page)
    field = QApplication.focusWidget()
    assert isinstance(field, SecretField)
    assert field.text() == "", "it is typed anew"
    with trip.book.ledger.read() as db:
        assert open_breaches(db) == ()


def test_who_goes_back_while_the_secret_is_checked_has_given_no_word(
    page: StationPage, trip: Trip, scan: Scan, qtbot: QtBot, tasks: Tasks
) -> None:
    scan(trip.badge("lin"), LOG, trip.sheets[0])
    fill_word(qtbot, trip)
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Escape)
    assert tasks.settle()
    with trip.book.ledger.read() as db:
        assert open_breaches(db) == ()


def test_a_word_without_its_reason_is_not_written(
    page: StationPage, trip: Trip, scan: Scan, qtbot: QtBot, tasks: Tasks
) -> None:
    scan(trip.badge("lin"), LOG, trip.sheets[0])
    press(qtbot, Qt.Key.Key_F9)
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert tasks.settle()
    assert "This is needed." in texts(page)
    press(qtbot, Qt.Key.Key_Escape)
    with trip.book.ledger.read() as db:
        assert open_breaches(db) == ()


def test_a_scan_without_a_badge_is_no_act_to_vouch_for(
    page: StationPage, trip: Trip, scan: Scan, qtbot: QtBot
) -> None:
    scan(trip.sheets[0])
    assert line_of(page).startswith("S-000001-3  Refused")
    press(qtbot, Qt.Key.Key_F9)
    assert "Who vouches for it *" not in texts(page)
