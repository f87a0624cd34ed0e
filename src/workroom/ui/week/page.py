"""The week, as the client is to see it: kinds at the left, their lines, and one line in whole."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workroom.base.clauses import WEEK_SEEN
from workroom.base.event import Event
from workroom.base.ids import Kind, Subject
from workroom.base.verdict import YES, no
from workroom.base.words import N_, phrase
from workroom.rooms.holds.weeks import Span, week_of
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Deed
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.entry import PageEntry
from workroom.ui.kit.labels import Label, row
from workroom.ui.kit.page import Page
from workroom.ui.kit.rows import RowsModel
from workroom.ui.kit.table import Table
from workroom.ui.kit.theme import META, M, S, Tone
from workroom.ui.week.columns import KINDS, lines
from workroom.ui.week.panel import WeekPanel
from workroom.ui.week.screen import Row, Section, WeekScreen, read_screen

Papers = Callable[[Span], object]
"""Draws and offers the page of these days; called on the GUI thread, to return at once."""

TITLE = N_("The week")
HELP = N_(
    "What a book that the other party keeps would rather not show, week by week: what waits for "
    "the client's word, what was forced, missing or different, entered late, corrected or made "
    "void, and who changed accounts and agreements. At the left the kinds, the grave ones in red; "
    "what there is nothing of is named beneath them. What looks made up stands there for both "
    "parties to look at; nothing is blocked for it.\n\n"
    "Alt+Left and Alt+Right walk the weeks. Tab goes from the kinds to their lines, Enter or F6 "
    "opens the thing that a line is about. Ctrl+P prints the page for both to sign. Once a week "
    "is over a person of the client countersigns it with F9. Esc leads back to Today."
)
SAYS = N_("{week} · {first} to {last}")
ENTRIES = N_("{count} entries.")
SO_FAR = N_("{count} entries so far.")
SIGNED_BY = N_("Countersigned by {name}.")
NOTHING_OF = N_("None of: {kinds}")
NOTHING = N_("There is nothing to look at in this week.")
NO_FURTHER = N_("This week still goes on; there is none after it yet.")
KINDS_WIDTH = 232
PAUSE_MS = 3000
"""A week is read anew at most so often while others work."""


class WeekPage(Page):
    """Read anew while the week goes on; what is over does not change any more."""

    def __init__(self, bench: Bench, papers: Papers) -> None:
        super().__init__(bench, title=TITLE, help=HELP)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words, theme = bench.words, bench.theme
        self._papers = papers
        self._screen: WeekScreen | None = None
        self.span = week_of(bench.now().date())
        self._kind_rows = RowsModel(KINDS, words=words, theme=theme, key=lambda one: one.key)
        self.kinds: Table[Section] = Table(
            self._kind_rows, name=N_("What to look at"), empty=NOTHING
        )
        self._line_rows = RowsModel(
            lines(bench.now()), words=words, theme=theme, key=lambda one: one.key
        )
        self.lines: Table[Row] = Table(self._line_rows, name=N_("Lines"), empty=NOTHING)
        self._told = Label(size=META, tone=Tone.QUIET, wrap=True)
        self._desk: Desk[WeekScreen] = Desk(
            bench,
            read=self._question(),
            paint=self._paint,
            page=self,
            watch=(Event,),
            pause_ms=PAUSE_MS,
        )
        self.panel_of_line = WeekPanel(self, self._desk, self._print)
        self.set_panel(self.panel_of_line)
        self._arrange()
        self.kinds.picked.connect(self._pick_kind)
        self.kinds.opened.connect(lambda _one: self.lines.setFocus())
        self.lines.picked.connect(self.panel_of_line.show_row)
        self.lines.opened.connect(lambda _one: self.panel_of_line.go_there())

    def visit(self, about: object) -> None:
        """A span, or the week in which a day lies."""
        match about:
            case Span():
                self._show(about)
            case Subject(kind=Kind.DAY, id=day):
                self._show(week_of(date.fromordinal(day)))

    def rest_focus(self) -> None:
        """The kinds are walked first."""
        self.kinds.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.bench.go("today", None)
        else:
            super().keyPressEvent(event)

    def _question(self) -> Callable[..., WeekScreen]:
        span, ledger, clock = self.span, self.bench.ledger, self.bench.clock
        return lambda db: read_screen(ledger, db, span, clock())

    def _show(self, span: Span) -> None:
        self.span = span
        self._desk.ask(self._question())

    def _paint(self, screen: WeekScreen) -> None:
        self._screen = screen
        page, words = screen.page, self.bench.words
        span = page.span
        self.remark(
            phrase(SAYS, week=span.name, first=f"{span.first:%m-%d}", last=f"{span.last:%m-%d}")
        )
        told = [words(ENTRIES if page.is_over else SO_FAR, count=f"{page.entries:,}")]
        if page.countersigned is not None:
            told.append(words(SIGNED_BY, name=page.countersigned_by))
        if page.empty and screen.sections:
            told.append(words(NOTHING_OF, kinds=tuple(phrase(one.label) for one in page.empty)))
        self._told.setText("\n".join(told))
        self.panel_of_line.show_screen(screen)
        self._later.judge(YES if page.is_over else no(NO_FURTHER, WEEK_SEEN))
        self._earlier.judge(YES)
        self._kind_rows.show(screen.sections)
        if self.kinds.record is None and screen.sections:
            self.kinds.pick(0)
        self._pick_kind(self.kinds.record)

    def _pick_kind(self, section: Section | None) -> None:
        self._line_rows.show(section.rows if section else ())
        if self.lines.record is None and section is not None:
            self.lines.pick(0)
        self.panel_of_line.show_row(self.lines.record)

    def _print(self) -> None:
        self._papers(self.span)

    def _arrange(self) -> None:
        words = self.bench.words

        def deed(text: str, do: Callable[[], object], key: str) -> Deed:
            made = Deed(text, do, words=words, page=self, shortcut=key)
            self.head.addWidget(made.button(self.bench.theme))
            return made

        self._earlier = deed(N_("Earlier"), lambda: self._show(self.span.step(-1)), "Alt+Left")
        self._later = deed(N_("Later"), lambda: self._show(self.span.step(1)), "Alt+Right")
        left = QWidget()
        left.setFixedWidth(KINDS_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(self.kinds, 1)
        column.addWidget(self._told)
        across = row(left, spacing=M)
        across.addWidget(self.lines, 1)
        self.body.addLayout(across, 1)


def week_entry(papers: Papers) -> PageEntry:
    """The week has no place of its own in the rail: Today leads to it, and its key."""
    return PageEntry(
        key="week",
        title=TITLE,
        icon="records",
        shortcut="Ctrl+8",
        open=lambda bench: WeekPage(bench, papers),
        under="today",
    )
