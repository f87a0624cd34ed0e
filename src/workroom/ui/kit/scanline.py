"""The always-listening line: tells a reader's burst of keys from typing, wherever the focus is.

A reader types like a keyboard, but faster than anybody. Keys are held back until
it is known what they are: a burst is taken out whole and never reaches the widget
that has the focus; typing is handed on in its order, a moment late.

Speed is measured by the events' own time stamps, so that a window that was frozen
for a moment still tells the two apart. Where an input method is at work it may eat
keys before they are seen here; a burst that it touched is refused whole.
"""

from time import monotonic
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from workroom.ui.kit.burst import Burst, Found, ReaderSettings

SLACK_MS = 5
"""How much longer than the gap is waited before a run counts as over."""
LATE_MS = 15
"""A timer that comes later than this means the window was frozen, and keys may be queued."""
TRAIL_MS = 250
"""For so long after a burst its second closing key (CR LF) is taken for a part of it."""

_ENDINGS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}
_SILENT = {
    Qt.Key.Key_Shift,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_Meta,
    Qt.Key.Key_unknown,
}
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class _Time(NamedTuple):
    """When it was pressed (0 where the event does not know) and when we heard of it, in ms."""

    stamp: float
    heard: float

    def since(self, before: "_Time") -> float:
        if self.stamp and before.stamp:
            return self.stamp - before.stamp
        return self.heard - before.heard


class _Held(NamedTuple):
    target: QWidget
    event: QKeyEvent | QInputMethodEvent


class ScanLine(QObject):
    """An event filter over the whole application; installed once."""

    scanned = Signal(str)
    """A burst that was seen whole, as the reader sent it; whether it is a code others ask."""
    shortened = Signal(str)
    """A burst of which keys may be missing: refused, to be said loudly. What was seen of it."""

    def __init__(
        self, settings: ReaderSettings | None = None, *, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.settings = settings or ReaderSettings()
        self._burst = Burst(self.settings)
        self._held: list[_Held] = []
        self._pressed: set[int] = set()
        self._last: _Time | None = None
        self._over: _Time | None = None
        self._composed = ("", "")
        self._handing_on = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._pause)
        self._timer_due = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whether the event was held back or taken out."""
        if self._handing_on or not isinstance(watched, QWidget):
            return False
        match event.type():
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent):
                return self._press(watched, event)
            case QEvent.Type.KeyRelease if isinstance(event, QKeyEvent):
                return self._release(watched, event)
            case QEvent.Type.ShortcutOverride if isinstance(event, QKeyEvent):
                return self._claim(event)
            case QEvent.Type.InputMethod if isinstance(event, QInputMethodEvent):
                return self._compose(watched, event)
            case QEvent.Type.MouseButtonPress:
                self._judge(self._burst.paused())  # What was typed first must arrive first.
        return False

    def _press(self, target: QWidget, event: QKeyEvent) -> bool:
        if event.isAutoRepeat():
            self._judge(self._burst.paused())
            return False
        key, time = event.key(), _time(event)
        if key in _SILENT:
            return bool(self._held) and self._hold(target, event)
        quick = self._last is not None and time.since(self._last) <= self.settings.gap_ms
        if self._held and not quick:
            self._judge(self._burst.paused())
        chord = bool(event.modifiers() & _COMMANDS)
        if key in _ENDINGS or (chord and event.text() in ("\r", "\n")):
            return self._end(event, time)
        if not event.text() or (chord and not self._held):
            self._judge(self._burst.paused())
            return False
        if chord and not event.text().isprintable() and self._burst.strokes < 3:
            self._judge(self._burst.paused())
            return False
        if not chord and not event.text().isprintable():
            self._judge(self._burst.paused())  # Backspace, Escape, Delete: somebody's hand.
            return False
        self._begin(time)
        self._burst.key(event.text())
        self._last = time
        return self._hold(target, event)

    def _end(self, event: QKeyEvent, time: _Time) -> bool:
        if not self._held:
            return self._over is not None and self._trails(event, time)
        found = self._burst.ended()
        self._last = time
        self._judge(found)
        if found is Found.TYPING:
            return False
        self._pressed.add(event.key())
        return True

    def _trails(self, event: QKeyEvent, time: _Time) -> bool:
        """Whether a closing key belongs to the burst that has just been taken out."""
        if self._over is None or time.since(self._over) > TRAIL_MS:
            return False
        self._over = None  # Once: the next one is somebody's hand.
        self._pressed.add(event.key())
        return True

    def _release(self, target: QWidget, event: QKeyEvent) -> bool:
        if event.key() in self._pressed and not event.isAutoRepeat():
            self._pressed.discard(event.key())
            return True
        if self._held:
            self._held.append(_Held(target, QKeyEvent(event)))
            return True
        return False

    def _claim(self, event: QKeyEvent) -> bool:
        """Keep a reader's letters from being shortcuts: then they come as keys, and are seen."""
        if event.modifiers() & _COMMANDS:
            return False
        mine = event.text().isprintable() if event.key() not in _ENDINGS else bool(self._held)
        if event.text() and mine:
            event.accept()
            return True
        return False

    def _compose(self, target: QWidget, event: QInputMethodEvent) -> bool:
        shown = (event.preeditString(), event.commitString())
        changed = shown not in (self._composed, ("", ""))
        self._composed = shown
        if changed:
            time = _Time(0, monotonic() * 1000)
            quick = self._last is not None and time.since(self._last) <= self.settings.gap_ms
            if self._held and not quick:
                self._judge(self._burst.paused())
            self._begin(time)
            self._burst.composed(shown[1])
            self._last = time
        elif not self._held:
            return False
        return self._hold(target, event)

    def _begin(self, time: _Time) -> None:
        if not self._held:
            near = self._over is not None and time.since(self._over) <= self.settings.gap_ms
            self._burst = Burst(self.settings, after_another=near)

    def _hold(self, target: QWidget, event: QKeyEvent | QInputMethodEvent) -> bool:
        copy = QKeyEvent(event) if isinstance(event, QKeyEvent) else QInputMethodEvent(event)
        self._held.append(_Held(target, copy))
        self._wait()
        return True

    def _wait(self) -> None:
        pause = self.settings.gap_ms + SLACK_MS
        self._timer_due = monotonic() * 1000 + pause
        self._timer.start(pause)

    def _pause(self) -> None:
        if monotonic() * 1000 > self._timer_due + LATE_MS:
            self._wait()  # We were frozen: let the keys that queued up meanwhile come first.
            return
        self._judge(self._burst.paused())

    def _judge(self, found: Found) -> None:
        """Let go of what is held, as what it turned out to be."""
        self._timer.stop()
        held, self._held = self._held, []
        burst, self._burst = self._burst, Burst(self.settings)
        if not held:
            return
        if found is Found.TYPING:
            self._hand_on(held)
            return
        self._over = self._last
        self._drop(held, touched=burst.touched)
        if found is Found.WHOLE:
            self.scanned.emit(burst.code)
        else:
            self.shortened.emit(burst.text)

    def _drop(self, held: list[_Held], *, touched: bool) -> None:
        down = [one.event for one in held if isinstance(one.event, QKeyEvent)]
        pressed = {event.key() for event in down if event.type() == QEvent.Type.KeyPress}
        released = {event.key() for event in down if event.type() == QEvent.Type.KeyRelease}
        self._pressed |= pressed - released
        if not touched:
            return
        self._handing_on = True
        try:
            QGuiApplication.inputMethod().reset()
            for target in {one.target for one in held}:
                if isValid(target):
                    QCoreApplication.sendEvent(target, QInputMethodEvent())
        finally:
            self._handing_on = False

    def _hand_on(self, held: list[_Held]) -> None:
        self._handing_on = True
        try:
            for target, event in held:
                if isValid(target):
                    QCoreApplication.sendEvent(target, event)
        finally:
            self._handing_on = False


def _time(event: QKeyEvent) -> _Time:
    return _Time(float(event.timestamp()), monotonic() * 1000)
