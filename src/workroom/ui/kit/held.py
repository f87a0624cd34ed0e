"""Keys held back until it is known what they are, and how they are handed on or dropped."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class _One(NamedTuple):
    target: QWidget
    event: QKeyEvent | QInputMethodEvent


class HeldKeys:
    """Events in their order, each with the widget it was meant for."""

    def __init__(self) -> None:
        self._held: list[_One] = []
        self.passing = False
        """Whether events are being handed on just now: they are to be let through."""

    def __bool__(self) -> bool:
        return bool(self._held)

    def hold(self, target: QWidget, event: QKeyEvent | QInputMethodEvent) -> None:
        """Keep a copy: Qt's own event is gone when the filter returns."""
        copy = QKeyEvent(event) if isinstance(event, QKeyEvent) else QInputMethodEvent(event)
        self._held.append(_One(target, copy))

    def hand_on(self) -> None:
        """Give the events to their widgets, in order; what is gone meanwhile gets none."""
        held, self._held = self._held, []
        self.passing = True
        try:
            for target, event in held:
                if isValid(target):
                    QCoreApplication.sendEvent(target, event)
        finally:
            self.passing = False

    def drop(self) -> set[int]:
        """Forget the events; gives the keys that are down and whose release is still to come."""
        held, self._held = self._held, []
        keys = [one.event for one in held if isinstance(one.event, QKeyEvent)]
        pressed = {key.key() for key in keys if key.type() == QEvent.Type.KeyPress}
        return pressed - {key.key() for key in keys if key.type() == QEvent.Type.KeyRelease}

    def clear_composition(self) -> None:
        """Make the input method forget what it was composing, and the field too."""
        self.passing = True
        try:
            QGuiApplication.inputMethod().reset()
            if (focus := QGuiApplication.focusObject()) is not None:
                QCoreApplication.sendEvent(focus, QInputMethodEvent())
        finally:
            self.passing = False
