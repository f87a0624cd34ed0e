"""Labelled fields, one under the other, with the reason of a refusal at the field it is about."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from workroom.base.words import N_, Phrase, Words
from workroom.ui.kit.checks import CheckList
from workroom.ui.kit.fields import Choice
from workroom.ui.kit.labels import Label, Sign, restyle, row
from workroom.ui.kit.saying import say_text
from workroom.ui.kit.theme import META, XS, M, Theme, Tone

NEEDED = N_("This is needed.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question of a form. `label` and `hint` are templates; `tip` is ready to be shown.

    `check` is given the value and answers with a phrase where it cannot stand.
    """

    name: str
    label: str | Phrase
    widget: QWidget
    hint: str | Phrase = ""
    tip: str = ""
    required: bool = False
    check: Callable[[Any], str | Phrase | None] | None = None


class Form(QWidget):
    """A column of fields. Each label names its field, also to assistive tech."""

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words = words
        self._theme = theme
        self._fields: dict[str, Field] = {}
        self._reasons: dict[str, tuple[QWidget, Label]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(XS)
        self._column.addStretch(1)

    def add(self, *fields: Field) -> None:
        """Put fields under those that are there, in tab order."""
        for field in fields:
            self._fields[field.name] = field
            name = self._words.say(field.label)
            label = QLabel(f"{name} *" if field.required else name)
            label.setBuddy(field.widget)
            label.setToolTip(field.tip)
            field.widget.setToolTip(field.tip)
            field.widget.setAccessibleName(name)
            reason = Label(size=META, tone=Tone.STOP, wrap=True)
            line = QWidget()
            across = row(Sign(self._theme, "stop", Tone.STOP, 14), spacing=XS)
            across.addWidget(reason, 1)
            line.setLayout(across)
            line.hide()
            self._reasons[field.name] = (line, reason)
            parts: list[QWidget] = [label, field.widget]
            if field.hint:
                hint = Label(self._words.say(field.hint), size=META, tone=Tone.QUIET, wrap=True)
                field.widget.setAccessibleDescription(hint.text())
                parts.append(hint)
            for part in (*parts, line):
                self._column.insertWidget(self._column.count() - 1, part)
            self._column.insertSpacing(self._column.count() - 1, M - XS)

    def value(self, name: str) -> Any:
        """What a field holds: trimmed text, a chosen value or several, a number, or whether it is
        ticked.
        """
        return _value(self._fields[name].widget)

    def choose(self, name: str, value: object) -> None:
        """Choose an option of a `Choice`."""
        widget = self._fields[name].widget
        if isinstance(widget, Choice):
            widget.choose(value)

    def empty(self, name: str) -> None:
        """Take away what was typed into a field."""
        widget = self._fields[name].widget
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            widget.clear()

    def append(self, name: str, text: str) -> None:
        """Put more words behind those that stand in a line of text."""
        widget = self._fields[name].widget
        if isinstance(widget, QLineEdit):
            widget.setText(" ".join(part for part in (widget.text().strip(), text) if part))

    def enter(self, name: str) -> None:
        """Put the cursor into a field."""
        self._fields[name].widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def values(self) -> dict[str, Any]:
        """All fields by name."""
        return {name: self.value(name) for name in self._fields}

    def check(self) -> bool:
        """Whether all fields can stand; says at each what is wrong, and goes to the first."""
        self.clear_refusals()
        good = True
        for name, field in self._fields.items():
            value = self.value(name)
            reason: str | Phrase | None = None
            if field.required and value in ("", None):
                reason = self._words(NEEDED)
            elif field.check is not None:
                reason = field.check(value)
            if reason is not None:
                self.refuse(name, reason, focus=good)
                good = False
        return good

    def refuse(self, name: str, reason: str | Phrase, *, focus: bool = True) -> None:
        """Say at a field why it cannot stand."""
        line, label = self._reasons[name]
        label.setText(say_text(self._words, reason))
        line.show()
        widget = self._fields[name].widget
        widget.setAccessibleDescription(label.text())
        restyle(widget, "wrong", "true")
        if focus:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_refusals(self) -> None:
        """Take all reasons away."""
        for name, (line, _label) in self._reasons.items():
            line.hide()
            field = self._fields[name]
            field.widget.setAccessibleDescription(self._words.say(field.hint))
            restyle(field.widget, "wrong", "false")


def _value(widget: QWidget) -> Any:
    match widget:
        case QLineEdit():
            return widget.text().strip()
        case QPlainTextEdit():
            return widget.toPlainText().strip()
        case Choice():
            return widget.value
        case CheckList():
            return widget.ticked
        case QComboBox():
            return widget.currentText().strip()
        case QSpinBox():
            return widget.value()
        case QAbstractButton():
            return widget.isChecked()
    raise TypeError(f"a form does not know how to read a {type(widget).__name__}")
