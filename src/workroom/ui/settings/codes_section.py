"""Codes and labels: every kind with its number, saved as a PDF file or sent to the printer."""

from PySide6.QtWidgets import QWidget

from workroom.base.clauses import FLOW_SHEET
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import N_, phrase
from workroom.rooms.catalogue.model import UnitsEntered
from workroom.rooms.handover.model import HandoverAgreed
from workroom.rooms.opening.model import StatementAgreed
from workroom.rooms.people.model import BadgeReplaced, PersonEnrolled, PersonLeft
from workroom.rooms.project.model import SettingChanged
from workroom.rooms.site.model import CabinetPlaced, WorkstationPlaced
from workroom.rooms.workflow.model import SheetsIssued
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.fields import number_field
from workroom.ui.kit.labels import Label, row
from workroom.ui.kit.panel import Fact, Panel
from workroom.ui.kit.progress import ProgressStrip
from workroom.ui.kit.rows import Align, Col, RowsModel
from workroom.ui.kit.table import Table
from workroom.ui.kit.theme import META, Tone
from workroom.ui.settings.code_printing import AskPath, Chosen, CodePrinting
from workroom.ui.settings.pc_desk import PcDesk
from workroom.ui.settings.screen import CodeKind, CodesScreen, read_codes
from workroom.ui.settings.section import Section

TITLE = N_("Codes and labels")
TEXT = N_(
    "What a reader reads. Originals bear no labels: the codes of volumes and items go on the "
    "wrapper, and a stage scan needs only the workflow sheet."
)
NONE_YET = N_("There are none of these yet.")
PAPERS = {
    "command": N_("A4, one sheet to laminate"),
    "badge": N_("A4, ten cards of 85.6 × 54 mm"),
}
LABELS = N_("A4, 3 × 8 labels of 70 × 37 mm")
WATCHED = (
    UnitsEntered,
    SheetsIssued,
    HandoverAgreed,
    StatementAgreed,
    PersonEnrolled,
    PersonLeft,
    BadgeReplaced,
    CabinetPlaced,
    WorkstationPlaced,
    SettingChanged,
)

COLUMNS: tuple[Col[CodeKind], ...] = (
    Col(title=N_("Codes of"), text=lambda one: phrase(one.label), width=150),
    Col(title=N_("Number"), text=lambda one: f"{one.count:,}", align=Align.RIGHT, width=90),
    Col(
        title=N_("Where they go"),
        text=lambda one: phrase(one.use),
        tone=lambda _: Tone.QUIET,
        stretch=True,
    ),
)


class CodesSection(Section):
    """The kinds at the left; the picked one, perhaps a range of it, is drawn from the panel."""

    def __init__(self, bench: Bench, pc: PcDesk, *, ask_path: AskPath | None = None) -> None:
        super().__init__(bench, key="codes", title=TITLE, text=TEXT)
        words, theme = bench.words, bench.theme
        self._rows = RowsModel(COLUMNS, words=words, theme=theme, key=lambda one: one.id)
        self.table: Table[CodeKind] = Table(self._rows, name=TITLE)
        self.panel = Panel(bench, empty=N_("Pick a kind of code to print it."))
        self.first, self.last = number_field(1, 1), number_field(1, 1)
        self.first.setAccessibleName(words(N_("From number")))
        self.last.setAccessibleName(words(N_("To number")))
        self._range = QWidget()
        across = row(self.first, Label("–"), self.last)
        across.setStretch(0, 1)
        across.setStretch(2, 1)
        self._range.setLayout(across)
        self._range_head = Label(words(N_("Numbers from, to")), size=META, tone=Tone.QUIET)
        self.panel.add(self._range_head)
        self.panel.add(self._range)
        progress = ProgressStrip(words, theme)
        self._printing = CodePrinting(bench, pc, self, progress, ask_path=ask_path)
        self._save = self.deed(N_("Save as PDF …"), self.save, key="F6", icon_name="export")
        self._print = self.deed(N_("Print"), self.print, key="F7", icon_name="printer")
        self.panel.set_deeds(self._save, main=self._print)
        self.body.addWidget(progress)
        self.body.addWidget(self.table, 1)
        self.beside.addWidget(self.panel)
        self.table.picked.connect(self._show)
        self.first.valueChanged.connect(self.last.setMinimum)
        self._desk: Desk[CodesScreen] = Desk(
            bench, read=read_codes, paint=self._paint, page=self, watch=WATCHED
        )

    def save(self) -> None:
        """Draw the picked kind into a file."""
        if (chosen := self._chosen()) is not None:
            self._printing.save(chosen)

    def print(self) -> None:
        """Send the picked kind to the printer."""
        if (chosen := self._chosen()) is not None:
            self._printing.print(chosen)

    def _chosen(self) -> Chosen | None:
        kind = self.table.record
        if kind is None:
            return None
        numbers = (self.first.value(), self.last.value())
        if not kind.ranged or numbers == (1, kind.count):
            return Chosen(kind.id)
        return Chosen(kind.id, numbers=numbers)

    def _paint(self, screen: CodesScreen) -> None:
        self._rows.show(screen.kinds)
        if self.table.record is None:
            self.table.pick(0)
        self._show(self.table.record)

    def _show(self, kind: CodeKind | None) -> None:
        if kind is None:
            self.panel.clear()
            for deed in (self._save, self._print):
                deed.judge(None)
            return
        self.panel.show_thing(
            title=phrase(kind.label),
            subtitle=phrase(kind.use),
            facts=(
                Fact(N_("Number"), f"{kind.count:,}"),
                Fact(N_("Paper"), phrase(PAPERS.get(kind.id, LABELS))),
            ),
        )
        ranged = kind.ranged and kind.count > 0
        self._range.setVisible(ranged)
        self._range_head.setVisible(ranged)
        self.last.setMinimum(1)
        for field in (self.first, self.last):
            field.setMaximum(max(kind.count, 1))
        self.first.setValue(1)
        self.last.setValue(max(kind.count, 1))
        verdict: Verdict = YES if kind.count else no(NONE_YET, FLOW_SHEET)
        self._save.judge(verdict)
        self._print.judge(verdict)
