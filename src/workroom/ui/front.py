"""The window before its book is open: painted at once, then lived in by the frame."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from workroom.base.errors import WorkroomError
from workroom.base.resources import resources
from workroom.base.words import N_, Language, Words
from workroom.settings import PcSettings, read_settings
from workroom.ui.kit import theme as look
from workroom.ui.kit.labels import Label
from workroom.ui.kit.shell import Shell
from workroom.ui.kit.theme import STRONG, Shade

OPENING = N_("Opening the book …")


class Place(NamedTuple):
    """A page's place in the rail, known before the page is loaded."""

    key: str
    title: str
    icon: str
    shortcut: str
    foot: bool = False
    under: str = ""


PLACES = (
    Place("today", N_("Today"), "today", "Ctrl+1"),
    Place("station", N_("Station"), "station", "Ctrl+2"),
    Place("handover", N_("Hand-over"), "handover", "Ctrl+3"),
    Place("catalogue", N_("Catalogue"), "catalogue", "Ctrl+4"),
    Place("closing", N_("Closing"), "closing", "Ctrl+5"),
    Place("records", N_("Records"), "records", "Ctrl+7"),
    Place("week", N_("The week"), "records", "Ctrl+8", under="today"),
    Place("notes", N_("Register of notes"), "handover", "Ctrl+9", under="handover"),
    Place("late", N_("Late entries"), "pen", "Ctrl+0", under="station"),
    Place("settings", N_("Settings"), "settings", "Ctrl+6", foot=True),
)
"""What the pages themselves say of their places; a test holds the two against each other."""

MovesIn = Callable[["Front", Path], Callable[[], None]]
"""Opens the book of a folder and moves its pages in; answers what ends them."""


class Front(QMainWindow):
    """The one window of the program. Whoever moves in brings everything but the window itself."""

    painted = Signal()
    """The window has been painted for the first time."""

    def __init__(self, application: QApplication, pc: PcSettings) -> None:
        super().__init__()
        self.application = application
        self.status = 0
        self._was_painted = False
        self._words = Words(Language(pc.language), resources() / "locales")
        theme = look.theme_of(Shade(pc.theme))
        look.apply(application, theme)
        shell = Shell(self._words, theme, place="", entries=PLACES)
        shell.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        shell.rail.fold(folded=pc.rail_folded)
        shell.rail.mark(PLACES[0].key)
        self._says = Label(self._words(OPENING), size=STRONG, wrap=True)
        self._says.setAlignment(Qt.AlignmentFlag.AlignCenter)
        shell.stack.addWidget(self._says)
        self.setMinimumSize(QSize(960, 560))
        self.setWindowTitle(self._words(N_("Workroom")))
        self.setCentralWidget(shell)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()  # else the first button would wear the ring of the keyboard

    @property
    def says(self) -> str:
        """What stands in the middle until somebody has moved in."""
        return self._says.text()

    def move_in(self, resident: QMainWindow) -> None:
        """Show this window's content from now on; it goes on believing that it is a window."""
        self.setCentralWidget(resident)
        self.setWindowTitle(resident.windowTitle())
        resident.windowTitleChanged.connect(self.setWindowTitle)
        resident.show()

    def complain(self, error: WorkroomError) -> None:
        """The book cannot be opened: say so here, and to whoever called from a terminal."""
        said = self._words.say(error.phrase)
        self._says.setText(said)
        self.status = 1
        if sys.stderr is not None:
            sys.stderr.write(said + "\n")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        resident = self.centralWidget()
        if isinstance(resident, QMainWindow) and not resident.close():
            event.ignore()
            return
        super().closeEvent(event)


def run_window(root: Path, load: Callable[[], MovesIn]) -> int:
    """Show the window, open the book behind it, and stay until it is closed; answers the status.

    `load` brings in the rooms and pages. They take several times as long as the
    window, so they come when it has been painted.
    """
    application = QApplication(sys.argv[:1])
    front = Front(application, read_settings(root / "settings.toml"))
    endings: list[Callable[[], None]] = []

    def open_book() -> None:
        try:
            endings.append(load()(front, root))
        except WorkroomError as error:
            front.complain(error)

    front.painted.connect(open_book)
    front.resize(1366, 768)
    front.showMaximized()
    status = application.exec()
    for end in endings:
        end()
    return status or front.status
