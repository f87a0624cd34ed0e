"""Presses of keys as the system reports them, before an input method can eat any.

What a key means is not asked here, only when it went down: enough to know that a
reader typed so many keys, and to miss those that never arrived as text.
"""

import ctypes
import struct
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray

from workroom.ui.kit.burst import LEAST, ReaderSettings

_X11_EVENT = struct.Struct("=BBHI")
"""Kind of event, key, number of the event, milliseconds of the X server."""
_X11_PRESS, _X11_RELEASE = 2, 3
_X11_SILENT = frozenset({37, 50, 62, 64, 66, 77, 92, 105, 108, 133, 134, 203, 204, 205, 206, 207})
"""Keys that type nothing: shift, control, alt, caps lock and their like, as evdev numbers them."""

_WINDOWS_EVENT = struct.Struct("@PIPPI")
"""Window, kind of message, wide and long parameter, milliseconds of the system."""
_WINDOWS_PRESSES = frozenset({0x100, 0x104})
_WINDOWS_SILENT = frozenset({0x1D, 0x2A, 0x36, 0x38, 0x3A, 0x45, 0x5B, 0x5C})
_WINDOWS_WAS_DOWN = 1 << 30


@dataclass(slots=True)
class Pulses:
    """One run of quick presses: how many the system reported, and how many arrived as keys."""

    settings: ReaderSettings
    first: float = 0.0
    last: float = 0.0
    pressed: int = 0
    arrived: int = 0

    def press(self, stamp: float) -> bool:
        """The system reports a press; True where it follows quickly on the one before."""
        gap_ms = self.settings.gap_after(self.pressed)
        quick = self.pressed > 0 and stamp - self.last <= gap_ms
        if not quick:
            self.first, self.pressed, self.arrived = stamp, 0, 0
        self.pressed += 1
        self.last = stamp
        return quick

    def arrive(self, stamp: float) -> None:
        """A key arrived as a key; one from before this run was slow, and is not of it."""
        if self.pressed and (not stamp or self.first <= stamp):
            self.arrived += 1

    def over(self) -> None:
        """The run has been dealt with."""
        self.pressed = self.arrived = 0

    @property
    def reader(self) -> bool:
        """Whether nobody types so many so fast."""
        return self.pressed >= LEAST

    @property
    def missing(self) -> bool:
        """Whether keys of a reader have not arrived: not yet, or never."""
        return self.reader and self.arrived < self.pressed


class KeyPulse(QAbstractNativeEventFilter):
    """Tells of each press with its time in milliseconds. X11; Windows by the letter of its manual.

    Elsewhere (Wayland) nothing is told, and the scan line relies on what it sees.
    """

    def __init__(self, pressed: Callable[[float], object]) -> None:
        super().__init__()
        self._pressed = pressed
        self._down: set[int] = set()

    def nativeEventFilter(
        self, eventType: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Look, and let everything pass."""
        if eventType == b"xcb_generic_event_t":
            self._x11(int(message))
        elif eventType == b"windows_generic_MSG":
            self._windows(int(message))
        return False, 0

    def _x11(self, address: int) -> None:
        kind, key, _number, time = _X11_EVENT.unpack(ctypes.string_at(address, _X11_EVENT.size))
        if kind & 0x7F == _X11_RELEASE:
            self._down.discard(key)
        elif kind & 0x7F == _X11_PRESS and key not in _X11_SILENT:
            repeats = key in self._down  # Qt asks the server not to send releases in between.
            self._down.add(key)
            if not repeats:
                self._pressed(float(time))

    def _windows(self, address: int) -> None:
        raw = ctypes.string_at(address, _WINDOWS_EVENT.size)
        _window, kind, _wide, long, time = _WINDOWS_EVENT.unpack(raw)
        if kind not in _WINDOWS_PRESSES or long & _WINDOWS_WAS_DOWN:
            return
        if (long >> 16) & 0xFF not in _WINDOWS_SILENT:
            self._pressed(float(time))
