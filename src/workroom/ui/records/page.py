"""The registers: which there are, the lines of one, and what is to be done about the picked one."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut

from workroom.base.event import Event
from workroom.base.ids import Kind, LineId, Subject
from workroom.base.words import N_
from workroom.ledger.reading import Reading
from workroom.rooms.people.model import PersonEnrolled, PersonLeft, RolesChanged, SecretSet
from workroom.rooms.registers.declaration import Shelf
from workroom.rooms.shelf import SHELF
from workroom.rooms.site.model import CabinetPlaced
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.entry import PageEntry
from workroom.ui.kit.labels import row
from workroom.ui.kit.page import Page
from workroom.ui.kit.theme import M, Tone
from workroom.ui.records.acts import LineActs, Papers
from workroom.ui.records.blanks import Written
from workroom.ui.records.finding import find_line, find_thing, place_of
from workroom.ui.records.form_place import FormPlace
from workroom.ui.records.line_panel import LINES, LinePanel
from workroom.ui.records.lines_view import LinesView
from workroom.ui.records.screen import (
    RecordsScreen,
    Row,
    Show,
    Wanted,
    read_records,
)
from workroom.ui.records.shelf_list import ShelfList

TITLE = N_("Records")
HELP = N_(
    "The registers of the workroom: pick one at the left, its lines stand in the middle, the "
    "picked one at the right with what is to be done about it. Each line has a form that is "
    "filled in parts, by different people; the paper looks the same.\n\n"
    "F7 begins a new line, F9 fills the next part of the picked one, F8 adds what stands beneath "
    "it. F6 corrects, F4 makes void: nothing is ever deleted. Ctrl+P prints the form, "
    "F5 the list. Ctrl+Down and Ctrl+Up walk the registers. In a form Enter goes on, F9 "
    "writes it down, Esc leads back; what a rule refuses is written with Shift+F9 if somebody "
    "vouches for it. Scan the number of a line to see it."
)
WRITTEN = N_("{number} is written down.")
IN_A_FORM = N_("A form is open. Write it down (F9) or leave it (Esc) first.")
WATCHED: tuple[type[Event], ...] = (
    *LINES,
    PersonEnrolled,
    PersonLeft,
    RolesChanged,
    SecretSet,
    CabinetPlaced,
)


class RecordsPage(Page):
    """The face of every declared register; it knows none of them but by its declaration."""

    def __init__(
        self,
        bench: Bench,
        papers: Papers,
        shelf: Shelf = SHELF,
        who_changed: SignalInstance | None = None,
    ) -> None:
        """`who_changed` tells of another person at the desk: what was grey may live."""
        super().__init__(bench, title=TITLE, help=HELP)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._shelf = shelf
        self._wanted = Wanted()
        self._awaited: LineId | None = None
        self._actor = bench.actor()
        self._has_painted = False
        self.panel_of_line = LinePanel(self, shelf)
        self.acts = LineActs(self, self.panel_of_line, papers)
        self.registers = ShelfList(bench)
        self.lines = LinesView(bench, self.acts.enter, self.acts.print_list)
        self._desk: Desk[RecordsScreen] = Desk(
            bench, read=self._question(), paint=self._paint, page=self, watch=WATCHED
        )
        self.forms = FormPlace(self, self._desk, self.panel_of_line)
        self.acts.use(self.forms)
        self._arrange()
        self.registers.chosen.connect(self._choose)
        self.registers.opened.connect(lambda _one: self.rest_focus())
        self.lines.picked.connect(self._pick)
        self.lines.opened.connect(self.acts.go_on.trigger)
        self.lines.filtered.connect(self._filter)
        self.panel_of_line.painted.connect(self.acts.show_line)
        self.panel_of_line.opened.connect(
            lambda line: self.panel_of_line.pick(line, self.panel_of_line.row)
        )
        self.forms.written.connect(self._end)
        if who_changed is not None:
            who_changed.connect(self.hear_who)

    # --- ways in ---

    def visit(self, about: object) -> None:
        """A line, or a register by its key."""
        match about:
            case Subject(kind=Kind.LINE, id=line):
                self.show_line(LineId(line))
            case str() if about in self._shelf:
                self._choose(about)

    def take_scan(self, text: str) -> bool:
        """A line's number picks it; while a form is open, a scan goes into the field it fits."""
        # Asked here and not on the worker: the window must know at once whose the scan is.
        with self.bench.ledger.read() as db:
            line = find_line(db, self._shelf, text)
            thing = find_thing(db, text) if line is None and self.forms.form else None
        if self.forms.form is not None and thing is not None:
            return self.forms.form.take(thing)
        if line is None:
            return False
        if self.forms.form is not None:
            self.bench.notify(self.bench.words(IN_A_FORM), Tone.LOOK)
        else:
            self.show_line(line)
        return True

    def show_line(self, line: LineId) -> None:
        """Pick a line, in whatever register it is."""
        with self.bench.ledger.read() as db:
            place = place_of(db, self._shelf, line)
        if place is None:
            return
        self._awaited = place.row
        self.panel_of_line.pick(line, place.row)
        self._ask(replace(self._wanted, register=place.register))

    def rest_focus(self) -> None:
        """The form while one is open, else the lines, else the registers."""
        if self.bench.actor() != self._actor:
            self.hear_who()
        table = self.lines.table
        if self.forms.form is not None:
            self.forms.form.begin()
        elif table is not None and table.isVisibleTo(self):
            table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.registers.setFocus(Qt.FocusReason.OtherFocusReason)

    def hear_who(self, _person: object = None) -> None:
        """Somebody signed in or out."""
        self._actor = self.bench.actor()
        self._desk.ask(self._question())
        self.panel_of_line.ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        panel = self.panel_of_line
        if event.key() == Qt.Key.Key_Escape and panel.is_beneath:
            panel.pick(panel.row, panel.row)
            self.rest_focus()
        else:
            super().keyPressEvent(event)

    # --- questions and answers ---

    def _question(self) -> Callable[[Reading], RecordsScreen]:
        wanted, actor, shelf, words = (
            self._wanted,
            self.bench.actor(),
            self._shelf,
            self.bench.words,
        )
        return lambda db: read_records(db, shelf, wanted, actor, words)

    def _ask(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._desk.ask(self._question())

    def _choose(self, key: str) -> None:
        if key != self._wanted.register:
            self._awaited = None
            self._clear_search()
            self._ask(replace(self._wanted, register=key, text=""))

    def _filter(self, show: Show) -> None:
        self._ask(replace(self._wanted, show=show))

    def _search(self, text: str) -> None:
        if text != self._wanted.text:
            self._ask(replace(self._wanted, text=text))

    def _clear_search(self) -> None:
        if self.search is not None:
            self.search.setText("")

    def _paint(self, screen: RecordsScreen) -> None:
        if self._awaited is not None and self._awaited not in {one.id for one in screen.rows}:
            unfiltered = Wanted(screen.wanted.register)
            if screen.wanted != unfiltered:
                self._clear_search()
                self._ask(unfiltered)
                return
            self._awaited = None
        if not self._wanted.register:
            self._wanted = screen.wanted
        self.registers.show_stands(screen.stands, screen.register.key)
        self.acts.show_screen(screen)
        awaited, self._awaited = self._awaited, None
        first_time, self._has_painted = not self._has_painted, True
        self.lines.show_screen(screen, awaited)
        if (first_time or awaited is not None) and self.isVisible():
            self.rest_focus()

    def _pick(self, one: Row | None) -> None:
        line = one.id if one is not None else None
        if line is None or line != self.panel_of_line.row:
            self.panel_of_line.pick(line, line)

    def _end(self, written: Written) -> None:
        self.bench.notify(self.bench.words(WRITTEN, number=written.number), Tone.DONE)
        with self.bench.ledger.read() as db:
            place = place_of(db, self._shelf, written.line)
        if place is not None and place.row == written.line:
            self.show_line(written.line)

    def _arrange(self) -> None:
        self.add_search(N_("Find in this register …"), self._search)
        across = row(self.registers, spacing=M)
        across.addWidget(self.lines, 1)
        self.body.addLayout(across, 1)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.forms)
        for key, step in (("Ctrl+Down", 1), ("Ctrl+Up", -1)):
            walk = QShortcut(QKeySequence(key), self)
            walk.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            walk.activated.connect(lambda by=step: self.registers.step(by))


def records_entry(papers: Papers, who_changed: SignalInstance | None = None) -> PageEntry:
    """The registers' place in the rail."""
    return PageEntry(
        key="records",
        title=TITLE,
        icon="records",
        shortcut="Ctrl+7",
        open=lambda bench: RecordsPage(bench, papers, who_changed=who_changed),
    )
