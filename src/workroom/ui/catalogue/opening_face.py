"""How the panel of the opening statement looks: its words, figures, and three ways to a file."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from workroom.base.clock import day_of
from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.opening.saying import said_sums
from workroom.rooms.opening.told import Told, Totals
from workroom.ui.catalogue.import_preview import Figure, ImportPreview
from workroom.ui.catalogue.opening_screen import OpeningScreen
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Deed, Weight
from workroom.ui.kit.fields import Choice
from workroom.ui.kit.labels import Label, button, row
from workroom.ui.kit.theme import META, SECTION, M, S, Tone

WIDTH = 440
TITLE = N_("Begin in mid-project")

FIRST = N_(
    "For a project that runs already: what is out, since when, where, which stages are done, and "
    "the last numbers of the papers. Save the template, fill it in, and choose it here. Nothing "
    "is written before you say so, and nothing stands as told before both parties agree."
)
NO_STATEMENT = N_("There is no opening statement yet.")
DRAFTED = N_("The draft from {file} waits for both parties.")
AGREED = N_("{number}, agreed on {day}: print both originals, have them signed and filed.")
FILED = N_("{number}, agreed on {day}, is filed.")
LOOKED_AT = N_("{file}, as read. Nothing is written yet.")


class OpeningFace(QFrame):
    """440 pixels at the right of the catalogue; what is done there is the panel's."""

    closed = Signal()
    template_wanted = Signal(object)
    """The `Path` under which the template is to be saved."""
    file_chosen = Signal(object)
    """The `Path` of a filled-in file."""
    rejects_wanted = Signal(object)
    """The `Path` under which the rejected rows are to be saved."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self.project = Choice()
        self.project.setAccessibleName(bench.words(N_("Project")))
        self._state = Label(bold=True, wrap=True)
        self._sums = Label(size=META, wrap=True)
        self._preview = ImportPreview(bench)

    def rest_focus(self) -> None:
        """Where Enter goes on."""
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, what: str) -> None:
        """What stands above all figures, in the language of the screen."""
        self._state.setText(what)

    def show_told(self, told: Told, sums: Totals) -> None:
        """A file that was read and not written."""
        words = self._bench.words
        self._preview.show_found(_figures(told), told.interpretation, told.rejects)
        self._sums.setText("\n".join(map(words.say, said_sums(sums, told.numbers))))
        self.say(words(LOOKED_AT, file=told.file))
        self._intro.hide()
        self._sums.show()
        self._preview.show()
        self._save.setVisible(told.rejected > 0)

    def show_standing(self, screen: OpeningScreen) -> None:
        """The newest statement of the book, or how one begins."""
        words, statement = self._bench.words, screen.statement
        numbers = statement.last_numbers if statement is not None else ()
        lines = said_sums(screen.totals, numbers) if screen.totals is not None else ()
        self._sums.setText("\n".join(map(words.say, lines)))
        self.say(words.say(_standing(screen, self._bench)))
        self._intro.setVisible(statement is None)
        self._sums.setVisible(bool(self._sums.text()))
        self._preview.hide()
        self._save.hide()

    def build(self, *, secondary: Sequence[Deed], primary: Sequence[Deed]) -> None:
        """Lay it out, with the deeds at the foot."""
        words, theme = self._bench.words, self._bench.theme
        self.setProperty("kind", "card")
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(words(TITLE))
        shut = words(N_("Close"))
        close = button(
            "", self.closed.emit, theme=theme, icon_name="cross", kind="quiet", hint=shut
        )
        self._intro = Label(words(FIRST), tone=Tone.QUIET, wrap=True)
        template = button(
            words(N_("Save the template")), self._ask_template, theme=theme, icon_name="export"
        )
        self._choose = button(
            words(N_("Choose a file")), self._ask_file, theme=theme, icon_name="import"
        )
        save = words(N_("Save the rejected rows"))
        self._save = button(save, self._ask_rejects, theme=theme, icon_name="export")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        for part in (self._intro, self._state, self._preview, self._sums):
            column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(M, M, M, M)
        whole.setSpacing(S)
        title = Label(words(TITLE), size=SECTION, bold=True)
        whole.addLayout(row(title, None, close))
        whole.addWidget(self.project)
        whole.addWidget(area, 1)
        whole.addLayout(row(template, self._choose, None, spacing=S))
        whole.addLayout(row(self._save, None, spacing=S))
        for deed in secondary:
            whole.addWidget(deed.button(theme))
        for deed in primary:
            whole.addWidget(deed.button(theme, Weight.PRIMARY))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.closed.emit)

    def _ask_template(self) -> None:
        self._ask_where(N_("Save the template"), N_("Opening statement"), self.template_wanted.emit)

    def _ask_rejects(self) -> None:
        self._ask_where(N_("Save the rejected rows"), N_("rejected"), self.rejects_wanted.emit)

    def _ask_where(self, title: str, name: str, then: Callable[[Path], object]) -> None:
        words = self._bench.words
        chosen, _ = QFileDialog.getSaveFileName(self, words(title), f"{words(name)}.xlsx", "*.xlsx")
        if chosen:
            then(Path(chosen))

    def _ask_file(self) -> None:
        words = self._bench.words
        kind = words(N_("Spreadsheets"))
        chosen, _ = QFileDialog.getOpenFileName(
            self, words(TITLE), "", f"{kind} (*.xlsx *.xls *.ods)"
        )
        if chosen:
            self.file_chosen.emit(Path(chosen))


def _figures(told: Told) -> tuple[Figure, ...]:
    found = told.interpretation

    def tone(some: object, plain: Tone) -> Tone:
        return plain if some else Tone.QUIET

    return (
        (N_("Rows read"), f"{found.read:,}", Tone.PLAIN),
        (N_("In the room"), f"{told.here:,}", Tone.DONE),
        (N_("Home again"), f"{told.home:,}", tone(told.home, Tone.DONE)),
        (N_("Not begun"), f"{told.not_begun:,}", tone(told.not_begun, Tone.PLAIN)),
        (
            N_("Home, no stage named"),
            f"{told.taken_as_done:,}",
            tone(told.taken_as_done, Tone.LOOK),
        ),
        (N_("Rejected"), f"{told.rejected:,}", tone(told.rejected, Tone.STOP)),
        (N_("Mended"), f"{len(found.mends):,}", tone(found.mends, Tone.PLAIN)),
    )


def _standing(screen: OpeningScreen, bench: Bench) -> Phrase:
    statement = screen.statement
    if statement is None:
        return phrase(NO_STATEMENT)
    if statement.agreed_at is None:
        return phrase(DRAFTED, file=statement.file)
    day = day_of(statement.agreed_at, bench.zone)
    return phrase(AGREED if screen.waits_for_papers else FILED, number=statement.number, day=day)
