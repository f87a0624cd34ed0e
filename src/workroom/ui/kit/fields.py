"""Fields to type and choose in, each fit for what goes into it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from workroom.base.words import Words

PLAIN_KEYS = (
    Qt.InputMethodHint.ImhLatinOnly
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhSensitiveData
)


class CodeField(QLineEdit):
    """For codes and numbers: no input method works here, so a reader's keys arrive whole."""

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setInputMethodHints(PLAIN_KEYS)

    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: object = None, /) -> Any:
        if query == Qt.InputMethodQuery.ImEnabled:
            return False
        return super().inputMethodQuery(query)


class SecretField(CodeField):
    """For a secret: shown as dots, never kept in an undo list, not copied."""

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)


class NoteField(QPlainTextEdit):
    """For a reason or a remark of a few lines; Tab goes on to the next field."""

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFixedHeight(76)


class Choice(QComboBox):
    """One of several; each has a value for the program and a text for the person."""

    def __init__(self, options: Sequence[tuple[object, str]] = ()) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.offer(options)

    def offer(self, options: Sequence[tuple[object, str]]) -> None:
        """Put other options in; what was chosen stays chosen if it is still offered."""
        chosen = self.value
        self.blockSignals(True)
        self.clear()
        for value, text in options:
            self.addItem(text, value)
        self.blockSignals(False)
        self.choose(chosen)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nothing: whoever scrolls past it does not mean to choose."""
        event.ignore()

    @property
    def value(self) -> Any:
        """The chosen value; None where nothing is offered."""
        return self.currentData()

    def choose(self, value: object) -> None:
        """Choose the option of that value, if it is offered."""
        if (place := self.findData(value)) >= 0:
            self.setCurrentIndex(place)


def holds_cursor(block: QWidget) -> bool:
    """Whether the next key of this window goes into the block, also behind a dialog."""
    cursor: object = block.window().focusWidget()
    return isinstance(cursor, QWidget) and block.isAncestorOf(cursor)


def text_field(words: Words, hint: str = "") -> QLineEdit:
    """A line of free text, Chinese included. `hint` is a template."""
    field = QLineEdit()
    field.setPlaceholderText(words(hint))
    return field


def number_field(low: int, high: int, *, suffix: str = "") -> QSpinBox:
    """A count within bounds, with its unit."""
    field = QSpinBox()
    field.setRange(low, high)
    field.setSuffix(f" {suffix}" if suffix else "")
    field.setAlignment(Qt.AlignmentFlag.AlignRight)
    field.setGroupSeparatorShown(True)
    return field
