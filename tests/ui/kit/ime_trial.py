"""Scans into every kind of widget while a real Chinese input method is at work.

`PYTHONPATH=tests python tests/ui/kit/ime_trial.py` starts a display (Xvfb), a window manager
(openbox), a private message bus and ibus with libpinyin, types each code with
xdotool at several speeds into each widget, and prints what came of it: whole or
refused, never shortened, and nothing left in the field. It ends with 1 where a
shortened code passed for a whole one, a scan vanished without a word, or
something of it was left in the field. `--json` prints one object a trial.

Needs the Debian packages xvfb openbox xdotool dbus ibus ibus-libpinyin.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEventLoop, QProcess, QThread, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.kit.ime_desktop import desktop, missing
from workroom.base.codes import Prefix, label, parse
from workroom.base.words import ENGLISH
from workroom.ui.kit.fields import CodeField, NoteField, SecretField, text_field
from workroom.ui.kit.keypulse import KeyPulse
from workroom.ui.kit.rows import Col, RowsModel
from workroom.ui.kit.scanline import ScanLine
from workroom.ui.kit.table import Table
from workroom.ui.kit.theme import LIGHT

KEYS = {"-": "minus", " ": "space", "\n": "Return", "\t": "Tab"}
SPEEDS_MS = (1, 3, 8, 20)
"""Between two keys. Slower than 35 is typing by definition."""
ATTEMPTS = 5
"""A scan is made again where the machine itself paused between two keys: that was no reader."""
REST_MS = 250
"""Longer than a pause may be within a burst."""
FROZEN_MS = 600
"""How long the window does not answer, where it is to be frozen."""
MOST_RESTS = 12
"""Longer than keys may be under way through an input method."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of one scan."""

    focus: str
    code: str
    speed_ms: int
    outcome: str
    scanned: tuple[str, ...]
    shortened: tuple[str, ...]
    left_over: str

    @property
    def good(self) -> bool:
        return self.outcome in ("whole", "refused") and not self.left_over


class Bench:
    """A window with one widget of each kind, and the scan line over it."""

    def __init__(self, application: QApplication) -> None:
        self.window = QWidget()
        column = QVBoxLayout(self.window)
        columns: tuple[Col[str], ...] = (Col(title="Code", text=str),)
        model = RowsModel(columns, words=ENGLISH, theme=LIGHT)
        model.show(("one", "two"))
        self.button = QPushButton("Agree")
        self.clicks = 0
        self.button.clicked.connect(self._click)
        self.widgets: dict[str, QWidget] = {
            "free text": text_field(ENGLISH),
            "note": NoteField(),
            "code field": CodeField(),
            "secret": SecretField(),
            "table": Table(model, name="Codes"),
            "button": self.button,
            "window": self.window,
        }
        for widget in self.widgets.values():
            if widget is not self.window:
                column.addWidget(widget)
        self.line = ScanLine()
        self.line.listen(application)
        self.stamps: list[float] = []
        self.pulse = KeyPulse(self.stamps.append)
        application.installNativeEventFilter(self.pulse)
        self.scanned: list[str] = []
        self.shortened: list[str] = []
        self.line.scanned.connect(self.scanned.append)
        self.line.shortened.connect(self.shortened.append)
        self.window.resize(640, 480)
        self.window.show()
        rest(500)
        press("windowfocus", "--sync", str(int(self.window.winId())))
        rest(500)

    def _click(self) -> None:
        self.clicks += 1

    def scan(self, focus: str, code: str, speed_ms: int) -> Trial:
        """Type a code and Enter as a reader would; again where the machine itself stumbled."""
        trial = self._scan(focus, code, speed_ms)
        for _ in range(ATTEMPTS - 1):
            if self._was_quick(len(code) + 1):
                break
            trial = self._scan(focus, code, speed_ms)
        return trial

    def _was_quick(self, keys: int) -> bool:
        gaps = [after - before for before, after in pairwise(self.stamps)]
        return len(self.stamps) == keys and max(gaps) <= self.line.settings.gap_ms

    def _scan(self, focus: str, code: str, speed_ms: int) -> Trial:
        self._ready(focus)
        press("key", "--delay", str(speed_ms), *(KEYS.get(c, c) for c in f"{code}\n"))
        for _ in range(MOST_RESTS):
            rest(REST_MS)
            if self.scanned or self.shortened:
                break
        rest(REST_MS)
        return Trial(
            focus,
            code,
            speed_ms,
            self._outcome(code),
            tuple(self.scanned),
            tuple(self.shortened),
            self._content(focus) or ("clicked" if self.clicks else ""),
        )

    def write(self, focus: str, keys: str, speed_ms: int) -> str:
        """Type as a person would; what stands in the field then."""
        self._ready(focus)
        press("key", "--delay", str(speed_ms), *(KEYS.get(c, c) for c in keys))
        rest(REST_MS)
        return self._content(focus)

    def scan_frozen(self, focus: str, code: str, speed_ms: int) -> Trial:
        """A scan while the window does not answer for half a second."""
        self._ready(focus)
        reader = start("key", "--delay", str(speed_ms), *(KEYS.get(c, c) for c in f"{code}\n"))
        QThread.msleep(FROZEN_MS)
        reader.waitForFinished()
        rest(2 * REST_MS)
        outcome, scanned, shortened = self._outcome(code), self.scanned, self.shortened
        left_over = self._content(focus)
        return Trial(
            f"{focus}, frozen", code, speed_ms, outcome, (*scanned,), (*shortened,), left_over
        )

    def write_frozen(self, focus: str, keys: str, speed_ms: int) -> str:
        """Somebody types while the window does not answer."""
        self._ready(focus)
        person = start("key", "--delay", str(speed_ms), *(KEYS.get(c, c) for c in keys))
        QThread.msleep(FROZEN_MS)
        person.waitForFinished()
        rest(2 * REST_MS)
        return self._content(focus)

    def _ready(self, focus: str) -> None:
        widget = self.widgets[focus]
        for other in self.widgets.values():
            if isinstance(other, QLineEdit | QPlainTextEdit):
                other.clear()
        self.clicks = 0
        widget.setFocus()
        rest(200)
        self.scanned.clear()
        self.shortened.clear()
        self.stamps.clear()

    def _content(self, focus: str) -> str:
        widget = self.widgets[focus]
        if isinstance(widget, QLineEdit):
            return widget.text()
        return widget.toPlainText() if isinstance(widget, QPlainTextEdit) else ""

    def _outcome(self, code: str) -> str:
        if self.scanned == [code] and not self.shortened:
            return "whole"
        if any(parse(text) is not None for text in self.scanned):
            return "WRONG CODE"
        return "refused" if self.scanned or self.shortened else "VANISHED"


def rest(milliseconds: int) -> None:
    """Let the window live for that long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def start(*arguments: str) -> QProcess:
    """Begin to press keys with xdotool, and do not wait."""
    process = QProcess()
    process.start("xdotool", list(arguments))
    process.waitForStarted()
    return process


def press(*arguments: str) -> None:
    """Run xdotool, while the window lives on."""
    process, loop = QProcess(), QEventLoop()
    process.finished.connect(loop.quit)
    process.start("xdotool", list(arguments))
    loop.exec()


def codes() -> tuple[str, ...]:
    """Ours in both cases, a form number, a foreign one, and figures alone."""
    sheet = label(Prefix.SHEET, 123)
    return (sheet, sheet.lower(), label(Prefix.BOX, 90_417), "box-2024-000123", "6901234567892")


def inside(*, as_json: bool, quick: bool) -> int:
    """The trials themselves, on the display and the bus of the environment."""
    application = QApplication([])
    bench = Bench(application)
    written = bench.write("free text", "nihao ", 110)
    method = "at work" if written == "你好" else f"NOT at work (typed nihao, got {written!r})"
    if not as_json:
        print(f"input method: {method}")  # noqa: T201 — it speaks to the terminal
    good = written == "你好"
    for focus in ("free text", "code field", "table") if quick else bench.widgets:
        for code in codes()[::2] if quick else codes():
            for speed_ms in SPEEDS_MS[1:3] if quick else SPEEDS_MS:
                trial = bench.scan(focus, code, speed_ms)
                good = good and trial.good
                print(_line(trial, as_json=as_json), flush=True)  # noqa: T201 — likewise
    for focus in ("code field", "table"):
        trial = bench.scan_frozen(focus, codes()[0], 8)
        good = good and trial.good
        print(_line(trial, as_json=as_json), flush=True)  # noqa: T201 — likewise
    frozen = bench.write_frozen("code field", "title", 110)
    good = good and frozen == "title"
    if not as_json:
        print(f"while it was frozen a person typed title: {frozen}")  # noqa: T201 — likewise
    again = bench.write("free text", "nihao ", 110)
    good = good and again == "你好"
    if not as_json:
        print(f"and afterwards a person types nihao: {again}")  # noqa: T201 — likewise
    return 0 if good else 1


def _line(trial: Trial, *, as_json: bool) -> str:
    if as_json:
        return json.dumps(asdict(trial), ensure_ascii=False)
    seen = " ".join((*trial.scanned, *(f"({text})" for text in trial.shortened)))
    left = f" LEFT {trial.left_over!r}" if trial.left_over else ""
    return (
        f"{trial.focus:<20}{trial.code:<17}{trial.speed_ms:>3} ms  {trial.outcome:<10} {seen}{left}"
    )


def main() -> int:
    """Start the desktop, and this script again within it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--quick", action="store_true", help="a third of the trials")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.inside:
        return inside(as_json=asked.json, quick=asked.quick)
    if lacking := missing():
        print("Not tried, this machine lacks: " + " ".join(lacking))  # noqa: T201 — likewise
        return 2
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        desktop(Path(folder)) as environment,
    ):
        command = [sys.executable, __file__, "--inside", *sys.argv[1:]]
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
