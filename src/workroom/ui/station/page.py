"""The page that answers every scan in letters to be read from two metres."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from workroom.base.breach import BreachAnswered
from workroom.base.event import Event
from workroom.base.verdict import YES
from workroom.base.word import Word
from workroom.base.words import N_, phrase
from workroom.ledger.reading import Reading
from workroom.rooms.custody.model import MoveCorrected, UnitsPutAway, UnitsTaken
from workroom.rooms.handover.model import HandoverAgreed
from workroom.rooms.holds.model import DayClosed, DayOpened
from workroom.rooms.opening.model import StatementAgreed
from workroom.rooms.people.model import BadgeReplaced, PersonEnrolled, PersonLeft
from workroom.rooms.project.model import SettingChanged
from workroom.rooms.questions.kinds import QuestionKind
from workroom.rooms.station.model import ScanKept
from workroom.rooms.workflow.model import PassCorrected, ReworkOrdered, StepFinished, StepStarted
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.bigline import BigLine
from workroom.ui.kit.deed import Deed, Weight
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.entry import PageEntry
from workroom.ui.kit.fields import CodeField
from workroom.ui.kit.page import Page
from workroom.ui.kit.theme import M, Tone
from workroom.ui.station import answer
from workroom.ui.station.listening import Heard, StationDesk
from workroom.ui.station.own import OwnPanel
from workroom.ui.station.questioning import QuestionPanel
from workroom.ui.station.scans import ScanList
from workroom.ui.station.screen import StationScreen, read_station
from workroom.ui.station.vouching import VouchingPanel

HELP = N_(
    "Every scan is answered here, whatever page is in front. Scan your badge, then sheets: each "
    "scan is an act, and nothing is confirmed. A command of the sheet stays chosen until another "
    "is scanned.\n\n"
    "F7 asks a question about what was scanned last: choose what does not agree, say what is "
    "found, and go on. What the client ruled on such questions is said at once, and stands in "
    "the panel at the right.\n\n"
    "F6 types a code whose label is damaged; Enter hears it. A number typed before a sheet is the "
    "pages that were counted. After it B2 says that two are blank, +3 that split pages give three "
    "frames more, N1=2 that two are left out: N1 duplicates, N2 slips, N3 to be restored, N4 "
    "another device, N5 ruled by the client. F8 takes the last scan back by a new "
    "entry. F9 writes down what was refused but happened all the same. F4 types a paper into the "
    "book, late. Green is on disk; amber wants a look; red did nothing."
)
WATCHED: tuple[type[Event], ...] = (
    StepStarted,
    StepFinished,
    ReworkOrdered,
    PassCorrected,
    UnitsTaken,
    UnitsPutAway,
    MoveCorrected,
    HandoverAgreed,
    StatementAgreed,
    DayOpened,
    DayClosed,
    ScanKept,
    PersonEnrolled,
    PersonLeft,
    BadgeReplaced,
    SettingChanged,
    BreachAnswered,
)
LINE_HEIGHT = 186
"""Room for a sentence of two lines: what stands below must not jump from scan to scan."""
LATE_MS = 300
"""After so long without an answer the line says that the scan was heard."""
BADGE_LOOK_MS = 5_000
"""How often the page looks whether the badge has timed out."""


class StationPage(Page):
    """The line, the last scans, and the own work of who is here."""

    def __init__(self, bench: Bench, station: StationDesk) -> None:
        super().__init__(bench, title=N_("Station"), help=HELP)
        self._station = station
        self._question_form = QuestionPanel(bench)
        self._target: Heard | None = None
        self._asked: Heard | None = None
        words, theme = bench.words, bench.theme
        self._code = CodeField(words(N_("Type a code (F6)")))
        self._code.setAccessibleName(words(N_("Code to type")))
        self._code.setFixedWidth(200)
        self._code.returnPressed.connect(self._typed)
        self._line = BigLine(words, theme)
        self._line.setMinimumHeight(LINE_HEIGHT)
        self._scans = ScanList(bench)
        self._scans.picked.connect(self._pick)
        self._correct = Deed(
            N_("Take back the last scan"),
            station.correct,
            words=words,
            page=self,
            shortcut="F8",
            icon_name="undo",
            unasked=N_("There is no scan at this station to take back."),
        )
        self._vouch = Deed(
            N_("It happened all the same …"),
            self._ask_word,
            words=words,
            page=self,
            shortcut="F9",
            icon_name="pen",
            unasked=N_("Only an act that a rule refused can be written all the same. Pick one."),
        )
        type_code = Deed(N_("Type a code"), self._enter_code, words=words, page=self, shortcut="F6")
        type_code.judge(YES)
        from_paper = Deed(
            N_("From a paper …"),
            lambda: bench.go("late", None),
            words=words,
            page=self,
            shortcut="F4",
            icon_name="pen",
        )
        from_paper.judge(YES)
        for part in (
            self._question().button(theme, Weight.QUIET),
            from_paper.button(theme, Weight.QUIET),
            self._vouch.button(theme, Weight.QUIET),
            self._correct.button(theme),
            self._code,
        ):
            self.head.addWidget(part)
        self._own = OwnPanel(bench)
        self._word = VouchingPanel(bench)
        self._word.given.connect(self._give_word)
        self._word.left.connect(self._leave_word)
        self._main = QStackedWidget()
        self._main.addWidget(self._scans)
        self._main.addWidget(self._word)
        self._main.addWidget(self._question_form)

        below = QHBoxLayout()
        below.setSpacing(M)
        below.addWidget(self._main, 1)
        below.addWidget(self._own)
        self.body.addWidget(self._line)
        self.body.addLayout(below, 1)

        station.heard.connect(self._hear)
        station.recalled.connect(self._show_answers)
        station.waiting.connect(self._wait)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(LATE_MS)
        self._late.timeout.connect(self._say_late)
        badge = QTimer(self)
        badge.setInterval(BADGE_LOOK_MS)
        badge.timeout.connect(self._show_standing)
        badge.start()
        self._shown_person = station.standing.person
        self._desk = Desk(bench, read=self._reading(), paint=self._paint, page=self, watch=WATCHED)
        self._show_answers()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def visit(self, about: object) -> None:
        """A text is taken as a code to type; it waits for Enter."""
        if isinstance(about, str):
            self._code.setText(about)
            self._enter_code()

    def _reading(self) -> Callable[[Reading], StationScreen]:
        person, today = self._station.standing.person, self.bench.now().date()
        return lambda db: read_station(db, person, today)

    def _hear(self, _heard: Heard) -> None:
        self._show_answers()
        if self._station.standing.person != self._shown_person:
            self._shown_person = self._station.standing.person
            self._desk.ask(self._reading())

    def _show_answers(self) -> None:
        replies = self._station.replies
        self._scans.show_scans(replies, self._station.counts)
        self._correct.judge(YES if self._station.standing.last_act else None)
        self._show_standing()
        if replies and replies[0].id > 0:
            heard, words = replies[0], self.bench.words
            self._own.show_rules(heard.reply.rules)
            self._line.show_answer(
                answer.tone_of(heard),
                what=answer.headline(words, heard.reply),
                sentence=answer.sentence(words, heard),
                clause=answer.foot(words, heard.reply),
                icon_name=answer.ICONS[heard.reply.outcome],
            )
        else:
            self._line.wait()

    def _show_standing(self) -> None:
        standing, now = self._station.standing, self.bench.clock()
        self._line.show_state(who=answer.who(standing, now), doing=answer.doing(standing, now))
        self._own.show_standing(standing, now)

    def _wait(self, count: int) -> None:
        if count and not self._late.isActive():
            self._late.start()
        elif not count:
            self._late.stop()

    def _say_late(self) -> None:
        count = self._station.pending
        what = phrase(N_("{count} scans heard, one moment …"), count=count)
        self._line.show_answer(Tone.QUIET, what=what, icon_name="clock")

    def _paint(self, screen: StationScreen) -> None:
        self._own.show_work(screen)
        self._scans.show_unknown(screen.unknown, screen.unknown_count, screen.names)
        self._word.offer(screen.people)
        self.remark(self._station.station)

    def _pick(self, heard: Heard | None) -> None:
        fit = heard is not None and answer.may_be_vouched_for(heard)
        self._target = heard if fit else None
        self._vouch.judge(YES if self._target else None)

    def _ask_word(self) -> None:
        if self._target is not None:
            self._asked = self._target
            self._main.setCurrentWidget(self._word)
            self._word.ask(answer.sentence(self.bench.words, self._target))

    def _give_word(self, word: Word) -> None:
        if self._asked is not None:
            self._station.vouch(self._asked, word)
        self._leave_word()

    def _question(self) -> Deed:
        made = Deed(
            N_("Question …"),
            self._open_question,
            words=self.bench.words,
            page=self,
            shortcut="F7",
            icon_name="help",
        )
        made.judge(YES)
        self._question_form.asked.connect(self._ask_question)
        self._question_form.left.connect(self._leave_word)
        return made

    def _open_question(self) -> None:
        """About what was last scanned and is no command and no badge; it can be typed over."""
        done = (one.reply.code for one in self._station.replies if answer.is_about_a_unit(one))
        self._main.setCurrentWidget(self._question_form)
        self._question_form.ask(next(done, ""))

    def _ask_question(self, code: str, kind: QuestionKind, found: str, note: str) -> None:
        self._station.ask(code, kind, found=found, note=note)
        self._leave_word()

    def _leave_word(self) -> None:
        self._main.setCurrentWidget(self._scans)
        self.rest_focus()

    def _enter_code(self) -> None:
        self._code.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._code.selectAll()

    def _typed(self) -> None:
        if text := self._code.text().strip():
            self._code.clear()
            self._station.scan(text)


def station_entry(station: StationDesk) -> PageEntry:
    """The station's place in the rail; the desk outlives the pages made for it."""
    return PageEntry(
        key="station",
        title=N_("Station"),
        icon="station",
        shortcut="Ctrl+2",
        open=lambda bench: StationPage(bench, station),
    )
