"""Times the window of a book, from its process' start to its first paint, against a bare one."""

import compileall
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6 import QtWidgets
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

ROUNDS = 11
REAL, BARE, PAGE = "real", "bare", "page"
"""To the first paint of the window, of a bare one, and of the page that it opens with."""
SOURCES = Path(__file__).resolve().parent.parent / "src"


class TimedApplication(QApplication):
    """At the paint that is waited for: how long ago the process was started, and its end."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 — Qt's spelling
        wanted = sys.argv[1] != PAGE or type(watched).__name__ == "TodayPage"
        if wanted and event.type() is QEvent.Type.Paint and watched.isWidgetType():
            sys.stdout.write(f"{(time.monotonic() - float(sys.argv[3])) * 1000:.1f}\n")
            sys.stdout.flush()
            os._exit(0)
        return False


def run(which: str, book: str) -> int:
    """The process that is timed."""
    if which == BARE:
        application = TimedApplication(sys.argv[:1])
        window = QMainWindow()
        window.setCentralWidget(QLabel("Workroom"))
        window.resize(1366, 768)
        window.showMaximized()
        return application.exec()
    QtWidgets.QApplication = TimedApplication  # type: ignore[assignment, misc]  # the program makes its own
    from workroom.app import main  # noqa: PLC0415 — the bare window does not pay for it

    return main(["--book", book])


def timed(which: str, book: Path, environment: dict[str, str]) -> float:
    """Milliseconds from the start of the process to its first paint."""
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, Path(__file__).resolve(), which, book, repr(started)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env=environment,
    )
    return float(done.stdout.splitlines()[-1])


@contextmanager
def displays() -> Iterator[dict[str, dict[str, str]]]:
    """Where windows can be painted here: in memory, and on a display that nobody looks at."""
    plain = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    plain["QT_LOGGING_RULES"] = "default.warning=false"  # that a plug-in knows no size hints
    found = {"in memory": plain | {"QT_QPA_PLATFORM": "offscreen"}}
    server = shutil.which("Xvfb")
    if server is None:
        yield found
        return
    reading, writing = os.pipe()
    x11 = subprocess.Popen(
        [server, "-displayfd", str(writing), "-screen", "0", "1366x768x24"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            display = f":{told.readline().strip()}"
        found["on an X display"] = plain | {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
        yield found
    finally:
        x11.terminate()
        x11.wait()


def main() -> int:
    """Run both in turn and print a line of JSON for each kind of display."""
    if len(sys.argv) == 4:
        return run(*sys.argv[1:3])
    compileall.compile_dir(SOURCES, quiet=2)
    with tempfile.TemporaryDirectory(prefix="workroom-paint-") as folder, displays() as places:
        book = Path(folder) / "book"
        program: list[str | Path] = [sys.executable, "-m", "workroom", "demo", book, "--no-window"]
        subprocess.run(program, check=True, stdout=subprocess.DEVNULL)
        for name, environment in places.items():
            timed(PAGE, book, environment)
            rounds = [
                tuple(timed(which, book, environment) for which in (REAL, BARE, PAGE))
                for _ in range(ROUNDS)
            ]
            ours, plain, page = (statistics.median(times) for times in zip(*rounds, strict=True))
            line = {
                "name": f"first paint, {name}",
                "ours_ms": round(ours),
                "plain_ms": round(plain),
                "ratio": round(ours / plain, 2),
                "aim": "≤ 2.5",
                "until_the_first_page_is_painted": f"{page:.0f} ms",
            }
            print(json.dumps(line, ensure_ascii=False), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
