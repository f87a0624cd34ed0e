"""The page that opens the day with a count and closes it when everything is locked up."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget

from workroom.base.errors import WorkroomError
from workroom.base.verdict import YES, RefusedError, Verdict
from workroom.base.word import Word
from workroom.base.words import N_
from workroom.rooms.counting.model import Purpose
from workroom.rooms.holds.rules import shift_of
from workroom.ui.closing.acts import DayActs
from workroom.ui.closing.breach_screen import BlockingBreach
from workroom.ui.closing.breaches import BreachesView
from workroom.ui.closing.closed import ClosedView
from workroom.ui.closing.count_view import CountView
from workroom.ui.closing.counting import Counted, CountingView, Occasion
from workroom.ui.closing.day_panel import DayPanel
from workroom.ui.closing.deeds import DayDeeds, DayDoes
from workroom.ui.closing.forcing import ForcingView
from workroom.ui.closing.noon import ShuttingView, ShutView
from workroom.ui.closing.screen import (
    ClosingScreen,
    Phase,
    closing_verdict,
    opening_verdict,
    read_closing,
)
from workroom.ui.closing.shift_acts import ShiftActs
from workroom.ui.closing.shift_screen import noon_verdict, reopening_verdict, shift_verdict
from workroom.ui.closing.stragglers import StragglersView
from workroom.ui.closing.views import FIRST_VIEW, View, belongs
from workroom.ui.closing.watched import HELP, WATCHED
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.page import Page

Papers = Callable[[int], object]
"""Draws and offers a paper: `papers(day.id)` is the daily sheet of that `RoomDay`.

Called on the GUI thread and to return at once; the drawing is the giver's own job.
"""

COUNTING = (View.MORNING, View.EVENING, View.NOON, View.SHUT, View.SHIFT)
"""Where the panel says what still stops."""
PURPOSES = {View.MORNING: Purpose.OPENING, View.NOON: Purpose.NOON, View.SHIFT: Purpose.SHIFT}
COUNTED_FOR = {Purpose.NOON: View.NOON, Purpose.SHIFT: View.SHIFT}
DATE_LOOK_MS = 60_000
"""How often the page looks whether it is another day."""


class ClosingPage(Page):
    """Scans made here go to the station, like everywhere: the list hears of what they did."""

    def __init__(self, bench: Bench, papers: Papers) -> None:
        super().__init__(bench, title=N_("Closing"), help=HELP)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._papers = papers
        self._screen: ClosingScreen | None = None
        self._view: View | None = None
        self._refused: Verdict = YES
        self._counts = False
        self._breaches = BreachesView(bench)
        self._breaches.answered.connect(self._sign_answer)
        self._morning = CountingView(bench, Occasion.MORNING)
        self._list = StragglersView(bench)
        self._evening = CountingView(bench, Occasion.EVENING)
        self._noon, self._shut = ShuttingView(bench), ShutView(bench)
        self._shift = CountingView(bench, Occasion.SHIFT)
        self._force_open = ForcingView(bench, evening=False)
        self._force_close = ForcingView(bench, evening=True)
        self._closed = ClosedView(bench)
        self._scanned = CountView(bench)
        self._stack = QStackedWidget()
        for view in (
            self._morning,
            self._list,
            self._evening,
            self._force_open,
            self._force_close,
            self._closed,
            self._scanned,
            self._noon,
            self._shut,
            self._shift,
        ):
            self._stack.addWidget(view)
        for asks in (self._morning, self._evening, self._shift, self._noon, self._shut):
            asks.changed.connect(self._count_changed)
        self._scanned.changed.connect(self._count_changed)
        self.body.addWidget(self._breaches)
        self.body.addWidget(self._stack, 1)
        self._panel_of_day = DayPanel(bench)
        self.set_panel(self._panel_of_day)
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
        self._shift_acts = ShiftActs(
            bench, self, self._desk, done=self._is_done, refused=self._hear_refusal
        )
        self._deeds = DayDeeds(
            self,
            bench.words,
            DayDoes(
                open=lambda: self._sign(self._counted(), None),
                count=lambda: self._show(View.EVENING),
                close=lambda: self._sign(self._counted(), None),
                by_word=self._sign_word,
                print=self._print_sheet,
                force=self._begin_force,
                relieve=self._sign_relief,
                answer=self._breaches.enter,
                back=self._go_back,
                scan=self._begin_scanning,
                give_up=self._acts.give_up_count,
                go_on=self._leave_list,
                noon=lambda: self._show(View.NOON),
                shut=self._sign_noon,
                open_again=self._sign_noon,
                shift=lambda: self._show(View.SHIFT),
                hand_over=self._sign_shift,
            ),
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
            case View.NOON:
                self._noon.enter()
            case View.SHUT:
                self._shut.enter()
            case View.SHIFT:
                self._shift.enter()
            case View.LIST:
                self._list.table.setFocus(Qt.FocusReason.OtherFocusReason)
            case View.COUNT:
                self._scanned.table.setFocus(Qt.FocusReason.OtherFocusReason)
            case _:
                self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._deeds.back.isEnabled():
            self._go_back()
        else:
            super().keyPressEvent(event)

    def _paint(self, screen: ClosingScreen) -> None:
        self._screen = screen
        for view in (
            *(self._morning, self._evening, self._shift),
            *(self._noon, self._shut, self._list),
        ):
            view.show_screen(screen)
        self._scanned.show_count(screen.count, blind=screen.blind)
        self._closed.show_screen(screen)
        self._breaches.show_breaches(() if screen.is_begun else screen.breaches)
        self._panel_of_day.show_day(screen)
        counting, was_counting = screen.count is not None, self._counts
        self._counts = counting
        if counting and not was_counting and screen.phase is not Phase.CLOSED:
            self._show(View.COUNT)
        elif self._view is None or not belongs(self._view, screen.phase, counting=counting):
            self._show(FIRST_VIEW[screen.phase])
        else:
            self._judge()

    def _show(self, view: View) -> None:
        self._view = view
        self._stack.setCurrentIndex(view)
        others, main = self._deeds.of(view)
        self._panel_of_day.set_deeds(*others, main=main)
        self._judge()
        if self.isVisible():
            self.rest_focus()

    def _judge(self) -> None:
        """Ask the rules anew; deeds of other views are grey, so that a key means one thing."""
        view, screen = self._view, self._screen
        if view is None or screen is None:
            return
        verdict = self._verdict(screen)
        counting = view in COUNTING
        self._deeds.judge(view, screen, verdict, verdict & self._refused)
        self._panel_of_day.show_verdict(verdict & self._refused if counting else None)

    def _verdict(self, screen: ClosingScreen) -> Verdict:
        shift = shift_of(self.bench.now())
        match self._view:
            case View.NOON:
                return noon_verdict(screen, shift, self._noon.seal, self._scanned.reasons)
            case View.SHUT:
                asked = self._shut
                return reopening_verdict(screen, asked.seal, whole=asked.whole, remark=asked.remark)
            case View.SHIFT:
                found = self._shift.grid.found
                return shift_verdict(screen, shift, found, self._scanned.reasons)
        if screen.phase is Phase.BEFORE:
            said = self._morning.counted()
            return opening_verdict(
                screen,
                self._morning.grid.found,
                said.custodian,
                self._scanned.reasons,
                door_seal=said.door_seal,
                door_whole=said.door_whole,
                remark=said.remark,
            )
        told = self._evening.counted()
        return closing_verdict(
            screen,
            self._evening.grid.found,
            {**told.reasons, **self._scanned.reasons},
            door_seal=told.door_seal,
        )

    def _count_changed(self) -> None:
        self._refused = YES
        self._judge()

    def _begin_scanning(self) -> None:
        """Go to the list of the count that is under way, or freeze one."""
        if self._counts:
            self._show(View.COUNT)
        elif self._screen is not None:
            view = self._view if self._view is not None else View.LIST
            self._acts.begin_count(PURPOSES.get(view, Purpose.CLOSING))

    def _leave_list(self) -> None:
        if self._screen is not None and self._screen.count is not None:
            morning = self._screen.phase is Phase.BEFORE
            after = COUNTED_FOR.get(self._screen.count.purpose, View.EVENING)
            self._show(View.MORNING if morning else after)

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
            case View.EVENING | View.NOON | View.SHIFT:
                self._show(View.COUNT if self._counts else View.LIST)
            case View.COUNT if self._screen is not None:
                self._show(FIRST_VIEW[self._screen.phase])

    def _counted(self) -> Counted:
        morning = self._screen is not None and self._screen.phase is Phase.BEFORE
        during = self._shift if self._view is View.SHIFT else self._evening
        counting = self._morning if morning else during
        told = counting.counted()
        return replace(told, reasons={**told.reasons, **self._scanned.reasons})

    def _sign_word(self) -> None:
        morning = self._view is View.FORCE_OPEN
        counted = self._counted()
        form = self._force_open if morning else self._force_close
        form.give(lambda word: self._sign(counted, word))

    def _sign(self, counted: Counted, word: Word | None) -> None:
        if self._screen is not None:
            self._acts.sign(self._screen, counted, word)

    def _sign_noon(self) -> None:
        """The room is shut, or opened again."""
        screen = self._screen
        if screen is not None and screen.phase is Phase.SHUT:
            self._shift_acts.open_again(screen, self._shut)
        elif screen is not None:
            self._shift_acts.shut(screen, self._noon, self._counted())

    def _sign_shift(self) -> None:
        if self._screen is not None:
            self._shift_acts.hand_over(self._screen, self._counted())

    def _sign_relief(self) -> None:
        if self._screen is not None:
            self._acts.relieve(self._screen)

    def _sign_answer(self, breach: BlockingBreach, answer: str) -> None:
        if self._screen is not None:
            self._acts.answer(self._screen, breach, answer)

    def _is_done(self) -> None:
        """The day is open, or closed: what was typed for it has been written down."""
        self._refused = YES
        self._morning.clear()
        self._evening.clear()
        self._shift.clear()
        self._noon.clear()
        self._shut.clear()
        if self._view is View.SHIFT:
            self._show(View.LIST)
        self._scanned.clear()

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
