"""A scan is heard wherever the focus is, and typing reaches its field as it was typed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.kit.keys import ENTER, Keyboard, compose
from workroom.base.codes import Prefix, label
from workroom.ui.kit.burst import Ending, ReaderSettings
from workroom.ui.kit.scanline import ScanLine

SHEET = label(Prefix.SHEET, 123)
BOX = label(Prefix.BOX, 90417)


class Desk:
    """A window with a field, a note and a default button, and the scan line over it."""

    def __init__(self, application: QApplication, qtbot: QtBot) -> None:
        self.application = application
        self.qtbot = qtbot
        self.window = QWidget()
        column = QVBoxLayout(self.window)
        self.field, self.note, self.button = QLineEdit(), QPlainTextEdit(), QPushButton("Agree")
        for part in (self.field, self.note, self.button):
            column.addWidget(part)
        qtbot.addWidget(self.window)
        self.clicks: list[bool] = []
        self.entered: list[str] = []
        self.button.clicked.connect(self.clicks.append)
        self.field.returnPressed.connect(lambda: self.entered.append(self.field.text()))
        self.line = ScanLine()
        self.line.listen(application)
        self.scanned: list[str] = []
        self.shortened: list[str] = []
        self.line.scanned.connect(self.scanned.append)
        self.line.shortened.connect(self.shortened.append)
        self.keyboard = Keyboard()
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.field.setFocus()

    def settle(self, text: str) -> None:
        """Wait until the field says this."""
        self.qtbot.waitUntil(lambda: self.field.text() == text)

    def heard(self, *, whole: list[str], broken: int = 0) -> None:
        """Wait until so much has been heard."""
        self.qtbot.waitUntil(
            lambda: self.scanned == whole and len(self.shortened) == broken, timeout=3000
        )


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qapp, qtbot)
    yield made
    made.line.stop_listening(qapp)


@pytest.mark.parametrize("where", ["field", "note", "button", "window"])
@pytest.mark.parametrize("gap_ms", [1, 8, 20, 35])
def test_a_scan_is_taken_whole_and_leaves_nothing_behind(
    desk: Desk, where: str, gap_ms: int
) -> None:
    desk.keyboard.scan(getattr(desk, where), SHEET, gap_ms=gap_ms)
    assert desk.scanned == [SHEET]
    assert (desk.field.text(), desk.note.toPlainText()) == ("", "")
    assert not desk.clicks
    assert not desk.entered


def test_a_tab_closes_a_code_too(desk: Desk) -> None:
    desk.keyboard.scan(desk.field, SHEET, ending="\t")
    assert desk.scanned == [SHEET]
    assert desk.field.hasFocus()


def test_carriage_return_and_line_feed_are_one_ending(desk: Desk) -> None:
    desk.keyboard.scan(desk.field, SHEET, ending=ENTER + ENTER)
    assert desk.scanned == [SHEET]
    assert not desk.entered


def test_what_a_person_types_arrives_as_typed(desk: Desk) -> None:
    for character, gap_ms in zip("the CAT", (20, 15, 90, 110, 20, 130, 200), strict=True):
        desk.keyboard.press(desk.field, character, after_ms=gap_ms)
    desk.keyboard.press(desk.field, ENTER, after_ms=120)
    desk.settle("the CAT")
    assert desk.entered == ["the CAT"]
    assert not desk.scanned
    assert not desk.shortened


def test_a_correction_in_between_keeps_its_place(desk: Desk) -> None:
    desk.keyboard.type(desk.field, "ab\bc", gap_ms=60)
    desk.settle("ac")


def test_typing_and_then_a_scan_are_told_apart(desk: Desk) -> None:
    desk.keyboard.type(desk.field, "abc", gap_ms=100)
    desk.keyboard.scan(desk.field, SHEET)
    desk.settle("abc")
    assert desk.scanned == [SHEET]


def test_five_scans_in_a_row_are_five(desk: Desk) -> None:
    codes = [label(Prefix.VOLUME, number) for number in range(1, 6)]
    for code in codes:
        desk.keyboard.type(desk.field, code + ENTER, gap_ms=2)
    assert desk.scanned == codes
    assert desk.field.text() == ""


def test_keys_that_queued_up_while_the_window_was_frozen_keep_their_own_times(desk: Desk) -> None:
    # All of them arrive at once here; their stamps say that a person pressed them.
    desk.keyboard.type(desk.field, "title", gap_ms=110)
    desk.keyboard.press(desk.field, ENTER, after_ms=110)
    desk.settle("title")
    assert not desk.scanned


def test_a_reader_with_caps_lock_is_still_read(desk: Desk) -> None:
    desk.keyboard.scan(desk.field, SHEET.lower())
    assert desk.scanned == [SHEET.lower()]


def test_a_reader_without_closing_key_is_heard_by_its_check_character(desk: Desk) -> None:
    desk.keyboard.scan(desk.field, SHEET, ending="")
    desk.heard(whole=[SHEET])
    assert desk.field.text() == ""


def test_a_reader_set_to_no_closing_key_may_bring_foreign_codes(desk: Desk) -> None:
    desk.line.settings = ReaderSettings(ending=Ending.NONE)
    desk.keyboard.scan(desk.field, "6901234567892", ending="")
    desk.heard(whole=["6901234567892"])


def test_a_long_burst_without_its_end_is_refused_and_not_typed(desk: Desk) -> None:
    desk.keyboard.scan(desk.field, "6901234567892", ending="")
    desk.heard(whole=[], broken=1)
    assert desk.field.text() == ""


def test_ten_thousand_characters_come_as_ten_thousand(desk: Desk) -> None:
    desk.keyboard.scan(desk.field, "A1" * 5000, gap_ms=1)
    assert [len(text) for text in desk.scanned] == [10_000]


def test_two_readers_at_once_give_no_code_of_ours_and_type_nothing(desk: Desk) -> None:
    mixed = "".join(one + other for one, other in zip(SHEET, BOX, strict=True))
    desk.keyboard.scan(desk.field, mixed, gap_ms=2)
    desk.keyboard.press(desk.field, ENTER, after_ms=2)
    desk.heard(whole=[mixed])
    assert desk.field.text() == ""
    assert not desk.entered


def test_the_rest_of_a_burst_that_another_reader_cut_in_two_is_refused(desk: Desk) -> None:
    desk.keyboard.scan(desk.field, SHEET[:-1], gap_ms=2)
    desk.keyboard.press(desk.field, SHEET[-1], after_ms=2)
    desk.heard(whole=[SHEET[:-1]], broken=1)
    assert desk.field.text() == ""


def test_a_burst_is_no_shortcut(desk: Desk) -> None:
    fired: list[int] = []
    shortcut = QShortcut(QKeySequence("S"), desk.window)
    shortcut.activated.connect(lambda: fired.append(1))
    for character in SHEET + ENTER:
        desk.qtbot.keyClick(desk.field, character if character != ENTER else Qt.Key.Key_Return)
    assert desk.scanned == [SHEET]
    assert not fired


def test_a_run_that_an_input_method_ate_from_is_refused_whole(desk: Desk) -> None:
    for shown in ("b", "bo", "box", "boxe"):
        compose(desk.field, shown)
    compose(desk.field, "", commit="剥削")
    desk.keyboard.now_ms += 500
    desk.keyboard.type(desk.field, "024-000123" + ENTER, gap_ms=3)
    desk.heard(whole=[], broken=1)
    assert desk.field.text() == ""


def test_what_an_input_method_makes_of_typing_arrives(desk: Desk) -> None:
    compose(desk.field, "ni")
    compose(desk.field, "nihao")
    compose(desk.field, "", commit="你好")
    desk.settle("你好")
    assert not desk.shortened


def test_presses_that_never_arrive_make_a_burst_broken(desk: Desk) -> None:
    # The system reports thirteen presses; the input method lets one through.
    desk.keyboard.now_ms += 500
    for place in range(13):
        desk.line.pulse(desk.keyboard.now_ms + 3 * place)
    desk.keyboard.press(desk.field, "7", after_ms=30)
    desk.keyboard.press(desk.field, ENTER, after_ms=6)
    desk.heard(whole=[], broken=1)
    assert desk.field.text() == ""
    assert not desk.entered


def test_keys_that_changed_places_on_their_way_are_refused(desk: Desk) -> None:
    desk.keyboard.now_ms += 500
    stamps = (0, 3, 6, 9, 12, 15, 21, 18)
    for character, stamp in zip("69012354", stamps, strict=True):
        at = Keyboard(desk.keyboard.now_ms + stamp)
        at.press(desk.field, character, after_ms=0)
    desk.keyboard.press(desk.field, ENTER, after_ms=36)
    desk.heard(whole=[], broken=1)


def test_a_quick_double_figure_that_qt_takes_for_a_held_key_is_two_keys(desk: Desk) -> None:
    desk.keyboard.now_ms += 500
    desk.keyboard.type(desk.field, "S-0", gap_ms=1)
    desk.keyboard.press(desk.field, "0", after_ms=1, repeat=True)
    desk.keyboard.type(desk.field, SHEET[4:] + ENTER, gap_ms=1)
    assert desk.scanned == [SHEET]
    assert desk.field.text() == ""


def test_a_key_held_down_repeats_at_once(desk: Desk) -> None:
    desk.keyboard.press(desk.field, "x", after_ms=500)
    desk.settle("x")
    desk.keyboard.press(desk.field, "x", after_ms=300, repeat=True)
    for _ in range(6):
        desk.keyboard.press(desk.field, "x", after_ms=30, repeat=True)
    assert desk.field.text() == "x" * 8
    assert not desk.shortened


def test_pressing_the_mouse_lets_what_was_typed_arrive_first(desk: Desk) -> None:
    desk.keyboard.press(desk.field, "x", after_ms=500)
    desk.qtbot.mouseClick(desk.note.viewport(), Qt.MouseButton.LeftButton)
    assert desk.field.text() == "x"
