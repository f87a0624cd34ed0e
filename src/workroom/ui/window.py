"""The frame around the pages: rail, notices, status line, the scan line, language and look."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from workroom.base.errors import BookError, WorkroomError
from workroom.base.verdict import RefusedError
from workroom.base.words import N_, Language
from workroom.ui.kit import qt_words
from workroom.ui.kit import theme as look
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.entry import PageEntry, Services, TakesScans
from workroom.ui.kit.help import HelpSheet
from workroom.ui.kit.notice import NoticeStrip
from workroom.ui.kit.page import Page
from workroom.ui.kit.saying import Said, say_error
from workroom.ui.kit.scanline import ScanLine
from workroom.ui.kit.shell import Shell
from workroom.ui.kit.sounds import Sound
from workroom.ui.kit.status import Cell, Standing
from workroom.ui.kit.theme import Shade, Tone

NARROW = 1160
"""Below this width in logical pixels the rail folds by itself: 1366 at 125 %."""

SHORTENED = N_("Part of a scan was swallowed, probably by the input method. Scan it again.")
DEFECT = N_(
    "Something went wrong in the program itself. It is written in the log; nothing was changed."
)
"""A defect rolls its work back, so nothing was changed."""


class Frame(QMainWindow):
    """The one window. It knows no page but by its entry, and makes each when first asked for."""

    language_changed = Signal(object)
    """The `Language` chosen in the window, for the settings to remember."""
    shade_changed = Signal(object)
    """The `Shade` chosen in the window, likewise."""
    who_asked = Signal()
    """The person wants to sign in or out (Ctrl+L, or the cell that shows who is here)."""
    cell_pressed = Signal(object)
    """A `Cell` of the status line other than who."""
    page_opened = Signal(str)
    closing = Signal()

    def __init__(
        self,
        application: QApplication,
        services: Services,
        entries: Sequence[PageEntry],
        *,
        language: Language = Language.CHINESE,
        shade: Shade = Shade.LIGHT,
    ) -> None:
        super().__init__()
        self._application = application
        self._services = services
        self._entries: dict[str, PageEntry] = {entry.key: entry for entry in entries}
        self._language = language
        self._theme = look.theme_of(shade)
        self._pages: dict[str, QWidget] = {}
        self._standings: dict[Cell, Standing] = {}
        self._current = ""
        self._folded_by_hand: bool | None = None
        self._shortcuts: list[QShortcut] = []
        self.scan_line = ScanLine(parent=self)
        self.scan_line.scanned.connect(self.route_scan)
        self.scan_line.shortened.connect(self._refuse_scan)
        self.scan_line.listen(application)
        services.tasks.broke.connect(self._report_defect)
        self.setMinimumSize(QSize(960, 560))
        self._build()

    # --- what the builder of the window may ask of it ---

    @property
    def bench(self) -> Bench:
        """What pages are handed now: this language, this look."""
        return self._bench

    @property
    def current(self) -> str:
        """The key of the page in front; empty before the first."""
        return self._current

    @property
    def entries(self) -> tuple[PageEntry, ...]:
        return tuple(self._entries.values())

    @property
    def notice(self) -> NoticeStrip:
        """The strip above the page."""
        return self._notice

    def has(self, key: str) -> bool:
        """Whether there is a page of that key."""
        return key in self._entries

    def page(self, key: str) -> QWidget:
        """The page of that key, made now if it was not there yet."""
        if key not in self._pages:
            made = self._entries[key].open(self._bench)
            self._stack.addWidget(made)
            self._pages[key] = made
        return self._pages[key]

    def go(self, key: str, about: object = None) -> None:
        """Bring a page to the front, on the thing given."""
        page = self.page(key)
        self._current = key
        self._rail.mark(self._entries[key].under or key)
        self._stack.setCurrentWidget(page)
        self._rest_focus()
        if about is not None and isinstance(page, Page):
            page.visit(about)
        self.page_opened.emit(key)

    def offer(self, entries: Sequence[PageEntry]) -> None:
        """Put other pages in the rail: after the first hour, or when a right changes."""
        self._entries = {entry.key: entry for entry in entries}
        self._rebuild()

    def show_standing(self, cell: Cell, standing: Standing | None) -> None:
        """Say in the status line how something stands."""
        if standing is None:
            self._standings.pop(cell, None)
        else:
            self._standings[cell] = standing
        self._status.show_cell(cell, standing)

    def complain(self, error: WorkroomError) -> None:
        """Show an error: what needs somebody else in red, what the person can mend in amber."""
        hard = isinstance(error, RefusedError | BookError)
        self._notice.tell(say_error(self._bench.words, error), Tone.STOP if hard else Tone.LOOK)

    def notify(self, text: str, tone: Tone) -> None:
        """Show a short text, already in the language of the screen."""
        self._notice.tell(Said(text), tone)

    def route_scan(self, text: str) -> None:
        """A scan goes to the dialog in front, else to the page in front, else to the station."""
        modal = QApplication.activeModalWidget()
        front = modal if modal is not None else self._stack.currentWidget()
        if isinstance(front, TakesScans) and front.take_scan(text):
            return
        self._services.on_scan(text)

    def speak(self, language: Language) -> None:
        """Show everything in another language, at once."""
        if language is not self._language:
            self._language = language
            self._rebuild()
            self.language_changed.emit(language)

    def wear(self, shade: Shade) -> None:
        """Show everything in the other look, at once."""
        if shade is not self._theme.shade:
            self._theme = look.theme_of(shade)
            self._rebuild()
            self.shade_changed.emit(shade)

    def fold(self, *, folded: bool) -> None:
        """Fold or unfold the rail by hand; from then on the width does not decide."""
        self._folded_by_hand = folded
        self._rail.fold(folded=folded)

    # --- how it is built ---

    def _build(self) -> None:
        look.apply(self._application, self._theme)
        qt_words.speak(self._application, self._language)
        services = self._services
        words = services.words_of(self._language)
        self._bench = Bench(
            ledger=services.ledger,
            tasks=services.tasks,
            live=services.live,
            words=words,
            theme=self._theme,
            actor=services.actor,
            complain=self.complain,
            notify=self.notify,
            go=self.go,
            clock=services.clock,
            zone=services.zone,
            station=services.station,
        )
        told = (
            words(N_("Workroom")),
            services.place,
            words(N_("Practice book")) if services.practice else "",
        )
        self.setWindowTitle(" · ".join(part for part in told if part))
        self._shell = Shell(words, self._theme, place=services.place, entries=self.entries)
        self._rail, self._stack = self._shell.rail, self._shell.stack
        self._notice, self._status = self._shell.notice, self._shell.status
        self._rail.picked.connect(self.go)
        self._rail.folding.connect(self._turn_rail)
        self._status.pressed.connect(self._press_cell)
        self._status.language_asked.connect(self._turn_language)
        self._status.shade_asked.connect(self._turn_shade)
        for cell, standing in self._standings.items():
            self._status.show_cell(cell, standing)
        self.setCentralWidget(self._shell)
        self._set_keys()
        self._fit_rail()

    def _set_keys(self) -> None:
        for old in self._shortcuts:
            old.deleteLater()
        keys: list[tuple[str, Callable[[], object]]] = [
            ("Ctrl+B", self._turn_rail),
            ("Ctrl+L", self.who_asked.emit),
            ("F1", self.help),
        ]
        keys += [(entry.shortcut, partial(self.go, entry.key)) for entry in self._entries.values()]
        self._shortcuts = []
        for key, do in keys:
            if key:
                made = QShortcut(QKeySequence(key), self)
                made.activated.connect(do)
                self._shortcuts.append(made)

    def _rebuild(self) -> None:
        """Make everything anew: words and colours are in every widget, and pages read the book."""
        old = self.takeCentralWidget()
        self._pages.clear()
        if old is not None:
            # Gone before the new look is put on: Qt would polish every widget that is going to die.
            old.hide()
            old.deleteLater()
            QCoreApplication.sendPostedEvents(old, QEvent.Type.DeferredDelete)
        self._build()
        if self._current in self._entries:
            self.go(self._current)
        elif self._entries:
            self.go(next(iter(self._entries)))

    def help(self) -> None:
        """Show what the page in front is for, and the keys that work everywhere."""
        words = self._bench.words
        front = self._stack.currentWidget()
        entry = self._entries.get(self._current)
        text = words(front.help_template) if isinstance(front, Page) else ""
        keys = [
            ("F1", words(N_("This help"))),
            ("Ctrl+F", words(N_("Search on this page"))),
            ("Ctrl+L", words(N_("Sign in or out"))),
            ("Ctrl+B", words(N_("Fold the rail"))),
            *((entry.shortcut, words(entry.title)) for entry in self._entries.values()),
        ]
        title = words(entry.title) if entry else words(N_("Help"))
        sheet = HelpSheet(self, words, self._theme, title=title, text=text, keys=keys)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    def _press_cell(self, cell: Cell) -> None:
        if cell is Cell.WHO:
            self.who_asked.emit()
        else:
            self.cell_pressed.emit(cell)

    def _turn_rail(self) -> None:
        self.fold(folded=not self._rail.folded)

    def _turn_language(self) -> None:
        english = self._language is Language.ENGLISH
        # Not at once: the switch that was pressed is one of the widgets that are made anew.
        QTimer.singleShot(0, partial(self.speak, Language.CHINESE if english else Language.ENGLISH))

    def _turn_shade(self) -> None:
        other = Shade.DARK if self._theme.shade is Shade.LIGHT else Shade.LIGHT
        QTimer.singleShot(0, partial(self.wear, other))

    def _fit_rail(self) -> None:
        by_hand = self._folded_by_hand
        self._rail.fold(folded=self.width() < NARROW if by_hand is None else by_hand)

    def _refuse_scan(self, text: str) -> None:
        # Away from the field, so that the next scan meets no input method and comes whole.
        self._rest_focus()
        self._services.sounds.play(Sound.STOP)
        self.notify(self._bench.words(SHORTENED), Tone.STOP)
        self._services.on_shortened(text)

    def _rest_focus(self) -> None:
        page = self._stack.currentWidget()
        if isinstance(page, Page):
            page.rest_focus()
        elif page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _report_defect(self, _defect: object) -> None:
        self.notify(self._bench.words(DEFECT), Tone.STOP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rail()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.scan_line.stop_listening(self._application)
        self.closing.emit()
        super().closeEvent(event)
