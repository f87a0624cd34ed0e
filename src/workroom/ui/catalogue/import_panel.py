"""The panel in which a list comes in: choose a file, see what it says, bring it in."""

from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout, QWidget

from workroom.base.errors import WorkroomError
from workroom.base.verdict import Verdict
from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.catalogue.incoming import Imported, Listing
from workroom.rooms.project.model import Project
from workroom.ui.catalogue.bringing import Bringing, Read
from workroom.ui.catalogue.import_preview import ImportPreview
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Deed, Weight
from workroom.ui.kit.fields import Choice, text_field
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
NO_HEAD = N_("Where the heads are not known here, name the columns by their head or letter:")
READING = N_("Reading {file}")
WRITING = N_("Bringing in {file}")
RESULT = N_("{taken} taken, {unchanged} known already, {rejected} rejected.")
STOPPED = N_(
    "Stopped after {taken} rows. They are in the book; the same list again brings in the rest."
)
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

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._bench: Bench = page.bench
        self.state = State.CHOOSE
        self._path: Path | None = None
        self._listing: Listing | None = None
        self._may: Verdict | None = None
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
        self._project, self._sheet = Choice(), Choice()
        self._seen = ImportPreview(self._bench)
        self._many_sheets = False
        self._build()
        self._show(State.CHOOSE)

    def offer(self, projects: tuple[Project, ...], may: Verdict | None) -> None:
        """The projects a list can belong to, and whether this person may bring one in."""
        self._project.offer(tuple((one.id, f"{one.code} {one.name}") for one in projects))
        self._project.setVisible(len(projects) > 1)
        self._may = may
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

    def read_file(self, path: Path, sheet: str | None = None) -> None:
        """Read a file and show what it says; nothing is written."""
        if self.state is State.BUSY:
            return
        named = {"reference_code": self._code.text(), "title": self._title.text()}
        mapping = {field: text.strip() for field, text in named.items() if text.strip()}
        self._path, self._listing = path, None
        self._file.show_text(path.name)
        self._show(State.BUSY)
        course = self._bringing.read(path, sheet=sheet, mapping=mapping, then=self._preview)
        self._strip.begin(phrase(READING, file=path.name), course)

    def save_rejects(self, path: Path) -> None:
        """Write the rejected rows of the list that was read, to be mended and brought in."""
        if self._listing is None:
            return
        path = path.with_suffix(".xlsx")

        def saved(count: int) -> None:
            said = phrase(SAVED, count=count, file=path.name)
            self._bench.notify(self._bench.words.say(said), Tone.DONE)

        self._bringing.save_rejects(path, self._listing.interpretation, saved)

    def _preview(self, read: Read) -> None:
        self._strip.end()
        self._listing = read.listing
        self._sheet.offer(tuple((name, name) for name in read.sheets))
        self._sheet.choose(read.listing.interpretation.sheet)
        self._many_sheets = len(read.sheets) > 1
        self._seen.show_listing(read.listing)
        self._show(State.PREVIEW)
        self.rest_focus()

    def _write(self) -> None:
        actor, listing, project = self._bench.actor(), self._listing, self._project.value
        if actor is None or listing is None or self.state is not State.PREVIEW:
            return
        self._show(State.BUSY)
        course = self._bringing.write(listing, by=actor, project=project, then=self._done)
        self._strip.begin(phrase(WRITING, file=listing.file), course)

    def _done(self, made: Imported) -> None:
        if made.rejected and self._listing is not None:
            self._listing = made.listing
            self._seen.show_listing(made.listing)
        self._strip.end()
        said = phrase(
            STOPPED if made.stopped else RESULT,
            taken=f"{made.taken:,}",
            unchanged=f"{made.unchanged:,}",
            rejected=f"{made.rejected:,}",
        )
        self._say(said, Tone.LOOK if made.stopped else Tone.DONE)
        self._show(State.DONE)

    def _fail(self, error: WorkroomError) -> None:
        self._strip.end()
        self._say(say_error(self._bench.words, error).sentence, Tone.STOP)
        self._show(State.FAILED)

    def _read_again(self) -> None:
        if self._path is not None:
            sheet = self._sheet.value if self._many_sheets else None
            self.read_file(self._path, sheet)

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
        read = self._listing is not None
        self._intro.setVisible(state is State.CHOOSE)
        self._file.setVisible(state is not State.CHOOSE)
        self._answered.setVisible(state in (State.FAILED, State.DONE))
        self._named.setVisible(state is State.FAILED and not read)
        self._sheet.setVisible(state is State.PREVIEW and self._many_sheets)
        self._seen.setVisible(read and state is not State.CHOOSE)
        rejects = self._listing.interpretation.rejects if self._listing else ()
        self._save.setVisible(bool(rejects) and state in (State.PREVIEW, State.DONE))
        self._choose.setVisible(state is not State.BUSY)
        self._again.setVisible(state is State.FAILED)
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
        self._sheet.activated.connect(self._read_again)
        self._intro = Label(words(FIRST), tone=Tone.QUIET, wrap=True)
        self._file = Elided(size=STRONG)
        self._sign, self._answer = Sign(theme, "dot"), Label(bold=True, wrap=True)
        self._answered = QWidget()
        across = row(self._sign)
        across.addWidget(self._answer, 1)
        self._answered.setLayout(across)
        self._code = text_field(words, N_("Column of the reference codes"))
        self._title = text_field(words, N_("Column of the titles"))
        self._named = QWidget()
        named = QVBoxLayout(self._named)
        named.setContentsMargins(0, 0, 0, 0)
        named.addWidget(Label(words(NO_HEAD), tone=Tone.QUIET, wrap=True))
        named.addWidget(self._code)
        named.addWidget(self._title)
        self._choose = button(
            words(N_("Choose a file")), self.choose, theme=theme, icon_name="import"
        )
        self._again = button(
            words(N_("Read it again")), self._read_again, theme=theme, icon_name="repeat"
        )
        save = words(N_("Save the rejected rows"))
        self._save = button(save, self._ask_where, theme=theme, icon_name="export")

        column = QVBoxLayout(self)
        column.setContentsMargins(M, M, M, M)
        column.setSpacing(M)
        column.addLayout(row(title, None, close))
        parts = (self._intro, self._project, self._file, self._sheet, self._answered, self._named)
        for part in parts:
            column.addWidget(part)
        column.addWidget(self._seen, 1)
        column.addStretch(0)
        column.addWidget(self._strip)
        column.addLayout(row(self._choose, self._again, None, self._save, spacing=S))
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
