"""A reader and a person at the keyboard, with the time of each key under the test's control."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

ENTER = "\r"
NAMED = {ENTER: Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, "\b": Qt.Key.Key_Backspace}


class Keyboard:
    """Sends keys to a widget, stamped with a clock that only moves when told."""

    def __init__(self, start_ms: int = 10_000) -> None:
        self.now_ms = start_ms

    def press(
        self, widget: QWidget, character: str, *, after_ms: int, repeat: bool = False
    ) -> None:
        """One key down and up; `repeat` as Qt says it of a key held down."""
        self.now_ms += after_ms
        key = NAMED.get(character, Qt.Key(ord(character.upper())))
        shift = Qt.KeyboardModifier.ShiftModifier
        modifiers = shift if character.isupper() else Qt.KeyboardModifier.NoModifier
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, modifiers, character, repeat)
            event.setTimestamp(self.now_ms)
            QCoreApplication.sendEvent(widget, event)

    def type(self, widget: QWidget, text: str, *, gap_ms: int) -> None:
        """Keys one after the other, the first one too after the gap."""
        for character in text:
            self.press(widget, character, after_ms=gap_ms)

    def scan(self, widget: QWidget, code: str, *, gap_ms: int = 3, ending: str = ENTER) -> None:
        """What a reader sends."""
        self.now_ms += 500
        self.type(widget, code + ending, gap_ms=gap_ms)


def compose(widget: QWidget, shown: str, commit: str = "") -> None:
    """What an input method shows for a key, or puts into the field."""
    event = QInputMethodEvent(shown, [])
    if commit:
        event.setCommitString(commit)
    QCoreApplication.sendEvent(widget, event)
