"""The page on which a paper is typed into the book, line after line, as of another moment."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from workroom.base.errors import InputError
from workroom.base.late import Late, WrittenLate
from workroom.base.verdict import YES
from workroom.base.word import Word
from workroom.base.words import N_, phrase
from workroom.ledger.reading import Reading
from workroom.rooms.late.model import NumbersReserved, NumbersVoided, NumberUsed
from workroom.rooms.people.service import check_secret
from workroom.rooms.station.late import Writing
from workroom.rooms.station.model import Outcome, Reply, Session
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.bigline import BigLine
from workroom.ui.kit.deed import Deed, Weight
from workroom.ui.kit.desk import NOBODY_HERE, Desk
from workroom.ui.kit.entry import PageEntry
from workroom.ui.kit.fields import Choice, text_field
from workroom.ui.kit.form import Field, Form
from workroom.ui.kit.labels import Label, restyle
from workroom.ui.kit.late_form import SAYS_MOMENT, read_moment
from workroom.ui.kit.page import Page
from workroom.ui.kit.rows import Col, RowsModel
from workroom.ui.kit.saying import say_error
from workroom.ui.kit.table import Table
from workroom.ui.kit.theme import SECTION, M, S, Tone
from workroom.ui.kit.word_form import WordForm
from workroom.ui.station import answer
from workroom.ui.station.late_panel import LatePanel
from workroom.ui.station.late_papers import LatePapers, PaperDeeds
from workroom.ui.station.late_screen import LateScreen, read_late
from workroom.ui.station.screen import Standing, read_standing

TITLE = N_("Late entries")
HELP = N_(
    "What happened while the power was out, or was forgotten, is written down here from a paper "
    "or on somebody's word. Say once when it was and what it rests on; then type or scan line "
    "after line, each with Enter: a name or a badge, a command (its code or its name, such as "
    "领取, 入柜, 归架), a cabinet, then what it was done to. A time such as 09:40 goes on to "
    "another minute.\n\n"
    "Each line is judged as things were at that moment. What is known of later stands, and the "
    "answer says so. F9 writes down what a rule refuses, in red, on somebody's word. F8 takes "
    "the last line back. Every late entry stands on the page of the week for the client to sign."
)
BAND = N_("Late: {moment}")
ON_WORD = N_("on the word of {name}")
NOT_YET = N_("Late: say first when it happened, and what it rests on")
SAYS_LINE = N_("Name, command, cabinet, code or 09:40, then Enter")
STATION = "补录"
LINE_HEIGHT = 150
WATCHED = (WrittenLate, NumbersReserved, NumbersVoided, NumberUsed)


@dataclass(frozen=True, slots=True)
class Typed:
    """One line and its answer, with how things stood before it."""

    id: int
    text: str
    at: str
    who: str
    reply: Reply
    before: Writing


class LatePage(Page):
    """Two rows of fields once, then one field and Enter."""

    def __init__(self, bench: Bench, papers: LatePapers) -> None:
        super().__init__(bench, title=TITLE, help=HELP)
        words, theme = bench.words, bench.theme
        self._writing: Writing | None = None
        self._typed: list[Typed] = []
        self._band = Label(words(NOT_YET), size=SECTION, tone=Tone.LOOK, bold=True)
        self._moment = text_field(words, SAYS_MOMENT)
        self._paper = text_field(words, N_("Number of the paper"))
        self._told = Choice([(None, "—")])
        self._form = Form(words, theme)
        self._form.add(
            Field(name="at", label=N_("It happened at"), widget=self._moment, required=True)
        )
        self._grounds = Form(words, theme)
        self._grounds.add(Field(name="paper", label=N_("Written on"), widget=self._paper))
        self._whose = Form(words, theme)
        self._whose.add(Field(name="told", label=N_("or told by"), widget=self._told))
        self.line = text_field(words, SAYS_LINE)
        self.line.setAccessibleName(words(N_("Line of the paper")))
        self._answer = BigLine(words, theme)
        self._answer.setMinimumHeight(LINE_HEIGHT)
        self._rows = RowsModel(self._columns(), words=words, theme=theme, key=lambda one: one.id)
        self._table: Table[Typed] = Table(
            self._rows, name=N_("Lines"), empty=N_("Nothing was typed yet.")
        )
        self._begin = self._deed(N_("Begin the paper"), self._start, "Ctrl+Return", "pen")
        self._back = self._deed(N_("Take back the last line"), self._take_back, "F8", "undo")
        self._vouch = self._deed(N_("It happened all the same …"), self._ask_word, "F9", "warning")
        self._vouch.judge(None)
        self.side = LatePanel(bench)
        self.set_panel(self.side)
        self._arrange()
        self._moment.returnPressed.connect(self._paper.setFocus)
        self._paper.returnPressed.connect(self._start)
        self.line.returnPressed.connect(self._enter)
        self._table.picked.connect(self._pick)
        self._desk: Desk[LateScreen] = Desk(
            bench, read=self._question(), paint=self._paint, page=self, watch=WATCHED
        )
        self.paper_deeds = PaperDeeds(self, self._desk, papers)
        self.side.offer(*self.paper_deeds.all)

    def take_scan(self, text: str) -> bool:
        """A code is a line of the paper, once it has been said when it was."""
        if self._writing is None:
            return False
        self._put(text)
        return True

    def rest_focus(self) -> None:
        """In the field that is to be filled next."""
        field = self._moment if self._writing is None else self.line
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def visit(self, about: object) -> None:
        """A text is the number of the paper."""
        if isinstance(about, str):
            self._paper.setText(about)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.bench.go("station", None)
        else:
            super().keyPressEvent(event)

    # --- what it rests on ---

    def _start(self) -> None:
        writer = self.bench.actor()
        if writer is None:
            self.bench.complain(InputError(NOBODY_HERE))
            return
        try:
            at = read_moment(self._moment.text(), self.bench.zone)
        except InputError as error:
            self._form.refuse("at", say_error(self.bench.words, error).sentence)
            return
        self._form.clear_refusals()
        late = Late(at, writer, self._paper.text().strip(), self._told.value)
        self._writing = Writing(Session(STATION), late)
        self._show_band()
        self._show_standing(Standing())
        self.line.setEnabled(True)
        self.rest_focus()

    def _show_band(self) -> None:
        late = self._writing.late if self._writing is not None else None
        words = self.bench.words
        if late is None:
            return
        moment = f"{late.at.astimezone(self.bench.zone):%Y-%m-%d %H:%M}"
        said = [words(BAND, moment=moment)]
        if late.paper:
            said.append(late.paper)
        if late.told_by is not None:
            said.append(words(ON_WORD, name=self._told.currentText()))
        self._band.setText("　·　".join(said))

    # --- line after line ---

    def _enter(self) -> None:
        if text := self.line.text().strip():
            self.line.clear()
            self._put(text)

    def _put(self, text: str, word: Word | None = None, before: Writing | None = None) -> None:
        """One line, on the ledger's own line of work; the next may be typed meanwhile."""
        ledger = self.bench.ledger

        def job() -> tuple[Typed, Writing, Standing]:
            was = before or self._writing
            if was is None:
                raise InputError(NOT_YET)
            after, reply = was.hear(ledger, text, word=word)
            with ledger.read() as db:
                standing = read_standing(db, after.session)
            at = f"{after.late.at.astimezone(self.bench.zone):%H:%M}"
            # The next line is heard on this same thread, and goes on from here.
            self._writing = after if before is None else self._writing
            made = Typed(len(self._typed) + 1, text, at, standing.name, reply, was)
            return made, after, standing

        self.bench.tasks.run(job, then=self._answered, failed=self.bench.complain, owner=self)

    def _answered(self, done: tuple[Typed, Writing, Standing]) -> None:
        typed, _after, standing = done
        self._typed.insert(0, typed)
        self._rows.show(tuple(self._typed))
        self._table.pick(0)
        self._show_band()
        self._show_standing(standing)
        reply, words = typed.reply, self.bench.words
        said = reply.reasons or (reply.text,)
        self._answer.show_answer(
            answer.TONES[reply.outcome],
            what=answer.headline(words, reply),
            sentence="\n".join(words.say(one) for one in said),
            clause=answer.clauses(words, reply),
            icon_name=answer.ICONS[reply.outcome],
        )
        self._back.judge(YES if standing.last_act else None)

    def _show_standing(self, standing: Standing) -> None:
        name = standing.name or phrase(answer.NOBODY)
        self._answer.show_state(who=name, doing=standing.doing)

    def _take_back(self) -> None:
        self._put("更正上一次扫描")

    def _pick(self, typed: Typed | None) -> None:
        refused = typed is not None and typed.reply.outcome is Outcome.REFUSED
        self._vouch.judge(YES if refused and typed is not None and typed.reply.clauses else None)

    def _ask_word(self) -> None:
        typed = self._table.record
        if typed is None:
            return
        words = self.bench.words
        said = "  ".join(words.say(one) for one in typed.reply.reasons)
        form = WordForm(self.bench, self, about=said, people=self.side.people, check=check_secret)
        form.given.connect(lambda word: self._put(typed.text, word, typed.before))
        form.open()

    # --- how it is read and arranged ---

    def _question(self) -> Callable[[Reading], LateScreen]:
        bench = self.bench
        return lambda db: read_late(bench.ledger, db, bench.now())

    def _paint(self, screen: LateScreen) -> None:
        self._told.offer([(None, "—"), *screen.people])
        self.side.show_screen(screen)
        self.paper_deeds.show_screen(screen)

    def _deed(self, text: str, do: Callable[[], object], key: str, icon: str) -> Deed:
        made = Deed(text, do, words=self.bench.words, page=self, shortcut=key, icon_name=icon)
        made.judge(YES)
        return made

    def _arrange(self) -> None:
        theme = self.bench.theme
        self.head.addWidget(self._vouch.button(theme, Weight.QUIET))
        self.head.addWidget(self._back.button(theme))
        self._back.judge(None)
        band = QFrame()
        band.setProperty("kind", "strip")
        restyle(band, "tone", Tone.LOOK.value)
        inside = QVBoxLayout(band)
        inside.setContentsMargins(M, S, M, S)
        inside.setSpacing(S)
        inside.addWidget(self._band)
        across = QHBoxLayout()
        across.setSpacing(M)
        for form, stretch in ((self._form, 2), (self._grounds, 3), (self._whose, 2)):
            across.addWidget(form, stretch)
        across.addWidget(self._begin.button(theme, Weight.PRIMARY))
        inside.addLayout(across)
        self.line.setEnabled(False)
        for part in (band, self.line, self._answer):
            self.body.addWidget(part)
        self.body.addWidget(self._table, 1)

    def _columns(self) -> tuple[Col[Typed], ...]:
        words = self.bench.words
        columns: tuple[Col[Typed], ...] = (
            Col(title=N_("Happened"), text=lambda one: one.at, width=96),
            Col(
                title=N_("Outcome"),
                text=lambda one: words(one.reply.outcome.label),
                tone=lambda one: answer.TONES[one.reply.outcome],
                icon=lambda one: answer.ICONS[one.reply.outcome],
                chip=True,
                width=116,
            ),
            Col(title=N_("Line"), text=lambda one: one.text, width=150),
            Col(title=N_("Answer"), text=lambda one: words.say(one.reply.text), stretch=True),
            Col(title=N_("Person"), text=lambda one: one.who, width=88),
        )
        return columns


def late_entry(papers: LatePapers) -> PageEntry:
    """It has no place of its own in the rail: the Station leads to it, and its key."""
    return PageEntry(
        key="late",
        title=TITLE,
        icon="pen",
        shortcut="Ctrl+0",
        open=lambda bench: LatePage(bench, papers),
        under="station",
    )
