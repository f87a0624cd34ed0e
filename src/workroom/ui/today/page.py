"""Today: what is out in large, the flow of the stages, who is in, and what falls due."""

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workroom.base.event import Event
from workroom.base.ids import Kind, Subject
from workroom.base.verdict import YES
from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.custody.model import IN_THE_ROOM, Place
from workroom.rooms.listing.model import Wanted
from workroom.rooms.progress.model import BatchStand, Board
from workroom.rooms.workflow.steps import Step
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Deed
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.entry import PageEntry
from workroom.ui.kit.flow import Flow
from workroom.ui.kit.flow import Step as Stage
from workroom.ui.kit.labels import Elided, Label
from workroom.ui.kit.page import Page
from workroom.ui.kit.rows import RowsModel
from workroom.ui.kit.saying import say_day, say_moment, say_text
from workroom.ui.kit.table import Table
from workroom.ui.kit.theme import META, STRONG, M, S, Tone
from workroom.ui.today.answering import DuePanel
from workroom.ui.today.columns import BATCHES, DUES, PEOPLE, DueRow, Here, here
from workroom.ui.today.figures import Figure, FirstSteps
from workroom.ui.today.screen import TodayScreen, read_today

HELP = N_(
    "How the room stands now. Every figure opens its list: Tab goes from one to the next, Enter "
    "opens. In the flow the arrows walk from stage to stage.\n\n"
    "What falls due stands at the left, the longest overdue first, with its clause at the right; "
    "F6 opens what it is about. A breach is what happened although a rule forbids it: a person of "
    "the client writes under it with F9, and signs. Until then it stays here, in red.\n\n"
    "F7 opens the week as the client is to see it. Under Batches stand those that are not all "
    "home, and the newest ten."
)
OLDEST = N_("oldest since {day} (day {days})")
DAY_OPEN = N_("Day open since {moment}, {name} keeps the archives")
DAY_CLOSED = N_("The day is not open")
DONE_TODAY = N_("{count} done today")
INSIDE = N_("{count} inside: {names}")
IN_IT = N_("{count} in work")
SIDE = 288
"""Pixels that a row of who is in needs, whatever the screen."""
PAUSE_MS = 500
"""Ten scans a second are no reason to read ten times: nobody works on this page."""
EVERY_MS = 60_000
"""Days turn and times grow old without an entry; the page looks again once a minute."""


class TodayPage(Page):
    """Figures, flow, and three lists; everything leads on."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, title=N_("Today"), help=HELP)
        words, theme = bench.words, bench.theme
        self._screen: TodayScreen | None = None
        self._out = Figure(bench, title=N_("Out just now"), open_list=self._open_out)
        self._work = Figure(bench, title=N_("At workstations"), open_list=self._open_work)
        self._ready = Figure(bench, title=N_("Finished, still here"), open_list=self._open_ready)
        self._home = Figure(bench, title=N_("Sent home today"), open_list=self._open_home)
        self._unknown = Figure(bench, title=N_("Unknown scans"), open_list=self._open_unknown)
        self.flow = Flow(words, theme)
        self.flow.picked.connect(self._open_stage)
        self._due_rows = RowsModel(DUES, words=words, theme=theme, key=_name)
        self.dues: Table[DueRow] = Table(
            self._due_rows, name=N_("What falls due"), empty=N_("Nothing falls due.")
        )
        self._people_rows = RowsModel(
            PEOPLE, words=words, theme=theme, key=lambda r: (r.presence.station, r.presence.person)
        )
        self.people: Table[Here] = Table(
            self._people_rows,
            name=N_("Who is in"),
            empty=N_("Nobody has scanned today."),
            dense=True,
        )
        self._inside = Elided(size=META, tone=Tone.QUIET)
        self._batch_rows = RowsModel(BATCHES, words=words, theme=theme, key=lambda b: b.batch)
        self.batches: Table[BatchStand] = Table(
            self._batch_rows, name=N_("Batches"), empty=N_("No batch yet."), dense=True
        )
        self._desk: Desk[TodayScreen] = Desk(
            bench,
            read=lambda db: read_today(bench.ledger, db, bench.clock()),
            paint=self._paint,
            page=self,
            watch=(Event,),
            pause_ms=PAUSE_MS,
        )
        self.panel_due = DuePanel(self, self._desk, self._open_due)
        self._first = FirstSteps(bench)
        self._arrange()
        self.dues.picked.connect(self._pick)
        self.dues.opened.connect(self._open_due)
        self.people.opened.connect(self._open_person)
        self.batches.opened.connect(lambda one: bench.go("catalogue", Wanted(batch=one.batch)))
        self._clock = QTimer(self)
        self._clock.setInterval(EVERY_MS)
        self._clock.timeout.connect(self._look_again)
        self._clock.start()

    def rest_focus(self) -> None:
        """What falls due is walked first."""
        self.dues.setFocus()

    # --- painting ---

    def _paint(self, screen: TodayScreen) -> None:
        self._screen = screen
        self._stack.setCurrentWidget(self._whole if screen.has_begun else self._first)
        steps_done = (screen.units > 0, screen.day is not None, screen.has_begun)
        self._first.show_done(*steps_done)
        now, board = self.bench.now(), screen.board
        if screen.day is not None:
            opened = say_moment(screen.day.opened_at, now)
            self.remark(phrase(DAY_OPEN, moment=opened, name=screen.custodian))
        else:
            self.remark(phrase(DAY_CLOSED))
        self._paint_figures(screen, now.date())
        self.flow.show_steps(self._stages(board))
        self._due_rows.show(tuple(DueRow(due, now.date()) for due in screen.dues))
        self._people_rows.show(here(board, now))
        names = "、".join(one.name for one in screen.inside)
        inside = phrase(INSIDE, count=len(screen.inside), names=names)
        self._inside.show_text(say_text(self.bench.words, inside))
        self._inside.setVisible(bool(names))
        self._batch_rows.show(board.batches)
        if self.dues.record is None and screen.dues:
            self.dues.pick(0)
        self._pick(self.dues.record)

    def _paint_figures(self, screen: TodayScreen, today: date) -> None:
        board, now = screen.board, self.bench.now()
        tally, oldest = board.tally, board.oldest
        note: str | Phrase = ""
        if oldest is not None:
            days = (today - oldest).days + 1
            note = phrase(OLDEST, day=say_day(oldest, now), days=days)
        self._out.show_count(phrase("{things}", things=tally.said), note)
        self._work.show_count(f"{board.at_work.pieces:,}")
        self._ready.show_count(f"{board.finished:,}", tone=_if(board.finished, Tone.DONE))
        home, back = board.home_today, board.given_back
        shelf = phrase(N_("{count} to reshelve"), count=back.pieces) if back else ""
        self._home.show_count(f"{home.pieces:,}", shelf)
        self._unknown.show_count(f"{screen.unknown:,}", tone=_if(screen.unknown, Tone.LOOK))

    def _stages(self, board: Board) -> tuple[Stage, ...]:
        done = dict.fromkeys((hold.step for hold in board.stages), 0)
        for output in board.output:
            done[output.step] = done.get(output.step, 0) + output.sheets
        return tuple(
            Stage(
                hold.step.value,
                phrase(hold.step.label),
                hold.count,
                _note(hold.running, done.get(hold.step, 0)),
                Tone.ACT if hold.running else Tone.PLAIN,
            )
            for hold in board.stages
        )

    # --- what opens what ---

    def _pick(self, row: DueRow | None) -> None:
        breaches = self._screen.breaches if self._screen else {}
        seen = breaches.get(row.due.breach) if row and row.due.breach is not None else None
        self.panel_due.show_row(row, seen)

    def _open_due(self, row: DueRow) -> None:
        if row.due.week is not None:
            self.bench.go("week", row.due.week)
            return
        match row.due.about:
            case Subject(kind=Kind.BATCH):
                self.bench.go("catalogue", row.due.about)
            case Subject(kind=Kind.HANDOVER, id=number):
                self.bench.go("handover", number)
            case Subject(kind=Kind.DAY):
                self.bench.go("closing", None)
            case Subject(kind=Kind.LINE):
                self.bench.go("records", row.due.about)
            case Subject(kind=Kind.PROJECT):
                self.bench.go("catalogue", "proposals")
            case None if row.due.register:
                self.bench.go("records", row.due.register)
            case _:
                self.panel_due.enter_note()

    def _open_person(self, row: Here) -> None:
        self.bench.go("catalogue", Wanted(holder=row.presence.person))

    def _open_stage(self, key: str) -> None:
        self.bench.go("catalogue", Wanted(stage=Step(key)))

    def _open_out(self) -> None:
        self.bench.go("catalogue", Wanted(places=IN_THE_ROOM))

    def _open_work(self) -> None:
        self.bench.go("catalogue", Wanted(places=frozenset({Place.WORKSTATION})))

    def _open_ready(self) -> None:
        self.bench.go("catalogue", Wanted(finished=True))

    def _open_home(self) -> None:
        self.bench.go("catalogue", Wanted(places=frozenset({Place.RETURNED})))

    def _open_unknown(self) -> None:
        self.bench.go("station", None)

    def _look_again(self) -> None:
        if self.isVisible():
            self._desk.refresh()

    # --- where things stand ---

    def _arrange(self) -> None:
        self._whole = QWidget()
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        figures = QHBoxLayout()
        figures.setSpacing(M)
        figures.addWidget(self._out, 3)
        for figure in (self._work, self._ready, self._home, self._unknown):
            figures.addWidget(figure, 1)
        column.addLayout(figures)
        column.addWidget(self.flow)
        below = QHBoxLayout()
        below.setSpacing(M)
        below.addLayout(self._titled(N_("What falls due"), self.dues), 5)
        beside = QWidget()
        beside.setMinimumWidth(SIDE)
        side = QVBoxLayout(beside)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(M)
        side.addLayout(self._titled(N_("Who is in"), self.people), 1)
        side.addWidget(self._inside)
        side.addLayout(self._titled(N_("Batches"), self.batches), 1)
        below.addWidget(beside, 3)
        below.addWidget(self.panel_due)
        column.addLayout(below, 1)
        self.week = Deed(
            N_("The week …"),
            lambda: self.bench.go("week", None),
            words=self.bench.words,
            page=self,
            shortcut="F7",
            icon_name="records",
        )
        self.week.judge(YES)
        self.head.addWidget(self.week.button(self.bench.theme))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._whole)
        self._stack.addWidget(self._first)
        self.body.addWidget(self._stack, 1)

    def _titled(self, title: str, widget: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(S)
        column.addWidget(Label(self.bench.words(title), size=STRONG, bold=True))
        column.addWidget(widget, 1)
        return column


def _name(row: DueRow) -> tuple[object, ...]:
    return row.due.clause, row.due.subject, row.due.due, row.due.text.template


def _note(running: int, done: int) -> str | Phrase:
    if running:
        return phrase(IN_IT, count=running)
    return phrase(DONE_TODAY, count=done) if done else ""


def _if(count: int, tone: Tone) -> Tone:
    return tone if count else Tone.QUIET


ENTRY = PageEntry(key="today", title=N_("Today"), icon="today", shortcut="Ctrl+1", open=TodayPage)
