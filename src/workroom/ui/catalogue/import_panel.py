"""The panel in which a list comes in: choose a file, see what it says, bring it in."""

from dataclasses import replace
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QFileDialog, QFrame, QVBoxLayout, QWidget

from workroom.base.errors import InputError, WorkroomError
from workroom.base.verdict import Verdict
from workroom.base.words import N_, Phrase, phrase
from workroom.exchange.reading import Book
from workroom.rooms.catalogue.columns import Choice
from workroom.rooms.catalogue.foreseen import Foreseen
from workroom.rooms.catalogue.incoming import Imported
from workroom.rooms.project.model import Project
from workroom.ui.catalogue.bringing import Bringing, Read
from workroom.ui.catalogue.columns_view import ColumnsView
from workroom.ui.catalogue.import_preview import ImportPreview
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Deed, Weight
from workroom.ui.kit.fields import Choice as Options
from workroom.ui.kit.labels import Elided, Label, Sign, button, row
from workroom.ui.kit.page import Page
from workroom.ui.kit.progress import ProgressStrip
from workroom.ui.kit.saying import say_error, say_text
from workroom.ui.kit.theme import SECTION, STRONG, TONE_ICON, M, S, Tone

WIDTH = 440
ENDINGS = ("xlsx", "xls", "ods", "csv", "txt")

FIRST = N_(
    "Choose a spreadsheet (.xlsx, .xls, .ods, .csv), or drop it here. Title blocks, sub-totals "
    "and notes are passed over; look-alike signs, lost zeros and dates are mended, and every "
    "mend is told. Nothing is written before you say so."
)
NO_LIST = N_("Say in the list at the left what the columns hold, or choose another sheet.")
READING = N_("Reading {file}")
WRITING = N_("Bringing in {file}")
RESULT = N_("{taken} taken, {unchanged} known already, {rejected} rejected.")
PROPOSED = N_("{count} rows say otherwise of known units and wait for the client (F3).")
STOPPED = N_(
    "Stopped after {taken} rows. They are in the book; the same list again brings in the rest."
)
KNOWN_ONLY = N_("Reject items whose volume is not in the catalogue")
ACCEPT_AT_ONCE = N_("Accept at once what the list says otherwise")
SAVED = N_("{count} rejected rows are in {file}. Mend them there and bring that file in.")


class State(Enum):
    """How far the import in this panel is."""

    CHOOSE = "choose"
    BUSY = "busy"
    FAILED = "failed"
    PREVIEW = "preview"
    DONE = "done"


class ImportPanel(QFrame):
    """440 pixels at the right of the catalogue, while a list comes in."""

    closed = Signal()
    previewed = Signal(bool)
    """Whether the columns of a file are to be seen now."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._bench: Bench = page.bench
        self.state = State.CHOOSE
        self._path: Path | None = None
        self._read: Read | None = None
        self._foreseen: Foreseen | None = None
        self._choice = Choice()
        self._waiting: Choice | None = None
        self._may: Verdict | None = None
        self._may_correct: Verdict | None = None
        self.columns = ColumnsView(self._bench)
        self.columns.changed.connect(self.read_again)
        self._strip = ProgressStrip(self._bench.words, self._bench.theme)
        self._bringing = Bringing(self._bench, self._strip.tell, self._fail)
        self.bring_in = Deed(
            N_("Bring it in"),
            self._write,
            words=self._bench.words,
            page=page,
            shortcut="Ctrl+Return",
            icon_name="import",
            unasked=N_("Choose a file first."),
        )
        self._project, self._sheet = Options(), Options()
        self._known_only = QCheckBox(self._bench.words(KNOWN_ONLY))
        self._accepted = QCheckBox(self._bench.words(ACCEPT_AT_ONCE))
        self._seen = ImportPreview(self._bench)
        self._build()
        self._show(State.CHOOSE)

    def offer(
        self,
        projects: tuple[Project, ...],
        may: Verdict | None,
        may_correct: Verdict | None = None,
    ) -> None:
        """The projects a list can belong to, and whether this person may bring one in, and accept
        what it says otherwise.
        """
        self._project.offer(tuple((one.id, f"{one.code} {one.name}") for one in projects))
        self._project.setVisible(len(projects) > 1)
        self._may, self._may_correct = may, may_correct
        self._judge()

    def rest_focus(self) -> None:
        """Where Enter goes on: to a file, or to bringing in what was read."""
        next_one = self._go if self.state is State.PREVIEW else self._choose
        next_one.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self) -> None:
        """Ask for a file."""
        words = self._bench.words
        endings = " ".join(f"*.{ending}" for ending in ENDINGS)
        kind = words(N_("Spreadsheets"))
        name, _ = QFileDialog.getOpenFileName(
            self, words(N_("Bring a list in")), "", f"{kind} ({endings})"
        )
        if name:
            self.read_file(Path(name))

    def read_file(self, path: Path, choice: Choice | None = None) -> None:
        """Read a file and show what it says and what it would do; nothing is written."""
        if self.state is State.BUSY:
            return
        self._path, self._read, self._foreseen = path, None, None
        self._waiting = None
        self._file.show_text(path.name)
        self._begin(path, choice or Choice())

    def read_again(self, choice: Choice) -> None:
        """Understand the same file otherwise: other columns, another sheet, another kind."""
        if self._read is None:
            return
        if self.state is State.BUSY:
            self._waiting = choice
            return
        self._begin(self._read.book, choice)

    def save_rejects(self, path: Path) -> None:
        """Write the rejected rows of the list that was read, to be mended and brought in."""
        if self._foreseen is None:
            return
        path = path.with_suffix(".xlsx")

        def saved(count: int) -> None:
            said = phrase(SAVED, count=count, file=path.name)
            self._bench.notify(self._bench.words.say(said), Tone.DONE)

        self._bringing.save_rejects(path, self._foreseen.listing.interpretation, saved)

    def _begin(self, file: Path | Book, choice: Choice) -> None:
        self._choice = replace(choice, known_volumes_only=self._known_only.isChecked())
        self._show(State.BUSY)
        course = self._bringing.read(
            file, self._choice, project=self._project.value, then=self._preview
        )
        name = self._path.name if self._path else ""
        self._strip.begin(phrase(READING, file=name), course)

    def _preview(self, read: Read) -> None:
        self._strip.end()
        self._read, self._foreseen = read, read.foreseen
        waiting, self._waiting = self._waiting, None
        self._sheet.offer(tuple((name, name) for name in read.seen.sheets))
        self._sheet.choose(read.seen.sheet)
        self.columns.show_read(read)
        if read.foreseen is None:
            error = read.fault or InputError(NO_LIST)
            self._say(say_error(self._bench.words, error).sentence, Tone.STOP)
            self._show(State.FAILED)
        else:
            self._seen.show_foreseen(read.foreseen)
            self._show(State.PREVIEW)
        self.previewed.emit(True)
        if waiting is not None:
            self._begin(read.book, waiting)

    def _write(self) -> None:
        actor, foreseen, project = self._bench.actor(), self._foreseen, self._project.value
        if actor is None or foreseen is None or self.state is not State.PREVIEW:
            return
        self._show(State.BUSY)
        course = self._bringing.write(
            foreseen,
            by=actor,
            project=project,
            accepted=self._accepted.isVisible() and self._accepted.isChecked(),
            then=self._done,
        )
        self._strip.begin(phrase(WRITING, file=foreseen.listing.file), course)

    def _done(self, made: Imported) -> None:
        self._strip.end()
        said = phrase(
            STOPPED if made.stopped else RESULT,
            taken=f"{made.taken:,}",
            unchanged=f"{made.unchanged:,}",
            rejected=f"{made.rejected:,}",
        )
        told = self._bench.words.say(said)
        if made.proposed:
            waits = phrase(PROPOSED, count=f"{made.proposed:,}")
            told = f"{told} {self._bench.words.say(waits)}"
        self._say(told, Tone.LOOK if made.stopped or made.proposed else Tone.DONE)
        self._show(State.DONE)
        self.previewed.emit(False)

    def _fail(self, error: WorkroomError) -> None:
        self._strip.end()
        self._say(say_error(self._bench.words, error).sentence, Tone.STOP)
        self._show(State.FAILED)

    def _read_anew(self) -> None:
        """From the disk: it may have been mended in Excel meanwhile."""
        if self._path is not None:
            self.read_file(self._path, self._choice)

    def _read_sheet(self) -> None:
        """Another sheet has other columns."""
        self.read_again(Choice(sheet=self._sheet.value))

    def _compare_again(self) -> None:
        self.read_again(self._choice)

    def _ask_where(self) -> None:
        if self._path is None:
            return
        words = self._bench.words
        rejected = words(N_("rejected"))
        suggested = self._path.with_name(f"{self._path.stem} {rejected}.xlsx")
        name, _ = QFileDialog.getSaveFileName(
            self, words(N_("Save the rejected rows")), str(suggested), "*.xlsx"
        )
        if name:
            self.save_rejects(Path(name))

    def _say(self, what: str | Phrase, tone: Tone) -> None:
        self._sign.show_icon(TONE_ICON[tone], tone)
        self._answer.setText(say_text(self._bench.words, what))

    def _show(self, state: State) -> None:
        self.state = state
        read = self._foreseen is not None
        self._intro.setVisible(state is State.CHOOSE)
        self._file.setVisible(state is not State.CHOOSE)
        self._answered.setVisible(state in (State.FAILED, State.DONE))
        many_sheets = self._read is not None and len(self._read.seen.sheets) > 1
        looking = state in (State.PREVIEW, State.FAILED)
        self._how.setVisible(state is State.FAILED and self._read is not None)
        self._sheet.setVisible(looking and many_sheets)
        missing = bool(self._foreseen and self._foreseen.missing)
        self._known_only.setVisible(looking and (missing or self._known_only.isChecked()))
        differs = bool(self._foreseen and self._foreseen.proposed + self._foreseen.declined)
        self._accepted.setVisible(looking and differs and bool(self._may_correct))
        self._seen.setVisible(read and state is not State.CHOOSE)
        rejects = self._foreseen.rejected if self._foreseen else 0
        self._save.setVisible(bool(rejects) and state in (State.PREVIEW, State.DONE))
        self._choose.setVisible(state is not State.BUSY)
        self._again.setVisible(state in (State.FAILED, State.PREVIEW))
        self._judge()

    def _judge(self) -> None:
        self.bring_in.judge(self._may if self.state is State.PREVIEW else None)

    def _build(self) -> None:
        words, theme = self._bench.words, self._bench.theme
        self.setProperty("kind", "card")
        self.setFixedWidth(WIDTH)
        self.setAcceptDrops(True)
        self.setAccessibleName(words(N_("Bring a list in")))
        title = Label(words(N_("Bring a list in")), size=SECTION, bold=True)
        shut = words(N_("Close"))
        close = button(
            "", self.closed.emit, theme=theme, icon_name="cross", kind="quiet", hint=shut
        )
        self._project.setAccessibleName(words(N_("Project")))
        self._sheet.setAccessibleName(words(N_("Sheet of the file")))
        self._sheet.activated.connect(self._read_sheet)
        self._known_only.toggled.connect(self._compare_again)
        self._intro = Label(words(FIRST), tone=Tone.QUIET, wrap=True)
        self._file = Elided(size=STRONG)
        self._sign, self._answer = Sign(theme, "dot"), Label(bold=True, wrap=True)
        self._answered = QWidget()
        across = row(self._sign)
        across.addWidget(self._answer, 1)
        self._answered.setLayout(across)
        self._how = Label(words(NO_LIST), tone=Tone.QUIET, wrap=True)
        self._choose = button(
            words(N_("Choose a file")), self.choose, theme=theme, icon_name="import"
        )
        self._again = button(
            words(N_("Read it again")), self._read_anew, theme=theme, icon_name="repeat"
        )
        save = words(N_("Save the rejected rows"))
        self._save = button(save, self._ask_where, theme=theme, icon_name="export")

        column = QVBoxLayout(self)
        column.setContentsMargins(M, M, M, M)
        column.setSpacing(M)
        column.addLayout(row(title, None, close))
        parts = (self._intro, self._project, self._file, self._sheet, self._answered, self._how)
        for part in parts:
            column.addWidget(part)
        column.addWidget(self._seen, 1)
        column.addWidget(self._known_only)
        column.addWidget(self._accepted)
        column.addStretch(0)
        column.addWidget(self._strip)
        column.addLayout(row(self._choose, self._again, None, spacing=S))
        column.addWidget(self._save)
        self._go = self.bring_in.button(theme, Weight.PRIMARY)
        column.addWidget(self._go)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.closed.emit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.read_file(Path(files[0]))
