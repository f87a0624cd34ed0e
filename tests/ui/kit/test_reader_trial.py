"""What the trial says of a scan, and of keys that come too slowly."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workroom.base.codes import FormNumber, Prefix, label
from workroom.base.words import ENGLISH
from workroom.paper.trial import TRIAL_CODE
from workroom.ui.kit import theme
from workroom.ui.kit.burst import ReaderSettings
from workroom.ui.kit.reader_trial import KeyRun, ReaderTrial


@pytest.fixture
def trial(qapp: QApplication, qtbot: QtBot) -> ReaderTrial:
    theme.apply(qapp, theme.LIGHT)
    made = ReaderTrial(ENGLISH, theme.LIGHT, ReaderSettings())
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        pytest.param(TRIAL_CODE, "the code of the test page", id="test_page"),
        pytest.param(label(Prefix.BADGE, 7), "a badge", id="badge"),
        pytest.param(label(Prefix.SHEET, 7), "a workflow sheet", id="sheet"),
        pytest.param(FormNumber("HT26", "F01", 2026, 1).code, "a printed form", id="form"),
        pytest.param("6901234567892", "not a code of this program", id="a_shop_s_bars"),
        pytest.param("S-000007-A", "not a code of this program", id="a_wrong_check_character"),
    ],
)
def test_a_scan_is_shown_with_what_it_means(trial: ReaderTrial, text: str, meaning: str) -> None:
    trial.hear(text)
    assert text in trial.said
    assert meaning in trial.said


def test_control_characters_are_shown_as_dots(trial: ReaderTrial) -> None:
    trial.hear("\x1d0123\x1e")
    assert "·0123·" in trial.said


def test_small_letters_are_understood_and_named(trial: ReaderTrial) -> None:
    trial.hear(label(Prefix.BADGE, 7).lower())
    assert "a badge" in trial.said
    assert "small letters" in trial.said


def test_a_run_knows_its_pace() -> None:
    run = KeyRun()
    for stamp in (0, 5, 12, 30):
        run.press(1000 + stamp)
    run.press(1033, "Enter")
    assert (run.keys, run.gap_ms, run.whole_ms, run.ending) == (4, 18, 33, "Enter")


def test_a_long_pause_or_a_closing_key_begins_another_run() -> None:
    run = KeyRun()
    for stamp in (0, 5, 10):
        run.press(stamp)
    run.press(500)
    assert run.keys == 1
    run.press(505, "Tab")
    run.press(508)
    assert (run.keys, run.ending) == (1, "")


def test_keys_are_watched_while_the_trial_is_seen(trial: ReaderTrial, qtbot: QtBot) -> None:
    with qtbot.waitActive(trial):
        trial.show()
    code = label(Prefix.BADGE, 7)
    for character in code:
        QTest.keyClick(trial.windowHandle(), Qt.Key(ord(character)))
    QTest.keyClick(trial.windowHandle(), Qt.Key.Key_Return)
    assert (trial.run.keys, trial.run.ending) == (len(code), "Enter")
    trial.hear(code)
    assert "ended by Enter" in trial.said


def test_slow_keys_are_a_slow_reader_where_nobody_can_type(
    qapp: QApplication, qtbot: QtBot
) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    field, trial = QLineEdit(), ReaderTrial(ENGLISH, theme.LIGHT, ReaderSettings())
    column.addWidget(field)
    column.addWidget(trial)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    field.setFocus()
    assert QApplication.focusWidget() is field
    trial.run.stamps = [number * 60.0 for number in range(10)]
    before = trial.said
    trial.look_at_run()
    assert trial.said == before
    field.clearFocus()
    trial.look_at_run()
    assert "60 ms apart" in trial.said
