"""The Hand-over page: notes at the left, rows and counts in the middle, papers at the right."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from workroom.base.ids import HandoverId, UnitId
from workroom.base.verdict import YES
from workroom.base.words import N_, phrase
from workroom.ledger.reading import Reading
from workroom.rooms.handover import service
from workroom.rooms.handover.model import HandoverState
from workroom.rooms.holds.rules import shift_of
from workroom.ui.handover.beginning import Beginning
from workroom.ui.handover.list_picker import ListPicker
from workroom.ui.handover.note_acts import NoteActs, Now
from workroom.ui.handover.note_deeds import NoteDeeds, PageActs
from workroom.ui.handover.note_panel import NotePanel
from workroom.ui.handover.note_rows import NoteRows, read_rows
from workroom.ui.handover.note_view import NoteView
from workroom.ui.handover.notes_list import NotesTable
from workroom.ui.handover.occasions import Occasions
from workroom.ui.handover.paper_deeds import PaperDeeds
from workroom.ui.handover.paper_view import PaperView
from workroom.ui.handover.papers import Paper, Papers
from workroom.ui.handover.picked import MainAct
from workroom.ui.handover.printing import Printing
from workroom.ui.handover.row_acts import RowActs
from workroom.ui.handover.scanned import Scanning
from workroom.ui.handover.screen import Asked, HandoverScreen, read_handover
from workroom.ui.handover.texts import FIRST, HELP
from workroom.ui.handover.watched import FOR_NOTES, FOR_ROWS
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Deed, Weight
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.empty import Empty
from workroom.ui.kit.page import Page
from workroom.ui.kit.theme import M, Tone

SEARCH_HINT = N_("Batch, number …")
LISTED = N_("{count} units put on the note.")
WAITING = N_("{count} wait")


class HandoverPage(Page):
    """Keeps the list, the picked note, its rows and the fields in step."""

    def __init__(self, bench: Bench, papers: Papers) -> None:
        super().__init__(bench, title=N_("Hand-over"), help=HELP)
        self._picked: HandoverId | None = None
        self._wanted = ""
        self._fresh = True
        self._actor = bench.actor()
        self._screen: HandoverScreen | None = None
        self.now = Now()
        self.list = NotesTable(bench)
        self._desk: Desk[HandoverScreen] = Desk(
            bench, read=self._question(), paint=self._paint, page=self, watch=FOR_NOTES
        )
        self._rows_desk: Desk[NoteRows | None] = Desk(
            bench, read=lambda _db: None, paint=self._paint_rows, page=self, watch=FOR_ROWS
        )
        self._acts = NoteActs(self, self._desk, self.now)
        self._rows_acts = RowActs(self, self._desk, self.now)
        self.scans = Scanning(bench, self._desk, self.now)
        self._beginning = Beginning(self, self._desk, self._bring)
        self.printing = Printing(bench, papers, self._acts, self.now, self)
        self.occasions = Occasions(self, self._desk, self.now)
        self.notes = NotePanel(bench, papers)
        self.deeds = NoteDeeds(
            self,
            self._acts,
            self._rows_acts,
            PageActs(
                begin_out=lambda: self._beginning.begin_out(self._screen),
                begin_back=lambda: self._beginning.begin_back(self._screen),
                take_list=self._take_list,
                occasion=self.occasions.ask,
                main=self._go_on,
                signed=self.notes.signed.answer,
                lies_here=self.printing.lies_here,
                spoiled=self.printing.spoil,
                print_sheets=self.printing.print_sheets,
            ),
        )
        self.paper_deeds = PaperDeeds(self, self._desk, self.now, papers)
        self.view = NoteView(bench, self.deeds, self._acts.open_drawn)
        self.lister = ListPicker(bench)
        self.paper = PaperView(bench, papers)
        self._empty = Empty(
            bench.words,
            bench.theme,
            icon_name="handover",
            title=N_("Nothing is being handed over"),
            first=FIRST,
            deed=self.deeds.out,
        )
        self._arrange()
        self._connect()

    # --- what the window asks ---

    def visit(self, about: object) -> None:
        """Open a handover: by its id, the number of its note or list, or its batch's code."""
        if about is not None:
            self.scans.seek(about, scanned=False)

    def take_scan(self, text: str) -> bool:
        """Units go onto the draft in front; a note's number opens it, or says it is signed."""
        return self.notes.signed.take_scan(text) or self.scans.take(text)

    @property
    def front(self) -> QWidget:
        """What stands in the middle: the note, the list to take from, a paper, or nothing yet."""
        return self._middle.currentWidget()

    def rest_focus(self) -> None:
        """On the rows of the note, or on the list while there is none."""
        if self._middle.currentWidget() is self.view:
            self.view.rest()
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Somebody else may have signed in behind a dialog: what may be done is asked anew."""
        if event.type() == QEvent.Type.WindowActivate and self.bench.actor() != self._actor:
            self._ask()
        return super().event(event)

    # --- the note in front ---

    def open_note(self, note: HandoverId | None) -> None:
        """Bring a note to the front."""
        if note != self._picked:
            self.scans.refused = ()
        self._picked = note
        self._middle.setCurrentWidget(self.view if note is not None else self._empty)
        self._ask()
        self._ask_rows()

    def _ask(self) -> None:
        self._desk.ask(self._question())

    def _find(self, text: str) -> None:
        self._wanted = text
        self._ask()

    def _question(self) -> Callable[[Reading], HandoverScreen]:
        bench = self.bench
        unfolded = self.list.unfolded or bool(self._wanted)
        picked, actor = self._picked, bench.actor()
        self._actor = actor
        return lambda db: read_handover(db, Asked(picked, unfolded, actor, shift_of(bench.now())))

    def _ask_rows(self) -> None:
        note, refused, now = self._picked, self.scans.refused, self.bench.now
        self._rows_desk.ask(
            lambda db: read_rows(db, note, asked=refused, today=now().date()) if note else None
        )

    def _paint(self, screen: HandoverScreen) -> None:
        self._screen = screen
        picked = screen.picked
        if picked is not None and picked.note.state is HandoverState.DROPPED:
            picked = self._picked = None
        self.remark(phrase(WAITING, count=screen.waiting))
        if picked is None and screen.notes and not self._wanted:
            self.open_note(screen.notes[0].note.id)
            return
        self.list.show_screen(screen, wanted=self._wanted, picked=self._picked or 0)
        self.now.picked = picked
        self.notes.show_note(picked)
        if picked is not None:
            self.view.show_note(picked)
        else:
            self._middle.setCurrentWidget(self._empty)
        self._judge()
        if self._fresh and picked is not None and self.list.hasFocus():
            self.view.rest()
        self._fresh = False

    def _paint_rows(self, rows: NoteRows | None) -> None:
        if rows is not None and rows.note == self._picked:
            self.view.show_rows(rows)

    def _judge(self) -> None:
        """The fields, the cursor or the book has changed: what may be done now?"""
        self.now.typed, self.now.rows = self.view.counts.typed, self.view.picked_rows
        if self.now.picked is not None:
            self.view.counts.show_difference(self.now.picked)
        self.paper_deeds.judge(self.now.picked)
        if self._screen is not None:
            self.deeds.judge(
                self._screen,
                self.now,
                asking=self.printing.asking,
                asks_signed=self.notes.signed.stands,
            )

    # --- what is pressed ---

    def _go_on(self) -> None:
        """The main act: whatever comes next for this note."""
        picked = self.now.picked
        if picked is None or not self.deeds.main.isEnabled():
            return
        typed = self.now.typed
        match picked.main_act(typed)[0]:
            case MainAct.COUNT if typed.sides or typed.stated:
                self._acts.sign_counts()
            case MainAct.COUNT:
                self.view.counts.enter()
            case MainAct.OPEN if not self.view.opened.enter():
                self.view.opened.go_on()
                self._acts.draw()
            case MainAct.AGREE:
                self._acts.agree()
            case MainAct.PRINT:
                self.printing.go_on()
            case MainAct.SIGN:
                self.notes.signed.ask()
            case MainAct.FILE:
                self._acts.file()

    def _bring(self, note: int) -> None:
        """A note was begun, or looked for: it comes to the front."""
        self.open_note(HandoverId(note))
        self._back_to_note()

    def _count_entered(self) -> None:
        """A side has typed its last figure: on to the other side, or to the next act."""
        if self.view.counts.missing:
            self.view.counts.enter()
        else:
            self._go_on()

    def _list_picked(self, note: int) -> None:
        if note != self._picked:
            self.open_note(HandoverId(note))

    def _take_list(self) -> None:
        if self._picked is not None:
            self._middle.setCurrentWidget(self.lister)
            self.lister.open_for(self._picked)

    def _put_list(self, units: tuple[UnitId, ...]) -> None:
        note = self._picked
        if note is not None:
            self._back_to_note()
            self._desk.do(
                lambda work: service.add_many(work, handover=note, units=units),
                then=lambda added: self.bench.notify(
                    self.bench.words(LISTED, count=len(added)), Tone.DONE
                ),
            )

    def _show_paper(self, paper: Paper) -> None:
        self._middle.setCurrentWidget(self.paper)
        self.paper.open_on(paper)

    def _back_to_note(self) -> None:
        self._middle.setCurrentWidget(self.view)
        self.view.rest()

    def _take_off(self) -> None:
        """Off the note; a row that was only refused is put out of sight."""
        self.scans.forget({row.id for row in self.now.rows})
        self._rows_acts.take_off()

    # --- how it is arranged ---

    def _arrange(self) -> None:
        theme = self.bench.theme
        go = self.bench.go
        register = Deed(
            N_("Register"), lambda: go("notes", None), words=self.bench.words, page=self
        )
        register.judge(YES)
        self.head.addWidget(register.button(theme, Weight.QUIET))
        self.head.addWidget(self.deeds.out.button(theme))
        self.head.addWidget(self.deeds.back.button(theme))
        self.add_search(SEARCH_HINT, self._find).lead_to(self.list)
        self._middle = QStackedWidget()
        for part in (self._empty, self.view, self.lister, self.paper):
            self._middle.addWidget(part)
        across = QHBoxLayout()
        across.setSpacing(M)
        across.addWidget(self.list)
        across.addWidget(self._middle, 1)
        self.body.addLayout(across, 1)
        deeds = self.deeds
        self.notes.signed.offer(deeds.signed, self.bench)
        self.notes.set_deeds(
            *(deeds.sheets, deeds.lies_here, deeds.spoiled, deeds.request),
            *(deeds.approve_note, deeds.word, deeds.drop),
            main=deeds.main,
            small=self.paper_deeds.all,
        )
        self.set_panel(self.notes)

    def _connect(self) -> None:
        view, rows = self.view, self._rows_acts
        self.list.note_picked.connect(self._list_picked)
        self.list.note_opened.connect(self._go_on)
        self.list.turned.connect(self._ask)
        self.scans.changed.connect(self._ask_rows)
        self.scans.wanted.connect(lambda unit: view.want(UnitId(unit)))
        self.scans.found.connect(self._bring)
        view.picked.connect(self._judge)
        view.table.opened.connect(lambda _row: self._go_on())
        view.table.conditioned.connect(lambda code: rows.remark(code, None, lambda: None))
        view.table.taken_off.connect(self._take_off)
        view.table.remark_asked.connect(view.strip.write_remark)
        view.strip.remarked.connect(lambda code, text: rows.remark(code, text, view.go_down))
        view.counts.typed_changed.connect(self._judge)
        view.counts.entered.connect(self._count_entered)
        self.lister.chosen.connect(self._put_list)
        self.lister.left.connect(self._back_to_note)
        self.paper.left.connect(self._back_to_note)
        self.notes.papers.opened.connect(self._show_paper)
        self.printing.changed.connect(self._judge)
        self.notes.signed.changed.connect(self._judge)
        self.notes.signed.answered.connect(self._acts.sign_papers)
