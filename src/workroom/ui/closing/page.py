"""The page that opens the day with a count and closes it when everything is locked up."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget

from workroom.base.breach import BreachAnswered, BreachOpened
from workroom.base.errors import WorkroomError
from workroom.base.event import Event
from workroom.base.verdict import YES, RefusedError, Verdict
from workroom.base.word import Word
from workroom.base.words import N_
from workroom.rooms.custody.model import MoveCorrected, UnitsPutAway, UnitsTaken
from workroom.rooms.handover.model import HandoverAgreed
from workroom.rooms.holds.model import CustodianRelieved, DayClosed, DayOpened
from workroom.rooms.people.model import PersonEnrolled, PersonLeft, RolesChanged
from workroom.rooms.project.model import SettingChanged
from workroom.rooms.site.model import CabinetPlaced
from workroom.ui.closing.acts import DayActs
from workroom.ui.closing.breaches import BreachesView
from workroom.ui.closing.closed import ClosedView
from workroom.ui.closing.counting import Counted, CountingView
from workroom.ui.closing.day_panel import DayPanel
from workroom.ui.closing.forcing import ForcingView
from workroom.ui.closing.screen import (
    BlockingBreach,
    ClosingScreen,
    Phase,
    closing_verdict,
    opening_verdict,
    read_closing,
)
from workroom.ui.closing.stragglers import StragglersView
from workroom.ui.closing.views import FIRST_VIEW, PHASE_OF, View
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Deed
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.entry import PageEntry
from workroom.ui.kit.page import Page

Papers = Callable[[int], object]
"""Draws and offers a paper: `papers(day.id)` is the daily sheet of that `RoomDay`.

Called on the GUI thread and to return at once; the drawing is the giver's own job.
"""

HELP = N_(
    "In the morning two people count the cabinets against the night, and the day opens. During "
    "the day this list shows what is not locked up; scan a cabinet, then what goes into it, and "
    "it shrinks. In the evening two people count again, sign, and the daily sheet prints.\n\n"
    "F9 is the next act: open, count, close, print. F8 opens or closes all the same, on "
    "somebody's word. F7 goes to what the client has to write under. Esc goes back to the list."
)
WATCHED: tuple[type[Event], ...] = (
    DayOpened,
    DayClosed,
    CustodianRelieved,
    UnitsPutAway,
    UnitsTaken,
    MoveCorrected,
    HandoverAgreed,
    BreachOpened,
    BreachAnswered,
    PersonEnrolled,
    PersonLeft,
    RolesChanged,
    CabinetPlaced,
    SettingChanged,
)
DATE_LOOK_MS = 60_000
"""How often the page looks whether it is another day."""

NOTHING_IN_THE_WAY = N_("Nothing stands in the way: sign as usual.")


class ClosingPage(Page):
    """Scans made here go to the station, like everywhere: the list hears of what they did."""

    def __init__(self, bench: Bench, papers: Papers) -> None:
        super().__init__(bench, title=N_("Closing"), help=HELP)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._papers = papers
        self._screen: ClosingScreen | None = None
        self._view: View | None = None
        self._refused: Verdict = YES
        self._breaches = BreachesView(bench)
        self._breaches.answered.connect(self._sign_answer)
        self._morning = CountingView(bench, evening=False)
        self._list = StragglersView(bench)
        self._evening = CountingView(bench, evening=True)
        self._force_open = ForcingView(bench, evening=False)
        self._force_close = ForcingView(bench, evening=True)
        self._closed = ClosedView(bench)
        self._stack = QStackedWidget()
        for view in (
            self._morning,
            self._list,
            self._evening,
            self._force_open,
            self._force_close,
            self._closed,
        ):
            self._stack.addWidget(view)
        for count in (self._morning, self._evening):
            count.changed.connect(self._count_changed)
        self.body.addWidget(self._breaches)
        self.body.addWidget(self._stack, 1)
        self._panel_of_day = DayPanel(bench)
        self.set_panel(self._panel_of_day)
        self._open = self._deed(N_("Sign and open the day …"), self._sign_open, "F9", "pen")
        self._count = self._deed(N_("Count and close …"), self._begin_count, "F9", "closing")
        self._close = self._deed(N_("Sign and close the day …"), self._sign_close, "F9", "pen")
        self._by_word = self._deed(N_("Sign on this word …"), self._sign_word, "F9", "pen")
        self._print = self._deed(N_("Print the daily sheet"), self._print_sheet, "F9", "printer")
        self._force = self._deed(
            N_("All the same …"), self._begin_force, "F8", "", unasked=NOTHING_IN_THE_WAY
        )
        self._answer = self._deed(N_("Write for the client"), self._breaches.enter, "F7", "")
        self._back = self._deed(N_("Back"), self._go_back, "", "chevron-left")
        self._desk = Desk(
            bench,
            read=lambda db: read_closing(db, bench.ledger, bench.now().date()),
            paint=self._paint,
            page=self,
            watch=WATCHED,
        )
        self._acts = DayActs(
            bench, self, self._desk, done=self._is_done, refused=self._hear_refusal
        )
        date_look = QTimer(self)
        date_look.setInterval(DATE_LOOK_MS)
        date_look.timeout.connect(self._look_at_date)
        date_look.start()

    def rest_focus(self) -> None:
        """Where the count goes on; else the list, or the page's act."""
        match self._view:
            case View.MORNING:
                self._morning.enter()
            case View.EVENING:
                self._evening.enter()
            case View.LIST:
                self._list.table.setFocus(Qt.FocusReason.OtherFocusReason)
            case _:
                self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._back.isEnabled():
            self._go_back()
        else:
            super().keyPressEvent(event)

    def _deed(
        self, text: str, do: Callable[[], object], key: str, icon_name: str, unasked: str = ""
    ) -> Deed:
        return Deed(
            text,
            do,
            words=self.bench.words,
            page=self,
            shortcut=key,
            icon_name=icon_name,
            unasked=unasked,
        )

    def _paint(self, screen: ClosingScreen) -> None:
        self._screen = screen
        for count in (self._morning, self._evening):
            count.show_screen(screen)
        self._list.show_screen(screen)
        self._closed.show_screen(screen)
        self._breaches.show_breaches(() if screen.phase is Phase.OPEN else screen.breaches)
        self._panel_of_day.show_day(screen)
        if self._view is None or PHASE_OF[self._view] is not screen.phase:
            self._show(FIRST_VIEW[screen.phase])
        else:
            self._judge()

    def _show(self, view: View) -> None:
        self._view = view
        self._stack.setCurrentIndex(view)
        panel = self._panel_of_day
        match view:
            case View.MORNING:
                panel.set_deeds(self._force, main=self._open)
            case View.LIST:
                panel.set_deeds(main=self._count)
            case View.EVENING:
                panel.set_deeds(self._back, self._force, main=self._close)
            case View.FORCE_OPEN | View.FORCE_CLOSE:
                panel.set_deeds(self._back, main=self._by_word)
            case View.CLOSED:
                panel.set_deeds(main=self._print)
        self._judge()
        if self.isVisible():
            self.rest_focus()

    def _judge(self) -> None:
        """Ask the rules anew; deeds of other views are grey, so that a key means one thing."""
        view, screen = self._view, self._screen
        if view is None or screen is None:
            return
        verdict = self._verdict(screen)
        forced = view in (View.FORCE_OPEN, View.FORCE_CLOSE)
        counting = view in (View.MORNING, View.EVENING)
        self._open.judge(verdict if view is View.MORNING else None)
        self._close.judge(verdict if view is View.EVENING else None)
        self._count.judge(YES if view is View.LIST else None)
        self._by_word.judge(YES if forced else None)
        self._print.judge(YES if view is View.CLOSED else None)
        self._force.judge(YES if counting and not (verdict & self._refused) else None)
        self._answer.judge(YES if screen.breaches and screen.phase is not Phase.OPEN else None)
        self._back.judge(YES if forced or view is View.EVENING else None)
        self._panel_of_day.show_verdict(verdict & self._refused if counting else None)

    def _verdict(self, screen: ClosingScreen) -> Verdict:
        if screen.phase is Phase.BEFORE:
            custodian = self._morning.counted().custodian
            return opening_verdict(screen, self._morning.grid.found, custodian)
        return closing_verdict(screen, self._evening.grid.found)

    def _count_changed(self) -> None:
        self._refused = YES
        self._judge()

    def _begin_count(self) -> None:
        self._show(View.EVENING)

    def _begin_force(self) -> None:
        screen = self._screen
        if screen is not None:
            verdict = self._verdict(screen) & self._refused
            morning = screen.phase is Phase.BEFORE
            self._show(View.FORCE_OPEN if morning else View.FORCE_CLOSE)
            (self._force_open if morning else self._force_close).ask(verdict, screen.vouchers)

    def _go_back(self) -> None:
        match self._view:
            case View.FORCE_OPEN:
                self._show(View.MORNING)
            case View.FORCE_CLOSE:
                self._show(View.EVENING)
            case View.EVENING:
                self._show(View.LIST)

    def _sign_open(self) -> None:
        self._sign(self._morning.counted(), None)

    def _sign_close(self) -> None:
        self._sign(self._evening.counted(), None)

    def _sign_word(self) -> None:
        morning = self._view is View.FORCE_OPEN
        word = (self._force_open if morning else self._force_close).word()
        if word is not None:
            self._sign((self._morning if morning else self._evening).counted(), word)

    def _sign(self, counted: Counted, word: Word | None) -> None:
        if self._screen is not None:
            self._acts.sign(self._screen, counted, word)

    def _sign_answer(self, breach: BlockingBreach, answer: str) -> None:
        if self._screen is not None:
            self._acts.answer(self._screen, breach, answer)

    def _is_done(self) -> None:
        """The day is open, or closed: what was typed for it has been written down."""
        self._refused = YES
        self._morning.clear()
        self._evening.clear()

    def _hear_refusal(self, error: WorkroomError) -> None:
        if isinstance(error, RefusedError):
            self._refused = error.verdict
            self._judge()
        self.bench.complain(error)

    def _print_sheet(self) -> None:
        if self._screen is not None and self._screen.day is not None:
            self._papers(self._screen.day.id)

    def _look_at_date(self) -> None:
        if self._screen is not None and self._screen.today != self.bench.now().date():
            self._desk.refresh()


def closing_entry(papers: Papers) -> PageEntry:
    """The closing's place in the rail; `papers` draws and offers the daily sheet."""
    return PageEntry(
        key="closing",
        title=N_("Closing"),
        icon="closing",
        shortcut="Ctrl+5",
        open=lambda bench: ClosingPage(bench, papers),
    )
