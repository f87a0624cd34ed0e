"""The window of the first hour: asks, makes the book in one go, and hands it on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from workroom.base.clock import Clock
from workroom.base.errors import WorkroomError
from workroom.base.resources import resources
from workroom.base.words import N_, Language, Phrase, Words, phrase
from workroom.ledger.folder import Folder
from workroom.settings import read_settings
from workroom.ui.kit import theme as look
from workroom.ui.kit.labels import Elided, Label, Sign, button, row
from workroom.ui.kit.saying import say_error, say_text
from workroom.ui.kit.scanline import ScanLine
from workroom.ui.kit.tasks import Tasks
from workroom.ui.kit.theme import ANSWER, META, L, M, S, Shade, Tone
from workroom.ui.welcome.founding import Begun, FieldError, Waiting, begin, waiting_in
from workroom.ui.welcome.questions import AskFolder, Questions
from workroom.ui.welcome.screen import HOUSE_ZONE, Answers, reasons
from workroom.ui.welcome.zone import zone_of_pc

TITLE = N_("Ten questions, then the room is ready")
TEXT = N_("The first four are written once, when the book is founded; the rest can change later.")
BOOK_IN = N_("The book will lie in {path}")
MISSING = N_("{count} answers cannot stand yet: the first is marked.")
FOUNDING = N_("Making the book …")


class WelcomeWindow(QMainWindow):
    """Shown while the folder holds no book, or one without an account."""

    begun = Signal(object)
    """`Begun`: the book is there. Whoever hears it owns the ledger."""

    def __init__(
        self,
        application: QApplication,
        root: Path,
        *,
        words_of: Callable[[Language], Words],
        clock: Clock,
        waiting: Waiting | None = None,
        given: Answers | None = None,
        pc_zone: str = HOUSE_ZONE,
        ask_folder: AskFolder | None = None,
    ) -> None:
        """`waiting` is a book begun earlier whose first hour was not ended."""
        super().__init__()
        self._application, self._root, self._clock = application, root, clock
        self._words_of, self._waiting, self._ask_folder = words_of, waiting, ask_folder
        self._given, self._pc_zone = given or Answers(zone=pc_zone), pc_zone
        self._tried = False
        self.tasks = Tasks(self)
        self.scan_line = ScanLine(parent=self)
        self.scan_line.scanned.connect(self.try_scan)
        self.scan_line.shortened.connect(self.try_pieces)
        self.scan_line.listen(application)
        self.setMinimumSize(QSize(960, 560))
        go = QShortcut(QKeySequence("Ctrl+Return"), self)
        go.activated.connect(self.begin)
        self._build()

    @property
    def said(self) -> str:
        """What stands beside the main act."""
        return self._news.text()

    def begin(self) -> None:
        """Check the answers; make the book when all of them can stand."""
        answers = self.questions.answers()
        found = reasons(answers, self._room)
        self._tried = True
        self.questions.show_reasons(found, focus=True)
        if found:
            self._say(phrase(MISSING, count=len(found)), Tone.STOP)
            return
        root, waiting, clock = self._root, self._waiting, self._clock
        self.go.setEnabled(False)
        self._say(phrase(FOUNDING), Tone.QUIET)
        self.tasks.run(
            lambda: begin(root, answers, waiting, clock),
            then=self._hand_on,
            failed=self._fail,
            owner=self,
        )

    def speak(self, language: Language) -> None:
        """Show everything in another language; what was typed stays."""
        self._given = replace(self.questions.answers(), language=language)
        self._build()

    def wear(self, shade: Shade) -> None:
        """Show everything in the other look; what was typed stays."""
        self._given = replace(self.questions.answers(), shade=shade.value)
        self._build()

    def try_scan(self, text: str) -> None:
        """Every scan made here is a trial."""
        self.questions.trial.hear(text)

    def try_pieces(self, text: str) -> None:
        """A scan of which keys are missing."""
        self.questions.trial.hear_pieces(text)

    def _hand_on(self, begun: Begun) -> None:
        self._waiting = None  # The book is no longer ours to close.
        self.begun.emit(begun)
        self.close()

    def _fail(self, error: WorkroomError) -> None:
        self.go.setEnabled(True)
        if isinstance(error, FieldError):
            self.questions.show_reasons({error.field: error.phrase}, focus=True)
        self._say(say_error(self._words, error).sentence, Tone.STOP)

    def _hear_change(self) -> None:
        """Once somebody has tried, each answer is judged as it is typed."""
        if self._tried:
            found = reasons(self.questions.answers(), self._room)
            self.questions.show_reasons(found, focus=False)
            self._say(phrase(MISSING, count=len(found)) if found else "", Tone.STOP)

    def _say(self, text: str | Phrase, tone: Tone) -> None:
        self._news.set_tone(tone)
        self._news.setText(say_text(self._words, text))
        self._mark.setVisible(bool(self._news.text()) and tone is Tone.STOP)

    # --- how it is built ---

    def _build(self) -> None:
        given = self._given
        theme = look.theme_of(Shade(given.shade))
        look.apply(self._application, theme)
        words = self._words = self._words_of(given.language)
        self._room = self._waiting.room if self._waiting else None
        self.setWindowTitle(words(N_("Workroom")))
        self.questions = Questions(
            words,
            theme,
            self.tasks,
            given,
            backups=Folder(self._root).backups,
            founded=self._room,
            pc_zone=self._pc_zone,
            now=self._now,
            ask_folder=self._ask_folder,
        )
        self.questions.changed.connect(self._hear_change)
        whole = QWidget()
        whole.setObjectName("page")
        whole.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        column.addLayout(self._head(words, theme))
        column.addWidget(self.questions, 1)
        column.addWidget(self._foot(words, theme))
        self.setCentralWidget(whole)
        self.questions.enter()
        self.questions.printer.look()

    def _head(self, words: Words, theme: look.Theme) -> QHBoxLayout:
        chinese = words.language is Language.CHINESE
        other = Language.ENGLISH if chinese else Language.CHINESE
        light = theme.shade is Shade.LIGHT
        turn_language = button(
            "English" if chinese else "中文",
            lambda: self.speak(other),
            theme=theme,
            icon_name="language",
            kind="quiet",
        )
        turn_shade = button(
            "",
            lambda: self.wear(Shade.DARK if light else Shade.LIGHT),
            theme=theme,
            icon_name="moon" if light else "sun",
            kind="quiet",
            hint=words(N_("Dark") if light else N_("Light")),
        )
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(Label(words(TITLE), size=ANSWER, bold=True))
        texts.addWidget(Label(words(TEXT), tone=Tone.QUIET))
        head = QHBoxLayout()
        head.setContentsMargins(L, M, L, 0)
        head.addLayout(texts, 1)
        head.addWidget(turn_language, alignment=Qt.AlignmentFlag.AlignTop)
        head.addWidget(turn_shade, alignment=Qt.AlignmentFlag.AlignTop)
        return head

    def _foot(self, words: Words, theme: look.Theme) -> QFrame:
        foot = QFrame()
        foot.setProperty("kind", "card")
        self._mark = Sign(theme, "stop", Tone.STOP)
        self._mark.hide()
        self._news = Label(wrap=True)
        path = Elided(words(BOOK_IN, path=self._root), size=META, tone=Tone.QUIET)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addLayout(row(self._mark, self._news, spacing=S))
        texts.addWidget(path)
        verb = words(N_("Begin"))
        self.go = button(
            f"{verb}  Ctrl+↵",
            self.begin,
            theme=theme,
            icon_name="check",
            kind="primary",
        )
        self.go.setMinimumWidth(180)
        across = QHBoxLayout(foot)
        across.setContentsMargins(L, S, L, S)
        across.addLayout(texts, 1)
        across.addWidget(self.go)
        return foot

    def _now(self) -> str:
        now: datetime = self._clock()
        zone = self._room.zone if self._room else self.questions.answers().zone
        return now.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")

    def closeEvent(self, event: QCloseEvent) -> None:
        self.scan_line.stop_listening(self._application)
        self.tasks.close()
        if self._waiting is not None:
            self._waiting.ledger.close()
        super().closeEvent(event)


def welcome_window(application: QApplication, root: Path, clock: Clock) -> WelcomeWindow:
    """The window of the first hour, in the language and look of this PC's settings.

    Raises:
        BookError: there is a book that cannot be opened.
    """
    pc, zone = read_settings(Folder(root).settings), zone_of_pc()
    window = WelcomeWindow(
        application,
        root,
        words_of=lambda language: Words(language, resources() / "locales"),
        clock=clock,
        waiting=waiting_in(root, clock),
        given=Answers(
            zone=zone, language=Language(pc.language), shade=pc.theme, printer=pc.printer
        ),
        pc_zone=zone,
    )
    window.resize(1366, 768)
    return window
