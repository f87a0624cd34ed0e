"""Two people at one desk: their keys and their reader, and the time that people take for them."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path

import year
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from workroom.paper.picture import page_count
from workroom.ui.press_desk import PressDesk
from workroom.ui.start import Office

KEY_S = 0.28
"""A key. The keystroke-level model's average typist who is no secretary; trained hands that know
their six digits take 0.2."""
LOOK_S = 1.2
"""To look, and to make up one's mind, before a key that cannot be taken back: the same model's
operator M, as it is rounded in practice."""
TO_THE_OTHER_HAND_S = 0.4
"""From the reader to the keyboard or back: its operator H."""
SCAN_S = 1.5
"""A scan, the next code brought before the reader. Assumed: a reader on a stand, volumes whose
labels face it, one person who passes them on. What else it might take is in the figures: they say
up to how many seconds a scan the aim is kept."""
FIRST_PAGE_S, PAGE_S = 8.0, 3.0
"""A laser printer of twenty pages a minute: until the first page lies there, and each further one.
No figure of a maker's sheet is better than eight seconds out of sleep."""
PEN_S = 4.0
"""A name by pen in one place. Both people sign at once, each one original, and then exchange."""
COUNT_PAGES_S = 20.0
"""To count the pages of one volume that was drawn. Work, whatever the program: said apart."""
COUNT_VOLUME_S = 0.5
"""To count one volume, both people at the same time. Likewise."""

BETWEEN_KEYS_MS = 4
"""Between two keys of a reader."""
OVER_MS = 60
"""So long after a key the window knows that it was typed. People are slower; the driver waits, so
that a shortcut finds the same window as theirs would."""
_NAMED = {"\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, " ": Qt.Key.Key_Space}


@dataclass
class Spent:
    """What one way of a note took; times in seconds."""

    scans: int = 0
    keys: int = 0
    hands: float = 0.0
    """At the keyboard and the reader, and looking."""
    program: float = 0.0
    """From each key and each scan until nothing was under way any more."""
    printer: float = 0.0
    """While there was nothing to do but to wait for it."""
    beside: float = 0.0
    """While it printed and somebody scanned on; not in the sum, for that is with the hands."""
    pen: float = 0.0
    work: float = 0.0
    """Counting volumes, and the pages of those that were drawn. Not in the sum."""
    slowest: float = 0.0

    @property
    def whole(self) -> float:
        """All of it but the counting."""
        return self.hands + self.program + self.printer + self.pen

    def scan_may_take(self, aim: float) -> float:
        """How long one scan may take with the aim kept; seconds."""
        return SCAN_S + (aim - self.whole) / self.scans if self.scans else 0.0


class Queue(PressDesk):
    """The press as the window has it, before a printer that swallows what it is sent."""

    pages: int = 0

    def send(self, paths: Iterable[Path]) -> str:
        """Count the pages; nothing is printed."""
        self.pages += sum(page_count(path) for path in paths)
        return "交接台打印机"


@dataclass
class Hands:
    """Presses keys and sends a reader's bursts to whatever has the focus; nothing else."""

    office: Office
    clock: year.Clock
    queue: Queue
    spent: Spent = field(default_factory=Spent)
    _now_ms: float = 10_000.0
    _at_reader: bool = False
    _typed: bool = False
    """Whether the last key was one that the window may still hold back for a reader's."""

    def scan(self, *codes: str) -> None:
        """Codes one after the other, each as a burst that ends in Enter."""
        for code in codes:
            self._take_up(reader=True)
            self._pass(SCAN_S)
            self.spent.scans += 1
            self._timed(partial(self._burst, f"{code}\r"))

    def type(self, text: str) -> None:
        """Letters and digits, Tab, Enter and the space bar, with a person's pauses."""
        for character in text:
            self._press(partial(self._stroke, character))
            self._typed = character not in "\r\t"

    def press(self, key: Qt.Key) -> None:
        """A key that types nothing."""
        if self._typed:
            QTest.qWait(OVER_MS)
        self._press(lambda: QTest.keyClick(self._target(), key))
        self._typed = False

    def look(self) -> None:
        """Read what the window says before going on."""
        self._pass(LOOK_S)

    def wait_for_paper(self, meanwhile: Iterator[str]) -> None:
        """Until the printer has put out what it was sent; codes are scanned until then."""
        pages, self.queue.pages = self.queue.pages, 0
        takes = FIRST_PAGE_S + (pages - 1) * PAGE_S
        due_ms = self._now_ms + takes * 1000
        while self._now_ms < due_ms and (code := next(meanwhile, None)) is not None:
            self.scan(code)
        waits = max(due_ms - self._now_ms, 0) / 1000
        self.spent.beside += takes - waits
        self.spent.printer += waits
        self._go_on(waits)

    def sign_by_pen(self, places: int) -> None:
        """Each writes so many names."""
        self.spent.pen += places * PEN_S
        self._go_on(places * PEN_S)

    def count(self, seconds: float) -> None:
        """Work with the archives themselves."""
        self.spent.work += seconds
        self._go_on(seconds)

    def settle(self) -> None:
        """Until the window has nothing left to do."""
        for _ in range(2):
            QApplication.processEvents()
            if not self.office.tasks.settle():
                raise RuntimeError("The window does not come to rest.")

    # --- how time passes ---

    def _press(self, stroke: Callable[[], object]) -> None:
        self._take_up(reader=False)
        self._pass(KEY_S)
        self.spent.keys += 1
        self._timed(stroke)

    def _take_up(self, *, reader: bool) -> None:
        if reader is not self._at_reader:
            self._at_reader = reader
            self._pass(TO_THE_OTHER_HAND_S)

    def _pass(self, seconds: float) -> None:
        self.spent.hands += seconds
        self._go_on(seconds)

    def _go_on(self, seconds: float) -> None:
        self._now_ms += seconds * 1000
        self.clock.now += timedelta(seconds=seconds)

    def _timed(self, act: Callable[[], object]) -> None:
        begin = time.perf_counter()
        act()
        self.settle()
        spent = time.perf_counter() - begin
        self.spent.program += spent
        self.spent.slowest = max(self.spent.slowest, spent)

    # --- the keyboard ---

    def _target(self) -> QWidget:
        window = QApplication.activeModalWidget() or self.office.frame
        window.activateWindow()  # No window manager hands it back when a dialog closes.
        QApplication.processEvents()
        focus: object = window.focusWidget()
        return focus if isinstance(focus, QWidget) else window

    def _burst(self, text: str) -> None:
        target = self._target()
        for character in text:
            self._now_ms += BETWEEN_KEYS_MS
            self._send(target, character)

    def _stroke(self, character: str) -> None:
        self._send(self._target(), character)

    def _send(self, target: QWidget, character: str) -> None:
        """Down and up, stamped with the time of the play."""
        key = _NAMED.get(character, Qt.Key(ord(character.upper())))
        shift = Qt.KeyboardModifier.ShiftModifier
        modifiers = shift if character.isupper() else Qt.KeyboardModifier.NoModifier
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, modifiers, character)
            event.setTimestamp(round(self._now_ms))
            QCoreApplication.sendEvent(target, event)
