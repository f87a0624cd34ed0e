"""The catalogue: a long table, filters, the panel of one unit, and lists coming in."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workroom.base.event import Entry, Event
from workroom.base.ids import BatchId, Kind, Subject, UnitId
from workroom.base.verdict import YES
from workroom.base.words import N_, phrase
from workroom.ledger.reading import Reading
from workroom.rooms.listing.model import Listed, Sort, Wanted
from workroom.rooms.lists.model import ProposalsAccepted, ProposalsDeclined, ProposalsMade
from workroom.ui.catalogue.columns_view import ColumnsView
from workroom.ui.catalogue.filters import FilterRow
from workroom.ui.catalogue.import_panel import ImportPanel
from workroom.ui.catalogue.kept import KeptFilters, Spelled, unkept
from workroom.ui.catalogue.kept_bar import KeptBar
from workroom.ui.catalogue.opening_panel import (
    NoPress,
    OffersPapers,
    OpeningPanel,
    way_to_opening,
)
from workroom.ui.catalogue.proposals_view import ProposalsView, door_to
from workroom.ui.catalogue.screen import CatalogueScreen, find_code, read_catalogue
from workroom.ui.catalogue.unit_panel import MOVES, STAGES, UnitPanel
from workroom.ui.catalogue.unit_screen import UnitScreen
from workroom.ui.catalogue.unit_table import UnitTable
from workroom.ui.catalogue.unit_view import UnitView
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Deed, Weight
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.empty import Empty
from workroom.ui.kit.entry import PageEntry
from workroom.ui.kit.labels import row
from workroom.ui.kit.page import Page
from workroom.ui.kit.theme import S

HELP = N_(
    "Every box, volume and item that the book knows. Type to find one by code, title, author, "
    "number or remark; narrow the list by the row above it. A click on a head sorts. "
    "Scan a label or a sheet to see its unit.\n\n"
    "Ctrl+D keeps a filter under a name, for this PC, and forgets it again. "
    "Enter opens the picked unit, Esc leads back. F6 shows what a box holds. F7 brings a list in. "
    "F4 writes what became of the unit: split, merged, recoded, another's cover, items, or "
    "something found in it. F5 says where it is when it is not in its place: missing, found, lent, "
    "called back. F3 shows what later lists say otherwise. Shift+F7 tells the book of a project "
    "that runs already. F8 gives the unit another code. Ctrl+T keeps its title off the "
    "contractor's papers. F9 lifts a security class; the client signs that."
)
DECISIONS = (ProposalsMade, ProposalsAccepted, ProposalsDeclined)
FOUND = N_("{count} of {whole}")
WHOLE = N_("{whole} units")


class CataloguePage(Page):
    """List, unit and import, one beside the other."""

    def __init__(
        self, bench: Bench, kept: KeptFilters | None = None, papers: OffersPapers | None = None
    ) -> None:
        """`papers` offers those of an opening statement."""
        super().__init__(bench, title=N_("Catalogue"), help=HELP)
        self.kept = KeptBar(bench, kept or unkept(), self)
        self.setAcceptDrops(True)
        self._shown: CatalogueScreen | None = None
        words = bench.words
        self.table = UnitTable(bench)
        self.filters = FilterRow(bench)
        self.view = UnitView(bench)
        self.unit_panel = UnitPanel(self)
        self.imports = ImportPanel(self)
        self.proposals = ProposalsView(bench)
        self._import = Deed(
            N_("Bring a list in"),
            self.show_import,
            words=words,
            page=self,
            shortcut="F7",
            icon_name="import",
            unasked=N_("Nobody is signed in at this desk."),
        )
        self._corrections = door_to(self, self.show_proposals)
        self._open_books = way_to_opening(self, self.show_opening)
        self.opening = OpeningPanel(self, papers or NoPress())
        self._arrange()
        self._desk: Desk[CatalogueScreen] = Desk(
            bench, read=self._question(), paint=self._paint, page=self, watch=(*MOVES, *DECISIONS)
        )
        bench.live.happened.connect(self._heed_stages)
        self.table.rows.sorted_by.connect(self._sort)
        self.filters.changed.connect(lambda _wanted: self._ask())
        self.kept.recalled.connect(self.visit)
        self.kept.settled.connect(self.rest_focus)
        self.table.picked.connect(self._pick)
        self.table.opened.connect(lambda one: self.open_unit(one.id))
        self.unit_panel.open_asked.connect(self.open_unit)
        self.unit_panel.inside_asked.connect(lambda unit: self.visit(Wanted(inside=unit)))
        self.unit_panel.painted.connect(self._paint_unit)
        self.view.left.connect(self.close_unit)
        self.view.opened.connect(self.open_unit)
        self.imports.closed.connect(self.hide_import)
        self.imports.previewed.connect(self._show_columns)
        self.proposals.left.connect(self.leave_proposals)
        self.proposals.unit_asked.connect(self.open_unit)
        self.opening.closed.connect(self.hide_import)

    # --- ways in ---

    def visit(self, about: object) -> None:
        """A unit by its id, a batch, a whole question, or the import."""
        match about:
            case Wanted():
                self.close_unit()
                self.hide_import()
                self.filters.ask(about)
                if self.search is not None:
                    self.search.setText(about.text)
            case Subject(kind=Kind.UNIT, id=id_):
                self.open_unit(UnitId(id_))
            case Subject(kind=Kind.BATCH, id=id_):
                self.visit(Wanted(batch=BatchId(id_)))
            case int():
                self.open_unit(UnitId(about))
            case "import":
                self.show_import()
            case "proposals":
                self.show_proposals()
            case "opening":
                self.show_opening()
            case str():
                self.visit(Wanted(text=about))

    def take_scan(self, text: str) -> bool:
        """Show the unit that was scanned; what is no unit goes on to the station."""
        if self.unit_panel.take_scan(text):
            return True
        # Asked here and not on the worker: the window must know at once whose the scan is.
        with self.bench.ledger.read() as db:
            unit = find_code(db, text)
        if unit is None:
            return False
        self.open_unit(unit)
        return True

    def open_unit(self, unit: UnitId) -> None:
        """Show one unit over the whole page."""
        self.hide_import()
        self.unit_panel.pick(unit)
        self.unit_panel.stand_beside_page(True)
        self._stack.setCurrentWidget(self.view)
        self.view.rest_focus()

    def show_proposals(self) -> None:
        """What later lists say otherwise, over the whole page."""
        self.hide_import()
        self.unit_panel.hide()
        self._stack.setCurrentWidget(self.proposals)
        self.proposals.rest_focus()

    def leave_proposals(self) -> None:
        """Back to the list."""
        if self._stack.currentWidget() is self.proposals:
            self._stack.setCurrentWidget(self._list)
            self.unit_panel.show()
            self.table.setFocus()

    def close_unit(self) -> None:
        """Back to the list, from a unit or from what later lists say otherwise."""
        self.leave_proposals()
        if self._stack.currentWidget() is self.view:
            self._stack.setCurrentWidget(self._list)
            self.unit_panel.stand_beside_page(False)
            self.table.setFocus()

    def show_import(self) -> None:
        """Put the import in the panel's place."""
        self._show_beside(self.imports, self.opening)

    def show_opening(self) -> None:
        """Put the opening statement in the panel's place."""
        self._show_beside(self.opening, self.imports)

    def _show_beside(
        self, panel: ImportPanel | OpeningPanel, other: ImportPanel | OpeningPanel
    ) -> None:
        self.close_unit()
        self.unit_panel.hide()
        other.hide()
        panel.show()
        panel.rest_focus()
        self._make_room(True)

    def hide_import(self) -> None:
        """Put the unit's panel back."""
        if self.imports.isVisible() or self.opening.isVisible():
            self.imports.hide()
            self._show_columns(False)
            self.opening.hide()
            self.table.setFocus()
            self._make_room(False)
        self.unit_panel.show()

    def rest_focus(self) -> None:
        """The table, or the open unit's way back."""
        match self._stack.currentWidget():
            case UnitView() | ProposalsView() | ColumnsView() as front:
                front.rest_focus()
            case _:
                super().rest_focus()

    # --- questions and answers ---

    def _question(self) -> Callable[[Reading], CatalogueScreen]:
        wanted, actor = self.filters.wanted, self.bench.actor()
        return lambda db: read_catalogue(db, wanted, actor)

    @Slot(object)
    def _heed_stages(self, entries: tuple[Entry[Event], ...]) -> None:
        """Stages change no row; only a list of what stands at one, or is open, is asked again."""
        wanted = self.filters.wanted
        about_stages = wanted.stage or wanted.unfinished or wanted.finished
        if about_stages and any(isinstance(one.event, STAGES) for one in entries):
            self._desk.refresh()

    def _ask(self) -> None:
        self._desk.ask(self._question())

    def _search(self, text: str) -> None:
        if text == self.filters.wanted.text:
            return
        self.close_unit()
        self.filters.ask(replace(self.filters.wanted, text=text))

    def _sort(self, key: str, descending: bool) -> None:
        sort = Sort(key) if key else Sort.CODE
        self.filters.ask(
            replace(self.filters.wanted, sort=sort, descending=descending and bool(key))
        )

    def _paint(self, screen: CatalogueScreen) -> None:
        before, self._shown = self._shown, screen
        if screen.first and (before is None or not before.first):
            self.table.fit_codes(screen.first)
        same = before is not None and (before.wanted, before.count) == (screen.wanted, screen.count)
        if same:
            self.table.rows.renew()
        else:
            self.table.show_rows(screen, self.unit_panel.unit)
        self.filters.show_screen(screen)
        self.kept.show_question(screen.wanted, self.filters.say())
        self.imports.offer(screen.projects, screen.may_import, screen.may_correct)
        self._import.judge(screen.may_import)
        self._corrections.judge(YES if screen.proposed else None)
        self._open_books.judge(screen.may_import)
        self._middle.setCurrentWidget(self.table if screen.whole else self._empty)
        self.filters.setVisible(screen.whole > 0)
        counts = {"count": f"{screen.count:,}", "whole": f"{screen.whole:,}"}
        everything = screen.count == screen.whole
        self.remark(phrase(WHOLE if everything else FOUND, **counts))

    def _show_columns(self, seen: bool) -> None:
        """While a file is looked at, its columns stand in the list's place."""
        if seen and self.imports.isVisible():
            self._stack.setCurrentWidget(self.imports.columns)
            self.imports.columns.rest_focus()
        elif self._stack.currentWidget() is self.imports.columns:
            self._stack.setCurrentWidget(self._list)
            self.imports.rest_focus()

    def _make_room(self, narrow: bool) -> None:
        """Beside the import the table has room for less, and so has the head of the page."""
        self.kept.setVisible(not narrow)
        self._import_button.setVisible(not narrow)
        self._open_books.setVisible(not narrow)
        self.table.spare_columns(narrow)

    def _pick(self, one: Listed | None) -> None:
        if one is not None and one.id != self.unit_panel.unit:
            self.unit_panel.pick(one.id)

    def _paint_unit(self, screen: UnitScreen | None) -> None:
        if screen is not None:
            self.view.show_unit(screen)

    def _arrange(self) -> None:
        words, theme = self.bench.words, self.bench.theme
        self.add_search(N_("Code, title, author, number, remark …"), self._search)
        if self.search is not None:
            self.search.lead_to(self.table)
        self.head.addWidget(self.kept)
        self.head.addWidget(self._corrections.button(theme))
        self._import_button = self._import.button(theme)
        self.head.addWidget(self._import_button)
        self._empty = Empty(
            words,
            theme,
            icon_name="catalogue",
            title=N_("The catalogue is empty"),
            first=N_("Bring in the client's list of volumes or items: a spreadsheet as it is."),
            deed=self._import,
        )
        self._middle = QStackedWidget()
        self._middle.addWidget(self.table)
        self._middle.addWidget(self._empty)
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addLayout(row(self.filters, None, self._open_books.button(theme, Weight.QUIET)))
        column.addWidget(self._middle, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        for part in (self.view, self.imports.columns, self.proposals):
            self._stack.addWidget(part)
        self.body.addWidget(self._stack, 1)
        self.set_panel(self.unit_panel)
        layout = self.layout()
        for beside in (self.imports, self.opening):
            if layout is not None:
                layout.addWidget(beside)
            beside.hide()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._import.isEnabled() and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.show_import()
        self.imports.dropEvent(event)


def catalogue_entry(
    read: Callable[[], Mapping[str, Spelled]],
    write: Callable[[dict[str, Spelled]], object],
    papers: OffersPapers,
) -> PageEntry:
    """The catalogue, how this PC keeps filters, and who offers the papers drawn for it."""
    kept = KeptFilters(read, write)
    return PageEntry(
        key="catalogue",
        title=N_("Catalogue"),
        icon="catalogue",
        shortcut="Ctrl+4",
        open=lambda bench: CataloguePage(bench, kept, papers),
    )
