"""The always-listening line: tells a reader's burst of keys from typing, wherever the focus is.

A reader types like a keyboard, but faster than anybody. Keys are held back until
it is known what they are: a burst is taken out whole and never reaches the widget
that has the focus; typing is handed on in its order, a moment late.

Speed is measured by the events' own time stamps, so that a window that was frozen
for a moment still tells the two apart. Where an input method is at work it may eat
keys before they are seen here. The system's own reports of presses (`keypulse`) tell
how many there were: a burst of which one did not arrive is refused whole.
"""

from time import monotonic
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QWindow
from PySide6.QtWidgets import QWidget

from workroom.ui.kit.burst import LEAST, Burst, Found, ReaderSettings
from workroom.ui.kit.held import HeldKeys
from workroom.ui.kit.keypulse import KeyPulse, Pulses

SLACK_MS = 5
"""How much longer than the gap is waited before a run counts as over."""
LATE_MS = 15
"""A timer that comes later than this means the window was frozen, and keys may be queued."""
TRAIL_MS = 250
"""For so long after a burst its second closing key (CR LF) is taken for a part of it."""

GIVE_UP_MS = 2_000
"""How long keys that the system reported may be under way through an input method."""

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
        self._pulses = Pulses(self.settings)
        self._told_of_presses = False
        self._held = HeldKeys()
        self._pressed: set[int] = set()
        self._last: _Time | None = None
        self._over: _Time | None = None
        self._typed: _Time | None = None
        self._composed = ("", "")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._pause)
        self._timer_due = 0.0
        self._key_pulse = KeyPulse(self.pulse)
        self._pulse_heard = 0.0
        self._through = 0.0

    def listen(self, application: QCoreApplication) -> None:
        """Listen to the whole application, from now on."""
        application.installEventFilter(self)
        application.installNativeEventFilter(self._key_pulse)

    def stop_listening(self, application: QCoreApplication) -> None:
        """Let everything pass again."""
        application.removeEventFilter(self)
        application.removeNativeEventFilter(self._key_pulse)
        self._judge(Found.TYPING)

    def pulse(self, stamp: float) -> None:
        """The system reports a press, by its own clock in ms, before anything became of it."""
        self._told_of_presses = True
        self._pulses.settings = self.settings
        quick = self._pulses.press(stamp)
        self._pulse_heard = monotonic() * 1000
        if self._pulses.reader or (quick and self._held):
            self._wait()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whether the event was held back or taken out."""
        if self._held.passing:
            return False
        if isinstance(watched, QWindow) and isinstance(event, QKeyEvent):
            self._arrive(event)
        if not isinstance(watched, QWidget):
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

    @property
    def _gap_ms(self) -> int:
        return self.settings.gap_after(self._burst.strokes)

    def _arrive(self, event: QKeyEvent) -> None:
        """Count a key that has come through the input method, once, before any widget gets it."""
        stamp = float(event.timestamp())
        if event.type() == QEvent.Type.KeyPress and event.key() not in _SILENT:
            self._pulses.arrive(stamp)
            self._through = stamp
        elif event.type() == QEvent.Type.KeyRelease:
            self._through = stamp

    def _press(self, target: QWidget, event: QKeyEvent) -> bool:
        if event.isAutoRepeat() and not self._held:
            # A key held down repeats after a pause. Right after another key it is a very quick
            # reader's `00`, which Qt takes for a repeat.
            return False
        key, time = event.key(), _time(event)
        if key in _SILENT:
            return bool(self._held) and self._hold(target, event)
        quick = self._last is not None and time.since(self._last) <= self._gap_ms
        if self._held and not quick and not self._pulses.missing:
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
        if self._last is not None and 0 < time.stamp < self._last.stamp and self._held:
            self._burst.touched = True  # Seen with ibus: two keys changed places on their way.
        self._burst.key(event.text())
        self._last = time
        return self._hold(target, event)

    def _end(self, event: QKeyEvent, time: _Time) -> bool:
        if not self._held and not self._pulses.missing:
            return self._trails(event, time)
        found = Found.BROKEN if self._pulses.missing else self._burst.ended()
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
        if event.key() in self._pressed:
            self._pressed.discard(event.key())
            return True
        if self._held:
            self._held.hold(target, event)
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
            quick = self._last is not None and time.since(self._last) <= self._gap_ms
            if self._held and not quick and not self._pulses.missing:
                self._judge(self._burst.paused())
            self._begin(time)
            self._burst.composed(shown[1], counts=not self._told_of_presses)
            self._last = time
        elif not self._held:
            return False
        return self._hold(target, event)

    def _begin(self, time: _Time) -> None:
        if not self._held:
            near = self._over is not None and time.since(self._over) <= self.settings.gap_ms
            doubt_ms = self.settings.gap_after(LEAST)
            typed = self._typed is not None and time.since(self._typed) <= doubt_ms
            self._burst = Burst(self.settings, after_another=near, after_typing=typed)

    def _hold(self, target: QWidget, event: QKeyEvent | QInputMethodEvent) -> bool:
        self._held.hold(target, event)
        self._wait()
        return True

    def _wait(self) -> None:
        keys = max(self._burst.strokes, self._pulses.pressed)
        pause = self.settings.gap_after(keys) + SLACK_MS
        self._timer_due = monotonic() * 1000 + pause
        self._timer.start(pause)

    def _pause(self) -> None:
        if monotonic() * 1000 > self._timer_due + LATE_MS:
            self._wait()  # We were frozen: let the keys that queued up meanwhile come first.
            return
        if not self._pulses.missing:
            self._judge(self._burst.paused())
            return
        # Keys come through an input method in their order, but late: once a later one has come,
        # or its release, those that are missing were eaten.
        through = self._through > self._pulses.last
        if through or monotonic() * 1000 > self._pulse_heard + GIVE_UP_MS:
            self._judge(Found.BROKEN)
        else:
            self._wait()

    def _judge(self, found: Found) -> None:
        """Let go of what is held, as what it turned out to be."""
        self._timer.stop()
        burst, self._burst = self._burst, Burst(self.settings)
        if found is Found.TYPING:
            if self._held:
                self._typed = self._last
            self._held.hand_on()
            return
        touched = burst.touched or self._pulses.missing
        self._pulses.over()
        self._over = self._last
        self._pressed |= self._held.drop()
        if touched:
            self._held.clear_composition()
        if found is Found.WHOLE:
            self.scanned.emit(burst.code)
        else:
            self.shortened.emit(burst.text)


def _time(event: QKeyEvent) -> _Time:
    return _Time(float(event.timestamp()), monotonic() * 1000)
